"""Plan a day with a fleet: owned vehicles beside hired ones, checked, and told in short.

Reads like the sentence it stands for: put the fleet into the scenario, open the roads of the
day, build the problem, let an engine assign, give the assignment times, check the plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Final

from pydantic import BaseModel

from routing import __version__
from routing.engines.base import Budget, Run
from routing.engines.draft import Score, score_of
from routing.engines.registry import get_engine
from routing.errors import Finding, InputError, InternalError
from routing.fleet.demand.content import digest_of
from routing.fleet.model import Day, DayOutcome, Fleet, Mix, Slot, UsedRoute
from routing.fleet.planning import DayTask
from routing.plan.check import check_plan
from routing.plan.costs import assignment_cost
from routing.plan.make import PlanContext, make_plan
from routing.plan.model import Plan, VehicleRoute
from routing.problem.assignment import Assignment
from routing.problem.build import build_problem
from routing.problem.model import Problem
from routing.problem.road_book import RoadBook
from routing.problem.roads import Roads
from routing.problem.units import milli
from routing.scenario.fields import shown
from routing.scenario.model import Outlet, Scenario, Vehicle, Village
from routing.scenario.schema import Pair, VehicleType
from routing.words import say

DEFAULT_ENGINE: Final = "ruin_recreate"
HIRED: Final = "|hired"
"""No name of a type holds it: ids hold no such sign."""

MOST_STARTS: Final = 8
STEPS_A_VISIT: Final = 8
"""Of a search, at least, before another one is begun."""

_SEEDS_APART: Final = 1_000_003

NOBODY: Final = "nobody"
NO_VEHICLE: Final = "plan.no-vehicle-allowed"
_BOOKS_KEPT: Final = 2


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A plan, the scenario with the fleet that it uses, and the roads of the day."""

    plan: Plan
    scenario: Scenario
    roads: Roads


