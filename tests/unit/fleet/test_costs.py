"""What it costs to own and to run a vehicle; figures worked out by hand."""

from pathlib import Path

import pytest

from routing.fleet.catalogue.scaled import Factors, scaled
from routing.fleet.costs import (
    annuity,
    hire_prices,
    owning_cost,
    priced_scenario,
    priced_types,
    resale,
    running_rates,
    worth,
)
from tests.helpers.catalogues import CATALOGUE, catalogue_in, costs, scenario_in


def test_the_annuity_of_one_year_is_the_sum_with_its_interest() -> None:
    assert annuity(0.08, 1) == pytest.approx(1.08)


def test_the_annuity_without_interest_is_an_even_share() -> None:
    assert annuity(0.0, 4) == 0.25


def test_the_payments_of_an_annuity_are_worth_the_sum() -> None:
    payment = annuity(0.07, 9)
    assert sum(payment / 1.07**year for year in range(1, 10)) == pytest.approx(1)


@pytest.mark.parametrize(("rate", "years"), [(0.05, 0), (-0.01, 3)])
def test_there_is_no_annuity_over_no_years_or_at_a_negative_rate(rate: float, years: int) -> None:
    with pytest.raises(ValueError, match="annuity"):
        annuity(rate, years)


def test_owning_without_interest_costs_the_loss_of_value_a_year() -> None:
    # 8,000 lost over four years, and 500.
    assert owning_cost(costs(), 0.0) == 2_500_000


def test_owning_for_one_year_costs_price_and_interest_less_resale() -> None:
    # 10,000 * 1.1 - 8,000 + 500
    assert owning_cost(costs(), 0.1, 1) == 3_500_000


def test_owning_for_longer_than_its_life_is_owning_for_its_life() -> None:
    assert owning_cost(costs(), 0.05, 12) == owning_cost(costs(), 0.05)


def test_the_installation_is_paid_and_never_sold() -> None:
    dearer = owning_cost(costs(installation=1000), 0.0)
    assert dearer - owning_cost(costs(), 0.0) == 250_000


def test_an_old_vehicle_costs_what_its_sale_would_bring() -> None:
    # Of age 2: (6,000 - 2,000) / 2 + 500
    assert owning_cost(costs(installation=1000), 0.0, age=2) == 2_500_000


def test_a_vehicle_beyond_its_life_and_worthless_costs_its_yearly_cost() -> None:
    assert owning_cost(costs(), 0.05, age=9) == 500_000


def test_resale_follows_the_curve_and_ends_with_it() -> None:
    assert [resale(costs(), age) for age in range(6)] == [
        10_000_000,
        8_000_000,
        6_000_000,
        4_000_000,
        2_000_000,
        0,
    ]


def test_a_new_vehicle_is_worth_its_price_and_installation() -> None:
    assert worth(costs(installation=300), 0.06, 0) == 10_300_000


def test_what_is_left_of_a_life_is_worth_its_share_where_there_is_no_interest() -> None:
    quick = costs(resale=[0.1, 0, 0, 0])
    assert [worth(quick, 0.0, age) for age in range(6)] == [
        10_000_000,
        7_500_000,
        5_000_000,
        2_500_000,
        0,
        0,
    ]


def test_a_vehicle_is_never_worth_less_than_its_sale_brings() -> None:
    slow = costs(resale=[0.99, 0.98, 0.97, 0.1])
    assert worth(slow, 0.0, 3) == 9_700_000


def test_upkeep_is_the_mean_of_a_life_unless_an_age_is_given() -> None:
    # 0.5 + 0.1 + 0.05 * 2, and at age 6 0.5 + 0.1 + 0.3
    assert running_rates(costs()) == (700, 20_000)
    assert running_rates(costs(), 0) == (600, 20_000)
    assert running_rates(costs(), 6) == (900, 20_000)


def test_the_day_engine_gets_running_rates_and_no_cost_of_owning(tmp_path: Path) -> None:
    catalogue, scenario = catalogue_in(tmp_path), scenario_in(tmp_path)
    types = priced_types(scenario, catalogue)
    assert list(types) == ["small_van", "trike"]
    van = types["small_van"].costs
    # 0.6 + 0.2 + 0.05 * 4 / 2
    assert (van.fixed, van.per_km, van.per_hour) == (0.0, 0.9, 25.0)
    assert types["small_van"].weight_kg == scenario.vehicle_types["small_van"].weight_kg
    assert priced_types(scenario, catalogue, {"small_van": 4.0})["small_van"].costs.per_km == 1.0


def test_hire_has_a_price_a_day_where_any_can_be_had(tmp_path: Path) -> None:
    assert hire_prices(catalogue_in(tmp_path)) == {"small_van": 250.0}
    none = CATALOGUE.replace("most_per_base: 3", "most_per_base: 0")
    assert hire_prices(catalogue_in(tmp_path, none)) == {}


def test_a_priced_scenario_has_the_types_of_the_catalogue(tmp_path: Path) -> None:
    catalogue, scenario = catalogue_in(tmp_path), scenario_in(tmp_path)
    priced = priced_scenario(scenario, catalogue)
    assert priced.vehicle_types == priced_types(scenario, catalogue)
    assert priced.fleet == scenario.fleet


def test_scaling_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    catalogue = catalogue_in(tmp_path)
    dearer = scaled(catalogue, Factors(energy=2, prices=1.5, wages=3))
    old, new = catalogue.types["small_van"], dearer.types["small_van"]
    assert (new.price, new.energy_per_km, new.wage_per_hour) == (90_000, 1.2, 75)
    assert (new.upkeep_per_km, new.yearly_cost) == (old.upkeep_per_km, old.yearly_cost)
    assert hire_prices(dearer) == {"small_van": 250.0}
    assert dearer.digest != catalogue.digest
    assert scaled(catalogue, Factors()).digest == catalogue.digest


def test_overtime_is_a_wage(tmp_path: Path) -> None:
    text = CATALOGUE.replace("wage_per_hour: 25", "wage_per_hour: 25\n    overtime_per_hour: 10")
    dearer = scaled(catalogue_in(tmp_path, text), Factors(wages=2))
    assert priced_types(scenario_in(tmp_path), dearer)["small_van"].costs.overtime_per_hour == 20


def test_prices_beyond_what_may_be_written_can_be_scaled_to(tmp_path: Path) -> None:
    text = CATALOGUE.replace("energy_per_km: 0.6", "energy_per_km: 1000")
    dear = scaled(catalogue_in(tmp_path, text), Factors(energy=100))
    assert priced_types(scenario_in(tmp_path), dear)["small_van"].costs.per_km > 1e5


@pytest.mark.parametrize("factor", [-1.0, float("nan"), float("inf")])
def test_what_is_no_factor_is_refused(factor: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        Factors(energy=factor)
