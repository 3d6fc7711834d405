"""Judge an assignment by the rules of the problem, in plain code of its own.

One function a rule. What an assignment means is written in :mod:`routing.problem.model`; nothing
here is shared with engines or with :mod:`routing.plan.schedule`, so a mistake there is seen here.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from routing.errors import Finding
from routing.problem.assignment import Assignment, Route, Trip
from routing.problem.model import UNREACHABLE, Problem
from routing.words import say

Findings = Iterator[Finding]
Rule = Callable[[Problem, Route], Findings]


def check_assignment(problem: Problem, assignment: Assignment) -> tuple[Finding, ...]:
    """Every rule that an assignment breaks.

    Findings of severity ``error`` are violations. A mandatory visit left out is a shortfall,
    not a violation: it is found with severity ``warning``.
    """
    findings = [*_visit_counts(problem, assignment), *_vehicle_counts(problem, assignment)]
    for route in assignment.routes:
        findings += check_route(problem, route)
    return (*findings, *_mandatory(problem, assignment))


def check_route(problem: Problem, route: Route) -> tuple[Finding, ...]:
    """Every rule that one route breaks by itself.

    A route that names what the problem does not have is judged by that alone.
    """
    unknown = tuple(_unknown(problem, route))
    return unknown or tuple(found for rule in RULES for found in rule(problem, route))


def _clock(seconds: int) -> str:
    hours, rest = divmod(int(seconds), 3600)
    return f"{hours:02d}:{rest // 60:02d}:{rest % 60:02d}"


def _error(problem: Problem, route: Route, code: str, cause: str) -> Finding:
    return Finding(code=code, cause=cause, field=f"vehicle {problem.vehicles.ids[route.vehicle]}")


# What is where: bookkeeping


def _visit_counts(problem: Problem, assignment: Assignment) -> Findings:
    made = [visit for route in assignment.routes for visit in route.visits]
    times = Counter([*made, *assignment.unserved])
    for visit, name in enumerate(problem.visits.ids):
        if times[visit] > 1:
            cause = say("Visit {name} stands {times} times.", name=name, times=times[visit])
            yield Finding(code="plan.visit-twice", cause=cause)
        if times[visit] == 0:
            cause = say("Visit {name} is neither made nor left out.", name=name)
            yield Finding(code="plan.visit-missing", cause=cause)
    yield from _unknown_visits(problem, assignment.unserved)


def _unknown_visits(problem: Problem, visits: Iterable[int]) -> Findings:
    for visit in visits:
        if not 0 <= visit < len(problem.visits):
            cause = say(
                "There is no visit number {visit}; there are {count}.",
                visit=visit,
                count=len(problem.visits),
            )
            yield Finding(code="plan.unknown-visit", cause=cause)


def _vehicle_counts(problem: Problem, assignment: Assignment) -> Findings:
    times = Counter(route.vehicle for route in assignment.routes)
    for vehicle, name in enumerate(problem.vehicles.ids):
        if times[vehicle] > 1:
            cause = say("Vehicle {name} has {times} routes.", name=name, times=times[vehicle])
            yield Finding(code="plan.vehicle-twice", cause=cause)


def _mandatory(problem: Problem, assignment: Assignment) -> Findings:
    made = {visit for route in assignment.routes for visit in route.visits}
    for visit, name in enumerate(problem.visits.ids):
        if problem.visits.mandatory[visit] and visit not in made:
            cause = say("Visit {name} is mandatory and is left out.", name=name)
            yield Finding(code="plan.mandatory-unserved", cause=cause, severity="warning")


def _unknown(problem: Problem, route: Route) -> Findings:
    """What the route names and the problem does not have."""
    if not 0 <= route.vehicle < len(problem.vehicles):
        cause = say(
            "There is no vehicle number {vehicle}; there are {count}.",
            vehicle=route.vehicle,
            count=len(problem.vehicles),
        )
        yield Finding(code="plan.unknown-vehicle", cause=cause)
    yield from _unknown_visits(problem, route.visits)
    for trip in route.trips:
        if not 0 <= trip.depot < len(problem.depots.ids):
            cause = say(
                "There is no depot number {depot}; there are {count}.",
                depot=trip.depot,
                count=len(problem.depots.ids),
            )
            yield Finding(code="plan.unknown-depot", cause=cause)


# The shape of a route


def _has_something_to_do(problem: Problem, route: Route) -> Findings:
    if not route.visits:
        yield _error(problem, route, "plan.empty-route", say("The vehicle makes no visit."))


def _no_empty_trip_but_the_last(problem: Problem, route: Route) -> Findings:
    for number, trip in enumerate(route.trips[:-1], 1):
        if not trip.visits:
            cause = say(
                "Trip {number} of {count} holds no visit.", number=number, count=len(route.trips)
            )
            yield _error(problem, route, "plan.empty-trip", cause)


def _trips(problem: Problem, route: Route) -> Findings:
    limit = int(problem.types.max_trips[_type(problem, route)])
    trips = sum(bool(trip.visits) for trip in route.trips)
    if trips > limit:
        cause = say("It makes {trips} trips; {limit} are allowed.", trips=trips, limit=limit)
        yield _error(problem, route, "plan.too-many-trips", cause)


# Who may do what, and where the goods change hands


def _type(problem: Problem, route: Route) -> int:
    return int(problem.vehicles.type[route.vehicle])


def _base(problem: Problem, route: Route) -> int:
    return int(problem.vehicles.base[route.vehicle])


def _allowed(problem: Problem, route: Route) -> Findings:
    for visit in route.visits:
        if not problem.access[problem.visits.access[visit], route.vehicle]:
            cause = say("It may not make visit {visit}.", visit=problem.visits.ids[visit])
            yield _error(problem, route, "plan.vehicle-not-allowed", cause)


def _unloading_depots(problem: Problem, route: Route) -> list[int]:
    """Where what each trip collects is unloaded: the next trip's depot, the base at the end."""
    return [trip.depot for trip in route.trips[1:]] + [_base(problem, route)]


