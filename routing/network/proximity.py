"""Sparse graphs of points that lie near each other."""

from __future__ import annotations

from typing import Final

import numpy as np
from scipy.spatial import Delaunay, QhullError, cKDTree

from routing.network.model import BoolArray, FloatArray, IntArray

_NEIGHBOURS: Final = 16
_FEWEST_FOR_TRIANGLES: Final = 4


def _sorted_pairs(pairs: IntArray) -> IntArray:
    """Each pair once, lower index first, in order."""
    ordered = np.sort(pairs.reshape(-1, 2).astype(np.int64), axis=1)
    unique: IntArray = np.unique(ordered, axis=0)
    return unique


def _chain(points: FloatArray) -> IntArray:
    """Neighbours along the main direction of points that lie on a line, or nearly."""
    centred = points - points.mean(axis=0)
    direction = np.linalg.svd(centred, full_matrices=False)[2][0]
    order = np.argsort(centred @ direction, kind="stable")
    return _sorted_pairs(np.column_stack((order[:-1], order[1:])))


def delaunay_pairs(points: FloatArray) -> IntArray:
    """(m, 2) edges of the Delaunay triangulation of distinct `points` (n, 2); connected.

    Points on a line are chained; a point that the triangulation left out for lack of precision
    is tied to its nearest corner.
    """
    if len(points) < _FEWEST_FOR_TRIANGLES:
        return _chain(points) if len(points) > 1 else np.empty((0, 2), dtype=np.int64)
    try:
        triangulation = Delaunay(points)
    except QhullError:
        return _chain(points)
    corners = triangulation.simplices
    left_out = triangulation.coplanar[:, [0, 2]]
    sides = (corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]], left_out)
    return _sorted_pairs(np.concatenate(sides))


def _squared(points: FloatArray, a: IntArray, b: IntArray) -> FloatArray:
    total: FloatArray = np.sum((points[a] - points[b]) ** 2, axis=-1)
    return total


def _blocked(points: FloatArray, pairs: IntArray, *, by_circle: bool) -> BoolArray:
    """Whether a point near either end lies in the circle over, or the lune of, each pair."""
    count = min(_NEIGHBOURS, len(points) - 1) + 1
    near = cKDTree(points).query(points, k=count)[1].reshape(len(points), count)
    blocked = np.zeros(len(pairs), dtype=np.bool_)
    one, two = pairs[:, :1], pairs[:, 1:]
    between = _squared(points, one, two)
    for end in (one, two):
        others = near[end[:, 0]]
        legs = _squared(points, others, one), _squared(points, others, two)
        reach = legs[0] + legs[1] if by_circle else np.maximum(*legs)
        # The ends themselves have a leg of zero and the whole length: never less than it.
        blocked |= np.any(reach < between, axis=1)
    return blocked


def gabriel_pairs(points: FloatArray) -> IntArray:
    """(m, 2) Gabriel graph (Gabriel and Sokal 1969) of distinct `points` (n, 2).

    Two points are joined if no other lies in the circle over them. Only the nearest neighbours
    of the two are looked at, so a few edges more may be kept; the graph is always connected.
    """
    pairs = delaunay_pairs(points)
    return pairs[~_blocked(points, pairs, by_circle=True)] if len(pairs) else pairs


def neighbourhood_pairs(points: FloatArray) -> IntArray:
    """(m, 2) relative neighbourhood graph (Toussaint 1980) of distinct `points` (n, 2).

    Two points are joined if no other is nearer to both than they are to each other; a part of
    the Gabriel graph, with the same remark on its edges.
    """
    pairs = delaunay_pairs(points)
    return pairs[~_blocked(points, pairs, by_circle=False)] if len(pairs) else pairs


def spread_out(points: FloatArray, count: int) -> IntArray:
    """Indices, ascending, of `count` of the `points` that lie far from each other.

    The greedy choice of Gonzalez (1985): from the point nearest to the centre, always the one
    furthest from all chosen; the first of equals.
    """
    gap = np.full(len(points), np.inf)
    chosen = np.empty(count, dtype=np.int64)
    current = int(np.argmin(np.sum((points - points.mean(axis=0)) ** 2, axis=1)))
    for rank in range(count):
        chosen[rank] = current
        gap = np.minimum(gap, np.sum((points - points[current]) ** 2, axis=1))
        current = int(np.argmax(gap))
    return np.sort(chosen)
