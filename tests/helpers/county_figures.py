"""Figures by which invented and real counties are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import KDTree

from routing.scenario.making.draft import RoadTables, ScenarioDraft
from routing.scenario.making.places_import import PlacesOptions, draft_from_places
from routing.scenario.making.plane import plane_around
from routing.scenario.model import Village

NEIGHBOURS = 6
FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Distances:
    """Straight lines in kilometres: of each village to its outlet and the county centre."""

    to_outlet: FloatArray
    to_centre: FloatArray
    to_next: FloatArray


def straight_distances(draft: ScenarioDraft) -> Distances:
    """Of a draft's villages; ``to_next`` is to the nearest other village."""
    villages, outlets = draft.villages, draft.outlets
    plane = plane_around([one.lon for one in villages], [one.lat for one in villages])
    points = plane.km([one.lon for one in villages], [one.lat for one in villages])
    posts = plane.km([one.lon for one in outlets], [one.lat for one in outlets])
    at = {outlet.id: place for place, outlet in enumerate(outlets)}
    own = posts[[at[village.outlet] for village in villages]]
    near, _ = KDTree(points).query(points, k=2)
    return Distances(
        np.hypot(*(points - own).T), np.hypot(*(points - posts[0]).T), np.asarray(near)[:, 1]
    )


def real_county(path: Path) -> ScenarioDraft:
    """A county's places as they are imported."""
    return draft_from_places(path, PlacesOptions())


def neighbour_pairs(villages: Sequence[Village]) -> tuple[list[tuple[int, int]], FloatArray]:
    """Pairs of villages of which one is among the other's nearest, and how far apart they are."""
    plane = plane_around([one.lon for one in villages], [one.lat for one in villages])
    points = plane.km([one.lon for one in villages], [one.lat for one in villages])
    _, near = KDTree(points).query(points, k=NEIGHBOURS + 1)
    pairs = sorted(
        {
            (min(a, b), max(a, b))
            for a, row in enumerate(np.asarray(near).tolist())
            for b in row
            if a != b
        }
    )
    ends = np.array(pairs)
    return pairs, np.hypot(*(points[ends[:, 0]] - points[ends[:, 1]]).T)


def road_km(tables: RoadTables, villages: Sequence[Village]) -> FloatArray:
    """By road between all villages, each at the nearest node, (n, n); one-ways are ignored."""
    place = {node.id: at for at, node in enumerate(tables.nodes)}
    ends = np.array([(place[link.start], place[link.end]) for link in tables.links])
    length_km = np.array([link.length_m for link in tables.links]) / 1000
    shortest: dict[tuple[int, int], float] = {}
    for (one, other), km in zip(ends.tolist(), length_km.tolist(), strict=True):
        pair = (min(one, other), max(one, other))
        shortest[pair] = min(km, shortest.get(pair, np.inf))
    first, second = np.array(list(shortest)).T
    count = len(tables.nodes)
    graph = csr_array(coo_array((list(shortest.values()), (first, second)), shape=(count, count)))
    plane = plane_around([one.lon for one in villages], [one.lat for one in villages])
    nodes = plane.km([node.lon for node in tables.nodes], [node.lat for node in tables.nodes])
    points = plane.km([one.lon for one in villages], [one.lat for one in villages])
    _, at = KDTree(nodes).query(points)
    return dijkstra(graph, directed=False, indices=np.asarray(at))[:, np.asarray(at)]