def _sources(problem: Problem, route: Route) -> Findings:
    visits, names = problem.visits, problem.depots.ids
    for trip, unloading in zip(route.trips, _unloading_depots(problem, route), strict=True):
        for visit in trip.visits:
            allowed = problem.sources[visits.sources[visit]]
            if visits.deliver[visit].any() and not allowed[trip.depot]:
                cause = say(
                    "Goods for visit {visit} may not come from {outlet}.",
                    visit=visits.ids[visit],
                    outlet=names[trip.depot],
                )
                yield _error(problem, route, "plan.wrong-source", cause)
            if visits.collect[visit].any() and not allowed[unloading]:
                cause = say(
                    "Goods of visit {visit} may not go to {outlet}.",
                    visit=visits.ids[visit],
                    outlet=names[unloading],
                )
                yield _error(problem, route, "plan.wrong-source", cause)


def _capacity(problem: Problem, route: Route) -> Findings:
    for number, trip in enumerate(route.trips, 1):
        for kind, resource in enumerate(problem.resources):
            limit = int(problem.types.capacity[_type(problem, route), kind])
            place, load = max(_loads(problem, trip, kind), key=lambda point: point[1])
            if load > limit:
                cause = say(
                    "Trip {number} has {load} of {resource} on board after {place}; ",
                    number=number,
                    load=load,
                    resource=resource,
                    place=place,
                )
                yield _error(
                    problem,
                    route,
                    "plan.over-capacity",
                    say("{cause}{limit} fit.", cause=cause, limit=limit),
                )


def _loads(problem: Problem, trip: Trip, kind: int) -> list[tuple[str, int]]:
    """What is on board after loading and after each visit, with the name of the point."""
    load = sum(int(problem.visits.deliver[visit, kind]) for visit in trip.visits)
    points = [("loading", load)]
    for visit in trip.visits:
        load -= int(problem.visits.deliver[visit, kind])
        load += int(problem.visits.collect[visit, kind])
        points.append((say("visit {name}", name=problem.visits.ids[visit]), load))
    return points


# Ways


