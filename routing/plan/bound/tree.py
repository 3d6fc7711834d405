"""Spanning trees: all trips together tie every visit that is made to the depots.

All depots are one node. A trip without one of its legs at the depot is a path that hangs on the
depot, so all trips without one such leg each are a tree; and the legs taken away, one a trip,
cost at least as much as the cheapest ones. A visit that may be left out can hang on the depot
at what leaving it out costs. Multipliers of Lagrange draw every visit towards two legs, and the
depot towards as many legs in the tree as were taken away (Held and Karp 1971; Fisher 1994).
Whatever the multipliers are, the bound holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from routing.plan.bound.charges import Charge, blocks
from routing.problem.model import FloatArray, IntArray, Problem

_WORK: Final = 60_000_000
"""Entries of the table that are looked at in all rounds together: some seconds."""

_MOST_ROUNDS: Final = 200

_FIRST_TARGET: Final = 0.2
"""How far above the first bound the first target lies, as a share of it."""

_PATIENCE: Final = 5
"""Rounds that may bring nothing before the target comes nearer."""

_MEMORY: Final = 0.7
"""How much of the earlier course a step keeps."""


@dataclass(frozen=True, slots=True)
class Tree:
    """(n, 2) ends of edges, of which the depot is number n, and (n,) their costs."""

    ends: IntArray
    costs: FloatArray


class Grower(Protocol):
    """Knows what ways between visits cost and grows the cheapest tree."""

    @property
    def rounds(self) -> int:
        """How many trees may be grown."""
        ...

    @property
    def weighs_visits(self) -> bool:
        """Whether weights may be other than zero."""
        ...

    def grow(self, star: FloatArray, weights: FloatArray) -> Tree | None:
        """The cheapest tree over all visits and the depot; None where there is none.

        Parameters
        ----------
        star
            (n,) cost from the depot to each visit.
        weights
            (n,) added to every way between visits at both of its ends.
        """
        ...


@dataclass(frozen=True, slots=True)
class Hung:
    """What hangs on the depot, in shares: ``near`` and ``spare`` (n,) legs, ``skip`` (n,).

    ``spare`` is the leg that is taken away from each trip, of which there are ``trips`` at least;
    ``skip`` is what a visit saves or costs when it is left out, infinite where it must be made.
    """

    near: FloatArray
    spare: FloatArray
    skip: FloatArray
    trips: int


@dataclass(frozen=True, slots=True)
class _Multipliers:
    visits: FloatArray
    depot: float


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A bound and how far each node is from the legs it should have."""

    bound: float
    excess: FloatArray
    depot_excess: float


def tree_bound(hung: Hung, grower: Grower) -> float | None:
    """The best bound of some rounds, in shares; None if some visit cannot be reached at all.

    Steps lead towards a target above the best bound so far, along the excess of this tree and,
    less and less, those before (Camerini, Fratta and Maffioli 1975). The target comes nearer
    whenever some rounds have brought nothing.
    """
    at = _Multipliers(np.zeros(len(hung.near)), 0.0)
    outcome = _outcome(hung, grower, at)
    if outcome is None or not np.isfinite(outcome.bound):
        return None
    best, best_at, idle = outcome, at, 0
    above, course = _FIRST_TARGET * abs(best.bound), outcome
    for _ in range(grower.rounds - 1):
        at = _stepped(at, course, best.bound + above - outcome.bound)
        grown = _outcome(hung, grower, at)
        if grown is None:
            break
        outcome, course = grown, _turned(course, grown)
        idle += 1
        if outcome.bound > best.bound:
            best, best_at, idle = outcome, at, 0
        elif idle == _PATIENCE:
            at, outcome, course, idle, above = best_at, best, best, 0, above / 2
    return best.bound


def _stepped(at: _Multipliers, course: _Outcome, gain: float) -> _Multipliers:
    length = float((course.excess**2).sum()) + course.depot_excess**2
    if length == 0.0:
        return at
    step = gain / length
    return _Multipliers(at.visits + step * course.excess, at.depot + step * course.depot_excess)


def _turned(course: _Outcome, outcome: _Outcome) -> _Outcome:
    excess = outcome.excess + _MEMORY * course.excess
    return _Outcome(outcome.bound, excess, outcome.depot_excess + _MEMORY * course.depot_excess)


def _outcome(hung: Hung, grower: Grower, at: _Multipliers) -> _Outcome | None:
    tied = hung.near + at.visits - at.depot
    skipped = hung.skip + 2 * at.visits
    tree = grower.grow(np.minimum(tied, skipped), at.visits)
    if tree is None:
        return None
    spare = hung.spare + at.visits + at.depot
    away = _taken_away(spare, hung.trips)
    bound = float(tree.costs.sum() + spare[away].sum() - 2 * at.visits.sum())
    hanging = tree.ends.max(axis=1) == len(spare)
    hung_on = tree.ends[hanging].min(axis=1)
    left_out = hung_on[skipped[hung_on] < tied[hung_on]]
    kept = np.setdiff1d(hung_on, left_out)
    ends = np.concatenate((tree.ends[~hanging].ravel(), kept, left_out, left_out, away))
    excess = np.bincount(ends, minlength=len(spare)).astype(np.float64) - 2.0
    return _Outcome(
        bound,
        excess if grower.weighs_visits else np.zeros(len(spare)),
        float(len(away) - len(kept)),
    )


def _taken_away(spare: FloatArray, trips: int) -> IntArray:
    """As many visits as there are trips at least, and all that it pays to take."""
    order = np.argsort(spare, kind="stable")
    paying = int((spare < 0).sum())
    return order[: max(trips, paying)]


@dataclass(frozen=True, slots=True)
class Table:
    """(n, n) costs of ways between visits, the cheaper of both directions."""

    costs: FloatArray

    @property
    def rounds(self) -> int:
        """Fewer for larger tables."""
        return max(1, min(_MOST_ROUNDS, _WORK // max(1, self.costs.size)))

    @property
    def weighs_visits(self) -> bool:
        """Any costs will do."""
        return True

    def grow(self, star: FloatArray, weights: FloatArray) -> Tree | None:
        """As Prim's method has it, from the depot on."""
        count = len(star)
        costs, parent = np.empty(count), np.full(count, count)
        waiting, keys = np.arange(count), star
        while len(waiting):
            at = int(keys.argmin())
            chosen = int(waiting[at])
            costs[chosen] = keys[at]
            if not np.isfinite(costs[chosen]):
                return None
            waiting, keys = np.delete(waiting, at), np.delete(keys, at)
            offered = self.costs[chosen, waiting] + (weights[chosen] + weights[waiting])
            nearer = offered < keys
            keys = np.where(nearer, offered, keys)
            parent[waiting[nearer]] = chosen
        return Tree(np.column_stack((np.arange(count), parent)), costs)


def table_of(problem: Problem, charges: Sequence[Charge]) -> Table:
    """Costs between all visits at the cheapest charge that may make both."""
    count = len(problem.visits)
    costs = np.full((count, count), np.inf)
    for charge in charges:
        made = np.flatnonzero(charge.may)
        spots = problem.visits.location[made]
        for rows, block in blocks(problem, charge, spots, spots):
            grid = np.ix_(made[rows], made)
            costs[grid] = np.minimum(costs[grid], block)
    costs = np.minimum(costs, costs.T)
    np.fill_diagonal(costs, np.inf)
    return Table(costs)
