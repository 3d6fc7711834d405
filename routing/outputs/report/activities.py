"""What a vehicle does from moment to moment, from the stops of its route."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from routing.plan.model import Stop, VehicleRoute

ActivityKind = Literal["drive", "rest", "wait", "load", "serve"]


@dataclass(frozen=True, slots=True)
class Activity:
    """Seconds after midnight of one activity, and the stop (from 0) that it leads to or is at.

    A plan says how long the rests on the way to a stop are, not where on it they are taken: they
    stand before the arrival.
    """

    kind: ActivityKind
    from_s: int
    to_s: int
    stop: int


def activities(route: VehicleRoute) -> tuple[Activity, ...]:
    """The activities of a route in order, without those that take no time."""
    parts = [
        part
        for number, (before, stop) in enumerate(pairwise(route.stops), 1)
        for part in _to_and_at(number, before, stop)
    ]
    return tuple(part for part in parts if part.to_s > part.from_s)


def _to_and_at(number: int, before: Stop, stop: Stop) -> Iterator[Activity]:
    rest_from = max(before.leave_s, stop.arrive_s - stop.rest_s)
    yield Activity("drive", before.leave_s, rest_from, number)
    yield Activity("rest", rest_from, stop.arrive_s, number)
    yield Activity("wait", stop.arrive_s, stop.begin_s, number)
    work: ActivityKind = "serve" if stop.kind == "serve" else "load"
    yield Activity(work, stop.begin_s, stop.leave_s, number)