@dataclass(frozen=True, slots=True)
class _Halt:
    """A halt between the start and the end of a route, and what bounds its begin."""

    name: str
    location: int
    opens_s: int
    closes_s: int
    stay_s: int
    late_code: str


def _depot_halt(problem: Problem, route: Route, trip: Trip) -> _Halt:
    depots, opens = problem.depots, int(problem.depots.opens_s[trip.depot])
    if problem.visits.release_s is not None:
        opens = max([opens, *(int(problem.visits.release_s[visit]) for visit in trip.visits)])
    return _Halt(
        name=say("depot {name}", name=depots.ids[trip.depot]),
        location=int(depots.location[trip.depot]),
        opens_s=opens,
        closes_s=int(depots.closes_s[trip.depot]),
        stay_s=int(problem.types.load_s[_type(problem, route)]),
        late_code="plan.outlet-closed",
    )


def _visit_halt(problem: Problem, visit: int, before: int | None) -> _Halt:
    visits = problem.visits
    stays = before is not None and visits.location[before] == visits.location[visit]
    setup_s = 0 if stays else int(visits.setup_s[visit])
    return _Halt(
        name=say("visit {name}", name=visits.ids[visit]),
        location=int(visits.location[visit]),
        opens_s=int(visits.opens_s[visit]),
        closes_s=int(visits.closes_s[visit]),
        stay_s=setup_s + int(visits.service_s[visit]),
        late_code="plan.window-missed",
    )


def _halts(problem: Problem, route: Route) -> list[_Halt]:
    halts = []
    for trip in route.trips:
        halts.append(_depot_halt(problem, route, trip))
        for before, visit in zip((None, *trip.visits), trip.visits, strict=False):
            halts.append(_visit_halt(problem, visit, before))
    return halts


def _way(problem: Problem, profile: int, start: int, end: int) -> tuple[int, int]:
    """Seconds and metres from one location to another."""
    plane = problem.planar
    if plane is None:
        seconds = problem.matrices.duration_s[profile, start, end]
        return int(seconds), int(problem.matrices.distance_m[profile, start, end])
    straight = math.dist((plane.x[start], plane.y[start]), (plane.x[end], plane.y[end]))
    length = math.floor(plane.scale * straight + plane.offset)
    return length, length


def _ways(problem: Problem, route: Route) -> list[tuple[int, int]]:
    """Seconds and metres of every leg, from the base through all halts to the base."""
    base = int(problem.depots.location[_base(problem, route)])
    stations = [base, *(halt.location for halt in _halts(problem, route)), base]
    profile = int(problem.types.profile[_type(problem, route)])
    return [_way(problem, profile, start, end) for start, end in pairwise(stations)]


def _blocked(problem: Problem, route: Route) -> bool:
    return any(UNREACHABLE in way for way in _ways(problem, route))


def _reachable(problem: Problem, route: Route) -> Findings:
    names = [halt.name for halt in _halts(problem, route)]
    stations = [say("its base"), *names, say("its base")]
    for number, way in enumerate(_ways(problem, route)):
        if UNREACHABLE in way:
            cause = say(
                "There is no way from {start} to {end}.",
                start=stations[number],
                end=stations[number + 1],
            )
            yield _error(problem, route, "plan.no-way", cause)


def _range(problem: Problem, route: Route) -> Findings:
    limit = int(problem.types.range_m[_type(problem, route)])
    metres = sum(metres for _, metres in _ways(problem, route))
    if metres > limit and not _blocked(problem, route):
        cause = say("It drives {metres} m; its range is {limit} m.", metres=metres, limit=limit)
        yield _error(problem, route, "plan.range-exceeded", cause)


# Times: drive the route from a given departure, as early as possible


@dataclass(frozen=True, slots=True)
class _Drive:
    """When each halt begins, when the vehicle is back, and whether every halt is on time."""

    begins_s: tuple[int, ...]
    back_s: int
    on_time: bool


