"""Draw days of demand from a model: a year's dates, some to fit to and others to test with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from routing.errors import Finding, InputError
from routing.fleet.demand.calendar import DateDemand, calendar_of
from routing.fleet.demand.content import orders_digest
from routing.fleet.demand.doubts import few_days, repeated_days, wrong_counts
from routing.fleet.demand.losses import chances, draw_losses
from routing.fleet.demand.schema import DemandModel
from routing.fleet.demand.strata import FEWEST_DATES, Chosen, Stratum, Streams, choose
from routing.fleet.demand.volumes import Timetable, draw_volumes, make_timetable, orders_of
from routing.fleet.model import Day, DemandDays
from routing.scenario.model import DayOrders, Order, Scenario
from routing.scenario.schema import Closure
from routing.words import say

_TIMETABLE, _SPLIT, _FITTING, _TEST = range(4)
_DATES, _ORDERS, _VILLAGES, _LOSSES = range(4)
_USUAL_YEAR: Final = 2026


def draw_days(
    scenario: Scenario, model: DemandModel, fitting: int, test: int, seed: int
) -> DemandDays:
    """Days of one year, chosen by month and kind, each with the days of a year it stands for.

    Fitting days and test days never share a date and are drawn from streams of chance of their
    own; what is due on a date depends on the seed and its set, not on how many days there are.

    Parameters
    ----------
    fitting, test
        How many days.
    seed
        Same scenario, model and seed: same days.

    Returns
    -------
    DemandDays
        In order of date; what is worth knowing is in its ``findings``.

    Raises
    ------
    InputError
        ``fleet.days-none`` for less than one day, ``fleet.days-too-many`` for more days than the
        year has, ``fleet.days-no-delivery`` for a year with hardly a day of delivery.
    """
    year = _year(scenario, model)
    dates = calendar_of(model, year)
    if wrong := [*wrong_counts(fitting, test), *_wrong_year(dates, fitting + test, year)]:
        raise InputError(wrong)
    chosen = choose(_strata(dates), fitting, test, _streams(seed))
    timetable = make_timetable(scenario.villages, model, np.random.default_rng([seed, _TIMETABLE]))
    first, second = (
        _Drawing(model, dates, timetable, seed, stream) for stream in (_FITTING, _TEST)
    )
    return _with_findings(
        DemandDays(
            tuple(first.day(one) for one in chosen[0]),
            tuple(second.day(one) for one in chosen[1]),
            tuple(_doubts(scenario, model, year)),
        )
    )


def drawn_year(scenario: Scenario, model: DemandModel) -> tuple[DateDemand, ...]:
    """The delivery days of the year that days are drawn from."""
    return calendar_of(model, _year(scenario, model))


def _year(scenario: Scenario, model: DemandModel) -> int:
    if model.year is not None:
        return model.year
    return scenario.dates[0].year if scenario.dates else _USUAL_YEAR


def _wrong_year(dates: Sequence[DateDemand], count: int, year: int) -> Iterator[Finding]:
    there = len(dates)
    if there < FEWEST_DATES:
        cause = say("The model leaves {there} days of delivery in {year}.", there=there, year=year)
        yield Finding("fleet.days-no-delivery", cause, field="demand.weekdays")
    elif count > there:
        cause = say(
            "{count} days are asked for; {year} has {there} days of delivery.",
            count=count,
            year=year,
            there=there,
        )
        yield Finding("fleet.days-too-many", cause)


def _strata(dates: Sequence[DateDemand]) -> list[Stratum]:
    """Dates by kind and month, each standing for itself."""
    groups: dict[tuple[str, int], list[dt.date]] = {}
    for day in dates:
        # A festival's rush and its lull are not alike.
        kind = day.kind if day.level >= 1 else f"quiet {day.kind}"
        groups.setdefault((kind, day.date.month), []).append(day.date)
    return [
        Stratum(kind, month, tuple(group), float(len(group)))
        for (kind, month), group in groups.items()
    ]


def _streams(seed: int) -> Streams:
    split, fitting, test = (
        np.random.default_rng([seed, stream, _DATES]) for stream in (_SPLIT, _FITTING, _TEST)
    )
    return Streams(split, fitting, test)


@dataclass(frozen=True)
class _Drawing:
    """Draws the days of one set: each date and village from a source of chance of its own."""

    model: DemandModel
    dates: Sequence[DateDemand]
    timetable: Timetable
    seed: int
    stream: int

    def day(self, chosen: Chosen) -> Day:
        """What is due on a date, and which roads are lost."""
        number = next(n for n, day in enumerate(self.dates) if day.date == chosen.date)
        date = self.dates[number]
        volumes = draw_volumes(date, self.model, self._chance(_ORDERS, date))
        orders = [
            order
            for place, village in self.timetable.due(number)
            for order in orders_of(
                self._chance(_VILLAGES, date, place), village, volumes, self.model
            )
        ]
        return Day(_named(date.date, orders), chosen.weight, date.kind, self._losses(number))

    def _losses(self, number: int) -> tuple[Closure, ...]:
        lost = self.model.lost_roads
        if lost is None or not self.timetable.villages:
            return ()
        rng = self._chance(_LOSSES, self.dates[number])
        chance = chances(self.dates, lost)[number]
        return draw_losses(rng, self.timetable.villages, lost, chance)

    def _chance(self, what: int, day: DateDemand, place: int = 0) -> np.random.Generator:
        return np.random.default_rng([self.seed, self.stream, what, day.date.toordinal(), place])


def _named(date: dt.date, orders: Sequence[Order]) -> DayOrders:
    """Orders of a date with ids, and their digest."""
    named = tuple(
        replace(order, id=f"{date.isoformat()}-{number}") for number, order in enumerate(orders, 1)
    )
    return DayOrders(date, named, orders_digest(named))


def _doubts(scenario: Scenario, model: DemandModel, year: int) -> Iterator[Finding]:
    unknown = sum(not village.population for village in scenario.villages)
    if unknown:
        cause = say(
            "Villages whose population is not known: {count}; {people} are assumed for each.",
            count=unknown,
            people=model.usual_population,
        )
        yield Finding("fleet.days-no-population", cause, severity="warning")
    if model.festivals and all(year not in (w.first.year, w.last.year) for w in model.festivals):
        cause = say("None of the festivals in the model is in {year}.", year=year)
        yield Finding("fleet.days-no-festival", cause, field="demand.festivals", severity="warning")


def _with_findings(days: DemandDays) -> DemandDays:
    found = (
        *days.findings,
        *few_days(days.fitting, days.test),
        *repeated_days(days.fitting, days.test),
    )
    return replace(days, findings=found)
