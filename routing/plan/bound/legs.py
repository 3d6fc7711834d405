"""The cheapest legs at each visit: every visit that is made is arrived at once and left once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.spatial import cKDTree

from routing.plan.bound.charges import Charge, Numbers, blocks, planar_metres
from routing.problem.model import BoolArray, FloatArray, IntArray, PlanarDistances, Problem

_NEIGHBOURS: Final = 4
"""Nearest places looked at: the first is the place itself, and lengths may tie."""


@dataclass(frozen=True, slots=True)
class Legs:
    """Least costs (V,) at each visit, infinite where it cannot be made.

    Attributes
    ----------
    arrive, leave
        Of a leg from, and to, any other visit or depot.
    first, last
        Of a leg from, and to, the nearest depot.
    """

    arrive: FloatArray
    leave: FloatArray
    first: FloatArray
    last: FloatArray

    @property
    def halves(self) -> FloatArray:
        """Half of both legs at a visit: a leg between two visits counts half at each."""
        return (self.arrive + self.leave) / 2


def cheapest_legs(problem: Problem, charges: Sequence[Charge]) -> Legs:
    """The least over all charges; both ends of a leg are visits that the charge may make."""
    best = np.full((4, len(problem.visits)), np.inf)
    for charge in charges:
        made = np.flatnonzero(charge.may)
        spots, place, count = np.unique(
            problem.visits.location[made], return_inverse=True, return_counts=True
        )
        between = _between if problem.planar is None else _between_planar
        arrive, leave = between(problem, charge, spots, count > 1)
        first, last = _depot_legs(problem, charge, spots)
        rows = np.stack((np.minimum(arrive, first), np.minimum(leave, last), first, last))
        best[:, made] = np.minimum(best[:, made], rows[:, place.reshape(-1)])
    return Legs(*best)


def _between(
    problem: Problem, charge: Charge, spots: Numbers, shared: BoolArray
) -> tuple[FloatArray, FloatArray]:
    """Legs into and out of each spot; where several visits share it, the leg takes nothing."""
    arrive, leave = np.full(len(spots), np.inf), np.full(len(spots), np.inf)
    for rows, costs in blocks(problem, charge, spots, spots):
        at = np.arange(rows.start, rows.stop)
        costs[at - rows.start, at] = np.where(shared[at], 0.0, np.inf)
        arrive = np.minimum(arrive, costs.min(axis=0))
        leave[rows] = costs.min(axis=1)
    return arrive, leave


def _between_planar(
    problem: Problem, charge: Charge, spots: Numbers, shared: BoolArray
) -> tuple[FloatArray, FloatArray]:
    plane = problem.planar
    assert plane is not None  # noqa: S101 - asked for by the caller
    costs = np.where(shared, 0.0, np.inf)
    if len(spots) > 1:
        near = _nearest(plane, spots, spots)
        metres = planar_metres(plane, spots[:, None], spots[near])
        metres[near == np.arange(len(spots))[:, None]] = np.inf
        rate = charge.per_metre + charge.per_second
        # Not the product: no metre at no rate is nothing, but infinity at no rate is no number.
        costs = np.minimum(costs, metres.min(axis=1) * rate)
    return costs, costs


def _nearest(plane: PlanarDistances, places: Numbers, others: Numbers) -> IntArray:
    """(n, k) rows of `others` that are nearest to each place."""
    tree = cKDTree(np.column_stack((plane.x[others], plane.y[others])))
    points = np.column_stack((plane.x[places], plane.y[places]))
    count = min(_NEIGHBOURS, len(others))
    return np.asarray(tree.query(points, k=np.arange(1, count + 1))[1], dtype=np.int64)


def _depot_legs(problem: Problem, charge: Charge, spots: Numbers) -> tuple[FloatArray, FloatArray]:
    depots = np.unique(problem.depots.location)
    first, last = np.full(len(spots), np.inf), np.empty(len(spots))
    for _, costs in blocks(problem, charge, depots, spots):
        first = np.minimum(first, costs.min(axis=0))
    for rows, costs in blocks(problem, charge, spots, depots):
        last[rows] = costs.min(axis=1)
    return first, last
