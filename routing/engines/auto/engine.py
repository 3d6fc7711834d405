"""One after the other: the compiled search, OR-Tools piece by piece, recombination."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import ClassVar, Final

from routing.engines.auto.pool import Pool, kinds_of
from routing.engines.auto.recombine import recombine
from routing.engines.base import Budget, Engine, Progress, Run
from routing.engines.draft import Score, score_of
from routing.engines.judge import Judge
from routing.engines.ortools.engine import OrToolsEngine
from routing.engines.ruin_recreate import RuinRecreate
from routing.errors import Finding, InputError, UnsupportedError
from routing.problem.assignment import Assignment, Route
from routing.problem.model import Problem
from routing.words import say

RUIN_SHARE: Final = 0.3
"""Share of the time for the compiled search, which makes a good plan of any size quickly."""

RECOMBINE_SHARE: Final = 0.05
RECOMBINE_S: Final = 10.0
"""Share of the time for recombination, and no more seconds than this."""

RUIN_STEPS: Final = 50
"""Steps of the compiled search for each step of the budget: a step of it is as much cheaper."""

STARTS: Final = 2
"""Runs of the compiled search, from which routes are gathered; the better one goes on."""


class AutoEngine:
    """The default pipeline.

    A step budget counts steps of OR-Tools; it leaves out recombination, whose time no step bounds.
    """

    name: ClassVar[str] = "auto"

    def refusals(self, problem: Problem) -> tuple[str, ...]:
        """What neither search can honour."""
        refused = [engine.refusals(problem) for engine in (RuinRecreate(), OrToolsEngine())]
        return () if not all(refused) else refused[-1]

    def solve(self, problem: Problem, budget: Budget, run: Run) -> Assignment:
        """The best assignment found within `budget`.

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
        if refused := self.refusals(problem):
            raise UnsupportedError([Finding("engines.unsupported", cause) for cause in refused])
        return _Pipeline(problem, budget, run).solve()


@dataclass
class _Pipeline:
    problem: Problem
    budget: Budget
    run: Run
    best: Assignment = field(default_factory=lambda: Assignment((), (), AutoEngine.name))
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._began = time.monotonic()
        self._judge = Judge(self.problem)
        kinds, self._members = kinds_of(self.problem)
        self._pool = Pool(self._judge, kinds)
        unserved = tuple(range(len(self.problem.visits)))
        self.best = replace(self.best, unserved=unserved)

    def solve(self) -> Assignment:
        for number in range(STARTS):
            share = RUIN_SHARE / STARTS * (number + 1)
            start = self.run.start
            self._search(RuinRecreate(), share, RUIN_STEPS / STARTS, start, seed=number)
        self._search(OrToolsEngine(), 1.0 - RECOMBINE_SHARE, 1.0, self.best)
        if self.budget.time_s is not None and not self._over():
            self._recombine()
        status = self.best.status if self.best.routes else "complete"
        if self.run.stop():
            status = "interrupted"
        return replace(
            self.best, engine=AutoEngine.name, status=status, bound=None, notes=tuple(self.notes)
        )

    @property
    def _elapsed(self) -> float:
        return time.monotonic() - self._began

    def _over(self) -> bool:
        if self.run.stop():
            return True
        target = self.budget.target_cost
        if target is not None and not self.best.unserved:
            return self._cost(self.best.routes) <= target * 1000
        return self.budget.time_s is not None and self._elapsed >= self.budget.time_s

    def _cost(self, routes: tuple[Route, ...]) -> int:
        prices = [self._judge.price(route.vehicle, route.trips) for route in routes]
        return sum(price.cost for price in prices if price is not None)

    def _search(
        self,
        engine: Engine,
        until: float,
        steps: float,
        start: Assignment | None,
        seed: int = 0,
    ) -> None:
        """Search until a share of the time is used; keep what is better, gather its routes."""
        if self._over() or engine.refusals(self.problem):
            if not self._over():
                self.notes.append(say("{engine} cannot honour this problem.", engine=engine.name))
            return
        budget = replace(self.budget, steps=None)
        if self.budget.time_s is not None:
            left = until * self.budget.time_s - self._elapsed
            budget = replace(budget, time_s=max(0.05, left))
        if self.budget.steps is not None:
            budget = replace(budget, steps=max(1, round(steps * self.budget.steps)))
        found = engine.solve(self.problem, budget, self._run(start, seed))
        self._pool.add(found.routes)
        if self._score(found) < self._score(self.best) or not self.best.routes:
            self.best = found

    def _score(self, assignment: Assignment) -> Score:
        return score_of(self.problem, assignment.unserved, self._cost(assignment.routes))

    def _run(self, start: Assignment | None, seed: int) -> Run:
        earlier = self._elapsed

        def tell(progress: Progress) -> None:
            self.run.progress(replace(progress, seconds=earlier + progress.seconds))

        return replace(self.run, start=start, seed=self.run.seed + seed, progress=tell)

    def _recombine(self) -> None:
        """Put the best of all routes together, if that is better."""
        self._pool.add(self.best.routes)
        kinds = self._pool.kinds
        columns = self._pool.columns
        best = [columns[kinds[r.vehicle], frozenset(r.visits)] for r in self.best.routes]
        left = (self.budget.time_s or 0.0) - self._elapsed
        seconds = min(RECOMBINE_S, left)
        routes = recombine(list(columns.values()), self._members, best, seconds)
        if routes is None:
            return
        routes.sort(key=lambda route: route.vehicle)
        found = replace(self.best, routes=tuple(routes))
        if self._score(found) < self._score(self.best):
            self.best = found
