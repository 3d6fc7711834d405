"""The order in which road nodes are taken out of the network: fewest neighbours first.

Taking a node out joins its neighbours to each other. A dead end has one neighbour and a bend two,
so dead-end trees, chains and whatever folds up into them go first and add at most one arc each;
what is left is the network of true junctions, small in the country. There the order is that of
minimum degree (Rose 1970; George and Liu 1989 on its many variants). Of equal nodes the one
whose surroundings were touched least goes first, so that a chain folds from everywhere at once
and not from one end, and the way up from any of its nodes is short.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np

from routing.network.compiled import compiled
from routing.network.model import Int32Array, IntArray

FOLDING = 2
"""A node with at most this many neighbours goes without adding an arc that was not there."""

_NODE_BITS = 28
_LEVEL_BITS = 20
_HIGHEST_LEVEL = 2**_LEVEL_BITS - 1
_NODE_MASK = 2**_NODE_BITS - 1
MOST_NODES = 2**_NODE_BITS
"""How many nodes an order can be made for."""


@dataclass(frozen=True, slots=True)
class Elimination:
    """How nodes were taken out.

    Attributes
    ----------
    sequence
        (V,) int32 nodes, first out first.
    first, neighbour
        (V + 1,) and (K,) the neighbours that ``sequence[i]`` had when it went are
        ``neighbour[first[i]:first[i + 1]]``.
    """

    sequence: Int32Array
    first: IntArray
    neighbour: Int32Array


@compiled
def _key(degree: int, level: int, node: int) -> int:
    urgency = max(degree, FOLDING) if degree > 0 else 0
    capped = min(level, _HIGHEST_LEVEL)
    return int((((urgency << _LEVEL_BITS) | capped) << _NODE_BITS) | node)


@compiled
def _room_for(pool: Int32Array, used: int, more: int) -> Int32Array:
    """`pool`, grown if `more` entries do not fit behind the `used` ones."""
    if used + more <= len(pool):
        return pool
    larger = np.empty(max(2 * len(pool), used + more), np.int32)
    larger[:used] = pool[:used]
    return larger


@compiled
def _replace_by_clique(  # noqa: PLR0913, PLR0917 - compiled: plain arrays, no objects
    pool: Int32Array,
    begin: int,
    size: int,
    gone: int,
    clique: Int32Array,
    marks: Int32Array,
    stamp: int,
) -> int:
    """In the list of one node put the `clique` for the node `gone`; the new size.

    The list has room for all of the clique. ``marks`` tells what is in the list already.
    """
    for at in range(begin, begin + size):
        marks[pool[at]] = stamp
        if pool[at] == gone:
            pool[at] = pool[begin + size - 1]
    size -= 1
    for other in clique:
        if marks[other] != stamp:
            pool[begin + size] = other
            size += 1
    return size


@compiled
def _eliminate(first: IntArray, neighbour: Int32Array) -> tuple[Int32Array, IntArray, Int32Array]:
    """Take all nodes out of the simple undirected graph in compressed rows."""
    count = len(first) - 1
    pool = _room_for(neighbour, len(neighbour), len(neighbour) + count + 16)
    used = len(neighbour)
    begin = first[:-1].copy()
    degree = np.diff(first)
    room = degree.copy()
    level = np.zeros(count, np.int64)
    marks = np.full(count, -1, np.int32)
    keys = np.empty(count, np.int64)
    for node in range(count):
        keys[node] = _key(degree[node], 0, node)
    heap: list[int] = list(keys)
    heapq.heapify(heap)
    sequence = np.empty(count, np.int32)
    out_first = np.zeros(count + 1, np.int64)
    out = np.empty(2 * len(neighbour) + 16, np.int32)
    done = 0
    stamp = 0
    while done < count:
        key = heapq.heappop(heap)
        node = key & _NODE_MASK
        if keys[node] != key:
            continue
        keys[node] = -1
        size = degree[node]
        out = _room_for(out, out_first[done], size)
        clique = out[out_first[done] : out_first[done] + size]
        clique[:] = pool[begin[node] : begin[node] + size]
        sequence[done] = node
        done += 1
        out_first[done] = out_first[done - 1] + size
        for other in clique:
            if room[other] < degree[other] + size:
                room[other] = 2 * (degree[other] + size)
                pool = _room_for(pool, used, room[other])
                pool[used : used + degree[other]] = pool[
                    begin[other] : begin[other] + degree[other]
                ]
                begin[other] = used
                used += room[other]
            marks[other] = stamp
            degree[other] = _replace_by_clique(
                pool, begin[other], degree[other], node, clique, marks, stamp
            )
            stamp += 1
            level[other] = max(level[other], level[node] + 1)
            new_key = _key(degree[other], level[other], other)
            if new_key != keys[other]:
                keys[other] = new_key
                heapq.heappush(heap, new_key)
    return sequence, out_first, out[: out_first[count]].copy()


def simple_rows(count: int, a: IntArray, b: IntArray) -> tuple[IntArray, Int32Array]:
    """Neighbours of `count` nodes in compressed rows; loops and parallel edges count once."""
    apart = a != b
    one, other = np.minimum(a, b)[apart], np.maximum(a, b)[apart]
    pairs = np.unique(one * count + other)
    one, other = pairs // count, pairs % count
    ends = np.concatenate((one, other))
    order = np.argsort(ends, kind="stable")
    first = np.concatenate(([0], np.cumsum(np.bincount(ends, minlength=count))))
    return first.astype(np.int64), np.concatenate((other, one))[order].astype(np.int32)


def eliminate(count: int, a: IntArray, b: IntArray) -> Elimination:
    """Take `count` nodes out of the graph with edges between `a` and `b` (E,)."""
    return Elimination(*_eliminate(*simple_rows(count, a, b)))
