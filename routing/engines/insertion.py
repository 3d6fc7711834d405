"""Putting visits into routes where they cost least.

Detours are looked up in a table first, which is cheap and leaves out what only an exact look can
tell (windows, rests, hours); then the most promising insertions are priced exactly.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from routing.engines.draft import Draft
from routing.engines.judge import MICRO_PER_MILLI, SECONDS_PER_HOUR, Price, Trips, Unit
from routing.problem.assignment import Trip
from routing.problem.model import UNREACHABLE, FloatArray, Problem

# Insertions of one visit that are permitted before the best of them is taken, and insertions into
# routes there are that are priced at all.
MOST_PERMITTED: Final = 40
MOST_TRIED: Final = 60
# With so few depots a trip may begin and end at any of them, even where nothing asks for it.
FEW_DEPOTS: Final = 3

Loads = tuple[int, ...]


def never_overlook() -> bool:
    """Look at every insertion."""
    return False


class _Change(NamedTuple):
    """One way to take a visit in, and a guess of what it adds.

    ``trip`` and ``place`` say where in the route it goes; a negative trip means that `trips` is
    the new route.
    """

    guess: float
    vehicle: int
    trip: int
    place: int
    trips: Trips


class _Priced(NamedTuple):
    """A permitted change: what it adds in 1e-6 of the currency, and the new route."""

    added: int
    vehicle: int
    trips: Trips
    price: Price


@dataclass(frozen=True, slots=True)
class _Slots:
    """A trip of a route: what it can still take, its places in order, and what each leg costs."""

    depot: int
    unload: int
    spare_down: Loads
    spare_up: Loads
    path: tuple[int, ...]
    legs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Needs:
    """What a visit needs, as plain Python values."""

    at: int
    down: Loads
    up: Loads
    delivers: bool
    collects: bool
    service_s: int
    sources: tuple[bool, ...]
    depots: tuple[int, ...]
    vehicles: tuple[int, ...]


class Inserter:
    """Puts visits into a draft.

    Parameters
    ----------
    draft
        What is changed. If anybody else changes it, :meth:`forget` must hear of it.
    overlook
        Asked before each insertion is looked at; if True it is passed over. A few oversights
        keep a search from doing the same again and again.
    """

    def __init__(self, draft: Draft, overlook: Callable[[], bool] = never_overlook) -> None:
        self._overlook = overlook
        self.draft = draft
        self.judge = draft.judge
        self.problem = draft.judge.problem
        self._needs = _needs(self.problem)
        self._tables = _tables(draft)
        self._depot_at = self.problem.depots.location.tolist()
        self._kinds = _kinds(self.problem)
        self._slots: dict[int, list[_Slots]] = {}

    def forget(self, vehicles: Iterable[int]) -> None:
        """Routes of these vehicles were changed by somebody else."""
        for vehicle in vehicles:
            self._slots.pop(vehicle, None)

    def insert(self, visit: int) -> bool:
        """Put a visit where it costs least; False if there is no place, or none is worth it."""
        best: _Priced | None = None
        permitted = tried = 0
        for change in sorted(self._changes(visit), key=_cheapest_first):
            if best is not None and (change.guess >= best.added or permitted >= MOST_PERMITTED):
                break
            # However many routes are full, one more vehicle is always thought of.
            if change.trip >= 0 and (tried >= MOST_TRIED or self._takes_too_long(change, visit)):
                continue
            if self._overlook():
                continue
            tried += 1
            priced = self._priced(change, visit)
            permitted += priced is not None
            if priced is not None and (best is None or priced.added < best.added):
                best = priced
        if best is None or not self._worth(visit, best.added):
            return False
        self.draft.put(best.vehicle, best.trips, best.price)
        self._slots.pop(best.vehicle, None)
        return True

    def _priced(self, change: _Change, visit: int) -> _Priced | None:
        trips = self._spelled_out(change, visit)
        price = self.judge.price(change.vehicle, trips)
        if price is None:
            return None
        known = self.draft.prices.get(change.vehicle)
        added = price.cost - (known.cost if known else 0)
        return _Priced(added, change.vehicle, trips, price)

    def _takes_too_long(self, change: _Change, visit: int) -> bool:
        """Whether driving and work alone fill more than the vehicle's longest day."""
        unit, needs = self.judge.units[change.vehicle], self._needs[visit]
        path, leg = self._slots_of(change.vehicle)[change.trip].path, unit.ways.leg
        before, after = path[change.place], path[change.place + 1]
        detour_s = leg(before, needs.at)[0] + leg(needs.at, after)[0] - leg(before, after)[0]
        busy_s = self.draft.prices[change.vehicle].busy_s
        return busy_s + detour_s + needs.service_s > unit.longest_s

    def _worth(self, visit: int, added: int) -> bool:
        visits = self.problem.visits
        if visits.mandatory[visit] or added <= 0:
            return True
        if self.problem.service_first:
            return bool(visits.prize[visit] > 0)
        return added < int(visits.prize[visit]) * MICRO_PER_MILLI

    def _spelled_out(self, change: _Change, visit: int) -> Trips:
        if change.trip < 0:
            return change.trips
        trips, number, place = self.draft.routes[change.vehicle], change.trip, change.place
        old = trips[number].visits
        longer = Trip(trips[number].depot, (*old[:place], visit, *old[place:]))
        return (*trips[:number], longer, *trips[number + 1 :])

    def _changes(self, visit: int) -> Iterator[_Change]:
        needs, routes = self._needs[visit], self.draft.routes
        fresh = set()
        for vehicle in needs.vehicles:
            if vehicle in routes:
                yield from self._into_trips(needs, vehicle)
                yield from self._then_unload(needs, visit, vehicle)
                yield from self._as_further_trip(needs, visit, vehicle)
            elif self._kinds[vehicle] not in fresh:
                fresh.add(self._kinds[vehicle])
                yield from self._as_first_trip(needs, visit, vehicle)

    def _into_trips(self, needs: _Needs, vehicle: int) -> Iterator[_Change]:
        table = self._tables[vehicle]
        for number, slots in enumerate(self._slots_of(vehicle)):
            if not _takes(slots, needs):
                continue
            path = slots.path
            for place, leg in enumerate(slots.legs):
                guess = table[path[place], needs.at] + table[needs.at, path[place + 1]] - leg
                yield _Change(guess, vehicle, number, place, ())

    def _then_unload(self, needs: _Needs, visit: int, vehicle: int) -> Iterator[_Change]:
        """Into the last trip, whose produce is then unloaded elsewhere than at the base."""
        unit, table = self.judge.units[vehicle], self._tables[vehicle]
        last = self._slots_of(vehicle)[-1]
        if not needs.collects or needs.sources[unit.base] or not _has_room(last, needs):
            return
        if needs.delivers and not needs.sources[last.depot]:
            return
        *before, trip = self.draft.routes[vehicle]
        end = table[last.path[-2], unit.base_at]
        for unload in needs.depots:
            at = self._depot_at[unload]
            for place in range(len(trip.visits) + 1):
                before_it, after_it = last.path[place], (*last.path[1:-1], at)[place]
                detour = table[before_it, needs.at] + table[needs.at, after_it]
                if place < len(trip.visits):
                    detour += table[last.path[-2], at] - table[before_it, after_it]
                visits = (*trip.visits[:place], visit, *trip.visits[place:])
                trips = (*before, Trip(trip.depot, visits), Trip(unload, ()))
                yield _Change(detour + table[at, unit.base_at] - end, vehicle, -1, place, trips)

    def _slots_of(self, vehicle: int) -> list[_Slots]:
        slots = self._slots.get(vehicle)
        if slots is None:
            trips, base = self.draft.routes[vehicle], self.judge.units[vehicle].base
            ends = [trip.depot for trip in trips[1:]] + [base]
            slots = [self._look_at(vehicle, t, end) for t, end in zip(trips, ends, strict=True)]
            self._slots[vehicle] = slots
        return slots

    def _look_at(self, vehicle: int, trip: Trip, unload: int) -> _Slots:
        table, capacity = self._tables[vehicle], self.judge.units[vehicle].capacity
        made = [self._needs[visit] for visit in trip.visits]
        path = (self._depot_at[trip.depot], *(n.at for n in made), self._depot_at[unload])
        down = [sum(n.down[r] for n in made) for r in range(len(capacity))]
        up = [sum(n.up[r] for n in made) for r in range(len(capacity))]
        return _Slots(
            depot=trip.depot,
            unload=unload,
            spare_down=tuple(limit - load for limit, load in zip(capacity, down, strict=True)),
            spare_up=tuple(limit - load for limit, load in zip(capacity, up, strict=True)),
            path=path,
            legs=tuple(table[path[place], path[place + 1]] for place in range(len(path) - 1)),
        )

    def _as_further_trip(self, needs: _Needs, visit: int, vehicle: int) -> Iterator[_Change]:
        laden = tuple(trip for trip in self.draft.routes[vehicle] if trip.visits)
        if len(laden) < self.judge.units[vehicle].max_trips:
            last = self._needs[laden[-1].visits[-1]].at
            yield from self._as_last_trip(needs, vehicle, (*laden, Trip(-1, (visit,))), last)

    def _as_first_trip(self, needs: _Needs, visit: int, vehicle: int) -> Iterator[_Change]:
        unit = self.judge.units[vehicle]
        if all(load <= limit for load, limit in zip(needs.down, unit.capacity, strict=True)):
            alone = (Trip(-1, (visit,)),)
            for change in self._as_last_trip(needs, vehicle, alone, unit.base_at):
                fixed = unit.fixed_cost * MICRO_PER_MILLI
                yield change._replace(guess=change.guess + fixed)

    def _as_last_trip(
        self, needs: _Needs, vehicle: int, trips: Trips, after: int
    ) -> Iterator[_Change]:
        """The last of `trips`, for a visit alone, loaded and unloaded wherever it may be."""
        unit, table = self.judge.units[vehicle], self._tables[vehicle]
        home = table[after, unit.base_at]
        # A route that unloads elsewhere may have no way from its last visit to the base.
        saved = home if home < math.inf else 0.0
        for load, unload in self._depots_for(needs, unit.base):
            start = self._depot_at[load]
            end = unit.base_at if unload is None else self._depot_at[unload]
            there = table[after, start] + table[start, needs.at]
            guess = there + table[needs.at, end] + table[end, unit.base_at] - saved
            if guess < math.inf:
                halt = () if unload is None else (Trip(unload, ()),)
                route = (*trips[:-1], Trip(load, trips[-1].visits), *halt)
                yield _Change(guess, vehicle, -1, 0, route)

    def _depots_for(self, needs: _Needs, base: int) -> Iterator[tuple[int, int | None]]:
        """Where a trip for a visit alone may be loaded, and unloaded if not at the base.

        Without goods to load, it begins at the base; with few depots also elsewhere, since a
        base may be closed or badly joined. The same goes for unloading.
        """
        everywhere = range(len(self._depot_at)) if len(self._depot_at) <= FEW_DEPOTS else (base,)
        loads = needs.depots if needs.delivers else everywhere
        unloads: list[int | None] = [None] if needs.sources[base] or not needs.collects else []
        if needs.collects and (not unloads or len(self._depot_at) <= FEW_DEPOTS):
            unloads.extend(needs.depots)
        for load in loads:
            for unload in unloads:
                yield load, unload


