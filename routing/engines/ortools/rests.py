"""Rest after driving, as the constraint solver sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from routing.engines.ortools.model import Model
from routing.engines.ortools.transits import FAR
from routing.problem.model import IntArray


@dataclass(frozen=True, slots=True)
class _Regime:
    """Vehicles that rest ``break_s`` after every ``after_s`` of driving."""

    number: int
    after_s: int
    break_s: int
    vehicles: frozenset[int]


def add_rests(model: Model, clock: Any, horizon_s: int) -> bool:  # noqa: ANN401 - no types
    """Make the clock stand still for every rest; False where no vehicle ever has to rest."""
    rests = {unit.rest for unit in model.units if unit.rest is not None}
    for number, rest in enumerate(sorted(rests)):
        crew = frozenset(k for k, unit in enumerate(model.units) if unit.rest == rest)
        regime = _Regime(number, *rest, crew)
        _add_regime(model, clock, horizon_s, regime)
    return bool(rests)


def _add_regime(model: Model, clock: Any, horizon_s: int, regime: _Regime) -> None:  # noqa: ANN401
    """Count rests beside the driving: after x seconds there were ceil(x / after) - 1."""
    most = horizon_s // regime.after_s
    drive = model.add_dimension(
        f"drive {regime.number}",
        _driving(model, regime),
        slack=0,
        capacity=model.alike(horizon_s),
        from_zero=True,
    )
    nothing = model.register_nodes(np.zeros(len(model.nodes), dtype=np.int64))
    rests = model.add_dimension(
        f"rests {regime.number}",
        model.alike(nothing),
        slack=most,
        capacity=model.alike(most),
        from_zero=True,
    )
    solver = model.solver
    for index in [*model.visit_indices, *model.halt_indices, *model.ends]:
        driven, taken = drive.CumulVar(index), rests.CumulVar(index)
        solver.Add(driven <= regime.after_s * (taken + 1))
        solver.Add(solver.Max(driven - 1, 0) >= regime.after_s * taken)
    for index in [*model.visit_indices, *model.halt_indices, *model.starts]:
        solver.Add(clock.SlackVar(index) >= rests.SlackVar(index) * regime.break_s)


def _driving(model: Model, regime: _Regime) -> list[int]:
    """For each vehicle the number of its driving times; none is counted outside the regime."""
    kinds = [
        kind if vehicle in regime.vehicles else None for vehicle, kind in enumerate(model.kinds)
    ]

    def seconds(kind: int | None) -> IntArray:
        if kind is None:
            return np.zeros((len(model.nodes), len(model.nodes)), dtype=np.int64)
        return np.minimum(model.legs(kind)[0], FAR)

    return model.register_by(kinds, seconds)
