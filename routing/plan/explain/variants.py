"""A problem with one thing changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np

from routing.problem.model import IntArray, Problem, VehicleTypes

Knob = Callable[[Problem, int], Problem]
"""A problem with something widened by so many units."""


def _raised(values: IntArray, at: int, amount: int) -> IntArray:
    result = values.copy()
    result[at] += amount
    return result


def _of_vehicle(vehicle: int, widen: Callable[[VehicleTypes, int, int], VehicleTypes]) -> Knob:
    """Widen what one vehicle can do; others of its type stay as they are."""

    def turn(problem: Problem, amount: int) -> Problem:
        types, own = _with_own_row(problem.types, int(problem.vehicles.type[vehicle]))
        kinds = problem.vehicles.type.copy()
        kinds[vehicle] = own
        return replace(
            problem,
            types=widen(types, own, amount),
            vehicles=replace(problem.vehicles, type=kinds),
        )

    return turn


def _with_own_row(types: VehicleTypes, kind: int) -> tuple[VehicleTypes, int]:
    """Types with one more that is as `kind` is, and its row."""
    rows = {
        field.name: np.concatenate((values, values[kind : kind + 1]))
        for field in fields(types)
        if field.name != "ids"
        for values in (getattr(types, field.name),)
    }
    return replace(types, ids=(*types.ids, types.ids[kind]), **rows), len(types.ids)


def later_close(visit: int) -> Knob:
    """A visit may begin so many seconds later."""

    def turn(problem: Problem, amount: int) -> Problem:
        visits = problem.visits
        closes = _raised(visits.closes_s, visit, amount)
        return replace(problem, visits=replace(visits, closes_s=closes))

    return turn


def longer_hours(vehicle: int) -> Knob:
    """Shift and longest duty of a vehicle are so many seconds longer."""

    def widen(types: VehicleTypes, kind: int, amount: int) -> VehicleTypes:
        return replace(
            types,
            shift_end_s=_raised(types.shift_end_s, kind, amount),
            longest_duty_s=_raised(types.longest_duty_s, kind, amount),
        )

    return _of_vehicle(vehicle, widen)


def longer_opening(depot: int) -> Knob:
    """An outlet closes so many seconds later."""

    def turn(problem: Problem, amount: int) -> Problem:
        depots = problem.depots
        closes = _raised(depots.closes_s, depot, amount)
        return replace(problem, depots=replace(depots, closes_s=closes))

    return turn


def longer_range(vehicle: int) -> Knob:
    """The range of a vehicle is so many metres longer."""

    def widen(types: VehicleTypes, kind: int, amount: int) -> VehicleTypes:
        return replace(types, range_m=_raised(types.range_m, kind, amount))

    return _of_vehicle(vehicle, widen)


def larger(vehicle: int, resource: int) -> Knob:
    """A vehicle carries so many units more of a resource."""

    def widen(types: VehicleTypes, kind: int, amount: int) -> VehicleTypes:
        capacity = types.capacity.copy()
        capacity[kind, resource] += amount
        return replace(types, capacity=capacity)

    return _of_vehicle(vehicle, widen)


def more_trips(vehicle: int) -> Knob:
    """A vehicle may make so many trips more."""

    def widen(types: VehicleTypes, kind: int, amount: int) -> VehicleTypes:
        return replace(types, max_trips=_raised(types.max_trips, kind, amount))

    return _of_vehicle(vehicle, widen)


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
