"""Choosing days that stand for a year."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.fleet.demand.strata import Stratum, Streams, allocate, choose, merge

START = dt.date(2026, 1, 1)


def strata(*sizes: int, kinds: str = "abc") -> list[Stratum]:
    made, day = [], 0
    for number, size in enumerate(sizes):
        dates = tuple(START + dt.timedelta(days=day + n) for n in range(size))
        made.append(Stratum(kinds[number % len(kinds)], number, dates, float(size)))
        day += size
    return made


def streams(seed: int = 0) -> Streams:
    return Streams(*(np.random.default_rng([seed, part]) for part in range(3)))


def test_shares_are_in_proportion_and_within_bounds() -> None:
    assert allocate(10, [60, 30, 10], [1, 1, 1], [60, 30, 10]) == [6, 3, 1]
    assert allocate(10, [60, 30, 10], [2, 2, 2], [5, 30, 10]) == [5, 3, 2]


def test_the_smallest_stratum_joins_one_of_its_own_kind() -> None:
    made = [
        Stratum("a", 1, (START,), 1.0),
        Stratum("b", 2, tuple(START + dt.timedelta(days=n) for n in range(1, 9)), 8.0),
        Stratum("a", 3, tuple(START + dt.timedelta(days=n) for n in range(9, 14)), 5.0),
    ]
    merged = merge(made, 3)
    assert [(s.kind, len(s.dates), s.days) for s in merged] == [("a", 6, 6.0), ("b", 8, 8.0)]


@given(
    sizes=st.lists(st.integers(1, 30), min_size=1, max_size=9),
    fitting=st.integers(1, 40),
    test=st.integers(1, 40),
    seed=st.integers(0, 5),
)
def test_dates_are_never_shared_and_weights_sum_to_the_year(
    sizes: list[int], fitting: int, test: int, seed: int
) -> None:
    made = strata(*sizes)
    if sum(sizes) < fitting + test:
        return
    first, second = choose(made, fitting, test, streams(seed))
    assert (len(first), len(second)) == (fitting, test)
    dates = [one.date for one in (*first, *second)]
    assert len(set(dates)) == len(dates)
    for part in (first, second):
        assert sum(one.weight for one in part) == pytest.approx(sum(sizes))
        assert all(one.weight > 0 for one in part)
        assert [one.date for one in part] == sorted(one.date for one in part)


def test_a_few_busy_days_are_in_both_sets() -> None:
    busy, usual = strata(4, 300)
    first, second = choose([busy, usual], 10, 10, streams())
    for part in (first, second):
        assert sum(one.weight for one in part if one.date in busy.dates) == pytest.approx(4)


def test_other_streams_choose_other_dates() -> None:
    made = strata(100, 100)
    first, second = choose(made, 10, 10, streams(1))
    assert choose(made, 10, 10, streams(1)) == (first, second)
    assert choose(made, 10, 10, streams(2)) != (first, second)
