"""Roads from an OpenStreetMap file: ways cut at junctions, barriers in between.

Link ids are ``w<way>-<n>``, counted from 1 along the way, so that a closure can name them;
``b<node>-<n>`` is a link of no length through a barrier. Node ids are those of the file. See
https://wiki.openstreetmap.org/wiki/Key:highway and the pages of the tags read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from routing.errors import Finding, InputError
from routing.network.model import (
    BoolArray,
    FloatArray,
    Int32Array,
    IntArray,
    RoadNetwork,
    SeasonalBan,
)
from routing.network.osm_barriers import with_barriers
from routing.network.osm_cut import Cut, cut_ways
from routing.network.osm_file import OsmRoads, read_osm_file
from routing.network.osm_turns import turn_rules
from routing.network.osm_ways import FERRY, RoadTags
from routing.network.shapes import shape_lengths_m
from routing.network.turns import with_turns
from routing.words import say

_SHORTEST_LINK_M: Final = 0.001
_KPH_PER_MPS: Final = 3.6


def _link_ids(roads: OsmRoads, way: IntArray) -> tuple[str, ...]:
    first = np.searchsorted(way, way, side="left")
    numbers = np.arange(len(way)) - first + 1
    return tuple(
        f"w{roads.way_ids[at]}-{number}"
        for at, number in zip(way.tolist(), numbers.tolist(), strict=True)
    )


def _speed_limits(tags: tuple[RoadTags, ...], way: IntArray, length_m: FloatArray) -> FloatArray:
    """Posted limits; a ferry with a known duration sails its way in that time."""
    posted = np.array([road.max_speed_kph for road in tags])
    duration = np.array([road.duration_s for road in tags])
    whole_m = np.bincount(way, weights=length_m, minlength=len(tags))
    sails = (np.array([road.road_class for road in tags]) == FERRY) & (duration > 0)
    posted[sails] = whole_m[sails] / duration[sails] * _KPH_PER_MPS
    limits: FloatArray = np.maximum(posted, np.finfo(np.float64).tiny)[way]
    return limits


def _dropped(roads: OsmRoads, cut: Cut) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter(roads.dropped)
    counts[say("Points of ways that the file does not contain")] = cut.missing_points
    counts[say("Ways without two points in the file")] = len(roads.way_ids) - len(
        np.unique(cut.way)
    )
    return tuple((text, count) for text, count in sorted(counts.items()) if count)


def _seasonal_bans(roads: OsmRoads, cut: Cut) -> Iterator[SeasonalBan]:
    closed = [at for at, tags in enumerate(roads.tags) if tags.seasons]
    for link in np.flatnonzero(np.isin(cut.way, closed)).tolist():
        for season in roads.tags[cut.way[link]].seasons:
            yield SeasonalBan(link, season.modes, season.first, season.last)


def _slopes(roads: OsmRoads, cut: Cut) -> Int32Array | None:
    """Slopes as tagged; None where no way is."""
    slopes = np.array([tags.slope for tags in roads.tags], dtype=np.int32)[cut.way]
    return slopes if slopes.any() else None


def _network(roads: OsmRoads, cut: Cut) -> RoadNetwork:
    """One link a piece of way, before barriers."""
    start = np.concatenate(([0], np.cumsum(cut.last - cut.first + 1))).astype(np.int64)
    point = np.repeat(cut.first - start[:-1], np.diff(start)) + np.arange(start[-1])
    lon, lat = roads.lon[point], roads.lat[point]
    length_m = np.maximum(shape_lengths_m(start, lon, lat), _SHORTEST_LINK_M)

    def of_way(values: list[float]) -> FloatArray:
        return np.array(values, dtype=np.float64)[cut.way]

    def flags(values: list[bool]) -> BoolArray:
        return np.array(values, dtype=np.bool_)[cut.way]

    tags = roads.tags
    return RoadNetwork(
        node_ids=tuple(map(str, roads.ref[cut.node_point].tolist())),
        lon=roads.lon[cut.node_point],
        lat=roads.lat[cut.node_point],
        link_ids=_link_ids(roads, cut.way),
        tail=cut.tail.astype(np.int32),
        head=cut.head.astype(np.int32),
        length_m=length_m,
        road_class=of_way([road.road_class for road in tags]).astype(np.int32),
        surface=of_way([road.surface for road in tags]).astype(np.int32),
        forward=flags([road.forward for road in tags]),
        backward=flags([road.backward for road in tags]),
        max_speed_kph=_speed_limits(tags, cut.way, length_m),
        max_weight_t=of_way([road.max_weight_t for road in tags]),
        max_width_m=of_way([road.max_width_m for road in tags]),
        access=of_way([road.access for road in tags]).astype(np.uint8),
        shape_start=start,
        shape_lon=lon,
        shape_lat=lat,
        dropped=_dropped(roads, cut),
        seasons=tuple(_seasonal_bans(roads, cut)),
        slope=_slopes(roads, cut),
    )


def _with_barriers_and_turns(roads: OsmRoads, cut: Cut) -> RoadNetwork:
    """The links, taken apart at barriers, and at junctions where turns are restricted."""
    network = _network(roads, cut)
    # At a barrier the junction is taken apart already.
    bans = [ban for ban in roads.bans if ban.via not in roads.barriers]
    dropped = Counter[str]()
    not_simple = say("Turn restrictions that are not simple, not applied")
    dropped[not_simple] = roads.dropped[not_simple] + len(roads.bans) - len(bans)
    ways = [roads.way_ids[way] for way in cut.way.tolist()]
    rules = turn_rules(network, ways, bans, dropped)
    listed = dict(network.dropped) | {text: count for text, count in dropped.items() if count}
    network = replace(network, dropped=tuple(sorted(listed.items())))
    # Barriers add nodes and links behind those there are, whose numbers the rules name.
    return with_turns(with_barriers(network, roads.barriers), rules)


def read_osm(path: Path) -> RoadNetwork:
    """The roads in the OpenStreetMap file at `path` that some motor vehicle may use.

    Ways reaching beyond the file are used as far as their nodes are in it.

    Raises
    ------
    InputError
        If the file is broken or holds no road.
    """
    roads = read_osm_file(path)
    cut = cut_ways(roads) if roads.way_ids else None
    if cut is None or not len(cut.way):
        cause = say("There is no way with a highway tag for motor vehicles and two points.")
        raise InputError([Finding("network.no-roads", cause, file=path.name)])
    return _with_barriers_and_turns(roads, cut)
