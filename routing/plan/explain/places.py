"""Where a visit might go: into routes there are, as a further trip, on a vehicle that stands."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from routing.plan.schedule import leg
from routing.problem.assignment import Assignment, Route, Trip
from routing.problem.model import UNREACHABLE, Problem

PLACES_A_ROUTE: Final = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A route with the visit in it.

    Attributes
    ----------
    route
        The new route.
    before
        The route that the vehicle has now; None if it stands at its base.
    detour
        A guess of what the visit adds, in 1e-6 of the currency.
    removed
        A visit taken out to make room; None if none is.
    """

    route: Route
    before: Route | None
    detour: float
    removed: int | None = None


def sources_of(problem: Problem, visit: int) -> list[int]:
    """Depots at which goods of the visit may be loaded and unloaded."""
    allowed = problem.sources[problem.visits.sources[visit]]
    return [depot for depot in range(len(problem.depots.ids)) if allowed[depot]]


def all_places(problem: Problem, assignment: Assignment, visit: int) -> list[Place]:
    """Sensible places, the smallest detour first; rules may forbid any of them."""
    driving = {route.vehicle for route in assignment.routes}
    places = [p for route in assignment.routes for p in places_in(problem, route, visit)]
    kinds = set()
    for vehicle in range(len(problem.vehicles)):
        kind = int(problem.vehicles.type[vehicle]), int(problem.vehicles.base[vehicle])
        allowed = bool(problem.access[problem.visits.access[visit], vehicle])
        if vehicle not in driving and (kind, allowed) not in kinds:
            kinds.add((kind, allowed))
            places += alone(problem, vehicle, visit)
    return sorted(places, key=lambda place: place.detour)


def places_in(problem: Problem, route: Route, visit: int) -> list[Place]:
    """The best few places in a route, and a further trip at its end."""
    cheapest = heapq.nsmallest(PLACES_A_ROUTE, _insertions(problem, route, visit), key=_by_guess)
    places = [Place(_with(route, trip, at, visit), route, guess) for guess, trip, at in cheapest]
    return [*places, *_further_trips(problem, route, visit)]


def alone(problem: Problem, vehicle: int, visit: int) -> Iterator[Place]:
    """The visit alone on a vehicle, loading at each place that has the goods."""
    base = int(problem.vehicles.base[vehicle])
    sources = sources_of(problem, visit)
    loading = sources if problem.visits.deliver[visit].any() else [base]
    collects = bool(problem.visits.collect[visit].any())
    tails = [()] if base in sources or not collects else [(Trip(s, ()),) for s in sources]
    for depot in loading:
        for tail in tails:
            route = Route(vehicle, (Trip(depot, (visit,)), *tail))
            fixed = 1000.0 * int(problem.types.fixed_cost[problem.vehicles.type[vehicle]])
            yield Place(route, None, fixed + _length(problem, route))


def _by_guess(option: tuple[float, int, int]) -> tuple[float, int, int]:
    return option


def _rates(problem: Problem, vehicle: int) -> tuple[int, float, float]:
    """Profile, and cost of a metre and of a second in 1e-6 of the currency."""
    kind = int(problem.vehicles.type[vehicle])
    types = problem.types
    second = int(types.cost_per_hour[kind]) * 1000 / 3600
    return int(types.profile[kind]), float(types.cost_per_km[kind]), second


def _insertions(problem: Problem, route: Route, visit: int) -> Iterator[tuple[float, int, int]]:
    """Guess, trip and position of every insertion that roads and sources allow."""
    profile, metre, second = _rates(problem, route.vehicle)
    there = int(problem.visits.location[visit])
    sources = problem.sources[problem.visits.sources[visit]]
    delivers = bool(problem.visits.deliver[visit].any())
    collects = bool(problem.visits.collect[visit].any())

    def price(start: int, end: int) -> float:
        metres, seconds = leg(problem, profile, start, end)
        return metre * metres + second * seconds if seconds < UNREACHABLE else float("inf")

    for number, (trip, stations, unload) in enumerate(_trips(problem, route)):
        if (delivers and not sources[trip.depot]) or (collects and not sources[unload]):
            continue
        for at in range(len(trip.visits) + 1):
            start, end = stations[at], stations[at + 1]
            guess = price(start, there) + price(there, end) - price(start, end)
            if guess < float("inf"):
                yield guess, number, at


def _trips(problem: Problem, route: Route) -> Iterator[tuple[Trip, list[int], int]]:
    """Trips with the locations they pass, from depot to the next halt at one, and that depot."""
    base = int(problem.vehicles.base[route.vehicle])
    ends = [trip.depot for trip in route.trips[1:]] + [base]
    for trip, unload in zip(route.trips, ends, strict=True):
        visits = problem.visits.location[list(trip.visits)].tolist() if trip.visits else []
        places = (problem.depots.location[[trip.depot, unload]]).tolist()
        yield trip, [places[0], *visits, places[1]], unload


def _with(route: Route, number: int, at: int, visit: int) -> Route:
    trip = route.trips[number]
    longer = Trip(trip.depot, (*trip.visits[:at], visit, *trip.visits[at:]))
    return Route(route.vehicle, (*route.trips[:number], longer, *route.trips[number + 1 :]))


def _further_trips(problem: Problem, route: Route, visit: int) -> Iterator[Place]:
    if not route.trips[-1].visits:
        return
    now = _length(problem, route)
    for place in alone(problem, route.vehicle, visit):
        longer = Route(route.vehicle, (*route.trips, *place.route.trips))
        yield Place(longer, route, _length(problem, longer) - now)


def _length(problem: Problem, route: Route) -> float:
    """What driving costs, in 1e-6 of the currency."""
    profile, metre, second = _rates(problem, route.vehicle)
    base = int(problem.depots.location[problem.vehicles.base[route.vehicle]])
    stations = [base]
    for trip, passed, _ in _trips(problem, route):
        stations += passed[:1] + passed[1 : 1 + len(trip.visits)]
    stations.append(base)
    total = 0.0
    for start, end in itertools.pairwise(stations):
        metres, seconds = leg(problem, profile, start, end)
        total += metre * metres + second * seconds if seconds < UNREACHABLE else float("inf")
    return total


def without(route: Route, visit: int) -> Route | None:
    """A route without a visit; None if nothing is left of it."""
    trips = [Trip(t.depot, tuple(v for v in t.visits if v != visit)) for t in route.trips]
    kept = [trip for trip in trips[:-1] if trip.visits]
    if trips[-1].visits or (kept and not route.trips[-1].visits):
        kept.append(trips[-1])
    return Route(route.vehicle, tuple(kept)) if kept else None


def swaps(problem: Problem, route: Route, visit: int) -> Iterator[Place]:
    """Another visit of a route taken out, and this one put in its place or the best one."""
    now = _length(problem, route)
    for number, trip in enumerate(route.trips):
        for at, other in enumerate(trip.visits):
            if problem.visits.mandatory[other]:
                continue
            shorter = without(route, other)
            options = [_replaced(route, number, at, visit)]
            if shorter is not None:
                options += [place.route for place in places_in(problem, shorter, visit)[:1]]
            for option in options:
                yield Place(option, route, _length(problem, option) - now, other)


def _replaced(route: Route, number: int, at: int, visit: int) -> Route:
    trip = route.trips[number]
    visits = (*trip.visits[:at], visit, *trip.visits[at + 1 :])
    changed = Trip(trip.depot, visits)
    return Route(route.vehicle, (*route.trips[:number], changed, *route.trips[number + 1 :]))
