"""From VROOM's input to a problem in which costs and rules are the same.

A vehicle's start and end become one depot: ways out of it are those from the start, ways into it
those to the end; where one is missing, these ways take nothing. What a way costs VROOM stands in
place of metres, so that travel alone is paid for, as VROOM has it. Priorities come first, then the
number of jobs, then cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from routing.errors import Finding, InputError
from routing.problem.model import (
    NO_LIMIT,
    UNREACHABLE,
    Depots,
    IntArray,
    Locations,
    Matrices,
    Problem,
    Vehicles,
    VehicleTypes,
    Visits,
)
from routing.problem.vroom.schema import Vehicle, VroomInput
from routing.words import say

MIXED_SCALE = 100
"""Units of cost a way where hours and kilometres are both paid for."""

Ends = tuple[int | None, int | None]
Kind = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class VroomCase:
    """A problem and what VROOM calls its parts.

    Attributes
    ----------
    durations, distances
        Seconds and metres between places of the file, by profile; no distances: None.
    job_place
        (J,) place of each job; visits are jobs in order.
    ends
        Start and end place of each vehicle.
    """

    given: VroomInput
    problem: Problem
    durations: dict[str, IntArray]
    distances: dict[str, IntArray | None]
    job_place: tuple[int, ...]
    ends: tuple[Ends, ...]
    findings: tuple[Finding, ...]


def build_vroom(given: VroomInput, findings: Sequence[Finding], file: str) -> VroomCase:
    """The problem that an input describes.

    Raises
    ------
    InputError
        If matrices are missing, or places or amounts do not fit them.
    """
    tables = _Tables(given, file)
    job_place = tuple(
        tables.place(job.location_index, f"jobs.{at}") for at, job in enumerate(given.jobs)
    )
    ends = tuple(
        (
            tables.end(vehicle.start_index, vehicle.start, f"vehicles.{at}.start"),
            tables.end(vehicle.end_index, vehicle.end, f"vehicles.{at}.end"),
        )
        for at, vehicle in enumerate(given.vehicles)
    )
    for at, vehicle in enumerate(given.vehicles):
        if tables.has(vehicle.profile, f"vehicles.{at}.profile"):
            tables.payable(vehicle, f"vehicles.{at}.costs")
    resources = _resources(given, tables)
    if tables.wrong:
        raise InputError(tables.wrong)
    problem = _problem(given, tables, job_place, ends, resources)
    return VroomCase(
        given, problem, tables.durations, tables.distances, job_place, ends, tuple(findings)
    )


class _Tables:
    """The matrices of a file, and what is wrong with what points into them."""

    def __init__(self, given: VroomInput, file: str) -> None:
        self._file = file
        self.wrong: list[Finding] = []
        found = given.matrices
        self.durations = {name: _square(tables.durations) for name, tables in found.items()}
        self.distances: dict[str, IntArray | None] = {
            name: None if tables.distances is None else _square(tables.distances)
            for name, tables in found.items()
        }
        self.costs = {
            name: None if tables.costs is None else _square(tables.costs)
            for name, tables in found.items()
        }
        if given.matrix is not None and "car" not in found:
            self.durations["car"] = _square(given.matrix)
            self.distances["car"] = self.costs["car"] = None
        self.count = len(next(iter(self.durations.values()), ()))
        if not self.durations:
            cause = say("There are no matrices: this program has no road server to ask.")
            self._note("matrices", cause)
        for table in (*self.durations.values(), *self.distances.values(), *self.costs.values()):
            if table is not None and table.shape != (self.count, self.count):
                self._note("matrices", say("Matrices are not square, or differ in size."))

    def _note(self, field: str, cause: str) -> None:
        self.wrong.append(Finding("solve.broken-file", cause, self._file, field=field))

    def place(self, index: int | None, field: str) -> int:
        if index is None or index >= self.count:
            cause = say("It needs a location_index below {count}.", count=self.count)
            self._note(f"{field}.location_index", cause)
            return 0
        return index

    def end(self, index: int | None, spot: object, field: str) -> int | None:
        if index is None and spot is None:
            return None
        return self.place(index, f"{field}_index")

    def has(self, profile: str, field: str) -> bool:
        if profile not in self.durations:
            cause = say("There is no matrix for profile {name}.", name=repr(profile[:40]))
            self._note(field, cause)
        return profile in self.durations

    def payable(self, vehicle: Vehicle, field: str) -> None:
        """A way that can be driven must not cost as much as one that does not exist."""
        if self.wrong:
            return
        seconds, lengths, _ = _ways(self, vehicle)
        if bool(((seconds < UNREACHABLE) & (lengths >= UNREACHABLE)).any()):
            self._note(field, say("A way costs more than {limit} units.", limit=UNREACHABLE))

    def too_many(self, field: str) -> None:
        self._note(field, say("Amounts differ in their number of entries."))


def _square(rows: Sequence[Sequence[int]]) -> IntArray:
    """A matrix; one of another shape is told by its shape."""
    if any(len(row) != len(rows) for row in rows):
        return np.zeros((len(rows), 0), dtype=np.int64)
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(rows))


def _resources(given: VroomInput, tables: _Tables) -> int:
    """How many amounts there are; the number of tasks is one more resource."""
    sizes = {len(vehicle.capacity) for vehicle in given.vehicles}
    for at, job in enumerate(given.jobs):
        for name in ("delivery", "pickup", "amount"):
            if getattr(job, name):
                sizes.add(len(getattr(job, name)))
                if len(getattr(job, name)) not in {len(v.capacity) for v in given.vehicles}:
                    tables.too_many(f"jobs.{at}.{name}")
    if len(sizes) > 1 and not tables.wrong:
        tables.too_many("vehicles")
    return max(sizes, default=0)


def _way_kind(vehicle: Vehicle) -> Kind:
    return (vehicle.profile, vehicle.speed_factor, vehicle.costs.per_hour, vehicle.costs.per_km)


def _ways(tables: _Tables, vehicle: Vehicle) -> tuple[IntArray, IntArray, int]:
    """Seconds and lengths of all ways for a vehicle, and 1/1000 of cost units a length."""
    seconds = np.rint(tables.durations[vehicle.profile] / vehicle.speed_factor).astype(np.int64)
    costs, given = vehicle.costs, tables.costs[vehicle.profile]
    metres = tables.distances[vehicle.profile]
    if given is not None:
        return seconds, given, 1000
    if costs.per_km == 0 or metres is None:
        if costs.per_hour * 1000 % 3600 == 0:
            return seconds, seconds, costs.per_hour * 1000 // 3600
        # A rate of less than a whole number a second would be rounded, at worst to nothing.
        hourly = np.rint(MIXED_SCALE * seconds * costs.per_hour / 3600).astype(np.int64)
        return seconds, hourly, 1000 // MIXED_SCALE
    if costs.per_hour == 0:
        return seconds, metres, costs.per_km
    mixed = MIXED_SCALE * (seconds * costs.per_hour / 3600 + metres * costs.per_km / 1000)
    return seconds, np.rint(mixed).astype(np.int64), 1000 // MIXED_SCALE


def _problem(
    given: VroomInput,
    tables: _Tables,
    job_place: Sequence[int],
    ends: Sequence[Ends],
    resources: int,
) -> Problem:
    depots = list(dict.fromkeys(ends))
    ways = {_way_kind(vehicle): vehicle for vehicle in given.vehicles}
    profiles = list(ways)
    seconds, lengths, rates = [], [], []
    for vehicle in ways.values():
        time, length, rate = _ways(tables, vehicle)
        seconds.append(_with_depots(time, depots, job_place))
        lengths.append(_with_depots(length, depots, job_place))
        rates.append(rate)
    kinds = list(dict.fromkeys(_kind(vehicle) for vehicle in given.vehicles))
    first = {_kind(vehicle): vehicle for vehicle in reversed(given.vehicles)}
    count = len(depots) + len(job_place)
    return Problem(
        name="vroom",
        locations=Locations(tuple(map(str, range(count))), np.zeros(count), np.zeros(count)),
        matrices=Matrices(
            tuple(map(str, range(len(profiles)))),
            np.array(seconds, dtype=np.int32),
            np.array(lengths, dtype=np.int32),
        ),
        depots=Depots(
            tuple(map(str, range(len(depots)))),
            np.arange(len(depots), dtype=np.int32),
            np.zeros(len(depots), dtype=np.int64),
            np.full(len(depots), NO_LIMIT, dtype=np.int64),
        ),
        visits=_visits(given, len(depots), resources),
        types=_types([first[kind] for kind in kinds], profiles, rates, resources),
        vehicles=Vehicles(
            tuple(str(vehicle.id) for vehicle in given.vehicles),
            np.array([kinds.index(_kind(v)) for v in given.vehicles], dtype=np.int32),
            np.array([depots.index(pair) for pair in ends], dtype=np.int32),
        ),
        access=_access(given),
        sources=np.ones((1, len(depots)), dtype=np.bool_),
        resources=(*(f"amount{at}" for at in range(resources)), "tasks"),
    )


def _with_depots(
    table: IntArray, depots: Sequence[Ends], job_place: Sequence[int]
) -> NDArray[np.int64]:
    """(D + J, D + J): depots, which no way joins, then jobs."""
    jobs = np.array(job_place, dtype=np.int64)
    count = len(depots)
    result = np.full((count + len(jobs), count + len(jobs)), UNREACHABLE, dtype=np.int64)
    result[count:, count:] = table[np.ix_(jobs, jobs)]
    for at, (start, end) in enumerate(depots):
        result[at, count:] = 0 if start is None else table[start, jobs]
        result[count:, at] = 0 if end is None else table[jobs, end]
    np.fill_diagonal(result, 0)
    return np.minimum(result, UNREACHABLE)


def _kind(vehicle: Vehicle) -> Kind:
    return (
        _way_kind(vehicle),
        tuple(vehicle.capacity),
        vehicle.costs.fixed,
        tuple(vehicle.time_window or ()),
        vehicle.max_tasks,
        vehicle.max_travel_time,
        vehicle.max_distance,
    )


def _types(
    kinds: Sequence[Vehicle], profiles: list[Kind], rates: Sequence[int], resources: int
) -> VehicleTypes:
    def column(values: Sequence[int]) -> IntArray:
        return np.array(values, dtype=np.int64)

    def same(value: int) -> IntArray:
        return np.full(len(kinds), value, dtype=np.int64)

    profile = [profiles.index(_way_kind(vehicle)) for vehicle in kinds]
    capacity = [
        [*(vehicle.capacity or [NO_LIMIT] * resources), _or_none(vehicle.max_tasks)]
        for vehicle in kinds
    ]
    limits = [
        vehicle.max_travel_time if vehicle.max_travel_time is not None else vehicle.max_distance
        for vehicle in kinds
    ]
    return VehicleTypes(
        ids=tuple(map(str, range(len(kinds)))),
        profile=np.array(profile, dtype=np.int32),
        capacity=np.array(capacity, dtype=np.int64).reshape(len(kinds), resources + 1),
        range_m=column([_or_none(limit) for limit in limits]),
        fixed_cost=column([1000 * vehicle.costs.fixed for vehicle in kinds]),
        # A length costs `rate` thousandths of a unit; a kilometre of the problem is 1,000 lengths.
        cost_per_km=column([1000 * rates[at] for at in profile]),
        cost_per_hour=same(0),
        overtime_per_hour=same(0),
        shift_start_s=column([v.time_window[0] if v.time_window else 0 for v in kinds]),
        shift_end_s=column([v.time_window[1] if v.time_window else NO_LIMIT for v in kinds]),
        longest_duty_s=same(NO_LIMIT),
        regular_s=same(NO_LIMIT),
        break_after_s=same(NO_LIMIT),
        break_s=same(0),
        load_s=same(0),
        max_trips=same(1),
    )


def _or_none(limit: int | None) -> int:
    return NO_LIMIT if limit is None else limit


def _visits(given: VroomInput, depots: int, resources: int) -> Visits:
    jobs, count = given.jobs, len(given.jobs)

    def amounts(values: Sequence[int], task: int) -> list[int]:
        return [*(values or [0] * resources), task]

    def column(values: Sequence[int]) -> IntArray:
        return np.array(values, dtype=np.int64).reshape(count)

    deliver = [amounts(job.delivery or job.amount, 1) for job in jobs]
    collect = [amounts(job.pickup, 0) for job in jobs]
    shape = (count, resources + 1)
    skills = list(dict.fromkeys(tuple(sorted(set(job.skills))) for job in jobs))
    return Visits(
        ids=tuple(str(job.id) for job in jobs),
        orders=tuple((str(job.id),) for job in jobs),
        location=np.arange(depots, depots + count, dtype=np.int32),
        deliver=np.array(deliver, dtype=np.int64).reshape(shape),
        collect=np.array(collect, dtype=np.int64).reshape(shape),
        opens_s=column([job.time_windows[0][0] if job.time_windows else 0 for job in jobs]),
        closes_s=column([job.time_windows[0][1] if job.time_windows else NO_LIMIT for job in jobs]),
        setup_s=column([job.setup for job in jobs]),
        service_s=column([job.service for job in jobs]),
        # The sum of priorities first, then the number of jobs.
        prize=column([job.priority * (count + 1) + 1 for job in jobs]),
        mandatory=np.zeros(count, dtype=np.bool_),
        access=np.array(
            [skills.index(tuple(sorted(set(job.skills)))) for job in jobs], dtype=np.int32
        ).reshape(count),
        sources=np.zeros(count, dtype=np.int32),
    )


def _access(given: VroomInput) -> NDArray[np.bool_]:
    """A row for each set of skills that some job asks for."""
    asked = list(dict.fromkeys(tuple(sorted(set(job.skills))) for job in given.jobs)) or [()]
    rows = [[set(skills) <= set(v.skills) for v in given.vehicles] for skills in asked]
    return np.array(rows, dtype=np.bool_).reshape(len(asked), len(given.vehicles))
