"""The shapes of links: their lengths, and points and pieces along them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from routing.network.geo import mercator, straight_distance_m
from routing.network.model import FloatArray, IntArray, RoadNetwork

SAME_PLACE_DEG: Final = 1e-9
"""A tenth of a millimetre: what rounding may move a point."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """Where along its link each shape point lies.

    Attributes
    ----------
    start
        (E + 1,) offsets into the point arrays, as in the network.
    lon, lat
        (P,) degrees.
    x, y
        (P,) in the plane of :func:`routing.network.geo.mercator`.
    along
        (P,) twice the link index + share of the link's length before the point: never falls
        over the array, so that one binary search finds any position on any link.
    """

    start: IntArray
    lon: FloatArray
    lat: FloatArray
    x: FloatArray
    y: FloatArray
    along: FloatArray


def link_of_point(start: IntArray) -> IntArray:
    """(P,) the link to which each shape point belongs."""
    return np.repeat(np.arange(len(start) - 1, dtype=np.int64), np.diff(start))


def _running_sum(start: IntArray, steps: FloatArray) -> FloatArray:
    """(P,) sum of `steps` (P - 1,) since the first point of the same link."""
    total = np.concatenate(([0.0], np.cumsum(steps)))
    since: FloatArray = total - np.repeat(total[start[:-1]], np.diff(start))
    return since


def _steps(start: IntArray, between: FloatArray) -> FloatArray:
    """`between` (P - 1,) neighbouring points, with zeros from one link to the next."""
    steps = between.copy()
    steps[start[1:-1] - 1] = 0.0
    return steps


def shape_lengths_m(start: IntArray, lon: FloatArray, lat: FloatArray) -> FloatArray:
    """(E,) length in metres of each link's shape on the ground."""
    if len(start) == 1:
        return np.zeros(0)
    between = straight_distance_m(lon[:-1], lat[:-1], lon[1:], lat[1:])
    return np.add.reduceat(np.append(_steps(start, between), 0.0), start[:-1])


def measure_shapes(network: RoadNetwork) -> Shapes:
    """The shapes of `network` with the position of every point along its link."""
    start = network.shape_start
    x, y = mercator(network.shape_lon, network.shape_lat)
    if len(start) == 1:
        return Shapes(start, network.shape_lon, network.shape_lat, x, y, np.zeros(0))
    sums = _running_sum(start, _steps(start, np.hypot(np.diff(x), np.diff(y))))
    length = sums[start[1:] - 1]
    share = sums / np.repeat(np.where(length > 0, length, 1.0), np.diff(start))
    share[start[1:] - 1] = 1.0
    along = 2.0 * link_of_point(start) + np.minimum(share, 1.0)
    return Shapes(start, network.shape_lon, network.shape_lat, x, y, along)


def points_at(shapes: Shapes, link: IntArray, share: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Longitude and latitude of the points at `share` (0 to 1) of the length of each `link`."""
    before = np.searchsorted(shapes.along, 2.0 * link + share, side="right") - 1
    before = np.clip(before, shapes.start[link], shapes.start[link + 1] - 2)
    step = shapes.along[before + 1] - shapes.along[before]
    part = (2.0 * link + share - shapes.along[before]) / np.where(step > 0, step, 1.0)
    part = np.clip(part, 0.0, 1.0)
    lon = shapes.lon[before] + part * (shapes.lon[before + 1] - shapes.lon[before])
    lat = shapes.lat[before] + part * (shapes.lat[before + 1] - shapes.lat[before])
    return lon, lat


def _inner_points(
    shapes: Shapes, link: IntArray, first: FloatArray, last: FloatArray
) -> tuple[IntArray, IntArray]:
    """Shape points strictly between two shares of each link, in driving order.

    Returns their indices, one piece after the other, and how many each piece has.
    """
    low = np.searchsorted(shapes.along, 2.0 * link + np.minimum(first, last), side="right")
    high = np.searchsorted(shapes.along, 2.0 * link + np.maximum(first, last), side="left")
    count = np.maximum(high - low, 0).astype(np.int64)
    onward = first <= last
    begin = np.where(onward, low, high - 1)
    rank = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
    return np.repeat(begin, count) + rank * np.repeat(np.where(onward, 1, -1), count), count


def without_repeats(points: FloatArray) -> FloatArray:
    """`points` (k, 2), k at least 1, without those at the place of the one before.

    The first and the last keep their exact positions.
    """
    moved = np.any(np.abs(np.diff(points, axis=0)) > SAME_PLACE_DEG, axis=1)
    kept: FloatArray = points[np.concatenate(([True], moved))]
    if len(kept) > 1:
        kept[-1] = points[-1]
    return kept


def spans_line(shapes: Shapes, link: IntArray, first: FloatArray, last: FloatArray) -> FloatArray:
    """(k, 2) lon/lat along pieces of links, each driven from share `first` to share `last`."""
    inner, count = _inner_points(shapes, link, first, last)
    end = np.cumsum(count + 2)
    begin = end - count - 2
    line = np.empty((int(end[-1]) if len(end) else 0, 2))
    between = np.ones(len(line), dtype=np.bool_)
    between[begin] = between[end - 1] = False
    line[between] = np.column_stack((shapes.lon[inner], shapes.lat[inner]))
    line[begin] = np.column_stack(points_at(shapes, link, first))
    line[end - 1] = np.column_stack(points_at(shapes, link, last))
    return without_repeats(line)
