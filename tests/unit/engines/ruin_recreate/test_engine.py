"""The engine: repeatable by steps on any number of threads, stoppable, warm-started, bounded."""

from dataclasses import replace

import numpy as np
import pytest

from routing.engines.base import Budget, Progress, Run
from routing.engines.registry import get_engine
from routing.engines.ruin_recreate.engine import RuinRecreate
from routing.plan.check_assignment import check_assignment
from routing.plan.costs import assignment_cost
from routing.problem.assignment import Assignment
from routing.problem.model import PlanarDistances, Problem
from tests.helpers.problems import D, K, Sketch, T, V, build, line

LATE = 10**9


def scattered(visits: int, *, windows: bool, seed: int = 1) -> Problem:
    """Visits on a square of 10 km; with windows the general search has to take it."""
    draw = np.random.default_rng(seed)
    points = np.round(draw.uniform(0, 10_000, (visits + 1, 2)))
    opens = draw.integers(0, 30_000, visits)
    sketch = Sketch(
        positions=tuple(map(tuple, points.tolist())),
        visits=tuple(
            V(
                at=at + 1,
                deliver=(int(draw.integers(1, 100)), 0),
                opens=int(opens[at]) if windows else 0,
                closes=int(opens[at]) + 9000 if windows else LATE,
                mandatory=True,
            )
            for at in range(visits)
        ),
        depots=(D(at=0, closes=LATE),),
        types=(T(end=LATE),),
        vehicles=tuple(K() for _ in range(visits // 5)),
        speed_mps=(10.0,),
    )
    return build(sketch)


def solve(problem: Problem, steps: int, run: Run) -> Assignment:
    return RuinRecreate().solve(problem, Budget(steps=steps), run)


@pytest.mark.parametrize("windows", [False, True], ids=["fast", "general"])
def test_a_step_budget_gives_the_same_plan_on_one_thread_and_on_two(*, windows: bool) -> None:
    problem = scattered(350, windows=windows)
    one, again, two = (solve(problem, 12_000, Run(seed=4, threads=n)) for n in (1, 1, 2))
    assert one == again == two
    assert check_assignment(problem, one) == ()


def test_another_seed_takes_another_way() -> None:
    problem = scattered(350, windows=False)
    assert solve(problem, 3000, Run(seed=1)) != solve(problem, 3000, Run(seed=2))


@pytest.mark.parametrize("windows", [False, True], ids=["fast", "general"])
def test_more_steps_are_never_worse_and_soon_better(*, windows: bool) -> None:
    problem = scattered(120, windows=windows)
    costs = [assignment_cost(problem, solve(problem, n, Run(seed=3))) for n in (1, 500, 5000)]
    assert costs[2] < costs[1] < costs[0]


def test_a_warm_start_is_never_lost() -> None:
    problem = scattered(120, windows=False)
    good = solve(problem, 20_000, Run(seed=3))
    again = solve(problem, 1, Run(seed=9, start=good))
    assert assignment_cost(problem, again) <= assignment_cost(problem, good)


def test_what_no_longer_fits_in_a_start_is_planned_anew() -> None:
    problem = scattered(60, windows=False)
    good = solve(problem, 2000, Run(seed=3))
    smaller = replace(problem, types=replace(problem.types, capacity=problem.types.capacity // 3))
    again = solve(smaller, 2000, Run(start=good))
    assert again.unserved == ()
    assert check_assignment(smaller, again) == ()


def test_a_stop_signal_ends_the_search_with_the_best_so_far() -> None:
    problem = scattered(60, windows=False)
    asked = iter([False, False, True])
    run = Run(stop=lambda: next(asked))
    stopped = RuinRecreate().solve(problem, Budget(steps=10**9), run)
    assert stopped.status == "interrupted"
    assert stopped.unserved == ()


def test_a_target_cost_ends_the_search() -> None:
    problem = scattered(60, windows=False)
    cost = assignment_cost(problem, solve(problem, 2000, Run()))
    budget = Budget(steps=10**9, target_cost=cost + 1)
    found = RuinRecreate().solve(problem, budget, Run())
    assert assignment_cost(problem, found) <= cost + 1


def test_progress_tells_of_service_and_cost() -> None:
    told: list[Progress] = []
    problem = scattered(60, windows=True)
    found = solve(problem, 4000, Run(progress=told.append))
    assert told
    assert told[-1].visits == 60
    assert told[-1].cost >= assignment_cost(problem, found) - 1


def test_the_plane_is_searched_as_well_as_its_matrix() -> None:
    matrix = scattered(80, windows=False)
    x, y = matrix.locations.lon * 100_000, matrix.locations.lat * 100_000
    plane = replace(matrix, planar=PlanarDistances(np.round(x), np.round(y)))
    found = solve(plane, 5000, Run(seed=2))
    assert check_assignment(plane, found) == ()
    # Both measure every route alike, in whole metres.
    cost = assignment_cost(matrix, found)
    assert assignment_cost(plane, found) == cost
    assert cost <= 1.05 * assignment_cost(matrix, solve(matrix, 5000, Run(seed=2)))


def test_a_smaller_vehicle_takes_over_where_it_is_cheaper() -> None:
    sketch = Sketch(
        positions=line(0, 100),
        visits=(V(at=1, deliver=(10, 0), closes=LATE),),
        depots=(D(at=0, closes=LATE),),
        types=(T(fixed=900, end=LATE), T(fixed=100, capacity=(20, 1000), end=LATE)),
        vehicles=(K(type=0), K(type=1)),
    )
    assert solve(build(sketch), 50, Run()).routes[0].vehicle == 1


def test_a_larger_vehicle_is_worth_its_price_where_it_saves_a_route() -> None:
    visits = tuple(V(at=1, deliver=(10, 0), closes=LATE) for _ in range(4))
    sketch = Sketch(
        positions=line(0, 1000),
        visits=visits,
        depots=(D(at=0, closes=LATE),),
        types=(T(capacity=(10, 1000), fixed=500, end=LATE), T(fixed=900, end=LATE)),
        vehicles=(*(K() for _ in range(4)), K(type=1)),
    )
    found = solve(build(sketch), 200, Run())
    assert [route.vehicle for route in found.routes] == [4]


def test_visits_that_pay_only_together_are_served_together() -> None:
    visits = (V(at=1, prize=700), V(at=1, prize=700))
    sketch = Sketch(positions=line(0, 500), visits=visits, service_first=False)
    assert solve(build(sketch), 300, Run()).unserved == ()


def test_a_visit_that_does_not_pay_is_left_out() -> None:
    visits = (V(at=1, prize=900), V(at=2, prize=1100))
    sketch = Sketch(positions=line(0, 500, -500), visits=visits, service_first=False)
    assert solve(build(sketch), 300, Run()).unserved == (0,)


@pytest.mark.parametrize("empty", ["visits", "vehicles"])
def test_nothing_to_do_or_nobody_to_do_it_is_an_empty_plan(empty: str) -> None:
    sketch = Sketch(positions=line(0, 100), visits=(V(at=1),))
    sketch = replace(sketch, visits=()) if empty == "visits" else replace(sketch, vehicles=())
    found = solve(build(sketch), 10, Run())
    assert found.routes == ()
    assert len(found.unserved) == len(sketch.visits)


def test_the_engine_is_known_by_its_name() -> None:
    assert get_engine("ruin_recreate").name == "ruin_recreate"
