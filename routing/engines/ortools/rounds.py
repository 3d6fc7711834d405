"""Rounds of improvement: cut, improve every piece, put together, cut elsewhere."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from routing.engines.base import Budget, Progress, Run
from routing.engines.draft import Draft, adopt, take_over
from routing.engines.greedy import along_a_curve, first_routes, insert_all
from routing.engines.judge import MICRO_PER_MILLI, Judge
from routing.engines.ortools.improve import Task, improve
from routing.engines.ortools.workers import Crew
from routing.engines.pieces import Piece, cut, whole
from routing.engines.shares import share_out
from routing.problem.assignment import Route
from routing.problem.model import Problem
from routing.problem.subproblem import SubProblem, slice_problem

# Visits that are planned together in one model, and what one such piece gets in each round.
PIECE_VISITS: Final = 80
SECONDS_PER_VISIT: Final = 0.025
STEPS_PER_VISIT: Final = 4
RUIN_SHARE: Final = 0.4
SHORTEST_ROUND_S: Final = 0.2
FEWEST_STEPS: Final = 60
# Before that, larger pieces get a share of the budget for ruin and recreate alone.
COARSE_VISITS: Final = 300
COARSE_SHARES: Final = (0.2, 0.2)
# Beyond so many visits, first routes too are made in pieces.
LARGE: Final = 1500
LARGE_PIECE: Final = 750
# A budget is left unused where a few visits came to nothing better in so many rounds.
FEW_VISITS: Final = 20
ROUNDS_IN_VAIN: Final = 4
# Pieces are left out of a round where all would get less than this part of what they want, and a
# round that leaves less time than this is made the last one.
MOST_SQUEEZED: Final = 2.0
LAST_STRETCH: Final = 1.5
# What is kept back of a time limit, to end within it; and what first routes may take beyond it.
KEPT_BACK_S: Final = 0.05
GRACE_S: Final = 0.3
# First routes in another order are tried only while so much of the time is left.
FIRST_SHARE_LEFT: Final = 0.9
REPORT_EVERY_S: Final = 0.3


@dataclass(frozen=True, slots=True)
class _Piecework:
    """A piece and what it gets; see :class:`~routing.engines.ortools.improve.Task`."""

    piece: Piece
    seconds: float | None
    steps: int | None
    ruin_share: float


class Rounds:
    """One search.

    Attributes
    ----------
    draft
        The best plan so far.
    interrupted
        Whether the user stopped it.
    """

    def __init__(self, problem: Problem, budget: Budget, run: Run) -> None:
        self._began = time.monotonic()
        self._budget, self._run = budget, run
        self._end = None if budget.time_s is None else self._began + budget.time_s
        self._steps_left = budget.steps
        self._reported_at = float("-inf")
        self._on_target = False
        self._visits = len(problem.visits)
        self._rng = np.random.default_rng(run.seed)
        self.interrupted = False
        self.draft = Draft.empty(Judge(problem))

    def plan(self) -> None:
        """Plan until the budget is used up or nothing is left to do."""
        if not self._visits or not self.draft.judge.units:
            return
        self._first_routes()
        if self._visits <= PIECE_VISITS:
            self._plan_whole()
        else:
            self._plan_in_pieces()

    def _plan_whole(self) -> None:
        in_vain = 0
        with Crew(1, self._stop) as crew:
            while not self._over() and in_vain < ROUNDS_IN_VAIN:
                before = self.draft.score
                self._improve(crew, self._fine([whole(self.draft, FEW_VISITS)], 1))
                idle = self._visits <= FEW_VISITS and not self.draft.score < before
                in_vain = in_vain + 1 if idle else 0

    def _plan_in_pieces(self) -> None:
        with Crew(self._run.threads, self._stop) as crew:
            # Two pieces at least, for two processes; the same with one, for the same plan.
            size = min(COARSE_VISITS, max(PIECE_VISITS, -(-self._visits // 2)))
            for share in COARSE_SHARES:
                if not self._over():
                    pieces = cut(self.draft, size, self._rng)
                    self._improve(crew, self._coarse(pieces, share, crew.size))
            while not self._over():
                pieces = cut(self.draft, PIECE_VISITS, self._rng)
                self._improve(crew, self._fine(pieces, crew.size))

    def _first_routes(self) -> None:
        if self._run.start is not None:
            adopt(self.draft, self._run.start.routes)
        elif self._visits > LARGE:
            self._first_routes_in_pieces()
            return
        first_routes(
            self.draft,
            halt=self._first_routes_are_late,
            hurry=lambda: self._left_s() < FIRST_SHARE_LEFT * (self._budget.time_s or 0.0),
        )
        self._heard(len(self.draft.unserved), self.draft.cost)

    def _first_routes_in_pieces(self) -> None:
        for piece in share_out(self.draft, LARGE_PIECE):
            part = slice_problem(self.draft.judge.problem, piece.visits, piece.vehicles)
            draft = Draft.empty(Judge(part.problem))
            insert_all(draft, along_a_curve(draft, draft.unserved), self._first_routes_are_late)
            take_over(self.draft, part.outward(draft.listed))
            self._heard(len(self.draft.unserved), self.draft.cost)

    def _first_routes_are_late(self) -> bool:
        return self._left_s() < -GRACE_S or self._stop()

    # When to end

    def _left_s(self) -> float:
        return float("inf") if self._end is None else self._end - KEPT_BACK_S - time.monotonic()

    def _stop(self) -> bool:
        self.interrupted = self.interrupted or self._run.stop()
        return self.interrupted or self._on_target

    def _over(self) -> bool:
        worn = self._steps_left is not None and self._steps_left <= 0
        return worn or self._left_s() <= 0 or self._stop()

    def _heard(self, left_out: int, cost: int) -> None:
        """Tell of a new best, and see whether it is good enough."""
        target = self._budget.target_cost
        if target is not None and left_out == 0 and cost <= target * MICRO_PER_MILLI:
            self._on_target = True
        now = time.monotonic()
        if now - self._reported_at >= REPORT_EVERY_S:
            self._reported_at = now
            served, milli = self._visits - left_out, cost // MICRO_PER_MILLI
            self._run.progress(Progress(now - self._began, served, self._visits, milli))

    # Rounds

    def _coarse(self, pieces: Sequence[Piece], share: float, at_a_time: int) -> list[_Piecework]:
        """A share of the whole budget, by the size of the pieces."""
        total = sum(len(piece.visits) for piece in pieces)
        work = []
        for piece in pieces:
            part, seconds, steps = len(piece.visits) / total, None, None
            if self._budget.time_s is not None:
                seconds = share * self._budget.time_s * part * min(at_a_time, len(pieces))
            if self._budget.steps is not None:
                steps = self._take_steps(round(share * self._budget.steps * part))
            work.append(_Piecework(piece, seconds, steps, 1.0))
        return work

    def _fine(self, pieces: Sequence[Piece], at_a_time: int) -> list[_Piecework]:
        """What pieces of that size want, as far as the budget goes."""
        work = []
        for piece, seconds in zip(pieces, self._seconds(pieces, at_a_time), strict=False):
            wanted = max(FEWEST_STEPS, STEPS_PER_VISIT * len(piece.visits))
            work.append(_Piecework(piece, seconds, self._take_steps(wanted), RUIN_SHARE))
        return work

    def _seconds(self, pieces: Sequence[Piece], at_a_time: int) -> list[float | None]:
        """What each piece gets; fewer pieces than there are, where little time is left."""
        if self._end is None:
            return [None] * len(pieces)
        wanted = [max(SHORTEST_ROUND_S, SECONDS_PER_VISIT * len(piece.visits)) for piece in pieces]
        at_a_time = min(at_a_time, len(pieces))
        left_s = max(0.0, self._left_s()) * at_a_time
        while len(wanted) > at_a_time and sum(wanted) > MOST_SQUEEZED * left_s:
            wanted.pop()
        # A last round takes what is left, rather than leave too little for another.
        stretch = left_s / sum(wanted)
        return [piece_s * stretch if stretch < LAST_STRETCH else piece_s for piece_s in wanted]

    def _take_steps(self, wanted: int) -> int | None:
        if self._steps_left is None:
            return None
        steps = min(self._steps_left, wanted)
        self._steps_left -= steps
        return steps

    def _improve(self, crew: Crew, work: Sequence[_Piecework]) -> None:
        """Improve every piece once and put them together."""
        parts, tasks = [], []
        for item in work:
            if item.steps == 0:
                continue
            piece = item.piece
            part = slice_problem(self.draft.judge.problem, piece.visits, piece.vehicles)
            parts.append(part)
            tasks.append(self._task(part, item))
        if len(tasks) == 1:
            results = [improve(tasks[0], self._stop, self._heard)]
        else:
            results = crew.improve(tasks)
        for part, routes in zip(parts, results, strict=True):
            self._merge(part, routes)

    def _task(self, part: SubProblem, item: _Piecework) -> Task:
        routes = [
            Route(vehicle, self.draft.routes[vehicle])
            for vehicle in part.vehicles
            if vehicle in self.draft.routes
        ]
        return Task(
            problem=part.problem,
            routes=part.inward(routes),
            seconds=item.seconds,
            ends_at=None if self._end is None else self._end - KEPT_BACK_S,
            steps=item.steps,
            ruin_share=item.ruin_share,
            seed=int(self._rng.integers(2**31)),
        )

    def _merge(self, part: SubProblem, routes: tuple[Route, ...]) -> None:
        """Put a piece's routes in place of the old ones, if they are better."""
        before = self.draft.copy()
        for vehicle in part.vehicles:
            if vehicle in self.draft.routes:
                self.draft.drop(vehicle)
        take_over(self.draft, part.outward(routes))
        if self.draft.score < before.score:
            self._heard(len(self.draft.unserved), self.draft.cost)
        else:
            self.draft.become(before)