def _cheapest_first(change: _Change) -> tuple[float, int, int, int]:
    return change[:4]


def _takes(slots: _Slots, needs: _Needs) -> bool:
    """Whether a trip may come from and go to the right depots and has room, order aside."""
    if needs.delivers and not needs.sources[slots.depot]:
        return False
    if needs.collects and not needs.sources[slots.unload]:
        return False
    return _has_room(slots, needs)


def _has_room(slots: _Slots, needs: _Needs) -> bool:
    for load, spare in zip(needs.down, slots.spare_down, strict=True):
        if load > spare:
            return False
    return all(load <= spare for load, spare in zip(needs.up, slots.spare_up, strict=True))


def _needs(problem: Problem) -> list[_Needs]:
    visits = problem.visits
    sources = [tuple(row) for row in problem.sources.tolist()]
    depots = [tuple(np.flatnonzero(row).tolist()) for row in problem.sources]
    vehicles = [tuple(np.flatnonzero(row).tolist()) for row in problem.access]
    columns = zip(
        visits.location.tolist(),
        map(tuple, visits.deliver.tolist()),
        map(tuple, visits.collect.tolist()),
        visits.service_s.tolist(),
        visits.sources.tolist(),
        visits.access.tolist(),
        strict=True,
    )
    return [
        _Needs(at, down, up, any(down), any(up), work_s, sources[s], depots[s], vehicles[a])
        for at, down, up, work_s, s, a in columns
    ]


