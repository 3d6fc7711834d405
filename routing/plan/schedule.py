"""Give a route its times: every halt as early as possible after the latest sensible departure.

With rests fixed by the driving before them, a route is a chain of stays with windows. Its
earliest return follows from one pass forwards; the latest departure with that return from one
pass backwards (Savelsbergh 1992, "The vehicle routing problem with time windows: minimizing
route duration"). No other departure gives a shorter duty.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from routing.problem.assignment import Route, Trip
from routing.problem.model import Problem

Kind = Literal["start", "depot", "visit", "end"]
Load = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TimedHalt:
    """One element of a route with its times.

    Attributes
    ----------
    kind, index
        A depot's or a visit's index; at ``start`` and ``end`` the base's.
    trip
        Number of its trip, from 0; -1 at the start, and the number of trips at the end.
    location
        Index of the location.
    arrive_s, begin_s, leave_s
        Arrival, begin of the halt (after waiting) and departure.
    leg_m, leg_s, rest_s
        Metres, driving and rest on the way from the element before.
    load
        What is on board on departure, in the order of ``Problem.resources``.
    """

    kind: Kind
    index: int
    trip: int
    location: int
    arrive_s: int
    begin_s: int
    leave_s: int
    leg_m: int
    leg_s: int
    rest_s: int
    load: Load

    @property
    def wait_s(self) -> int:
        """Waiting before the halt begins."""
        return self.begin_s - self.arrive_s


@dataclass(frozen=True, slots=True)
class TimedRoute:
    """A vehicle's day with its times: ``halts`` from the start at the base to the end there."""

    vehicle: int
    halts: tuple[TimedHalt, ...]

    @property
    def departure_s(self) -> int:
        """Departure from the base."""
        return self.halts[0].leave_s

    @property
    def return_s(self) -> int:
        """Return to the base."""
        return self.halts[-1].arrive_s

    @property
    def duty_s(self) -> int:
        """Return minus departure."""
        return self.return_s - self.departure_s

    @property
    def distance_m(self) -> int:
        """Metres driven."""
        return sum(halt.leg_m for halt in self.halts)

    @property
    def driving_s(self) -> int:
        """Seconds of driving, without rests."""
        return sum(halt.leg_s for halt in self.halts)

    @property
    def waiting_s(self) -> int:
        """Seconds of waiting before halts."""
        return sum(halt.wait_s for halt in self.halts)

    @property
    def rest_s(self) -> int:
        """Seconds of rest on the road."""
        return sum(halt.rest_s for halt in self.halts)


@dataclass(slots=True)
class _Element:
    """An element before it has times; the window bounds the begin of its stay."""

    kind: Kind
    index: int
    trip: int
    location: int
    opens_s: int
    closes_s: int
    stay_s: int
    load: Load
    leg_m: int = 0
    leg_s: int = 0
    rest_s: int = 0


def schedule_route(problem: Problem, route: Route) -> TimedRoute:
    """Times of a route: the departure as late as possible without a later return.

    The route is timed as it is. One that breaks a rule is timed too (a halt that begins after
    its window has closed simply begins then): :mod:`routing.plan.check_assignment` judges.
    """
    elements = list(_elements(problem, route))
    _set_ways(problem, route, elements)
    begins = _forwards(elements, elements[0].opens_s)
    departure_s = max(elements[0].opens_s, _backwards(elements, begins[-1]))
    begins = _forwards(elements, departure_s)
    return TimedRoute(route.vehicle, tuple(_timed(elements, begins)))


def _elements(problem: Problem, route: Route) -> Iterator[_Element]:
    yield _base_element(problem, route, "start")
    for number, trip in enumerate(route.trips):
        load = _loaded(problem, trip)
        yield _depot_element(problem, route, number, load)
        yield from _visit_elements(problem, trip, number, load)
    yield _base_element(problem, route, "end")


def _base_element(problem: Problem, route: Route, kind: Literal["start", "end"]) -> _Element:
    base = int(problem.vehicles.base[route.vehicle])
    vehicle_type = int(problem.vehicles.type[route.vehicle])
    opens_s, closes_s = int(problem.depots.opens_s[base]), int(problem.depots.closes_s[base])
    return _Element(
        kind=kind,
        index=base,
        trip=-1 if kind == "start" else len(route.trips),
        location=int(problem.depots.location[base]),
        opens_s=max(opens_s, int(problem.types.shift_start_s[vehicle_type])),
        closes_s=min(closes_s, int(problem.types.shift_end_s[vehicle_type])),
        stay_s=0,
        load=(0,) * len(problem.resources),
    )


