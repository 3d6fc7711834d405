"""One quickest way through the hierarchy, as the links it drives.

Two climbs meet at a node; the arcs of both are replaced by what they stand for until only links
are left.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from routing.network.compiled import compiled
from routing.network.hierarchy.weights import NOTHING
from routing.network.model import BoolArray, Int32Array, IntArray

_UP = 0
_DOWN = 1


class Ladder(NamedTuple):
    """The hierarchy as compiled code sees it: see `Topology` and `Metric`."""

    first: IntArray
    head: Int32Array
    parent: Int32Array
    weights: tuple[IntArray, IntArray]
    vias: tuple[Int32Array, Int32Array]


class Climb(NamedTuple):
    """Labels of the nodes above a place, and the node and arc each was reached by, or -1."""

    label: IntArray
    touched: BoolArray
    came_from: Int32Array
    came_by: Int32Array
    trail: Int32Array


@compiled
def _climb(ladder: Ladder, direction: int, node: Int32Array, weight: IntArray) -> Climb:
    """Carry labels from two doors to all nodes above them."""
    count = len(ladder.parent)
    label = np.empty(count, np.int64)
    touched = np.zeros(count, np.bool_)
    came_from = np.empty(count, np.int32)
    came_by = np.empty(count, np.int32)
    trail = np.empty(count, np.int32)
    length = 0
    for side in range(2):
        above = node[side]
        while above >= 0 and not touched[above]:
            touched[above] = True
            label[above] = NOTHING
            came_from[above] = came_by[above] = -1
            trail[length] = above
            length += 1
            above = ladder.parent[above]
        if node[side] >= 0:
            label[node[side]] = min(label[node[side]], weight[side])
    trail = trail[:length]
    trail.sort()
    arc_weight = ladder.weights[direction]
    for low in trail[::-1]:
        for arc in range(ladder.first[low], ladder.first[low + 1]):
            high = ladder.head[arc]
            new = label[low] + arc_weight[arc]
            if new < label[high]:
                label[high] = new
                came_from[high] = low
                came_by[high] = arc
    return Climb(label, touched, came_from, came_by, trail)


@compiled
def _expand(
    ladder: Ladder, low: int, arc: int, direction: int, found: list[tuple[int, int]]
) -> None:
    """Append the links that an arc stands for, each with the node at which it is entered."""
    stack = [(low, arc, direction)]
    while len(stack) > 0:
        low, arc, direction = stack.pop()
        high = ladder.head[arc]
        middle = ladder.vias[direction][arc]
        if middle < 0:
            found.append((-2 - middle, low if direction == _UP else high))
            continue
        row = ladder.head[ladder.first[middle] : ladder.first[middle + 1]]
        to_low = ladder.first[middle] + np.searchsorted(row, low)
        to_high = ladder.first[middle] + np.searchsorted(row, high)
        # What is driven first is expanded first, so it is pushed last.
        if direction == _UP:
            stack.append((middle, to_high, _UP))
            stack.append((middle, to_low, _DOWN))
        else:
            stack.append((middle, to_low, _UP))
            stack.append((middle, to_high, _DOWN))


@compiled
def _meeting(onward: Climb, back: Climb) -> tuple[int, int]:
    """The node at which both climbs together are quickest, and the label there."""
    best = NOTHING
    at = -1
    for node in onward.trail:
        if back.touched[node]:
            both = onward.label[node] + back.label[node]
            if both < best:
                best = both
                at = node
    return at, best


@compiled
def quickest_links(
    ladder: Ladder,
    source: tuple[Int32Array, IntArray],
    target: tuple[Int32Array, IntArray],
) -> tuple[int, tuple[int, int], IntArray]:
    """The quickest way from the doors of one place to those of another.

    Returns its label (``NOTHING`` if there is none), the doors it uses as numbers in the hierarchy,
    and (k, 2) the links in order, each with the number of the node at which it is entered.
    """
    onward = _climb(ladder, _UP, source[0], source[1])
    back = _climb(ladder, _DOWN, target[0], target[1])
    meeting, label = _meeting(onward, back)
    if meeting < 0:
        return label, (-1, -1), np.empty((0, 2), np.int64)
    found = [(0, 0) for _ in range(0)]
    rising = [(0, 0) for _ in range(0)]
    node = meeting
    while onward.came_by[node] >= 0:
        rising.append((onward.came_from[node], onward.came_by[node]))
        node = onward.came_from[node]
    first = node
    for low, arc in rising[::-1]:
        _expand(ladder, low, arc, _UP, found)
    node = meeting
    while back.came_by[node] >= 0:
        _expand(ladder, back.came_from[node], back.came_by[node], _DOWN, found)
        node = back.came_from[node]
    stretches = np.empty((len(found), 2), np.int64)
    for at in range(len(found)):
        stretches[at, 0], stretches[at, 1] = found[at]
    return label, (first, node), stretches
