"""Check a day: from a plan file to every rule it breaks."""

from __future__ import annotations

from pathlib import Path

from routing.open_plan import open_plan
from routing.plan.check import CheckReport, check_plan


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
    day = open_plan(plan_file, folder)
    return check_plan(day.plan, day.scenario, day.orders, day.roads.view, day.roads.index)
