"""In which order visits return."""

from __future__ import annotations

from typing import Final

import numpy as np

from routing.engines.ruin_recreate.compiled import inner
from routing.engines.ruin_recreate.randoms import below, uniform
from routing.engines.ruin_recreate.shared.accept import GENEROUS_RATE, miss
from routing.engines.ruin_recreate.shared.columns import (
    ABSENT,
    ABSENT_BEFORE,
    BUILDING,
    FAR,
    GENEROUS,
    MANDATORY,
    PRICE,
    REMOVED,
    ROUTE,
    SIZE,
    WEIGHT,
)
from routing.engines.ruin_recreate.shared.protocol import SharedWork

RECALLED: Final = 4
"""How many visits not served are tried again in a step."""

BY_WORTH_RATE: Final = 0.5
"""How often visits return by their worth where some are left out."""

BY_SIZE: Final = 4
FAR_FIRST: Final = 8
CLOSE_FIRST: Final = 10
WAYS: Final = 11
"""A number below the first: at random; below the next: by demand, and so on."""

FIRST: Final = 1e10
"""Mandatory visits come before all others; beyond any distance, yet keys keep their digits."""


@inner
def _recall(w: SharedWork, most: int) -> None:
    """Let up to `most` absent visits, drawn at random, return with the removed ones.

    They stay where they are, just behind the absent ones, so that they can count again.
    """
    for _ in range(min(most, w.counters[ABSENT])):
        left = w.counters[ABSENT]
        pick = below(w.stream, left)
        visit = w.absent[pick]
        w.absent[pick] = w.absent[left - 1]
        w.absent[left - 1] = visit
        w.counters[ABSENT] = left - 1
        w.removed[w.counters[REMOVED]] = visit
        w.counters[REMOVED] += 1
        miss(w, visit, -1.0)


@inner
def call_back(w: SharedWork) -> None:
    """Add absent visits to the removed ones, put them in order, and choose how to serve them."""
    w.counters[ABSENT_BEFORE] = w.counters[ABSENT]
    building = w.counters[BUILDING] == 1
    _recall(w, w.n if building else RECALLED)
    _order(w)
    w.counters[GENEROUS] = 1 if building or uniform(w.stream) < GENEROUS_RATE else 0


@inner
def put_aside(w: SharedWork) -> None:
    """Let visits that found no place be absent."""
    for i in range(w.counters[REMOVED]):
        visit = w.removed[i]
        if w.node[visit, ROUTE] < 0:
            w.absent[w.counters[ABSENT]] = visit
            w.counters[ABSENT] += 1


@inner
def _order(w: SharedWork) -> None:
    """Sort what was removed: at random, by demand, far first or close first (4 : 4 : 2 : 1).

    Where visits are left out, half of the orders go by what the visits are worth.
    """
    draw = below(w.stream, WAYS)
    if w.counters[ABSENT_BEFORE] > 0 and uniform(w.stream) < BY_WORTH_RATE:
        draw = WAYS
    count = w.counters[REMOVED]
    for i in range(count):
        key = _key(w, w.removed[i], draw)
        if w.worth[w.removed[i], MANDATORY] > 0.0:
            key -= FIRST
        w.key[i] = key
    _sort(w, count)


@inner
def _key(w: SharedWork, visit: int, draw: int) -> float:
    """Where a visit stands in the order that was drawn; the least comes first."""
    if draw < BY_SIZE:
        return uniform(w.stream)
    if draw < FAR_FIRST:
        return -float(w.worth[visit, SIZE])
    if draw < CLOSE_FIRST:
        return -float(w.worth[visit, FAR])
    if draw < WAYS:
        return float(w.worth[visit, FAR])
    key = -float(w.worth[visit, WEIGHT])
    if w.worth[visit, PRICE] != np.inf:
        key -= float(w.worth[visit, PRICE])
    return key


@inner
def _sort(w: SharedWork, count: int) -> None:
    for i in range(1, count):
        visit = w.removed[i]
        key = w.key[i]
        j = i - 1
        while j >= 0 and w.key[j] > key:
            w.removed[j + 1] = w.removed[j]
            w.key[j + 1] = w.key[j]
            j -= 1
        w.removed[j + 1] = visit
        w.key[j + 1] = key
