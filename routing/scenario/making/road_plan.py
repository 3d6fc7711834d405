"""Roads of an invented county, grown over the terrain the way real ones are: least effort first.

A main network joins the county centre and the townships: the cheapest tree over the ground,
plus a few loops. Villages then join what is there by the cheapest way, the larger ones first,
so that later roads branch off earlier ones and follow valleys. At last, neighbours for whom
the way round is much too long build some cross links. The whole is a set of steps between
neighbouring cells, each with a road class.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import dijkstra, minimum_spanning_tree

from routing.scenario.making.cross_links import cross_paths, trace
from routing.scenario.making.settlements import Settlements
from routing.scenario.making.terrain import FloatArray, IntArray, Terrain

Step = tuple[int, int]

CLASSES: Final = ("primary", "secondary", "tertiary", "unclassified", "track")
_GENTLE: Final = 0.06  # a slope that doubles the effort
_WORST_FACTOR: Final = 10.0
_WHIM: Final = 0.2  # chance in the effort of a step
_LOOP_DETOUR: Final = 1.9
_CROSS_ROUNDS: Final = 2
_LARGE_SHARE, _TRACK_SHARE = 0.3, 0.25


@dataclass(frozen=True, slots=True)
class RoadPlan:
    """Steps between neighbouring cells (smaller cell first), each with its class of road."""

    steps: dict[Step, str]


def plan_roads(rng: np.random.Generator, terrain: Terrain, settlements: Settlements) -> RoadPlan:
    """Grow the roads of a county.

    Parameters
    ----------
    rng
        Source of chance.
    terrain, settlements
        The ground and who lives where.
    """
    effort = _effort(rng, terrain)
    outlets = np.concatenate([[settlements.centre], settlements.townships])
    plan = RoadPlan({})
    _join_outlets(plan, effort, outlets)
    for villages, road_class in _by_importance(settlements):
        _branch_off(plan, effort, villages, road_class, outlets)
    for _ in range(_CROSS_ROUNDS):
        for path in cross_paths(plan.steps, effort, terrain, settlements.villages):
            pave(plan, path, CLASSES[3])
    return plan


def _effort(rng: np.random.Generator, terrain: Terrain) -> csr_array:
    """Effort of building along each pair of neighbouring cells, in whole numbers.

    Whole numbers keep sums exact, so that the same seed grows the same roads everywhere.
    """
    first, second = _pairs(terrain.side)
    length_m = 1000 * np.hypot(
        terrain.x_km[first] - terrain.x_km[second], terrain.y_km[first] - terrain.y_km[second]
    )
    slope = np.abs(terrain.height_m[first] - terrain.height_m[second]) / length_m
    factor = np.minimum(1 + (slope / _GENTLE) ** 2, _WORST_FACTOR)
    whim = rng.uniform(1, 1 + _WHIM, size=first.size)
    effort = np.maximum(np.round(length_m * factor * whim), 1.0)
    count = terrain.side**2
    return csr_array(coo_array((effort, (first, second)), shape=(count, count)))


def _pairs(side: int) -> tuple[IntArray, IntArray]:
    """Every pair of cells that touch, once."""
    grid = np.arange(side * side).reshape(side, side)
    first = [grid[:, :-1], grid[:-1], grid[:-1, :-1], grid[:-1, 1:]]
    second = [grid[:, 1:], grid[1:], grid[1:, 1:], grid[1:, :-1]]
    return (
        np.concatenate([part.reshape(-1) for part in first]),
        np.concatenate([part.reshape(-1) for part in second]),
    )


def _join_outlets(plan: RoadPlan, effort: csr_array, outlets: IntArray) -> None:
    """The main network: a cheapest tree over the outlets, and loops where it goes far round."""
    if outlets.size == 1:
        return
    apart, previous = dijkstra(effort, directed=False, indices=outlets, return_predecessors=True)
    joined = _tree_and_loops(apart[:, outlets])
    users = _users(joined)
    for one, other in np.argwhere(np.triu(joined) > 0).tolist():
        # Primary if a quarter of the outlets reaches the centre this way, or more.
        is_primary = users[one, other] >= max(1, outlets.size // 4)
        path = trace(previous[one], int(outlets[other]))
        pave(plan, path, CLASSES[0] if is_primary else CLASSES[1])


def _tree_and_loops(between: FloatArray) -> FloatArray:
    """Effort of the outlet pairs to join, 0 elsewhere: a cheapest tree and some loops.

    Loops are the cheapest of the pairs that go far round by what is joined before.
    """
    tree = minimum_spanning_tree(csr_array(between)).toarray()
    joined = np.maximum(tree, tree.T)
    round_ = dijkstra(csr_array(joined))
    for _ in range(between.shape[0] // 4):
        wanted = np.where(round_ > _LOOP_DETOUR * between, between, np.inf)
        one, other = divmod(int(np.argmin(wanted)), between.shape[0])
        if np.isinf(wanted[one, other]):
            break
        effort = joined[one, other] = joined[other, one] = between[one, other]
        by_loop = round_[:, [one]] + effort + round_[[other], :]
        round_ = np.minimum(round_, np.minimum(by_loop, by_loop.T))
    return joined


def _users(joined: FloatArray) -> IntArray:
    """How many outlets reach the centre over each of the joins, (n, n)."""
    _, previous = dijkstra(csr_array(joined), indices=[0], return_predecessors=True)
    users = np.zeros(joined.shape, dtype=np.int64)
    for outlet in range(joined.shape[0]):
        for one, other in pairwise(trace(previous[0], outlet)):
            users[one, other] += 1
            users[other, one] += 1
    return users


def _by_importance(settlements: Settlements) -> list[tuple[IntArray, str]]:
    """Villages in the order in which they get a road, with the class of that road."""
    order = settlements.villages[np.argsort(-settlements.population, kind="stable")]
    large = round(order.size * _LARGE_SHARE)
    small = order.size - round(order.size * _TRACK_SHARE)
    return [
        (order[:large], CLASSES[2]),
        (order[large:small], CLASSES[3]),
        (order[small:], CLASSES[4]),
    ]


def _branch_off(
    plan: RoadPlan, effort: csr_array, villages: IntArray, road_class: str, outlets: IntArray
) -> None:
    """Join each of the villages to the roads that are there, by the cheapest way."""
    if villages.size == 0:
        return
    roads = np.array(sorted({cell for step in plan.steps for cell in step} | set(outlets.tolist())))
    _, previous, _ = dijkstra(
        effort, directed=False, indices=roads, return_predecessors=True, min_only=True
    )
    for village in villages.tolist():
        pave(plan, trace(previous, village), road_class)


def pave(plan: RoadPlan, path: Iterable[int], road_class: str) -> None:
    """Build a road along the cells, leaving better roads as they are."""
    cells = list(path)
    for one, other in pairwise(cells):
        step = (min(one, other), max(one, other))
        built = plan.steps.get(step, road_class)
        plan.steps[step] = min(built, road_class, key=CLASSES.index)
