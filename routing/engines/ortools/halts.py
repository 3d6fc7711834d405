"""How many halts at each depot a model offers.

Every halt is an optional node, and each one slows the search, so a large model gets no more than
a good plan can use. A small one gets as many as any plan can.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from routing.problem.assignment import Route
from routing.problem.model import Problem

# Up to this many halts in all, no plan is ruled out.
FEW_HALTS: Final = 24
# Beyond that: halts for so many times the loads of a depot, and some more for choice.
LOADS_ALLOWED: Final = 1.5
SPARE_HALTS: Final = 2


def halts_needed(problem: Problem, visits: Sequence[int], start: Iterable[Route]) -> list[int]:
    """The depot of each halt node, ascending.

    Parameters
    ----------
    problem
        The problem.
    visits
        Those that some vehicle can make.
    start
        Routes that must find their halts.
    """
    most = [_most_halts(problem, visits, depot) for depot in range(len(problem.depots.ids))]
    if sum(most) > FEW_HALTS:
        most = [min(m, _useful_halts(problem, visits, depot)) for depot, m in enumerate(most)]
    used = _halts_of(problem, start)
    return [
        depot for depot, count in enumerate(most) for _ in range(max(count, used.get(depot, 0)))
    ]


def _most_halts(problem: Problem, visits: Sequence[int], depot: int) -> int:
    """Halts at a depot that a plan can use at most.

    Each begins a trip with goods for a visit, or unloads goods of one: so there are never more
    than two a visit, nor more than the vehicles' trips, the last one's unloading included.
    """
    sourced = problem.sources[problem.visits.sources[list(visits)], depot]
    moved = problem.visits.deliver[list(visits)].any(axis=1)
    lifted = problem.visits.collect[list(visits)].any(axis=1)
    goods = int((sourced & moved).sum() + (sourced & lifted).sum())
    neutral = int((~moved).sum())
    trips = problem.types.max_trips[problem.vehicles.type]
    at_base = problem.vehicles.base == depot
    halts = np.where(at_base, trips - 1, trips + 1)
    if not lifted.any():
        halts = np.where(at_base, trips - 1, trips)
    return int(min(goods + neutral, np.minimum(halts, len(visits) + 1).sum()))


def _useful_halts(problem: Problem, visits: Sequence[int], depot: int) -> int:
    """Trips that the goods of a depot fill, with some to spare."""
    table, chosen = problem.visits, list(visits)
    sourced = problem.sources[table.sources[chosen], depot][:, None]
    goods = np.maximum(table.deliver[chosen], table.collect[chosen])
    capacity = np.median(problem.types.capacity[problem.vehicles.type], axis=0)
    loads = (goods * sourced).sum(axis=0) / np.maximum(capacity, 1)
    return int(np.ceil(LOADS_ALLOWED * loads.max(initial=0.0))) + SPARE_HALTS


def _halts_of(problem: Problem, routes: Iterable[Route]) -> Counter[int]:
    """Halts of routes by depot; a first one at the base is part of the start."""
    halts: Counter[int] = Counter()
    for route in routes:
        first, *others = (trip.depot for trip in route.trips)
        halts.update(others)
        if first != problem.vehicles.base[route.vehicle]:
            halts[first] += 1
    return halts
