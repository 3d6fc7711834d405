"""Links between villages that lie close together and yet far apart by road."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import KDTree

from routing.scenario.making.terrain import FloatArray, IntArray, Terrain

_NEAR: Final = 6  # neighbours looked at
_DETOUR: Final = 2.2  # road over straight line beyond which people build
_SHARE: Final = 0.24  # links per village and round
_HARDEST: Final = 8.0  # effort over straight line beyond which they do not


def cross_paths(
    steps: Iterable[tuple[int, int]], effort: csr_array, terrain: Terrain, villages: IntArray
) -> list[list[int]]:
    """Paths of cells worth building, for the pairs that go furthest round.

    Parameters
    ----------
    steps
        Pairs of cells that are roads.
    effort
        (cells, cells) effort of building between neighbouring cells, about metres.
    terrain
        The ground.
    villages
        (n,) cells.
    """
    pairs, straight_km = _near_pairs(terrain, villages)
    if not pairs:
        return []
    detour = _road_km(steps, terrain, villages)[tuple(np.array(pairs).T)] / straight_km
    paths = []
    for place in np.argsort(-detour, kind="stable")[: round(villages.size * _SHARE)].tolist():
        if detour[place] > _DETOUR:
            start, end = (int(villages[village]) for village in pairs[place])
            limit = 1000 * straight_km[place] * _HARDEST
            _, previous = dijkstra(
                effort, directed=False, indices=[start], limit=limit, return_predecessors=True
            )
            paths.append(trace(previous[0], end))
    return paths


def trace(previous: NDArray[np.signedinteger], cell: int) -> list[int]:
    """Cells from `cell` back to where a search began, by each cell's predecessor."""
    path = [cell]
    while previous[path[-1]] >= 0:
        path.append(int(previous[path[-1]]))
    return path


def _near_pairs(terrain: Terrain, villages: IntArray) -> tuple[list[tuple[int, int]], FloatArray]:
    """Places in `villages` of pairs that lie close together, each once, and how far apart."""
    count = min(_NEAR + 1, villages.size)
    points = np.column_stack([terrain.x_km[villages], terrain.y_km[villages]])
    _, near = KDTree(points).query(points, k=count)
    rows = np.asarray(near).reshape(villages.size, count).tolist()
    pairs = sorted({(min(a, b), max(a, b)) for a, row in enumerate(rows) for b in row if a != b})
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    apart = points[ends[:, 0]] - points[ends[:, 1]]
    return pairs, np.hypot(apart[:, 0], apart[:, 1])


def _road_km(steps: Iterable[tuple[int, int]], terrain: Terrain, villages: IntArray) -> FloatArray:
    """Distances by road between all villages, (n, n)."""
    first, second = np.array(sorted(steps)).T
    cells, place = np.unique(np.concatenate([first, second]), return_inverse=True)
    length_km = np.hypot(
        terrain.x_km[first] - terrain.x_km[second], terrain.y_km[first] - terrain.y_km[second]
    )
    ends = (place[: first.size], place[first.size :])
    graph = csr_array(coo_array((length_km, ends), shape=(cells.size, cells.size)))
    at = np.searchsorted(cells, villages)
    return dijkstra(graph, directed=False, indices=at)[:, at]
