"""Joining places to roads: the nearest point of the nearest usable link.

A place prefers a link from which the rest of the network can be reached and returned from: a
stub is taken only where no such link lies within the limit. Motorways and ferries are never
joined, since nobody stops there. The choice does not look at closures: a village does not move
across the valley because its road is closed. Such a village may only use another open road
within ``CLOSED_ROAD_DETOUR_M``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from routing.network.components import through_links
from routing.network.geo import mercator, straight_distance_m
from routing.network.model import ROAD_CLASSES, BoolArray, FloatArray, IntArray, Places, RoadNetwork
from routing.network.shapes import Shapes, link_of_point, points_at

CLOSED_ROAD_DETOUR_M: Final = 250.0
"""How far the other end of a village may be: half the width of a large one."""

GeometryArray = NDArray[np.object_]

NO_STOPPING: Final = tuple(ROAD_CLASSES.index(name) for name in ("motorway", "ferry"))


@dataclass(frozen=True, slots=True)
class Joins:
    """Where n places join the network.

    Attributes
    ----------
    link
        (n,) link index; -1 where the place is not joined.
    share
        (n,) position on the link as a share of its length, from its tail.
    lon, lat
        (n,) the joining point; of the nearest link even where it is too far to be joined.
    off_road_m
        (n,) straight distance to it; infinity where there is no usable link at all.
    """

    link: IntArray
    share: FloatArray
    lon: FloatArray
    lat: FloatArray
    off_road_m: FloatArray

    @property
    def points(self) -> FloatArray:
        """(n, 2) lon/lat of the joining points."""
        return np.column_stack((self.lon, self.lat))


def nearest_on_links(shapes: Shapes, candidates: BoolArray, places: Places) -> Joins:
    """Join each place to the nearest of the `candidates` (E,), however far.

    Of equally near links the first in the network is taken.
    """
    count = len(places.lon)
    chosen = np.flatnonzero(candidates)
    if not len(chosen) or not count:
        nothing = np.zeros(count)
        none = np.full(count, -1, dtype=np.int64)
        return Joins(none, nothing, places.lon, places.lat, np.full(count, np.inf))
    lines = link_lines(shapes, candidates)
    points = shapely.points(*mercator(places.lon, places.lat))
    found = shapely.STRtree(lines).query_nearest(points)
    # Pairs come ordered by place; of several links for a place the lowest is wanted.
    order = np.lexsort((found[1], found[0]))
    first = order[np.unique(found[0][order], return_index=True)[1]]
    line = found[1][first]
    link = chosen[line]
    share = shapely.line_locate_point(lines[line], points, normalized=True)
    share = np.clip(np.nan_to_num(share), 0.0, 1.0)
    lon, lat = points_at(shapes, link, share)
    return Joins(link, share, lon, lat, straight_distance_m(places.lon, places.lat, lon, lat))


def link_lines(shapes: Shapes, chosen: BoolArray) -> GeometryArray:
    """Lines of the chosen links in the plane, as an array of shapely geometries."""
    owner = link_of_point(shapes.start)
    kept = chosen[owner]
    rank = np.cumsum(chosen) - 1
    points = np.column_stack((shapes.x[kept], shapes.y[kept]))
    return np.array(shapely.linestrings(points, indices=rank[owner[kept]]), dtype=np.object_)


def _either(first: Joins, use_first: BoolArray, second: Joins) -> Joins:
    """Row by row, `first` where `use_first`, else `second`."""
    return Joins(
        link=np.where(use_first, first.link, second.link),
        share=np.where(use_first, first.share, second.share),
        lon=np.where(use_first, first.lon, second.lon),
        lat=np.where(use_first, first.lat, second.lat),
        off_road_m=np.where(use_first, first.off_road_m, second.off_road_m),
    )


def _within(joins: Joins, limit_m: float) -> Joins:
    """`joins` with the places further than `limit_m` taken off."""
    link = np.where(joins.off_road_m <= limit_m, joins.link, -1)
    return Joins(link, joins.share, joins.lon, joins.lat, joins.off_road_m)


@dataclass(frozen=True, slots=True)
class Roads:
    """What may be driven by one profile: shapes, and (E,) usable links without closures."""

    network: RoadNetwork
    shapes: Shapes
    usable: BoolArray


def _may_stop(network: RoadNetwork) -> BoolArray:
    """(E,) links on which a place may lie."""
    stops: BoolArray = ~np.isin(network.road_class, NO_STOPPING)
    return stops if network.no_stop is None else stops & ~network.no_stop


def join_places(roads: Roads, places: Places, limit_m: float) -> Joins:
    """Join `places` to the roads, ignoring closures; further than `limit_m` is not joined."""
    stopping = roads.usable & _may_stop(roads.network)
    through = stopping & through_links(roads.network, roads.usable)
    preferred = nearest_on_links(roads.shapes, through, places)
    good = preferred.off_road_m <= limit_m
    if good.all():
        return preferred
    return _within(
        _either(preferred, good, nearest_on_links(roads.shapes, stopping, places)), limit_m
    )


def rejoin_closed(roads: Roads, joins: Joins, closed: BoolArray, places: Places) -> Joins:
    """Move places whose link is `closed` (E,) to an open link close by, else take them off.

    A place at the very end of a closed link stays: it stands at the junction.
    """
    inside = (joins.link >= 0) & (joins.share > 0) & (joins.share < 1)
    lost = inside & closed[joins.link]
    if not lost.any():
        return joins
    stopping = roads.usable & ~closed & _may_stop(roads.network)
    other = _within(nearest_on_links(roads.shapes, stopping, places), CLOSED_ROAD_DETOUR_M)
    return _either(other, lost, joins)
