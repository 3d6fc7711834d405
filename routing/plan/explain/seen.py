"""Which rules a timed route seems to break: a quick look before the checker is asked."""

from __future__ import annotations

from collections.abc import Iterator

from routing.plan.schedule import TimedRoute
from routing.problem.assignment import Route
from routing.problem.model import UNREACHABLE, Problem


def seen_codes(problem: Problem, route: Route, timed: TimedRoute) -> set[str]:
    """Codes of :mod:`routing.plan.check_assignment`, as far as times and loads tell."""
    return {*_of_vehicle(problem, route, timed), *_of_halts(problem, timed)}


def _of_vehicle(problem: Problem, route: Route, timed: TimedRoute) -> Iterator[str]:
    types, kind = problem.types, int(problem.vehicles.type[route.vehicle])
    if not all(problem.access[problem.visits.access[v], route.vehicle] for v in route.visits):
        yield "plan.vehicle-not-allowed"
    if sum(bool(trip.visits) for trip in route.trips) > types.max_trips[kind]:
        yield "plan.too-many-trips"
    capacity = types.capacity[kind].tolist()
    if any(load > limit for h in timed.halts for load, limit in zip(h.load, capacity, strict=True)):
        yield "plan.over-capacity"
    if timed.distance_m > types.range_m[kind]:
        yield "plan.range-exceeded"
    if timed.return_s > types.shift_end_s[kind]:
        yield "plan.shift-exceeded"
    if timed.duty_s > types.longest_duty_s[kind]:
        yield "plan.duty-too-long"


def _of_halts(problem: Problem, timed: TimedRoute) -> Iterator[str]:
    for halt in timed.halts:
        if halt.leg_s >= UNREACHABLE:
            yield "plan.no-way"
        if halt.kind == "visit":
            if halt.begin_s > problem.visits.closes_s[halt.index]:
                yield "plan.window-missed"
        elif halt.begin_s > problem.depots.closes_s[halt.index]:
            yield "plan.outlet-closed"
