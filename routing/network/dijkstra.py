"""Dijkstra's algorithm (1959) on a profile graph: quickest first, then shortest.

A binary heap with lazy deletion. Every arc takes at least a millisecond, so a node's time and
length are both final when it leaves the heap.
"""

from __future__ import annotations

import numpy as np

from routing.network.compiled import compiled
from routing.network.graph import ProfileGraph
from routing.network.model import BoolArray, IntArray

NO_WAY = 2**62
"""Label of a node that cannot be reached."""

Tree = tuple[IntArray, IntArray, IntArray]
"""(V,) time in ms and length in mm from the root, and the arc that leads to each node or -1."""


@compiled
def _push(keys: IntArray, nodes: IntArray, size: int, key: int, node: int) -> int:
    """Add to the heap of `size` entries; the new size."""
    at = size
    while at > 0:
        parent = (at - 1) >> 1
        if keys[parent] <= key:
            break
        keys[at] = keys[parent]
        nodes[at] = nodes[parent]
        at = parent
    keys[at] = key
    nodes[at] = node
    return size + 1


@compiled
def _pop(keys: IntArray, nodes: IntArray, size: int) -> int:
    """Take the first entry off the heap of `size` entries; the new size."""
    size -= 1
    key = keys[size]
    node = nodes[size]
    at = 0
    child = 1
    while child < size:
        if child + 1 < size and keys[child + 1] < keys[child]:
            child += 1
        if keys[child] >= key:
            break
        keys[at] = keys[child]
        nodes[at] = nodes[child]
        at = child
        child = 2 * at + 1
    keys[at] = key
    nodes[at] = node
    return size


@compiled
def _grow(
    arcs: tuple[IntArray, IntArray, IntArray, IntArray],
    root: int,
    wanted: BoolArray,
    tree: Tree,
    heap: tuple[IntArray, IntArray],
) -> None:
    """Fill `tree` from `root` until every wanted node is final."""
    first_arc, head, time_ms, length_mm = arcs
    time, length, parent = tree
    keys, nodes = heap
    time[:] = NO_WAY
    length[:] = NO_WAY
    parent[:] = -1
    missing = wanted.sum()
    time[root] = 0
    length[root] = 0
    size = _push(keys, nodes, 0, 0, root)
    while size > 0:
        key = keys[0]
        node = nodes[0]
        size = _pop(keys, nodes, size)
        if key > time[node]:
            continue
        if wanted[node]:
            missing -= 1
            if missing == 0:
                return
        for arc in range(first_arc[node], first_arc[node + 1]):
            other = head[arc]
            new_time = key + time_ms[arc]
            new_length = length[node] + length_mm[arc]
            if new_time < time[other]:
                size = _push(keys, nodes, size, new_time, other)
            elif new_time > time[other] or new_length >= length[other]:
                continue
            time[other] = new_time
            length[other] = new_length
            parent[other] = arc


@compiled
def _rows(
    arcs: tuple[IntArray, IntArray, IntArray, IntArray],
    roots: IntArray,
    targets: IntArray,
    times: IntArray,
    lengths: IntArray,
) -> None:
    """Fill a row of `times` and `lengths` for each root."""
    count = len(arcs[0]) - 1
    wanted = np.zeros(count, np.bool_)
    for target in targets:
        wanted[target] = True
    tree = (np.empty(count, np.int64), np.empty(count, np.int64), np.empty(count, np.int64))
    heap = (np.empty(len(arcs[1]) + 1, np.int64), np.empty(len(arcs[1]) + 1, np.int64))
    for row in range(len(roots)):
        _grow(arcs, roots[row], wanted, tree, heap)
        for column in range(len(targets)):
            times[row, column] = tree[0][targets[column]]
            lengths[row, column] = tree[1][targets[column]]


@compiled
def _way(parent: IntArray, tail: IntArray, target: int) -> IntArray:
    """Arcs from the root of a tree to `target`, in driving order."""
    count = 0
    node = target
    while parent[node] >= 0:
        count += 1
        node = tail[parent[node]]
    way = np.empty(count, np.int64)
    node = target
    for at in range(count - 1, -1, -1):
        way[at] = parent[node]
        node = tail[parent[node]]
    return way


def _arcs(graph: ProfileGraph) -> tuple[IntArray, IntArray, IntArray, IntArray]:
    return graph.first_arc, graph.head, graph.time_ms, graph.length_mm


def many_to_many(
    graph: ProfileGraph, roots: IntArray, targets: IntArray
) -> tuple[IntArray, IntArray]:
    """Times in ms and lengths in mm, (len(roots), len(targets)), between graph nodes.

    ``NO_WAY`` in both where there is none.
    """
    times = np.full((len(roots), len(targets)), NO_WAY, dtype=np.int64)
    lengths = times.copy()
    if times.size:
        _rows(_arcs(graph), roots, targets, times, lengths)
    return times, lengths


def quickest_tree(graph: ProfileGraph, root: int) -> Tree:
    """The quickest ways from a graph node to every other."""
    count, arcs = len(graph.first_arc) - 1, _arcs(graph)
    tree = (np.empty(count, np.int64), np.empty(count, np.int64), np.empty(count, np.int64))
    heap = (np.empty(len(graph.head) + 1, np.int64), np.empty(len(graph.head) + 1, np.int64))
    wanted = np.zeros(count, dtype=np.bool_)
    _grow(arcs, root, wanted, tree, heap)
    return tree


def way_to(graph: ProfileGraph, tree: Tree, target: int) -> IntArray:
    """Arcs from the root of `tree` to graph node `target`, in driving order."""
    way: IntArray = _way(tree[2], graph.tail, target)
    return way
