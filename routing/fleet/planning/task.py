"""What is to be planned, who plans it, and the name of its result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from routing.fleet.demand.content import digest_of, orders_digest
from routing.fleet.model import Day, DayOutcome, Fleet, Mix

OUTCOME_VERSION: Final = 1
"""Raise it whenever the same task may come to another outcome, or outcomes are kept otherwise."""


@dataclass(frozen=True, slots=True)
class DayTask:
    """A day to be planned with a fleet.

    Attributes
    ----------
    effort
        How long to search, in steps of the planner. 0: no search; every order is left out, with
        ``plan.fleet-full`` as its reason where some vehicle could serve it alone.
    """

    day: Day
    fleet: Fleet
    effort: int


class DayPlanner(Protocol):
    """Plans a day; it is pickled and sent to other processes."""

    @property
    def digest(self) -> str:
        """SHA-256 (hex) over all that outcomes depend on, beside the task."""
        ...

    def __call__(self, task: DayTask) -> DayOutcome:
        """The outcome: the same for the same task."""
        ...


def task_key(task: DayTask, planner: str) -> str:
    """SHA-256 (hex) that names the outcome of a task: equal for what must come out equal.

    A day's weight and kind are no part of it: they do not change a plan.

    Parameters
    ----------
    planner
        Its digest.
    """
    day = task.day
    return digest_of(
        {
            "version": OUTCOME_VERSION,
            "planner": planner,
            "date": day.orders.date.isoformat(),
            "orders": orders_digest(day.orders.orders),
            "closures": [closure.model_dump(mode="json") for closure in day.closures],
            "owned": _counts(task.fleet.owned),
            "hire": _counts(task.fleet.hire),
            "effort": task.effort,
        }
    )


def _counts(mix: Mix) -> list[list[object]]:
    return [[*slot, count] for slot, count in mix]
