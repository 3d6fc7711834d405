"""Sweeps of eight sources side by side: up from the sources, down to all targets, out in units.

PHAST (Delling, Goldberg, Nowatzyk and Werneck 2011) restricted to the nodes above the targets.
Everything here is compiled, works on plain arrays, and holds no lock.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from routing.network.compiled import compiled
from routing.network.hierarchy.below import Below
from routing.network.hierarchy.metric import Arcs
from routing.network.hierarchy.weights import LENGTH_BITS, LENGTH_MASK, NOTHING
from routing.network.model import BoolArray, Int32Array, IntArray

LANES: Final = 8
"""Sources swept side by side: eight labels of 64 bits fill a line of the processor's cache."""

BEYOND: Final = -1
"""In place of an answer that packed weights cannot give for certain."""

_TILE: Final = 64

_THOUSANDTH: Final = 274_877_907
_SHIFT: Final = 38
"""x * _THOUSANDTH >> _SHIFT is x // 1000 for every x below 4.9e9 (Granlund, Montgomery 1994)."""


class Sources(NamedTuple):
    """Rows to fill, (r,) each: doors (r, 2), position on the link, and which targets are near.

    ``same_link`` and ``same_place`` (r, 2) are ranges in the orders of the targets.
    """

    row: IntArray
    node: Int32Array
    weight: IntArray
    at: IntArray
    access: IntArray
    onward: BoolArray
    back: BoolArray
    same_link: IntArray
    same_place: IntArray


class Targets(NamedTuple):
    """Columns to fill, (c,) each: doors (c, 2) as indices into `Below`, and two orders."""

    door: Int32Array
    weight: IntArray
    at: IntArray
    access: IntArray
    by_link: IntArray
    by_place: IntArray


class Limits(NamedTuple):
    """Longest time that is certain, and what stands for no way."""

    surest_ms: int
    nothing: int


class Workspace(NamedTuple):
    """Memory of one thread: labels of all nodes, of those below, marks, and the nodes climbed."""

    labels: IntArray
    low: IntArray
    touched: BoolArray
    trail: Int32Array


class Question(NamedTuple):
    """All that a sweep reads."""

    up: Arcs
    parent: Int32Array
    below: Below
    sources: Sources
    targets: Targets
    limits: Limits


@compiled
def _start(question: Question, begin: int, lanes: int, space: Workspace) -> int:
    """Label the doors of a batch of sources and mark all nodes above; how many they are."""
    sources = question.sources
    count = 0
    for lane in range(lanes):
        for side in range(2):
            door = sources.node[begin + lane, side]
            node = door
            while node >= 0 and not space.touched[node]:
                space.touched[node] = True
                space.labels[node] = NOTHING
                space.trail[count] = node
                count += 1
                node = question.parent[node]
            if door >= 0:
                weight = sources.weight[begin + lane, side]
                space.labels[door, lane] = min(space.labels[door, lane], weight)
    return count


@compiled
def _climb(up: Arcs, count: int, space: Workspace) -> None:
    """Carry labels up through the marked nodes, lowest first."""
    trail = space.trail[:count]
    trail.sort()
    for at in range(count - 1, -1, -1):
        node = trail[at]
        for k in range(up.first[node], up.first[node + 1]):
            other = up.head[k]
            weight = up.weight[k]
            for lane in range(LANES):
                label = space.labels[node, lane] + weight
                space.labels[other, lane] = min(space.labels[other, lane], label)


@compiled
def _flow(below: Below, begin: int, end: int, low: IntArray) -> None:
    """Carry labels down whole rows of arcs to nodes without labels of their own.

    One loop over all arcs, without a branch for the end of a row: such branches cost more than
    the work. Lanes are written out so that they stay in registers and are worked on at once.
    """
    a = b = c = d = e = f = g = h = NOTHING
    for k in range(begin, end):
        above = below.head[k]
        row = below.row[k]
        weight = below.weight[k]
        # Anything or NOTHING is at least NOTHING: what was in the row before is forgotten.
        fresh = below.fresh[k]
        a = min(a | fresh, low[above, 0] + weight)
        b = min(b | fresh, low[above, 1] + weight)
        c = min(c | fresh, low[above, 2] + weight)
        d = min(d | fresh, low[above, 3] + weight)
        e = min(e | fresh, low[above, 4] + weight)
        f = min(f | fresh, low[above, 5] + weight)
        g = min(g | fresh, low[above, 6] + weight)
        h = min(h | fresh, low[above, 7] + weight)
        low[row, 0], low[row, 1], low[row, 2], low[row, 3] = a, b, c, d
        low[row, 4], low[row, 5], low[row, 6], low[row, 7] = e, f, g, h


@compiled
def _descend(below: Below, count: int, space: Workspace) -> None:
    """Carry labels down to all nodes above the targets, topmost first.

    The `count` nodes climbed have labels of their own, and the rows between them have not.
    """
    at = 0
    for node in space.trail[:count]:
        i = below.rank[node]
        if i < 0:
            continue
        _flow(below, at, below.first[i], space.low)
        at = below.first[i + 1]
        for lane in range(LANES):
            label = space.labels[node, lane]
            for k in range(below.first[i], at):
                label = min(label, space.low[below.head[k], lane] + below.weight[k])
            space.low[i, lane] = label
    _flow(below, at, len(below.head), space.low)


@compiled
def _clear(below: Below, count: int, space: Workspace) -> None:
    """Forget the nodes climbed; all other labels are written anew by every sweep."""
    for node in space.trail[:count]:
        space.touched[node] = False
        if below.rank[node] >= 0:
            space.low[below.rank[node]] = NOTHING


