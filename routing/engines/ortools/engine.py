"""The engine ``ortools``: quick first routes, then OR-Tools piece by piece until time is up."""

from __future__ import annotations

from typing import ClassVar

from routing.engines.base import Budget, Run
from routing.engines.judge import Judge
from routing.engines.ortools.objective import TOO_LARGE, make_objective
from routing.engines.ortools.rounds import Rounds
from routing.errors import Finding, InputError, UnsupportedError
from routing.problem.assignment import Assignment, Status
from routing.problem.model import Problem
from routing.words import say, translated


class OrToolsEngine:
    """Routes by insertion and by OR-Tools, cut into pieces where a problem is large.

    A step, of which a budget may allow a number, is a trial of ruin and recreate or a solution
    that a search with OR-Tools moves to. Under a step budget alone, the same problem, seed and
    budget give the same assignment on any number of threads.
    """

    name: ClassVar[str] = "ortools"

    def refusals(self, problem: Problem) -> tuple[str, ...]:
        """What cannot be honoured: only prizes beyond all measure."""
        return _refusals(Judge(problem))

    def solve(self, problem: Problem, budget: Budget, run: Run) -> Assignment:
        """The best assignment found within `budget`.

        A few visits that come to nothing better for several rounds end before it.

        Raises
        ------
        UnsupportedError
            If :meth:`refusals` is not empty.
        InputError
            If the budget sets no end.
        """
        if budget.time_s is None and budget.steps is None:
            cause = say("The search was given neither a time limit nor a number of steps.")
            raise InputError([Finding("engines.no-budget", cause)])
        rounds = Rounds(problem, budget, run)
        if refused := _refusals(rounds.draft.judge):
            raise UnsupportedError([Finding("engines.unsupported", cause) for cause in refused])
        rounds.plan()
        status: Status = "interrupted" if rounds.interrupted else "complete"
        return rounds.draft.assignment(self.name, status)


def _refusals(judge: Judge) -> tuple[str, ...]:
    return () if make_objective(judge) is not None else (translated(TOO_LARGE),)
