"""What an explanation consists of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from routing.problem.assignment import Assignment
from routing.problem.model import Problem

ChangeKind = Literal[
    "place",
    "window",
    "hours",
    "outlet-hours",
    "range",
    "weight",
    "volume",
    "trips",
    "access",
    "vehicle",
    "road",
    "instead",
]
"""What is changed: nothing, a window, a driver's hours, an outlet's hours, range, payload, load
space, number of trips, who may come, one more vehicle, a road, another order left out."""

Planner = Callable[[Problem, Assignment, int], Assignment | None]
"""Puts one visit into the routes of an assignment, changing as little as it likes; None if it
finds no place. What it returns is checked."""


@dataclass(frozen=True, slots=True)
class Change:
    """A single change that serves a visit, planned and checked.

    Attributes
    ----------
    kind
        What is changed.
    words
        The change in one sentence, in the language spoken.
    amount
        How much, in the unit of the sentence; None where it is all or nothing.
    extra_cost
        What the day then costs more, in 1/1000 of the currency; it may be less than nothing
        where another order is left out.
    vehicle
        Id of the vehicle that comes.
    """

    kind: ChangeKind
    words: str
    amount: float | None
    extra_cost: int
    vehicle: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Orders that are left out together, the first reason, and what would serve them.

    Attributes
    ----------
    changes
        One a kind at most, cheapest first.
    """

    orders: tuple[str, ...]
    village: str
    mandatory: bool
    code: str
    detail: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Served:
    """Why a village is served by this vehicle at this time.

    Attributes
    ----------
    arrive_s, begin_s, leave_s
        Seconds after midnight.
    opens_s, closes_s
        Bounds of the begin.
    slack_s
        How much later the halt could begin without anything on the route being late.
    tight
        What would be late first, in words.
    saved
        What the day would cost less without this halt, in 1/1000 of the currency.
    next_best
        The cheapest other way to serve it, in words; empty if there is none.
    next_extra
        What that would cost more than now; None if there is none.
    """

    orders: tuple[str, ...]
    village: str
    vehicle: str
    arrive_s: int
    begin_s: int
    leave_s: int
    opens_s: int
    closes_s: int
    slack_s: int
    tight: str
    saved: int
    next_best: str
    next_extra: int | None
