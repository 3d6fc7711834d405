"""The smallest single changes that would serve what is left out, planned and checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from routing.plan.check_assignment import check_assignment
from routing.plan.context import PlanContext
from routing.plan.costs import timed_route_cost
from routing.plan.explain.model import Change, ChangeKind, LeftOut, Planner
from routing.plan.explain.needs import Need, need_of, settled
from routing.plan.explain.places import all_places, alone, sources_of, swaps, without
from routing.plan.explain.variants import with_vehicle
from routing.plan.explain.words import change_words
from routing.plan.reasons import Reasons
from routing.plan.schedule import schedule_route
from routing.problem.assignment import Assignment, Route
from routing.problem.model import Problem

MOST_PLACES: Final = 120
"""Places looked at for a visit, the smallest detours first."""

TRIED_A_KIND: Final = 3
"""Needs of a kind that are planned before the next best is given up."""

NAMES_VEHICLE: Final[frozenset[ChangeKind]] = frozenset(
    ("place", "hours", "range", "weight", "volume", "trips", "access")
)
"""Kinds whose words name a vehicle: then that one is to come."""

SWAPPED_ROUTES: Final = 4
"""Routes near a visit in which another one may give way."""


@dataclass(frozen=True, slots=True)
class RoadVariant:
    """The same day with other roads: in words what is different, and the problem."""

    words: str
    problem: Problem
    villages: frozenset[str] | None = None
    """Only for these villages; None: for all."""


@dataclass(frozen=True)
class Explainer:
    """Explains what an assignment leaves out.

    Attributes
    ----------
    assignment
        Of the problem of the context.
    planner
        Used to plan every change.
    roads
        Variants with a road reopened.
    """

    context: PlanContext
    assignment: Assignment
    planner: Planner
    roads: Sequence[RoadVariant] = field(default=())

    @cached_property
    def _reasons(self) -> Reasons:
        return Reasons(self.context)

    @cached_property
    def _costs(self) -> dict[int, int]:
        problem = self.context.problem
        return {
            route.vehicle: timed_route_cost(problem, schedule_route(problem, route))
            for route in self.assignment.routes
        }

    def explain(self, visit: int) -> LeftOut:
        """Why a visit is left out, and each kind of change that would serve it."""
        reason = self._reasons.of(visit)
        changes: dict[ChangeKind, Change] = {}
        tried: dict[ChangeKind, int] = {}
        for need, words in self._needs(visit):
            if need.kind in changes or tried.get(need.kind, 0) >= TRIED_A_KIND:
                continue
            tried[need.kind] = tried.get(need.kind, 0) + 1
            change = self._planned(visit, need, words)
            if change is not None:
                changes[need.kind] = change
        orders = self.context.orders_of(visit)
        return LeftOut(
            orders=tuple(order.id for order in orders),
            village=self.context.village_of(visit),
            mandatory=bool(self.context.problem.visits.mandatory[visit]),
            code=reason.code,
            detail=reason.detail,
            changes=tuple(sorted(changes.values(), key=lambda change: change.extra_cost)),
        )

    def _needs(self, visit: int) -> Iterator[tuple[Need, str]]:
        """Needs, the smallest of each kind first; words where the problem is another one."""
        problem = self.context.problem
        found = [*self._by_place(problem, visit), *self._by_swap(visit)]
        found.sort(key=lambda need: (need.amount, need.place.detour))
        yield from ((need, "") for need in found)
        yield from ((need, "") for need in self._by_vehicle(visit))
        village = self.context.village_of(visit)
        for variant in self.roads:
            if variant.villages is None or village in variant.villages:
                for need in self._by_place(variant.problem, visit):
                    if need.kind == "place":
                        yield replace(need, kind="road"), variant.words

    def _by_place(self, problem: Problem, visit: int) -> Iterator[Need]:
        for place in all_places(problem, self.assignment, visit)[:MOST_PLACES]:
            if place.detour < float("inf"):
                need = need_of(problem, place, visit)
                if need is not None:
                    yield need

    def _by_swap(self, visit: int) -> list[Need]:
        """Other visits that may give way: of no greater weight, and not themselves mandatory."""
        problem = self.context.problem
        near: list[Route] = []
        for place in all_places(problem, self.assignment, visit):
            if place.before is not None and place.before not in near:
                near.append(place.before)
        options = [s for route in near[:SWAPPED_ROUTES] for s in swaps(problem, route, visit)]
        options.sort(key=lambda place: place.detour)
        needs: list[Need] = []
        for place in options:
            need = need_of(problem, place, visit)
            if need is not None and settled(need) is not None:
                needs.append(need)
            if len(needs) == TRIED_A_KIND:
                break
        return needs

    def _by_vehicle(self, visit: int) -> list[Need]:
        """One more vehicle of each type at each place that has the goods, or a base there is."""
        problem = self.context.problem
        bases = {*sources_of(problem, visit)}
        needs = []
        for kind, name in enumerate(problem.types.ids):
            if not (problem.vehicles.type == kind).any():
                continue
            for base in sorted(bases):
                more = with_vehicle(problem, f"+{name}", kind, base)
                for place in alone(more, len(problem.vehicles), visit):
                    need = need_of(more, place, visit)
                    if need is not None and need.kind == "place":
                        needs.append(replace(need, kind="vehicle"))
        return sorted(needs, key=lambda need: self._cost(need.problem, need.place.route))

    def _cost(self, problem: Problem, route: Route) -> int:
        return timed_route_cost(problem, schedule_route(problem, route))

    def _planned(self, visit: int, need: Need, words: str) -> Change | None:
        """The change, if planning serves the visit with it and the checker finds nothing."""
        exact = settled(need)
        if exact is None:
            return None
        need = exact
        placed = self._placed(visit, need)
        planned = self.planner(need.problem, self._start(need), visit)
        best = min(
            (one for one in (placed, planned) if one is not None and self._sound(need, one, visit)),
            key=lambda one: self._total(need.problem, one),
            default=None,
        )
        if best is None:
            return None
        extra = self._total(need.problem, best) - sum(self._costs.values())
        route = next(route for route in best.routes if visit in route.visits)
        vehicle = need.problem.vehicles.ids[route.vehicle]
        sentence = words or change_words(self.context, need, visit)
        return Change(need.kind, sentence, _natural(need), extra, vehicle)

    def _start(self, need: Need) -> Assignment:
        """The plan before the visit comes in, without what gives way to it."""
        removed = need.place.removed
        if removed is None:
            return self.assignment
        routes = []
        for route in self.assignment.routes:
            kept = route if removed not in route.visits else without(route, removed)
            if kept is not None:
                routes.append(kept)
        unserved = tuple(sorted({*self.assignment.unserved, removed}))
        return replace(self.assignment, routes=tuple(routes), unserved=unserved)

    def _placed(self, visit: int, need: Need) -> Assignment:
        """The plan with the visit where it was found to fit."""
        others = [r for r in self.assignment.routes if r.vehicle != need.place.route.vehicle]
        routes = sorted((*others, need.place.route), key=lambda route: route.vehicle)
        unserved = {*self.assignment.unserved} - {visit}
        if need.place.removed is not None:
            unserved.add(need.place.removed)
        return replace(self.assignment, routes=tuple(routes), unserved=tuple(sorted(unserved)))

    def _sound(self, need: Need, assignment: Assignment, visit: int) -> bool:
        if visit in assignment.unserved:
            return False
        comes = next(route.vehicle for route in assignment.routes if visit in route.visits)
        if need.kind in NAMES_VEHICLE and comes != need.place.route.vehicle:
            return False
        findings = check_assignment(need.problem, assignment)
        return not any(finding.severity == "error" for finding in findings)

    def _total(self, problem: Problem, assignment: Assignment) -> int:
        known = {route.vehicle: route for route in self.assignment.routes}
        same = problem.matrices is self.context.problem.matrices
        return sum(
            self._costs[route.vehicle]
            if same and known.get(route.vehicle) == route
            else self._cost(problem, route)
            for route in assignment.routes
        )


def _natural(need: Need) -> float | None:
    """The amount in the unit of the sentence."""
    scale = {
        "window": 60.0,
        "hours": 60.0,
        "outlet-hours": 60.0,
        "range": 1000.0,
        "weight": 1000.0,
        "volume": 1000.0,
        "trips": 1.0,
    }.get(need.kind)
    return None if scale is None else need.amount / scale