def _tables(draft: Draft) -> list[memoryview]:
    """For each vehicle, what every leg costs by table, in 1e-6 of the currency."""
    made: dict[tuple[int, int, int], memoryview] = {}
    tables = []
    for unit in draft.judge.units:
        key = (id(unit.ways), unit.cost_per_km, unit.cost_per_hour)
        if key not in made:
            made[key] = leg_costs(draft.judge.problem, unit).data
        tables.append(made[key])
    return tables


def leg_costs(problem: Problem, unit: Unit) -> FloatArray:
    """(L, L) float64 cost of driving between locations in 1e-6 of the currency.

    Infinite where there is no way. A second costs a trifle where nothing else does, so that of
    two ways the quicker one is taken.
    """
    places = np.arange(len(problem.locations.ids))
    seconds, metres = unit.ways.legs(places[:, None], places[None, :])
    hourly = unit.cost_per_hour * MICRO_PER_MILLI / SECONDS_PER_HOUR
    costs = metres * float(unit.cost_per_km) + seconds * (hourly + 1e-3)
    costs[(seconds >= UNREACHABLE) | (metres >= UNREACHABLE)] = np.inf
    return np.ascontiguousarray(costs)


def _kinds(problem: Problem) -> list[int]:
    """The number of the kind of each vehicle: same type, same base, same visits."""
    numbers: dict[tuple[int, int, bytes], int] = {}
    vehicles = problem.vehicles
    keys = zip(vehicles.type.tolist(), vehicles.base.tolist(), problem.access.T, strict=True)
    return [numbers.setdefault((t, b, a.tobytes()), len(numbers)) for t, b, a in keys]
