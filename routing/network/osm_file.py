"""Reading the ways and barriers of an OpenStreetMap file into arrays."""

from __future__ import annotations

import itertools
from array import array
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import osmium

from routing.errors import Finding, InputError
from routing.network.checks import LARGEST_LAT, LARGEST_LON
from routing.network.model import FloatArray, IntArray
from routing.network.osm_access import blocked_modes
from routing.network.osm_turns import CONDITIONAL, KEYS, Ban, bans_of
from routing.network.osm_values import weight_t, width_m
from routing.network.osm_ways import RoadTags, road_of, tightest
from routing.words import say

_DEGREES_PER_UNIT = 1e-7


@dataclass(frozen=True, slots=True)
class Barrier:
    """What a node lets through: the modes it stops, and its limits."""

    access: int
    max_weight_t: float
    max_width_m: float


@dataclass(frozen=True, slots=True)
class OsmRoads:
    """Ways as they stand in the file.

    Attributes
    ----------
    way_ids, tags
        Id and road of each of W ways.
    start
        (W + 1,) offsets into the point arrays.
    ref, lon, lat
        Node id and degrees of every point; NaN where the file lacks the node.
    barriers
        By node id.
    bans
        Turns that are forbidden or prescribed.
    dropped
        Counts of what could not be used.
    """

    way_ids: tuple[int, ...]
    tags: tuple[RoadTags, ...]
    start: IntArray
    ref: IntArray
    lon: FloatArray
    lat: FloatArray
    barriers: dict[int, Barrier]
    bans: tuple[Ban, ...]
    dropped: Counter[str]


@dataclass
class _Harvest:
    """What has been read so far."""

    ways: dict[int, RoadTags] = field(default_factory=dict)
    lengths: array[int] = field(default_factory=lambda: array("q", [0]))
    points: array[int] = field(default_factory=lambda: array("q"))
    barriers: dict[int, Barrier] = field(default_factory=dict)
    bans: list[Ban] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)

    def add_way(self, way: osmium.osm.Way) -> None:
        """Keep a way that is a road."""
        road = road_of({tag.k: tag.v for tag in way.tags}, self.dropped)
        if road is None:
            return
        if way.id in self.ways:
            self.dropped[say("Ways that appear twice")] += 1
            return
        self.ways[way.id] = road
        # A node repeated at once is a slip of the pen, not a junction.
        triples = [
            triple
            for triple, _ in itertools.groupby((node.ref, node.x, node.y) for node in way.nodes)
        ]
        self.lengths.append(len(triples))
        self.points.extend(itertools.chain.from_iterable(triples))

    def add_node(self, node: osmium.osm.Node) -> None:
        """Keep a node that stops somebody."""
        tags = {tag.k: tag.v for tag in node.tags}
        widths = ("maxwidth", "maxwidth:physical", "width")
        barrier = Barrier(
            access=blocked_modes(tags),
            max_weight_t=tightest(tags, ("maxweight",), weight_t, self.dropped),
            max_width_m=tightest(tags, widths, width_m, self.dropped),
        )
        if barrier != Barrier(0, float("inf"), float("inf")):
            self.barriers[node.id] = barrier

    def add_relation(self, relation: osmium.osm.Relation) -> None:
        """Keep a ban on turning between two roads that were kept: relations follow all ways."""
        tags = {tag.k: tag.v for tag in relation.tags}
        members = [(member.type, member.role, member.ref) for member in relation.members]
        ways = [ref for kind, role, ref in members if kind == "w" and role in ("from", "to")]
        if not ways or not all(way in self.ways for way in ways):
            return
        bans = bans_of(tags, members)
        if bans is None:
            self.dropped[say("Turn restrictions that are not simple, not applied")] += 1
        else:
            self.bans += bans


def _harvest(path: Path) -> _Harvest:
    kinds = osmium.osm.NODE | osmium.osm.WAY | osmium.osm.RELATION
    roads = osmium.filter.KeyFilter("highway", "route")
    roads.enable_for(osmium.osm.WAY)
    barriers = osmium.filter.KeyFilter("barrier")
    barriers.enable_for(osmium.osm.NODE)
    bans = osmium.filter.KeyFilter(*KEYS, CONDITIONAL)
    bans.enable_for(osmium.osm.RELATION)
    harvest = _Harvest()
    processor = osmium.FileProcessor(path, kinds).with_locations()
    for thing in processor.with_filter(roads).with_filter(barriers).with_filter(bans):
        if isinstance(thing, osmium.osm.Way):
            harvest.add_way(thing)
        elif isinstance(thing, osmium.osm.Node):
            harvest.add_node(thing)
        elif isinstance(thing, osmium.osm.Relation):
            harvest.add_relation(thing)
    return harvest


def _degrees(units: IntArray, largest: float) -> FloatArray:
    """Degrees from the file's units; NaN for a position unknown or off the Earth."""
    degrees = units * _DEGREES_PER_UNIT
    result: FloatArray = np.where(np.abs(degrees) <= largest, degrees, np.nan)
    return result


def read_osm_file(path: Path) -> OsmRoads:
    """The roads and barriers in the file at `path`.

    Raises
    ------
    InputError
        ``network.osm-broken`` if the file is missing, empty, truncated or of another kind.
    """
    try:
        harvest = _harvest(path)
    except (RuntimeError, OSError, ValueError, MemoryError) as error:
        cause = say("The file cannot be read: {reason}.", reason=str(error).rstrip("."))
        raise InputError([Finding("network.osm-broken", cause, file=path.name)]) from error
    points = np.frombuffer(harvest.points, dtype=np.int64).reshape(-1, 3)
    return OsmRoads(
        way_ids=tuple(harvest.ways),
        tags=tuple(harvest.ways.values()),
        start=np.cumsum(np.frombuffer(harvest.lengths, dtype=np.int64)),
        ref=points[:, 0],
        lon=_degrees(points[:, 1], LARGEST_LON),
        lat=_degrees(points[:, 2], LARGEST_LAT),
        barriers=harvest.barriers,
        bans=tuple(harvest.bans),
        dropped=harvest.dropped,
    )
