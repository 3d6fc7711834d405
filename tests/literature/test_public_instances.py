"""Public instances: read, searched with a step budget, checked, and near the best known cost."""

import csv
from pathlib import Path

import pytest

from routing.engines.base import Budget, Run
from routing.engines.registry import get_engine
from routing.plan.bound import lower_bound
from routing.plan.check_assignment import check_assignment
from routing.plan.costs import assignment_cost
from routing.problem.literature.read import read_literature
from tests.helpers.data import data_path

pytestmark = pytest.mark.data

# Family, file, cost units of the file per unit of bks.csv, steps, and the gap allowed.
CASES = (
    ("cvrp-x", "X-n106-k14.vrp", 1.0, 60_000, 0.02),
    ("cvrp-road", "ORTEC-n242-k12.vrp", 1.0, 60_000, 0.05),
    ("vrptw-gh1000", "C1_10_1.vrp", 10.0, 20_000, 0.05),
    ("mtvrptwr", "C201R0.25.vrp", 1.0, 10_000, 0.05),
)


def best_known(family: str, name: str) -> float:
    path = data_path(f"{family}/bks.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return next(
            float(row["best_known_cost"]) for row in csv.DictReader(file) if row["instance"] == name
        )


@pytest.mark.parametrize(("family", "name", "scale", "steps", "gap"), CASES)
def test_a_public_instance_is_solved_near_its_best_known_cost(
    family: str, name: str, scale: float, steps: int, gap: float
) -> None:
    literature = read_literature(data_path(f"{family}/{name}"))
    problem = literature.problem
    assignment = get_engine("ruin_recreate").solve(problem, Budget(steps=steps), Run(seed=1))
    assert assignment.unserved == ()
    assert check_assignment(problem, assignment) == ()
    best = best_known(family, Path(name).stem) * scale
    cost = assignment_cost(problem, assignment)
    # Below the best known cost would be a wrong reading of the file, until proven otherwise.
    assert best - 1 <= cost <= best * (1 + gap)


# What the bound must reach, as a share of the best known cost.
BOUNDED = (
    ("cvrp-x", "X-n106-k14.vrp", 1.0, 0.5),
    ("cvrp-road", "ORTEC-n242-k12.vrp", 1.0, 0.5),
    ("hfvrp-x", "X153-FSMFD.vrp", 1000.0, 0.4),
    ("cvrp-xxl", "Flanders2.vrp", 1.0, 0.3),
)


@pytest.mark.parametrize(("family", "name", "scale", "share"), BOUNDED)
def test_the_bound_of_a_public_instance_is_below_its_best_known_cost(
    family: str, name: str, scale: float, share: float
) -> None:
    problem = read_literature(data_path(f"{family}/{name}")).problem
    best = best_known(family, Path(name).stem) * scale
    bound = lower_bound(problem)
    assert bound is not None
    assert share * best < bound.cost <= best
