"""Other engines on the very graph that ours answers for: rows of times from a place to all."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from routing.network.graph import ProfileGraph
from routing.network.model import FloatArray, IntArray

Row = Callable[[int], FloatArray]
"""Times in ms from a graph node to all targets; infinity where there is no way."""

EXACT_FLOAT_BITS = 53


def scipy_rows(graph: ProfileGraph, weight: IntArray) -> csr_array:
    """The graph as scipy wants it, the least of parallel arcs kept."""
    order = np.lexsort((weight, graph.head, graph.tail))
    tail, head = graph.tail[order], graph.head[order]
    first = np.concatenate(([True], (tail[1:] != tail[:-1]) | (head[1:] != head[:-1])))
    kept = order[first]
    count = len(graph.first_arc) - 1
    arcs = (weight[kept].astype(float), (graph.tail[kept], graph.head[kept]))
    return csr_array(arcs, shape=(count, count))


def from_root(rows: csr_array, root: int) -> FloatArray:
    """Scipy's Dijkstra from a node to all nodes."""
    reached: FloatArray = np.asarray(dijkstra(rows, indices=np.array([root], dtype=np.int64)))
    return reached.reshape(-1)


def scipy_engine(graph: ProfileGraph, targets: IntArray) -> Row:
    """Scipy's Dijkstra: time alone."""
    rows = scipy_rows(graph, graph.time_ms)

    def answer(source: int) -> FloatArray:
        return from_root(rows, source)[targets]

    return answer


def cch_engine(graph: ProfileGraph, targets: IntArray, lon: FloatArray, lat: FloatArray) -> Row:
    """``routingkit-cch``: its inertial order, and its one-to-many with pinned targets.

    Raises
    ------
    ImportError
        If it is not installed.
    """
    kit: Any = importlib.import_module("routingkit_cch")
    tail, head = graph.tail.tolist(), graph.head.tolist()
    order = kit.compute_order_inertial(len(lon), tail, head, lat.tolist(), lon.tolist())
    hierarchy = kit.CCH(order, tail, head, False)  # noqa: FBT003 - it takes positions alone
    metric = kit.CCHMetric(hierarchy, graph.time_ms.tolist())
    pinned = kit.CCHOneToMany(metric, targets.tolist())

    def answer(source: int) -> FloatArray:
        times = pinned.distances_from(source)
        return np.array([np.inf if time is None else time for time in times])

    # What it answers from must stay alive.
    answer.__dict__["kept"] = (hierarchy, metric)
    return answer


def packing_bits(longest_s: int, longest_m: int) -> int:
    """Bits for millimetres below exact milliseconds in one float; 0 if both do not fit."""
    length, duration = (int(most * 1000 + 1000).bit_length() for most in (longest_m, longest_s))
    return length if length + duration <= EXACT_FLOAT_BITS else 0
