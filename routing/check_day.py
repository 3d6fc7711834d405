"""Check a day: from a plan file to every rule it breaks."""

from __future__ import annotations

from pathlib import Path

from routing.plan.check import CheckReport, check_plan
from routing.plan.model import Plan
from routing.plan.read import read_plan
from routing.problem.roads import open_roads
from routing.scenario.fields import parse_date
from routing.scenario.load import load_orders, load_scenario


def scenario_folder(plan: Plan, plan_file: Path) -> Path:
    """Where the plan says that its scenario lies."""
    return (plan_file.parent / plan.scenario.folder).resolve()


def check_day(plan_file: Path, folder: Path | None = None) -> CheckReport:
    """Recompute a plan from its scenario and its roads.

    Parameters
    ----------
    plan_file
        A ``plan.json``, from this program or edited by hand.
    folder
        The scenario; where the plan says when left out.

    Raises
    ------
    InputError
        If the plan or the scenario cannot be read.
    """
    plan = read_plan(plan_file)
    scenario = load_scenario(folder or scenario_folder(plan, plan_file))
    date = parse_date(plan.date)
    orders = load_orders(scenario, date)
    roads = open_roads(scenario, date)
    return check_plan(plan, scenario, orders, roads.view, roads.index)
