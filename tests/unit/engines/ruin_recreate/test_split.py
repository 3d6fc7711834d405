"""Parts of a solution: every vehicle and visit at most once, and nothing lost on the way back."""

import numpy as np
import pytest

from routing.engines.judge import Judge
from routing.engines.ruin_recreate.instance import Instance, Routes
from routing.engines.ruin_recreate.prepare import prepare
from routing.engines.ruin_recreate.solution import Solution, from_assignment, nothing_served
from routing.engines.ruin_recreate.split import IDLE_SHOWN, cut, places_of, put_together
from routing.problem.assignment import Assignment, Route, Trip
from routing.problem.model import Problem
from tests.helpers.problems import K, Sketch, V, build

VISITS = 400
VEHICLES = 120


@pytest.fixture(scope="module")
def problem() -> Problem:
    points = np.random.default_rng(3).uniform(0, 5000, (VISITS + 1, 2))
    return build(
        Sketch(
            positions=tuple(map(tuple, points.tolist())),
            visits=tuple(V(at=at + 1, deliver=(10, 0)) for at in range(VISITS)),
            vehicles=tuple(K() for _ in range(VEHICLES)),
        )
    )


@pytest.fixture(scope="module")
def instance(problem: Problem) -> Instance:
    return prepare(problem)


@pytest.fixture(scope="module")
def solution(problem: Problem, instance: Instance) -> Solution:
    """Forty routes of nine visits each; forty visits are left out."""
    routes = tuple(
        Route(vehicle, (Trip(0, tuple(range(9 * vehicle, 9 * vehicle + 9))),))
        for vehicle in range(40)
    )
    return from_assignment(instance, Judge(problem), Assignment(routes, (), "hand"))


def parts_of(problem: Problem, instance: Instance, solution: Solution, seed: int) -> list[Routes]:
    points = places_of(instance, problem.locations.lon, problem.locations.lat)
    return cut(instance, points, solution, np.random.default_rng(seed))


@pytest.mark.parametrize("seed", range(6))
def test_parts_share_no_vehicle_and_no_visit(
    problem: Problem, instance: Instance, solution: Solution, seed: int
) -> None:
    first, second = parts_of(problem, instance, solution, seed)
    assert not set(first.vehicles) & set(second.vehicles)
    visits = [set(p.elements[p.elements >= 0]) | set(p.absent) for p in (first, second)]
    assert not visits[0] & visits[1]
    assert visits[0] | visits[1] == set(range(VISITS))
    assert min(map(len, visits)) > VISITS / 3


@pytest.mark.parametrize("seed", range(6))
def test_what_is_cut_and_put_together_is_as_before(
    problem: Problem, instance: Instance, solution: Solution, seed: int
) -> None:
    whole = solution.routes
    again = put_together(whole, parts_of(problem, instance, solution, seed))
    for before, after in zip(whole, again, strict=True):
        assert np.array_equal(before, after)


def test_each_part_has_a_few_idle_vehicles(
    problem: Problem, instance: Instance, solution: Solution
) -> None:
    for part in parts_of(problem, instance, solution, 1):
        assert (np.diff(part.starts) == 0).sum() == IDLE_SHOWN


def test_a_first_solution_is_built_in_one_piece_with_all_vehicles(
    problem: Problem, instance: Instance
) -> None:
    (part,) = parts_of(problem, instance, nothing_served(instance), 1)
    assert len(part.vehicles) == VEHICLES
    assert len(part.absent) == VISITS
