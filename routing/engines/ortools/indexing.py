"""The nodes of an OR-Tools model: visits, halts at depots between trips, and bases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from routing.engines.judge import Judge, Unit
from routing.engines.ortools.halts import halts_needed
from routing.problem.assignment import Route
from routing.problem.model import BoolArray, IntArray, Problem


@dataclass(frozen=True, slots=True)
class Nodes:
    """Which node stands for what: first visits, then halts, then bases.

    Attributes
    ----------
    visits
        Visit of the problem of each visit node; visits that no vehicle can make have no node.
    halts
        Depot of each halt node. A halt is optional, and any vehicle may make it.
    bases
        Depot of each base node, where vehicles start and end.
    base_of
        Base node of each vehicle.
    location
        (N,) location of each node.
    """

    visits: tuple[int, ...]
    halts: tuple[int, ...]
    bases: tuple[int, ...]
    base_of: tuple[int, ...]
    location: IntArray

    @property
    def first_halt(self) -> int:
        """Number of visit nodes."""
        return len(self.visits)

    @property
    def first_base(self) -> int:
        """Number of visit and halt nodes."""
        return len(self.visits) + len(self.halts)

    def __len__(self) -> int:
        """Number of nodes."""
        return self.first_base + len(self.bases)

    @property
    def depot(self) -> IntArray:
        """Depot of each halt and base node, in the order of the nodes."""
        return np.array(self.halts + self.bases, dtype=np.int64)


def lay_out(judge: Judge, start: Iterable[Route]) -> Nodes:
    """The nodes for a problem, with room for every trip of the routes in `start`."""
    problem = judge.problem
    visits = tuple(np.flatnonzero(makeable(judge).any(axis=1)).tolist())
    within = (
        min(unit.leave_s[0] for unit in judge.units),
        max(unit.back_s[1] for unit in judge.units),
    )
    halts = tuple(
        depot for depot in halts_needed(problem, visits, start) if _opens(problem, depot, within)
    )
    bases = tuple(sorted(set(problem.vehicles.base.tolist())))
    first_base = len(visits) + len(halts)
    places = problem.depots.location[list(halts + bases)]
    return Nodes(
        visits=visits,
        halts=halts,
        bases=bases,
        base_of=tuple(first_base + bases.index(base) for base in problem.vehicles.base.tolist()),
        location=np.concatenate([problem.visits.location[list(visits)], places]).astype(np.int64),
    )


def _opens(problem: Problem, depot: int, within: tuple[int, int]) -> bool:
    """Whether a depot is open at any time while vehicles are out."""
    opens, closes = int(problem.depots.opens_s[depot]), int(problem.depots.closes_s[depot])
    return max(opens, within[0]) <= min(closes, within[1])


def makeable(judge: Judge) -> BoolArray:
    """(V, K) bool: vehicles that may come, hold the load, and are out while the window is open.

    Ways are not asked: what is too far shows in the search.
    """
    problem = judge.problem
    visits, capacity = problem.visits, problem.types.capacity[problem.vehicles.type]
    largest = np.maximum(visits.deliver, visits.collect)
    fits = (largest[:, None, :] <= capacity[None, :, :]).all(axis=2)
    leave_s = np.array([unit.leave_s[0] for unit in judge.units])
    back_s = np.array([unit.back_s[1] for unit in judge.units])
    from_s = visits.opens_s
    if visits.release_s is not None:
        from_s = np.maximum(from_s, visits.release_s)
    able = np.array([_able(unit) for unit in judge.units], dtype=np.bool_)
    timely = able[None, :] & (from_s <= visits.closes_s)[:, None]
    timely &= from_s[:, None] <= back_s[None, :]
    timely &= visits.closes_s[:, None] >= leave_s[None, :]
    return np.asarray(fits & problem.access[visits.access] & timely & _has_source(problem))


def _able(unit: Unit) -> bool:
    """Whether a vehicle can go out at all."""
    limits = (*unit.capacity, unit.range_m, unit.longest_s, unit.max_trips - 1)
    return min(limits) >= 0


def _has_source(problem: Problem) -> BoolArray:
    """(V, 1) bool: goods may be loaded or unloaded somewhere, or there are none."""
    visits = problem.visits
    moves = visits.deliver.any(axis=1) | visits.collect.any(axis=1)
    return np.asarray(problem.sources[visits.sources].any(axis=1) | ~moves)[:, None]