@dataclass(frozen=True)
class FleetDayPlanner:
    """Plans days of a scenario with any fleet of its vehicle types: a ``DayPlanner``.

    Attributes
    ----------
    scenario
        Its vehicle types cost what running them costs; its own fleet only tells which slots
        ``rules.pairs`` mean.
    hire
        Price of a day, in the currency, by type that may be hired; running costs come on top.
    use
        What the search pays for using an owned vehicle on the day, in the currency by type, so
        that a fleet of which more is there than needed is not spread thin; no part of a cost.
    engine
        Who searches; a step of an effort is one of this engine's.
    seed
        Of the search.
    """

    scenario: Scenario
    hire: Mapping[str, float] = field(default_factory=dict)
    use: Mapping[str, float] = field(default_factory=dict)
    engine: str = DEFAULT_ENGINE
    seed: int = 1

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) over all that outcomes depend on, beside the task."""
        config = self.scenario.config
        return digest_of(
            {
                "program": __version__,
                "roads": self.roads_digest,
                "rules": config.rules.model_dump(mode="json"),
                "types": _plain(config.vehicle_types),
                "villages": [repr(village) for village in self.scenario.villages],
                "outlets": [repr(outlet) for outlet in self.scenario.outlets],
                "fleet": [f"{v.id}, {v.type}, {v.base}" for v in self.scenario.fleet],
                "hire": dict(self.hire),
                "use": dict(self.use),
                "engine": self.engine,
                "seed": self.seed,
            }
        )

    @cached_property
    def roads_digest(self) -> str:
        """SHA-256 (hex) over all that the roads of a day depend on, beside its closures."""
        config = self.scenario.config
        places: tuple[Outlet | Village, ...] = (*self.scenario.outlets, *self.scenario.villages)
        return digest_of(
            {
                "files": self.scenario.digest,
                "roads": config.files.roads,
                "crs": config.crs,
                "terrain": config.rules.terrain,
                "snap_limit_m": config.rules.snap_limit_m,
                "places": [[place.id, place.lon, place.lat] for place in places],
                "closures": [closure.model_dump(mode="json") for closure in config.closures],
                "profiles": _plain(config.profiles),
                "used": sorted({kind.profile for kind in config.vehicle_types.values()}),
            }
        )

    def __call__(self, task: DayTask) -> DayOutcome:
        """Plan a day, check the plan, and say what came out; see :meth:`plan`."""
        planned = self.plan(task)
        return (
            _nobody_there(task.day) if planned is None else _outcome(self, task.day, planned.plan)
        )

    def plan(self, task: DayTask) -> PlannedTask | None:
        """The checked plan of a day; None where nothing is due or the fleet has no vehicle.

        Raises
        ------
        InputError
            If a type or base is none of the scenario, a hired type has no price, or the roads
            are wrong.
        InternalError
            ``fleet.days-broken-plan`` if the plan breaks a rule.
        """
        if wrong := [*_wrong_slots(self, task.fleet)]:
            raise InputError(wrong)
        if not (len(task.fleet.owned) or len(task.fleet.hire)) or not task.day.orders.orders:
            return None
        scenario = with_fleet(self, task.fleet)
        book = _book(_Asked(self.roads_digest, self.scenario))
        roads = book.on(task.day.orders.date, task.day.closures)
        problem = build_problem(scenario, task.day.orders, roads)
        plan = _checked(scenario, task, roads, problem, self._search(problem, task.effort))
        return PlannedTask(plan, scenario, roads)

    def _search(self, problem: Problem, effort: int) -> Assignment:
        if effort <= 0:
            return Assignment((), tuple(range(len(problem.visits))), NOBODY)
        engine = get_engine(self.engine)
        starts = _starts(problem, effort) if self.engine == DEFAULT_ENGINE else 1
        budget = Budget(steps=effort // starts)
        runs = (Run(seed=self.seed + _SEEDS_APART * start) for start in range(starts))
        found = (engine.solve(problem, budget, run) for run in runs)
        return min(found, key=lambda one: _score(problem, one))


def _starts(problem: Problem, effort: int) -> int:
    """From how many starts to search: with few vehicles one search often ends in a dead end.

    On two real counties with their own fleets, eight searches of 2,500 steps cost 1 to 2 % less
    than one of 20,000, and varied half as much.
    """
    return max(1, min(MOST_STARTS, effort // (STEPS_A_VISIT * max(1, len(problem.visits)))))


def _score(problem: Problem, found: Assignment) -> Score:
    return score_of(problem, found.unserved, assignment_cost(problem, found))


# The fleet


def with_fleet(planner: FleetDayPlanner, fleet: Fleet) -> Scenario:
    """The scenario with a fleet in place of its own.

    A hired vehicle is of a type of its own, which costs the price of the day beside what the
    type costs. A village paired to vehicles may be served by all that stand where one of those
    stands today and are of its type.
    """
    scenario = planner.scenario
    owned = [*_vehicles(fleet.owned, "")]
    hired = [*_vehicles(fleet.hire, HIRED)]
    slots = {v.id: (v.type.removesuffix(HIRED), v.base) for v in (*owned, *hired)}
    rules = scenario.config.rules
    pairs = tuple(_paired(pair, scenario, slots) for pair in rules.pairs)
    config = scenario.config.model_copy(
        update={
            "vehicle_types": _types(planner, fleet.hire),
            "rules": rules.model_copy(update={"pairs": pairs}),
        }
    )
    return replace(scenario, config=config, fleet=(*owned, *hired))


def _vehicles(mix: Mix, suffix: str) -> Iterator[Vehicle]:
    for (kind, base), count in mix:
        for number in range(1, count + 1):
            name = f"{base} {kind}{suffix} {number}"
            yield Vehicle(id=name, type=f"{kind}{suffix}", base=base, in_service_since=None)


def _types(planner: FleetDayPlanner, hire: Mix) -> dict[str, VehicleType]:
    """The types as the search pays for them: owned ones with what their use costs it."""
    types = planner.scenario.config.vehicle_types
    hired = sorted({kind for (kind, _), _ in hire})
    return {
        **{name: _dearer(kind, planner.use.get(name, 0.0)) for name, kind in types.items()},
        **{f"{name}{HIRED}": _dearer(types[name], planner.hire[name]) for name in hired},
    }


def _dearer(kind: VehicleType, by: float) -> VehicleType:
    costs = kind.costs.model_copy(update={"fixed": kind.costs.fixed + by})
    return kind.model_copy(update={"costs": costs})


def _paired(pair: Pair, scenario: Scenario, slots: Mapping[str, Slot]) -> Pair:
    """A pair with the vehicles that stand in the slots of those it names."""
    named = {(v.type, v.base) for v in scenario.fleet if v.id in pair.vehicles}
    # A pair that no vehicle of the fleet answers to keeps its names: then nobody may come.
    there = tuple(vehicle for vehicle, slot in slots.items() if slot in named)
    return pair.model_copy(update={"vehicles": there or pair.vehicles})


def _wrong_slots(planner: FleetDayPlanner, fleet: Fleet) -> Iterator[Finding]:
    types = planner.scenario.config.vehicle_types
    bases = {outlet.id for outlet in planner.scenario.outlets}
    for (kind, base), _ in (*fleet.owned, *fleet.hire):
        if kind not in types:
            yield Finding(
                "fleet.days-wrong-slot", say("There is no type {name}.", name=shown(kind))
            )
        if base not in bases:
            yield Finding(
                "fleet.days-wrong-slot", say("There is no outlet {name}.", name=shown(base))
            )
    for kind in sorted({kind for (kind, _), _ in fleet.hire} - set(planner.hire)):
        cause = say("Type {name} has no price of hire.", name=shown(kind))
        yield Finding("fleet.days-wrong-slot", cause)


# Roads


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whose roads: those of equal digests are the same."""

    digest: str
    scenario: Scenario = field(compare=False)


