"""Many days planned side by side, and a run that was stopped goes on."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import pytest

from routing.errors import Finding, InputError, InternalError
from routing.fleet.model import DayOutcome
from routing.fleet.planning import DayTask, Store, plan_days
from routing.words import speaking
from tests.helpers.fleet_days import outcome, task
from tests.helpers.fleet_planners import Deadly, Marking, marks

ROOT = Path(__file__).parents[4]


@dataclass
class Counting:
    """Notes which dates it was asked for."""

    asked: list[str] = field(default_factory=list)
    digest: str = "p" * 64

    def __call__(self, task: DayTask) -> DayOutcome:
        date = task.day.orders.date.isoformat()
        self.asked.append(date)
        return outcome(date)


@pytest.fixture
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


def test_every_task_has_its_outcome(tmp_path: Path, threads: Executor) -> None:
    tasks = [task(n) for n in range(6)]
    outcomes = dict(plan_days(tasks, Counting(), threads, Store(tmp_path)))
    assert {n: one.date for n, one in outcomes.items()} == {
        n: one.day.orders.date.isoformat() for n, one in enumerate(tasks)
    }


def test_tasks_that_are_the_same_are_planned_once(tmp_path: Path, threads: Executor) -> None:
    planner = Counting()
    outcomes = dict(plan_days([task(0), task(1), task(0)], planner, threads, Store(tmp_path)))
    assert sorted(outcomes) == [0, 1, 2]
    assert outcomes[0] == outcomes[2]
    assert len(planner.asked) == 2


def test_a_second_run_plans_nothing(tmp_path: Path, threads: Executor) -> None:
    tasks = [task(n) for n in range(4)]
    first = dict(plan_days(tasks, Counting(), threads, Store(tmp_path)))
    again = Counting()
    assert dict(plan_days(tasks, again, threads, Store(tmp_path))) == first
    assert again.asked == []


def test_a_stopped_run_goes_on_with_the_rest(tmp_path: Path) -> None:
    tasks = [task(n) for n in range(8)]
    with ThreadPoolExecutor(1) as executor:
        run = plan_days(tasks, Counting(), executor, Store(tmp_path))
        done = {number for number, _ in (next(run), next(run), next(run))}
        run.close()
    kept = len(list(tmp_path.rglob("*.json")))
    assert kept >= len(done) == 3
    rest = Counting()
    with ThreadPoolExecutor(1) as executor:
        assert len(dict(plan_days(tasks, rest, executor, Store(tmp_path)))) == 8
    assert len(rest.asked) == 8 - kept


KILLED = """
import os, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from routing.fleet.planning import Store, plan_days
from tests.helpers.fleet_days import task
from tests.helpers.fleet_planners import Marking
tasks, planner, store = [task(n) for n in range(8)], Marking(sys.argv[2]), Store(Path(sys.argv[1]))
run = plan_days(tasks, planner, ThreadPoolExecutor(1), store)
for count, _ in enumerate(run, 1):
    if count == 3:
        os._exit(9)
"""


def test_a_killed_run_goes_on_with_the_rest(tmp_path: Path) -> None:
    store, first, second = tmp_path / "store", tmp_path / "first", tmp_path / "second"
    command = [sys.executable, "-c", KILLED, str(store), str(first)]
    killed = subprocess.run(command, cwd=ROOT, check=False)  # noqa: S603 - our own script
    assert killed.returncode == 9
    kept = len(list(store.rglob("*.json")))
    assert kept >= 3
    tasks = [task(n) for n in range(8)]
    with ThreadPoolExecutor(1) as executor:
        outcomes = dict(plan_days(tasks, Marking(str(second)), executor, Store(store)))
    assert sorted(outcomes) == list(range(8))
    assert len(marks(second)) == 8 - kept


def test_a_damaged_outcome_is_planned_again(tmp_path: Path, threads: Executor) -> None:
    tasks = [task(n) for n in range(3)]
    first = dict(plan_days(tasks, Counting(), threads, Store(tmp_path)))
    damaged = min(tmp_path.rglob("*.json"))
    damaged.write_text("{}", encoding="utf-8")
    again = Counting()
    assert dict(plan_days(tasks, again, threads, Store(tmp_path))) == first
    assert len(again.asked) == 1


def test_outcomes_of_another_version_are_planned_again(
    tmp_path: Path, threads: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = [task(n) for n in range(3)]
    list(plan_days(tasks, Counting(), threads, Store(tmp_path)))
    for module in ("task", "store"):
        monkeypatch.setattr(f"routing.fleet.planning.{module}.OUTCOME_VERSION", 2)
    again = Counting()
    list(plan_days(tasks, again, threads, Store(tmp_path)))
    assert len(again.asked) == 3


def test_progress_is_told_up_to_the_last_task(tmp_path: Path, threads: Executor) -> None:
    told: list[tuple[int, int]] = []
    tasks = [task(0), task(1), task(0)]

    def tell(done: int, count: int) -> None:
        told.append((done, count))

    list(plan_days(tasks, Counting(), threads, Store(tmp_path), tell))
    assert told[-1] == (3, 3)
    assert [count for _, count in told] == [3, 3]


def test_processes_plan_and_what_they_plan_is_kept(tmp_path: Path) -> None:
    tasks = [task(n) for n in range(4)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        planner = Marking(str(tmp_path / "marks"))
        outcomes = dict(plan_days(tasks, planner, executor, Store(tmp_path / "store")))
    assert len(outcomes) == len(marks(tmp_path / "marks")) == 4


def test_a_process_that_dies_is_said_without_a_traceback(tmp_path: Path) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        run = plan_days([task()], Deadly(), executor, Store(tmp_path))
        with pytest.raises(InternalError) as raised:
            list(run)
    assert [found.code for found in raised.value.findings] == ["fleet.days-worker-lost"]


@dataclass
class Refusing:
    """Plans no day at all."""

    begun: list[str] = field(default_factory=list)
    digest: str = "p" * 64

    def __call__(self, task: DayTask) -> DayOutcome:
        self.begun.append(task.day.orders.date.isoformat())
        raise InputError([Finding("fleet.days-wrong-slot", "")])


def test_what_the_planner_refuses_ends_the_run(tmp_path: Path) -> None:
    planner = Refusing()
    with ThreadPoolExecutor(1) as executor, pytest.raises(InputError):
        list(plan_days([task(n) for n in range(50)], planner, executor, Store(tmp_path)))
    assert len(planner.begun) < 50


def test_threads_speak_the_language_of_the_command(tmp_path: Path, threads: Executor) -> None:
    said: list[str] = []

    class Remembering(Counting):
        def __call__(self, task: DayTask) -> DayOutcome:
            said.append(Finding("fleet.days-none", "").remedy)
            return super().__call__(task)

    with speaking("zh"):
        list(plan_days([task()], Remembering(), threads, Store(tmp_path)))
        assert said == [Finding("fleet.days-none", "").remedy]
    assert said != [Finding("fleet.days-none", "").remedy]
