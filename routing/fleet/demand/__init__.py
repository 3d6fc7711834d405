"""Days of demand: drawn from a model, or split from past orders."""

from routing.fleet.demand.draw import draw_days
from routing.fleet.demand.past import past_days
from routing.fleet.demand.scaled import scaled_days
from routing.fleet.demand.schema import DemandModel

__all__ = ["DemandModel", "draw_days", "past_days", "scaled_days"]
