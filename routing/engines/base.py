"""The protocol every engine follows: budget in, assignment out, refusal said openly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from routing.problem.assignment import Assignment
from routing.problem.model import Problem


@dataclass(frozen=True, slots=True)
class Budget:
    """When to stop: whatever comes first. At least one of time and steps must be given.

    ``steps`` makes a run repeatable to the byte; what a step is, each engine says.
    ``target_cost`` is in 1/1000 of the currency and counts once everything is served.
    """

    time_s: float | None = None
    steps: int | None = None
    target_cost: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """The best found so far. ``cost`` is in 1/1000 of the currency, as the engine sees it."""

    seconds: float
    served: int
    visits: int
    cost: int


ProgressCallback = Callable[[Progress], None]
StopSignal = Callable[[], bool]


def never_stop() -> bool:
    """A stop signal that is never given."""
    return False


def no_progress(_progress: Progress) -> None:
    """A callback that ignores what it is told."""


@dataclass(frozen=True, slots=True)
class Run:
    """How to search, apart from how long.

    Attributes
    ----------
    seed
        Same problem, seed and step budget: same assignment, on any number of threads.
    threads
        How many threads may be used.
    start
        An assignment to start from; what no longer fits in it is left out by the engine.
    progress
        Told of every improvement, never more often than a few times a second.
    stop
        Asked often; once True, the best so far is returned with status ``interrupted``.
    """

    seed: int = 0
    threads: int = 1
    start: Assignment | None = None
    progress: ProgressCallback = no_progress
    stop: StopSignal = never_stop


class Engine(Protocol):
    """Turns a problem into an assignment; it honours every constraint or refuses."""

    @property
    def name(self) -> str:
        """The name by which users choose it."""
        ...

    def refusals(self, problem: Problem) -> tuple[str, ...]:
        """What in `problem` this engine cannot honour, in plain words; empty if nothing."""
        ...

    def solve(self, problem: Problem, budget: Budget, run: Run) -> Assignment:
        """The best assignment found within `budget`.

        Raises
        ------
        UnsupportedError
            If :meth:`refusals` is not empty.
        """
        ...
