"""In which order visits return."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from routing.engines.ruin_recreate.compiled import inner
from routing.engines.ruin_recreate.randoms import Stream, below, uniform
from routing.engines.ruin_recreate.shared.columns import (
    ABSENT,
    ABSENT_BEFORE,
    FAR,
    MANDATORY,
    PRICE,
    REMOVED,
    SIZE,
    WEIGHT,
)

RECALLED: Final = 4
"""How many visits not served are tried again in a step."""

FIRST: Final = 1e10
"""Mandatory visits come before all others; beyond any distance, yet keys keep their digits."""


@inner
def recall(w: Any, most: Any) -> int:
    """Let up to `most` absent visits, drawn at random, return with the removed ones."""
    count = min(most, w.counters[ABSENT])
    for _ in range(count):
        left = w.counters[ABSENT]
        pick = below(w.stream, left)
        visit = w.absent[pick]
        w.absent[pick] = w.absent[left - 1]
        w.absent[left - 1] = visit
        w.counters[ABSENT] = left - 1
        w.removed[w.counters[REMOVED]] = visit
        w.counters[REMOVED] += 1
    return count


@inner
def order(w: Any) -> None:
    """Sort what was removed: at random, by demand, far first or close first (4 : 4 : 2 : 1).

    Where visits are left out, half of the orders go by what the visits are worth.
    """
    draw = below(w.stream, 11)
    if w.counters[ABSENT_BEFORE] > 0 and uniform(w.stream) < 0.5:
        draw = 11
    count = w.counters[REMOVED]
    for i in range(count):
        visit = w.removed[i]
        if draw < 4:
            key = uniform(w.stream)
        elif draw < 8:
            key = -w.worth[visit, SIZE]
        elif draw < 10:
            key = -w.worth[visit, FAR]
        elif draw < 11:
            key = w.worth[visit, FAR]
        else:
            key = -w.worth[visit, WEIGHT]
            if w.worth[visit, PRICE] != np.inf:
                key -= w.worth[visit, PRICE]
        if w.worth[visit, MANDATORY] > 0.0:
            key -= FIRST
        w.key[i] = key
    _sort(w, count)


@inner
def _sort(w: Any, count: Any) -> None:
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
