"""Open a plan that was written before, with everything it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from routing.plan.model import Plan
from routing.plan.read import read_plan
from routing.problem.roads import Roads, open_roads
from routing.scenario.fields import parse_date
from routing.scenario.load import load_orders, load_scenario
from routing.scenario.model import DayOrders, Scenario


@dataclass(frozen=True, slots=True)
class OpenedPlan:
    """A plan beside its scenario, the orders of its date, and the roads of that date."""

    plan: Plan
    scenario: Scenario
    orders: DayOrders
    roads: Roads


def scenario_folder(plan: Plan, plan_file: Path) -> Path:
    """Where the plan says that its scenario lies."""
    return (plan_file.parent / plan.scenario.folder).resolve()


def open_plan(plan_file: Path, folder: Path | None = None) -> OpenedPlan:
    """Read a plan and what it was made from.

    Parameters
    ----------
    plan_file
        A ``plan.json``, from this program or edited by hand.
    folder
        The scenario; where the plan says when left out.

    Raises
    ------
    InputError
        If the plan, its scenario or its roads cannot be read.
    """
    plan = read_plan(plan_file)
    scenario = load_scenario(folder or scenario_folder(plan, plan_file))
    date = parse_date(plan.date)
    return OpenedPlan(plan, scenario, load_orders(scenario, date), open_roads(scenario, date))
