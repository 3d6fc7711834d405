"""Scenarios on estimated roads and days of demand, for tests of fleets."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from routing.fleet.demand.content import orders_digest
from routing.fleet.demand.schema import DemandModel
from routing.fleet.model import Day, DayOutcome, Fleet, Mix
from routing.fleet.planning import DayTask
from routing.scenario.model import DayOrders, Order, Outlet, Scenario, Vehicle, Village
from routing.scenario.schema import Closure, ScenarioConfig

DATE = dt.date(2026, 3, 2)
DAY_S = 86_400
_SHIFT = {"start": "08:00", "end": "18:00"}
TYPES: Mapping[str, Any] = {
    "van": {
        "profile": "van",
        "weight_kg": 800.0,
        "volume_m3": 4.0,
        "shift": _SHIFT,
        "costs": {"per_km": 1.0, "per_hour": 30.0},
    },
    "bike": {
        "profile": "motorcycle",
        "weight_kg": 60.0,
        "volume_m3": 0.25,
        "shift": _SHIFT,
        "costs": {"fixed": 5.0, "per_km": 0.2, "per_hour": 20.0},
    },
}


def village(number: int, outlet: str, population: int | None = 1000) -> Village:
    """A village on a ring around the middle of the county."""
    angle = math.tau * number / 12
    return Village(
        id=f"v{number}",
        name=f"Village {number}",
        outlet=outlet,
        lon=110.0 + 0.08 * math.cos(angle),
        lat=28.0 + 0.08 * math.sin(angle),
        population=population,
        visits_per_week=None,
        opens_s=0,
        closes_s=DAY_S,
        priority=1,
        station="postal",
        access=(),
    )


def scenario(
    villages: Sequence[Village] | None = None,
    fleet: Sequence[Vehicle] = (),
    rules: Mapping[str, Any] | None = None,
) -> Scenario:
    """A county with a centre C, a township T, and twelve villages unless others are given."""
    everyone = tuple(village(n, "CT"[n % 2]) for n in range(12)) if villages is None else villages
    config = {
        "schema_version": 1,
        "name": "Ring county",
        "vehicle_types": {name: dict(kind) for name, kind in TYPES.items()},
        "rules": dict(rules or {}),
    }
    centre = Outlet("C", "Centre", "county_centre", 110.0, 28.0, "", 0, DAY_S)
    township = Outlet("T", "Town", "township", 110.05, 28.0, "C", 0, DAY_S)
    return Scenario(
        folder=Path("counties/ring"),
        config=ScenarioConfig.model_validate(config),
        outlets=(centre, township),
        villages=tuple(everyone),
        fleet=tuple(fleet),
        dates=(DATE,),
        digest="a" * 64,
    )


def order(name: str, place: str, kg: float = 10.0, *, mandatory: bool = False) -> Order:
    """A delivery."""
    return Order(
        id=name,
        village=place,
        kind="deliver",
        pieces=2,
        weight_kg=kg,
        volume_m3=kg / 200,
        ready_s=0,
        due_s=DAY_S,
        mandatory=mandatory,
        priority=None,
        dispatch_from=None,
        note="",
    )


def day(*orders: Order, closures: tuple[Closure, ...] = (), date: dt.date = DATE) -> Day:
    """A day with such orders."""
    return Day(DayOrders(date, orders, orders_digest(orders)), 1.0, "usual", closures)


def task(number: int = 0, effort: int = 5) -> DayTask:
    """A task that differs from those of other numbers in its date."""
    date = DATE + dt.timedelta(days=number)
    return DayTask(day(order("o1", "v1"), date=date), Fleet(Mix({("van", "C"): 1})), effort)


def outcome(date: str) -> DayOutcome:
    """An outcome without a route."""
    return DayOutcome(date, (), 1, ("v1",), (), {"o1": "plan.fleet-full"})


def model(**changes: object) -> DemandModel:
    """A demand model as a catalogue file would give it."""
    return DemandModel.model_validate(changes)