@dataclass(frozen=True, slots=True)
class _Itinerary:
    """A route ready to be driven: halts, and the time on the road before each and at the end."""

    halts: tuple[_Halt, ...]
    road_s: tuple[int, ...]

    def drive(self, departure_s: int) -> _Drive:
        """Drive without any delay."""
        clock, begins, on_time = departure_s, [], True
        for halt, road_s in zip(self.halts, self.road_s, strict=False):
            begin = max(clock + road_s, halt.opens_s)
            on_time = on_time and begin <= halt.closes_s
            begins.append(begin)
            clock = begin + halt.stay_s
        return _Drive(tuple(begins), clock + self.road_s[-1], on_time)


def _itinerary(problem: Problem, route: Route) -> _Itinerary:
    """The halts, and the driving and rest before each: the n-th rest before n * after is passed."""
    after = int(problem.types.break_after_s[_type(problem, route)])
    length = int(problem.types.break_s[_type(problem, route)])
    driven, rests, road = 0, 0, []
    for seconds, _ in _ways(problem, route):
        driven += seconds
        due = 0 if driven == 0 else (driven - 1) // after
        road.append(seconds + (due - rests) * length)
        rests = due
    return _Itinerary(tuple(_halts(problem, route)), tuple(road))


def _earliest_departure(problem: Problem, route: Route) -> int:
    opens = int(problem.depots.opens_s[_base(problem, route)])
    return max(opens, int(problem.types.shift_start_s[_type(problem, route)]))


def _shortest_duty(itinerary: _Itinerary, earliest: int) -> int:
    """Return minus the latest departure with the same return, found by bisection.

    A later departure never makes anything earlier, so the departures that are on time and do
    not delay the return are all those up to some moment.
    """
    first = itinerary.drive(earliest)
    low, high = earliest, first.back_s
    while low < high:
        middle = (low + high + 1) // 2
        drive = itinerary.drive(middle)
        if drive.on_time and drive.back_s == first.back_s:
            low = middle
        else:
            high = middle - 1
    return first.back_s - low


def _punctual(problem: Problem, route: Route) -> Findings:
    if _blocked(problem, route):
        return
    itinerary = _itinerary(problem, route)
    drive = itinerary.drive(_earliest_departure(problem, route))
    for halt, begin in zip(itinerary.halts, drive.begins_s, strict=True):
        if begin > halt.closes_s:
            cause = say("{name} cannot begin before {begin}; ", name=halt.name, begin=_clock(begin))
            window = say(
                "{opens} to {closes}", opens=_clock(halt.opens_s), closes=_clock(halt.closes_s)
            )
            yield _error(
                problem,
                route,
                halt.late_code,
                say("{cause}its window is {window}.", cause=cause, window=window),
            )


def _back_in_time(problem: Problem, route: Route) -> Findings:
    if _blocked(problem, route):
        return
    back = _itinerary(problem, route).drive(_earliest_departure(problem, route)).back_s
    shift_end = int(problem.types.shift_end_s[_type(problem, route)])
    closes = int(problem.depots.closes_s[_base(problem, route)])
    if back > shift_end:
        cause = say(
            "It is back at {back}; its shift ends at {shift_end}.",
            back=_clock(back),
            shift_end=_clock(shift_end),
        )
        yield _error(problem, route, "plan.shift-exceeded", cause)
    if back > closes:
        cause = say(
            "It is back at {back}; its base closes at {closes}.",
            back=_clock(back),
            closes=_clock(closes),
        )
        yield _error(problem, route, "plan.outlet-closed", cause)


def _duty(problem: Problem, route: Route) -> Findings:
    if _blocked(problem, route):
        return
    itinerary, earliest = _itinerary(problem, route), _earliest_departure(problem, route)
    limit = int(problem.types.longest_duty_s[_type(problem, route)])
    duty = _shortest_duty(itinerary, earliest)
    if itinerary.drive(earliest).on_time and duty > limit:
        cause = say(
            "It is on duty for {duty} at least; {limit} are allowed.",
            duty=_clock(duty),
            limit=_clock(limit),
        )
        yield _error(problem, route, "plan.duty-too-long", cause)


RULES: tuple[Rule, ...] = (
    _has_something_to_do,
    _no_empty_trip_but_the_last,
    _trips,
    _allowed,
    _sources,
    _capacity,
    _reachable,
    _range,
    _punctual,
    _back_in_time,
    _duty,
)
