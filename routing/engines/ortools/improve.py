"""Better routes for one piece: ruin and recreate for a while, then a search with OR-Tools.

The two find different things: the first takes whole strings of stops out and packs vehicles well,
the second sets right what is left within and between a few routes.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from routing.engines.base import StopSignal
from routing.engines.draft import Draft, adopt, take_over
from routing.engines.judge import Judge
from routing.engines.ortools.search import Limits
from routing.engines.ortools.solve import solve_model
from routing.engines.ruin import Heard, limit_of, ruin_and_recreate, unheard
from routing.problem.assignment import Route
from routing.problem.model import Problem


@dataclass(frozen=True, slots=True)
class Task:
    """A problem to be improved from given routes.

    Attributes
    ----------
    problem, routes
        The problem, and permitted routes to begin with.
    seconds, ends_at, steps
        When to end, whatever comes first: after so long, at a moment of ``time.monotonic`` (which
        the processes of a machine share), or after so many steps. A step is a trial of ruin and
        recreate, or a solution that the search with OR-Tools moves to.
    ruin_share
        How much of either is for ruin and recreate.
    seed
        Of its random choices.
    """

    problem: Problem
    routes: tuple[Route, ...]
    seconds: float | None
    ends_at: float | None
    steps: int | None
    ruin_share: float
    seed: int


def improve(task: Task, stop: StopSignal, heard: Heard = unheard) -> tuple[Route, ...]:
    """The best routes found, which are those of the task if nothing better is."""
    began = time.monotonic()
    draft = Draft.empty(Judge(task.problem))
    adopt(draft, task.routes)
    early, late = _split(task, began, stop)
    elapsed = limit_of(early.deadline, early.steps, time.monotonic)
    ruin_and_recreate(draft, lambda: 1.0 if stop() else elapsed(), task.seed, heard)
    if task.ruin_share < 1.0 and not stop():
        _search(draft, late, heard)
    return draft.listed


def _split(task: Task, began: float, stop: StopSignal) -> tuple[Limits, Limits]:
    """When ruin and recreate ends, and when the search after it."""
    middle = end = ruins = searches = None
    if task.seconds is not None:
        end = began + task.seconds
        if task.ends_at is not None:
            end = min(end, task.ends_at)
        middle = began + task.ruin_share * (end - began)
    if task.steps is not None:
        ruins = round(task.ruin_share * task.steps)
        searches = max(1, task.steps - ruins)
    return Limits(middle, ruins, stop), Limits(end, searches, stop)


def _search(draft: Draft, limits: Limits, heard: Heard) -> None:
    found = solve_model(draft.judge, draft.listed, limits, heard)
    if found is None:
        return
    other = Draft.empty(draft.judge)
    take_over(other, found)
    if other.score < draft.score:
        draft.become(other)
