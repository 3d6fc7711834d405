"""The exact matrix provider: one search a row on the graph of each profile.

A place joins the road at a point along a link (see :mod:`routing.network.snap`). The straight
way between the place and that point is driven at the speed of a service lane and counts in time
and distance. Places at the very same position are one place: nothing lies between them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from routing.errors import Finding
from routing.network.dijkstra import NO_WAY, Tree, many_to_many, quickest_tree, way_to
from routing.network.graph import ProfileGraph
from routing.network.model import (
    UNREACHABLE,
    BoolArray,
    FloatArray,
    Int32Array,
    IntArray,
    Leg,
    Places,
    RoadNetwork,
)
from routing.network.paths import links_of, way_line
from routing.network.shapes import Shapes, without_repeats
from routing.network.snap import Joins

TREE_CACHE_BYTES: Final = 128 * 2**20
"""Memory for the search trees that legs are read from."""


def in_whole_units(time_ms: IntArray, length_mm: IntArray) -> tuple[Int32Array, Int32Array]:
    """Seconds and metres, halves up; ``UNREACHABLE`` in both where either is beyond measure."""
    seconds, metres = (time_ms + 500) // 1000, (length_mm + 500) // 1000
    gone = np.maximum(seconds, metres) >= UNREACHABLE
    return (
        np.where(gone, UNREACHABLE, seconds).astype(np.int32),
        np.where(gone, UNREACHABLE, metres).astype(np.int32),
    )


@dataclass
class TreeCache:
    """The search trees used last, within a bound of memory."""

    trees: OrderedDict[tuple[str, int], Tree] = field(default_factory=OrderedDict)
    held_bytes: int = 0

    def get(self, graph: ProfileGraph, profile: str, root: int) -> Tree:
        """The tree of `root`, searched for if it is not held."""
        key = (profile, root)
        if key in self.trees:
            self.trees.move_to_end(key)
            return self.trees[key]
        tree = self.trees[key] = quickest_tree(graph, root)
        self.held_bytes += _size(tree)
        while self.held_bytes > TREE_CACHE_BYTES and len(self.trees) > 1:
            self.held_bytes -= _size(self.trees.popitem(last=False)[1])
        return tree


def _size(tree: Tree) -> int:
    return sum(part.nbytes for part in tree)


@dataclass(frozen=True, slots=True)
class NetworkView:
    """A network on one day with places joined: a :class:`routing.network.model.MatrixProvider`.

    Attributes
    ----------
    findings
        What a user should know: places off the road or cut off, closures that close nothing,
        what the reader dropped.
    off_road_m
        (n,) straight distance from each place to the nearest road any profile may use, whether
        it is joined or not; infinity where there is no such road.
    group
        (n,) places with the same number lie at the same position.
    """

    network: RoadNetwork
    places: Places
    shapes: Shapes
    graphs: Mapping[str, ProfileGraph]
    joins: Mapping[str, Joins]
    off_road_m: FloatArray
    group: IntArray
    findings: tuple[Finding, ...]
    cache: TreeCache = field(default_factory=TreeCache, repr=False, compare=False)

    def joined(self, profile: str) -> BoolArray:
        """(n,) which places are joined to the roads of `profile`."""
        result: BoolArray = self.graphs[profile].place_node >= 0
        return result

    def matrix(
        self, profile: str, sources: IntArray, targets: IntArray
    ) -> tuple[Int32Array, Int32Array]:
        """Seconds and metres of the quickest ways, (len(sources), len(targets)) each.

        Of equally quick ways the shortest. Rounded at the end, halves up; ``UNREACHABLE`` in
        both where there is no way.

        Raises
        ------
        KeyError
            If the view was not opened for `profile`.
        """
        graph = self.graphs[profile]
        times, lengths = _node_matrix(graph, sources, targets)
        times += graph.access_ms[sources][:, None] + graph.access_ms[targets][None, :]
        lengths += graph.access_mm[sources][:, None] + graph.access_mm[targets][None, :]
        same = self.group[sources][:, None] == self.group[targets][None, :]
        times[same] = lengths[same] = 0
        return in_whole_units(times, lengths)

    def leg(self, profile: str, source: int, target: int) -> Leg | None:
        """The quickest way with its geometry; None where there is none.

        It begins at the source and ends at the target, the ways to and from the road included.
        Its time and length are those of :meth:`matrix`.
        """
        graph = self.graphs[profile]
        if self.group[source] == self.group[target]:
            return Leg(points=self._line(profile, source, target, None), distance_m=0, duration_s=0)
        root, goal = (int(graph.place_node[place]) for place in (source, target))
        if root < 0 or goal < 0:
            return None
        tree = self.cache.get(graph, profile, root)
        time_ms = tree[0][goal] + graph.access_ms[source] + graph.access_ms[target]
        length_mm = tree[1][goal] + graph.access_mm[source] + graph.access_mm[target]
        seconds, metres = in_whole_units(time_ms, length_mm)
        if seconds >= UNREACHABLE:
            return None
        way = way_to(graph, tree, goal)
        return Leg(
            points=self._line(profile, source, target, way),
            distance_m=int(metres),
            duration_s=int(seconds),
            links=tuple(self.network.link_ids[link] for link in links_of(graph, way)),
        )

    def _line(self, profile: str, source: int, target: int, way: IntArray | None) -> FloatArray:
        """(k, 2) from place to road, along it, and to the other place."""
        from_place, to_place = (
            np.array([[self.places.lon[i], self.places.lat[i]]]) for i in (source, target)
        )
        if way is None:
            return np.concatenate((from_place, to_place))
        if len(way):
            along = way_line(self.graphs[profile], self.shapes, way)
        else:
            along = self.joins[profile].points[[source]]
        line = without_repeats(np.concatenate((from_place, along, to_place)))
        return line if len(line) > 1 else np.concatenate((from_place, to_place))


def _node_matrix(
    graph: ProfileGraph, sources: IntArray, targets: IntArray
) -> tuple[IntArray, IntArray]:
    """Times and lengths between the joining points of places, each searched for once."""
    roots, row = np.unique(graph.place_node[sources], return_inverse=True)
    goals, column = np.unique(graph.place_node[targets], return_inverse=True)
    times = np.full((len(roots), len(goals)), NO_WAY, dtype=np.int64)
    lengths = times.copy()
    on, at = np.flatnonzero(roots >= 0), np.flatnonzero(goals >= 0)
    times[np.ix_(on, at)], lengths[np.ix_(on, at)] = many_to_many(graph, roots[on], goals[at])
    return times[np.ix_(row, column)], lengths[np.ix_(row, column)]
