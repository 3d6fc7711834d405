"""A proven lower bound on the cost of a day, whatever engine plans it."""

from routing.plan.bound.bound import Bound, lower_bound

__all__ = ["Bound", "lower_bound"]
