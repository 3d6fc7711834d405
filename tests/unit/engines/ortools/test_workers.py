"""Processes that improve pieces."""

from __future__ import annotations

import io
import pickle

import pytest

from routing.engines.base import never_stop
from routing.engines.ortools import workers
from routing.engines.ortools.improve import Task, improve
from routing.engines.ortools.workers import Crew, serve
from routing.errors import UnsupportedError
from tests.helpers.days import county


def task(seed: int) -> Task:
    return Task(
        problem=county(12, 3, seed),
        routes=(),
        seconds=None,
        ends_at=None,
        steps=40,
        ruin_share=0.5,
        seed=seed,
    )


def test_two_processes_answer_in_the_order_of_the_tasks() -> None:
    tasks = [task(seed) for seed in range(4)]
    with Crew(2, never_stop) as crew:
        assert crew.size == 2
        assert crew.improve(tasks) == [improve(one, never_stop) for one in tasks]


def test_one_thread_needs_no_other_process() -> None:
    tasks = [task(1), task(2)]
    with Crew(1, never_stop) as crew:
        assert crew.size == 1
        assert crew.improve(tasks) == [improve(one, never_stop) for one in tasks]


def test_a_task_of_a_process_that_died_is_done_here() -> None:
    tasks = [task(1), task(2)]
    with Crew(2, never_stop) as crew:
        for worker in crew._workers:  # noqa: SLF001 - nobody else can end a process of the crew
            worker.close()
        assert crew.improve(tasks) == [improve(one, never_stop) for one in tasks]


def test_what_a_process_refuses_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = UnsupportedError([])
    monkeypatch.setattr(workers._Worker, "ask", lambda _self, _task: refusal)  # noqa: SLF001
    with Crew(2, never_stop) as crew, pytest.raises(UnsupportedError):
        crew.improve([task(1), task(2)])


def test_a_worker_answers_every_task_until_its_input_ends() -> None:
    reading, writing = io.BytesIO(), io.BytesIO()
    for message in (task(1), task(2)):
        pickle.dump(message, reading)
    reading.seek(0)
    serve(reading, writing)
    writing.seek(0)
    # At the end of the input it hurries, so the answers are routes, though perhaps not these.
    for _ in range(2):
        assert isinstance(pickle.load(writing), tuple)  # noqa: S301 - written a moment ago
