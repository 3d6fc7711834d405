"""Which vehicle drives a route: touched routes change to what costs least."""

from __future__ import annotations

from typing import Final

from routing.engines.ruin_recreate.compiled import inner, outlined
from routing.engines.ruin_recreate.fast.lists import swap
from routing.engines.ruin_recreate.fast.work import (
    BASE,
    CAPACITY,
    FIXED,
    LENGTH,
    LOAD,
    PROFILE,
    RATE,
    SPARES,
    Work,
)
from routing.engines.ruin_recreate.shared.columns import COUNT, KIND, TOUCHED

NOTABLE: Final = 1e-6
"""Less than this is rounding, not a saving."""


@inner
def _alike(w: Work, a: int, b: int) -> bool:
    """Whether routes of two classes may swap without driving differently."""
    if w.kind_i[a, BASE] != w.kind_i[b, BASE]:
        return False
    return bool(w.kind_i[a, PROFILE] == w.kind_i[b, PROFILE])


@inner
def _cheaper_class(w: Work, route: int) -> float:
    """Give `route` the cheapest class that is at hand and holds its load."""
    kind = w.path[route, KIND]
    best = -NOTABLE
    choice = -1
    for other in range(w.kind_i.shape[0]):
        if w.kind_i[other, SPARES] == 0 or w.kind_f[other, CAPACITY] < w.sums[route, LOAD]:
            continue
        if not _alike(w, kind, other):
            continue
        delta = w.kind_f[other, FIXED] - w.kind_f[kind, FIXED]
        delta += (w.kind_f[other, RATE] - w.kind_f[kind, RATE]) * w.sums[route, LENGTH]
        if delta < best:
            best = delta
            choice = other
    if choice < 0:
        return 0.0
    swap(w, route, w.spare[choice, w.kind_i[choice, SPARES] - 1])
    return best


@inner
def _trade(w: Work, a: int, b: int) -> float:
    """Let two used routes swap vehicles if that saves."""
    kind_a = w.path[a, KIND]
    kind_b = w.path[b, KIND]
    if kind_a == kind_b or not _alike(w, kind_a, kind_b):
        return 0.0
    if w.sums[a, LOAD] > w.kind_f[kind_b, CAPACITY] or w.sums[b, LOAD] > w.kind_f[kind_a, CAPACITY]:
        return 0.0
    delta = (w.kind_f[kind_b, RATE] - w.kind_f[kind_a, RATE]) * (
        w.sums[a, LENGTH] - w.sums[b, LENGTH]
    )
    if delta >= -NOTABLE:
        return 0.0
    swap(w, a, b)
    return float(delta)


@outlined
def refit(w: Work) -> float:
    """Change the vehicles of touched routes where that saves; the change in cost."""
    delta = 0.0
    if w.kind_i.shape[0] == 1:
        return delta
    touched = w.counters[TOUCHED]
    for i in range(touched):
        a = w.touched[i]
        if w.path[a, COUNT] > 0:
            delta += _cheaper_class(w, a)
    for i in range(touched):
        for j in range(i):
            a = w.touched[i]
            b = w.touched[j]
            if w.path[a, COUNT] > 0 and w.path[b, COUNT] > 0:
                delta += _trade(w, a, b)
    return delta
