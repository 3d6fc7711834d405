"""Rules about the stops of a route: their sequence, their places, and what is done there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from routing.errors import Finding
from routing.plan.check.facts import RouteFacts, RouteRule, short
from routing.plan.model import Stop
from routing.words import say

DEGREES: Final = 1e-6
SHORTEST_ROUTE: Final = 4


def vehicle_as_stated(about: RouteFacts) -> Iterator[Finding]:
    """Type, profile and base are the scenario's."""
    if about.vehicle is None or about.kind is None:
        return
    stated = (about.route.type, about.route.profile, about.route.base)
    true = (about.vehicle.type, about.kind.profile, about.vehicle.base)
    for what, says, name in zip(("type", "profile", "base"), stated, true, strict=True):
        if says != name:
            cause = say(
                "Its {what} is {name}, the plan says {says}.",
                what=what,
                name=short(name),
                says=short(says),
            )
            yield about.found("plan.vehicle-differs", cause)


def _misplaced(about: RouteFacts) -> Iterator[tuple[int, str]]:
    """Number of a stop and what is wrong with its being there."""
    last = len(about.stops) - 1
    wanted = {0: "start", 1: "load", last: "end"}
    for number, stop in enumerate(about.stops):
        inside = stop.kind in {"load", "serve"}
        if number in wanted and stop.kind != wanted[number]:
            yield (
                number,
                say(
                    "it must be of kind {wanted}, and is of kind {kind}",
                    wanted=wanted[number],
                    kind=stop.kind,
                ),
            )
        elif number not in wanted and not inside:
            yield number, say("a stop of kind {kind} stands within the route", kind=stop.kind)
        elif stop.kind == "serve" and not stop.orders:
            yield number, say("no order is served there")
        elif stop.kind != "serve" and stop.orders:
            yield number, say("orders stand at a stop of kind {kind}", kind=stop.kind)
        elif stop.kind == "load" and about.stops[number - 1].kind == "load":
            yield number, say("nothing is done since the loading before")


def stops_form_a_day(about: RouteFacts) -> Iterator[Finding]:
    """Start, loading, villages (and loadings between), end; orders at villages only."""
    if len(about.stops) < SHORTEST_ROUTE:
        cause = say(
            "It has {count} stops; start, loading, a village and end are needed.",
            count=len(about.stops),
        )
        yield about.found("plan.broken-route", cause)
        return
    for number, what in _misplaced(about):
        cause = f"{what[0].upper()}{what[1:]}."
        yield about.found("plan.broken-route", cause, number)


def ends_at_base(about: RouteFacts) -> Iterator[Finding]:
    """The vehicle starts and ends where it is based."""
    if about.vehicle is None:
        return
    for number, stop in enumerate(about.stops):
        if stop.kind in {"start", "end"} and stop.place != about.vehicle.base:
            cause = say("The vehicle is based at {base}.", base=short(about.vehicle.base))
            yield about.found("plan.broken-route", cause, number)


def places_as_stated(about: RouteFacts) -> Iterator[Finding]:
    """Every stop is at a village or outlet of the scenario, under its name and position."""
    for number, stop in enumerate(about.stops):
        serves = stop.kind == "serve"
        known = about.facts.villages if serves else about.facts.outlets
        place = known.get(stop.place)
        if place is None:
            cause = say(
                "There is no {what} {place}.",
                what="village" if serves else "outlet",
                place=short(stop.place),
            )
            yield about.found("plan.unknown-place", cause, number)
            continue
        if stop.name != place.name:
            cause = say(
                "Its name is {name}, the plan says {stated}.",
                name=short(place.name),
                stated=short(stop.name),
            )
            yield about.found("plan.place-differs", cause, number)
        if max(abs(stop.lon - place.lon), abs(stop.lat - place.lat)) > DEGREES:
            cause = say("It lies at {lon}, {lat}; ", lon=f"{place.lon:.6f}", lat=f"{place.lat:.6f}")
            cause += say(
                "the plan says {lon}, {lat}.", lon=f"{stop.lon:.6g}", lat=f"{stop.lat:.6g}"
            )
            yield about.found("plan.place-differs", cause, number)


def _elsewhere(about: RouteFacts, stop: Stop) -> Iterator[str]:
    for order in about.orders_at(stop):
        if order.village != stop.place:
            yield say(
                "Order {id} is for village {village}.",
                id=short(order.id),
                village=short(order.village),
            )


def orders_at_their_villages(about: RouteFacts) -> Iterator[Finding]:
    """An order is served at its village."""
    for number, stop in enumerate(about.stops):
        if stop.kind == "serve" and stop.place in about.facts.villages:
            for cause in _elsewhere(about, stop):
                yield about.found("plan.order-elsewhere", cause, number)


STOP_RULES: tuple[RouteRule, ...] = (
    vehicle_as_stated,
    stops_form_a_day,
    ends_at_base,
    places_as_stated,
    orders_at_their_villages,
)
