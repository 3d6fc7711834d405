"""A county of any size for reports: places spread over a plane, routes cut by township.

Nothing is searched for: each vehicle takes the next villages of its township, so that a plan of a
thousand villages and a hundred routes is there at once.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

import numpy as np

from routing.network.matrix import NetworkView
from routing.network.model import FloatArray, Int32Array, IntArray, Leg, RoadNetwork
from routing.outputs.lines import route_lines
from routing.outputs.report.source import ReportSource
from routing.outputs.text import plain
from routing.plan.make import PlanContext, make_plan
from routing.problem.assignment import Assignment, Route, Trip
from routing.problem.build import build_problem
from routing.problem.model import Problem
from routing.problem.roads import Roads
from routing.scenario.model import DayOrders, Order, Outlet, Scenario, Vehicle, Village
from routing.scenario.schema import ScenarioConfig

DAY: Final = dt.date(2026, 3, 2)
_DAY_S: Final = 86_400
_LON, _LAT = 110.0, 28.0
_METRES_A_DEGREE: Final = 100_000
_SPEED_MPS: Final = 10
_TOWNSHIPS: Final = 10
_BENDS: Final = 24


@dataclass(frozen=True)
class PlaneRoads:
    """A matrix provider that drives straight; ways wind a little, as roads do."""

    spots: FloatArray
    network: RoadNetwork

    @property
    def off_road_m(self) -> FloatArray:
        """Every place lies on a road."""
        return np.zeros(len(self.spots))

    def matrix(
        self, profile: str, sources: IntArray, targets: IntArray
    ) -> tuple[Int32Array, Int32Array]:
        """Seconds and metres as the crow flies."""
        assert profile
        apart = self.spots[sources][:, None] - self.spots[targets][None, :]
        metres = np.linalg.norm(apart, axis=2) * _METRES_A_DEGREE
        return np.rint(metres / _SPEED_MPS).astype(np.int32), np.rint(metres).astype(np.int32)

    def leg(self, profile: str, source: int, target: int) -> Leg | None:
        """A winding way."""
        assert profile
        ends = self.spots[[source, target]]
        share = np.linspace(0, 1, _BENDS)[:, None]
        side = (ends[1] - ends[0])[::-1] * [0.08, -0.08]
        points = ends[0] + share * (ends[1] - ends[0]) + np.sin(4 * math.pi * share) * side
        metres = round(float(np.linalg.norm(ends[1] - ends[0])) * _METRES_A_DEGREE)
        return Leg(points, metres, round(metres / _SPEED_MPS))


def grid_roads(size: int) -> RoadNetwork:
    """A lattice of roads over the county; every third line is a primary road."""
    across, along = np.meshgrid(np.arange(size), np.arange(size))
    lon = _LON + across.ravel() / size
    lat = _LAT + along.ravel() / size
    number = np.arange(size * size).reshape(size, size)
    tail = np.concatenate((number[:, :-1].ravel(), number[:-1].ravel()))
    head = np.concatenate((number[:, 1:].ravel(), number[1:].ravel()))
    line = np.concatenate((along[:, :-1].ravel(), across[:-1].ravel()))
    count = len(tail)
    ends = np.stack((tail, head), axis=1).ravel()
    return RoadNetwork(
        node_ids=tuple(map(str, range(size * size))),
        lon=lon,
        lat=lat,
        link_ids=tuple(map(str, range(count))),
        tail=tail.astype(np.int32),
        head=head.astype(np.int32),
        length_m=np.full(count, _METRES_A_DEGREE / size),
        road_class=np.where(line % 3 == 0, 2, 6).astype(np.int32),
        surface=np.zeros(count, dtype=np.int32),
        forward=np.ones(count, dtype=np.bool_),
        backward=np.ones(count, dtype=np.bool_),
        max_speed_kph=np.full(count, np.inf),
        max_weight_t=np.full(count, np.inf),
        max_width_m=np.full(count, np.inf),
        access=np.zeros(count, dtype=np.uint8),
        shape_start=np.arange(count + 1, dtype=np.int64) * 2,
        shape_lon=lon[ends],
        shape_lat=lat[ends],
    )


@dataclass(frozen=True, kw_only=True)
class Spread:
    """How large: villages, vehicles that drive, orders left out; and what things are called."""

    villages: int = 40
    routes: int = 6
    left_out: int = 0
    name: str = ""


def _outlets() -> tuple[Outlet, ...]:
    spots = [(0.5, 0.5)]
    spots += [
        (0.5 + 0.36 * math.cos(turn), 0.5 + 0.36 * math.sin(turn))
        for turn in np.linspace(0, 2 * math.pi, _TOWNSHIPS, endpoint=False)
    ]
    return tuple(
        Outlet(
            id=f"o{number}",
            name=f"Outlet {number}",
            kind="township" if number else "county_centre",
            lon=_LON + x,
            lat=_LAT + y,
            parent="o0" if number else "",
            opens_s=0,
            closes_s=_DAY_S,
        )
        for number, (x, y) in enumerate(spots)
    )


def _villages(spread: Spread, outlets: tuple[Outlet, ...]) -> tuple[Village, ...]:
    draw = np.random.default_rng(3)
    made = []
    for number in range(spread.villages):
        outlet = outlets[1 + number * _TOWNSHIPS // spread.villages]
        x, y = draw.normal(0, 0.07, 2)
        made.append(
            Village(
                id=f"v{number}",
                name=spread.name or f"Village {number}",
                outlet=outlet.id,
                lon=outlet.lon + x,
                lat=outlet.lat + y,
                population=None,
                visits_per_week=None,
                opens_s=0,
                closes_s=_DAY_S,
                priority=1,
                station="postal",
                access=(),
            )
        )
    return tuple(made)


def _config(spread: Spread) -> ScenarioConfig:
    van: dict[str, Any] = {
        "profile": "van",
        "weight_kg": 500.0,
        "volume_m3": 5.0,
        "loading_min": 10.0,
        "rest": {"after_driving_h": 2.0, "duration_min": 20.0},
        "shift": {"start": "07:00", "end": "20:00"},
        "costs": {"fixed": 50.0, "per_km": 2.0},
    }
    return ScenarioConfig.model_validate(
        {
            "schema_version": 1,
            "name": plain(spread.name) or "Spread county",
            "vehicle_types": {"van": van},
            "rules": {"dispatch_from": "either", "service": {"per_stop_min": 5.0}},
        }
    )


def _orders(villages: tuple[Village, ...]) -> tuple[Order, ...]:
    return tuple(
        Order(
            id=f"order-{village.id}",
            village=village.id,
            kind="collect" if number % 4 == 0 else "deliver",
            pieces=number % 7 + 1,
            weight_kg=10.0,
            volume_m3=0.1,
            ready_s=0,
            due_s=_DAY_S,
            mandatory=number % 9 == 0,
            priority=None,
            dispatch_from=None,
            note="",
        )
        for number, village in enumerate(villages)
    )


def _scenario(spread: Spread) -> Scenario:
    outlets = _outlets()
    return Scenario(
        folder=Path("counties/spread"),
        config=_config(spread),
        outlets=outlets,
        villages=_villages(spread, outlets),
        fleet=tuple(
            Vehicle(
                id=f"{spread.name}{number:03d}"[:200],
                type="van",
                base=outlets[1 + number * _TOWNSHIPS // spread.routes].id,
                in_service_since=None,
            )
            for number in range(spread.routes)
        ),
        dates=(DAY,),
        digest="a" * 64,
    )


def _assignment(spread: Spread, problem: Problem) -> Assignment:
    """The visits in order, cut into as many routes as there are vehicles; the last ones left."""
    visits = range(len(problem.visits))
    due, left_out = visits[: len(visits) - spread.left_out], visits[len(visits) - spread.left_out :]
    parts = np.array_split(np.array(due), spread.routes)
    routes = tuple(
        Route(
            vehicle,
            (Trip(int(problem.vehicles.base[vehicle]), tuple(part.tolist())),),
        )
        for vehicle, part in enumerate(parts)
        if len(part)
    )
    return Assignment(routes, tuple(left_out), "by-hand")


def report_source(spread: Spread) -> ReportSource:
    """A plan of the county and all that a report shows around it."""
    scenario = _scenario(spread)
    day = DayOrders(date=DAY, orders=_orders(scenario.villages), digest="b" * 64)
    places: tuple[Outlet | Village, ...] = (*scenario.outlets, *scenario.villages)
    spots = np.array([[place.lon, place.lat] for place in places])
    roads = PlaneRoads(spots, grid_roads(30))
    ids = tuple(place.id for place in places)
    opened = Roads(roads.network, cast("NetworkView", roads), ids)
    problem = build_problem(scenario, day, opened)
    plan = make_plan(PlanContext(scenario, day, problem, {}), _assignment(spread, problem), seed=7)
    lines = route_lines(plan, roads, opened.index)
    return ReportSource(plan, scenario, lines, roads.network, day)
