"""Solutions between searches: routes of all vehicles in flat arrays, from and to assignments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from routing.engines.judge import MICRO_PER_MILLI, Judge
from routing.engines.ruin_recreate.instance import Instance, Routes
from routing.errors import Finding, InternalError
from routing.problem.assignment import Assignment, Route, Trip
from routing.words import say

MANDATORY, MISSED, COST = range(3)


class Solution(NamedTuple):
    """Routes of all vehicles in the order of the vehicles, and their score.

    ``score`` (3,): weight of mandatory visits missed, of others missed, and cost in 1/1000 of the
    currency with the prices of missed visits.
    """

    routes: Routes
    score: NDArray[np.float64]


def _missed(instance: Instance, absent: NDArray[np.int32]) -> NDArray[np.float64]:
    """The part of a score that visits not served make up."""
    must = instance.mandatory[absent]
    price = instance.price[absent]
    return np.array(
        [
            instance.weight[absent][must].sum(),
            instance.weight[absent][~must].sum(),
            price[~must & np.isfinite(price)].sum(),
        ]
    )


def missed_cost(instance: Instance, absent: NDArray[np.int32]) -> float:
    """What visits not served cost where cost decides, in 1/1000 of the currency."""
    return float(_missed(instance, absent)[COST])


def nothing_served(instance: Instance) -> Solution:
    """Every vehicle idle."""
    vehicles = np.arange(instance.vehicle_kind.size, dtype=np.int32)
    absent = np.arange(instance.place.size, dtype=np.int32)
    starts = np.zeros(len(vehicles) + 1, np.int64)
    routes = Routes(vehicles, starts, np.zeros(0, np.int32), absent)
    return Solution(routes, _missed(instance, absent))


def from_assignment(instance: Instance, judge: Judge, assignment: Assignment) -> Solution:
    """What still holds of `assignment`: routes that are no longer permitted are left out."""
    chains: dict[int, list[int]] = {}
    cost = 0.0
    served = np.zeros(instance.place.size, np.bool_)
    for route in assignment.routes:
        trips = _known(judge, route, served)
        price = judge.price(route.vehicle, trips) if trips else None
        if price is not None and route.vehicle not in chains:
            chains[route.vehicle] = _chain(trips)
            served[[visit for trip in trips for visit in trip.visits]] = True
            cost += price.cost / MICRO_PER_MILLI
    return _assemble(instance, chains, served, cost)


def _known(judge: Judge, route: Route, served: NDArray[np.bool_]) -> tuple[Trip, ...]:
    """The trips of a route without visits that are unknown or served twice; none if unusable."""
    depots = len(judge.problem.depots.ids)
    if not 0 <= route.vehicle < len(judge.problem.vehicles):
        return ()
    if not all(0 <= trip.depot < depots for trip in route.trips):
        return ()
    seen: set[int] = set()
    trips = []
    for trip in route.trips:
        visits = []
        for visit in trip.visits:
            if 0 <= visit < len(served) and not served[visit] and visit not in seen:
                visits.append(visit)
                seen.add(visit)
        trips.append(Trip(trip.depot, tuple(visits)))
    return tuple(trip for at, trip in enumerate(trips) if trip.visits or at == len(trips) - 1)


def _chain(trips: Sequence[Trip]) -> list[int]:
    return [element for trip in trips for element in (-1 - trip.depot, *trip.visits)]


def _assemble(
    instance: Instance, chains: dict[int, list[int]], served: NDArray[np.bool_], cost: float
) -> Solution:
    count = instance.vehicle_kind.size
    sizes = [len(chains.get(vehicle, ())) for vehicle in range(count)]
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    flat = [element for vehicle in range(count) for element in chains.get(vehicle, ())]
    absent = np.flatnonzero(~served).astype(np.int32)
    vehicles = np.arange(count, dtype=np.int32)
    score = _missed(instance, absent)
    score[COST] += cost
    return Solution(Routes(vehicles, starts, np.array(flat, np.int32), absent), score)


def trips_of(chain: NDArray[np.int32]) -> tuple[Trip, ...]:
    """The trips of one route's elements."""
    heads = np.flatnonzero(chain < 0)
    pieces = np.split(chain, heads[1:]) if len(heads) else []
    return tuple(Trip(int(-1 - piece[0]), tuple(piece[1:].tolist())) for piece in pieces)


def to_assignment(solution: Solution, judge: Judge, engine: str) -> Assignment:
    """The assignment of a solution, every route judged once more.

    Raises
    ------
    InternalError
        If the search returned a route that is not permitted.
    """
    routes = []
    starts = solution.routes.starts
    for vehicle in np.flatnonzero(np.diff(starts)).tolist():
        trips = trips_of(solution.routes.elements[starts[vehicle] : starts[vehicle + 1]])
        if judge.price(vehicle, trips) is None:
            cause = say(
                "The route of vehicle number {vehicle} breaks a rule of the problem.",
                vehicle=vehicle,
            )
            raise InternalError([Finding(code="engines.broken-result", cause=cause)])
        routes.append(Route(vehicle, trips))
    unserved = tuple(np.sort(solution.routes.absent).tolist())
    return Assignment(tuple(routes), unserved, engine)
