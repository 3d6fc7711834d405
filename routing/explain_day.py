"""Explain a day: what would serve each order left out, and why a village is served as it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from routing.engines.draft import Draft
from routing.engines.insertion import Inserter
from routing.engines.judge import Judge
from routing.errors import Finding, InputError
from routing.network.closures import is_active
from routing.open_plan import OpenedPlan, open_plan
from routing.outputs.atomic import write_together
from routing.outputs.lines import route_lines
from routing.outputs.report.page import report_html
from routing.outputs.report.source import ReportSource
from routing.plan.explain import Explainer, LeftOut, RoadVariant, Served, explain_served
from routing.plan.make import PlanContext
from routing.plan.sequence import assignment_of
from routing.problem.assignment import Assignment
from routing.problem.build import build_problem
from routing.problem.model import Problem
from routing.problem.roads import closure_of, open_roads
from routing.scenario.fields import parse_date
from routing.scenario.model import Scenario
from routing.words import current_language, say


@dataclass(frozen=True, slots=True)
class ExplainedDay:
    """What was asked of a plan, answered.

    ``left_out`` and ``served`` hold what the question was about; both are empty for a village
    with nothing due. ``findings`` are warnings worth reading.
    """

    day: OpenedPlan
    left_out: tuple[LeftOut, ...]
    served: tuple[Served, ...]
    findings: tuple[Finding, ...]


def explain_day(
    plan_file: Path,
    village: str | None = None,
    order: str | None = None,
    folder: Path | None = None,
) -> ExplainedDay:
    """Explain what a plan leaves out, or one village or order of it.

    Parameters
    ----------
    plan_file
        A ``plan.json``, or a ``plan.xlsx`` edited by hand.
    village, order
        Only this one; everything left out when neither is given.
    folder
        The scenario; where the plan says when left out.

    Raises
    ------
    InputError
        If the plan or its scenario cannot be read, or do not go together, or the village or
        order is not known.
    """
    day = open_plan(plan_file, folder)
    _check(day, village, order)
    problem = build_problem(day.scenario, day.orders, day.roads)
    context = PlanContext(day.scenario, day.orders, problem, day.roads.off_road_m)
    assignment = assignment_of(day.plan, problem, plan_file.name)
    wanted = _wanted(context, village, order)
    left_out = [visit for visit in assignment.unserved if wanted is None or visit in wanted]
    variants = tuple(_road_variants(day, context, left_out))
    explainer = Explainer(context, assignment, plan_one, variants)
    served: tuple[Served, ...] = ()
    if wanted is not None:
        villages = sorted({context.village_of(visit) for visit in wanted})
        found = [s for name in villages for s in explain_served(context, assignment, name)]
        served = tuple(one for one in found if order is None or order in one.orders)
    return ExplainedDay(
        day, tuple(explainer.explain(visit) for visit in left_out), served, tuple(_warnings(day))
    )


def write_explained(explained: ExplainedDay, page: Path) -> Path:
    """Write the plan's report with the changes beside what is left out; return its path.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    day = explained.day
    source = ReportSource(
        plan=day.plan,
        scenario=day.scenario,
        lines=route_lines(day.plan, day.roads.view, day.roads.index),
        network=day.roads.network,
        orders=day.orders,
        helps={
            order: [
                f"{change.words} {change.extra_cost / 1000:+,.2f} {day.plan.currency}"
                for change in one.changes
            ]
            for one in explained.left_out
            for order in one.orders
        },
    )
    return write_together(page.parent, {page.name: report_html(source, current_language())})[0]


def plan_one(problem: Problem, assignment: Assignment, visit: int) -> Assignment | None:
    """Put one visit where it costs least, with the engines' own insertion."""
    draft = Draft.empty(Judge(problem))
    for route in assignment.routes:
        price = draft.judge.price(route.vehicle, route.trips)
        if price is None:
            return None
        draft.put(route.vehicle, route.trips, price)
    if visit not in draft.unserved or not Inserter(draft).insert(visit):
        return None
    return draft.assignment(assignment.engine, "complete")


def _check(day: OpenedPlan, village: str | None, order: str | None) -> None:
    findings = []
    villages = {v.id for v in day.scenario.villages} | {v.name for v in day.scenario.villages}
    if village is not None and village not in villages:
        cause = say("There is no village {name}.", name=repr(village[:60]))
        findings.append(_unknown("--village", cause, village, villages))
    orders = {one.id for one in day.orders.orders}
    if order is not None and order not in orders:
        cause = say("There is no order {name} on this day.", name=repr(order[:60]))
        findings.append(_unknown("--order", cause, order, orders))
    if findings:
        raise InputError(findings)


def _unknown(option: str, cause: str, name: str, known: set[str]) -> Finding:
    close = ", ".join(get_close_matches(name, sorted(known), n=3))
    advice = say("Did you mean {names}?", names=close) if close else ""
    return Finding("cli.bad-option", cause, field=option, advice=advice)


def _wanted(context: PlanContext, village: str | None, order: str | None) -> set[int] | None:
    """The visits asked about; None: whatever is left out."""
    if village is None and order is None:
        return None
    names = {v.id for v in context.scenario.villages if village in (v.id, v.name)}
    visits = range(len(context.problem.visits))
    return {
        visit
        for visit in visits
        if (order is None or order in context.problem.visits.orders[visit])
        and (village is None or context.village_of(visit) in names)
    }


def _warnings(day: OpenedPlan) -> Iterator[Finding]:
    made_from = day.plan.scenario
    if made_from.digest != day.scenario.digest:
        cause = say("The scenario was changed since the plan was made.")
        yield Finding("plan.scenario-changed", cause, severity="warning")
    if made_from.orders_digest != day.orders.digest:
        cause = say("The orders were changed since the plan was made.")
        yield Finding("plan.orders-changed", cause, severity="warning")


def _road_variants(
    day: OpenedPlan, context: PlanContext, left_out: list[int]
) -> Iterator[RoadVariant]:
    """The day with each closure lifted, and with roads looked for further from a village."""
    if not left_out:
        return
    date = parse_date(day.plan.date)
    config = day.scenario.config
    for at, closure in enumerate(config.closures):
        if is_active(closure_of(closure), date):
            rest = tuple(one for number, one in enumerate(config.closures) if number != at)
            name = closure.reason or ", ".join(closure.links[:3]) or say("an area")
            words = say("Reopen the closed road: {name}.", name=name)
            yield _variant(day, date, words, closures=rest)
    limit_m = config.rules.snap_limit_m
    far = {
        place: metres
        for visit in left_out
        if limit_m < (metres := day.roads.off_road_m.get(place := context.village_of(visit), 0.0))
        and metres < 10 * limit_m
    }
    for place, metres in sorted(far.items()):
        words = say(
            "Accept that {village} lies {metres} m from the road (snap_limit_m).",
            village=context.place_by_id[place].name,
            metres=f"{metres:,.0f}",
        )
        rules = config.rules.model_copy(update={"snap_limit_m": metres + 1})
        yield _variant(day, date, words, villages=frozenset({place}), rules=rules)


def _variant(
    day: OpenedPlan,
    date: dt.date,
    words: str,
    villages: frozenset[str] | None = None,
    **changes: object,
) -> RoadVariant:
    config = day.scenario.config.model_copy(update=changes)
    scenario: Scenario = replace(day.scenario, config=config)
    roads = open_roads(scenario, date)
    return RoadVariant(words, build_problem(scenario, day.orders, roads), villages)
