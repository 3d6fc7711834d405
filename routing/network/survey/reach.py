"""Isochrones: the roads that are reached within some minutes, and the area around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from routing.network.geo import EARTH_RADIUS_M, mercator
from routing.network.graph import ProfileGraph
from routing.network.model import UNREACHABLE, FloatArray, IntArray
from routing.network.shapes import Shapes, points_at
from routing.network.view import NetworkView

CELL_M: Final = 250.0
"""Side of a cell of the drawing; a road's area reaches one to two cells beside it."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Pieces of links reached within a time, each from share ``first`` to share ``last``."""

    link: IntArray
    first: FloatArray
    last: FloatArray


def reached_pieces(
    view: NetworkView, profile: str, source: int, limits_s: Sequence[float]
) -> list[Reached]:
    """The roads that a vehicle gets to from a place, for each of some limits in seconds.

    A link reached from one end only is covered as far as the time allows; of a link reached
    from both ends, both parts are given.
    """
    graph = view.graphs[profile]
    at_node = view.reach(profile, np.array([source]))[0][0].astype(np.float64)
    at_node[at_node >= UNREACHABLE] = np.inf
    # Arcs run between nodes of the network and cuts; a cut is reached through its arcs.
    begin_s = _at_all_nodes(view, profile, source, at_node)[graph.tail]
    return [_reached(graph, limit - begin_s) for limit in limits_s]


def _reached(graph: ProfileGraph, left_s: FloatArray) -> Reached:
    """What is driven in the time that is left at the beginning of each arc."""
    share = np.clip(left_s / (graph.time_ms / 1000.0), 0.0, 1.0)
    driven = share > 0
    begin, end = graph.first_share[driven], graph.last_share[driven]
    end = begin + share[driven] * (end - begin)
    return _merged(graph.link[driven], np.minimum(begin, end), np.maximum(begin, end))


def _merged(link: IntArray, low: FloatArray, high: FloatArray) -> Reached:
    """Pieces of a link that touch or overlap become one: a road driven both ways is one road."""
    order = np.lexsort((low, link))
    begin, end = (2.0 * link + low)[order], (2.0 * link + high)[order]
    so_far = np.maximum.accumulate(end) if len(end) else end
    starts = (
        np.flatnonzero(np.concatenate(([True], begin[1:] > so_far[:-1]))) if len(end) else order
    )
    last = np.maximum.reduceat(end, starts) if len(end) else end
    kept = link[order][starts]
    return Reached(kept, begin[starts] - 2.0 * kept, last - 2.0 * kept)


def _at_all_nodes(view: NetworkView, profile: str, source: int, at_node: FloatArray) -> FloatArray:
    """(V,) seconds to every node of the graph: of the network, and cuts in links.

    A cut lies between two marks of one link, so relaxing the arcs of cuts along their links
    settles them all; a link with many places takes as many rounds.
    """
    graph = view.graphs[profile]
    count = len(graph.first_arc) - 1
    time_s = np.full(count, np.inf)
    time_s[: len(at_node)] = at_node
    start = int(graph.place_node[source])
    if start >= 0:
        time_s[start] = min(time_s[start], graph.access_ms[source] / 1000.0)
    to_cut = np.flatnonzero(graph.head >= len(at_node))
    arc_s = graph.time_ms[to_cut] / 1000.0
    while True:
        before = time_s.copy()
        np.minimum.at(time_s, graph.head[to_cut], time_s[graph.tail[to_cut]] + arc_s)
        if np.array_equal(before, time_s):
            return time_s


def area_of(shapes: Shapes, reached: Reached) -> shapely.Geometry:
    """The area beside reached roads, in degrees; empty where no road is reached.

    Drawn on a grid of :data:`CELL_M` metres: a cell counts if a reached road runs through it or
    through one beside it. That takes the same moment however dense the roads are.
    """
    if not len(reached.link):
        return shapely.MultiPolygon()
    x, y = mercator(*_samples(shapes, reached))
    size = CELL_M / np.cos(np.arctan(np.sinh(float(y.mean()) / EARTH_RADIUS_M)))
    cells = np.unique(np.floor(np.column_stack((x, y)) / size).astype(np.int64), axis=0)
    around = np.array([(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)])
    wide = np.unique((cells[:, None] + around[None]).reshape(-1, 2), axis=0)
    low = wide * size
    boxes = shapely.box(low[:, 0], low[:, 1], low[:, 0] + size, low[:, 1] + size)
    # Cells that meet in a corner alone are joined, so that the area is a valid one.
    area = shapely.buffer(shapely.coverage_union_all(boxes), 0.1 * size, quad_segs=1)
    return _in_degrees(shapely.simplify(area, 0.75 * size))


def _samples(shapes: Shapes, reached: Reached) -> tuple[FloatArray, FloatArray]:
    """Points along reached roads, so close that no cell of the grid is stepped over."""
    across = np.add.reduceat(
        np.append(np.hypot(np.diff(shapes.x), np.diff(shapes.y)), 0.0), shapes.start[:-1]
    )
    count = np.ceil((reached.last - reached.first) * across[reached.link] / CELL_M).astype(int) + 2
    piece = np.repeat(np.arange(len(count)), count)
    rank = np.arange(len(piece)) - np.repeat(np.cumsum(count) - count, count)
    part = rank / (count[piece] - 1)
    share = reached.first[piece] + part * (reached.last - reached.first)[piece]
    return points_at(shapes, reached.link[piece], share)


def _in_degrees(area: shapely.Geometry) -> shapely.Geometry:
    def back(points: FloatArray) -> FloatArray:
        lon = np.degrees(points[:, 0] / EARTH_RADIUS_M)
        lat = np.degrees(np.arctan(np.sinh(points[:, 1] / EARTH_RADIUS_M)))
        return np.column_stack((lon, lat))

    return shapely.transform(area, back)
