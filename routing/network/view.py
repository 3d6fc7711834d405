"""The exact matrix provider: a hierarchy of road nodes for each profile.

A place joins the road at a point along a link (see :mod:`routing.network.snap`). The straight
way between the place and that point is driven at the speed of a service lane and counts in time
and distance. Places at the very same position are one place: nothing lies between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from routing.errors import Finding
from routing.network.answers import (
    Neighbours,
    RoadsOfProfile,
    Table,
    answer_table,
    in_whole_units,
    nearest_places,
    reach_nodes,
)
from routing.network.graph import ProfileGraph
from routing.network.hierarchy.table import FastRoads, usual_threads
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
from routing.network.paths import Way, quickest_way
from routing.network.shapes import Shapes, without_repeats
from routing.network.snap import Joins


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
    fast: Mapping[str, FastRoads]
    joins: Mapping[str, Joins]
    off_road_m: FloatArray
    group: IntArray
    findings: tuple[Finding, ...]

    def joined(self, profile: str) -> BoolArray:
        """(n,) which places are joined to the roads of `profile`."""
        result: BoolArray = self.graphs[profile].place_node >= 0
        return result

    def matrix(
        self,
        profile: str,
        sources: IntArray,
        targets: IntArray,
        out: Table | None = None,
        threads: int | None = None,
    ) -> tuple[Int32Array, Int32Array]:
        """Seconds and metres of the quickest ways, (len(sources), len(targets)) each.

        Of equally quick ways the shortest. Rounded at the end, halves up; ``UNREACHABLE`` in
        both where there is no way. The arrays of `out`, C-ordered int32, are filled if given
        and may be memory maps. `threads` is as many as there are cores unless stated; it does
        not change the answer.

        Raises
        ------
        KeyError
            If the view was not opened for `profile`.
        ValueError
            If the arrays of `out` do not fit.
        """
        return answer_table(self.roads(profile), sources, targets, out, threads or usual_threads())

    def nearest(self, profile: str, count: int, threads: int | None = None) -> Neighbours:
        """The `count` quickest other places of every place, without the whole matrix.

        Ordered by seconds, then metres, then index. At most as many columns as there are
        other places.

        Raises
        ------
        KeyError
            If the view was not opened for `profile`.
        """
        return nearest_places(self.roads(profile), count, threads or usual_threads())

    def reach(
        self, profile: str, sources: IntArray, threads: int | None = None
    ) -> tuple[Int32Array, Int32Array]:
        """Seconds and metres from places to every network node, (len(sources), N) each.

        ``UNREACHABLE`` in both where there is no way: what an isochrone is drawn from.

        Raises
        ------
        KeyError
            If the view was not opened for `profile`.
        """
        count = len(self.network.node_ids)
        return reach_nodes(self.roads(profile), sources, count, threads or usual_threads())

    def leg(self, profile: str, source: int, target: int) -> Leg | None:
        """The quickest way with its geometry; None where there is none.

        It begins at the source and ends at the target, the ways to and from the road included.
        Its time and length are those of :meth:`matrix`.
        """
        roads = self.roads(profile)
        if self.group[source] == self.group[target]:
            return Leg(points=self._line(profile, source, target, None), distance_m=0, duration_s=0)
        way = quickest_way(roads, source, target)
        if way is None:
            return None
        seconds, metres = in_whole_units(np.array(way.time_ms), np.array(way.length_mm))
        if seconds >= UNREACHABLE:
            return None
        return Leg(
            points=self._line(profile, source, target, way),
            distance_m=int(metres),
            duration_s=int(seconds),
            links=tuple(self.network.link_ids[link] for link in way.link),
        )

    def roads(self, profile: str) -> RoadsOfProfile:
        """What answers for `profile`."""
        return RoadsOfProfile(
            self.graphs[profile], self.fast[profile], self.group, self.network.tail
        )

    def _line(self, profile: str, source: int, target: int, way: Way | None) -> FloatArray:
        """(k, 2) from place to road, along it, and to the other place."""
        from_place, to_place = (
            np.array([[self.places.lon[i], self.places.lat[i]]]) for i in (source, target)
        )
        if way is None:
            return np.concatenate((from_place, to_place))
        joint = self.joins[profile].points[[source]]
        along = way.line(self.shapes) if len(way.link) else joint
        line = without_repeats(np.concatenate((from_place, along, to_place)))
        return line if len(line) > 1 else np.concatenate((from_place, to_place))