@compiled
def in_units(label: int, limits: Limits) -> tuple[int, int]:
    """Seconds and metres of a label, halves up."""
    time_ms = label >> LENGTH_BITS
    seconds = ((time_ms + 500) * _THOUSANDTH) >> _SHIFT
    metres = (((label & LENGTH_MASK) + 500) * _THOUSANDTH) >> _SHIFT
    beyond = time_ms > limits.surest_ms
    seconds, metres = (BEYOND, BEYOND) if beyond else (seconds, metres)
    none = label >= NOTHING
    return (limits.nothing, limits.nothing) if none else (seconds, metres)


@compiled
def _gather(targets: Targets, begin: int, size: int, low: IntArray, tile: IntArray) -> None:
    """Labels (8, size) of some targets: the better of their two doors, in every lane."""
    for at in range(size):
        one = low[targets.door[begin + at, 0]]
        other = low[targets.door[begin + at, 1]]
        to_one = targets.weight[begin + at, 0]
        to_other = targets.weight[begin + at, 1]
        a = min(one[0] + to_one, other[0] + to_other)
        b = min(one[1] + to_one, other[1] + to_other)
        c = min(one[2] + to_one, other[2] + to_other)
        d = min(one[3] + to_one, other[3] + to_other)
        e = min(one[4] + to_one, other[4] + to_other)
        f = min(one[5] + to_one, other[5] + to_other)
        g = min(one[6] + to_one, other[6] + to_other)
        h = min(one[7] + to_one, other[7] + to_other)
        tile[0, at], tile[1, at], tile[2, at], tile[3, at] = a, b, c, d
        tile[4, at], tile[5, at], tile[6, at], tile[7, at] = e, f, g, h


@compiled
def _convert(labels: IntArray, limits: Limits, seconds: Int32Array, metres: Int32Array) -> None:
    for at in range(len(labels)):
        in_seconds, in_metres = in_units(labels[at], limits)
        seconds[at] = np.int32(in_seconds)
        metres[at] = np.int32(in_metres)


@compiled
def _write(question: Question, low: IntArray, seconds: Int32Array, metres: Int32Array) -> None:
    """Fill (8, c) rows with the ways over the ends of the targets' links.

    Labels lie target by target and answers source by source: small tiles turn one into the
    other within the processor's cache.
    """
    count = len(question.targets.at)
    tile = np.empty((LANES, _TILE), np.int64)
    for begin in range(0, count, _TILE):
        size = min(_TILE, count - begin)
        end = begin + size
        _gather(question.targets, begin, size, low, tile)
        for lane in range(LANES):
            _convert(
                tile[lane, :size],
                question.limits,
                seconds[lane, begin:end],
                metres[lane, begin:end],
            )


@compiled
def _along_link(sources: Sources, row: int, targets: Targets, column: int) -> int:
    """Label of the way from a source to a target that stays on their common link."""
    step = targets.at[column] - sources.at[row]
    if (step >= 0 and sources.onward[row]) or (step <= 0 and sources.back[row]) or step == 0:
        return int(abs(step) + sources.access[row] + targets.access[column])
    return NOTHING


@compiled
def _write_near(
    question: Question, row: int, labels: IntArray, seconds: Int32Array, metres: Int32Array
) -> None:
    """Correct one row (c,) where source and target share a link or a position."""
    sources, targets = question.sources, question.targets
    for at in range(sources.same_link[row, 0], sources.same_link[row, 1]):
        column = targets.by_link[at]
        label = _along_link(sources, row, targets, column)
        for side in range(2):
            door = labels[targets.door[column, side]]
            label = min(label, door + targets.weight[column, side])
        seconds[column], metres[column] = in_units(label, question.limits)
    for at in range(sources.same_place[row, 0], sources.same_place[row, 1]):
        seconds[targets.by_place[at]] = 0
        metres[targets.by_place[at]] = 0


@compiled
def sweep_batch(
    question: Question, begin: int, space: Workspace, seconds: Int32Array, metres: Int32Array
) -> int:
    """Answer up to eight sources from `begin` on; (8, c) rows; how many were filled."""
    lanes = min(LANES, len(question.sources.row) - begin)
    count = _start(question, begin, lanes, space)
    _climb(question.up, count, space)
    _descend(question.below, count, space)
    _write(question, space.low, seconds, metres)
    for lane in range(lanes):
        _write_near(question, begin + lane, space.low[:, lane], seconds[lane], metres[lane])
    _clear(question.below, count, space)
    return lanes


@compiled
def _lowest(values: Int32Array) -> int:
    lowest = 0
    for value in values:
        lowest = min(lowest, value)
    return lowest


@compiled
def fill_rows(
    question: Question,
    span: tuple[int, int],
    space: Workspace,
    scratch: Int32Array,
    out: tuple[Int32Array, Int32Array, BoolArray],
) -> None:
    """Answer the sources in `span` into their rows of `out`; `scratch` is (2, 8, c).

    ``out`` is seconds and metres (r, c), and (r,) whether a row has an answer out of range.
    """
    for begin in range(span[0], span[1], LANES):
        lanes = sweep_batch(question, begin, space, scratch[0], scratch[1])
        for lane in range(lanes):
            row = question.sources.row[begin + lane]
            out[0][row] = scratch[0, lane]
            out[1][row] = scratch[1, lane]
            out[2][row] = _lowest(scratch[0, lane]) == BEYOND
