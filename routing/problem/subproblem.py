"""A problem within a problem: some of its visits and vehicles, and the places they need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

import numpy as np

from routing.problem.assignment import Route, Trip
from routing.problem.model import (
    IntArray,
    Locations,
    Matrices,
    PlanarDistances,
    Problem,
    Vehicles,
    Visits,
)

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class SubProblem:
    """A part of a problem and the way back: ``visits`` and ``vehicles`` hold the old indices."""

    problem: Problem
    visits: tuple[int, ...]
    vehicles: tuple[int, ...]

    def inward(self, routes: Iterable[Route]) -> tuple[Route, ...]:
        """Routes of the whole as routes of the part; all they name must be in it."""
        vehicle = {old: new for new, old in enumerate(self.vehicles)}
        visit = {old: new for new, old in enumerate(self.visits)}
        return tuple(
            Route(vehicle[r.vehicle], _renamed(r.trips, [visit[v] for v in r.visits]))
            for r in routes
        )

    def outward(self, routes: Iterable[Route]) -> tuple[Route, ...]:
        """Routes of the part as routes of the whole."""
        return tuple(
            Route(self.vehicles[r.vehicle], _renamed(r.trips, [self.visits[v] for v in r.visits]))
            for r in routes
        )


def _renamed(trips: Sequence[Trip], names: Sequence[int]) -> tuple[Trip, ...]:
    """The same trips with other numbers for the visits, all visits in order."""
    given = iter(names)
    return tuple(Trip(trip.depot, tuple(next(given) for _ in trip.visits)) for trip in trips)


def slice_problem(problem: Problem, visits: Sequence[int], vehicles: Sequence[int]) -> SubProblem:
    """The part of a problem with the given visits and vehicles, in the given order.

    All depots stay, so that depots keep their numbers; of the locations only those that are
    still named.
    """
    chosen, crew = np.array(visits, dtype=np.int64), np.array(vehicles, dtype=np.int64)
    visit_at, depot_at = problem.visits.location[chosen], problem.depots.location
    kept, inverse = np.unique(np.concatenate([depot_at, visit_at]), return_inverse=True)
    place = np.asarray(inverse, dtype=np.int32)
    depots = len(depot_at)
    part = replace(
        problem,
        locations=_locations(problem.locations, kept),
        matrices=_matrices(problem.matrices, kept, held=problem.planar is None),
        planar=None if problem.planar is None else _plane(problem.planar, kept),
        depots=replace(problem.depots, location=place[:depots]),
        visits=replace(_visits(problem.visits, chosen), location=place[depots:]),
        vehicles=Vehicles(
            ids=_rows(problem.vehicles.ids, crew),
            type=problem.vehicles.type[crew],
            base=problem.vehicles.base[crew],
        ),
        access=problem.access[:, crew],
    )
    return SubProblem(part, tuple(chosen.tolist()), tuple(crew.tolist()))


def _rows(values: tuple[Row, ...], chosen: IntArray) -> tuple[Row, ...]:
    return tuple(values[row] for row in chosen.tolist())


def _locations(locations: Locations, kept: IntArray) -> Locations:
    return Locations(_rows(locations.ids, kept), locations.lon[kept], locations.lat[kept])


def _matrices(matrices: Matrices, kept: IntArray, *, held: bool) -> Matrices:
    if not held:
        return matrices
    grid = np.ix_(np.arange(len(matrices.profiles)), kept, kept)
    return replace(
        matrices, duration_s=matrices.duration_s[grid], distance_m=matrices.distance_m[grid]
    )


def _plane(plane: PlanarDistances, kept: IntArray) -> PlanarDistances:
    return replace(plane, x=plane.x[kept], y=plane.y[kept])


def _visits(visits: Visits, chosen: IntArray) -> Visits:
    """The chosen rows of every column, whatever columns there are."""
    columns = {column.name: getattr(visits, column.name) for column in fields(visits)}
    return Visits(**{name: _column(values, chosen) for name, values in columns.items()})


def _column(values: Any, chosen: IntArray) -> Any:  # noqa: ANN401 - a column of any kind
    if values is None:
        return None
    return _rows(values, chosen) if isinstance(values, tuple) else values[chosen]
