import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from routing.fleet.renewal.owned import ages_today, first_year_of, owned_today
from routing.scenario.model import Vehicle
from tests.helpers.catalogues import CATALOGUE, catalogue_in, scenario_in


def test_the_plan_begins_the_year_after_the_latest_orders(tmp_path: Path) -> None:
    catalogue, scenario = catalogue_in(tmp_path), scenario_in(tmp_path)
    assert first_year_of(scenario, catalogue) == 2027
    without = replace(scenario, dates=())
    assert first_year_of(without, catalogue) == 2022
    assert first_year_of(replace(without, fleet=()), catalogue) == 2026


def test_the_catalogue_may_name_the_first_year(tmp_path: Path) -> None:
    text = CATALOGUE.replace("budget_a_year: 200000", "first_year: 2030")
    assert first_year_of(scenario_in(tmp_path), catalogue_in(tmp_path, text)) == 2030


def test_what_is_owned_is_counted_by_type_and_base(tmp_path: Path) -> None:
    assert dict(owned_today(scenario_in(tmp_path))) == {
        ("small_van", "T1"): 1,
        ("small_van", "T2"): 1,
    }


def test_an_unknown_age_is_half_a_life_and_said(tmp_path: Path) -> None:
    catalogue = catalogue_in(tmp_path)
    ages, said = ages_today(scenario_in(tmp_path), catalogue)
    # Since May 2021, on New Year's Day of 2027: five whole years.
    assert ages == {("small_van", "T1"): (5,), ("small_van", "T2"): (2,)}
    (found,) = said
    assert (found.code, found.file, found.severity) == (
        "fleet.renewal-age-unknown",
        "fleet.csv",
        "warning",
    )
    assert "1 vehicles" in found.cause


@pytest.mark.parametrize(
    ("since", "age"),
    [
        (dt.date(2027, 1, 1), 0),
        (dt.date(2026, 1, 1), 1),
        (dt.date(2026, 1, 2), 0),
        (dt.date(2040, 6, 1), 0),
        (dt.date(1950, 6, 1), 76),
    ],
)
def test_ages_are_whole_years_on_new_years_day(tmp_path: Path, since: dt.date, age: int) -> None:
    fleet = (Vehicle("K1", "small_van", "T1", since),)
    scenario = replace(scenario_in(tmp_path), fleet=fleet)
    ages, said = ages_today(scenario, catalogue_in(tmp_path))
    assert ages == {("small_van", "T1"): (age,)}
    assert said == ()
