"""The ways that a plan's vehicles drive, as points on the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from routing.network.model import MatrixProvider
from routing.plan.model import Plan, Stop, VehicleRoute

FloatArray = NDArray[np.float64]
DECIMALS: Final = 6
"""Of a degree: a tenth of a metre."""


@dataclass(frozen=True, slots=True)
class RouteLine:
    """One vehicle's way.

    Attributes
    ----------
    points
        (k, 2) lon/lat, k >= 2, rounded, without repeats in a row.
    stops
        The point, by number, at which each stop of the route stands.
    """

    points: FloatArray
    stops: tuple[int, ...] = ()


def route_lines(
    plan: Plan, roads: MatrixProvider, place_index: Mapping[str, int]
) -> tuple[RouteLine, ...]:
    """The way of each route of a plan, in order.

    A leg that the roads do not have (in a plan edited by hand) is drawn straight.
    """
    return tuple(_line(route, roads, place_index) for route in plan.routes)


def _line(route: VehicleRoute, roads: MatrixProvider, index: Mapping[str, int]) -> RouteLine:
    legs = [_leg(route.profile, pair, roads, index) for pair in pairwise(route.stops)]
    spots = [[stop.lon, stop.lat] for stop in route.stops]
    points = np.round(np.concatenate(legs) if legs else np.array(spots), DECIMALS) + 0.0
    changes = np.ones(len(points), dtype=np.bool_)
    changes[1:] = np.any(points[1:] != points[:-1], axis=1)
    kept = points[changes]
    ends = np.cumsum([len(leg) for leg in legs], dtype=np.int64) - 1
    at = (np.cumsum(changes) - 1)[np.concatenate(([0], ends))]
    # A line has two ends, even where a vehicle never leaves the spot.
    line = kept if len(kept) > 1 else np.repeat(kept, 2, axis=0)
    return RouteLine(line, tuple(at.tolist()))


def _leg(
    profile: str, ends: tuple[Stop, Stop], roads: MatrixProvider, index: Mapping[str, int]
) -> FloatArray:
    start, end = ends
    straight = np.array([[start.lon, start.lat], [end.lon, end.lat]], dtype=np.float64)
    if start.place == end.place or start.place not in index or end.place not in index:
        return straight
    leg = roads.leg(profile, index[start.place], index[end.place])
    return straight if leg is None else leg.points
