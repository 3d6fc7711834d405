"""The engine: prepare, choose the search, run rounds, answer with an assignment."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from routing.engines.base import Budget, Run
from routing.engines.judge import Judge
from routing.engines.ruin_recreate.fast.search import search_fast
from routing.engines.ruin_recreate.fitness import is_fast
from routing.engines.ruin_recreate.general.search import search_general
from routing.engines.ruin_recreate.impossible import close_impossible
from routing.engines.ruin_recreate.instance import Orders
from routing.engines.ruin_recreate.prepare import prepare, with_doors
from routing.engines.ruin_recreate.randoms import seeded
from routing.engines.ruin_recreate.rounds import Task, search
from routing.engines.ruin_recreate.solution import (
    Solution,
    from_assignment,
    nothing_served,
    to_assignment,
)
from routing.engines.ruin_recreate.split import cut, places_of
from routing.problem.assignment import Assignment, Status
from routing.problem.model import Problem

NAME: Final = "ruin_recreate"

FAST_STEPS: Final = 10_000
GENERAL_STEPS: Final = 1_000
"""Steps of a part in a round under a step budget."""

TAILS: Final = 5
"""Tail moves after each step of the fast search."""


class RuinRecreate:
    """Slack induction by string removals, compiled."""

    name: Final = NAME

    def refusals(self, _problem: Problem) -> tuple[str, ...]:
        """Nothing: every rule of a problem is honoured."""
        return ()

    def solve(self, problem: Problem, budget: Budget, run: Run) -> Assignment:
        """The best assignment found; a step is one ruin and recreate of a part."""
        visits = len(problem.visits)
        if visits == 0 or len(problem.vehicles) == 0:
            return Assignment((), tuple(range(visits)), NAME)
        task = make_task(problem)
        judge = Judge(problem)
        start = nothing_served(task.instance)
        if run.start is not None:
            start = from_assignment(task.instance, judge, run.start)
        warm_up(task, start)
        best, stopped = search(task, budget, run, start)
        status: Status = "interrupted" if stopped else "complete"
        return replace(to_assignment(best, judge, NAME), status=status)


def make_task(problem: Problem) -> Task:
    """What the search needs to know of a problem."""
    problem = close_impossible(problem)
    instance = prepare(problem)
    fast = is_fast(problem)
    if not fast:
        instance = with_doors(instance)
    return Task(
        instance=instance,
        points=places_of(instance, problem.locations.lon, problem.locations.lat),
        search=search_fast if fast else search_general,
        steps=FAST_STEPS if fast else GENERAL_STEPS,
        tails=TAILS,
    )


def warm_up(task: Task, start: Solution) -> None:
    """Compile, or load what was compiled before, so that no budget pays for it."""
    nothing = Orders(0, 1.0, 1.0, 0.0, task.tails, seeded(0))
    part = cut(task.instance, task.points, start, np.random.default_rng(0))[0]
    task.search(task.instance, part, nothing)
