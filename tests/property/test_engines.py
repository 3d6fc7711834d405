"""Engines on whole random days: no rule is broken, and no more is left out than need be."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from routing.engines.base import Budget, Engine, Run
from routing.engines.draft import Draft, Score, score_of
from routing.engines.greedy import first_routes
from routing.engines.judge import Judge
from routing.engines.ortools.extract import paths_of
from routing.engines.ortools.objective import make_objective
from routing.engines.ortools.search import Limits, parameters
from routing.engines.ortools.solve import build_model
from routing.engines.registry import ENGINES, get_engine
from routing.plan.check_assignment import check_assignment, check_route
from routing.plan.costs import assignment_cost, timed_route_cost
from routing.plan.schedule import schedule_route
from routing.problem.assignment import Assignment, Route, Trip
from routing.problem.model import Problem
from tests.helpers.brute_force import least_costs, splits
from tests.helpers.days import problems, routes, sketches
from tests.helpers.problems import Sketch, build

SLOW_ENOUGH = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
STEPS = Budget(steps=250)


def often(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        suppress_health_check=SLOW_ENOUGH,
    )


@pytest.fixture(params=sorted(ENGINES), scope="module")
def engine(request: pytest.FixtureRequest) -> Engine:
    return get_engine(str(request.param))


def score(problem: Problem, assignment: Assignment) -> Score:
    """Service first, then cost in 1/1000 of the currency (in 1e-6 where prizes are money)."""
    cost = 1000 * assignment_cost(problem, assignment)
    return score_of(problem, assignment.unserved, cost)


@given(problem=problems())
@often(60)
def test_a_plan_of_any_engine_breaks_no_rule(engine: Engine, problem: Problem) -> None:
    assume(not engine.refusals(problem))
    assignment = engine.solve(problem, STEPS, Run(seed=1))
    found = check_assignment(problem, assignment)
    assert [finding for finding in found if finding.severity == "error"] == []


@given(problem=problems())
@often(40)
def test_no_engine_serves_less_than_simple_insertion_does(engine: Engine, problem: Problem) -> None:
    assume(not engine.refusals(problem))
    draft = Draft.empty(Judge(problem))
    first_routes(draft, halt=lambda: False, hurry=lambda: False)
    assignment = engine.solve(problem, STEPS, Run(seed=1))
    assert score(problem, assignment)[:2] <= draft.score[:2]


@given(sketch=sketches(most_visits=3))
@often(40)
def test_the_best_plan_of_a_tiny_day_is_found(sketch: Sketch) -> None:
    problem = build(sketch)
    assignment = get_engine("ortools").solve(problem, Budget(steps=600), Run())
    found, best = score(problem, assignment), best_score(problem)
    assert found[:2] == best[:2]
    # Each route's cost is rounded to 1/1000 of the currency.
    assert found.cost == pytest.approx(best.cost, abs=1000 * len(problem.vehicles))


@given(data=st.data(), problem=problems())
@often(300)
def test_the_judge_of_the_engines_agrees_with_the_checker(
    data: st.DataObject, problem: Problem
) -> None:
    route = data.draw(routes(problem))
    price = Judge(problem).price(route.vehicle, route.trips)
    assert (price is None) == bool(check_route(problem, route))
    if price is not None:
        timed = schedule_route(problem, route)
        assert price.duty_s == timed.duty_s
        assert price.back_s == timed.return_s
        assert price.distance_m == timed.distance_m
        assert price.cost / 1000 == pytest.approx(timed_route_cost(problem, timed), abs=0.51)


@given(data=st.data(), problem=problems())
@often(200)
def test_the_model_takes_every_permitted_route_at_its_price(
    data: st.DataObject, problem: Problem
) -> None:
    judge = Judge(problem)
    route = data.draw(routes(problem))
    price = judge.price(route.vehicle, route.trips)
    objective = make_objective(judge)
    assume(price is not None)
    assert price is not None
    assert objective is not None
    model = build_model(judge, [route], objective)
    model.routing.CloseModelWithParameters(parameters(Limits()))
    start = model.routing.ReadAssignmentFromRoutes(paths_of(model, [route]), True)  # noqa: FBT003
    assert start is not None
    left_out = set(model.nodes.visits) - set(route.visits)
    penalties = sum(objective.penalty[visit] for visit in left_out)
    # Costs by the second are rounded to 1e-6 of the currency.
    assert start.ObjectiveValue() - penalties == pytest.approx(price.cost, abs=2000)


# By brute force


def best_score(problem: Problem) -> Score:
    """The score of the best plan, by trying every one."""
    everything = frozenset(range(len(problem.visits)))
    costs = least_costs(problem)
    return min(score_of(problem, everything - made, cost) for made, cost in costs.items())


def test_brute_force_knows_how_many_ways_there_are_to_cut() -> None:
    assert len(splits((1, 2, 3))) == 4
    assert Route(0, (Trip(0, (1, 2)),)).visits == (1, 2)
