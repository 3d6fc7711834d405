"""What kind of day each date of a year is, and how busy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from routing.fleet.demand.schema import DemandModel, Peak, ShoppingDay
from routing.fleet.model import DayKind

_USUAL: Final = Peak(least=1.0, most=1.0)


@dataclass(frozen=True, slots=True)
class DateDemand:
    """A date on which something is delivered.

    Attributes
    ----------
    kind
        Why it is as busy as it is.
    level
        How much is delivered against a usual day of its weekday, at the middle of what it may be.
    least, most
        What that may be.
    weekday
        The share of its weekday; 1 on average over a week.
    collected
        How much is collected against a usual day.
    """

    date: dt.date
    kind: DayKind
    level: float
    least: float
    most: float
    weekday: float
    collected: float


@dataclass(frozen=True, slots=True)
class _Busy:
    kind: DayKind
    peak: Peak
    level: float


def calendar_of(model: DemandModel, year: int) -> tuple[DateDemand, ...]:
    """The dates of a year on which something is delivered, in order."""
    dates = (dt.date(year, 1, 1) + dt.timedelta(days=day) for day in range(366))
    found = (_date_demand(model, date) for date in dates if date.year == year)
    return tuple(day for day in found if day is not None)


def delivery_weekdays(model: DemandModel) -> int:
    """On how many days of a week something is delivered."""
    return sum(times > 0 for times in model.weekdays)


def _date_demand(model: DemandModel, date: dt.date) -> DateDemand | None:
    """What is due on a date; None where nothing is delivered."""
    busy = _busy(model, date)
    if model.weekdays[date.weekday()] <= 0 or busy.peak.most <= 0:
        return None
    harvest = max((one.times for one in model.harvests if date.month in one.months), default=1.0)
    return DateDemand(
        date=date,
        kind="harvest" if busy.kind == "usual" and harvest > 1 else busy.kind,
        level=busy.level,
        least=busy.peak.least,
        most=busy.peak.most,
        weekday=model.weekdays[date.weekday()] * delivery_weekdays(model) / sum(model.weekdays),
        collected=harvest * min(1.0, busy.level),
    )


def _busy(model: DemandModel, date: dt.date) -> _Busy:
    """What a date is busy with: a festival before a sale, the first of several."""
    return next(_festivals(model, date), None) or next(
        _sales(model, date), _Busy("usual", _USUAL, 1.0)
    )


def _festivals(model: DemandModel, date: dt.date) -> Iterator[_Busy]:
    for week in model.festivals:
        if week.first <= date <= week.last:
            yield _Busy("festival", week, (week.least + week.most) / 2)


def _sales(model: DemandModel, date: dt.date) -> Iterator[_Busy]:
    for sale in model.shopping_days:
        days = _days_since(sale, date)
        if days is not None and days < sale.days:
            # The flood of parcels ebbs evenly from its first day to its last.
            ebb = days / max(1, sale.days - 1)
            yield _Busy("e-commerce", sale, sale.most - (sale.most - sale.least) * ebb)


def _days_since(sale: ShoppingDay, date: dt.date) -> int | None:
    """Days since the first day that the latest sale fills; None if there was none."""
    for year in (date.year, date.year - 1):
        try:
            begins = dt.date(year, *sale.day) + dt.timedelta(days=sale.after_days)
        except ValueError:  # 02-29 in a year without it
            continue
        if begins <= date:
            return (date - begins).days
    return None
