"""One search after the other, and the best of their routes put together."""

import pytest

from routing.engines.auto.engine import AutoEngine
from routing.engines.auto.pool import Pool, kinds_of
from routing.engines.auto.recombine import recombine
from routing.engines.base import Budget, Progress, Run
from routing.engines.judge import Judge
from routing.errors import InputError
from routing.plan.check_assignment import check_assignment
from routing.plan.costs import assignment_cost
from routing.problem.assignment import Assignment, Route, Trip
from routing.problem.model import Problem
from tests.helpers.days import county


def cost_of(problem: Problem, routes: list[Route] | tuple[Route, ...]) -> int:
    return assignment_cost(problem, Assignment(tuple(routes), (), "x"))


def one_trip(problem: Problem, vehicle: int, *visits: int) -> Route:
    return Route(vehicle, (Trip(int(problem.vehicles.base[vehicle]), visits),))


@pytest.mark.parametrize("seed", [4, 10])
def test_the_good_halves_of_two_plans_are_put_together(seed: int) -> None:
    problem = county(4, 4, seed=seed)
    judge = Judge(problem)
    kinds, members = kinds_of(problem)
    pool = Pool(judge, kinds)
    routes = {
        pair: route
        for pair in ((0, 1), (2, 3), (0, 2), (1, 3), (0, 3), (1, 2))
        for vehicle in range(4)
        if judge.price(vehicle, (route := one_trip(problem, vehicle, *pair)).trips) is not None
    }
    matchings = [((0, 1), (2, 3)), ((0, 2), (1, 3)), ((0, 3), (1, 2))]
    known = [m for m in matchings if all(pair in routes for pair in m)]
    assert len(known) == 3
    pool.add(routes.values())
    columns = list(pool.columns.values())
    costs = {}
    for matching in known:
        best = [
            min((c for c in columns if c.visits == frozenset(pair)), key=lambda c: c.cost)
            for pair in matching
        ]
        costs[matching] = (sum(c.cost for c in best), best)
    worst = max(costs.values(), key=lambda value: value[0])
    found = recombine(columns, members, worst[1], seconds=5.0)
    assert found is not None
    cheapest = min(value[0] for value in costs.values())
    assert cost_of(problem, found) * 1000 == pytest.approx(cheapest, abs=4000)
    assert not check_assignment(problem, Assignment(tuple(found), (), "x"))


def test_nothing_better_is_nothing() -> None:
    problem = county(4, 4, seed=2)
    kinds, members = kinds_of(problem)
    pool = Pool(Judge(problem), kinds)
    pool.add([one_trip(problem, 0, 0)])
    columns = list(pool.columns.values())
    assert recombine(columns, members, columns, seconds=5.0) is None
    assert recombine(columns, members, columns, seconds=0.0) is None


@pytest.mark.parametrize("threads", [1, 2])
def test_a_step_budget_gives_the_same_assignment_on_any_number_of_threads(threads: int) -> None:
    problem = county(40, 6, seed=1)
    budget = Budget(steps=300)
    first = AutoEngine().solve(problem, budget, Run(seed=3, threads=1))
    again = AutoEngine().solve(problem, budget, Run(seed=3, threads=threads))
    assert first == again
    assert not [f for f in check_assignment(problem, first) if f.severity == "error"]


def test_it_is_never_worse_than_where_it_starts() -> None:
    problem = county(40, 6, seed=1)
    start = AutoEngine().solve(problem, Budget(steps=200), Run(seed=1))
    later = AutoEngine().solve(problem, Budget(steps=50), Run(seed=2, start=start))
    assert len(later.unserved) <= len(start.unserved)
    if later.unserved == start.unserved:
        assert assignment_cost(problem, later) <= assignment_cost(problem, start)


def test_progress_goes_on_from_one_search_to_the_next_and_a_stop_is_heard() -> None:
    problem = county(60, 8, seed=1)
    told: list[Progress] = []
    run = Run(seed=1, progress=told.append, stop=lambda: len(told) > 3)
    found = AutoEngine().solve(problem, Budget(time_s=20.0), run)
    assert found.status == "interrupted"
    seconds = [one.seconds for one in told]
    assert seconds == sorted(seconds)


def test_a_search_without_an_end_is_refused() -> None:
    with pytest.raises(InputError, match=r"engines\.no-budget"):
        AutoEngine().solve(county(4, 2), Budget(), Run())
