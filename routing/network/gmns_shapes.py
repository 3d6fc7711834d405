"""Shapes of links from WKT, made to run from the link's first node to its last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from routing.network.checks import bad_positions
from routing.network.gathered import Gathered
from routing.network.geo import straight_distance_m
from routing.network.model import FloatArray, IntArray
from routing.network.tables import Table
from routing.words import say

SAME_POINT_M: Final = 1.0
LARGEST_GAP_M: Final = 500.0
"""A shape that ends further than this from its link's node belongs to another link."""

_LINE_TYPE: Final = 1  # shapely's number of a LineString

Points = tuple[FloatArray, FloatArray]


@dataclass(frozen=True, slots=True)
class LinkShapes:
    """Shape arrays as in ``RoadNetwork``."""

    start: IntArray
    lon: FloatArray
    lat: FloatArray


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Points drawn in the table: the ``row`` each belongs to, and where it lies."""

    row: IntArray
    lon: FloatArray
    lat: FloatArray


def _parse(table: Table, gathered: Gathered) -> _Drawn:
    """Points of all usable geometries, in WKT order; blanks have none."""
    texts = table.column("geometry")
    with np.errstate(all="ignore"):  # a number too large is found below
        lines = shapely.from_wkt([text or None for text in texts], on_invalid="ignore")
    good = np.asarray(shapely.get_type_id(lines) == _LINE_TYPE) & ~shapely.is_empty(lines)
    points, row = shapely.get_coordinates(lines, return_index=True)
    off_earth = np.zeros(len(texts), dtype=np.bool_)
    off_earth[row[bad_positions(points[:, 0], points[:, 1])]] = True
    for at, text in enumerate(texts):
        if text and (off_earth[at] or not good[at]):
            cause = say(
                "{text} is not a LINESTRING of longitudes and latitudes.", text=f"{text!r:.60}"
            )
            gathered.add("network.bad-geometry", cause, table.rows[at], "geometry")
    kept = (good & ~off_earth)[row]
    return _Drawn(row[kept].astype(np.int64), points[kept, 0], points[kept, 1])


def _ends(row: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """Rows that have points, and the indices of their first and last."""
    rows, first, count = np.unique(row, return_index=True, return_counts=True)
    return rows, first, first + count - 1


def _distance(drawn: _Drawn, at: IntArray, nodes: Points, node: IntArray) -> FloatArray:
    return straight_distance_m(drawn.lon[at], drawn.lat[at], nodes[0][node], nodes[1][node])


def _turned(drawn: _Drawn, nodes: Points, ends: tuple[IntArray, IntArray]) -> _Drawn:
    """The shapes with those drawn against their link's direction turned around."""
    rows, first, last = _ends(drawn.row)
    tail, head = ends[0][rows], ends[1][rows]
    along = _distance(drawn, first, nodes, tail) + _distance(drawn, last, nodes, head)
    against = _distance(drawn, first, nodes, head) + _distance(drawn, last, nodes, tail)
    which = np.repeat(np.arange(len(rows)), last - first + 1)
    at = np.arange(len(drawn.row))
    order = np.where((against < along)[which], first[which] + last[which] - at, at)
    return _Drawn(drawn.row, drawn.lon[order], drawn.lat[order])


def _inner(
    drawn: _Drawn,
    nodes: Points,
    ends: tuple[IntArray, IntArray],
    gaps: Callable[[int, float], None],
) -> _Drawn:
    """The points between the nodes: ends that lie on their node are left out."""
    rows, first, last = _ends(drawn.row)
    kept = np.ones(len(drawn.row), dtype=np.bool_)
    for at, node in ((first, ends[0][rows]), (last, ends[1][rows])):
        gap = _distance(drawn, at, nodes, node)
        kept[at[gap <= SAME_POINT_M]] = False
        for which in np.flatnonzero(gap > LARGEST_GAP_M):
            gaps(int(rows[which]), float(gap[which]))
    return _Drawn(drawn.row[kept], drawn.lon[kept], drawn.lat[kept])


def link_shapes(
    table: Table,
    transform: Callable[[FloatArray, FloatArray], Points],
    nodes: Points,
    ends: tuple[IntArray, IntArray],
    gathered: Gathered,
) -> LinkShapes:
    """Shapes of all links of `table`; straight where the geometry is blank.

    Parameters
    ----------
    transform
        Takes the drawn coordinates to WGS-84.
    nodes
        Longitudes and latitudes of all nodes, in WGS-84.
    ends
        (E,) first and last node of each link.
    """
    drawn = _parse(table, gathered)
    lon, lat = transform(drawn.lon, drawn.lat)

    def too_far(row: int, gap_m: float) -> None:
        cause = say("The shape ends {gap_m} m from the link's node.", gap_m=f"{gap_m:.0f}")
        gathered.add("network.bad-geometry", cause, table.rows[row], "geometry")

    placed = _turned(_Drawn(drawn.row, np.asarray(lon), np.asarray(lat)), nodes, ends)
    inner = _inner(placed, nodes, ends, too_far)
    count = np.bincount(inner.row, minlength=len(table.rows)) + 2
    start = np.concatenate(([0], np.cumsum(count))).astype(np.int64)
    shape_lon, shape_lat = np.empty(start[-1]), np.empty(start[-1])
    between = np.ones(start[-1], dtype=np.bool_)
    between[start[:-1]] = between[start[1:] - 1] = False
    for shape, points, node in ((shape_lon, inner.lon, nodes[0]), (shape_lat, inner.lat, nodes[1])):
        shape[between] = points
        shape[start[:-1]], shape[start[1:] - 1] = node[ends[0]], node[ends[1]]
    return LinkShapes(start, shape_lon, shape_lat)
