"""Why an order is left out and what would serve it; why a village is served as it is."""

from routing.plan.explain.model import Change, LeftOut, Planner, Served
from routing.plan.explain.served import explain_served
from routing.plan.explain.unserved import Explainer, RoadVariant

__all__ = [
    "Change",
    "Explainer",
    "LeftOut",
    "Planner",
    "RoadVariant",
    "Served",
    "explain_served",
]
