"""Cutting ways into links: at junctions, at ends, at barriers, and where points are missing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from routing.network.model import BoolArray, IntArray
from routing.network.osm_file import OsmRoads


@dataclass(frozen=True, slots=True)
class Cut:
    """Links as runs of points.

    Attributes
    ----------
    way
        (E,) way of each link, ascending.
    first, last
        (E,) indices of its end points.
    tail, head
        (E,) node indices.
    node_point
        (N,) a point at each node.
    missing_points
        Points of ways without a position.
    """

    way: IntArray
    first: IntArray
    last: IntArray
    tail: IntArray
    head: IntArray
    node_point: IntArray
    missing_points: int


def _steps(roads: OsmRoads, way: IntArray) -> BoolArray:
    """(P - 1,) whether a road runs from each point to the next."""
    placed = ~(np.isnan(roads.lon) | np.isnan(roads.lat))
    runs: BoolArray = (way[1:] == way[:-1]) & placed[1:] & placed[:-1]
    return runs


def _is_barrier(roads: OsmRoads) -> BoolArray:
    known = np.fromiter(roads.barriers, dtype=np.int64, count=len(roads.barriers))
    return np.isin(roads.ref, known)


def cut_ways(roads: OsmRoads) -> Cut:
    """The links that the ways of `roads`, at least one, fall into.

    A point is a cut if a road begins or ends there, if more than one road (or the same road
    twice) passes it, or if it is a barrier.
    """
    way = np.repeat(np.arange(len(roads.way_ids), dtype=np.int64), np.diff(roads.start))
    runs = _steps(roads, way)
    onward, arriving = np.append(runs, [False]), np.insert(runs, 0, [False])
    used = onward | arriving
    node = np.unique(roads.ref, return_inverse=True)[1].reshape(-1)
    passes = np.bincount(node[used], minlength=len(node))[node]
    is_cut = used & ((passes > 1) | ~arriving | ~onward | _is_barrier(roads))
    cuts = np.flatnonzero(is_cut)
    begins = onward[cuts]
    # The end of a run is a cut, so the cut after a beginning lies on the same run.
    first, last = cuts[begins], cuts[1:][begins[:-1]]
    ends = np.concatenate((first, last))
    _, point, number = np.unique(node[ends], return_index=True, return_inverse=True)
    return Cut(
        way=way[first],
        first=first,
        last=last,
        tail=number.reshape(-1)[: len(first)],
        head=number.reshape(-1)[len(first) :],
        node_point=ends[point],
        missing_points=int(np.isnan(roads.lon + roads.lat).sum()),
    )
