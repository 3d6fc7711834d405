"""From a problem to the flat arrays of the compiled search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from routing.engines.ruin_recreate.general.doors import MOST_DOORS, Doors, find_doors
from routing.engines.ruin_recreate.instance import Instance
from routing.engines.ruin_recreate.neighbours import nearest, planar_m
from routing.problem.model import Problem

METRES_PER_KM: Final = 1000.0
SECONDS_PER_HOUR: Final = 3600.0


@dataclass(frozen=True, slots=True)
class Kinds:
    """Vehicles alike in type, base and access.

    ``type`` and ``base`` (C,), ``may_visit`` (A, C), ``of_vehicle`` (K,) int32.
    """

    type: NDArray[np.int32]
    base: NDArray[np.int32]
    may_visit: NDArray[np.bool_]
    of_vehicle: NDArray[np.int32]


def kinds_of(problem: Problem) -> Kinds:
    """Group the vehicles of a problem; kinds are numbered by their first vehicle."""
    numbers: dict[tuple[int, int, bytes], int] = {}
    first: list[int] = []
    of_vehicle = np.empty(len(problem.vehicles), np.int32)
    columns = np.ascontiguousarray(problem.access.T)
    for vehicle in range(len(problem.vehicles)):
        key = (
            int(problem.vehicles.type[vehicle]),
            int(problem.vehicles.base[vehicle]),
            columns[vehicle].tobytes(),
        )
        if key not in numbers:
            numbers[key] = len(first)
            first.append(vehicle)
        of_vehicle[vehicle] = numbers[key]
    return Kinds(
        type=problem.vehicles.type[first].astype(np.int32),
        base=problem.vehicles.base[first].astype(np.int32),
        may_visit=problem.access[:, first].copy(),
        of_vehicle=of_vehicle,
    )


def is_symmetric(problem: Problem) -> bool:
    """Whether both ways are equally long and the same for all profiles."""
    if problem.planar is not None:
        return True
    metres = problem.matrices.distance_m
    alike = bool((metres == metres[0]).all())
    return alike and np.array_equal(metres[0], metres[0].T)


def counted_resources(problem: Problem) -> NDArray[np.int64]:
    """Resources that any visit uses and some vehicle could run out of."""
    used = problem.visits.deliver.sum(axis=0) + problem.visits.collect.sum(axis=0)
    most = np.maximum(problem.visits.deliver.sum(axis=0), problem.visits.collect.sum(axis=0))
    both = problem.visits.deliver.sum(axis=0) + problem.visits.collect.sum(axis=0)
    scarce = (problem.types.capacity < np.maximum(most, both)).any(axis=0)
    counted: NDArray[np.int64] = np.flatnonzero((used > 0) & scarce)
    return counted


def _prices(problem: Problem) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Cost of missing a visit where cost decides, and weight of it where service comes first.

    A visit that need not be served and brings nothing has no price even where service comes
    first: it is served only where that saves.
    """
    prize = problem.visits.prize.astype(np.float64)
    mandatory = problem.visits.mandatory
    if problem.service_first:
        price = np.where(mandatory | (prize > 0), np.inf, 0.0)
        return price, np.where(mandatory, np.maximum(prize, 1.0), prize)
    return np.where(mandatory, np.inf, prize), np.where(mandatory, np.maximum(prize, 1.0), 0.0)


def _sizes(problem: Problem, resources: NDArray[np.int64]) -> NDArray[np.float64]:
    """The largest share of the largest vehicle that each visit fills."""
    sizes = np.zeros(len(problem.visits))
    for resource in resources:
        most = max(1, int(problem.types.capacity[:, resource].max()))
        goods = problem.visits.deliver[:, resource] + problem.visits.collect[:, resource]
        sizes = np.maximum(sizes, goods / most)
    return sizes


def _farness(problem: Problem) -> NDArray[np.float64]:
    """Metres to each visit from the nearest depot, by the first profile."""
    place, depots = problem.visits.location, problem.depots.location
    if problem.planar is not None:
        rows = [planar_m(problem.planar, np.full_like(place, depot), place) for depot in depots]
        nearest_m: NDArray[np.float64] = np.min(rows, axis=0)
        return nearest_m
    metres = problem.matrices.distance_m[0][depots[:, None], place].astype(np.float64)
    return np.asarray(metres.min(axis=0), np.float64)


