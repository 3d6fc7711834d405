"""Cut a solution into parts that are searched apart, and put them together again.

Each part holds whole routes and its own idle vehicles, so that parts touch nothing of each other
and the order of their search does not matter. Cuts change from one round to the next: by the
angle around the middle of the bases, or by a line in a direction drawn at random.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from routing.engines.ruin_recreate.instance import Instance, Routes
from routing.engines.ruin_recreate.solution import Solution

SMALLEST_PART: Final = 150
"""Visits; a smaller problem is searched in one piece."""

PARTS: Final = 2

IDLE_SHOWN: Final = 24
"""So many idle vehicles of each kind go to each part at the most: a round needs no more."""

LINE_RATE: Final = 0.5
"""How often a cut is a line and not an angle."""

Points = NDArray[np.float64]


def places_of(instance: Instance, lon: Points, lat: Points) -> Points:
    """(V + D, 2) points of visits and depots, for cutting only."""
    place = np.concatenate([instance.place, instance.depot_place])
    if instance.planar:
        return np.column_stack([instance.x[place], instance.y[place]])
    shrink = np.cos(np.radians(np.clip(lat, -89.0, 89.0).mean())) if len(lat) else 1.0
    return np.column_stack([lon[place] * shrink, lat[place]])


def cut(
    instance: Instance, points: Points, solution: Solution, draw: np.random.Generator
) -> list[Routes]:
    """The parts of a solution: one, or two with about half of the visits each."""
    routes = solution.routes
    sizes = np.diff(routes.starts)
    used = np.flatnonzero(sizes)
    idle = np.flatnonzero(sizes == 0)
    if instance.place.size < PARTS * SMALLEST_PART or len(used) < 2 * PARTS:
        shown = idle if len(used) == 0 else _shown(instance, idle, 0, 1)
        return [_part(routes, np.concatenate([used, shown]), routes.absent)]
    order = used[np.argsort(_positions(points, routes, used, draw), kind="stable")]
    middle = np.searchsorted(np.cumsum(sizes[order]), sizes.sum() / PARTS)
    first = np.zeros(len(sizes), np.bool_)
    first[order[: middle + 1]] = True
    absent = routes.absent[draw.permutation(len(routes.absent))]
    halves = []
    for part, chosen in enumerate((used[first[used]], used[~first[used]])):
        spare = _shown(instance, idle, part, PARTS)
        halves.append(_part(routes, np.concatenate([chosen, spare]), absent[part::PARTS]))
    return halves


def _shown(instance: Instance, idle: NDArray[np.int64], part: int, parts: int) -> NDArray[np.int64]:
    """Idle vehicles of each kind that one of several parts may use."""
    kinds = instance.vehicle_kind[idle]
    order = np.argsort(kinds, kind="stable")
    rank = np.empty(len(idle), np.int64)
    starts = np.searchsorted(kinds[order], kinds[order])
    rank[order] = np.arange(len(idle)) - starts
    mine = (rank % parts == part) & (rank < parts * IDLE_SHOWN)
    chosen: NDArray[np.int64] = idle[mine]
    return chosen


def _positions(
    points: Points, routes: Routes, used: NDArray[np.int64], draw: np.random.Generator
) -> NDArray[np.float64]:
    """A number for each used route, by which routes that lie together stand together."""
    elements = routes.elements
    is_visit = elements >= 0
    owner = np.repeat(np.arange(len(routes.vehicles)), np.diff(routes.starts))[is_visit]
    weight = np.bincount(owner, minlength=len(routes.vehicles))[used]
    sums = [
        np.bincount(owner, points[elements[is_visit], axis], minlength=len(routes.vehicles))[used]
        for axis in range(2)
    ]
    centres = np.column_stack(sums) / weight[:, None]
    turn = draw.uniform(0.0, 2.0 * np.pi)
    if draw.random() < LINE_RATE:
        return np.asarray(centres @ np.array([np.cos(turn), np.sin(turn)]), np.float64)
    middle = points[elements[is_visit]].mean(axis=0)
    angle = np.arctan2(centres[:, 1] - middle[1], centres[:, 0] - middle[0])
    angles: NDArray[np.float64] = np.mod(angle + turn, 2.0 * np.pi)
    return angles


def _part(routes: Routes, chosen: NDArray[np.int64], absent: NDArray[np.int32]) -> Routes:
    """The routes of chosen vehicles."""
    lengths = np.diff(routes.starts)[chosen]
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    offsets = np.repeat(routes.starts[chosen] - starts[:-1], lengths)
    elements = routes.elements[np.arange(starts[-1]) + offsets].astype(np.int32)
    return Routes(
        chosen.astype(np.int32), starts, elements.astype(np.int32), absent.astype(np.int32)
    )


def put_together(routes: Routes, parts: Sequence[Routes]) -> Routes:
    """The routes of all vehicles after parts were searched; those in no part are idle."""
    count = len(routes.vehicles)
    sizes = np.zeros(count, np.int64)
    for part in parts:
        sizes[part.vehicles] = np.diff(part.starts)
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    elements = np.empty(starts[-1], np.int32)
    for part in parts:
        lengths = np.diff(part.starts)
        offsets = np.repeat(starts[part.vehicles] - part.starts[:-1], lengths)
        elements[np.arange(len(offsets)) + offsets] = part.elements
    absent = np.concatenate([part.absent for part in parts]).astype(np.int32)
    return Routes(routes.vehicles, starts, elements, np.sort(absent))
