"""Days from a folder of past orders, split by month into those to fit to and those to test with."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from routing.errors import Finding, InputError
from routing.fleet.demand.calendar import calendar_of
from routing.fleet.demand.doubts import few_days, repeated_days, wrong_counts
from routing.fleet.demand.schema import DemandModel
from routing.fleet.demand.strata import FEWEST_DATES, Chosen, Stratum, Streams, choose
from routing.fleet.model import Day, DemandDays
from routing.scenario.load import load_orders
from routing.scenario.model import DayOrders, Scenario
from routing.words import say

_PAST: Final = 7
_MONTHS: Final = range(1, 13)


def past_days(
    scenario: Scenario, model: DemandModel, fitting: int, test: int, seed: int
) -> DemandDays:
    """Days of the scenario's own orders, split at random within every month.

    A day stands for the days of delivery that its month has in a year by the model's weekdays
    and festivals; days of months without orders are spread over the months that have some.

    Parameters
    ----------
    fitting, test
        How many dates; where there are fewer, they are shared out in the same proportion.
    seed
        Same scenario and seed: same split.

    Returns
    -------
    DemandDays
        In order of date; what is worth knowing is in its ``findings``.

    Raises
    ------
    InputError
        ``fleet.days-none`` for less than one day, ``fleet.days-too-few-dates`` for a folder with
        fewer than two dates, and whatever is wrong with the tables, all together.
    """
    if wrong := wrong_counts(fitting, test):
        raise InputError(wrong)
    loaded = _load(scenario)
    dates = [date for date, day in loaded.items() if day.orders]
    if len(dates) < FEWEST_DATES:
        raise InputError([_too_few(scenario, dates)])
    first, second = _shared_out(len(dates), fitting, test)
    streams = np.random.default_rng([seed, _PAST]).spawn(3)
    chosen = choose(_strata(dates, model), first, second, Streams(*streams))
    fit, tested = (tuple(_day(loaded, one) for one in part) for part in chosen)
    doubts = (
        *_doubts(scenario, loaded, fitting + test),
        *few_days(fit, tested),
        *repeated_days(fit, tested),
    )
    return DemandDays(fit, tested, doubts)


def _load(scenario: Scenario) -> dict[dt.date, DayOrders]:
    """The orders of every date.

    Raises
    ------
    InputError
        With what is wrong in any of the tables.
    """
    loaded: dict[dt.date, DayOrders] = {}
    wrong: list[Finding] = []
    for date in scenario.dates:
        try:
            loaded[date] = load_orders(scenario, date)
        except InputError as error:
            wrong += error.findings
    if wrong:
        raise InputError(wrong)
    return loaded


def _too_few(scenario: Scenario, dates: Sequence[dt.date]) -> Finding:
    folder = scenario.config.files.orders
    cause = (
        say("It holds orders of {date} alone.", date=dates[0].isoformat())
        if dates
        else say("It holds no orders.")
    )
    return Finding("fleet.days-too-few-dates", cause, folder)


def _shared_out(there: int, fitting: int, test: int) -> tuple[int, int]:
    """How many days of each set there can be."""
    if fitting + test <= there:
        return fitting, test
    first = min(max(1, round(there * fitting / (fitting + test))), there - 1)
    return first, there - first


def _strata(dates: Sequence[dt.date], model: DemandModel) -> list[Stratum]:
    """Dates by month of the year, each month standing for its days of delivery."""
    months = {month: tuple(d for d in dates if d.month == month) for month in _MONTHS}
    year = Counter(day.date.month for day in calendar_of(model, max(dates).year))
    total, there = sum(year.values()), sum(year[m] for m in _MONTHS if months[m])
    whole = max(1, there)
    return [
        Stratum("past", month, group, (year[month] or there / len(dates)) * total / whole)
        for month, group in months.items()
        if group
    ]


def _day(loaded: dict[dt.date, DayOrders], chosen: Chosen) -> Day:
    return Day(loaded[chosen.date], chosen.weight, "past")


def _doubts(scenario: Scenario, loaded: dict[dt.date, DayOrders], asked: int) -> Iterator[Finding]:
    folder = scenario.config.files.orders
    there = sum(bool(day.orders) for day in loaded.values())
    if there < asked:
        cause = say(
            "{asked} days are asked for, orders of {there} are there.", asked=asked, there=there
        )
        yield Finding("fleet.days-fewer", cause, folder, severity="warning")
    if len(loaded) > there:
        cause = say("Dates without orders, which are left out: {count}.", count=len(loaded) - there)
        yield Finding("fleet.days-empty", cause, folder, severity="warning")
    months = {date.month for date, day in loaded.items() if day.orders}
    if missing := [str(month) for month in _MONTHS if month not in months]:
        cause = say("There are no orders of months {months}.", months=", ".join(missing))
        yield Finding("fleet.days-months-missing", cause, folder, severity="warning")
    for day in loaded.values():
        yield from (found for found in day.warnings if day.orders)
