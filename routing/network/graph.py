"""The graph that one profile drives on one day, with the joined places cut into its links.

Times are whole milliseconds and lengths whole millimetres. Sums of integers do not depend on
their order, so every search (forward, backward, over a hierarchy) finds the same quickest way,
and of two ways equally quick the shorter one is *the* answer. A link is cut at its places by
position, so that its pieces always add up to the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from routing.network.model import BoolArray, FloatArray, IntArray, RoadNetwork
from routing.network.snap import Joins

LONGEST_ARC_MS: Final = 10**13
"""A cap that keeps sums of absurdly slow links inside 64 bits."""

MS_PER_KPH: Final = 3600.0
"""Milliseconds to drive one metre at one km/h."""


@dataclass(frozen=True, slots=True)
class Drive:
    """What a profile may do on one day: ``speed_kph`` (E,) and ``open_links`` (E,)."""

    speed_kph: FloatArray
    open_links: BoolArray
    off_road_kph: float


@dataclass(frozen=True, slots=True)
class ProfileGraph:
    """A directed graph in compressed rows.

    Attributes
    ----------
    first_arc
        (V + 1,) arcs of node v are ``first_arc[v]`` to ``first_arc[v + 1]``, its end excluded.
        Nodes are those of the network, then the cuts.
    tail, head
        (A,) nodes of each arc.
    time_ms, length_mm
        (A,) time at least 1.
    link, first_share, last_share
        (A,) the piece of link driven: from one share of its length to the other.
    place_node
        (n,) node at which each place joins; -1 where it is not joined.
    access_ms, access_mm
        (n,) the way between a place and its joining point.
    """

    first_arc: IntArray
    tail: IntArray
    head: IntArray
    time_ms: IntArray
    length_mm: IntArray
    link: IntArray
    first_share: FloatArray
    last_share: FloatArray
    place_node: IntArray
    access_ms: IntArray
    access_mm: IntArray


@dataclass(frozen=True, slots=True)
class _Marks:
    """Positions on links: both ends of every open link, and every cut."""

    link: IntArray
    time_ms: IntArray
    length_mm: IntArray
    share: FloatArray
    node: IntArray


def link_times_ms(length_m: FloatArray, speed_kph: FloatArray) -> IntArray:
    """Whole milliseconds for each length, at least 1."""
    time = length_m * MS_PER_KPH / np.maximum(speed_kph, 1e-200)
    return np.clip(np.rint(time), 1, LONGEST_ARC_MS).astype(np.int64)


def link_lengths_mm(length_m: FloatArray) -> IntArray:
    """Whole millimetres for each length."""
    return np.rint(length_m * 1000).astype(np.int64)


def _end_marks(network: RoadNetwork, links: IntArray, total_ms: IntArray) -> tuple[_Marks, _Marks]:
    nothing = np.zeros(len(links), dtype=np.int64)
    length_mm = link_lengths_mm(network.length_m[links])
    tail, head = (ends[links].astype(np.int64) for ends in (network.tail, network.head))
    tails = _Marks(links, nothing, nothing, nothing.astype(float), tail)
    heads = _Marks(links, total_ms[links], length_mm, np.ones(len(links)), head)
    return tails, heads


@dataclass(frozen=True, slots=True)
class Sites:
    """Where n places cut their links; what is said of a place that is not joined means nothing.

    Attributes
    ----------
    at_ms, at_mm, share
        (n,) position from the tail of the link. Places at the same millisecond of a link share
        one cut.
    """

    at_ms: IntArray
    at_mm: IntArray
    share: FloatArray


def cut_sites(joins: Joins, total_ms: IntArray, total_mm: IntArray) -> Sites:
    """The cuts that `joins` make in links (E,) of so many milliseconds and millimetres."""
    at = np.rint(joins.share * total_ms[joins.link]).astype(np.int64)
    keys = np.column_stack((joins.link, at))
    _, first, which = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    share = joins.share[first][which.reshape(-1)]
    share = np.where(at == 0, 0.0, np.where(at == total_ms[joins.link], 1.0, share))
    at_mm = np.rint(share * total_mm[joins.link]).astype(np.int64)
    return Sites(at, at_mm, share)


def _cut_marks(network: RoadNetwork, joins: Joins, total_ms: IntArray) -> tuple[_Marks, IntArray]:
    """The cuts that joined places make, and the node of each place (-1: not joined).

    Places at the same millisecond of a link share a cut; at either end they share its node.
    """
    sites = cut_sites(joins, total_ms, link_lengths_mm(network.length_m))
    inside = (joins.link >= 0) & (sites.at_ms > 0) & (sites.at_ms < total_ms[joins.link])
    keys, first, which = np.unique(
        np.column_stack((joins.link[inside], sites.at_ms[inside])),
        axis=0,
        return_index=True,
        return_inverse=True,
    )
    cuts = _Marks(
        link=keys[:, 0],
        time_ms=keys[:, 1],
        length_mm=sites.at_mm[inside][first],
        share=sites.share[inside][first],
        node=len(network.node_ids) + np.arange(len(keys)),
    )
    at_tail = sites.at_ms == 0
    node = np.where(at_tail, network.tail[joins.link], network.head[joins.link]).astype(np.int64)
    node[inside] = cuts.node[which.reshape(-1)]
    node[joins.link < 0] = -1
    return cuts, node


def _sorted_marks(parts: tuple[_Marks, ...]) -> _Marks:
    link, time_ms = (np.concatenate([getattr(p, n) for p in parts]) for n in ("link", "time_ms"))
    order = np.lexsort((time_ms, link))
    return _Marks(
        link=link[order],
        time_ms=time_ms[order],
        length_mm=np.concatenate([part.length_mm for part in parts])[order],
        share=np.concatenate([part.share for part in parts])[order],
        node=np.concatenate([part.node for part in parts])[order].astype(np.int64),
    )


def _compress(count: int, tail: IntArray) -> tuple[IntArray, IntArray]:
    """Row offsets of `count` nodes, and the order that sorts arcs by `tail`."""
    order = np.argsort(tail, kind="stable")
    first_arc = np.concatenate(([0], np.cumsum(np.bincount(tail, minlength=count))))
    return first_arc.astype(np.int64), order


def build_graph(network: RoadNetwork, drive: Drive, joins: Joins) -> ProfileGraph:
    """The graph of the open links of `drive`, cut where places join."""
    links = np.flatnonzero(drive.open_links)
    total_ms = link_times_ms(network.length_m, drive.speed_kph)
    cuts, place_node = _cut_marks(network, joins, total_ms)
    tails, heads = _end_marks(network, links, total_ms)
    marks = _sorted_marks((tails, cuts, heads))
    begin = np.flatnonzero(marks.link[:-1] == marks.link[1:])
    onward = begin[network.forward[marks.link[begin]]]
    back = begin[network.backward[marks.link[begin]]]
    source = np.concatenate((onward, back + 1))
    target = np.concatenate((onward + 1, back))
    count = len(network.node_ids) + len(cuts.node)
    first_arc, order = _compress(count, marks.node[source])
    source, target = source[order], target[order]
    off_road_m = np.where(joins.link >= 0, joins.off_road_m, 0.0)
    return ProfileGraph(
        first_arc=first_arc,
        tail=marks.node[source],
        head=marks.node[target],
        time_ms=np.abs(marks.time_ms[target] - marks.time_ms[source]),
        length_mm=np.abs(marks.length_mm[target] - marks.length_mm[source]),
        link=marks.link[source],
        first_share=marks.share[source],
        last_share=marks.share[target],
        place_node=place_node,
        access_ms=np.rint(off_road_m * MS_PER_KPH / drive.off_road_kph).astype(np.int64),
        access_mm=np.rint(off_road_m * 1000).astype(np.int64),
    )
