"""From grades to the four slopes that profiles tell apart."""

from __future__ import annotations

from typing import Final

import numpy as np

from routing.network.model import FloatArray, Int32Array

STEEPER_FROM: Final = (0.04, 0.08, 0.12)
"""Rise over length from which a slope counts as moderate, steep and very steep."""

SHORTEST_M: Final = 30.0
"""Shorter links are level: heights of nodes are not exact enough to tell."""


def slope_index(grade: float) -> int:
    """Index into :data:`routing.network.model.SLOPES`, whichever way it goes."""
    return int(np.searchsorted(STEEPER_FROM, abs(grade), side="right"))


def slopes_of(rise_m: FloatArray, length_m: FloatArray) -> Int32Array:
    """(E,) indices from the rise and the length of links; NaN rises are level."""
    grade = np.abs(np.nan_to_num(rise_m)) / np.maximum(length_m, SHORTEST_M)
    grade[length_m < SHORTEST_M] = 0.0
    return np.searchsorted(STEEPER_FROM, grade, side="right").astype(np.int32)
