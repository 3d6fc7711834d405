"""Time and length in one number, so that quickest and then shortest is simply smallest.

The upper bits count milliseconds, the lower 32 millimetres. Sums are exact integers, but a way
longer than 2**32 mm (4,295 km) would carry into its time. Whether one could is told afterwards
from the answer: no way is faster than the fastest arc, so that a sum whose time leaves no room
for so many millimetres is certainly right, and any other is said to be out of range.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from routing.network.model import UNREACHABLE, BoolArray, IntArray

LENGTH_BITS: Final = 32
LENGTH_MASK: Final = 2**LENGTH_BITS - 1
NOTHING: Final = 2**61
"""Weight where there is no way. Two of them still fit into 64 bits."""

LONGEST_MS: Final = (NOTHING >> LENGTH_BITS) - 1
"""Times above this, over six days, cannot be told from no way."""

_ROUNDINGS: Final = 8
"""Pieces of links and ways off the road are rounded: their speed may exceed that of any link."""


def packed(time_ms: IntArray, length_mm: IntArray) -> IntArray:
    """Weights of arcs; ``NOTHING`` where one is too slow or too long to be told apart."""
    fits = (time_ms <= LONGEST_MS) & (length_mm <= LENGTH_MASK)
    both = (np.minimum(time_ms, LONGEST_MS) << LENGTH_BITS) | np.minimum(length_mm, LENGTH_MASK)
    return np.where(fits, both, NOTHING).astype(np.int64)


def endless(time_ms: IntArray, length_mm: IntArray) -> BoolArray:
    """Whether arcs alone exceed what a matrix can say, so that no answer needs them."""
    limit = UNREACHABLE * 1000
    result: BoolArray = (time_ms >= limit) | (length_mm >= limit)
    return result


def fastest_mm_per_ms(time_ms: IntArray, length_mm: IntArray) -> float:
    """The highest speed on any arc, rounding included."""
    return float(np.max(length_mm / np.maximum(time_ms, 1), initial=0.0)) + 1.0


def surest_ms(fastest_mm_per_ms: float) -> int:
    """The longest time in ms of which every sum of such arcs is certainly right."""
    room_mm = LENGTH_MASK - _ROUNDINGS * fastest_mm_per_ms
    return int(np.clip(room_mm / fastest_mm_per_ms, -1, LONGEST_MS))
