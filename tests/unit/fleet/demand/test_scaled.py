"""The same days with more or fewer goods."""

from dataclasses import replace

import pytest

from routing.fleet.demand import scaled_days
from routing.fleet.demand.content import content_digest
from routing.fleet.model import DemandDays
from tests.helpers.fleet_days import day, order


@pytest.mark.parametrize("times", [0.3, 0.9, 1.1, 2.0, 3.4])
def test_weight_and_volume_are_so_many_times_as_much(times: float) -> None:
    orders = (order("a", "v1", 10.0), replace(order("b", "v2", 90.0), pieces=7))
    days = scaled_days(DemandDays((day(*orders),), (day(*orders),)), times)
    for one in (*days.fitting, *days.test):
        assert sum(o.weight_kg for o in one.orders.orders) == pytest.approx(100 * times)
        assert sum(o.volume_m3 for o in one.orders.orders) == pytest.approx(0.5 * times)
        assert len({o.id for o in one.orders.orders}) == len(one.orders.orders)


def test_no_order_grows_beyond_what_could_be_carried() -> None:
    large = replace(order("a", "v1", 60.0), pieces=30)
    (one,) = scaled_days(DemandDays((day(large),), ()), 2.5).fitting
    assert sum(o.pieces for o in one.orders.orders) == 75
    assert all(o.weight_kg <= 60.0 for o in one.orders.orders)


def test_an_order_of_one_piece_stays_one_order() -> None:
    single = replace(order("a", "v1", 10.0), pieces=1)
    (one,) = scaled_days(DemandDays((day(single),), ()), 1.2).fitting
    (only,) = one.orders.orders
    assert only.pieces == 1
    assert only.weight_kg == pytest.approx(12.0)


def test_scaled_orders_have_another_digest() -> None:
    plain = day(order("a", "v1"))
    (one,) = scaled_days(DemandDays((plain,), ()), 1.2).fitting
    assert one.orders.digest != plain.orders.digest
    assert content_digest(one) != content_digest(plain)
