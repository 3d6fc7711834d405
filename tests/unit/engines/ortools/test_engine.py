"""The engine: budgets, repeatability, starts, progress, interruption."""

from __future__ import annotations

from dataclasses import replace

import pytest

from routing.engines.base import Budget, Progress, Run
from routing.engines.ortools import rounds
from routing.engines.ortools.engine import OrToolsEngine
from routing.errors import InputError, UnsupportedError
from routing.plan.check_assignment import check_assignment
from routing.plan.costs import assignment_cost
from routing.problem.assignment import Assignment, Route, Trip
from routing.problem.model import Problem
from tests.helpers.days import county
from tests.helpers.problems import K, Sketch, T, V, build, line

ENGINE = OrToolsEngine()
SMALL = build(
    Sketch(
        positions=line(0, 100, 200, -100),
        visits=(V(at=1), V(at=2), V(at=3)),
        types=(T(fixed=100),),
        vehicles=(K(), K()),
    )
)


def sound(problem: Problem, assignment: Assignment) -> Assignment:
    found = check_assignment(problem, assignment)
    assert [finding for finding in found if finding.severity == "error"] == []
    return assignment


def test_a_plan_is_complete_and_names_its_engine() -> None:
    assignment = sound(SMALL, ENGINE.solve(SMALL, Budget(steps=100), Run()))
    assert (assignment.engine, assignment.status, assignment.bound) == ("ortools", "complete", None)
    assert assignment_cost(SMALL, assignment) == 700


def test_without_an_end_nothing_is_begun() -> None:
    with pytest.raises(InputError) as raised:
        ENGINE.solve(SMALL, Budget(target_cost=5), Run())
    assert [finding.code for finding in raised.value.findings] == ["engines.no-budget"]


def test_what_cannot_be_honoured_is_refused() -> None:
    problem = county(20, 3)
    absurd = replace(problem, visits=replace(problem.visits, prize=problem.visits.prize * 10**12))
    (refusal,) = ENGINE.refusals(absurd)
    with pytest.raises(UnsupportedError, match="64 bits") as raised:
        ENGINE.solve(absurd, Budget(steps=10), Run())
    assert refusal in raised.value.findings[0].cause
    assert ENGINE.refusals(problem) == ()


def test_a_time_limit_alone_ends_a_few_visits_before_it() -> None:
    # Nothing better comes of three visits; an hour is not waited for.
    assignment = ENGINE.solve(SMALL, Budget(time_s=3600), Run())
    assert assignment_cost(SMALL, assignment) == 700


def test_the_same_steps_and_seed_give_the_same_plan() -> None:
    problem = county(30, 4)
    budget = Budget(steps=150)
    first, again, other = (ENGINE.solve(problem, budget, Run(seed=s)) for s in (1, 1, 2))
    assert first == again
    assert first != other


def test_one_process_and_two_give_the_same_plan() -> None:
    problem = county(90, 12)
    budget = Budget(steps=250)
    alone = sound(problem, ENGINE.solve(problem, budget, Run(seed=5)))
    assert alone == ENGINE.solve(problem, budget, Run(seed=5, threads=2))


def test_a_county_in_pieces_is_planned_and_improved() -> None:
    problem = county(180, 22)
    few = sound(problem, ENGINE.solve(problem, Budget(steps=1), Run()))
    more = sound(problem, ENGINE.solve(problem, Budget(steps=400), Run()))
    assert few.unserved == more.unserved == ()
    assert assignment_cost(problem, more) < assignment_cost(problem, few)


def test_first_routes_of_a_very_large_problem_are_made_in_pieces(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rounds, "LARGE", 50)
    monkeypatch.setattr(rounds, "LARGE_PIECE", 40)
    problem = county(120, 16)
    assignment = sound(problem, ENGINE.solve(problem, Budget(steps=1), Run()))
    assert len(assignment.unserved) < 12


def test_a_start_is_never_made_worse() -> None:
    problem = county(60, 8)
    start = ENGINE.solve(problem, Budget(steps=200), Run(seed=1))
    after = sound(problem, ENGINE.solve(problem, Budget(steps=1), Run(seed=2, start=start)))
    assert assignment_cost(problem, after) <= assignment_cost(problem, start)


def test_a_start_that_no_longer_fits_is_used_as_far_as_it_does() -> None:
    start = Assignment((Route(9, ()), Route(0, (Trip(0, (2, 2, 0, 7)), Trip(4, (1,))))), (), "hand")
    assignment = sound(SMALL, ENGINE.solve(SMALL, Budget(steps=60), Run(start=start)))
    assert assignment_cost(SMALL, assignment) == 700


def test_a_target_ends_the_search_once_everything_is_served() -> None:
    problem = county(30, 4)
    heard: list[Progress] = []
    target = assignment_cost(problem, ENGINE.solve(problem, Budget(steps=1), Run())) + 1
    budget = Budget(steps=10**9, target_cost=target)
    assignment = sound(problem, ENGINE.solve(problem, budget, Run(progress=heard.append)))
    assert assignment.status == "complete"
    assert assignment_cost(problem, assignment) <= target


def test_progress_is_told_in_the_units_of_the_problem() -> None:
    heard: list[Progress] = []
    assignment = ENGINE.solve(SMALL, Budget(steps=100), Run(progress=heard.append))
    assert heard
    assert (heard[0].visits, heard[0].served) == (3, 3)
    assert heard[0].cost >= assignment_cost(SMALL, assignment)
    assert 0 <= heard[0].seconds < 60


@pytest.mark.parametrize("looks", [0, 1, 30, 400])
def test_an_interrupted_search_returns_the_best_so_far(looks: int) -> None:
    problem, asked = county(100, 13), 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > looks

    assignment = sound(problem, ENGINE.solve(problem, Budget(steps=10**9), Run(stop=stop)))
    assert assignment.status == "interrupted"


def test_a_search_in_two_processes_can_be_interrupted() -> None:
    problem, asked = county(100, 13), 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 110

    run = Run(stop=stop, threads=2)
    assignment = sound(problem, ENGINE.solve(problem, Budget(steps=10**9), run))
    assert assignment.status == "interrupted"
    assert assignment.unserved == ()
