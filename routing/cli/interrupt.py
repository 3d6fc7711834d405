"""Ctrl-C during a search ends it with the best plan so far; a second one ends the program."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType


@dataclass
class StopFlag:
    """Set once by the first Ctrl-C."""

    given: bool = False

    def __call__(self) -> bool:
        """Tell whether the search shall stop."""
        return self.given


@contextmanager
def ctrl_c_stops() -> Iterator[StopFlag]:
    """A stop signal bound to Ctrl-C while the block runs."""
    flag = StopFlag()

    def note(_number: int, _frame: FrameType | None) -> None:
        if flag.given:
            raise KeyboardInterrupt
        flag.given = True

    before = signal.signal(signal.SIGINT, note)
    try:
        yield flag
    finally:
        signal.signal(signal.SIGINT, before)
