"""Plan many days, side by side where there are cores, and never the same one twice."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, as_completed

from routing.errors import Finding, InternalError
from routing.fleet.model import DayOutcome
from routing.fleet.planning.store import Store
from routing.fleet.planning.task import DayPlanner, DayTask, task_key
from routing.words import Language, current_language, say, speaking

ProgressCallback = Callable[[int, int], None]
"""Told how many of how many tasks are done."""


def no_progress(_done: int, _tasks: int) -> None:
    """A callback that ignores what it is told."""


def plan_days(
    tasks: Sequence[DayTask],
    planner: DayPlanner,
    executor: Executor,
    store: Store,
    progress: ProgressCallback = no_progress,
) -> Generator[tuple[int, DayOutcome]]:
    """The outcome of every task with its number, as they come: kept ones first.

    What is planned is kept before it is handed on, so a run that was stopped loses at most the
    days it was at; tasks that must come to the same are planned once. Whoever stops asking for
    outcomes ends the planning of those that have not begun.

    Parameters
    ----------
    executor
        Threads, or processes, to which the planner is sent with each task.

    Raises
    ------
    InternalError
        ``fleet.days-worker-lost`` if a process of the executor died.
    RoutingError
        Whatever the planner raised.
    """
    numbers: dict[str, list[int]] = {}
    digest = planner.digest
    for number, task in enumerate(tasks):
        numbers.setdefault(task_key(task, digest), []).append(number)
    done = 0
    for key, outcome in _outcomes(numbers, tasks, planner, executor, store):
        done += len(numbers[key])
        progress(done, len(tasks))
        for number in numbers[key]:
            yield number, outcome


def _outcomes(
    numbers: dict[str, list[int]],
    tasks: Sequence[DayTask],
    planner: DayPlanner,
    executor: Executor,
    store: Store,
) -> Iterator[tuple[str, DayOutcome]]:
    missing = []
    for key in numbers:
        kept = store.load(key)
        if kept is None:
            missing.append(key)
        else:
            yield key, kept
    yield from _planned({key: tasks[numbers[key][0]] for key in missing}, planner, executor, store)


def _planned(
    tasks: dict[str, DayTask], planner: DayPlanner, executor: Executor, store: Store
) -> Iterator[tuple[str, DayOutcome]]:
    futures: dict[Future[DayOutcome], str] = {}
    try:
        for key, task in tasks.items():
            futures[executor.submit(_plan, current_language(), planner, task)] = key
        for future in as_completed(futures):
            outcome = future.result()
            store.save(futures[future], outcome)
            yield futures[future], outcome
    except BrokenExecutor:
        cause = say("A process that planned days was ended from outside.")
        raise InternalError([Finding("fleet.days-worker-lost", cause)]) from None
    finally:
        for future in futures:
            future.cancel()


def _plan(language: Language, planner: DayPlanner, task: DayTask) -> DayOutcome:
    """Plan in another thread or process, which does not know the language spoken here."""
    with speaking(language):
        return planner(task)
