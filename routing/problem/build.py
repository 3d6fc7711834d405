"""Build a problem from a scenario, the orders of a date, and the roads of that date.

The only place where scenario and network meet; everything behind it sees arrays alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routing.errors import Finding, InputError
from routing.problem import units
from routing.problem.grouping import OrderGroup, Terms, group_orders, terms_of
from routing.problem.model import (
    NO_LIMIT,
    BoolArray,
    Depots,
    Int32Array,
    IntArray,
    Locations,
    Matrices,
    Problem,
    Vehicles,
    VehicleTypes,
    Visits,
)
from routing.problem.roads import Roads
from routing.scenario.model import DayOrders, Outlet, Scenario, Village
from routing.scenario.schema import VehicleType
from routing.words import say

NO_CAPACITY = (0, 0)


@dataclass(frozen=True, slots=True)
class _Classes:
    """Distinct rows of a bool matrix, and the row number of each key."""

    rows: BoolArray
    number: dict[tuple[bool, ...], int]


def _distinct(rows: Sequence[tuple[bool, ...]], width: int) -> _Classes:
    number: dict[tuple[bool, ...], int] = {}
    for row in rows:
        number.setdefault(row, len(number))
    matrix = np.array(list(number), dtype=np.bool_).reshape(len(number), width)
    return _Classes(matrix, number)


def allowed_vehicles(scenario: Scenario) -> dict[str, tuple[bool, ...]]:
    """For each village, which vehicles of the fleet may come: its access and its pairs."""
    types = scenario.config.vehicle_types
    pairs = {pair.village: set(pair.vehicles) for pair in scenario.config.rules.pairs}
    profiles = [types[vehicle.type].profile for vehicle in scenario.fleet]
    ids = [vehicle.id for vehicle in scenario.fleet]

    def row(village: Village) -> tuple[bool, ...]:
        paired = pairs.get(village.id)
        return tuple(
            (not village.access or profile in village.access) and (paired is None or name in paired)
            for name, profile in zip(ids, profiles, strict=True)
        )

    return {village.id: row(village) for village in scenario.villages}


def _smallest_capacity(scenario: Scenario, allowed: tuple[bool, ...]) -> tuple[int, int]:
    """Grams and litres that every allowed vehicle offers."""
    types = scenario.config.vehicle_types
    names = {v.type for v, may in zip(scenario.fleet, allowed, strict=True) if may}
    if not names:
        return NO_CAPACITY
    return (
        min(units.capacity_g(types[name].weight_kg) for name in names),
        min(units.capacity_l(types[name].volume_m3) for name in names),
    )


def _groups(
    scenario: Scenario, day: DayOrders, allowed: dict[str, tuple[bool, ...]]
) -> tuple[OrderGroup, ...]:
    villages = {village.id: village for village in scenario.villages}
    default = scenario.config.rules.dispatch_from
    limits = {row: _smallest_capacity(scenario, row) for row in set(allowed.values())}
    return group_orders(
        (order, terms_of(order, villages[order.village], default), limits[allowed[order.village]])
        for order in day.orders
    )


def _source_row(terms: Terms, village: Village, outlets: Sequence[Outlet]) -> tuple[bool, ...]:
    """Which outlets may load and unload an order."""
    own = terms.dispatch_from in {"outlet", "either"}
    centre = terms.dispatch_from in {"county_centre", "either"}
    return tuple(
        (own and outlet.id == village.outlet) or (centre and outlet.kind == "county_centre")
        for outlet in outlets
    )


def _column(values: Sequence[int]) -> IntArray:
    return np.array(values, dtype=np.int64)


def _index(values: Sequence[int]) -> Int32Array:
    return np.array(values, dtype=np.int32)


def _service_s(group: OrderGroup, per_piece_s: float) -> int:
    return units.seconds(group.pieces * per_piece_s)


def _visit_ids(groups: Sequence[OrderGroup]) -> tuple[str, ...]:
    """Village ids, numbered from the second visit of a village on."""
    seen: dict[str, int] = {}
    ids = []
    for group in groups:
        village = group.terms.village
        seen[village] = seen.get(village, 0) + 1
        ids.append(village if seen[village] == 1 else f"{village}#{seen[village]}")
    return tuple(ids)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Row numbers of the access and source classes of every visit, and the classes."""

    access: _Classes
    access_row: Int32Array
    sources: _Classes
    source_row: Int32Array


def _class_rows(
    scenario: Scenario, groups: Sequence[OrderGroup], allowed: dict[str, tuple[bool, ...]]
) -> _Rows:
    villages = {village.id: village for village in scenario.villages}
    access_rows = [allowed[group.terms.village] for group in groups]
    source_rows = [
        _source_row(group.terms, villages[group.terms.village], scenario.outlets)
        for group in groups
    ]
    access = _distinct(access_rows, len(scenario.fleet))
    sources = _distinct(source_rows, len(scenario.outlets))
    return _Rows(
        access,
        _index([access.number[row] for row in access_rows]),
        sources,
        _index([sources.number[row] for row in source_rows]),
    )


