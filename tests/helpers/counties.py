"""Small counties for tests: scenarios along one straight road, where times are worked out by hand.

A place lies so many metres along the road, and a vehicle drives 10 m/s. Nothing is read from
files: the roads are :class:`LineRoads`, a matrix provider of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import numpy as np

from routing.network.matrix import NetworkView
from routing.network.model import (
    UNREACHABLE,
    FloatArray,
    Int32Array,
    IntArray,
    Leg,
    RoadNetwork,
)
from routing.plan.make import PlanContext, make_plan
from routing.plan.model import Plan
from routing.problem.assignment import Assignment, Route, Trip
from routing.problem.build import build_problem
from routing.problem.model import Problem
from routing.problem.roads import Roads
from routing.scenario.model import (
    DayOrders,
    Order,
    OrderKind,
    Outlet,
    OutletKind,
    Scenario,
    Vehicle,
    Village,
)
from routing.scenario.schema import DispatchFrom, ScenarioConfig

DAY = dt.date(2026, 3, 2)
DAY_S = 86_400
METRES_A_DEGREE = 100_000
SPEED_MPS = 10
FOLDER = Path("counties/line")


def hours(clock: str) -> int:
    """Seconds after midnight of a time such as 08:30."""
    hour, minute = clock.split(":")
    return int(hour) * 3600 + int(minute) * 60


@dataclass(frozen=True, kw_only=True)
class Post:
    """An outlet; its hours are such as 08:00."""

    at: float = 0
    kind: OutletKind = "county_centre"
    opens: str = "00:00"
    closes: str = "24:00"
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Hamlet:
    """A village."""

    at: float
    outlet: str = "C"
    opens: str = "00:00"
    closes: str = "24:00"
    access: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Goods:
    """An order."""

    village: str
    kind: OrderKind = "deliver"
    pieces: int = 1
    kg: float = 10.0
    m3: float = 0.1
    ready: str = "00:00"
    due: str = "24:00"
    mandatory: bool = False
    dispatch_from: DispatchFrom | None = None


VAN: Mapping[str, Any] = {
    "profile": "van",
    "weight_kg": 100.0,
    "volume_m3": 1.0,
    "shift": {"start": "08:00", "end": "18:00"},
    "costs": {"fixed": 50.0, "per_km": 2.0, "per_hour": 30.0},
}


@dataclass(frozen=True, kw_only=True)
class CountySketch:
    """A county in a few words.

    ``types`` are read as in ``scenario.yaml``; ``fleet`` gives type and base; ``cut_off`` lists
    places that a profile cannot reach.
    """

    outlets: Mapping[str, Post] = field(default_factory=lambda: {"C": Post()})
    villages: Mapping[str, Hamlet]
    orders: Mapping[str, Goods]
    types: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: {"van": VAN})
    fleet: Mapping[str, tuple[str, str]] = field(default_factory=lambda: {"K1": ("van", "C")})
    rules: Mapping[str, Any] = field(default_factory=dict)
    cut_off: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    off_road_m: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class LineRoads:
    """A matrix provider for places along one road."""

    at: FloatArray
    cut_off: Mapping[str, frozenset[int]]
    off_road_m: FloatArray

    def _joined(self, profile: str, source: int, target: int) -> bool:
        if source == target:
            return True
        return not {source, target} & self.cut_off.get(profile, frozenset())

    def matrix(
        self, profile: str, sources: IntArray, targets: IntArray
    ) -> tuple[Int32Array, Int32Array]:
        """Seconds and metres along the road."""
        metres = np.abs(self.at[sources][:, None] - self.at[targets][None, :])
        seconds = metres / SPEED_MPS
        for row, source in enumerate(sources.tolist()):
            for column, target in enumerate(targets.tolist()):
                if not self._joined(profile, source, target):
                    metres[row, column] = seconds[row, column] = UNREACHABLE
        return np.rint(seconds).astype(np.int32), np.rint(metres).astype(np.int32)

    def leg(self, profile: str, source: int, target: int) -> Leg | None:
        """The way, with a bend in the middle."""
        if not self._joined(profile, source, target):
            return None
        ends = self.at[[source, target]]
        lon = np.array([ends[0], ends.mean(), ends[1]]) / METRES_A_DEGREE
        metres = round(abs(float(ends[0] - ends[1])))
        points = np.stack((lon, np.array([0.0, 0.001, 0.0])), axis=1)
        return Leg(points, metres, round(metres / SPEED_MPS))


@dataclass(frozen=True)
class County:
    """A sketch made into what the program works on."""

    scenario: Scenario
    day: DayOrders
    roads: LineRoads
    index: Mapping[str, int]
    problem: Problem
    context: PlanContext

    def visit(self, name: str) -> int:
        """Number of the visit of a village; the second one is A#2."""
        return self.problem.visits.ids.index(name)

    def route(self, vehicle: str, *trips: tuple[str, ...]) -> Route:
        """A route from trips that each name their outlet and then their visits."""
        return Route(
            self.problem.vehicles.ids.index(vehicle),
            tuple(
                Trip(self.problem.depots.ids.index(outlet), tuple(map(self.visit, visits)))
                for outlet, *visits in trips
            ),
        )

    def plan(self, *routes: Route) -> Plan:
        """The plan of these routes; what they do not serve is left out."""
        made = {visit for route in routes for visit in route.visits}
        left_out = tuple(v for v in range(len(self.problem.visits)) if v not in made)
        return make_plan(self.context, Assignment(routes, left_out, "by-hand"), seed=7)


