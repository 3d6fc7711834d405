"""What a route costs, or that it is not permitted: the rules of the problem for engines.

Written from the contract in :mod:`routing.problem.model`. Engines use it to build first routes,
to clear a start that no longer fits, and to look once more at what a search returns; the plan is
checked elsewhere by code of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from routing.engines.ways import Ways
from routing.problem.assignment import Trip
from routing.problem.model import UNREACHABLE, Problem

MICRO_PER_MILLI: Final = 1000
SECONDS_PER_HOUR: Final = 3600

Trips = tuple[Trip, ...]


class Price(NamedTuple):
    """What a permitted route comes to.

    ``cost`` in 1e-6 of the currency; ``busy_s`` is the duty without waiting.
    """

    cost: int
    busy_s: int
    back_s: int
    duty_s: int
    distance_m: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A vehicle with the figures of its type and base as plain integers."""

    ways: Ways
    base: int
    base_at: int
    capacity: tuple[int, ...]
    leave_s: tuple[int, int]
    back_s: tuple[int, int]
    range_m: int
    fixed_cost: int
    cost_per_km: int
    cost_per_hour: int
    overtime_per_hour: int
    longest_duty_s: int
    regular_s: int
    break_after_s: int
    break_s: int
    load_s: int
    max_trips: int

    @property
    def longest_s(self) -> int:
        """Longest time between departure and return, by the shift and by the duty."""
        return min(self.back_s[1] - self.leave_s[0], self.longest_duty_s)

    @property
    def rest(self) -> tuple[int, int] | None:
        """After how much driving a rest is due and how long it is; None if never on any day."""
        if self.break_s == 0 or self.break_after_s >= self.longest_s:
            return None
        return self.break_after_s, self.break_s

    def cost(self, distance_m: int, duty_s: int) -> int:
        """Cost of a used vehicle in 1e-6 of the currency."""
        overtime_s = max(0, duty_s - self.regular_s)
        hourly = duty_s * self.cost_per_hour + overtime_s * self.overtime_per_hour
        return (
            self.fixed_cost * MICRO_PER_MILLI
            + distance_m * self.cost_per_km
            + hourly * MICRO_PER_MILLI // SECONDS_PER_HOUR
        )


class _Clock:
    """A vehicle under way, for all departures at once.

    The arrival as a function of the departure ``t`` is ``max(early, t + span)`` for every
    departure between the first and the last possible one: so three numbers tell everything.
    """

    __slots__ = ("at", "driven_s", "early_s", "first_s", "last_s", "metres", "span_s", "unit")

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.at = unit.base_at
        self.first_s, self.last_s = unit.leave_s
        self.early_s = self.first_s
        self.span_s = self.driven_s = self.metres = 0

    def work(self, seconds: int) -> None:
        """Stay at the place."""
        self.early_s += seconds
        self.span_s += seconds

    def drive(self, to: int) -> bool:
        """Drive to a location and rest on the way where it is due; False where there is no way."""
        seconds, metres = self.unit.ways.leg(self.at, to)
        if seconds >= UNREACHABLE or metres >= UNREACHABLE:
            return False
        after_s = self.unit.break_after_s
        total = self.driven_s + seconds
        if total > after_s:
            # Before more than m * after_s are driven, m rests have been taken.
            rests = (total - 1) // after_s - max(0, self.driven_s - 1) // after_s
            self.work(rests * self.unit.break_s)
        self.driven_s, self.metres, self.at = total, self.metres + metres, to
        self.work(seconds)
        return True

    def within(self, opens_s: int, closes_s: int) -> bool:
        """Wait for a window; False if it is missed whatever the departure."""
        self.early_s = max(self.early_s, opens_s)
        self.last_s = min(self.last_s, closes_s - self.span_s)
        return self.early_s <= closes_s and self.last_s >= self.first_s

    def price(self) -> Price | None:
        """The sum of the day, with the latest departure that does not delay the return."""
        duty_s = self.early_s - min(self.early_s - self.span_s, self.last_s)
        if duty_s > self.unit.longest_duty_s or self.metres > self.unit.range_m:
            return None
        cost = self.unit.cost(self.metres, duty_s)
        return Price(cost, self.span_s, self.early_s, duty_s, self.metres)


