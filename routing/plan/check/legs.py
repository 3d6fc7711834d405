"""Rules about the ways between stops: they are those of the roads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from routing.errors import Finding
from routing.network.model import UNREACHABLE
from routing.plan.check.facts import RouteFacts, RouteRule, clock, short
from routing.words import say

TOLERANCE_S: Final = 1
TOLERANCE_KM: Final = 0.001 + 1e-9


def _ways(about: RouteFacts) -> Iterator[tuple[int, int, int]]:
    """Number of a stop, seconds and metres from the stop before by the vehicle's roads.

    Places that are not there have no ways: they are found by another rule.
    """
    index = about.facts.place_index
    if about.vehicle is None or about.kind is None:
        return
    known = sorted({index[stop.place] for stop in about.stops if stop.place in index})
    if not known:
        return
    numbers = np.array(known, dtype=np.int64)
    seconds, metres = about.facts.roads.matrix(about.kind.profile, numbers, numbers)
    row = {number: position for position, number in enumerate(known)}
    at = [row[index[stop.place]] if stop.place in index else None for stop in about.stops]
    for stop in range(1, len(at)):
        start, end = at[stop - 1], at[stop]
        if start is not None and end is not None:
            yield stop, int(seconds[start, end]), int(metres[start, end])


def legs_as_the_roads(about: RouteFacts) -> Iterator[Finding]:
    """Driving times and distances are those of the quickest ways, to a second and a metre."""
    for number, seconds, metres in _ways(about):
        stop = about.stops[number]
        if UNREACHABLE in {seconds, metres}:
            cause = say(
                "No road leads there from {place}.", place=short(about.stops[number - 1].place)
            )
            yield about.found("plan.no-way", cause, number)
            continue
        if abs(stop.leg_s - seconds) > TOLERANCE_S:
            cause = say(
                "The way takes {seconds}, the plan says {leg_s}.",
                seconds=clock(seconds),
                leg_s=clock(stop.leg_s),
            )
            yield about.found("plan.leg-time-differs", cause, number)
        if abs(stop.leg_km - metres / 1000) > TOLERANCE_KM:
            cause = say(
                "The way is {metres} km, the plan says {leg_km} km.",
                metres=f"{metres / 1000:.3f}",
                leg_km=f"{stop.leg_km:.3f}",
            )
            yield about.found("plan.leg-distance-differs", cause, number)


def nothing_before_the_start(about: RouteFacts) -> Iterator[Finding]:
    """No way, rest or waiting lies before the first stop."""
    if not about.stops:
        return
    first = about.stops[0]
    if first.leg_km:
        cause = say(
            "The plan says {leg_km} km before the first stop.", leg_km=f"{first.leg_km:.3f}"
        )
        yield about.found("plan.leg-distance-differs", cause, 0)
    if first.leg_s or first.rest_s:
        cause = say(
            "The plan says {leg_s} on the way to the first stop.",
            leg_s=clock(first.leg_s + first.rest_s),
        )
        yield about.found("plan.leg-time-differs", cause, 0)


LEG_RULES: tuple[RouteRule, ...] = (legs_as_the_roads, nothing_before_the_start)
