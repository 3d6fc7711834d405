"""A county of a centre, a township and three villages on one straight road, as objects.

The road runs east along the equator; places lie every 10 km, joined by tracks without detour.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from routing.scenario.model import DayOrders, Order, Outlet, OutletKind, Scenario, Vehicle, Village
from routing.scenario.schema import ScenarioConfig

DATE = dt.date(2026, 3, 2)
DAY_S = 86_400
DEGREES_PER_KM = 1 / 111.195

CONFIG: dict[str, Any] = {
    "schema_version": 1,
    "name": "Tiny",
    "vehicle_types": {
        "van": {
            "profile": "van",
            "weight_kg": 500,
            "volume_m3": 3,
            "shift": {"start": "08:00", "end": "18:00"},
            "costs": {"fixed": 50, "per_km": 1.5, "per_hour": 20},
        },
        "bike": {
            "profile": "motorcycle",
            "weight_kg": 50.0005,
            "volume_m3": 0.2,
            "range_km": 80,
            "shift": {"start": "09:00", "end": "17:00", "longest_duty_h": 7.5, "regular_h": 6},
            "rest": {"after_driving_h": 2, "duration_min": 15},
            "loading_min": 5,
            "max_trips": 3,
        },
    },
    "rules": {"service": {"per_stop_min": 4, "per_piece_s": 12.5}},
}


def config(**changes: Any) -> ScenarioConfig:  # noqa: ANN401 - any part of a scenario.yaml
    """The configuration with some top-level parts replaced."""
    return ScenarioConfig.model_validate({**CONFIG, **changes})


def outlet(name: str, km: float, *, centre: bool = False) -> Outlet:
    """An outlet on the road."""
    kind: OutletKind = "county_centre" if centre else "township"
    parent = "" if centre else "c"
    return Outlet(name, name, kind, km * DEGREES_PER_KM, 0.0, parent, 6 * 3600, 20 * 3600)


def village(name: str, km: float, **changes: Any) -> Village:  # noqa: ANN401 - any field
    """A village on the road, of township t."""
    values: dict[str, Any] = {
        "outlet": "t",
        "population": 500,
        "visits_per_week": 5.0,
        "opens_s": 0,
        "closes_s": DAY_S,
        "priority": 1,
        "station": "postal",
        "access": (),
    }
    values.update(changes)
    return Village(id=name, name=name, lon=km * DEGREES_PER_KM, lat=0.0, **values)


def order(name: str, to: str, **changes: Any) -> Order:  # noqa: ANN401 - any field
    """An order of 2 pieces, 20 kg and 0.1 m3, to be delivered."""
    values: dict[str, Any] = {
        "kind": "deliver",
        "pieces": 2,
        "weight_kg": 20.0,
        "volume_m3": 0.1,
        "ready_s": 0,
        "due_s": DAY_S,
        "mandatory": False,
        "priority": None,
        "dispatch_from": None,
        "note": "",
    }
    values.update(changes)
    return Order(id=name, village=to, **values)


def scenario(**changes: Any) -> Scenario:  # noqa: ANN401 - any field
    """The county: centre c at 0 km, township t at 10 km, villages at 20, 30 and 40 km."""
    values: dict[str, Any] = {
        "folder": Path("tiny"),
        "config": config(),
        "outlets": (outlet("c", 0, centre=True), outlet("t", 10)),
        "villages": (village("v1", 20), village("v2", 30), village("v3", 40)),
        "fleet": (Vehicle("k1", "van", "c", None), Vehicle("k2", "bike", "t", None)),
        "dates": (DATE,),
        "digest": "0" * 64,
    }
    values.update(changes)
    return Scenario(**values)


def day(*orders: Order) -> DayOrders:
    """The orders of the date."""
    return DayOrders(date=DATE, orders=orders, digest="1" * 64)
