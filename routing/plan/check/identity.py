"""Rules about who is who: the scenario's state, the vehicles, and every order exactly once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from routing.codes import CODES
from routing.errors import Finding
from routing.plan.check.facts import Facts, PlanRule, short
from routing.plan.model import Unserved
from routing.words import say


def same_date(facts: Facts) -> Iterator[Finding]:
    """The plan is for the date of the orders."""
    if facts.plan.date != facts.day.date.isoformat():
        cause = say(
            "The plan is for {date}, the orders are of {orders_date}.",
            date=facts.plan.date,
            orders_date=facts.day.date,
        )
        yield facts.found("plan.other-date", cause, "date")


def same_scenario(facts: Facts) -> Iterator[Finding]:
    """The scenario and the orders are in the state that the plan was made from."""
    made_from = facts.plan.scenario
    if made_from.digest != facts.scenario.digest:
        cause = say("The scenario's digest is {digest}, ", digest=facts.scenario.digest[:12])
        cause += say("the plan was made from {digest}.", digest=short(made_from.digest[:12]))
        changed = facts.found("plan.scenario-changed", cause, "scenario.digest")
        yield replace(changed, severity="warning")
    if made_from.orders_digest != facts.day.digest:
        cause = say("The orders' digest is {digest}, ", digest=facts.day.digest[:12])
        cause += say(
            "the plan was made from {orders_digest}.",
            orders_digest=short(made_from.orders_digest[:12]),
        )
        changed = facts.found("plan.orders-changed", cause, "scenario.orders_digest")
        yield replace(changed, severity="warning")


def vehicles_exist_once(facts: Facts) -> Iterator[Finding]:
    """Every route has a vehicle of the fleet, and no two the same."""
    for vehicle, times in Counter(route.vehicle for route in facts.plan.routes).items():
        place = f"vehicle {short(vehicle)}"
        if vehicle not in facts.fleet:
            cause = say("The fleet has no vehicle {vehicle}.", vehicle=short(vehicle))
            yield facts.found("plan.unknown-vehicle", cause, place)
        if times > 1:
            yield facts.found(
                "plan.vehicle-twice", say("It drives {times} routes.", times=times), place
            )


def orders_exactly_once(facts: Facts) -> Iterator[Finding]:
    """Every order is served once or listed once as left out, and the scenario has it."""
    served = [o for r in facts.plan.routes for s in r.stops for o in s.orders]
    times = Counter([*served, *(part.order for part in facts.plan.unserved)])
    for name, count in times.items():
        if name not in facts.orders:
            cause = say(
                "There is no order {name} on {date}.", name=short(name), date=facts.day.date
            )
            yield facts.found("plan.unknown-order", cause, f"order {short(name)}")
        elif count > 1:
            cause = say("It stands {count} times, among stops and orders left out.", count=count)
            yield facts.found("plan.order-twice", cause, f"order {short(name)}")
    for name, order in facts.orders.items():
        if name not in times:
            cause = say(
                "The order of village {village} is neither served nor left out.",
                village=short(order.village),
            )
            yield facts.found("plan.order-missing", cause, f"order {short(name)}")


def _differences(facts: Facts, part: Unserved) -> Iterator[str]:
    order = facts.orders[part.order]
    if part.village != order.village:
        yield say(
            "It is of village {village}, the plan says {stated}.",
            village=short(order.village),
            stated=short(part.village),
        )
    if part.mandatory != order.mandatory:
        yield say(
            "Its field mandatory is {mandatory}, the plan says {stated}.",
            mandatory=order.mandatory,
            stated=part.mandatory,
        )
    if part.reason not in CODES:
        yield say("The reason {reason} is not in the catalogue.", reason=short(part.reason))


def unserved_as_stated(facts: Facts) -> Iterator[Finding]:
    """What is said of orders left out agrees with the scenario."""
    for part in facts.plan.unserved:
        if part.order in facts.orders:
            for difference in _differences(facts, part):
                place = f"order {short(part.order)}"
                yield facts.found("plan.unserved-differs", difference, place)


def mandatory_served(facts: Facts) -> Iterator[Finding]:
    """Mandatory orders are served; a shortfall, since it may be impossible."""
    stated = {part.order: part for part in facts.plan.unserved}
    for name, order in facts.orders.items():
        if order.mandatory and name not in facts.served:
            why = f" {stated[name].reason}: {stated[name].detail}" if name in stated else ""
            cause = say(
                "The order of village {village} is left out.{why}",
                village=short(order.village),
                why=short(why),
            )
            shortfall = facts.found("plan.mandatory-unserved", cause, f"order {short(name)}")
            yield replace(shortfall, severity="warning")


IDENTITY_RULES: tuple[PlanRule, ...] = (
    same_date,
    same_scenario,
    vehicles_exist_once,
    orders_exactly_once,
    unserved_as_stated,
    mandatory_served,
)
