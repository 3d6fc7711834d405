"""Time: windows, shifts, duty, and what they cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from ortools.constraint_solver import pywrapcp

from routing.engines.judge import Unit
from routing.engines.ortools.model import Model
from routing.engines.ortools.rests import add_rests
from routing.engines.ortools.transits import clock_transits, stays
from routing.problem.model import NO_LIMIT, IntArray


@dataclass(frozen=True, slots=True)
class Clock:
    """A dimension of time in seconds after midnight; see the transits for whose moments."""

    dimension: Any
    horizon_s: int


def add_clock(model: Model) -> Clock | None:
    """Add time to a model; None where no window, limit or cost depends on it.

    Rests are known to the constraint solver alone, not to the filters that refuse most moves
    without it. Were rests part of the cost, the filters would take every move for a little
    cheaper than it is, and let nearly all pass. So beyond a few visits the cost is counted on a
    second clock without rests, and rests are charged to the driving that brings them on.
    """
    if not time_matters(model):
        return None
    clock = _new_clock(model, "clock")
    resting = add_rests(model, clock.dimension, clock.horizon_s)
    paid = _new_clock(model, "duty") if resting and model.rests_charged else clock
    for vehicle, unit in enumerate(model.units):
        _limit_duty(clock, vehicle, unit)
        _charge_duty(model, paid, vehicle, unit)
    return clock


def _new_clock(model: Model, name: str) -> Clock:
    horizon_s = max(0, *(unit.back_s[1] for unit in model.units))
    types = model.problem.types

    def transits(kind: int) -> IntArray:
        seconds = model.legs(kind)[0]
        return clock_transits(model.problem, model.nodes, seconds, int(types.load_s[kind]))

    numbers = model.register_by(model.kinds, transits)
    most = model.alike(horizon_s)
    dimension = model.add_dimension(name, numbers, slack=horizon_s, capacity=most, from_zero=False)
    clock = Clock(dimension, horizon_s)
    _open_visits(model, clock)
    _open_depots(model, clock)
    for vehicle, unit in enumerate(model.units):
        _open_shift(model, clock, vehicle, unit)
    return clock


def time_matters(model: Model) -> bool:
    """Whether any window, limit, or cost depends on time."""
    problem, types = model.problem, model.problem.types
    paid = types.cost_per_hour.any() or types.overtime_per_hour.any()
    ends = (problem.visits.closes_s, problem.depots.closes_s, types.shift_end_s)
    limits = (*ends, types.longest_duty_s)
    bounded = any((limit < NO_LIMIT).any() for limit in limits)
    return bool(paid or bounded)


def _open_visits(model: Model, clock: Clock) -> None:
    visits, dimension = model.problem.visits, clock.dimension
    stay = stays(model.nodes)
    for node, (index, visit) in enumerate(
        zip(model.visit_indices, model.nodes.visits, strict=True)
    ):
        opens, closes = int(visits.opens_s[visit]), int(visits.closes_s[visit])
        setup = int(visits.setup_s[visit])
        neighbours = np.flatnonzero(stay[: model.nodes.first_halt, node]).tolist()
        ready = dimension.CumulVar(index)
        if setup == 0 or not neighbours:
            latest = min(closes + setup, clock.horizon_s)
            if opens + setup > latest:
                model.routing.ActiveVar(index).SetValue(0)
            else:
                ready.SetRange(opens + setup, latest)
            continue
        ready.SetRange(opens, min(closes + setup, clock.horizon_s))
        # A visit that is left out has no setup either, or its moment would have no room.
        arrived = model.routing.ActiveVar(index) - _stayed(model, index, neighbours)
        begin = ready - arrived * setup
        model.solver.Add(begin >= opens)
        model.solver.Add(begin <= closes)


def _stayed(model: Model, index: int, neighbours: list[int]) -> Any:  # noqa: ANN401 - no types
    """1 if the visit follows one at the same place, as an expression."""
    successors = [model.routing.NextVar(model.visit_indices[node]) for node in neighbours]
    follows = [model.solver.IsEqualCstVar(successor, index) for successor in successors]
    return model.solver.Sum(follows)


def _open_depots(model: Model, clock: Clock) -> None:
    depots = model.problem.depots
    for index, depot in zip(model.halt_indices, model.nodes.halts, strict=True):
        opens = int(depots.opens_s[depot])
        closes = min(int(depots.closes_s[depot]), clock.horizon_s)
        clock.dimension.CumulVar(index).SetRange(opens, closes)


def _open_shift(model: Model, clock: Clock, vehicle: int, unit: Unit) -> None:
    start = clock.dimension.CumulVar(model.starts[vehicle])
    end = clock.dimension.CumulVar(model.ends[vehicle])
    if unit.longest_s >= 0:
        start.SetRange(unit.leave_s[0], unit.leave_s[1])
        end.SetRange(unit.back_s[0], unit.back_s[1])
    # The earliest return first, then the latest departure that keeps it: the shortest duty.
    model.routing.AddWeightedVariableMinimizedByFinalizer(end, 2)
    model.routing.AddWeightedVariableMaximizedByFinalizer(start, 1)


def _limit_duty(clock: Clock, vehicle: int, unit: Unit) -> None:
    if 0 <= unit.longest_duty_s < NO_LIMIT:
        clock.dimension.SetSpanUpperBoundForVehicle(unit.longest_duty_s, vehicle)


def _charge_duty(model: Model, clock: Clock, vehicle: int, unit: Unit) -> None:
    dimension, objective = clock.dimension, model.objective
    per_second = objective.per_second(unit.cost_per_hour)
    if per_second:
        dimension.SetSpanCostCoefficientForVehicle(per_second, vehicle)
    overtime = objective.per_second(unit.overtime_per_hour)
    if overtime and unit.regular_s < NO_LIMIT:
        bound = pywrapcp.BoundCost(unit.regular_s, overtime)
        dimension.SetSoftSpanUpperBoundForVehicle(bound, vehicle)
