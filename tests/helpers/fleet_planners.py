"""Planners that other processes can load."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from routing.fleet.model import DayOutcome
from routing.fleet.planning import DayTask
from tests.helpers.fleet_days import outcome


@dataclass(frozen=True)
class Marking:
    """Leaves a file in a folder for every call."""

    folder: str
    digest: str = "p" * 64

    def __call__(self, task: DayTask) -> DayOutcome:
        """An outcome without a route."""
        folder = Path(self.folder)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / secrets.token_hex(8)).touch()
        return outcome(task.day.orders.date.isoformat())


@dataclass(frozen=True)
class Deadly:
    """Ends its process."""

    digest: str = "p" * 64

    def __call__(self, task: DayTask) -> DayOutcome:  # noqa: ARG002 - part of the protocol
        """Never returns."""
        os._exit(1)


def marks(folder: Path) -> list[Path]:
    """One file a call."""
    return list(folder.iterdir()) if folder.exists() else []
