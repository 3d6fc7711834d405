"""Solve a file of the literature, or VROOM's JSON: read, search, check, and only then write."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from routing.engines.base import Budget, Run
from routing.engines.registry import get_engine
from routing.errors import Finding, InternalError
from routing.outputs.solution.sol import read_sol, sol_bytes
from routing.outputs.solution.vroom import Seconds, vroom_output
from routing.plan.bound import lower_bound
from routing.plan.check_assignment import check_assignment
from routing.plan.costs import assignment_cost, served_prize
from routing.problem.assignment import Assignment
from routing.problem.literature import Literature, read_literature
from routing.problem.model import Problem
from routing.problem.vroom import VroomCase, build_vroom, read_vroom

MILLI = 1000


@dataclass(frozen=True, slots=True)
class SolveOptions:
    """Engine, budget, how to search, and a cost in units of the file at which to stop."""

    engine: str
    budget: Budget
    target: float | None = None
    run: Run = field(default_factory=Run)


@dataclass(frozen=True, slots=True)
class SolvedFile:
    """A checked solution.

    Attributes
    ----------
    literature, vroom
        What was read: one of the two.
    cost
        In the units of the file; missed prizes counted where the file has prizes.
    findings
        What was noticed in the file, and shortfalls of the solution.
    bound_method
        How the bound of the assignment was proven; empty where there is none.
    """

    literature: Literature | None
    vroom: VroomCase | None
    assignment: Assignment
    cost: float
    findings: tuple[Finding, ...]
    loading_s: float
    solving_s: float
    seed: int
    bound_method: str

    @property
    def problem(self) -> Problem:
        """What was solved."""
        return _problem(self.literature, self.vroom)

    @property
    def bound(self) -> float | None:
        """What no solution can cost less than, in the units of the file."""
        scale = MILLI if self.literature is None else self.literature.convention.scale
        return None if self.assignment.bound is None else self.assignment.bound / scale

    @property
    def gap(self) -> float | None:
        """By what share of the bound the cost may be too high; None where the bound is 0."""
        return (self.cost - self.bound) / self.bound if self.bound else None

    @property
    def serves_all(self) -> bool:
        """Whether the bound is one for the problem, not only for the visits that are made."""
        left_out = list(self.assignment.unserved)
        due = True if self.problem.service_first else self.problem.visits.mandatory[left_out]
        return not left_out or not np.any(due)


def _problem(literature: Literature | None, vroom: VroomCase | None) -> Problem:
    if literature is not None:
        return literature.problem
    assert vroom is not None  # noqa: S101 - one of the two is always given
    return vroom.problem


def solve_file(path: Path, options: SolveOptions) -> SolvedFile:
    """Solve a file.

    Raises
    ------
    InputError
        If the file is broken, or asks for what cannot be expressed.
    UnsupportedError
        If the engine cannot honour the problem.
    InternalError
        If the engine's solution breaks a rule: then nothing is returned.
    """
    began = time.perf_counter()
    literature, vroom = _read(path)
    problem = _problem(literature, vroom)
    loaded = time.perf_counter()
    budget = options.budget
    if options.target is not None:
        scale = MILLI if literature is None else literature.convention.scale
        budget = replace(budget, target_cost=round(options.target * scale))
    assignment = get_engine(options.engine).solve(problem, budget, options.run)
    solved = time.perf_counter()
    found = check_assignment(problem, assignment)
    broken = [finding for finding in found if finding.severity == "error"]
    if broken:
        raise InternalError(broken)
    noticed = literature.findings if literature is not None else ()
    noticed = vroom.findings if vroom is not None else noticed
    assignment, method = _bounded(problem, assignment)
    return SolvedFile(
        literature,
        vroom,
        assignment,
        file_cost(literature, problem, assignment),
        (*noticed, *found),
        loaded - began,
        solved - loaded,
        options.run.seed,
        method,
    )


def _bounded(problem: Problem, assignment: Assignment) -> tuple[Assignment, str]:
    """With the better of the engine's bound and ours, and what that bound is called."""
    made = [visit for route in assignment.routes for visit in route.visits]
    found = lower_bound(problem, made)
    if assignment.bound is not None and (found is None or assignment.bound >= found.cost):
        return assignment, assignment.engine
    if found is None:
        return assignment, ""
    return replace(assignment, bound=found.cost), found.method


def _read(path: Path) -> tuple[Literature | None, VroomCase | None]:
    if path.suffix.lower() != ".json":
        return read_literature(path), None
    given, findings = read_vroom(path)
    return None, build_vroom(given, findings, path.name)


def file_cost(literature: Literature | None, problem: Problem, assignment: Assignment) -> float:
    """Cost in the units of the file, with prizes that were missed where prizes are money."""
    cost = assignment_cost(problem, assignment)
    if literature is None:
        return cost / MILLI
    optional = ~problem.visits.mandatory
    missed = int(problem.visits.prize[optional].sum()) - served_prize(problem, assignment)
    return (cost + max(0, missed)) / literature.convention.scale


def judge_file(path: Path, solution: Path) -> tuple[float, tuple[Finding, ...]]:
    """Cost and broken rules of a ``.sol`` file, whoever made it.

    Raises
    ------
    InputError
        If either file is broken.
    """
    literature = read_literature(path)
    assignment = read_sol(solution, literature)
    cost = file_cost(literature, literature.problem, assignment)
    return cost, check_assignment(literature.problem, assignment)


def shown_gap(gap: float) -> str:
    """A gap in per cent, rounded up: more is never claimed than is proven."""
    return f"{math.ceil(10_000 * gap - 1e-6) / 100:.2f}"


def shown_cost(cost: float) -> str:
    """A cost as people write it: whole where it is whole."""
    return str(round(cost)) if cost == round(cost) else f"{cost:.3f}".rstrip("0")


def solution_bytes(solved: SolvedFile) -> bytes:
    """The ``.sol`` file of a solution of a literature problem."""
    assert solved.literature is not None  # noqa: S101 - asked for by the caller
    return sol_bytes(solved.literature, solved.assignment, shown_cost(solved.cost))


def vroom_record(solved: SolvedFile) -> dict[str, Any]:
    """The solution in VROOM's shape."""
    assert solved.vroom is not None  # noqa: S101 - asked for by the caller
    taken = Seconds(round(MILLI * solved.loading_s), round(MILLI * solved.solving_s))
    return vroom_output(solved.vroom, solved.assignment, taken)


def solution_record(solved: SolvedFile) -> dict[str, Any]:
    """A solution for machines: instance, cost, bound, engine, seed, seconds, routes."""
    problem, assignment = solved.problem, solved.assignment
    numbers = None if solved.literature is None else solved.literature.numbers
    return {
        "instance": problem.name,
        "cost": solved.cost,
        "bound": solved.bound,
        "bound_method": solved.bound_method,
        "status": assignment.status,
        "engine": assignment.engine,
        "seed": solved.seed,
        "seconds": round(solved.solving_s, 3),
        "unserved": [problem.visits.ids[visit] for visit in assignment.unserved],
        "routes": [
            {
                "vehicle": problem.vehicles.ids[route.vehicle],
                "type": problem.types.ids[int(problem.vehicles.type[route.vehicle])],
                "trips": [
                    {
                        "depot": problem.depots.ids[trip.depot],
                        "visits": [
                            problem.visits.ids[visit] if numbers is None else int(numbers[visit])
                            for visit in trip.visits
                        ],
                    }
                    for trip in route.trips
                ],
            }
            for route in assignment.routes
        ],
    }