def _outlet(name: str, post: Post) -> Outlet:
    return Outlet(
        id=name,
        name=post.name or f"Outlet {name}",
        kind=post.kind,
        lon=post.at / METRES_A_DEGREE,
        lat=0.0,
        parent="",
        opens_s=hours(post.opens),
        closes_s=hours(post.closes),
    )


def _village(name: str, hamlet: Hamlet) -> Village:
    return Village(
        id=name,
        name=hamlet.name or f"Village {name}",
        outlet=hamlet.outlet,
        lon=hamlet.at / METRES_A_DEGREE,
        lat=0.0,
        population=None,
        visits_per_week=None,
        opens_s=hours(hamlet.opens),
        closes_s=hours(hamlet.closes),
        priority=1,
        station="postal",
        access=hamlet.access,
    )


def _order(name: str, goods: Goods) -> Order:
    return Order(
        id=name,
        village=goods.village,
        kind=goods.kind,
        pieces=goods.pieces,
        weight_kg=goods.kg,
        volume_m3=goods.m3,
        ready_s=hours(goods.ready),
        due_s=hours(goods.due),
        mandatory=goods.mandatory,
        priority=None,
        dispatch_from=goods.dispatch_from,
        note="",
    )


def _config(sketch: CountySketch) -> ScenarioConfig:
    return ScenarioConfig.model_validate(
        {
            "schema_version": 1,
            "name": "Line county",
            "vehicle_types": {name: dict(kind) for name, kind in sketch.types.items()},
            "rules": dict(sketch.rules),
        }
    )


def _scenario(sketch: CountySketch) -> Scenario:
    return Scenario(
        folder=FOLDER,
        config=_config(sketch),
        outlets=tuple(_outlet(name, post) for name, post in sketch.outlets.items()),
        villages=tuple(_village(name, hamlet) for name, hamlet in sketch.villages.items()),
        fleet=tuple(
            Vehicle(id=name, type=kind, base=base, in_service_since=None)
            for name, (kind, base) in sketch.fleet.items()
        ),
        dates=(DAY,),
        digest="a" * 64,
    )


def county(sketch: CountySketch) -> County:
    """The county that a sketch describes."""
    scenario = _scenario(sketch)
    orders = tuple(_order(name, goods) for name, goods in sketch.orders.items())
    day = DayOrders(date=DAY, orders=orders, digest="b" * 64)
    places: dict[str, Post | Hamlet] = {**sketch.outlets, **sketch.villages}
    index = {name: number for number, name in enumerate(places)}
    roads = LineRoads(
        at=np.array([place.at for place in places.values()], dtype=np.float64),
        cut_off={
            profile: frozenset(index[name] for name in names)
            for profile, names in sketch.cut_off.items()
        },
        off_road_m=np.array([sketch.off_road_m.get(name, 0.0) for name in index]),
    )
    opened = Roads(cast("RoadNetwork", None), cast("NetworkView", roads), tuple(index))
    problem = build_problem(scenario, day, opened)
    context = PlanContext(scenario, day, problem, sketch.off_road_m)
    return County(scenario, day, roads, index, problem, context)
