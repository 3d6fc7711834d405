"""What of an earlier plan can be held in a new problem, and whether it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from routing.plan.check_assignment import check_route
from routing.plan.model import Plan
from routing.plan.sequence import halts_of
from routing.problem.assignment import Assignment, Route, Trip
from routing.problem.model import Problem
from routing.words import say

LockKind = Literal["route", "stop", "pair"]


@dataclass(frozen=True, slots=True)
class Locks:
    """What a dispatcher wants held.

    Attributes
    ----------
    routes
        Vehicles whose whole route stays, stop by stop.
    stops
        Villages that stay with their vehicle, in the same order among those held.
    pairs
        Vehicle by village, whatever the earlier plan says.
    absent
        Vehicles that may not be used.
    """

    routes: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    pairs: Mapping[str, str] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one lock: kept, or why not."""

    kind: LockKind
    name: str
    vehicle: str
    kept: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """Locks as a problem understands them.

    Attributes
    ----------
    frozen
        Routes that stay as they are.
    vehicle_of
        Vehicle by visit, for stops and pairs.
    order
        Held visits of each vehicle, in the order to keep.
    start
        The earlier routes, as far as they are still known.
    refused
        Locks that cannot be kept, with the reason.
    """

    frozen: tuple[Route, ...]
    vehicle_of: Mapping[int, int]
    order: Mapping[int, tuple[int, ...]]
    start: tuple[Route, ...]
    refused: tuple[Kept, ...]


def known_routes(plan: Plan, problem: Problem) -> tuple[Route, ...]:
    """The routes of a plan without what the problem no longer has: orders, vehicles, outlets."""
    vehicles = {name: at for at, name in enumerate(problem.vehicles.ids)}
    depots = {name: at for at, name in enumerate(problem.depots.ids)}
    visit_of = {o: at for at, orders in enumerate(problem.visits.orders) for o in orders}
    seen: set[int] = set()
    routes = []
    for vehicle, halts in halts_of(plan).items():
        if vehicle not in vehicles:
            continue
        base = int(problem.vehicles.base[vehicles[vehicle]])
        trips: list[tuple[int, list[int]]] = []
        for halt in halts:
            if halt.kind == "load":
                trips.append((depots.get(halt.place, base), []))
                continue
            visits = [visit_of[order] for order in halt.orders if order in visit_of]
            fresh = [visit for visit in dict.fromkeys(visits) if visit not in seen]
            seen.update(fresh)
            if not trips:
                trips.append((base, []))
            trips[-1][1].extend(fresh)
        kept = _without_gaps(trips)
        if any(trip.visits for trip in kept):
            routes.append(Route(vehicles[vehicle], kept))
    return tuple(sorted(routes, key=lambda route: route.vehicle))


def _without_gaps(trips: list[tuple[int, list[int]]]) -> tuple[Trip, ...]:
    """Trips without empty ones, but for a last one, which may only unload."""
    made = [Trip(depot, tuple(visits)) for depot, visits in trips]
    return tuple(trip for trip in made[:-1] if trip.visits) + tuple(made[-1:])


def hold(plan: Plan, problem: Problem, locks: Locks) -> Held:
    """What of a plan can be held in a problem."""
    start = known_routes(plan, problem)
    refused: list[Kept] = []
    frozen = tuple(_frozen(plan, problem, locks, start, refused))
    taken = {visit for route in frozen for visit in route.visits}
    rest = tuple(route for route in start if route not in frozen)
    vehicle_of: dict[int, int] = {}
    order: dict[int, tuple[int, ...]] = {}
    for route in rest:
        mine = [v for v in route.visits if _village(problem, v) in locks.stops]
        held = [v for v in mine if _may(problem, locks, v, route.vehicle)]
        refused += [
            _not(problem, "stop", _village(problem, visit), route.vehicle)
            for visit in mine
            if visit not in held
        ]
        vehicle_of.update(dict.fromkeys(held, route.vehicle))
        if held:
            order[route.vehicle] = tuple(held)
    visited = {_village(problem, visit) for route in start for visit in route.visits}
    refused += [
        Kept("stop", village, "", kept=False, why=say("no vehicle stopped there, or it is not due"))
        for village in sorted(locks.stops - visited)
    ]
    _pair(problem, locks, taken, vehicle_of, refused)
    return Held(frozen, vehicle_of, order, start, tuple(refused))


