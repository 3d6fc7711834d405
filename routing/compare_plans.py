"""Compare plans: open both, and say what changes from one to the other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from routing.errors import Finding, InputError
from routing.open_plan import OpenedPlan, open_plan
from routing.outputs.atomic import write_together
from routing.outputs.lines import route_lines
from routing.outputs.report.page import report_html
from routing.outputs.report.source import Before, ReportSource
from routing.outputs.text import plain
from routing.plan.compare import Comparison, compare_plans
from routing.words import current_language, say


@dataclass(frozen=True, slots=True)
class ComparedPlans:
    """Two plans, what changes between them, and what a reader should know of the comparison."""

    before: OpenedPlan
    after: OpenedPlan
    comparison: Comparison
    findings: tuple[Finding, ...]


def compare_files(before: Path, after: Path, folder: Path | None = None) -> ComparedPlans:
    """Compare two plans as they were written.

    Parameters
    ----------
    before, after
        Plans, of one scenario.
    folder
        The scenario of both; where each plan says when left out.

    Raises
    ------
    InputError
        If a plan or its scenario cannot be read, or the plans are of different scenarios.
    """
    one, other = open_plan(before, folder), open_plan(after, folder)
    if plain(one.plan.scenario.name) != plain(other.plan.scenario.name):
        cause = say(
            "{one} is a plan of {first}, {other} of {second}.",
            one=before.name,
            first=one.plan.scenario.name,
            other=after.name,
            second=other.plan.scenario.name,
        )
        raise InputError([Finding("compare.other-scenario", cause, file=after.name)])
    names = {
        village.id: village.name for village in (*one.scenario.villages, *other.scenario.villages)
    }
    comparison = compare_plans(one.plan, other.plan, names)
    return ComparedPlans(one, other, comparison, tuple(_differences(one, other)))


def _differences(one: OpenedPlan, other: OpenedPlan) -> list[Finding]:
    """What makes the comparison one of different days."""
    found = []
    if one.plan.date != other.plan.date:
        cause = say("The plans are of {one} and {other}.", one=one.plan.date, other=other.plan.date)
        found.append(Finding("compare.different-dates", cause, severity="warning"))
    elif one.plan.scenario.orders_digest != other.plan.scenario.orders_digest:
        cause = say("The orders of {date} differ between the plans.", date=one.plan.date)
        found.append(Finding("compare.other-orders", cause, severity="warning"))
    if one.plan.scenario.digest != other.plan.scenario.digest:
        cause = say("The scenario was changed between the plans.")
        found.append(Finding("compare.other-state", cause, severity="warning"))
    return found


def write_comparison(compared: ComparedPlans, page: Path) -> Path:
    """Write the later plan's report with what changed in it; return its path.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    day, earlier = compared.after, compared.before
    source = ReportSource(
        plan=day.plan,
        scenario=day.scenario,
        lines=route_lines(day.plan, day.roads.view, day.roads.index),
        network=day.roads.network,
        orders=day.orders,
        before=Before(
            plan=earlier.plan,
            lines=route_lines(earlier.plan, earlier.roads.view, earlier.roads.index),
            comparison=compared.comparison,
        ),
    )
    content = report_html(source, current_language())
    return write_together(page.parent, {page.name: content})[0]
