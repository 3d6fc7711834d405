"""Why a village is served by this vehicle at this time, and what the next best would cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from routing.plan.check_assignment import check_assignment, check_route
from routing.plan.context import PlanContext
from routing.plan.costs import timed_route_cost
from routing.plan.explain.model import Served
from routing.plan.explain.places import Place, all_places, without
from routing.plan.schedule import TimedHalt, TimedRoute, schedule_route
from routing.problem.assignment import Assignment, Route
from routing.words import say

MOST_PLACES: Final = 150


def explain_served(
    context: PlanContext, assignment: Assignment, village: str
) -> tuple[Served, ...]:
    """Every visit made at a village; empty if there is none."""
    return tuple(
        _served(context, assignment, route, visit)
        for route in assignment.routes
        for visit in route.visits
        if context.village_of(visit) == village
    )


def _served(context: PlanContext, assignment: Assignment, route: Route, visit: int) -> Served:
    problem = context.problem
    timed = schedule_route(problem, route)
    at = next(n for n, h in enumerate(timed.halts) if h.kind == "visit" and h.index == visit)
    halt = timed.halts[at]
    slack, tight = _slack(context, timed, at)
    shorter = without(route, visit)
    now = timed_route_cost(problem, timed)
    then = 0 if shorter is None else timed_route_cost(problem, schedule_route(problem, shorter))
    words, extra = _next_best(context, assignment, route, visit, now - then)
    return Served(
        orders=tuple(order.id for order in context.orders_of(visit)),
        village=context.village_of(visit),
        vehicle=problem.vehicles.ids[route.vehicle],
        arrive_s=halt.arrive_s,
        begin_s=halt.begin_s,
        leave_s=halt.leave_s,
        opens_s=int(problem.visits.opens_s[visit]),
        closes_s=int(problem.visits.closes_s[visit]),
        slack_s=slack,
        tight=tight,
        saved=now - then,
        next_best=words,
        next_extra=extra,
    )


def _slack(context: PlanContext, timed: TimedRoute, at: int) -> tuple[int, str]:
    """How much later a halt could begin, and what would then be late first."""
    slack, tight = 2**40, ""
    waited = 0
    for halt in timed.halts[at:]:
        if halt is not timed.halts[at]:
            waited += halt.wait_s
        room = _latest(context, timed, halt) - halt.begin_s + waited
        if room < slack:
            slack, tight = room, _tight_words(context, timed, halt)
    return max(0, slack), tight


def _latest(context: PlanContext, timed: TimedRoute, halt: TimedHalt) -> int:
    """When a halt may begin at the latest, by itself."""
    problem = context.problem
    if halt.kind == "visit":
        return int(problem.visits.closes_s[halt.index])
    closes = int(problem.depots.closes_s[halt.index])
    if halt.kind != "end":
        return closes
    kind = int(problem.vehicles.type[timed.vehicle])
    by_duty = timed.departure_s + int(problem.types.longest_duty_s[kind])
    return min(closes, int(problem.types.shift_end_s[kind]), by_duty)


def _tight_words(context: PlanContext, timed: TimedRoute, halt: TimedHalt) -> str:
    problem = context.problem
    if halt.kind == "visit":
        name = context.place_by_id[context.village_of(halt.index)].name
        return say("the window of {place}", place=name)
    if halt.kind == "end":
        return say("the hours of vehicle {vehicle}", vehicle=problem.vehicles.ids[timed.vehicle])
    return say(
        "the hours of {place}", place=context.place_by_id[problem.depots.ids[halt.index]].name
    )


def _next_best(
    context: PlanContext, assignment: Assignment, route: Route, visit: int, saved: int
) -> tuple[str, int | None]:
    """The cheapest permitted place on another vehicle, and what it costs more than now."""
    problem = context.problem
    shorter = without(route, visit)
    others = [one for one in assignment.routes if one is not route]
    rest = replace(
        assignment,
        routes=tuple(others if shorter is None else [*others, shorter]),
        unserved=tuple(sorted({*assignment.unserved, visit})),
    )
    best: tuple[int, Route] | None = None
    for place in _permitted(context, rest, route, visit):
        before = 0
        if place.before is not None:
            before = timed_route_cost(problem, schedule_route(problem, place.before))
        added = timed_route_cost(problem, schedule_route(problem, place.route)) - before
        if (best is None or added < best[0]) and _sound(context, rest, place, visit):
            best = added, place.route
    if best is None:
        return "", None
    timed = schedule_route(problem, best[1])
    begin = next(h.begin_s for h in timed.halts if h.kind == "visit" and h.index == visit)
    words = say(
        "vehicle {vehicle} at {time}",
        vehicle=problem.vehicles.ids[best[1].vehicle],
        time=f"{begin // 3600:02d}:{begin % 3600 // 60:02d}",
    )
    return words, best[0] - saved


def _permitted(context: PlanContext, rest: Assignment, route: Route, visit: int) -> Iterator[Place]:
    for place in all_places(context.problem, rest, visit)[:MOST_PLACES]:
        other = place.route.vehicle != route.vehicle
        if other and place.detour < float("inf") and not check_route(context.problem, place.route):
            yield place


def _sound(context: PlanContext, rest: Assignment, place: Place, visit: int) -> bool:
    """Whether the whole plan with this place in it breaks no rule."""
    others = [one for one in rest.routes if one.vehicle != place.route.vehicle]
    routes = sorted((*others, place.route), key=lambda route: route.vehicle)
    unserved = tuple(one for one in rest.unserved if one != visit)
    whole = replace(rest, routes=tuple(routes), unserved=unserved)
    return not any(f.severity == "error" for f in check_assignment(context.problem, whole))
