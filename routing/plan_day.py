"""Plan a day: from a scenario folder and a date to a checked plan.

Reads like the sentence it stands for: load the scenario and its orders, open the roads, build
the problem, let an engine assign, give the assignment times, check the plan.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from routing.draw_isochrones import bands_for_report
from routing.engines.base import Budget, Run
from routing.engines.registry import get_engine
from routing.errors import Finding
from routing.outputs.files import DayFiles, write_day_files
from routing.plan.check import CheckReport, check_plan
from routing.plan.make import PlanContext, make_plan
from routing.plan.model import Plan
from routing.problem.build import build_problem
from routing.problem.roads import Roads, open_roads
from routing.scenario.load import load_orders, load_scenario
from routing.scenario.model import DayOrders, Scenario

DEFAULT_BUDGET: Final = Budget(time_s=15.0)
DEFAULT_ENGINE: Final = "ortools"

StageCallback = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class DayOptions:
    """How to plan: engine, budget, and how to search; ``on_stage`` is told what begins."""

    engine: str = DEFAULT_ENGINE
    budget: Budget = DEFAULT_BUDGET
    run: Run = field(default_factory=Run)
    on_stage: StageCallback = lambda _stage: None


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A plan and everything it was made from.

    ``stages`` holds the seconds of each stage, in order; ``findings`` are warnings worth reading.
    """

    plan: Plan
    report: CheckReport
    scenario: Scenario
    orders: DayOrders
    roads: Roads
    findings: tuple[Finding, ...]
    stages: dict[str, float]


class _Stages:
    """Measures what is done in a with block."""

    def __init__(self, on_stage: StageCallback) -> None:
        self.seconds: dict[str, float] = {}
        self._on_stage = on_stage

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        self._on_stage(name)
        began = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - began


def plan_day(folder: Path, date: dt.date, options: DayOptions) -> PlannedDay:
    """Plan one date of a scenario folder.

    Raises
    ------
    InputError
        If the scenario, its orders or its roads are wrong; holds every finding.
    UnsupportedError
        If the engine cannot honour the problem.
    """
    stage = _Stages(options.on_stage)
    with stage("read"):
        scenario = load_scenario(folder)
        orders = load_orders(scenario, date)
    return _plan(scenario, orders, options, stage)


def plan_orders(scenario: Scenario, orders: DayOrders, options: DayOptions) -> PlannedDay:
    """Plan orders that are loaded already; see :func:`plan_day`."""
    return _plan(scenario, orders, options, _Stages(options.on_stage))


def _plan(scenario: Scenario, orders: DayOrders, options: DayOptions, stage: _Stages) -> PlannedDay:
    engine = get_engine(options.engine)
    with stage("roads"):
        roads = open_roads(scenario, orders.date)
    with stage("matrices"):
        problem = build_problem(scenario, orders, roads)
    with stage("search"):
        assignment = engine.solve(problem, options.budget, options.run)
    with stage("plan"):
        context = PlanContext(
            scenario=scenario, orders=orders, problem=problem, off_road_m=roads.off_road_m
        )
        plan = make_plan(context, assignment, seed=options.run.seed)
    with stage("check"):
        report = check_plan(plan, scenario, orders, roads.view, roads.index)
    findings = (*scenario.warnings, *orders.warnings, *roads.view.findings)
    return PlannedDay(plan, report, scenario, orders, roads, findings, stage.seconds)


def write_day(
    day: PlannedDay, folder: Path, *, manifests: bool = False, isochrones: Sequence[float] = ()
) -> tuple[Path, ...]:
    """Write the plan, its map, its report, its workbook and tracks; return their paths.

    Parameters
    ----------
    manifests
        Whether to write the drivers' manifests too.
    isochrones
        Minutes for which the report shows how far vehicles get from every outlet.
    """
    began = time.perf_counter()
    files = DayFiles(
        day.plan,
        day.scenario,
        day.roads.view,
        day.roads.index,
        day.orders,
        manifests=manifests,
        bands=bands_for_report(day.scenario, day.roads, isochrones) if isochrones else (),
    )
    paths = tuple(write_day_files(files, folder))
    day.stages["write"] = time.perf_counter() - began
    return paths
