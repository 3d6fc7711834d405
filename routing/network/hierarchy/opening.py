"""From a network opened for a profile to a hierarchy that answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from routing.network.components import strong_components
from routing.network.graph import (
    Drive,
    ProfileGraph,
    cut_sites,
    link_lengths_mm,
    link_times_ms,
)
from routing.network.hierarchy.doors import Directions, Stands, open_doors
from routing.network.hierarchy.metric import build_metric
from routing.network.hierarchy.table import FastRoads
from routing.network.hierarchy.topology import Topology
from routing.network.hierarchy.weights import (
    LENGTH_BITS,
    LENGTH_MASK,
    LONGEST_MS,
    NOTHING,
    endless,
    fastest_mm_per_ms,
    packed,
    surest_ms,
)
from routing.network.model import BoolArray, IntArray, RoadNetwork
from routing.network.snap import Joins

_MARGIN = 1.001
"""Bounds are summed as floating-point numbers."""


@dataclass(frozen=True, slots=True)
class _Arcs:
    """Every driveable direction of every link."""

    tail: IntArray
    head: IntArray
    time_ms: IntArray


def _arcs(ways: Directions, driven: BoolArray, time_ms: IntArray) -> _Arcs:
    onward, back = ways.onward & driven, ways.back & driven
    tail = np.concatenate((ways.tail[onward], ways.head[back])).astype(np.int64)
    head = np.concatenate((ways.head[onward], ways.tail[back])).astype(np.int64)
    return _Arcs(tail, head, np.concatenate((time_ms[onward], time_ms[back])))


def _longest_way_ms(count: int, arcs: _Arcs) -> float:
    """A bound on the quickest way between any two nodes that a way joins, in ms.

    Within a strongly connected piece: the longest way to one node of it and the longest from
    there. A way passes every piece and every arc between pieces at most once.
    """
    labels = strong_components(count, arcs.tail, arcs.head)
    roots = np.unique(labels, return_index=True)[1]
    within = labels[arcs.tail] == labels[arcs.head]
    bound = float(arcs.time_ms[~within].sum(dtype=np.float64))
    for tail, head in ((arcs.tail, arcs.head), (arcs.head, arcs.tail)):
        # Parallel arcs are added up, which only loosens the bound.
        rows = csr_array(
            (arcs.time_ms[within].astype(float), (tail[within], head[within])), shape=(count, count)
        )
        away = dijkstra(rows, indices=roots, min_only=True)
        furthest = np.zeros(labels.max(initial=-1) + 1)
        np.maximum.at(furthest, labels, away)
        bound += float(furthest.sum())
    return bound


def _stands(network: RoadNetwork, joins: Joins, graph: ProfileGraph, total_ms: IntArray) -> Stands:
    total_mm = link_lengths_mm(network.length_m)
    sites = cut_sites(joins, total_ms, total_mm)
    return Stands(
        link=joins.link,
        at_ms=sites.at_ms,
        at_mm=sites.at_mm,
        share=sites.share,
        rest_ms=total_ms[joins.link] - sites.at_ms,
        rest_mm=total_mm[joins.link] - sites.at_mm,
        access_ms=graph.access_ms,
        access_mm=graph.access_mm,
    )


@dataclass(frozen=True, slots=True)
class _Certainty:
    """Up to which time answers are certain, and whether no answer means that there is no way."""

    surest_ms: int
    of_none: bool


def _certainty(
    network: RoadNetwork, ways: Directions, stands: Stands, weights: tuple[IntArray, IntArray]
) -> _Certainty:
    """What packed weights can be trusted with."""
    time_ms, length_mm = weights
    driven = (ways.onward | ways.back) & ~endless(time_ms, length_mm)
    off_road = stands.access_ms[stands.link >= 0], stands.access_mm[stands.link >= 0]
    fastest = max(
        fastest_mm_per_ms(time_ms[driven], length_mm[driven]), fastest_mm_per_ms(*off_road)
    )
    bound = _longest_way_ms(len(network.node_ids), _arcs(ways, driven, time_ms))
    bound += 2.0 * (time_ms[driven].max(initial=0) + off_road[0].max(initial=0))
    as_packed = bound * (1 + fastest / 2**LENGTH_BITS) * _MARGIN
    fits = (time_ms <= LONGEST_MS) & (length_mm <= LENGTH_MASK)
    if not fits[stands.link[stands.link >= 0]].all():
        return _Certainty(-1, of_none=False)
    none = as_packed < LONGEST_MS and bool(fits[driven].all())
    return _Certainty(surest_ms(fastest), of_none=none)


def open_fast(
    network: RoadNetwork, drive: Drive, joins: Joins, graph: ProfileGraph, topology: Topology
) -> FastRoads:
    """The hierarchy of the open links of `drive`, with places at its doors."""
    total_ms = link_times_ms(network.length_m, drive.speed_kph)
    total_mm = link_lengths_mm(network.length_m)
    ways = Directions(
        tail=network.tail,
        head=network.head,
        onward=drive.open_links & network.forward,
        back=drive.open_links & network.backward,
    )
    weight = packed(total_ms, total_mm)
    onward, back = (np.where(way, weight, NOTHING) for way in (ways.onward, ways.back))
    stands = _stands(network, joins, graph, total_ms)
    certainty = _certainty(network, ways, stands, (total_ms, total_mm))
    return FastRoads(
        topology=topology,
        metric=build_metric(topology, network.tail, network.head, onward, back),
        doors=open_doors(topology, ways, stands),
        surest_ms=certainty.surest_ms,
        sure_of_none=certainty.of_none,
    )
