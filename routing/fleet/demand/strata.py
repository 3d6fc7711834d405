"""Choosing days that stand for a year: so many of every month and kind, each with a weight.

Proportional allocation to strata, every stratum with one day at least in either set, so that the
few busy days of a year are never left to chance; Cochran, Sampling Techniques, 1977, chapter 5.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

FEWEST_DATES: Final = 2
"""One to fit and one to test."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """Dates that are alike.

    Attributes
    ----------
    kind, month
        What they share; of the larger part where strata were put together.
    dates
        In order.
    days
        How many days of a year they stand for.
    """

    kind: str
    month: int
    dates: tuple[dt.date, ...]
    days: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """A date and how many days of a year it stands for."""

    date: dt.date
    weight: float


@dataclass(frozen=True, slots=True)
class Streams:
    """Sources of chance: which dates may be fitted to, which of them are, and which test."""

    split: np.random.Generator
    fitting: np.random.Generator
    test: np.random.Generator


def choose(
    strata: Sequence[Stratum], fitting: int, test: int, streams: Streams
) -> tuple[tuple[Chosen, ...], tuple[Chosen, ...]]:
    """Dates to fit to and other dates to test with, in order; weights of each sum to the days.

    Parameters
    ----------
    strata
        With ``fitting + test`` dates at least, all together; none of them twice.
    fitting, test
        How many dates, 1 or more each.
    """
    merged = merge(strata, min(fitting, test))
    sizes = [len(stratum.dates) for stratum in merged]
    both = allocate(fitting + test, sizes, [FEWEST_DATES] * len(sizes), sizes)
    fits = allocate(fitting, both, [1] * len(both), [count - 1 for count in both])
    first: list[Chosen] = []
    second: list[Chosen] = []
    for stratum, count, fit in zip(merged, both, fits, strict=True):
        pools = _pools(stratum.dates, fit, count - fit, streams.split)
        first += _drawn(stratum, pools[0], fit, streams.fitting)
        second += _drawn(stratum, pools[1], count - fit, streams.test)
    return _in_order(first), _in_order(second)


def merge(strata: Sequence[Stratum], most: int) -> list[Stratum]:
    """At most so many strata, each of two dates or more: the smallest joins one beside it.

    Months of the same kind come together before kinds do.
    """
    merged = sorted((s for s in strata if s.dates), key=lambda s: (s.kind, s.month))
    while len(merged) > 1 and (len(merged) > most or _smallest(merged)[0] < FEWEST_DATES):
        place = _smallest(merged)[1]
        beside = [other for other in (place - 1, place + 1) if 0 <= other < len(merged)]
        partner = min(beside, key=lambda other: _distance(merged[place], merged[other]))
        merged[min(place, partner)] = _together(merged[place], merged[partner])
        del merged[max(place, partner)]
    return merged


def _smallest(strata: Sequence[Stratum]) -> tuple[int, int]:
    """Dates and place of the smallest stratum."""
    return min((len(stratum.dates), place) for place, stratum in enumerate(strata))


def _distance(one: Stratum, other: Stratum) -> tuple[bool, int]:
    return one.kind != other.kind, len(other.dates)


def _together(one: Stratum, other: Stratum) -> Stratum:
    larger = max(one, other, key=lambda stratum: len(stratum.dates))
    dates = tuple(sorted(one.dates + other.dates))
    return replace(larger, dates=dates, days=one.days + other.days)


def allocate(
    total: int, sizes: Sequence[int], least: Sequence[int], most: Sequence[int]
) -> list[int]:
    """Shares of a total in proportion to sizes, whole and within bounds.

    One after the other goes to whoever lacks most; `total` lies between the sums of the bounds.
    """
    given = list(least)
    whole = sum(sizes)
    while sum(given) < total:
        lacking = [
            (size * total / whole - count, -place)
            for place, (size, count, top) in enumerate(zip(sizes, given, most, strict=True))
            if count < top
        ]
        given[-max(lacking)[1]] += 1
    return given


def _pools(
    dates: Sequence[dt.date], fit: int, test: int, rng: np.random.Generator
) -> tuple[list[dt.date], list[dt.date]]:
    """Dates that may be fitted to and dates that may test, in proportion; none in both."""
    share = round(len(dates) * fit / (fit + test))
    cut = min(max(share, fit), len(dates) - test)
    order = rng.permutation(len(dates)).tolist()
    return (
        sorted(dates[place] for place in order[:cut]),
        sorted(dates[place] for place in order[cut:]),
    )


def _drawn(
    stratum: Stratum, pool: Sequence[dt.date], count: int, rng: np.random.Generator
) -> list[Chosen]:
    places = rng.choice(len(pool), size=count, replace=False).tolist()
    return [Chosen(pool[place], stratum.days / count) for place in places]


def _in_order(chosen: Sequence[Chosen]) -> tuple[Chosen, ...]:
    return tuple(sorted(chosen, key=lambda one: one.date))
