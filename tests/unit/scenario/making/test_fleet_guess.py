"""A fleet guessed from the work to be done."""

import datetime as dt
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from routing.scenario.making.fleet_guess import Workload, guess_fleet
from routing.scenario.making.vehicle_menu import KINDS
from routing.scenario.model import Order, Outlet, Vehicle, Village

DAY = dt.date(2026, 3, 2)
KM = 1 / 111.195
CENTRE = Outlet("c", "c", "county_centre", 110, 28, "", 0, 86_400)
TOWNS = tuple(
    Outlet(f"t{k}", f"t{k}", "township", 110 + 30 * k * KM, 28, "c", 0, 86_400) for k in (1, 2, 3)
)
OUTLETS = (CENTRE, *TOWNS)
DAY_ORDER = Order(
    "",
    "",
    "deliver",
    5,
    10.0,
    0.06,
    0,
    86_400,
    mandatory=False,
    priority=None,
    dispatch_from=None,
    note="",
)


def villages_at(outlet: Outlet, count: int, step_km: float = 1.0) -> list[Village]:
    return [
        Village(
            f"{outlet.id}-{k}",
            "v",
            outlet.id,
            outlet.lon,
            outlet.lat + (k + 1) * step_km * KM,
            900,
            7,
            0,
            86_400,
            1,
            "postal",
            (),
        )
        for k in range(count)
    ]


def guess(
    villages: list[Village], vehicles: int | None = None, order: Order = DAY_ORDER
) -> tuple[tuple[Vehicle, ...], bool]:
    orders = {DAY: [replace(order, village=village.id) for village in villages]}
    return guess_fleet(np.random.default_rng(1), OUTLETS, villages, orders, vehicles)


def at(fleet: tuple[Vehicle, ...], base: str) -> list[str]:
    return sorted(vehicle.type for vehicle in fleet if vehicle.base == base)


def test_every_outlet_with_villages_has_a_vehicle() -> None:
    fleet, everywhere = guess([*villages_at(TOWNS[0], 4), *villages_at(TOWNS[2], 6)])

    assert everywhere
    assert {vehicle.base for vehicle in fleet} == {"c", "t1", "t3"}


def test_a_little_work_takes_a_motorcycle_and_more_takes_more() -> None:
    light = replace(DAY_ORDER, pieces=2, weight_kg=3.0, volume_m3=0.02)

    assert at(guess(villages_at(TOWNS[0], 3), order=light)[0], "t1") == ["motorcycle"]
    assert at(guess(villages_at(TOWNS[0], 12))[0], "t1") == ["three_wheeler"]
    assert at(guess(villages_at(TOWNS[0], 15, 2.0))[0], "t1") == ["van"]
    assert len(at(guess(villages_at(TOWNS[0], 60, 3.0))[0], "t1")) >= 2


def test_one_heavy_order_takes_a_vehicle_that_can_carry_it() -> None:
    for weight_kg in (50.0, 250.0, 700.0, 1_500.0):
        heavy = replace(DAY_ORDER, weight_kg=weight_kg, volume_m3=0.2)
        kinds = at(guess(villages_at(TOWNS[0], 1), order=heavy)[0], "t1")
        assert max(KINDS[kind].weight_kg for kind in kinds) >= weight_kg


def test_the_county_centre_keeps_a_light_truck_in_reserve() -> None:
    assert "light_truck" in at(guess(villages_at(TOWNS[0], 5))[0], "c")


def test_an_outlet_none_of_whose_villages_is_due_keeps_a_small_vehicle() -> None:
    villages = [*villages_at(TOWNS[0], 4), *villages_at(TOWNS[1], 4)]
    orders = {DAY: [replace(DAY_ORDER, village="t1-0")]}

    fleet, everywhere = guess_fleet(np.random.default_rng(1), OUTLETS, villages, orders, None)

    assert everywhere
    assert at(fleet, "t2") == ["motorcycle"]


@pytest.mark.parametrize("vehicles", [1, 2, 3, 7, 40])
def test_as_many_vehicles_as_asked_for(vehicles: int) -> None:
    villages = [village for town in TOWNS for village in villages_at(town, 9)]

    fleet, _ = guess(villages, vehicles)

    assert len(fleet) == vehicles
    assert len({vehicle.id for vehicle in fleet}) == vehicles


def test_too_few_vehicles_stand_at_the_centre_first_and_not_everywhere() -> None:
    villages = [village for town in TOWNS for village in villages_at(town, 9)]

    fleet, everywhere = guess(villages, 1)

    assert [vehicle.base for vehicle in fleet] == ["c"]
    assert not everywhere


def test_added_vehicles_go_where_there_is_most_to_do() -> None:
    villages = [*villages_at(TOWNS[0], 40, 3.0), *villages_at(TOWNS[1], 3)]
    few, _ = guess(villages)

    more, _ = guess(villages, len(few) + 3)

    added = Counter(vehicle.base for vehicle in more) - Counter(vehicle.base for vehicle in few)
    assert added.most_common(1)[0][0] == "t1"


def test_vehicles_were_in_service_before_the_first_date() -> None:
    fleet, _ = guess([village for town in TOWNS for village in villages_at(town, 9)])

    since = [vehicle.in_service_since for vehicle in fleet if vehicle.in_service_since]
    assert len(since) == len(fleet)
    assert max(since) < DAY
    assert min(since) > dt.date(2014, 1, 1)


def test_the_hours_of_a_round_are_those_of_driving_and_handling() -> None:
    # 10 stops of 3 min and 80 pieces of 15 s: 50 min. Gaps 10 km and 5 km out and back:
    # 1.6 * (1.4 * 10 + 2 * 5) = 38.4 km at 28 km/h.
    load = Workload(10, 80, (20, 0.1), (100, 0.6), 10.0, 5.0)

    assert load.trips(("van",)) == 1
    assert load.hours(("van",)) == pytest.approx(50 / 60 + 38.4 / 28)


def test_loads_beyond_one_vehicle_take_several_trips() -> None:
    # 250 kg at 85 % of 60 kg: 4.9, so 5 rounds, more than the 3 trips of a motorcycle.
    load = Workload(5, 10, (50, 0.1), (250, 0.6), 1.0, 1.0)

    assert load.trips(("motorcycle",)) == 5
    assert not load.fits(("motorcycle",))
    assert load.fits(("three_wheeler",))