class Judge:
    """Prices routes of a problem.

    Attributes
    ----------
    problem
        The problem.
    units
        One a vehicle.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.units = _units(problem)
        visits = problem.visits
        self._at = visits.location.tolist()
        self._windows = list(zip(visits.opens_s.tolist(), visits.closes_s.tolist(), strict=True))
        self._setup_s, self._service_s = visits.setup_s.tolist(), visits.service_s.tolist()
        self._released_s = None if visits.release_s is None else visits.release_s.tolist()
        self._deliver = visits.deliver.T.tolist()
        self._collect = visits.collect.T.tolist()
        self._delivers: list[bool] = np.asarray(visits.deliver.any(axis=1)).tolist()
        self._collects: list[bool] = np.asarray(visits.collect.any(axis=1)).tolist()
        self._collected = [any(goods) for goods in self._collect]
        self._access: list[list[bool]] = problem.access[visits.access].tolist()
        self._sources: list[list[bool]] = problem.sources[visits.sources].tolist()
        depots = problem.depots
        self._depot_at = depots.location.tolist()
        self._depot_open = list(zip(depots.opens_s.tolist(), depots.closes_s.tolist(), strict=True))

    def price(self, vehicle: int, trips: Sequence[Trip]) -> Price | None:
        """What the route costs, or None if any rule forbids it; a route holds a visit at least."""
        unit = self.units[vehicle]
        if not self._well_formed(unit, trips):
            return None
        unload_at = [trip.depot for trip in trips[1:]] + [unit.base]
        for trip, unload in zip(trips, unload_at, strict=True):
            if not self._may_serve(vehicle, trip, unload):
                return None
            if not self._fits(unit.capacity, trip.visits):
                return None
        return self._timed(unit, trips)

    def _well_formed(self, unit: Unit, trips: Sequence[Trip]) -> bool:
        laden = sum(1 for trip in trips if trip.visits)
        return 0 < laden <= unit.max_trips and all(trip.visits for trip in trips[:-1])

    def _may_serve(self, vehicle: int, trip: Trip, unload: int) -> bool:
        for visit in trip.visits:
            sources = self._sources[visit]
            if not self._access[visit][vehicle]:
                return False
            if self._delivers[visit] and not sources[trip.depot]:
                return False
            if self._collects[visit] and not sources[unload]:
                return False
        return True

    def _fits(self, capacity: tuple[int, ...], visits: tuple[int, ...]) -> bool:
        for resource, limit in enumerate(capacity):
            down, up = self._deliver[resource], self._collect[resource]
            load = sum([down[visit] for visit in visits])
            if load > limit:
                return False
            if not self._collected[resource]:
                continue
            for visit in visits:
                load += up[visit] - down[visit]
                if load > limit:
                    return False
        return True

    def _timed(self, unit: Unit, trips: Sequence[Trip]) -> Price | None:
        clock = _Clock(unit)
        if not clock.within(*unit.leave_s):
            return None
        for trip in trips:
            if not self._drive_trip(clock, trip):
                return None
        if not clock.drive(unit.base_at) or not clock.within(*unit.back_s):
            return None
        return clock.price()

    def _drive_trip(self, clock: _Clock, trip: Trip) -> bool:
        opens_s, closes_s = self._depot_open[trip.depot]
        if self._released_s is not None:
            opens_s = max([opens_s, *(self._released_s[visit] for visit in trip.visits)])
        if not clock.drive(self._depot_at[trip.depot]) or not clock.within(opens_s, closes_s):
            return False
        clock.work(clock.unit.load_s)
        before = -1
        for visit in trip.visits:
            at = self._at[visit]
            stays = before == at
            if not clock.drive(at) or not clock.within(*self._windows[visit]):
                return False
            clock.work(self._service_s[visit] + (0 if stays else self._setup_s[visit]))
            before = at
        return True


def _units(problem: Problem) -> list[Unit]:
    types, depots, vehicles = problem.types, problem.depots, problem.vehicles
    ways = [Ways(problem, int(profile)) for profile in range(len(problem.matrices.profiles))]
    known: dict[tuple[int, int], Unit] = {}
    for kind, base in zip(vehicles.type.tolist(), vehicles.base.tolist(), strict=True):
        if (kind, base) in known:
            continue
        opens, closes = int(depots.opens_s[base]), int(depots.closes_s[base])
        start, end = int(types.shift_start_s[kind]), int(types.shift_end_s[kind])
        duty = (max(opens, start), min(closes, end))
        known[kind, base] = Unit(
            ways=ways[types.profile[kind]],
            base=base,
            base_at=int(depots.location[base]),
            capacity=tuple(types.capacity[kind].tolist()),
            leave_s=duty,
            back_s=duty,
            range_m=int(types.range_m[kind]),
            fixed_cost=int(types.fixed_cost[kind]),
            cost_per_km=int(types.cost_per_km[kind]),
            cost_per_hour=int(types.cost_per_hour[kind]),
            overtime_per_hour=int(types.overtime_per_hour[kind]),
            longest_duty_s=int(types.longest_duty_s[kind]),
            regular_s=int(types.regular_s[kind]),
            break_after_s=int(types.break_after_s[kind]),
            break_s=int(types.break_s[kind]),
            load_s=int(types.load_s[kind]),
            max_trips=int(types.max_trips[kind]),
        )
    return [
        known[pair] for pair in zip(vehicles.type.tolist(), vehicles.base.tolist(), strict=True)
    ]
