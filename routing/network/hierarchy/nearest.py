"""The k quickest neighbours of every place, a few rows at a time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from routing.network.compiled import compiled
from routing.network.hierarchy.sweep import BEYOND, LANES, Question, Workspace, sweep_batch
from routing.network.hierarchy.table import share_out, workspace
from routing.network.model import UNREACHABLE, BoolArray, Int32Array, IntArray

_KEY_BITS = 32


@compiled
def _is_after(keys: IntArray, columns: Int32Array, a: int, b: int) -> bool:
    return bool(keys[a] > keys[b] or (keys[a] == keys[b] and columns[a] > columns[b]))


@compiled
def _sink(keys: IntArray, columns: Int32Array, size: int) -> None:
    """Restore the heap, last on top, after its top was replaced."""
    at = 0
    child = 1
    while child < size:
        if child + 1 < size and _is_after(keys, columns, child + 1, child):
            child += 1
        if _is_after(keys, columns, at, child):
            return
        keys[at], keys[child] = keys[child], keys[at]
        columns[at], columns[child] = columns[child], columns[at]
        at = child
        child = 2 * at + 1


@compiled
def _choose(
    seconds: Int32Array, metres: Int32Array, own: int, keys: IntArray, columns: Int32Array
) -> None:
    """Into `keys` and `columns` (k,) the first of a row by seconds, metres and column, sorted."""
    size = len(keys)
    keys[:] = UNREACHABLE << _KEY_BITS
    # Fillers come after every true column.
    columns[:] = len(seconds)
    for column in range(len(seconds)):
        if column == own or seconds[column] > keys[0] >> _KEY_BITS:
            continue
        key = (np.int64(seconds[column]) << _KEY_BITS) | metres[column]
        if key < keys[0]:
            keys[0] = key
            columns[0] = column
            _sink(keys, columns, size)
    for last in range(size - 1, 0, -1):
        keys[0], keys[last] = keys[last], keys[0]
        columns[0], columns[last] = columns[last], columns[0]
        _sink(keys, columns, last)


@compiled
def fill_nearest(
    question: Question,
    span: tuple[int, int],
    space: Workspace,
    scratch: Int32Array,
    out: tuple[Int32Array, Int32Array, Int32Array, BoolArray],
) -> None:
    """Rows in `span` of neighbours, seconds and metres (r, k); -1 where there are fewer.

    The last of `out` (r,) tells whether a row has an answer out of range.
    """
    count = out[0].shape[1]
    keys = np.empty(count, np.int64)
    columns = np.empty(count, np.int32)
    for begin in range(span[0], span[1], LANES):
        lanes = sweep_batch(question, begin, space, scratch[0], scratch[1])
        for lane in range(lanes):
            row = question.sources.row[begin + lane]
            out[3][row] = scratch[0, lane].min() == BEYOND
            _choose(scratch[0, lane], scratch[1, lane], row, keys, columns)
            for at in range(count):
                found = keys[at] < UNREACHABLE << _KEY_BITS
                out[0][row, at] = columns[at] if found else -1
                out[1][row, at] = keys[at] >> _KEY_BITS
                metres = keys[at] & (2**_KEY_BITS - 1)
                out[2][row, at] = metres if found else UNREACHABLE


def nearest_rows(
    question: Question, count: int, threads: int
) -> tuple[Int32Array, Int32Array, Int32Array, IntArray]:
    """The `count` quickest other columns of every row, where rows and columns are alike.

    Returns columns, seconds and metres (r, count), and the rows that hold an answer ``BEYOND``
    what packed weights can tell.
    """
    rows, columns = len(question.sources.row), len(question.targets.at)
    shape = (rows, count)
    found = tuple(np.empty(shape, dtype=np.int32) for _ in range(3))
    beyond = np.zeros(rows, dtype=np.bool_)
    out = (found[0], found[1], found[2], beyond)

    def make() -> Callable[[tuple[int, int]], None]:
        space = workspace(question)
        scratch = np.empty((2, LANES, columns), dtype=np.int32)
        return lambda span: fill_nearest(question, span, space, scratch, out)

    share_out(rows, threads, make)
    return found[0], found[1], found[2], np.flatnonzero(beyond)
