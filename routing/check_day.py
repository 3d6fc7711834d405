"""Check a day: from a plan file to every rule it breaks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from routing.open_plan import OpenedPlan, open_plan
from routing.outputs.files import DayFiles, write_day_files
from routing.plan.check import CheckReport, check_plan


@dataclass(frozen=True, slots=True)
class CheckedDay:
    """A plan, what it was made from, and what is wrong with it."""

    day: OpenedPlan
    report: CheckReport


def check_day(plan_file: Path, folder: Path | None = None) -> CheckedDay:
    """Recompute a plan from its scenario and its roads.

    Parameters
    ----------
    plan_file
        A ``plan.json`` or a ``plan.xlsx``, from this program or edited by hand.
    folder
        The scenario; where the plan says when left out.

    Raises
    ------
    InputError
        If the plan or the scenario cannot be read.
    """
    day = open_plan(plan_file, folder)
    report = check_plan(day.plan, day.scenario, day.orders, day.roads.view, day.roads.index)
    return CheckedDay(day, report)


def write_checked(checked: CheckedDay, folder: Path) -> tuple[Path, ...]:
    """Write the files of a plan, such as one edited in a workbook; return their paths.

    Raises
    ------
    InputError
        If the folder cannot be written to.
    """
    day = checked.day
    files = DayFiles(
        day.plan, day.scenario, day.roads.view, day.roads.index, day.orders, manifests=True
    )
    return tuple(write_day_files(files, folder))
