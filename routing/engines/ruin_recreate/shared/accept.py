"""What is better: service first, then cost."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from routing.engines.ruin_recreate.compiled import inner
from routing.engines.ruin_recreate.randoms import Stream, uniform
from routing.engines.ruin_recreate.shared.columns import MANDATORY, PRICE, WEIGHT

GENEROUS_RATE: Final = 0.05
"""How often a step serves visits at any price: alone they may not pay, together they may."""

NOTABLE: Final = 1e-6
"""Less than this is rounding, not a saving."""


@inner
def miss(w: Any, visit: Any, sign: float, change: Any) -> None:
    """Count a visit as missed (`sign` 1) or no longer missed (-1)."""
    if w.worth[visit, MANDATORY] > 0.0:
        change[0] += sign * w.worth[visit, WEIGHT]
        return
    change[1] += sign * w.worth[visit, WEIGHT]
    if w.worth[visit, PRICE] != np.inf:
        change[2] += sign * w.worth[visit, PRICE]


@inner
def passes(change: Any, heat: float, yielding: float) -> bool:
    """Whether a change is accepted, by simulated annealing.

    Mandatory service is never given up. Other service decides before cost, and may be given up
    for a while at the temperature `yielding`; cost decides where service stays the same.
    """
    if change[0] != 0.0:
        return change[0] < 0.0
    if change[1] < 0.0:
        return True
    luck = -np.log(1.0 - uniform(w.stream))
    if change[1] > 0.0:
        return change[1] <= yielding * luck
    return change[2] <= heat * luck


@inner
def better(a: Any, b: Any) -> bool:
    """Whether score `a` is better than `b`, service first."""
    if a[0] != b[0]:
        return a[0] < b[0]
    if a[1] != b[1]:
        return a[1] < b[1]
    return a[2] < b[2] - NOTABLE
