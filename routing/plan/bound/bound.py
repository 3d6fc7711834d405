"""What no assignment can cost less than."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from routing.plan.bound.charges import SHARES, Charge, charges_of
from routing.plan.bound.fleet import FewestVehicles, fewest_vehicles
from routing.plan.bound.legs import Legs, cheapest_legs
from routing.plan.bound.plane import edges_of
from routing.plan.bound.tree import Grower, Hung, table_of, tree_bound
from routing.problem.model import BoolArray, FloatArray, Problem

MOST_IN_TABLE: Final = 3000
"""Visits up to which all ways between them are looked at in the search for a tree."""

_FLOAT_SLACK: Final = 1e-9
"""Relative: far above what sums of floats lose."""

Method = Literal["nothing", "cheapest legs", "spanning tree"]


@dataclass(frozen=True, slots=True)
class Bound:
    """A proven lower bound: ``cost`` in 1/1000 of the currency, and by which method."""

    cost: int
    method: Method


def lower_bound(problem: Problem, served: Sequence[int] | None = None) -> Bound | None:
    """A lower bound on the cost of every permitted assignment of a kind.

    * Service first: of those that make all visits of `served` together, and perhaps more; cost
      is what vehicles cost.
    * Prizes as money: of those that make all mandatory visits of `served`, and any others; cost
      is what vehicles cost and the prizes of optional visits that are not made.

    Without `served` it stands for all visits. If no such assignment exists, any bound is right.

    The bound is the sum of fixed costs of the fewest vehicles
    (:mod:`routing.plan.bound.fleet`), service at the cheapest hour, and the better of two bounds
    on ways: cheapest legs (:mod:`routing.plan.bound.legs`) and spanning trees
    (:mod:`routing.plan.bound.tree`). Setup, waiting, rest and overtime are left out. Costs are
    whole, so the bound is rounded up, after what roundings of routes could take from it.

    Returns
    -------
    Bound or None
        None where a rate or a fixed cost is negative: then nothing is proven.
    """
    if _pays_for_driving(problem):
        return None
    task = _task(problem, served)
    candidates: list[tuple[float, Method]] = [(0.0, "nothing")]
    if task.charges:
        candidates.append((_legs_total(task), "cheapest legs"))
        tree = _tree_total(task)
        if tree is not None:
            candidates.append((tree, "spanning tree"))
    shares, method = max(candidates, key=lambda candidate: candidate[0])
    return Bound(_whole(problem, shares), method)


@dataclass(frozen=True, slots=True)
class _Task:
    """What is to be bounded; (V,) figures in shares.

    Attributes
    ----------
    missed
        What not making a visit costs; infinite where it must be made.
    service
        Of making it, at the cheapest hour.
    """

    problem: Problem
    charges: tuple[Charge, ...]
    must: BoolArray
    missed: FloatArray
    service: FloatArray
    legs: Legs
    fleet: FewestVehicles


def _pays_for_driving(problem: Problem) -> bool:
    types = problem.types
    rates = (types.fixed_cost, types.cost_per_km, types.cost_per_hour, types.overtime_per_hour)
    return any(bool((rate < 0).any()) for rate in rates)


def _task(problem: Problem, served: Sequence[int] | None) -> _Task:
    charges = charges_of(problem)
    must, missed = _due(problem, served)
    hours = np.full(len(must), np.inf)
    for charge in charges:
        hours[charge.may] = np.minimum(hours[charge.may], charge.per_second)
    # Whom nobody may visit is never made: what its service would cost does not matter.
    hours[np.isinf(hours)] = 0.0
    service = hours * problem.visits.service_s.astype(np.float64)
    legs = cheapest_legs(problem, charges)
    fleet = fewest_vehicles(problem, must, charges)
    return _Task(problem, charges, must, missed, service, legs, fleet)


def _due(problem: Problem, served: Sequence[int] | None) -> tuple[BoolArray, FloatArray]:
    """Which visits must be made, and what leaving each out costs."""
    visits = problem.visits
    must = np.zeros(len(visits), dtype=np.bool_)
    must[slice(None) if served is None else list(served)] = True
    missed = np.zeros(len(visits))
    if not problem.service_first:
        missed[~visits.mandatory] = visits.prize[~visits.mandatory] * float(SHARES)
        must &= visits.mandatory
    missed[must] = np.inf
    return must, missed


def _legs_total(task: _Task) -> float:
    shares = np.minimum(task.legs.halves + task.service, task.missed)
    trips = task.fleet.trips
    depots = _least(task.legs.first, trips) + _least(task.legs.last, trips)
    return task.fleet.fixed + _finite(shares) + depots / 2


def _least(values: FloatArray, count: int) -> float:
    return _finite(np.sort(values)[:count])


def _finite(values: FloatArray) -> float:
    """A sum without what cannot be: visits that must be made and that nobody can make."""
    return float(values[np.isfinite(values)].sum())


def _tree_total(task: _Task) -> float | None:
    grower = _grower(task)
    if grower is None:
        return None
    first, last, trips = task.legs.first, task.legs.last, task.fleet.trips
    spare = first if _least(first, trips) > _least(last, trips) else last
    hung = Hung(np.minimum(first, last), spare, task.missed - task.service, trips)
    ways = tree_bound(hung, grower)
    return None if ways is None else task.fleet.fixed + float(task.service.sum()) + ways


def _grower(task: _Task) -> Grower | None:
    if len(task.must) <= MOST_IN_TABLE:
        return table_of(task.problem, task.charges)
    if task.problem.planar is None:
        return None
    rate = min(charge.per_metre + charge.per_second for charge in task.charges)
    return edges_of(task.problem, rate)


def _whole(problem: Problem, shares: float) -> int:
    """In 1/1000 of the currency; a route's cost may have been rounded down by half of one."""
    types = problem.types
    exact = not (types.cost_per_km % 1000).any() and not (types.cost_per_hour % 3600).any()
    if not (exact and not (types.overtime_per_hour % 3600).any()):
        shares -= SHARES / 2 * min(len(problem.vehicles), len(problem.visits))
    return max(0, math.ceil(shares * (1 - _FLOAT_SLACK) / SHARES))
