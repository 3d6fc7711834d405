"""Whole days drawn at random: whatever is planned, the independent checker finds nothing."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routing.engines.base import Budget, Run
from routing.engines.registry import ENGINES
from routing.plan_day import DayOptions, PlannedDay, plan_orders
from routing.scenario.model import DayOrders, Order, Outlet, Scenario, Vehicle, Village
from tests.helpers.tiny_county import DATE, config, day, order, outlet, scenario, village

DAYS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
HOUR_S = 3600
PROFILES = ("van", "light_truck", "three_wheeler", "motorcycle")
Draw = st.DrawFn


@st.composite
def vehicle_types(draw: Draw) -> dict[str, Any]:
    """One to three types with limits that bind now and then."""

    def kind() -> dict[str, Any]:
        start = draw(st.integers(5, 10))
        end = draw(st.integers(start + 1, 22))
        values: dict[str, Any] = {
            "profile": draw(st.sampled_from(PROFILES)),
            "weight_kg": draw(st.sampled_from([30.0, 100.0, 800.0])),
            "volume_m3": draw(st.sampled_from([0.15, 1.0, 5.0])),
            "shift": {"start": f"{start:02d}:00", "end": f"{end:02d}:00"},
            "loading_min": draw(st.sampled_from([0.0, 7.5, 30.0])),
            "max_trips": draw(st.integers(1, 3)),
            "costs": {
                "fixed": draw(st.sampled_from([0.0, 80.0])),
                "per_km": draw(st.sampled_from([0.0, 1.25])),
                "per_hour": draw(st.sampled_from([0.0, 20.0])),
            },
        }
        if draw(st.booleans()):
            values["range_km"] = draw(st.sampled_from([40.0, 120.0]))
        if draw(st.booleans()):
            values["rest"] = {
                "after_driving_h": draw(st.sampled_from([0.5, 2.0])),
                "duration_min": 15,
            }
        if draw(st.booleans()):
            values["shift"]["longest_duty_h"] = draw(st.sampled_from([2.5, 6.0]))
        if draw(st.booleans()):
            values["shift"]["regular_h"] = 2.0
            values["costs"]["overtime_per_hour"] = 30.0
        return values

    return {f"type{number}": kind() for number in range(draw(st.integers(1, 3)))}


@st.composite
def outlets(draw: Draw) -> tuple[Outlet, ...]:
    """A centre and up to two townships."""
    townships = draw(st.integers(0, 2))
    made = [outlet("c", 0, centre=True)]
    made += [outlet(f"t{number}", 8.0 + 9 * number) for number in range(townships)]
    closes = draw(st.sampled_from([14 * HOUR_S, 20 * HOUR_S]))
    return tuple(replace(one, closes_s=closes) for one in made)


@st.composite
def villages(draw: Draw, homes: tuple[Outlet, ...]) -> tuple[Village, ...]:
    """Up to seven villages, not all of them open all day or reachable by all."""

    def one(number: int) -> Village:
        opens = draw(st.sampled_from([0, 0, 9 * HOUR_S, 13 * HOUR_S]))
        made = village(
            f"v{number}",
            draw(st.floats(1, 60)),
            outlet=draw(st.sampled_from([home.id for home in homes])),
            opens_s=opens,
            closes_s=draw(st.sampled_from([opens + HOUR_S, 24 * HOUR_S])),
            priority=draw(st.integers(1, 3)),
            access=draw(st.sampled_from([(), (), (), ("van",), ("motorcycle", "van")])),
        )
        return replace(made, lat=draw(st.floats(-0.1, 0.1)))

    return tuple(one(number) for number in range(draw(st.integers(1, 7))))


@st.composite
def orders(draw: Draw, places: tuple[Village, ...]) -> DayOrders:
    """Up to ten orders, light and heavy, down and up, some mandatory."""

    def one(number: int) -> Order:
        ready = draw(st.sampled_from([0, 0, 8 * HOUR_S]))
        return order(
            f"o{number}",
            draw(st.sampled_from([place.id for place in places])),
            kind=draw(st.sampled_from(["deliver", "collect"])),
            pieces=draw(st.integers(0, 40)),
            weight_kg=draw(st.sampled_from([0.0, 0.3, 12.5, 60.0, 900.0])),
            volume_m3=draw(st.sampled_from([0.0, 0.0123, 0.1, 0.9])),
            ready_s=ready,
            due_s=draw(st.sampled_from([ready + 2 * HOUR_S, 24 * HOUR_S])),
            mandatory=draw(st.booleans()),
            dispatch_from=draw(st.sampled_from([None, "outlet", "county_centre", "either"])),
        )

    return day(*(one(number) for number in range(draw(st.integers(0, 10)))))


@st.composite
def days(draw: Draw) -> tuple[Scenario, DayOrders]:
    """A county and its orders of a date."""
    types = draw(vehicle_types())
    homes = draw(outlets())
    places = draw(villages(homes))
    fleet = tuple(
        Vehicle(
            f"k{number}",
            draw(st.sampled_from(sorted(types))),
            draw(st.sampled_from([home.id for home in homes])),
            None,
        )
        for number in range(draw(st.integers(1, 4)))
    )
    rules: dict[str, Any] = {
        "dispatch_from": draw(st.sampled_from(["outlet", "county_centre", "either"])),
        "service": {"per_stop_min": draw(st.sampled_from([0.0, 4.2])), "per_piece_s": 12.5},
    }
    if draw(st.booleans()):
        rules["pairs"] = [{"village": places[0].id, "vehicles": [fleet[-1].id]}]
    county = scenario(
        config=config(vehicle_types=types, rules=rules),
        outlets=homes,
        villages=places,
        fleet=fleet,
        dates=(DATE,),
    )
    return county, draw(orders(places))


def planned(county: Scenario, due: DayOrders, engine: str) -> PlannedDay:
    options = DayOptions(engine=engine, budget=Budget(steps=300), run=Run(seed=1))
    return plan_orders(county, due, options)


@pytest.mark.parametrize("engine", sorted(ENGINES))
@DAYS
@given(drawn=days())
def test_any_plan_returned_passes_the_checker(
    engine: str, drawn: tuple[Scenario, DayOrders]
) -> None:
    county, due = drawn
    result = planned(county, due, engine)
    assert result.report.violations == ()
    served = {name for route in result.plan.routes for stop in route.stops for name in stop.orders}
    left_out = {part.order for part in result.plan.unserved}
    assert served | left_out == {one.id for one in due.orders}
    assert not served & left_out
