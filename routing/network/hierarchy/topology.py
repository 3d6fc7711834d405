"""The hierarchy of a road network without any times: nodes in order and the arcs between them.

Nodes are numbered from the top: every node comes after all those it has arcs to, and a branch of
the elimination tree is numbered without a gap, so that what is used together lies together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from routing.network.compiled import compiled
from routing.network.hierarchy.order import Elimination, eliminate
from routing.network.model import Int32Array, IntArray


@dataclass(frozen=True, slots=True)
class Topology:
    """Which arcs the hierarchy has.

    Attributes
    ----------
    number
        (V,) int32 number in the hierarchy of each network node, 0 at the top.
    first, head
        (V + 1,) and (K,) int32 arcs up from each number, ascending: all heads are lower numbers.
        An arc stands for both directions.
    parent
        (V,) int32 the largest number among the heads; -1 where there is none.
    link_arc
        (E,) int32 the arc on which each link lies; -1 for links that were left out and loops.
    """

    number: Int32Array
    first: IntArray
    head: Int32Array
    parent: Int32Array
    link_arc: Int32Array


@compiled
def _parents(sequence: Int32Array, first: IntArray, neighbour: Int32Array) -> Int32Array:
    """(V,) the neighbour of each node that went next; -1 where it had none."""
    count = len(sequence)
    rank = np.empty(count, np.int32)
    for at in range(count):
        rank[sequence[at]] = at
    parent = np.full(count, -1, np.int32)
    for at in range(count):
        best = count
        for k in range(first[at], first[at + 1]):
            if rank[neighbour[k]] < best:
                best = rank[neighbour[k]]
                parent[sequence[at]] = neighbour[k]
    return parent


@compiled
def _numbers(sequence: Int32Array, parent: Int32Array) -> Int32Array:
    """(V,) numbers in which each node is followed by all that hangs below it."""
    count = len(sequence)
    below = np.ones(count, np.int64)
    for node in sequence:
        if parent[node] >= 0:
            below[parent[node]] += below[node]
    number = np.empty(count, np.int32)
    vacant = np.empty(count, np.int64)
    top = 0
    for at in range(count - 1, -1, -1):
        node = sequence[at]
        if parent[node] < 0:
            number[node] = top
            top += below[node]
        else:
            number[node] = vacant[parent[node]]
            vacant[parent[node]] += below[node]
        vacant[node] = number[node] + 1
    return number


@compiled
def _rows_up(
    sequence: Int32Array, out_first: IntArray, neighbour: Int32Array, number: Int32Array
) -> tuple[IntArray, Int32Array]:
    """The arcs up of each number, ascending."""
    count = len(sequence)
    first = np.zeros(count + 1, np.int64)
    for at in range(count):
        first[number[sequence[at]] + 1] = out_first[at + 1] - out_first[at]
    first = np.cumsum(first)
    head = np.empty(len(neighbour), np.int32)
    for at in range(count):
        begin = first[number[sequence[at]]]
        for k in range(out_first[at], out_first[at + 1]):
            head[begin + k - out_first[at]] = number[neighbour[k]]
    for node in range(count):
        head[first[node] : first[node + 1]].sort()
    return first, head


@compiled
def _link_arcs(
    first: IntArray, head: Int32Array, ends: tuple[Int32Array, Int32Array]
) -> Int32Array:
    """(E,) the arc between the two numbers that are the `ends` of each link."""
    one, other = ends
    arc = np.full(len(one), -1, np.int32)
    for link in range(len(one)):
        low, high = max(one[link], other[link]), min(one[link], other[link])
        if low != high and high >= 0:
            row = head[first[low] : first[low + 1]]
            arc[link] = first[low] + np.searchsorted(row, high)
    return arc


def _assembled(order: Elimination, tail: Int32Array, head: Int32Array, used: IntArray) -> Topology:
    parent_node = _parents(order.sequence, order.first, order.neighbour)
    number = _numbers(order.sequence, parent_node)
    first, heads = _rows_up(order.sequence, order.first, order.neighbour, number)
    parent = np.full(len(number), -1, dtype=np.int32)
    some = np.diff(first) > 0
    parent[some] = heads[first[1:][some] - 1]
    one, other = (np.full(len(tail), -1, dtype=np.int32) for _ in range(2))
    one[used], other[used] = number[tail[used]], number[head[used]]
    return Topology(number, first, heads, parent, _link_arcs(first, heads, (one, other)))


def build_topology(count: int, tail: Int32Array, head: Int32Array, used: IntArray) -> Topology:
    """The hierarchy of `count` nodes over those links (E,) that are `used` (indices)."""
    order = eliminate(count, tail[used].astype(np.int64), head[used].astype(np.int64))
    return _assembled(order, tail, head, used)
