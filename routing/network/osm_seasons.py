"""Roads closed in a season: tags such as ``motor_vehicle:conditional=no @ (Nov 15-Apr 15)``.

Only what is simple is read: a ban on every day between two days or months of the year. Hours,
weekdays, weather and weights are left to the caller to count. See
https://wiki.openstreetmap.org/wiki/Conditional_restrictions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from routing.network.model import MonthDay
from routing.network.osm_access import BARRED, CHAINS, Tags
from routing.network.profiles import MODES

SUFFIX: Final = ":conditional"

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_CLAUSE: Final = re.compile(r"\s*([a-z_;]+)\s*@\s*(?:\(([^()]*)\)|([^;()]*))\s*(?:;|$)", re.ASCII)
_DAYS: Final = re.compile(r"([a-z]{3}) ?(\d{1,2})?\s*-\s*([a-z]{3}) ?(\d{1,2})?", re.ASCII)
_LAST_DAY: Final = 31


@dataclass(frozen=True, slots=True)
class Season:
    """Bits of the modes kept out, and the first and the last day, over New Year if need be."""

    modes: int
    first: MonthDay
    last: MonthDay


def seasons_of(tags: Tags) -> tuple[tuple[Season, ...], bool]:
    """When a road is closed, and whether its conditions say more than that."""
    found: list[Season] = []
    more = False
    for key, value in tags.items():
        if not key.endswith(SUFFIX):
            continue
        modes = _modes(key.removesuffix(SUFFIX), tags)
        spans = _bans(value.lower()) if modes is not None else None
        if spans is None or modes is None:
            more = True
        elif modes:
            found += [Season(modes, *span) for span in spans]
    return tuple(found), more


def _modes(key: str, tags: Tags) -> int | None:
    """Modes that a key decides about, unless a more specific tag does; None if it is no access."""
    if all(key not in chain for chain in CHAINS.values()):
        return None
    bits = 0
    for mode, chain in CHAINS.items():
        if key in chain and not any(other in tags for other in chain[chain.index(key) + 1 :]):
            bits |= MODES[mode]
    return bits


def _bans(value: str) -> list[tuple[MonthDay, MonthDay]] | None:
    """The spans of days of a value; None if it says anything else."""
    spans = []
    at = 0
    while at < len(value):
        clause = _CLAUSE.match(value, at)
        if clause is None or clause.group(1) not in BARRED:
            return None
        span = _span((clause.group(2) or clause.group(3) or "").strip())
        if span is None:
            return None
        spans.append(span)
        at = clause.end()
    return spans or None


def _span(text: str) -> tuple[MonthDay, MonthDay] | None:
    days = _DAYS.fullmatch(text)
    if days is None:
        return None
    first = _day(days.group(1), days.group(2), 1)
    last = _day(days.group(3), days.group(4), _LAST_DAY)
    return None if first is None or last is None else (first, last)


def _day(month: str, day: str | None, otherwise: int) -> MonthDay | None:
    number = otherwise if day is None else int(day)
    if month not in _MONTHS or not 1 <= number <= _LAST_DAY:
        return None
    return _MONTHS.index(month) + 1, number
