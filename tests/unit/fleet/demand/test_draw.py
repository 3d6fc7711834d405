"""Days of demand drawn from a model."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.errors import InputError
from routing.fleet.demand import draw_days
from routing.fleet.model import Day, DemandDays
from tests.helpers.fleet_days import model, scenario, village

COUNTY = scenario()


def codes(days: DemandDays) -> list[str]:
    return [found.code for found in days.findings]


def refused(*counts: int, **changes: object) -> list[str]:
    with pytest.raises(InputError) as raised:
        draw_days(COUNTY, model(**changes), counts[0], counts[1], 1)
    return [found.code for found in raised.value.findings]


def pieces(day: Day, kind: str = "deliver") -> int:
    return sum(one.pieces for one in day.orders.orders if one.kind == kind and not one.mandatory)


def mean(days: list[Day], kind: str = "deliver") -> float:
    return sum(pieces(day, kind) for day in days) / len(days)


def test_same_seed_same_days() -> None:
    again = draw_days(scenario(), model(), 12, 12, 7)
    assert draw_days(COUNTY, model(), 12, 12, 7) == again
    assert draw_days(COUNTY, model(), 12, 12, 8) != again


def test_no_date_is_both_fitted_to_and_tested_with() -> None:
    days = draw_days(COUNTY, model(), 40, 40, 3)
    fitting, test = ({day.orders.date for day in part} for part in (days.fitting, days.test))
    assert (len(fitting), len(test)) == (40, 40)
    assert not fitting & test


def test_weights_of_either_set_sum_to_the_days_of_delivery() -> None:
    days = draw_days(COUNTY, model(weekdays=[1, 1, 1, 1, 1, 1, 0]), 30, 20, 3)
    for part in (days.fitting, days.test):
        assert sum(day.weight for day in part) == pytest.approx(313)


def test_every_kind_of_day_is_in_either_set() -> None:
    days = draw_days(COUNTY, model(), 30, 30, 3)
    for part in (days.fitting, days.test):
        assert {day.kind for day in part} == {"usual", "festival", "e-commerce", "harvest"}


def test_a_date_brings_the_same_however_many_days_are_drawn() -> None:
    few = {day.orders.date: day.orders for day in draw_days(COUNTY, model(), 40, 40, 1).fitting}
    many = {day.orders.date: day.orders for day in draw_days(COUNTY, model(), 80, 40, 1).fitting}
    shared = set(few) & set(many)
    assert shared
    assert all(few[date] == many[date] for date in shared)


def test_the_same_date_brings_other_orders_to_test_than_to_fit() -> None:
    fitted = {day.orders.date: day for day in draw_days(COUNTY, model(), 300, 30, 1).fitting}
    tested = {day.orders.date: day for day in draw_days(COUNTY, model(), 30, 300, 1).test}
    shared = sorted(set(fitted) & set(tested))
    assert shared
    assert all(fitted[date].orders != tested[date].orders for date in shared)


def test_sales_bring_one_and_a_half_to_three_times_as_much() -> None:
    quiet = {"harvests": [], "festivals": [], "lost_roads": None, "weekdays": [1] * 7}
    days = draw_days(COUNTY, model(spread=0.0, **quiet), 180, 180, 1)
    every = [*days.fitting, *days.test]
    busy = [day for day in every if day.kind == "e-commerce"]
    usual = mean([day for day in every if day.kind == "usual"])
    assert len(busy) >= 10
    assert 1.5 < mean(busy) / usual < 3.0


def test_harvests_bring_more_to_collect_and_no_more_to_deliver() -> None:
    plain: dict[str, object] = {
        "shopping_days": [],
        "festivals": [],
        "lost_roads": None,
        "spread": 0.0,
    }
    harvests = [{"months": [9, 10], "times": 3.0}]
    days = draw_days(COUNTY, model(harvests=harvests, **plain), 180, 180, 1)
    every = [*days.fitting, *days.test]
    season = [day for day in every if day.kind == "harvest"]
    usual = [day for day in every if day.kind == "usual"]
    assert {day.orders.date.month for day in season} == {9, 10}
    assert mean(season, "collect") / mean(usual, "collect") == pytest.approx(3.0, rel=0.25)
    assert mean(season) / mean(usual) == pytest.approx(1.0, rel=0.1)


def test_a_share_of_the_visits_carries_mail_that_must_arrive() -> None:
    days = draw_days(COUNTY, model(mandatory_share=0.25), 60, 60, 1)
    every = [day.orders.orders for day in (*days.fitting, *days.test)]
    visits = sum(len({one.village for one in orders}) for orders in every)
    mail = sum(one.mandatory for orders in every for one in orders)
    assert mail / visits == pytest.approx(0.25, abs=0.05)
    none = draw_days(COUNTY, model(mandatory_share=0.0), 20, 20, 1)
    assert not any(one.mandatory for day in none.fitting for one in day.orders.orders)


def test_villages_come_as_often_as_their_visits_a_week() -> None:
    seldom = [replace(village(n, "C"), visits_per_week=2.0) for n in range(12)]
    days = draw_days(scenario(seldom), model(weekdays=[1, 1, 1, 1, 1, 0, 0]), 130, 130, 1)
    due = [len({one.village for one in day.orders.orders}) for day in days.fitting]
    assert sum(due) / len(due) == pytest.approx(12 * 2 / 5, rel=0.05)


def test_a_village_is_due_once_a_day_of_delivery_at_most() -> None:
    often = [replace(village(n, "C"), visits_per_week=7.0) for n in range(3)]
    days = draw_days(scenario(often), model(weekdays=[1, 1, 1, 0, 0, 0, 0]), 20, 20, 1)
    assert all(len({one.village for one in day.orders.orders}) == 3 for day in days.fitting)


def test_a_year_brings_as_much_however_few_its_days_of_delivery() -> None:
    every = draw_days(COUNTY, model(festivals=[], shopping_days=[]), 90, 90, 1).fitting
    few = {"weekdays": [1, 1, 1, 1, 0, 0, 0], "festivals": [], "shopping_days": []}
    fewer = draw_days(COUNTY, model(**few), 90, 90, 1).fitting
    years = [sum(pieces(day) * day.weight for day in days) for days in (every, fewer)]
    assert years[1] == pytest.approx(years[0], rel=0.06)


def test_roads_are_lost_on_a_share_of_the_days_and_more_so_in_the_rains() -> None:
    lost = {"days_share": 0.2, "months": [6, 7], "times_in_months": 3.0}
    days = draw_days(COUNTY, model(lost_roads=lost), 180, 180, 1)
    every = [*days.fitting, *days.test]
    share = sum(bool(day.closures) for day in every) / len(every)
    assert share == pytest.approx(0.2, abs=0.05)
    rains = [bool(day.closures) for day in every if day.orders.date.month in {6, 7}]
    assert sum(rains) / len(rains) > 0.3
    assert not any(
        day.closures for day in draw_days(COUNTY, model(lost_roads=None), 99, 99, 1).test
    )


def test_lost_ground_is_near_a_village_and_no_larger_than_said() -> None:
    lost = {
        "days_share": 1.0,
        "times_in_months": 1.0,
        "least_radius_m": 500.0,
        "most_radius_m": 800.0,
        "most_places": 1,
    }
    for day in draw_days(COUNTY, model(lost_roads=lost), 30, 30, 1).fitting:
        (closure,) = day.closures
        lats = [lat for _, lat in closure.area]
        radius_m = (max(lats) - min(lats)) / 2 * 111_320
        assert 499 < radius_m < 801
        assert closure.reason in {one.name for one in COUNTY.villages}


def test_roads_in_danger_are_the_ones_lost_where_they_are_known() -> None:
    lost = {"days_share": 1.0, "links": ["ford", "pass"]}
    days = draw_days(COUNTY, model(lost_roads=lost), 20, 20, 1).fitting
    named = Counter(link for day in days for one in day.closures for link in one.links)
    assert set(named) == {"ford", "pass"}
    assert all(not one.area for day in days for one in day.closures)


def test_ids_of_orders_are_unique_in_a_day() -> None:
    for day in draw_days(COUNTY, model(), 10, 10, 1).fitting:
        ids = [one.id for one in day.orders.orders]
        assert len(set(ids)) == len(ids)


def test_a_set_without_days_is_refused_for_either_set() -> None:
    assert refused(0, 0) == ["fleet.days-none", "fleet.days-none"]
    assert refused(5, -1) == ["fleet.days-none"]


def test_more_days_than_a_year_has_are_refused() -> None:
    assert refused(200, 200) == ["fleet.days-too-many"]


def test_a_model_without_days_of_delivery_is_refused() -> None:
    assert refused(1, 1, weekdays=[0] * 7) == ["fleet.days-no-delivery"]


def test_a_single_day_is_said_to_be_little() -> None:
    assert codes(draw_days(COUNTY, model(), 1, 10, 1)) == ["fleet.days-single"]
    assert codes(draw_days(COUNTY, model(), 1, 1, 1)) == ["fleet.days-single"] * 2


def test_villages_without_population_are_counted() -> None:
    county = scenario([village(0, "C", None), village(1, "C", 0), village(2, "C")])
    days = draw_days(county, model(), 5, 5, 1)
    (found,) = days.findings
    assert found.code == "fleet.days-no-population"
    assert "not known: 2;" in found.cause


def test_a_year_without_a_listed_festival_is_noticed() -> None:
    assert "fleet.days-no-festival" in codes(draw_days(COUNTY, model(year=2050), 5, 5, 1))
    assert codes(draw_days(COUNTY, model(year=2050, festivals=[]), 5, 5, 1)) == []


def test_days_of_no_chance_at_all_are_said_to_be_alike() -> None:
    nobody = draw_days(scenario([]), model(), 3, 3, 1)
    assert codes(nobody) == ["fleet.days-identical"]


@settings(max_examples=25, deadline=None)
@given(
    weekdays=st.lists(st.sampled_from([0.0, 0.5, 1.0, 3.0]), min_size=7, max_size=7).filter(any),
    spread=st.floats(0, 1),
    mandatory=st.floats(0, 1),
    times=st.floats(0.01, 50),
    fitting=st.integers(1, 12),
    test=st.integers(1, 12),
)
def test_whatever_the_model_its_days_make_sense(  # noqa: PLR0913, PLR0917 - the figures of a model
    weekdays: list[float], spread: float, mandatory: float, times: float, fitting: int, test: int
) -> None:
    asked = model(weekdays=weekdays, spread=spread, mandatory_share=mandatory, times=times)
    days = draw_days(COUNTY, asked, fitting, test, 1)
    assert (len(days.fitting), len(days.test)) == (fitting, test)
    known = {one.id for one in COUNTY.villages}
    for day in (*days.fitting, *days.test):
        assert weekdays[day.orders.date.weekday()] > 0
        assert day.weight > 0
        for one in day.orders.orders:
            assert one.village in known
            assert one.pieces >= 1
            assert one.weight_kg > 0
            assert one.ready_s <= one.due_s
