"""The part of a hierarchy that lies above some targets, laid out for a sweep."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from routing.network.compiled import compiled
from routing.network.hierarchy.metric import Arcs
from routing.network.hierarchy.weights import NOTHING
from routing.network.model import BoolArray, Int32Array, IntArray

UnsignedArray = NDArray[np.uint32]


class Below(NamedTuple):
    """The nodes above some targets in order, and a dummy behind them; the arcs down to each.

    ``rank`` (V,) is the place of each number among them or -1, ``first`` the rows of arcs, and
    ``row`` the node to which each leads. ``fresh`` is ``NOTHING`` for the first arc of a row,
    else 0. Unsigned indices spare a test for negative ones.
    """

    rank: Int32Array
    first: IntArray
    row: UnsignedArray
    fresh: IntArray
    head: UnsignedArray
    weight: IntArray


@compiled
def mark_above(down: Arcs, doors: Int32Array) -> BoolArray:
    """(V,) which nodes lie on a way down to any of the `doors`."""
    above = np.zeros(len(down.first) - 1, np.bool_)
    for door in doors:
        if door >= 0:
            above[door] = True
    for node in range(len(above) - 1, -1, -1):
        if above[node]:
            for k in range(down.first[node], down.first[node + 1]):
                above[down.head[k]] = True
    return above


@compiled
def compact(down: Arcs, above: BoolArray) -> Below:
    """The nodes marked `above` without gaps between them, and the arcs down among them."""
    rank = np.full(len(above), -1, np.int32)
    count = 0
    for node in range(len(above)):
        if above[node]:
            rank[node] = count
            count += 1
    first = np.zeros(count + 1, np.int64)
    row = np.empty(len(down.head), np.uint32)
    head = np.empty(len(down.head), np.uint32)
    weight = np.empty(len(down.head), np.int64)
    fresh = np.zeros(len(down.head), np.int64)
    used = 0
    for node in range(len(above)):
        if not above[node]:
            continue
        for k in range(down.first[node], down.first[node + 1]):
            row[used] = rank[node]
            head[used] = rank[down.head[k]]
            weight[used] = down.weight[k]
            fresh[used] = NOTHING if k == down.first[node] else 0
            used += 1
        first[rank[node] + 1] = used
    return Below(
        rank,
        first,
        row[:used].copy(),
        fresh[:used].copy(),
        head[:used].copy(),
        weight[:used].copy(),
    )
