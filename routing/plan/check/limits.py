"""Rules about what a vehicle may do: range, trips, access, pairs, and where goods change hands."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from routing.errors import Finding
from routing.plan.check.facts import Facts, RouteFacts, RouteRule, TripStops, short
from routing.scenario.model import Order
from routing.words import say

TINY_KM: Final = 1e-6


def range_kept(about: RouteFacts) -> Iterator[Finding]:
    """The day's distance is within the range."""
    if about.kind is None or about.kind.range_km is None:
        return
    driven_km = math.fsum(stop.leg_km for stop in about.stops)
    if driven_km > about.kind.range_km + TINY_KM:
        cause = say(
            "It drives {driven_km} km; its range is {range_km} km.",
            driven_km=f"{driven_km:.3f}",
            range_km=f"{about.kind.range_km:g}",
        )
        yield about.found("plan.range-exceeded", cause)


def trips_kept(about: RouteFacts) -> Iterator[Finding]:
    """No more trips than allowed; a last halt that only unloads is none."""
    trips = sum(bool(trip.serves) for trip in about.trips)
    if about.kind is not None and trips > about.kind.max_trips:
        cause = say(
            "It makes {trips} trips; {max_trips} are allowed.",
            trips=trips,
            max_trips=about.kind.max_trips,
        )
        yield about.found("plan.too-many-trips", cause)


def profile_allowed(about: RouteFacts) -> Iterator[Finding]:
    """A village with an access list is served by those profiles alone."""
    if about.kind is None:
        return
    for number, stop in enumerate(about.stops):
        village = about.facts.villages.get(stop.place)
        if stop.kind != "serve" or village is None or not village.access:
            continue
        if about.kind.profile not in village.access:
            allowed = ", ".join(short(name) for name in village.access)
            cause = say(
                "It may be reached by {allowed}; the vehicle is a {profile}.",
                allowed=allowed,
                profile=short(about.kind.profile),
            )
            yield about.found("plan.profile-not-allowed", cause, number)


def _paired(facts: Facts) -> dict[str, set[str]]:
    """Vehicles that villages are fixed to by hand."""
    pairs: dict[str, set[str]] = {}
    for pair in facts.scenario.config.rules.pairs:
        pairs.setdefault(pair.village, set()).update(pair.vehicles)
    return pairs


def pairs_kept(about: RouteFacts) -> Iterator[Finding]:
    """A village fixed to vehicles is served by one of them."""
    if about.vehicle is None:
        return
    pairs = _paired(about.facts)
    for number, stop in enumerate(about.stops):
        allowed = pairs.get(stop.place) if stop.kind == "serve" else None
        if allowed is not None and about.vehicle.id not in allowed:
            cause = say("It is fixed to {names}.", names=short(", ".join(sorted(allowed))))
            yield about.found("plan.pair-broken", cause, number)


def _places_of(facts: Facts, order: Order) -> set[str]:
    """Ids of the outlets where the goods of an order may be loaded or unloaded."""
    dispatch = order.dispatch_from or facts.scenario.config.rules.dispatch_from
    village = facts.villages.get(order.village)
    places: set[str] = set()
    if dispatch in {"outlet", "either"} and village is not None:
        places.add(village.outlet)
    if dispatch in {"county_centre", "either"}:
        places |= {name for name, o in facts.outlets.items() if o.kind == "county_centre"}
    return places


def _misdirected(about: RouteFacts, order: Order, trip: TripStops) -> str | None:
    """Where an order changes hands wrongly, if it does."""
    halt = trip.load if order.kind == "deliver" else trip.unload
    places = _places_of(about.facts, order)
    if halt is None or about.stops[halt].place in places:
        return None
    verb = "loaded" if order.kind == "deliver" else "unloaded"
    cause = say(
        "Order {id} is {verb} at {place}; ",
        id=short(order.id),
        verb=verb,
        place=short(about.stops[halt].place),
    )
    return say(
        "{cause}it should be at {places}.",
        cause=cause,
        places=short(" or ".join(sorted(places)) or "none"),
    )


def goods_from_the_right_outlet(about: RouteFacts) -> Iterator[Finding]:
    """What is delivered was loaded, and what is collected is unloaded, where it should be."""
    for trip in about.trips:
        for number in trip.serves:
            for order in about.orders_at(about.stops[number]):
                cause = _misdirected(about, order, trip)
                if cause is not None:
                    yield about.found("plan.wrong-source", cause, number)


LIMIT_RULES: tuple[RouteRule, ...] = (
    range_kept,
    trips_kept,
    profile_allowed,
    pairs_kept,
    goods_from_the_right_outlet,
)
