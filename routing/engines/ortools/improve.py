"""Better routes for one piece: ruin and recreate for a while, then a search with OR-Tools.

The two find different things: the first takes whole strings of stops out and packs vehicles well,
the second sets right what is left within and between a few routes.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final

from routing.engines.base import StopSignal
from routing.engines.draft import Draft, adopt, take_over
from routing.engines.judge import Judge
from routing.engines.ortools.search import Limits
from routing.engines.ortools.solve import solve_model
from routing.engines.ruin import Heard, limit_of, ruin_and_recreate, unheard
from routing.problem.assignment import Route
from routing.problem.model import Problem

# Of the time, or of the steps, so much is for ruin and recreate.
RUIN_SHARE: Final = 0.4


@dataclass(frozen=True, slots=True)
class Task:
    """A problem to be improved from given routes.

    Attributes
    ----------
    problem, routes
        The problem, and permitted routes to begin with.
    seconds, steps
        When to end, whatever comes first; a step is a trial of ruin and recreate, or a solution
        that the search with OR-Tools moves to.
    seed
        For both.
    """

    problem: Problem
    routes: tuple[Route, ...]
    seconds: float | None
    steps: int | None
    seed: int


def improve(task: Task, stop: StopSignal, heard: Heard = unheard) -> tuple[Route, ...]:
    """The best routes found, which are those of the task if nothing better is."""
    began = time.monotonic()
    draft = Draft.empty(Judge(task.problem))
    adopt(draft, task.routes)
    _ruin(draft, task, Limits(_after(began, task.seconds, RUIN_SHARE), task.steps, stop), heard)
    if not stop():
        _search(draft, Limits(_after(began, task.seconds, 1.0), _rest(task.steps), stop), heard)
    return draft.listed


def _after(began: float, seconds: float | None, share: float) -> float | None:
    return None if seconds is None else began + share * seconds


def _rest(steps: int | None) -> int | None:
    return None if steps is None else max(1, steps - round(RUIN_SHARE * steps))


def _ruin(draft: Draft, task: Task, limits: Limits, heard: Heard) -> None:
    steps = None if limits.steps is None else round(RUIN_SHARE * limits.steps)
    elapsed = limit_of(limits.deadline, steps, time.monotonic)
    ruin_and_recreate(draft, lambda: 1.0 if limits.stop() else elapsed(), task.seed, heard)


def _search(draft: Draft, limits: Limits, heard: Heard) -> None:
    found = solve_model(draft.judge, draft.listed, limits, heard)
    if found is None:
        return
    other = Draft.empty(draft.judge)
    take_over(other, found)
    if other.score < draft.score:
        draft.become(other)