def _visits(
    scenario: Scenario, groups: Sequence[OrderGroup], location: dict[str, int], rows: _Rows
) -> Visits:
    service = scenario.config.rules.service
    setup_s = units.minutes_s(service.per_stop_min)
    return Visits(
        ids=_visit_ids(groups),
        orders=tuple(tuple(order.id for order in group.orders) for group in groups),
        location=_index([location[group.terms.village] for group in groups]),
        deliver=np.array([g.deliver for g in groups], dtype=np.int64).reshape(-1, 2),
        collect=np.array([g.collect for g in groups], dtype=np.int64).reshape(-1, 2),
        opens_s=_column([group.terms.opens_s for group in groups]),
        closes_s=_column([group.terms.closes_s for group in groups]),
        setup_s=np.full(len(groups), setup_s, dtype=np.int64),
        service_s=_column([_service_s(group, service.per_piece_s) for group in groups]),
        prize=_column([group.terms.priority * len(group.orders) for group in groups]),
        mandatory=np.array([group.terms.mandatory for group in groups], dtype=np.bool_),
        access=rows.access_row,
        sources=rows.source_row,
    )


def _types(types: dict[str, VehicleType], profiles: Sequence[str]) -> VehicleTypes:
    rows = list(types.values())
    rests = [row.rest for row in rows]
    return VehicleTypes(
        ids=tuple(types),
        profile=_index([profiles.index(row.profile) for row in rows]),
        capacity=np.array(
            [(units.capacity_g(r.weight_kg), units.capacity_l(r.volume_m3)) for r in rows],
            dtype=np.int64,
        ).reshape(-1, 2),
        range_m=_column([units.limit_m(row.range_km) for row in rows]),
        fixed_cost=_column([units.milli(row.costs.fixed) for row in rows]),
        cost_per_km=_column([units.milli(row.costs.per_km) for row in rows]),
        cost_per_hour=_column([units.milli(row.costs.per_hour) for row in rows]),
        overtime_per_hour=_column([units.milli(row.costs.overtime_per_hour) for row in rows]),
        shift_start_s=_column([row.shift.start for row in rows]),
        shift_end_s=_column([row.shift.end for row in rows]),
        longest_duty_s=_column([units.limit_s(row.shift.longest_duty_h) for row in rows]),
        regular_s=_column([units.limit_s(row.shift.regular_h) for row in rows]),
        break_after_s=_column(
            [NO_LIMIT if rest is None else units.limit_s(rest.after_driving_h) for rest in rests]
        ),
        break_s=_column(
            [0 if rest is None else units.minutes_s(rest.duration_min) for rest in rests]
        ),
        load_s=_column([units.minutes_s(row.loading_min) for row in rows]),
        max_trips=_column([row.max_trips for row in rows]),
    )


def _vehicles(scenario: Scenario, types: Sequence[str]) -> Vehicles:
    outlets = {outlet.id: number for number, outlet in enumerate(scenario.outlets)}
    return Vehicles(
        ids=tuple(vehicle.id for vehicle in scenario.fleet),
        type=_index([types.index(vehicle.type) for vehicle in scenario.fleet]),
        base=_index([outlets[vehicle.base] for vehicle in scenario.fleet]),
    )


def _matrices(roads: Roads, places: Sequence[str], profiles: Sequence[str]) -> Matrices:
    numbers = np.array([roads.index[place] for place in places], dtype=np.int64)
    answers = [roads.view.matrix(profile, numbers, numbers) for profile in profiles]
    return Matrices(
        profiles=tuple(profiles),
        duration_s=np.stack([duration for duration, _ in answers]),
        distance_m=np.stack([distance for _, distance in answers]),
    )


def _locations(scenario: Scenario, villages: Sequence[Village]) -> Locations:
    spots: tuple[Outlet | Village, ...] = (*scenario.outlets, *villages)
    return Locations(
        ids=tuple(spot.id for spot in spots),
        lon=np.array([spot.lon for spot in spots], dtype=np.float64),
        lat=np.array([spot.lat for spot in spots], dtype=np.float64),
    )


def _depots(outlets: Sequence[Outlet]) -> Depots:
    return Depots(
        ids=tuple(outlet.id for outlet in outlets),
        location=np.arange(len(outlets), dtype=np.int32),
        opens_s=_column([outlet.opens_s for outlet in outlets]),
        closes_s=_column([outlet.closes_s for outlet in outlets]),
    )


def build_problem(scenario: Scenario, day: DayOrders, roads: Roads) -> Problem:
    """The problem of a day: outlets and the villages that are due, visits, and the fleet.

    Raises
    ------
    InputError
        If the scenario has no vehicle.
    """
    if not scenario.fleet:
        cause = say("The fleet has no vehicle, so nothing can be planned.")
        raise InputError([Finding("problem.empty-fleet", cause, scenario.config.files.fleet)])
    allowed = allowed_vehicles(scenario)
    groups = _groups(scenario, day, allowed)
    due = {group.terms.village for group in groups}
    locations = _locations(scenario, [v for v in scenario.villages if v.id in due])
    used = {vehicle.type for vehicle in scenario.fleet}
    types = {name: kind for name, kind in scenario.config.vehicle_types.items() if name in used}
    profiles = sorted({kind.profile for kind in types.values()})
    rows = _class_rows(scenario, groups, allowed)
    location = {place: number for number, place in enumerate(locations.ids)}
    return Problem(
        name=f"{scenario.config.name} {day.date.isoformat()}",
        locations=locations,
        matrices=_matrices(roads, locations.ids, profiles),
        depots=_depots(scenario.outlets),
        visits=_visits(scenario, groups, location, rows),
        types=_types(types, profiles),
        vehicles=_vehicles(scenario, list(types)),
        access=rows.access.rows,
        sources=rows.sources.rows,
    )
