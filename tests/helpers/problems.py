"""Small problems for tests, written the way a person would state them.

Distances are metres on a line or from a matrix; one metre takes one second unless said
otherwise, so that times can be worked out by hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from routing.problem.model import (
    NO_LIMIT,
    Depots,
    Locations,
    Matrices,
    Problem,
    Vehicles,
    VehicleTypes,
    Visits,
)

DAY_S = 86_400


@dataclass(frozen=True, kw_only=True)
class D:
    """A depot at a location."""

    at: int
    opens: int = 0
    closes: int = DAY_S


@dataclass(frozen=True, kw_only=True)
class V:
    """A visit; ``by`` names the vehicles that may make it, ``sources`` its depots; None: all."""

    at: int
    deliver: tuple[int, int] = (0, 0)
    collect: tuple[int, int] = (0, 0)
    opens: int = 0
    closes: int = DAY_S
    setup: int = 0
    service: int = 0
    prize: int = 1
    mandatory: bool = False
    by: tuple[int, ...] | None = None
    sources: tuple[int, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class T:
    """A vehicle type."""

    profile: int = 0
    capacity: tuple[int, int] = (1000, 1000)
    range_m: int = NO_LIMIT
    fixed: int = 0
    per_km: int = 1000
    per_hour: int = 0
    overtime: int = 0
    start: int = 0
    end: int = DAY_S
    longest: int = NO_LIMIT
    regular: int = NO_LIMIT
    break_after: int = NO_LIMIT
    break_s: int = 0
    load: int = 0
    max_trips: int = 1


@dataclass(frozen=True, kw_only=True)
class K:
    """A vehicle of a type at a depot."""

    type: int = 0
    base: int = 0


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """A problem in a few words: see :func:`build`."""

    positions: tuple[tuple[float, float], ...]
    visits: tuple[V, ...]
    depots: tuple[D, ...] = (D(at=0),)
    types: tuple[T, ...] = (T(),)
    vehicles: tuple[K, ...] = (K(),)
    speed_mps: tuple[float, ...] = (1.0,)
    service_first: bool = True
    distances: np.ndarray | None = field(default=None)


def line(*positions: float) -> tuple[tuple[float, float], ...]:
    """Positions in metres along a road."""
    return tuple((position, 0.0) for position in positions)


def _matrices(sketch: Sketch) -> Matrices:
    points = np.array(sketch.positions, dtype=float).reshape(-1, 2)
    if sketch.distances is None:
        gaps = points[:, None, :] - points[None, :, :]
        metres = np.rint(np.hypot(gaps[..., 0], gaps[..., 1]))
    else:
        metres = np.asarray(sketch.distances, dtype=float)
    durations = np.stack([np.rint(metres / speed) for speed in sketch.speed_mps])
    distances = np.stack([metres] * len(sketch.speed_mps))
    return Matrices(
        profiles=tuple(f"p{i}" for i in range(len(sketch.speed_mps))),
        duration_s=durations.astype(np.int32),
        distance_m=distances.astype(np.int32),
    )


def _classes(sets: list[tuple[int, ...]], width: int) -> tuple[np.ndarray, np.ndarray]:
    """Distinct sets as rows of a bool matrix, and the row of each set."""
    distinct = sorted(set(sets))
    rows = np.zeros((max(1, len(distinct)), width), dtype=np.bool_)
    for row, members in enumerate(distinct):
        rows[row, list(members)] = True
    return rows, np.array([distinct.index(s) for s in sets], dtype=np.int32)


def build(sketch: Sketch) -> Problem:
    """The problem that a sketch describes."""
    depots, visits, types, vehicles = sketch.depots, sketch.visits, sketch.types, sketch.vehicles
    everyone, everywhere = tuple(range(len(vehicles))), tuple(range(len(depots)))
    access, access_row = _classes(
        [everyone if v.by is None else v.by for v in visits], len(vehicles)
    )
    sources, source_row = _classes(
        [everywhere if v.sources is None else v.sources for v in visits], len(depots)
    )
    points = np.array(sketch.positions, dtype=float).reshape(-1, 2)

    def column(values: list[int]) -> np.ndarray:
        return np.array(values, dtype=np.int64)

    return Problem(
        name="sketch",
        locations=Locations(
            ids=tuple(f"L{i}" for i in range(len(points))),
            lon=points[:, 0] / 100_000,
            lat=points[:, 1] / 100_000,
        ),
        matrices=_matrices(sketch),
        depots=Depots(
            ids=tuple(f"D{i}" for i in range(len(depots))),
            location=np.array([d.at for d in depots], dtype=np.int32),
            opens_s=column([d.opens for d in depots]),
            closes_s=column([d.closes for d in depots]),
        ),
        visits=Visits(
            ids=tuple(f"V{i}" for i in range(len(visits))),
            orders=tuple((f"O{i}",) for i in range(len(visits))),
            location=np.array([v.at for v in visits], dtype=np.int32),
            deliver=np.array([v.deliver for v in visits], dtype=np.int64).reshape(-1, 2),
            collect=np.array([v.collect for v in visits], dtype=np.int64).reshape(-1, 2),
            opens_s=column([v.opens for v in visits]),
            closes_s=column([v.closes for v in visits]),
            setup_s=column([v.setup for v in visits]),
            service_s=column([v.service for v in visits]),
            prize=column([v.prize for v in visits]),
            mandatory=np.array([v.mandatory for v in visits], dtype=np.bool_),
            access=access_row,
            sources=source_row,
        ),
        types=VehicleTypes(
            ids=tuple(f"T{i}" for i in range(len(types))),
            profile=np.array([t.profile for t in types], dtype=np.int32),
            capacity=np.array([t.capacity for t in types], dtype=np.int64).reshape(-1, 2),
            range_m=column([t.range_m for t in types]),
            fixed_cost=column([t.fixed for t in types]),
            cost_per_km=column([t.per_km for t in types]),
            cost_per_hour=column([t.per_hour for t in types]),
            overtime_per_hour=column([t.overtime for t in types]),
            shift_start_s=column([t.start for t in types]),
            shift_end_s=column([t.end for t in types]),
            longest_duty_s=column([t.longest for t in types]),
            regular_s=column([t.regular for t in types]),
            break_after_s=column([t.break_after for t in types]),
            break_s=column([t.break_s for t in types]),
            load_s=column([t.load for t in types]),
            max_trips=column([t.max_trips for t in types]),
        ),
        vehicles=Vehicles(
            ids=tuple(f"K{i}" for i in range(len(vehicles))),
            type=np.array([k.type for k in vehicles], dtype=np.int32),
            base=np.array([k.base for k in vehicles], dtype=np.int32),
        ),
        access=access,
        sources=sources,
        service_first=sketch.service_first,
    )
