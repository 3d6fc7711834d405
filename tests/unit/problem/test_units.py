from hypothesis import given
from hypothesis import strategies as st

from routing.problem import units
from routing.problem.model import NO_LIMIT


def test_twenty_litres_stay_twenty_litres_despite_binary_fractions() -> None:
    assert units.load_l(0.02) == 20
    assert units.load_g(0.07) == 70
    assert units.capacity_g(0.29) == 290


def test_loads_round_up_and_capacities_round_down() -> None:
    assert units.load_l(0.0121) == 13
    assert units.capacity_l(0.0129) == 12


def test_a_missing_limit_never_binds() -> None:
    assert units.limit_m(None) == NO_LIMIT
    assert units.limit_s(None) == NO_LIMIT
    assert units.limit_m(1.5) == 1500
    assert units.limit_s(2.5) == 9000


def test_half_a_thousandth_of_the_currency_rounds_up() -> None:
    assert units.milli(1.2345) == 1235
    assert units.milli(0.0004) == 0


@given(st.floats(min_value=0, max_value=1e5), st.floats(min_value=0, max_value=1e5))
def test_what_fits_in_integers_fits_in_kilograms(load: float, capacity: float) -> None:
    if units.load_g(load) <= units.capacity_g(capacity):
        assert load <= capacity + 1e-8
