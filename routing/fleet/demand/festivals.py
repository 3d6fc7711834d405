"""Festivals of the lunar calendar by date, and how busy the days around them are.

Dates of the Spring Festival and of the Mid-Autumn Festival follow the national standard of the
calendar (GB/T 33661-2017); how busy the days are is a round figure to plan with.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

_SPRING_FESTIVALS: Final = (
    dt.date(2024, 2, 10),
    dt.date(2025, 1, 29),
    dt.date(2026, 2, 17),
    dt.date(2027, 2, 6),
    dt.date(2028, 1, 26),
    dt.date(2029, 2, 13),
    dt.date(2030, 2, 3),
    dt.date(2031, 1, 23),
    dt.date(2032, 2, 11),
    dt.date(2033, 1, 31),
    dt.date(2034, 2, 19),
    dt.date(2035, 2, 8),
)
_MID_AUTUMN_FESTIVALS: Final = (
    dt.date(2024, 9, 17),
    dt.date(2025, 10, 6),
    dt.date(2026, 9, 25),
    dt.date(2027, 9, 15),
    dt.date(2028, 10, 3),
    dt.date(2029, 9, 22),
    dt.date(2030, 9, 12),
    dt.date(2031, 10, 1),
    dt.date(2032, 9, 19),
    dt.date(2033, 9, 8),
    dt.date(2034, 9, 27),
    dt.date(2035, 9, 16),
)

Week = tuple[str, dt.date, dt.date, float, float]
"""Name, first and last date, and the least and the most against a usual day."""


def _days(days: int) -> dt.timedelta:
    return dt.timedelta(days=days)


def _weeks() -> Iterator[Week]:
    for eve in (day - _days(1) for day in _SPRING_FESTIVALS):
        yield "Before Spring Festival", eve - _days(16), eve - _days(3), 1.5, 2.2
        yield "Spring Festival", eve, eve + _days(3), 0.3, 0.5
    for day in _MID_AUTUMN_FESTIVALS:
        yield "Before Mid-Autumn", day - _days(8), day - _days(1), 1.5, 1.8


FESTIVAL_WEEKS: Final[tuple[Week, ...]] = tuple(_weeks())
"""From 2024 to 2035."""
