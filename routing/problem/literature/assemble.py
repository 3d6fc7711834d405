"""From the bare figures of a literature file to a problem."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from routing.errors import Finding
from routing.problem.literature.conventions import Convention
from routing.problem.model import (
    NO_LIMIT,
    BoolArray,
    Depots,
    FloatArray,
    Int32Array,
    IntArray,
    Locations,
    Matrices,
    PlanarDistances,
    Problem,
    Vehicles,
    VehicleTypes,
    Visits,
)

UNIT_RATE: Final = 1000
"""Cost a km at which a metre costs 1/1000 of the currency."""


@dataclass(frozen=True, slots=True)
class Literature:
    """A problem read from a literature file.

    Attributes
    ----------
    problem
        Ready for engines. Costs in 1/1000 of the currency are costs of the file times the scale
        of the convention.
    convention
        How lengths and times became integers.
    findings
        What was noticed in the file but does not stop it from being read.
    numbers
        (V,) number of each visit in the file, as solutions name it.
    """

    problem: Problem
    convention: Convention
    findings: tuple[Finding, ...]
    numbers: IntArray


@dataclass(frozen=True, slots=True)
class Fleet:
    """One row a vehicle: type figures as they make types alike, and its base.

    ``capacity`` per resource; costs in 1/1000 of the currency, a km where they are rates.
    """

    capacity: tuple[int, ...]
    base: int = 0
    fixed_cost: int = 0
    cost_per_km: int = UNIT_RATE
    longest_duty_s: int = NO_LIMIT
    range_m: int = NO_LIMIT
    max_trips: int = 1

    @property
    def figures(self) -> tuple[object, ...]:
        """What makes two vehicles be of one type."""
        return (
            self.capacity,
            self.fixed_cost,
            self.cost_per_km,
            self.longest_duty_s,
            self.range_m,
            self.max_trips,
        )


@dataclass(slots=True)
class Figures:
    """The figures of a file: n places, of which the first d are depots, the others visits.

    Attributes
    ----------
    planar, matrix
        One of the two: coordinates, or (n, n) int32 distances, which are times as well.
    deliver, collect
        (n, R).
    opens_s, closes_s, service_s, release_s
        (n,).
    prize
        (n,); None: every visit is mandatory. A visit without prize is mandatory.
    access
        (V, K) bool or None: who may visit whom.
    """

    name: str
    depots: int
    coordinates: FloatArray
    vehicles: list[Fleet]
    deliver: IntArray
    collect: IntArray
    planar: PlanarDistances | None = None
    matrix: Int32Array | None = None
    opens_s: IntArray | None = None
    closes_s: IntArray | None = None
    service_s: IntArray | None = None
    release_s: IntArray | None = None
    prize: IntArray | None = None
    access: BoolArray | None = None
    resources: tuple[str, ...] = field(default=("load",))


def assemble(figures: Figures) -> Problem:
    """The problem that the figures of a file describe."""
    places = len(figures.deliver)
    access, rows = _access(figures)
    types, vehicles = _fleet(figures)
    return Problem(
        name=figures.name,
        locations=Locations(
            ids=tuple(str(number) for number in range(places)),
            lon=figures.coordinates[:, 0].copy(),
            lat=figures.coordinates[:, 1].copy(),
        ),
        matrices=_matrices(figures),
        depots=_depots(figures),
        visits=_visits(figures, rows),
        types=types,
        vehicles=vehicles,
        access=access,
        sources=np.ones((1, figures.depots), np.bool_),
        service_first=False,
        resources=figures.resources,
        planar=figures.planar,
    )


def _or(values: IntArray | None, default: int, count: int) -> IntArray:
    return np.full(count, default, np.int64) if values is None else values.astype(np.int64)


def _access(figures: Figures) -> tuple[BoolArray, Int32Array]:
    """Distinct rows of who may visit whom, and the row of each visit."""
    visits = len(figures.deliver) - figures.depots
    if figures.access is None:
        return np.ones((1, len(figures.vehicles)), np.bool_), np.zeros(visits, np.int32)
    rows, of_visit = np.unique(figures.access, axis=0, return_inverse=True)
    return rows, of_visit.reshape(-1).astype(np.int32)


def _matrices(figures: Figures) -> Matrices:
    if figures.matrix is None:
        empty = np.zeros((1, 0, 0), np.int32)
        return Matrices(("file",), empty, empty)
    matrix = figures.matrix[None]
    return Matrices(("file",), matrix, matrix)


def _depots(figures: Figures) -> Depots:
    count, places = figures.depots, len(figures.deliver)
    return Depots(
        ids=tuple(str(number) for number in range(count)),
        location=np.arange(count, dtype=np.int32),
        opens_s=_or(figures.opens_s, 0, places)[:count],
        closes_s=_or(figures.closes_s, NO_LIMIT, places)[:count],
    )


def _visits(figures: Figures, access: Int32Array) -> Visits:
    places, first = len(figures.deliver), figures.depots
    count = places - first
    names = tuple(str(number) for number in range(first, places))
    prize = _or(figures.prize, 0, places)[first:]
    release = None if figures.release_s is None else figures.release_s[first:].astype(np.int64)
    return Visits(
        ids=names,
        orders=tuple((name,) for name in names),
        location=np.arange(first, places, dtype=np.int32),
        deliver=figures.deliver[first:].astype(np.int64),
        collect=figures.collect[first:].astype(np.int64),
        opens_s=_or(figures.opens_s, 0, places)[first:],
        closes_s=_or(figures.closes_s, NO_LIMIT, places)[first:],
        setup_s=np.zeros(count, np.int64),
        service_s=_or(figures.service_s, 0, places)[first:],
        prize=prize,
        mandatory=prize == 0,
        access=access,
        sources=np.zeros(count, np.int32),
        release_s=release,
    )


def _fleet(figures: Figures) -> tuple[VehicleTypes, Vehicles]:
    numbers: dict[tuple[object, ...], int] = {}
    kinds: list[Fleet] = []
    of_vehicle = []
    for vehicle in figures.vehicles:
        if vehicle.figures not in numbers:
            numbers[vehicle.figures] = len(kinds)
            kinds.append(vehicle)
        of_vehicle.append(numbers[vehicle.figures])
    bases = np.array([vehicle.base for vehicle in figures.vehicles], np.int32)
    ids = tuple(str(number) for number in range(len(of_vehicle)))
    return _types(kinds), Vehicles(ids, np.array(of_vehicle, np.int32), bases)


def _types(kinds: list[Fleet]) -> VehicleTypes:
    def same(value: int) -> IntArray:
        return np.full(len(kinds), value, np.int64)

    def column(values: list[int]) -> IntArray:
        return np.array(values, np.int64)

    return VehicleTypes(
        ids=tuple(str(number) for number in range(len(kinds))),
        profile=np.zeros(len(kinds), np.int32),
        capacity=np.array([kind.capacity for kind in kinds], np.int64),
        range_m=column([kind.range_m for kind in kinds]),
        fixed_cost=column([kind.fixed_cost for kind in kinds]),
        cost_per_km=column([kind.cost_per_km for kind in kinds]),
        cost_per_hour=same(0),
        overtime_per_hour=same(0),
        shift_start_s=same(0),
        shift_end_s=same(NO_LIMIT),
        longest_duty_s=column([kind.longest_duty_s for kind in kinds]),
        regular_s=same(NO_LIMIT),
        break_after_s=same(NO_LIMIT),
        break_s=same(0),
        load_s=same(0),
        max_trips=column([kind.max_trips for kind in kinds]),
    )