def prepare(problem: Problem) -> Instance:
    """The arrays of `problem`; resources that nothing limits are dropped.

    Doors and depots to reload at are left empty: see :func:`with_doors`.
    """
    kinds = kinds_of(problem)
    planar = problem.planar
    resources = counted_resources(problem)
    price, weight = _prices(problem)
    near, near_m = nearest(problem)
    visits, types = problem.visits, problem.types
    none = np.empty(0, np.float64)
    release = visits.release_s if visits.release_s is not None else np.zeros_like(visits.opens_s)
    return Instance(
        planar=planar is not None,
        symmetric=is_symmetric(problem),
        scale=float(planar.scale) if planar else 1.0,
        offset=float(planar.offset) if planar else 0.0,
        x=planar.x.astype(np.float64) if planar else none,
        y=planar.y.astype(np.float64) if planar else none,
        distance=np.ascontiguousarray(problem.matrices.distance_m, dtype=np.int32),
        duration=np.ascontiguousarray(problem.matrices.duration_s, dtype=np.int32),
        place=visits.location.astype(np.int32),
        deliver=np.ascontiguousarray(visits.deliver[:, resources], dtype=np.int64),
        collect=np.ascontiguousarray(visits.collect[:, resources], dtype=np.int64),
        opens=visits.opens_s.astype(np.int64),
        closes=visits.closes_s.astype(np.int64),
        setup=visits.setup_s.astype(np.int64),
        service=visits.service_s.astype(np.int64),
        release=release.astype(np.int64),
        price=price,
        weight=weight,
        mandatory=visits.mandatory.astype(np.bool_),
        access=visits.access.astype(np.int32),
        source=visits.sources.astype(np.int32),
        delivers=visits.deliver.any(axis=1),
        collects=visits.collect.any(axis=1),
        size=_sizes(problem, resources),
        far=_farness(problem),
        near=near,
        near_m=near_m,
        doors=np.full((len(visits), 1), -1, np.int32),
        door_load=np.full((len(visits), 1), -1, np.int32),
        door_unload=np.full((len(visits), 1), -1, np.int32),
        door_cost=np.full((len(visits), 1), np.inf),
        reload=np.full((len(visits), 3), -1, np.int32),
        vehicle_kind=kinds.of_vehicle,
        capacity=np.ascontiguousarray(types.capacity[kinds.type][:, resources], dtype=np.int64),
        kind_type=kinds.type,
        rate=types.cost_per_km[kinds.type] / METRES_PER_KM,
        fixed=types.fixed_cost[kinds.type].astype(np.float64),
        profile=types.profile[kinds.type].astype(np.int32),
        base=kinds.base,
        second_rate=types.cost_per_hour[kinds.type] / SECONDS_PER_HOUR,
        overtime_rate=types.overtime_per_hour[kinds.type] / SECONDS_PER_HOUR,
        shift_opens=types.shift_start_s[kinds.type].astype(np.int64),
        shift_closes=types.shift_end_s[kinds.type].astype(np.int64),
        longest_duty=types.longest_duty_s[kinds.type].astype(np.int64),
        regular=types.regular_s[kinds.type].astype(np.int64),
        rest_after=types.break_after_s[kinds.type].astype(np.int64),
        rest=types.break_s[kinds.type].astype(np.int64),
        load_s=types.load_s[kinds.type].astype(np.int64),
        trips=types.max_trips[kinds.type].astype(np.int64),
        range_m=types.range_m[kinds.type].astype(np.int64),
        depot_place=problem.depots.location.astype(np.int32),
        depot_opens=problem.depots.opens_s.astype(np.int64),
        depot_closes=problem.depots.closes_s.astype(np.int64),
        may_visit=kinds.may_visit,
        may_load=problem.sources.astype(np.bool_),
    )


def with_doors(instance: Instance) -> Instance:
    """The instance with what the general search knows of idle vehicles and of new trips."""
    visits = instance.place.size
    kinds, loads, unloads = (np.full((visits, MOST_DOORS), -1, np.int32) for _ in range(3))
    found = Doors(kinds, loads, unloads, np.full((visits, MOST_DOORS), np.inf))
    find_doors(instance, found)
    width = max(1, int((found.kind >= 0).sum(axis=1).max(initial=0)))
    return instance._replace(
        doors=found.kind[:, :width].copy(),
        door_load=found.load[:, :width].copy(),
        door_unload=found.unload[:, :width].copy(),
        door_cost=found.cost[:, :width].copy(),
        reload=_reload(instance),
    )


def _reload(instance: Instance) -> NDArray[np.int32]:
    """The two nearest depots at which a trip for each visit may begin, and where it may unload."""
    metres = _from_depots(instance)
    allowed = instance.may_load[instance.source]
    loading = np.where(allowed | ~instance.delivers[:, None], metres, np.inf)
    order = np.argsort(loading, axis=1, kind="stable")[:, :2].astype(np.int32)
    usable = np.isfinite(np.take_along_axis(loading, order, axis=1))
    reload = np.full((len(metres), 3), -1, np.int32)
    reload[:, : order.shape[1]] = np.where(usable, order, -1)
    unloading = np.where(allowed, metres, np.inf)
    reload[:, 2] = np.where(allowed.any(axis=1), np.argmin(unloading, axis=1), -1)
    return reload


def _from_depots(instance: Instance) -> NDArray[np.float64]:
    """(V, D) metres from each depot to each visit, by the first profile."""
    if instance.planar:
        x, y, place, depots = instance.x, instance.y, instance.place, instance.depot_place
        gap = np.hypot(x[place][:, None] - x[depots], y[place][:, None] - y[depots])
        return np.asarray(instance.scale * gap, np.float64)
    distances = instance.distance[0][instance.depot_place[:, None], instance.place]
    metres: NDArray[np.float64] = distances.T.astype(np.float64)
    return metres
