"""Rounds: cut, search the parts, put together, keep the best, until the budget is used.

Every part of every round has a stream of random numbers of its own, and parts share nothing, so
the result does not depend on how many threads search them.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from routing.engines.base import Budget, Progress, Run
from routing.engines.ruin_recreate.heat import Heat, choose_heat
from routing.engines.ruin_recreate.instance import Found, Instance, Orders, Search
from routing.engines.ruin_recreate.randoms import seeded
from routing.engines.ruin_recreate.solution import COST, MANDATORY, MISSED, Solution
from routing.engines.ruin_recreate.split import cut, put_together

ROUND_S: Final = 0.08
"""A round under a time budget aims at this length, so that stopping and progress are prompt."""

FIRST_STEPS: Final = 200
PROGRESS_S: Final = 0.25
NOTABLE: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Task:
    """What is searched, and how.

    Attributes
    ----------
    instance
        The problem.
    points
        (V + D, 2) for cutting.
    search
        The compiled search.
    steps
        Steps of a part in a round under a step budget.
    tails
        Tail moves after each step.
    """

    instance: Instance
    points: NDArray[np.float64]
    search: Search
    steps: int
    tails: int


def better(a: Solution, b: Solution) -> bool:
    """Whether `a` is better: fewer mandatory visits missed, more service, less cost."""
    for field in (MANDATORY, MISSED):
        if a.score[field] != b.score[field]:
            return bool(a.score[field] < b.score[field])
    return bool(a.score[COST] < b.score[COST] - NOTABLE)


class Clock:
    """What of a budget is used, in time and in steps."""

    def __init__(self, budget: Budget, task: Task) -> None:
        self._budget = budget
        self._begun = time.monotonic()
        self._task = task
        self.steps = 0
        self.round_steps = FIRST_STEPS if budget.steps is None else task.steps

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._begun

    @property
    def fraction(self) -> float:
        """Used share of the budget, time or steps, whichever is nearer its end."""
        shares = [0.0]
        if self._budget.time_s is not None:
            shares.append(self.seconds / max(self._budget.time_s, 1e-9))
        if self._budget.steps is not None:
            shares.append(self.steps / max(self._budget.steps, 1))
        return max(shares)

    def next_steps(self, parts: int) -> int:
        """Steps of each part in the next round, at least one."""
        if self._budget.steps is None:
            return self.round_steps
        left = self._budget.steps - self.steps
        return max(1, min(self.round_steps, -(-left // parts)))

    def expected(self, steps: int) -> float:
        """Steps that the budget will have allowed in all, after a round of `steps`."""
        if self._budget.steps is not None:
            return float(self._budget.steps)
        return steps / max(self.fraction, 1e-9)

    def learn(self, steps: int, seconds: float) -> None:
        """Choose the length of rounds from how fast the last one was."""
        if self._budget.steps is None:
            wanted = steps * ROUND_S / max(seconds, 1e-6)
            self.round_steps = int(min(max(wanted, steps / 4, 10), steps * 4, 1_000_000))


class Rounds:
    """The state of a search between rounds."""

    def __init__(self, task: Task, run: Run, start: Solution) -> None:
        self._task = task
        self._run = run
        self.now = start
        self.best = start
        self._draw = np.random.default_rng([abs(run.seed), 1])
        self._number = 0

    def round(self, pool: ThreadPoolExecutor, steps: int, ends: tuple[float, float, float]) -> int:
        """Search the parts of one round from temperature to temperature; the steps made."""
        task = self._task
        parts = cut(task.instance, task.points, self.now, self._draw)
        jobs = [
            (part, Orders(steps, *ends, task.tails, self._stream(number)))
            for number, part in enumerate(parts)
        ]
        found = list(pool.map(lambda job: task.search(task.instance, job[0], job[1]), jobs))
        self._number += 1
        self._keep(found)
        return steps * len(parts)

    def _stream(self, part: int) -> NDArray[np.uint64]:
        return seeded(self._run.seed, self._number, part)

    def _keep(self, found: list[Found]) -> None:
        """Go on from what was found, and remember the best."""
        whole, score = self.now.routes, self.now.score
        best = Solution(
            put_together(whole, [part[1] for part in found]), score + sum(p[3] for p in found)
        )
        if better(best, self.best):
            self.best = best
        self.now = Solution(
            put_together(whole, [part[0] for part in found]), score + sum(p[2] for p in found)
        )


def search(task: Task, budget: Budget, run: Run, start: Solution) -> tuple[Solution, bool]:
    """Search until the budget is used; the best found, and whether the user stopped it."""
    clock, rounds = Clock(budget, task), Rounds(task, run, start)
    heat: Heat | None = None
    told_s = -PROGRESS_S
    with ThreadPoolExecutor(max_workers=max(1, run.threads)) as pool:
        while clock.fraction < 1.0 and not _reached(budget, rounds.best):
            if run.stop():
                return rounds.best, True
            began_s, begun = clock.seconds, clock.fraction
            steps = clock.next_steps(2)
            ends = _ends(heat, begun, clock, steps)
            done = rounds.round(pool, steps, ends)
            clock.steps += done
            clock.learn(steps, clock.seconds - began_s)
            if heat is None and clock.steps > FIRST_STEPS:
                per_visit = clock.expected(clock.steps) / max(1, task.instance.place.size)
                heat = choose_heat(task.instance, rounds.now, per_visit)
            if clock.seconds - told_s >= PROGRESS_S:
                told_s = clock.seconds
                run.progress(_progress(task.instance, rounds.best, told_s))
    return rounds.best, False


def _ends(heat: Heat | None, begun: float, clock: Clock, steps: int) -> tuple[float, float, float]:
    """Temperatures of cost at the ends of the next round, and of service.

    Cold until the first cost is known.
    """
    if heat is None:
        return 1e-6, 1e-6, 0.0
    passed = begun * (1.0 + steps / max(1, clock.steps))
    return heat.at(begun), heat.at(passed), heat.yielding_at(begun)


def _reached(budget: Budget, best: Solution) -> bool:
    """Whether everything is served at the target cost."""
    if budget.target_cost is None or len(best.routes.absent):
        return False
    return bool(best.score[COST] <= budget.target_cost)


def _progress(instance: Instance, best: Solution, seconds: float) -> Progress:
    visits = instance.place.size
    return Progress(seconds, visits - len(best.routes.absent), visits, round(best.score[COST]))
