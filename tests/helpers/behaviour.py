"""What an engine made of a small problem, as a test wants to read it."""

from __future__ import annotations

from dataclasses import dataclass

from routing.engines.base import Budget, Run
from routing.engines.registry import get_engine
from routing.plan.check_assignment import check_assignment
from routing.plan.costs import assignment_cost
from routing.plan.schedule import TimedRoute, schedule_route
from routing.problem.assignment import Assignment
from routing.problem.model import Problem
from tests.helpers.problems import Sketch, build

STEPS = 600


@dataclass(frozen=True)
class Outcome:
    """An assignment that the independent check found nothing wrong with."""

    problem: Problem
    assignment: Assignment

    @property
    def cost(self) -> int:
        """Cost in 1/1000 of the currency."""
        return assignment_cost(self.problem, self.assignment)

    @property
    def served(self) -> set[int]:
        """Visits that are made."""
        return {visit for route in self.assignment.routes for visit in route.visits}

    @property
    def by_vehicle(self) -> dict[int, tuple[tuple[int, tuple[int, ...]], ...]]:
        """For each used vehicle its trips: depot and visits in order."""
        return {
            route.vehicle: tuple((trip.depot, trip.visits) for trip in route.trips)
            for route in self.assignment.routes
        }

    @property
    def only(self) -> TimedRoute:
        """The times of the only route."""
        (route,) = self.assignment.routes
        return schedule_route(self.problem, route)


def plan(sketch: Sketch, engine: str) -> Outcome:
    """Solve a sketch with an engine and require that the check finds no broken rule."""
    problem = build(sketch)
    assignment = get_engine(engine).solve(problem, Budget(steps=STEPS), Run(seed=1))
    findings = check_assignment(problem, assignment)
    assert [finding for finding in findings if finding.severity == "error"] == []
    return Outcome(problem, assignment)
