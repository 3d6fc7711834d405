"""Processes that improve pieces side by side.

A search with OR-Tools keeps Python's lock to itself, so threads would wait for one another. The
processes are started as programs of their own and are fed through their standard input: unlike
those of ``multiprocessing``, they do not run the caller's main module again.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import IO, BinaryIO, Final, Self

from routing.engines.base import StopSignal
from routing.engines.ortools.improve import Task, improve
from routing.errors import Finding, InternalError, RoutingError
from routing.problem.assignment import Route
from routing.words import say

LOOK_EVERY_S: Final = 0.1
PATIENCE_S: Final = 5.0

Answer = tuple[Route, ...] | RoutingError | None


class Crew:
    """Improves tasks in several processes, or in this one where there is but one thread.

    Use it in a with block: the processes end with it.
    """

    def __init__(self, threads: int, stop: StopSignal) -> None:
        self._stop = stop
        self._workers = [_Worker() for _ in range(threads)] if threads > 1 else []
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)

    @property
    def size(self) -> int:
        """How many tasks are improved at a time."""
        return max(1, len(self._workers))

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.close()

    def improve(self, tasks: Sequence[Task]) -> list[tuple[Route, ...]]:
        """Better routes for each task, in the order of the tasks.

        Raises
        ------
        RoutingError
            What improving a task raised.
        """
        if not self._workers or len(tasks) == 1:
            return [improve(task, self._stop) for task in tasks]
        with ThreadPoolExecutor(len(self._workers)) as pool:
            futures = [pool.submit(self._ask, task) for task in tasks]
            self._watch(futures)
            answers = [future.result() for future in futures]
        return [self._settle(task, answer) for task, answer in zip(tasks, answers, strict=True)]

    def _ask(self, task: Task) -> Answer:
        worker = self._idle.get()
        try:
            return worker.ask(task)
        finally:
            self._idle.put(worker)

    def _watch(self, futures: Sequence[Future[Answer]]) -> None:
        while wait(futures, timeout=LOOK_EVERY_S).not_done:
            if self._stop():
                for worker in self._workers:
                    worker.hurry()
                return

    def _settle(self, task: Task, answer: Answer) -> tuple[Route, ...]:
        if isinstance(answer, RoutingError):
            raise answer
        # A process that died has no answer; its task is done here, in what time is left.
        return improve(task, self._stop) if answer is None else answer


class _Worker:
    """One process, seen from outside."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "routing.engines.ortools.worker"]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process = subprocess.Popen(  # noqa: S603 - our own module in our own interpreter
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
        self._writing = threading.Lock()

    def ask(self, task: Task) -> Answer:
        """What the process makes of a task; None if it is no longer there."""
        try:
            self._send(task)
            stream = _opened(self._process.stdout)
            answer: Answer = pickle.load(stream)  # noqa: S301 - our own process
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            # A pipe that is closed already raises ValueError.
            return None
        return answer

    def hurry(self) -> None:
        """Let the process come to an end with its task, and with all that follow."""
        try:
            self._send(None)
        except (OSError, ValueError):
            return

    def close(self) -> None:
        """End the process."""
        with contextlib.suppress(OSError):
            _opened(self._process.stdin).close()
        try:
            self._process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        _opened(self._process.stdout).close()

    def _send(self, message: Task | None) -> None:
        stream = _opened(self._process.stdin)
        with self._writing:
            pickle.dump(message, stream)
            stream.flush()


def _opened(stream: IO[bytes] | None) -> IO[bytes]:
    """A pipe of a process, which is there since it was asked for."""
    if stream is None:
        cause = say("A process came without its pipes.")
        raise InternalError([Finding("engines.no-process", cause)])
    return stream


def serve(reading: BinaryIO, writing: BinaryIO) -> None:
    """Be a worker: improve the tasks that come in, answer each, until the input ends."""
    # An interrupt from the terminal reaches the parent too, which then says what to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
    hurry = threading.Event()
    threading.Thread(target=_listen, args=(reading, tasks, hurry), daemon=True).start()
    while (task := tasks.get()) is not None:
        try:
            answer: Answer = improve(task, hurry.is_set)
        except RoutingError as error:
            answer = error
        pickle.dump(answer, writing)
        writing.flush()


def _listen(
    reading: BinaryIO, tasks: queue.SimpleQueue[Task | None], hurry: threading.Event
) -> None:
    while True:
        try:
            message = pickle.load(reading)  # noqa: S301 - the parent process
        except (OSError, EOFError):
            hurry.set()
            tasks.put(None)
            return
        if message is None:
            hurry.set()
        else:
            tasks.put(message)