def _loaded(problem: Problem, trip: Trip) -> Load:
    if not trip.visits:
        return (0,) * len(problem.resources)
    return tuple(problem.visits.deliver[list(trip.visits)].sum(axis=0).tolist())


def _depot_element(problem: Problem, route: Route, number: int, load: Load) -> _Element:
    trip, depots = route.trips[number], problem.depots
    opens_s = int(depots.opens_s[trip.depot])
    if problem.visits.release_s is not None and trip.visits:
        opens_s = max(opens_s, int(problem.visits.release_s[list(trip.visits)].max()))
    return _Element(
        kind="depot",
        index=trip.depot,
        trip=number,
        location=int(depots.location[trip.depot]),
        opens_s=opens_s,
        closes_s=int(depots.closes_s[trip.depot]),
        stay_s=int(problem.types.load_s[problem.vehicles.type[route.vehicle]]),
        load=load,
    )


def _visit_elements(problem: Problem, trip: Trip, number: int, load: Load) -> Iterator[_Element]:
    visits, before = problem.visits, -1
    for visit in trip.visits:
        location, service_s = int(visits.location[visit]), int(visits.service_s[visit])
        setup_s = 0 if location == before else int(visits.setup_s[visit])
        before = location
        change = (visits.collect[visit] - visits.deliver[visit]).tolist()
        load = tuple(on_board + more for on_board, more in zip(load, change, strict=True))
        yield _Element(
            kind="visit",
            index=visit,
            trip=number,
            location=location,
            opens_s=int(visits.opens_s[visit]),
            closes_s=int(visits.closes_s[visit]),
            stay_s=setup_s + service_s,
            load=load,
        )


def _set_ways(problem: Problem, route: Route, elements: list[_Element]) -> None:
    """Fill in metres, driving and rest of every leg."""
    types, vehicle_type = problem.types, int(problem.vehicles.type[route.vehicle])
    profile = int(types.profile[vehicle_type])
    after_s, break_s = int(types.break_after_s[vehicle_type]), int(types.break_s[vehicle_type])
    driven_s = rests = 0
    for before, element in pairwise(elements):
        element.leg_m, element.leg_s = leg(problem, profile, before.location, element.location)
        driven_s += element.leg_s
        rests_due = max(0, -(-driven_s // after_s) - 1)
        element.rest_s = (rests_due - rests) * break_s
        rests = rests_due


def leg(problem: Problem, profile: int, start: int, end: int) -> tuple[int, int]:
    """Metres and seconds between two locations."""
    if problem.planar is None:
        matrices = problem.matrices
        return (
            int(matrices.distance_m[profile, start, end]),
            int(matrices.duration_s[profile, start, end]),
        )
    plane = problem.planar
    length = math.hypot(plane.x[start] - plane.x[end], plane.y[start] - plane.y[end])
    metres = math.floor(plane.scale * length + plane.offset)
    return metres, metres


def _forwards(elements: list[_Element], departure_s: int) -> list[int]:
    """Earliest begin of every element after a departure."""
    begins, clock = [departure_s], departure_s
    for element in elements[1:]:
        begin = max(clock + element.leg_s + element.rest_s, element.opens_s)
        begins.append(begin)
        clock = begin + element.stay_s
    return begins


def _backwards(elements: list[_Element], return_s: int) -> int:
    """Latest departure that still makes every window and the return."""
    latest = return_s
    for before, element in zip(reversed(elements[:-1]), reversed(elements), strict=False):
        latest -= element.leg_s + element.rest_s + before.stay_s
        latest = min(latest, before.closes_s)
    return latest


def _timed(elements: list[_Element], begins: list[int]) -> Iterator[TimedHalt]:
    clock = begins[0]
    for element, begin_s in zip(elements, begins, strict=True):
        arrive_s = clock + element.leg_s + element.rest_s
        clock = begin_s + element.stay_s
        yield TimedHalt(
            kind=element.kind,
            index=element.index,
            trip=element.trip,
            location=element.location,
            arrive_s=arrive_s,
            begin_s=begin_s,
            leave_s=clock,
            leg_m=element.leg_m,
            leg_s=element.leg_s,
            rest_s=element.rest_s,
            load=element.load,
        )
