"""Replan a day: hold what a dispatcher wants held, and plan the rest anew."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from routing.engines.registry import get_engine
from routing.errors import Finding, InputError
from routing.open_plan import OpenedPlan, open_plan
from routing.plan.check import check_plan
from routing.plan.compare import Comparison, compare_plans
from routing.plan.holding import Held, Kept, Locks, hold, in_held_order, what_was_kept
from routing.plan.make import PlanContext, make_plan
from routing.plan_day import DayOptions, PlannedDay
from routing.problem.assignment import Assignment, Route
from routing.problem.build import build_problem
from routing.problem.locks import tied, without_vehicles
from routing.problem.model import Problem
from routing.problem.subproblem import slice_problem
from routing.words import say


@dataclass(frozen=True, slots=True)
class ReplannedDay:
    """A new plan, what became of each lock, and what changed since the plan before."""

    day: PlannedDay
    kept: tuple[Kept, ...]
    comparison: Comparison


def replan_day(
    plan_file: Path, locks: Locks, options: DayOptions, folder: Path | None = None
) -> ReplannedDay:
    """Plan a day again from an earlier plan.

    The scenario and its orders are read anew, so what changed in them counts. The earlier plan
    is where the search starts.

    Raises
    ------
    InputError
        If the plan or the scenario cannot be read, or a lock names what is not there.
    UnsupportedError
        If the engine cannot honour the problem.
    """
    began = time.perf_counter()
    old = open_plan(plan_file, folder)
    _check(old, locks)
    problem = build_problem(old.scenario, old.orders, old.roads)
    names = {name: at for at, name in enumerate(problem.vehicles.ids)}
    usable = without_vehicles(problem, {names[name] for name in locks.absent})
    held = hold(old.plan, usable, locks)
    stages = {"read": time.perf_counter() - began}
    began = time.perf_counter()
    options.on_stage("search")
    assignment = _plan(tied(usable, held.vehicle_of), held, options)
    stages["search"] = time.perf_counter() - began
    began = time.perf_counter()
    kept = tuple(what_was_kept(problem, locks, held, assignment))
    day = _planned(old, problem, replace(assignment, notes=tuple(_notes(kept))), options, stages)
    stages["check"] = time.perf_counter() - began
    villages = {village.id: village.name for village in old.scenario.villages}
    return ReplannedDay(day, kept, compare_plans(old.plan, day.plan, villages))


def _check(old: OpenedPlan, locks: Locks) -> None:
    """Vehicles and villages that nobody knows."""
    vehicles = [vehicle.id for vehicle in old.scenario.fleet]
    villages = [village.id for village in old.scenario.villages]
    asked = [*sorted(locks.routes), *sorted(locks.absent), *locks.pairs.values()]
    findings = list(_unknown(asked, vehicles, vehicle=True))
    findings += _unknown([*sorted(locks.stops), *locks.pairs], villages, vehicle=False)
    if findings:
        raise InputError(findings)


def _unknown(names: Iterable[str], known: Sequence[str], *, vehicle: bool) -> Iterator[Finding]:
    for name in dict.fromkeys(names):
        if name in known:
            continue
        shown = repr(name[:60])
        cause = (
            say("There is no vehicle {name}.", name=shown)
            if vehicle
            else say("There is no village {name}.", name=shown)
        )
        close = ", ".join(get_close_matches(name, known, n=3))
        advice = say("Did you mean {names}?", names=close) if close else ""
        yield Finding("replan.unknown-lock", cause, advice=advice)


def _plan(problem: Problem, held: Held, options: DayOptions) -> Assignment:
    """The rest planned by the engine, put together with what is frozen."""
    frozen_visits = {visit for route in held.frozen for visit in route.visits}
    frozen_vehicles = {route.vehicle for route in held.frozen}
    visits = [v for v in range(len(problem.visits)) if v not in frozen_visits]
    vehicles = [k for k in range(len(problem.vehicles)) if k not in frozen_vehicles]
    part = slice_problem(problem, visits, vehicles)
    start = part.inward(route for route in held.start if route.vehicle not in frozen_vehicles)
    run = replace(options.run, start=Assignment(start, (), "earlier"))
    found = get_engine(options.engine).solve(part.problem, options.budget, run)
    routes = [_ordered(problem, held, route) for route in part.outward(found.routes)]
    whole = sorted([*held.frozen, *routes], key=lambda route: route.vehicle)
    unserved = tuple(sorted(part.visits[visit] for visit in found.unserved))
    return replace(found, routes=tuple(whole), unserved=unserved, bound=None)


def _ordered(problem: Problem, held: Held, route: Route) -> Route:
    return in_held_order(problem, route, held.order.get(route.vehicle, ()))


def _notes(kept: Sequence[Kept]) -> Iterator[str]:
    count = sum(one.kept for one in kept)
    if kept:
        yield say("Replanned: {count} of {total} locks kept.", count=count, total=len(kept))
    for one in kept:
        if not one.kept:
            yield say(
                "Not kept: {name} with {vehicle}: {why}.",
                name=one.name,
                vehicle=one.vehicle or "-",
                why=one.why.rstrip("."),
            )


def _planned(
    old: OpenedPlan,
    problem: Problem,
    assignment: Assignment,
    options: DayOptions,
    stages: dict[str, float],
) -> PlannedDay:
    context = PlanContext(old.scenario, old.orders, problem, old.roads.off_road_m)
    plan = make_plan(context, assignment, seed=options.run.seed)
    report = check_plan(plan, old.scenario, old.orders, old.roads.view, old.roads.index)
    findings = (*old.scenario.warnings, *old.orders.warnings, *old.roads.view.findings)
    return PlannedDay(plan, report, old.scenario, old.orders, old.roads, findings, stages)
