"""Renewal in cases small enough to see what must come out."""

from collections.abc import Mapping

import pytest

from routing.fleet.model import Mix, Slot
from routing.fleet.renewal.plan import plan_renewal
from routing.fleet.renewal.task import Candidate, Duty, RenewalTask
from routing.fleet.result import Renewal
from tests.helpers.catalogues import costs, priced

VAN: Slot = ("van", "a")
TRIKE: Slot = ("trike", "a")
TWO = Candidate(Mix({VAN: 2}), 1.0, 40_000_000)
ONE = Candidate(Mix({VAN: 1}), 0.6, 22_000_000)
DUTY = {VAN: Duty(200, 10_000, 1_600)}


def plan(
    ages: dict[Slot, tuple[int, ...]],
    *candidates: Candidate,
    van: Mapping[str, object] | None = None,
    hire: Mapping[str, Mapping[str, float]] | None = None,
    **terms: object,
) -> Renewal:
    """A plan for vans of 10,000 that live four years and sell badly."""
    kind = costs(**{"resale": [0.3, 0.2, 0.2, 0.2], **(van or {})})
    catalogue = priced({"van": kind}, hire=hire or {}, renewal=terms)
    return plan_renewal(RenewalTask(catalogue, ages, candidates, 1.0, DUTY, 2027))


def test_a_vehicle_is_replaced_when_its_life_ends() -> None:
    renewal = plan({VAN: (2, 3)}, TWO, discount_rate=0.0)
    bought = [[(p.count, p.at_work_from) for p in year.buy] for year in renewal.years]
    assert bought == [[], [(1, "2028-01")], [(1, "2029-01")]]
    assert [[(p.count, p.age) for p in year.sell] for year in renewal.years] == [
        [],
        [(1, 4)],
        [(1, 4)],
    ]
    assert [p.age for p in renewal.years[2].keep] == [1]
    assert renewal.optimal
    assert all(year.holds for year in renewal.years)


def test_the_cash_of_a_year_is_what_is_paid_less_what_is_sold() -> None:
    year = plan({VAN: (2, 3)}, TWO, discount_rate=0.0).years[1]
    # One bought, one sold at 20 %, two insured; ages 3 and 0 against a mean of 2, at 10,000 km.
    assert (year.spent, year.resale, year.keeping) == (10_000, 2_000, 1_000)
    assert year.running == pytest.approx(40_000 + 10_000 * 0.05 * ((3.5 - 2) + (0.5 - 2)))
    assert year.cash == pytest.approx(10_000 - 2_000 + 1_000 + 40_000)


def test_an_old_vehicle_works_until_the_new_one_arrives() -> None:
    renewal = plan({VAN: (4, 0)}, TWO, van={"lead_time_months": 3})
    year = renewal.years[0]
    assert [(p.count, p.at_work_from) for p in year.buy] == [(1, "2027-04")]
    assert [(p.count, p.age, p.works_until) for p in year.sell] == [(1, 4, "2027-04")]
    assert year.gaps == ()
    # Three months of the old one's insurance and nine of the new one's: as one.
    assert year.keeping == 1_000


def test_a_gap_is_filled_by_hire_at_its_price() -> None:
    hire = {"van": {"price_a_day": 100, "most_per_base": 1}}
    renewal = plan({VAN: (0,)}, TWO, van={"lead_time_months": 6}, hire=hire)
    year = renewal.years[0]
    assert [(g.count, g.months) for g in year.gaps] == [(1, 6)]
    # Half a year: 100 days at 100, 5,000 km at 0.5 and 0.1 + 2 * 0.05, 800 hours at 20.
    assert year.hire == 10_000 + 3_500 + 16_000
    assert [p.count for p in year.buy] == [1]


def test_hire_is_dearer_than_a_purchase_only_if_it_is_needed_for_long() -> None:
    hire = {"van": {"price_a_day": 5, "most_per_base": 2}}
    renewal = plan({VAN: (0,)}, TWO, hire=hire)
    assert all(year.buy == () for year in renewal.years)
    assert [g.months for g in renewal.years[2].gaps] == [12]


def test_what_is_ordered_for_next_year_is_paid_this_year() -> None:
    renewal = plan({VAN: (0, 3)}, TWO, van={"lead_time_months": 12})
    assert [p.at_work_from for p in renewal.years[0].buy] == ["2028-01"]
    assert renewal.years[0].spent == 10_000
    assert renewal.years[1].buy == ()


