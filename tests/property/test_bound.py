"""No plan costs less than the lower bound says, whatever the day."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from routing.engines.base import Budget, Run
from routing.engines.draft import Draft
from routing.engines.greedy import first_routes
from routing.engines.judge import Judge
from routing.engines.registry import get_engine
from routing.plan.bound import lower_bound
from routing.plan.check_assignment import check_assignment
from routing.plan.costs import assignment_cost
from routing.problem.assignment import Assignment
from routing.problem.model import Problem
from tests.helpers.brute_force import least_costs
from tests.helpers.days import problems


def often(examples: int) -> settings:
    quiet = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    return settings(
        max_examples=examples, deadline=None, derandomize=True, suppress_health_check=quiet
    )


def missed_prizes(problem: Problem, made: frozenset[int]) -> int:
    """What leaving visits out costs where prizes are money."""
    visits = problem.visits
    missed = [v for v in range(len(visits)) if v not in made and not visits.mandatory[v]]
    return 0 if problem.service_first else sum(int(visits.prize[v]) for v in missed)


def total(problem: Problem, assignment: Assignment) -> int:
    made = frozenset(visit for route in assignment.routes for visit in route.visits)
    return assignment_cost(problem, assignment) + missed_prizes(problem, made)


def bound_for(problem: Problem, made: frozenset[int]) -> int:
    found = lower_bound(problem, sorted(made))
    assert found is not None
    return found.cost


@given(problem=problems(most_visits=3))
@often(80)
def test_no_plan_of_a_tiny_day_costs_less_than_its_bound(problem: Problem) -> None:
    # Each route's cost is rounded to 1/1000 of the currency; brute force has them unrounded.
    slack = 500 * len(problem.vehicles)
    for made, cost in least_costs(problem).items():
        whole = cost + 1000 * missed_prizes(problem, made)
        assert 1000 * bound_for(problem, made) <= whole + slack


@given(problem=problems(most_visits=3), data=st.data())
@often(50)
def test_a_bound_for_some_visits_holds_for_plans_that_serve_more(
    problem: Problem, data: st.DataObject
) -> None:
    slack = 500 * len(problem.vehicles)
    costs = least_costs(problem)
    some = data.draw(st.sampled_from(sorted(costs, key=sorted)))
    bound = 1000 * bound_for(problem, some)
    for made, cost in costs.items():
        if some <= made:
            assert bound <= cost + 1000 * missed_prizes(problem, made) + slack


@given(problem=problems(most_visits=12))
@often(150)
def test_no_first_plan_costs_less_than_its_bound(problem: Problem) -> None:
    draft = Draft.empty(Judge(problem))
    first_routes(draft, halt=lambda: False, hurry=lambda: False)
    assignment = draft.assignment("greedy", "complete")
    made = frozenset(visit for route in assignment.routes for visit in route.visits)
    assert bound_for(problem, made) <= total(problem, assignment)


@pytest.mark.slow
@given(problem=problems(most_visits=10))
@often(40)
def test_no_searched_plan_costs_less_than_its_bound(problem: Problem) -> None:
    engine = get_engine("ortools")
    assume(not engine.refusals(problem))
    assignment = engine.solve(problem, Budget(steps=250), Run(seed=1))
    found = check_assignment(problem, assignment)
    assert [finding for finding in found if finding.severity == "error"] == []
    made = frozenset(visit for route in assignment.routes for visit in route.visits)
    assert bound_for(problem, made) <= total(problem, assignment)
