"""Ruin: strings of visits leave adjacent routes (Christiaens and Vanden Berghe 2020)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from routing.engines.ruin_recreate.compiled import inner, outlined
from routing.engines.ruin_recreate.randoms import below, uniform
from routing.engines.ruin_recreate.shared.columns import (
    ABSENT,
    AFTER,
    BEFORE,
    COUNT,
    MARK,
    REMOVED,
    ROUTE,
    STAMP,
    USED,
)
from routing.engines.ruin_recreate.shared.protocol import SharedWork

LONGEST_STRING: Final = 10
MEAN_REMOVED: Final = 10
SPLIT_RATE: Final = 0.5
SPLIT_DEEPENING: Final = 0.01


Remove = Callable[[Any, int], float]


@inner
def _reach(w: SharedWork, visit: int, most: int, column: int) -> int:
    """How many visits lie on one side of `visit` before a halt, `most` at the most."""
    found = 0
    node = w.node[visit, column]
    while found < most and node < w.n:
        node = w.node[node, column]
        found += 1
    return found


@inner
def _first_of_string(w: SharedWork, visit: int, size: int) -> int:
    """Where a string of `size` visits that holds `visit` begins, drawn among all that fit."""
    back = _reach(w, visit, size - 1, BEFORE)
    ahead = _reach(w, visit, size - 1, AFTER)
    fewest = max(0, size - 1 - ahead)
    steps = fewest + below(w.stream, back - fewest + 1)
    node = visit
    for _ in range(steps):
        node = w.node[node, BEFORE]
    return node


@inner
def _preserved(w: SharedWork, size: int, count: int) -> int:
    """How many visits in the middle of a string stay."""
    if size <= 1 or size >= count or uniform(w.stream) >= SPLIT_RATE:
        return 0
    kept = 1
    while size + kept < count and uniform(w.stream) < SPLIT_DEEPENING:
        kept += 1
    return kept


@inner
def _remove_string(w: SharedWork, visit: int, size: int, remove: Remove) -> float:
    """Take a string of `size` visits around `visit` out of its trip."""
    most = w.path[w.node[visit, ROUTE], COUNT]
    count = 1 + _reach(w, visit, most, BEFORE) + _reach(w, visit, most, AFTER)
    size = min(size, count)
    kept = _preserved(w, size, count)
    node = _first_of_string(w, visit, size + kept)
    start = 1 + below(w.stream, size - 1) if kept > 0 else size
    delta = 0.0
    for at in range(size + kept):
        after = w.node[node, AFTER]
        if at < start or at >= start + kept:
            delta += remove(w, node)
            w.removed[w.counters[REMOVED]] = node
            w.counters[REMOVED] += 1
        node = after
    return delta


@outlined
def ruin(w: SharedWork, remove: Remove) -> float:
    """Remove strings around a visit drawn at random; the sum of what `remove` answers."""
    w.counters[REMOVED] = 0
    if w.counters[USED] == 0:
        return 0.0
    mean = (w.n - w.counters[ABSENT]) / w.counters[USED]
    longest = min(LONGEST_STRING, mean)
    strings = 1 + below(w.stream, 4.0 * MEAN_REMOVED / (1.0 + longest) - 1.0)
    seed = below(w.stream, w.n)
    delta = 0.0
    done = 0
    for at in range(-1, w.near.shape[1]):
        visit = seed if at < 0 else w.near[seed, at]
        if visit < 0 or done >= strings:
            break
        route = w.node[visit, ROUTE]
        if route < 0 or w.path[route, MARK] == w.counters[STAMP]:
            continue
        size = 1 + below(w.stream, min(float(w.path[route, COUNT]), longest))
        delta += _remove_string(w, visit, size, remove)
        done += 1
    return delta
