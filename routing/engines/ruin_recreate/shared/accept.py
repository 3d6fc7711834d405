"""What is better: service first, then cost; and what is accepted on the way there."""

from __future__ import annotations

from typing import Final

import numpy as np

from routing.engines.ruin_recreate.compiled import inner
from routing.engines.ruin_recreate.randoms import uniform
from routing.engines.ruin_recreate.shared.columns import (
    CHANGE,
    LEAST,
    MANDATORY,
    MISSED,
    MONEY,
    MUST,
    NOW,
    PRICE,
    WEIGHT,
)
from routing.engines.ruin_recreate.shared.protocol import SharedWork

GENEROUS_RATE: Final = 0.05
"""How often a step serves visits at any price: alone they may not pay, together they may."""

NOTABLE: Final = 1e-6
"""Less than this is rounding, not a saving."""


@inner
def clear_change(w: SharedWork) -> None:
    """Begin to count what a step changes."""
    w.score[CHANGE, MUST] = 0.0
    w.score[CHANGE, MISSED] = 0.0
    w.score[CHANGE, MONEY] = 0.0


@inner
def miss(w: SharedWork, visit: int, sign: float) -> None:
    """Count a visit as missed (`sign` 1) or no longer missed (-1)."""
    if w.worth[visit, MANDATORY] > 0.0:
        w.score[CHANGE, MUST] += sign * w.worth[visit, WEIGHT]
        return
    w.score[CHANGE, MISSED] += sign * w.worth[visit, WEIGHT]
    if w.worth[visit, PRICE] != np.inf:
        w.score[CHANGE, MONEY] += sign * w.worth[visit, PRICE]


@inner
def passes(w: SharedWork, heat: float, yielding: float) -> bool:
    """Whether the step is accepted, by simulated annealing.

    Mandatory service is never given up. Other service decides before cost, and may be given up
    for a while at the temperature `yielding`; cost decides where service stays the same.
    """
    must = float(w.score[CHANGE, MUST])
    missed = float(w.score[CHANGE, MISSED])
    if must != 0.0:
        return must < 0.0
    if missed < 0.0:
        return True
    luck = -float(np.log(1.0 - uniform(w.stream)))
    if missed > 0.0:
        return missed <= yielding * luck
    return float(w.score[CHANGE, MONEY]) <= heat * luck


@inner
def add_change(w: SharedWork) -> None:
    """Count an accepted step in."""
    w.score[NOW, MUST] += w.score[CHANGE, MUST]
    w.score[NOW, MISSED] += w.score[CHANGE, MISSED]
    w.score[NOW, MONEY] += w.score[CHANGE, MONEY]


@inner
def improves(w: SharedWork) -> bool:
    """Whether the solution is better than the best found, which it then becomes."""
    for field in (MUST, MISSED):
        if w.score[NOW, field] > w.score[LEAST, field]:
            return False
        if w.score[NOW, field] < w.score[LEAST, field]:
            break
    else:
        if w.score[NOW, MONEY] >= w.score[LEAST, MONEY] - NOTABLE:
            return False
    for field in range(3):
        w.score[LEAST, field] = w.score[NOW, field]
    return True
