"""Days from a folder of past orders."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import pytest

from routing.errors import InputError
from routing.fleet.demand import past_days
from routing.fleet.model import DemandDays
from routing.scenario.load import load_scenario
from routing.scenario.making.synthetic import SyntheticOptions, make_synthetic
from routing.scenario.making.write import write_scenario
from routing.scenario.model import Scenario
from tests.helpers.fleet_days import model

HEADER = "village,kind,pieces,weight_kg,volume_m3\n"


def county(folder: Path, dates: Iterable[dt.date], *, same: bool = False) -> Scenario:
    """A county with an order on each date, of another weight each unless they are the same."""
    write_scenario(folder, make_synthetic(SyntheticOptions(villages=5, townships=1)))
    for old in (folder / "orders").iterdir():
        old.unlink()
    for number, date in enumerate(dates):
        row = f"v001,deliver,2,{10 if same else 10 + number},0.1\n"
        (folder / "orders" / f"{date.isoformat()}.csv").write_text(HEADER + row, encoding="utf-8")
    return load_scenario(folder)


def days_of(first: str, count: int, step: int = 1) -> list[dt.date]:
    start = dt.date.fromisoformat(first)
    return [start + dt.timedelta(days=step * day) for day in range(count)]


def codes(days: DemandDays) -> set[str]:
    return {found.code for found in days.findings}


def test_dates_are_split_and_never_mixed(tmp_path: Path) -> None:
    past = county(tmp_path / "c", days_of("2025-01-01", 73, 5))
    days = past_days(past, model(), 30, 30, 1)
    fitting, test = ({day.orders.date for day in part} for part in (days.fitting, days.test))
    assert (len(fitting), len(test)) == (30, 30)
    assert not fitting & test
    assert {date.month for date in fitting} == {date.month for date in test} == set(range(1, 13))
    assert {day.kind for day in days.fitting} == {"past"}
    assert codes(days) == set()


def test_the_seed_decides_the_split(tmp_path: Path) -> None:
    past = county(tmp_path / "c", days_of("2025-03-01", 20))
    assert past_days(past, model(), 8, 8, 1) == past_days(past, model(), 8, 8, 1)
    assert past_days(past, model(), 8, 8, 1) != past_days(past, model(), 8, 8, 2)


def test_weights_sum_to_a_year_and_months_count_by_their_days(tmp_path: Path) -> None:
    # January has three times as many tables as July, but no more days in a year.
    dates = [*days_of("2025-01-01", 24), *days_of("2025-07-01", 8)]
    days = past_days(county(tmp_path / "c", dates), model(festivals=[]), 16, 16, 1)
    for part in (days.fitting, days.test):
        assert sum(day.weight for day in part) == pytest.approx(365)
        january = sum(day.weight for day in part if day.orders.date.month == 1)
        assert january == pytest.approx(365 / 2)
    assert codes(days) == {"fleet.days-months-missing"}


def test_fewer_days_than_asked_are_shared_out_in_proportion(tmp_path: Path) -> None:
    past = county(tmp_path / "c", days_of("2025-03-01", 9))
    days = past_days(past, model(), 40, 20, 1)
    assert (len(days.fitting), len(days.test)) == (6, 3)
    assert "fleet.days-fewer" in codes(days)


def test_two_dates_are_one_to_fit_and_one_to_test(tmp_path: Path) -> None:
    days = past_days(county(tmp_path / "c", days_of("2025-03-01", 2)), model(), 40, 40, 1)
    assert (len(days.fitting), len(days.test)) == (1, 1)
    assert {"fleet.days-fewer", "fleet.days-single"} <= codes(days)


@pytest.mark.parametrize("count", [0, 1])
def test_a_folder_with_less_than_two_dates_is_refused(tmp_path: Path, count: int) -> None:
    past = county(tmp_path / "c", days_of("2025-03-01", count))
    with pytest.raises(InputError) as raised:
        past_days(past, model(), 1, 1, 1)
    assert [found.code for found in raised.value.findings] == ["fleet.days-too-few-dates"]


def test_identical_days_are_said_to_be_identical(tmp_path: Path) -> None:
    days = past_days(county(tmp_path / "c", days_of("2025-03-01", 8), same=True), model(), 4, 4, 1)
    (found,) = (found for found in days.findings if found.code == "fleet.days-identical")
    assert "All 8 days" in found.cause


def test_a_test_day_that_repeats_a_fitting_day_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    county(folder, days_of("2025-03-01", 4))
    text = (folder / "orders" / "2025-03-01.csv").read_text(encoding="utf-8")
    for day in (2, 3):
        (folder / "orders" / f"2025-03-0{day}.csv").write_text(text, encoding="utf-8")
    days = past_days(load_scenario(folder), model(), 2, 2, 1)
    assert "fleet.days-identical" in codes(days)


def test_empty_tables_are_left_out_and_counted(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    county(folder, days_of("2025-03-01", 5))
    (folder / "orders" / "2025-03-02.csv").write_text(HEADER, encoding="utf-8")
    days = past_days(load_scenario(folder), model(), 2, 2, 1)
    assert all(day.orders.orders for day in (*days.fitting, *days.test))
    (found,) = (found for found in days.findings if found.code == "fleet.days-empty")
    assert "left out: 1." in found.cause


def test_what_is_wrong_in_any_table_is_said_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    past = county(folder, days_of("2025-03-01", 5))
    for day in (2, 4):
        row = "nowhere,deliver,2,10,0.1\n"
        (folder / "orders" / f"2025-03-0{day}.csv").write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        past_days(past, model(), 2, 2, 1)
    assert [found.file for found in raised.value.findings] == [
        "orders/2025-03-02.csv",
        "orders/2025-03-04.csv",
    ]
