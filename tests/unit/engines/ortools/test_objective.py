"""Service before cost in one number."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from routing.engines.judge import Judge
from routing.engines.ortools.objective import (
    LARGEST_TOTAL,
    Objective,
    make_objective,
    most_cost,
)
from routing.problem.model import Problem
from tests.helpers.days import county
from tests.helpers.problems import K, Sketch, T, V, build, line

SKETCH = Sketch(
    positions=line(0, 100, 200),
    visits=(V(at=1, prize=2), V(at=2, prize=3), V(at=2, mandatory=True, prize=4)),
    types=(T(fixed=50, per_hour=3600),),
    vehicles=(K(), K()),
)


def objective(problem: Problem) -> Objective:
    found = make_objective(Judge(problem))
    assert found is not None
    return found


def test_no_cost_outweighs_a_prize_and_no_prizes_outweigh_a_duty() -> None:
    problem = build(SKETCH)
    penalty = objective(problem).penalty
    dearest = most_cost(Judge(problem))
    assert penalty[0] > 2 * dearest - 2
    assert penalty[0] * 3 == penalty[1] * 2
    assert penalty[2] > penalty[0] + penalty[1] + dearest


def test_the_dearest_plan_is_bounded_from_above() -> None:
    # Two vehicles, each at most 6 legs of 200, for at most a day of the longest driving.
    judge = Judge(build(SKETCH))
    price = judge.price(0, ())
    assert price is None
    assert most_cost(judge) >= 2 * (50 + 400 + 400) * 1000


def test_prizes_that_are_money_stand_at_their_value() -> None:
    problem = build(replace(SKETCH, service_first=False))
    assert objective(problem).penalty[:2] == (2000, 3000)
    assert objective(problem).penalty[2] > 5000 + most_cost(Judge(problem))


def test_metres_cost_exactly_what_they_should() -> None:
    found = objective(build(SKETCH))
    assert found.unit_micro == 1
    assert found.per_metre(np.array([1, 333]), 777).tolist() == [777, 333 * 777]
    assert found.per_second(3600) == 1000


def test_large_prizes_make_the_unit_coarser_and_still_come_first() -> None:
    problem = county(200, 20)
    huge = replace(problem, visits=replace(problem.visits, prize=problem.visits.prize * 10**3))
    found = objective(huge)
    assert found.unit_micro > 1
    optional = [p for p, must in zip(found.penalty, huge.visits.mandatory, strict=True) if not must]
    assert min(optional) * found.unit_micro > most_cost(Judge(huge))
    assert sum(found.penalty) < LARGEST_TOTAL
    assert found.per_metre(np.array([1000]), 1000).tolist() == [round(10**6 / found.unit_micro)]


def test_prizes_beyond_all_measure_are_refused() -> None:
    problem = county(20, 3)
    absurd = replace(problem, visits=replace(problem.visits, prize=problem.visits.prize * 10**12))
    assert make_objective(Judge(absurd)) is None


@pytest.mark.parametrize("prize", [0, -5])
def test_a_visit_without_a_prize_has_no_penalty(prize: int) -> None:
    problem = build(replace(SKETCH, visits=(V(at=1, prize=prize),)))
    assert objective(problem).penalty == (0,)
