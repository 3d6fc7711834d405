"""Open a plan that was written before, with everything it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from routing.errors import Finding, InputError
from routing.outputs.workbook.read import EditedPlan, read_workbook
from routing.plan.check_assignment import check_assignment
from routing.plan.make import PlanContext, make_plan
from routing.plan.model import Plan, ScenarioRef
from routing.plan.read import read_plan
from routing.plan.sequence import Place, assign
from routing.problem.build import build_problem
from routing.problem.roads import Roads, open_roads
from routing.scenario.fields import parse_date
from routing.scenario.load import load_orders, load_scenario
from routing.scenario.model import DayOrders, Scenario
from routing.words import say

BY_HAND: Final = ", edited by hand"


@dataclass(frozen=True, slots=True)
class OpenedPlan:
    """A plan beside its scenario, the orders of its date, and the roads of that date."""

    plan: Plan
    scenario: Scenario
    orders: DayOrders
    roads: Roads


def scenario_folder(made_from: ScenarioRef, plan_file: Path) -> Path:
    """Where the plan says that its scenario lies."""
    return (plan_file.parent / made_from.folder).resolve()


def open_plan(plan_file: Path, folder: Path | None = None) -> OpenedPlan:
    """Read a plan and what it was made from.

    Parameters
    ----------
    plan_file
        A ``plan.json``, from this program or edited by hand; or a ``plan.xlsx``, of which the
        order of stops counts: times, loads and figures are worked out anew.
    folder
        The scenario; where the plan says when left out.

    Raises
    ------
    InputError
        If the plan, its scenario or its roads cannot be read, or an edited workbook makes no
        sense.
    """
    if plan_file.suffix.lower() == ".xlsx":
        return _open_workbook(plan_file, folder)
    plan = read_plan(plan_file)
    scenario = load_scenario(folder or scenario_folder(plan.scenario, plan_file))
    date = parse_date(plan.date)
    return OpenedPlan(plan, scenario, load_orders(scenario, date), open_roads(scenario, date))


def _open_workbook(path: Path, folder: Path | None) -> OpenedPlan:
    edited = read_workbook(path)
    try:
        date = parse_date(edited.date)
    except ValueError as error:
        raise InputError([Finding("edit.other-version", f"{error}", path.name)]) from None
    scenario = load_scenario(folder or scenario_folder(edited.scenario, path))
    orders, roads = load_orders(scenario, date), open_roads(scenario, date)
    plan = _recomputed(path, edited, scenario, orders, roads)
    # What the workbook was made from stands in the plan, so that a change since is noticed.
    return OpenedPlan(
        plan.model_copy(update={"scenario": edited.scenario}), scenario, orders, roads
    )


def _recomputed(
    path: Path, edited: EditedPlan, scenario: Scenario, orders: DayOrders, roads: Roads
) -> Plan:
    problem = build_problem(scenario, orders, roads)
    engine = edited.engine if edited.engine.endswith(BY_HAND) else f"{edited.engine}{BY_HAND}"
    assignment = assign(problem, edited.halts, edited.left_out, engine, Place(path.name))
    context = PlanContext(scenario, orders, problem, roads.off_road_m)
    try:
        return make_plan(context, assignment)
    except ValidationError:
        # Times beyond all bounds: two halts that no road joins.
        found = [f for f in check_assignment(problem, assignment) if f.severity == "error"]
        cause = say("A route of it cannot be driven.")
        whole = Finding("edit.cannot-be-driven", cause, path.name)
        raise InputError([whole, *found]) from None
