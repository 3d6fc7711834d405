"""What kind of day each date is."""

import datetime as dt

import pytest

from routing.fleet.demand.calendar import DateDemand, calendar_of
from tests.helpers.fleet_days import model


def by_date(year: int = 2026, **changes: object) -> dict[dt.date, DateDemand]:
    return {day.date: day for day in calendar_of(model(**changes), year)}


def test_a_year_without_days_of_rest_has_all_its_dates() -> None:
    assert len(by_date(2026)) == 365
    assert len(by_date(2028)) == 366


def test_a_sale_fills_the_days_after_it_and_ebbs_away() -> None:
    sales = [{"day": "11-11", "least": 1.5, "most": 3.0, "after_days": 2, "days": 4}]
    days = by_date(shopping_days=sales, festivals=[], harvests=[])
    busy = [day for day in days.values() if day.kind == "e-commerce"]
    assert [day.date.day for day in busy] == [13, 14, 15, 16]
    assert [day.level for day in busy] == [3.0, 2.5, 2.0, 1.5]
    assert days[dt.date(2026, 11, 11)].kind == "usual"


def test_the_parcels_of_a_sale_in_december_still_come_in_january() -> None:
    sales = [{"day": "12-30", "days": 5, "after_days": 1}]
    days = by_date(shopping_days=sales, festivals=[])
    busy = [day.date for day in days.values() if day.kind == "e-commerce"]
    assert busy == [dt.date(2026, 1, d) for d in (1, 2, 3, 4)] + [dt.date(2026, 12, 31)]


def test_a_sale_on_a_day_that_a_year_lacks_is_not_held() -> None:
    days = by_date(2026, shopping_days=[{"day": "02-29"}], festivals=[])
    assert all(day.kind != "e-commerce" for day in days.values())


def test_a_festival_goes_before_a_sale() -> None:
    week = {"first": "2026-11-13", "last": "2026-11-14", "least": 0.4, "most": 0.6}
    days = by_date(festivals=[week])
    assert days[dt.date(2026, 11, 13)].kind == "festival"
    assert days[dt.date(2026, 11, 13)].level == pytest.approx(0.5)
    assert days[dt.date(2026, 11, 15)].kind == "e-commerce"


def test_a_festival_of_no_times_is_a_rest() -> None:
    week = {"first": "2026-02-16", "last": "2026-02-18", "least": 0, "most": 0}
    assert len(by_date(festivals=[week])) == 362


def test_a_weekday_of_no_times_is_a_rest_and_the_others_keep_their_share() -> None:
    days = by_date(weekdays=[2, 1, 1, 1, 1, 1, 0], festivals=[])
    assert all(date.weekday() != 6 for date in days)
    shares = [days[dt.date(2026, 3, 2 + n)].weekday for n in range(6)]
    assert sum(shares) / 6 == pytest.approx(1.0)
    assert shares[0] == pytest.approx(2 * shares[1])


def test_more_is_collected_in_months_of_harvest_alone() -> None:
    harvests = [{"months": [9], "times": 2.5}, {"months": [9, 10], "times": 1.5}]
    days = by_date(harvests=harvests, festivals=[], shopping_days=[])
    assert days[dt.date(2026, 9, 1)].collected == 2.5
    assert days[dt.date(2026, 10, 1)].collected == 1.5
    assert days[dt.date(2026, 8, 31)].collected == 1.0
    assert days[dt.date(2026, 9, 1)].kind == "harvest"
