"""From a way through the network to the stretches of links it drives, and to a line on the map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from routing.network.answers import RoadsOfProfile
from routing.network.dijkstra import NO_WAY, quickest_tree, way_to
from routing.network.graph import ProfileGraph
from routing.network.hierarchy.doors import Doors, direct_weight
from routing.network.hierarchy.unpack import Ladder, quickest_links
from routing.network.hierarchy.weights import LENGTH_BITS, LENGTH_MASK, NOTHING
from routing.network.model import FloatArray, Int32Array, IntArray
from routing.network.shapes import Shapes, spans_line


@dataclass(frozen=True, slots=True)
class Way:
    """A way between two places, the ways off the road included in time and length.

    ``link``, ``first`` and ``last`` (k,) are stretches in driving order, each from one share of
    its link to another; none where both places join the road at the same point.
    """

    time_ms: int
    length_mm: int
    link: IntArray
    first: FloatArray
    last: FloatArray

    def line(self, shapes: Shapes) -> FloatArray:
        """(p, 2) lon/lat along a way of at least one stretch."""
        return spans_line(shapes, self.link, self.first, self.last)


def _merged(graph: ProfileGraph, arcs: IntArray) -> tuple[IntArray, FloatArray, FloatArray]:
    """Pieces of links along `arcs`, those that run on along one link joined to one."""
    link, first, last = graph.link[arcs], graph.first_share[arcs], graph.last_share[arcs]
    if not len(arcs):
        return link, first, last
    runs_on = (link[1:] == link[:-1]) & (first[1:] == last[:-1])
    # At the node of a loop a way may leave a link by one end and enter it by the other.
    runs_on &= (first[1:] > 0) & (first[1:] < 1)
    begin = np.concatenate(([True], ~runs_on))
    end = np.concatenate((~runs_on, [True]))
    return link[begin], first[begin], last[end]


def searched_way(roads: RoadsOfProfile, source: int, target: int) -> Way | None:
    """The quickest way by a plain search: slow, and right for any weights."""
    graph = roads.graph
    root, goal = int(graph.place_node[source]), int(graph.place_node[target])
    if min(root, goal) < 0:
        return None
    tree = quickest_tree(graph, root)
    if tree[0][goal] >= NO_WAY:
        return None
    return Way(
        int(tree[0][goal] + graph.access_ms[source] + graph.access_ms[target]),
        int(tree[1][goal] + graph.access_mm[source] + graph.access_mm[target]),
        *_merged(graph, way_to(graph, tree, goal)),
    )


def _ladder(roads: RoadsOfProfile) -> Ladder:
    topology, metric = roads.fast.topology, roads.fast.metric
    return Ladder(
        topology.first,
        topology.head,
        topology.parent,
        (metric.up_weight, metric.down_weight),
        (metric.up_via, metric.down_via),
    )


def _stretch(
    doors: Doors, place: int, side: tuple[int, Int32Array]
) -> tuple[IntArray, FloatArray, FloatArray]:
    """The stretch of link between a place and the door it uses, from the place; perhaps none."""
    door, weight = side
    share = doors.share[place]
    uses = [
        end
        for end in (0, 1)
        if doors.node[place, end] == door and doors.share[place] != end and weight[end] < NOTHING
    ]
    ends = min(uses, key=lambda end: int(weight[end]), default=None)
    if ends is None:
        return np.empty(0, dtype=np.int64), np.empty(0), np.empty(0)
    return doors.link[[place]], np.array([share]), np.array([float(ends)])


def _way_over_doors(roads: RoadsOfProfile, source: int, target: int) -> tuple[int, Way]:
    """The quickest way that leaves the source's link, and its label."""
    doors, number = roads.fast.doors, roads.fast.topology.number
    out, into = doors.out_weight[source], doors.in_weight[target]
    label, ends, stretches = quickest_links(
        _ladder(roads), (doors.node[source], out), (doors.node[target], into)
    )
    leave, arrive = (
        _stretch(doors, source, (ends[0], out)),
        _stretch(doors, target, (ends[1], into)),
    )
    links = stretches[:, 0]
    turned = (number[roads.tail[links]] != stretches[:, 1]).astype(float)
    way = Way(
        time_ms=label >> LENGTH_BITS,
        length_mm=label & LENGTH_MASK,
        link=np.concatenate((leave[0], links, arrive[0])),
        first=np.concatenate((leave[1], turned, arrive[2])),
        last=np.concatenate((leave[2], 1.0 - turned, arrive[1])),
    )
    return label, way


def quickest_way(roads: RoadsOfProfile, source: int, target: int) -> Way | None:
    """The quickest way between two places at different positions; None where there is none."""
    fast = roads.fast
    label, way = _way_over_doors(roads, source, target)
    direct = direct_weight(fast.doors, source, target)
    if direct <= label:
        label, way = direct, _direct(fast.doors, source, target, direct)
    if label >= NOTHING and fast.sure_of_none:
        return None
    if way.time_ms > fast.surest_ms:
        return searched_way(roads, source, target)
    return way


def _direct(doors: Doors, source: int, target: int, label: int) -> Way:
    first, last = doors.share[source], doors.share[target]
    stretch = slice(0, 0 if doors.at[source] == doors.at[target] else 1)
    return Way(
        time_ms=label >> LENGTH_BITS,
        length_mm=label & LENGTH_MASK,
        link=doors.link[[source]][stretch],
        first=np.array([first])[stretch],
        last=np.array([last])[stretch],
    )