def test_a_vehicle_is_moved_rather_than_bought() -> None:
    other = ("van", "b")
    target = Candidate(Mix({other: 1}), 1.0, 20_000_000)
    renewal = plan({VAN: (0,)}, target)
    year = renewal.years[0]
    assert [(m.from_base, m.to_base, m.count) for m in year.move] == [("a", "b", 1)]
    assert year.moving == 500
    assert [(p.base, p.count) for p in year.keep] == [("b", 1)]
    assert year.buy == ()


def test_what_is_not_needed_is_sold() -> None:
    renewal = plan({VAN: (0, 1, 2)}, TWO)
    assert sum(p.count for p in renewal.years[0].sell) == 1


def test_a_cheaper_mix_that_keeps_the_service_is_taken() -> None:
    cheaper = Candidate(Mix({VAN: 1}), 1.0, 40_000_000)
    renewal = plan({VAN: (0,)}, TWO, cheaper)
    assert all(year.buy == () and year.holds for year in renewal.years)


def test_a_budget_that_is_too_small_says_what_would_do() -> None:
    renewal = plan({VAN: (4, 4)}, TWO, ONE, budget_a_year=10_000)
    assert renewal.least_budget == 20_000
    assert [year.holds for year in renewal.years] == [False, True, True]
    assert [year.service for year in renewal.years] == [0.6, 1.0, 1.0]
    (remark,) = renewal.remarks
    assert remark.code == "fleet.renewal-budget-small"
    assert "10,000" in remark.text
    assert "20,000" in remark.text


def test_without_a_budget_nothing_can_be_bought() -> None:
    renewal = plan({VAN: (4, 4)}, TWO, ONE, budget_a_year=0)
    assert [year.service for year in renewal.years] == [0.0, 0.0, 0.0]
    assert all(not year.buy for year in renewal.years)
    assert [cut.budget for cut in renewal.cuts] == [0.0] * 5


def test_old_vehicles_may_be_kept_beyond_their_life() -> None:
    renewal = plan({VAN: (4, 4)}, TWO, budget_a_year=0, overage_years=3)
    assert all(year.holds for year in renewal.years)


def test_what_no_budget_can_do_names_what_lacks() -> None:
    renewal = plan({VAN: (0,)}, TWO, van={"lead_time_months": 6})
    assert renewal.least_budget is None
    (remark,) = renewal.remarks
    assert remark.code == "fleet.renewal-impossible"
    assert "1 van at a for 6 months of 2027" in remark.text
    assert [year.holds for year in renewal.years] == [False, True, True]


def test_a_floor_above_every_fleet_is_a_clear_answer() -> None:
    renewal = plan({VAN: (0,)}, ONE)
    assert [remark.code for remark in renewal.remarks] == ["fleet.renewal-impossible"]
    assert "100.0 %" in renewal.remarks[0].text
    assert [year.service for year in renewal.years] == [0.6, 0.6, 0.6]


def test_cuts_of_the_budget_show_the_service_lost() -> None:
    renewal = plan({VAN: (4, 4)}, TWO, ONE, budget_a_year=20_000)
    assert [(cut.budget, cut.least_service, cut.holds) for cut in renewal.cuts] == [
        (20_000, 1.0, True),
        (18_000, 0.6, False),
        (15_000, 0.6, False),
        (10_000, 0.6, False),
        (0, 0.0, False),
    ]


def test_without_a_limit_cuts_are_of_the_most_that_a_year_spends() -> None:
    renewal = plan({VAN: (4, 4)}, TWO, ONE)
    assert all(year.budget is None for year in renewal.years)
    assert renewal.cuts[0].budget == 20_000


def test_types_may_replace_each_other() -> None:
    trikes = Candidate(Mix({TRIKE: 2}), 1.0, 10_000_000)
    types = {"van": costs(), "trike": costs(price=2_000, energy="electric")}
    task = RenewalTask(priced(types), {VAN: (1, 1)}, (TWO, trikes), 1.0, DUTY, 2027)
    renewal = plan_renewal(task)
    year = renewal.years[0]
    assert [(p.type, p.count) for p in year.sell] == [("van", 2)]
    assert [(p.type, p.count) for p in year.buy] == [("trike", 2)]


def test_nothing_owned_and_nothing_needed_costs_nothing() -> None:
    renewal = plan({}, Candidate(Mix(), 1.0, 0))
    assert renewal.total_cost == 0
    assert renewal.value_at_end == 0
    assert all(year.holds for year in renewal.years)


def test_all_for_nothing_is_planned_too() -> None:
    free = {"price": 0, "yearly_cost": 0, "resale": []}
    renewal = plan({VAN: (4,)}, Candidate(Mix({VAN: 2}), 1.0, 0), van=free)
    assert renewal.least_budget == 0
    assert all(year.holds for year in renewal.years)