@lru_cache(maxsize=_BOOKS_KEPT)
def _book(asked: _Asked) -> RoadBook:
    """The roads of a scenario, for all of its vehicle types; kept by each process."""
    scenario = asked.scenario
    base = scenario.outlets[0].id
    every = tuple(
        Vehicle(id=name, type=name, base=base, in_service_since=None)
        for name in scenario.config.vehicle_types
    )
    return RoadBook(replace(scenario, fleet=every))


# What came out


def _checked(
    scenario: Scenario, task: DayTask, roads: Roads, problem: Problem, assignment: Assignment
) -> Plan:
    """The plan of an assignment.

    Raises
    ------
    InternalError
        If it breaks a rule.
    """
    orders = task.day.orders
    plan = make_plan(PlanContext(scenario, orders, problem, roads.off_road_m), assignment)
    report = check_plan(plan, scenario, orders, roads.view, roads.index)
    if not report.ok:
        cause = say("The plan of {date} breaks a rule.", date=orders.date.isoformat())
        raise InternalError([Finding("fleet.days-broken-plan", cause), *report.violations])
    return plan


def _outcome(planner: FleetDayPlanner, day: Day, plan: Plan) -> DayOutcome:
    left_out = {part.order: part for part in plan.unserved}
    return DayOutcome(
        date=plan.date,
        routes=tuple(_used(planner, route) for route in plan.routes),
        villages_due=len({order.village for order in day.orders.orders}),
        missed=tuple(sorted({part.village for part in plan.unserved})),
        mandatory_missed=tuple(sorted(o for o, part in left_out.items() if part.mandatory)),
        reasons={order: part.reason for order, part in sorted(left_out.items())},
    )


def _used(planner: FleetDayPlanner, route: VehicleRoute) -> UsedRoute:
    hired = route.type.endswith(HIRED)
    kind = route.type.removesuffix(HIRED)
    cost = round(route.cost * 1000)
    if not hired:
        fixed = planner.scenario.config.vehicle_types[kind].costs.fixed
        cost -= milli(fixed + planner.use.get(kind, 0.0)) - milli(fixed)
    return UsedRoute(
        slot=(kind, route.base),
        hired=hired,
        orders=tuple(order for stop in route.stops for order in stop.orders),
        cost=cost,
        distance_m=round(route.distance_km * 1000),
        duty_s=route.duty_s,
        load_share=max(route.peak_weight_share, route.peak_volume_share),
    )


def _nobody_there(day: Day) -> DayOutcome:
    """A day on which nothing is due, or nobody is there to serve it."""
    orders = day.orders.orders
    villages = {order.village for order in orders}
    return DayOutcome(
        date=day.orders.date.isoformat(),
        routes=(),
        villages_due=len(villages),
        missed=tuple(sorted(villages)),
        mandatory_missed=tuple(sorted(order.id for order in orders if order.mandatory)),
        reasons={order.id: NO_VEHICLE for order in sorted(orders, key=lambda order: order.id)},
    )


def _plain(models: Mapping[str, BaseModel]) -> dict[str, object]:
    return {name: model.model_dump(mode="json") for name, model in models.items()}