def _village(problem: Problem, visit: int) -> str:
    return problem.locations.ids[int(problem.visits.location[visit])]


def _may(problem: Problem, locks: Locks, visit: int, vehicle: int) -> bool:
    allowed = bool(problem.access[problem.visits.access[visit], vehicle])
    return allowed and problem.vehicles.ids[vehicle] not in locks.absent


def _not(problem: Problem, kind: LockKind, name: str, vehicle: int) -> Kept:
    why = say("the vehicle may not come")
    return Kept(kind, name, problem.vehicles.ids[vehicle], kept=False, why=why)


def _frozen(
    plan: Plan,
    problem: Problem,
    locks: Locks,
    start: tuple[Route, ...],
    refused: list[Kept],
) -> Iterator[Route]:
    """Routes that are the same as before and still break no rule."""
    orders = {r.vehicle: [o for s in r.stops for o in s.orders] for r in plan.routes}
    routes = {problem.vehicles.ids[route.vehicle]: route for route in start}
    for name in sorted(locks.routes):
        route = routes.get(name)
        why = ""
        if name in locks.absent:
            why = say("the vehicle is not used")
        elif name not in orders:
            why = say("the vehicle did not drive")
        elif route is None:
            why = say("nothing of its route is due any more")
        else:
            now = {o for visit in route.visits for o in problem.visits.orders[visit]}
            if now != set(orders[name]):
                why = say("its orders have changed")
            else:
                broken = check_route(problem, route)
                why = broken[0].cause if broken else ""
        if why or route is None:
            refused.append(Kept("route", name, name, kept=False, why=why))
        else:
            yield route


def _pair(
    problem: Problem,
    locks: Locks,
    taken: set[int],
    vehicle_of: dict[int, int],
    refused: list[Kept],
) -> None:
    vehicles = {name: at for at, name in enumerate(problem.vehicles.ids)}
    for village, name in sorted(locks.pairs.items()):
        visits = [v for v in range(len(problem.visits)) if _village(problem, v) == village]
        vehicle = vehicles[name]
        if not visits:
            why = say("nothing is due there")
            refused.append(Kept("pair", village, name, kept=False, why=why))
        elif not taken.isdisjoint(visits):
            why = say("a held route serves it")
            refused.append(Kept("pair", village, name, kept=False, why=why))
        elif not all(_may(problem, locks, visit, vehicle) for visit in visits):
            refused.append(_not(problem, "pair", village, vehicle))
        else:
            vehicle_of.update(dict.fromkeys(visits, vehicle))


def in_held_order(problem: Problem, route: Route, order: tuple[int, ...]) -> Route:
    """A route whose held visits stand in their order, if it then breaks no rule; else as it is."""
    here = [visit for visit in order if visit in route.visits]
    if [visit for visit in route.visits if visit in order] == here:
        return route
    given = iter(here)
    trips = tuple(
        Trip(t.depot, tuple(next(given) if v in order else v for v in t.visits))
        for t in route.trips
    )
    turned = Route(route.vehicle, trips)
    return route if check_route(problem, turned) else turned


def what_was_kept(problem: Problem, locks: Locks, held: Held, made: Assignment) -> list[Kept]:
    """Every lock: kept or not, and why not."""
    names = problem.vehicles.ids
    result = [Kept("route", names[r.vehicle], names[r.vehicle], kept=True) for r in held.frozen]
    serving = {visit: route for route in made.routes for visit in route.visits}
    for visit, vehicle in sorted(held.vehicle_of.items()):
        village = _village(problem, visit)
        kind: LockKind = "pair" if village in locks.pairs else "stop"
        route = serving.get(visit)
        if route is None:
            why = say("no place was found for it")
            result.append(Kept(kind, village, names[vehicle], kept=False, why=why))
            continue
        order = [v for v in held.order.get(vehicle, ()) if v in route.visits]
        turned = kind == "stop" and [v for v in route.visits if v in order] != order
        why = say("its place in the order changed") if turned else ""
        result.append(Kept(kind, village, names[vehicle], kept=not turned, why=why))
    # A village may be visited twice; its lock is kept if it is kept for every visit.
    merged: dict[tuple[str, str, str], Kept] = {}
    for one in (*result, *held.refused):
        key = (one.kind, one.name, one.vehicle)
        if key not in merged or merged[key].kept:
            merged[key] = one
    return list(merged.values())
