"""Changes in one sentence each."""

from __future__ import annotations

import math

from routing.plan.context import PlanContext
from routing.plan.explain.needs import Need
from routing.words import say


def _up(amount: float, step: float) -> float:
    """An amount rounded up, so that what is said is enough."""
    return math.ceil(amount / step - 1e-9) * step


def _minutes(seconds: int) -> str:
    return f"{math.ceil(seconds / 60):,}"


def change_words(context: PlanContext, need: Need, visit: int) -> str:
    """What is to be changed, with the least amount that is enough."""
    problem, kind = need.problem, need.kind
    vehicle = problem.vehicles.ids[need.place.route.vehicle]
    village = _name(context, visit)
    if kind == "place":
        return say("Nothing: vehicle {vehicle} has a place for it.", vehicle=vehicle)
    if kind == "access":
        return say("Let vehicle {vehicle} serve {village}.", vehicle=vehicle, village=village)
    if kind == "vehicle":
        number = need.place.route.vehicle
        return say(
            "One more {type} at {base}.",
            type=problem.types.ids[problem.vehicles.type[number]],
            base=_outlet(context, int(problem.vehicles.base[number])),
        )
    if kind == "instead":
        removed = need.place.removed
        orders = () if removed is None else context.orders_of(removed)
        return say(
            "Leave out {orders} for {village} instead.",
            orders=", ".join(order.id for order in orders),
            village="" if removed is None else _name(context, removed),
        )
    return _amount_words(context, need, vehicle)


def _amount_words(context: PlanContext, need: Need, vehicle: str) -> str:
    amount = need.amount
    if need.kind == "window":
        place = _name(context, need.target)
        return say(
            "Let {village} be served {minutes} min later.", village=place, minutes=_minutes(amount)
        )
    if need.kind == "outlet-hours":
        place = _outlet(context, need.target)
        return say(
            "Let {outlet} close {minutes} min later.", outlet=place, minutes=_minutes(amount)
        )
    return {
        "hours": say(
            "Let vehicle {vehicle} work {minutes} min longer.",
            vehicle=vehicle,
            minutes=_minutes(amount),
        ),
        "range": say(
            "Let vehicle {vehicle} drive {km} km further.",
            vehicle=vehicle,
            km=f"{_up(amount / 1000, 0.1):,.1f}",
        ),
        "weight": say(
            "{kg} kg less goods on vehicle {vehicle}, or as much more payload.",
            kg=f"{_up(amount / 1000, 0.1):,.1f}",
            vehicle=vehicle,
        ),
        "volume": say(
            "{m3} m³ less goods on vehicle {vehicle}, or as much more space.",
            m3=f"{_up(amount / 1000, 0.01):,.2f}",
            vehicle=vehicle,
        ),
        "trips": say("Let vehicle {vehicle} make one trip more.", vehicle=vehicle),
    }[need.kind]


def _name(context: PlanContext, visit: int) -> str:
    village = context.village_of(visit)
    return context.place_by_id[village].name


def _outlet(context: PlanContext, depot: int) -> str:
    return context.place_by_id[context.problem.depots.ids[depot]].name
