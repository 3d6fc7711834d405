"""A problem with one thing changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from routing.problem.model import IntArray, Problem

Knob = Callable[[Problem, int], Problem]
"""A problem with something widened by so many units."""


def _raised(values: IntArray, at: int, amount: int) -> IntArray:
    result = values.copy()
    result[at] += amount
    return result


def later_close(visit: int) -> Knob:
    """A visit may begin so many seconds later."""

    def turn(problem: Problem, amount: int) -> Problem:
        visits = problem.visits
        closes = _raised(visits.closes_s, visit, amount)
        return replace(problem, visits=replace(visits, closes_s=closes))

    return turn


def longer_hours(vehicle: int) -> Knob:
    """Shift and longest duty of a vehicle's type are so many seconds longer."""

    def turn(problem: Problem, amount: int) -> Problem:
        kind, types = int(problem.vehicles.type[vehicle]), problem.types
        wider = replace(
            types,
            shift_end_s=_raised(types.shift_end_s, kind, amount),
            longest_duty_s=_raised(types.longest_duty_s, kind, amount),
        )
        return replace(problem, types=wider)

    return turn


def longer_opening(depot: int) -> Knob:
    """An outlet closes so many seconds later."""

    def turn(problem: Problem, amount: int) -> Problem:
        depots = problem.depots
        closes = _raised(depots.closes_s, depot, amount)
        return replace(problem, depots=replace(depots, closes_s=closes))

    return turn


def longer_range(vehicle: int) -> Knob:
    """The range of a vehicle's type is so many metres longer."""

    def turn(problem: Problem, amount: int) -> Problem:
        kind, types = int(problem.vehicles.type[vehicle]), problem.types
        return replace(problem, types=replace(types, range_m=_raised(types.range_m, kind, amount)))

    return turn


def larger(vehicle: int, resource: int) -> Knob:
    """A vehicle's type carries so many units more of a resource."""

    def turn(problem: Problem, amount: int) -> Problem:
        kind, types = int(problem.vehicles.type[vehicle]), problem.types
        capacity = types.capacity.copy()
        capacity[kind, resource] += amount
        return replace(problem, types=replace(types, capacity=capacity))

    return turn


def more_trips(vehicle: int) -> Knob:
    """A vehicle's type may make so many trips more."""

    def turn(problem: Problem, amount: int) -> Problem:
        kind, types = int(problem.vehicles.type[vehicle]), problem.types
        trips = _raised(types.max_trips, kind, amount)
        return replace(problem, types=replace(types, max_trips=trips))

    return turn


def admitted(problem: Problem, visit: int, vehicle: int) -> Problem:
    """A vehicle may make a visit, whatever forbids it."""
    row = problem.access[problem.visits.access[visit]].copy()
    row[vehicle] = True
    access = problem.visits.access.copy()
    access[visit] = len(problem.access)
    return replace(
        problem,
        access=np.vstack((problem.access, row[None])),
        visits=replace(problem.visits, access=access),
    )


def with_vehicle(problem: Problem, name: str, kind: int, base: int) -> Problem:
    """One more vehicle of a type at a base; it may go wherever some vehicle of the type may."""
    alike = problem.vehicles.type == kind
    column = problem.access[:, alike].any(axis=1)
    vehicles = problem.vehicles
    return replace(
        problem,
        vehicles=replace(
            vehicles,
            ids=(*vehicles.ids, name),
            type=np.append(vehicles.type, np.int32(kind)),
            base=np.append(vehicles.base, np.int32(base)),
        ),
        access=np.column_stack((problem.access, column)),
    )
