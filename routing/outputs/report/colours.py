"""Colours of routes: few enough to tell apart, and spread so that neighbours differ.

No palette keeps a hundred hues apart, least of all for the one man in twelve who confuses red
and green. So eight colours are told apart with any colour vision, and routes that share one lie
far from each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from routing.network.model import FloatArray
from routing.plan.model import VehicleRoute

COLOURS: Final = 8
"""How many the page's style sheet names, for light and for dark."""


def route_colours(routes: Sequence[VehicleRoute]) -> list[int]:
    """Number of the colour of each route, 0 to COLOURS - 1.

    Each route in turn takes the colour whose nearest user is furthest away.
    """
    spots = [_spots(route) for route in routes]
    colours: list[int] = []
    for number, own in enumerate(spots):
        room = np.full(COLOURS, np.inf)
        for other in range(number):
            gap = _gap(own, spots[other])
            room[colours[other]] = min(room[colours[other]], gap)
        colours.append(int(np.argmax(room)))
    return colours


def _spots(route: VehicleRoute) -> FloatArray:
    """(k, 2) where the route halts, in degrees that are equally long both ways."""
    served = [stop for stop in route.stops if stop.kind == "serve"] or route.stops
    points = np.array([[stop.lon, stop.lat] for stop in served], dtype=np.float64).reshape(-1, 2)
    shrink = np.cos(np.radians(points[:, 1].mean())) if len(points) else 1.0
    scaled: FloatArray = points * np.array([shrink, 1.0])
    return scaled


def _gap(one: FloatArray, other: FloatArray) -> float:
    """Smallest distance between the halts of two routes, in degrees."""
    if not len(one) or not len(other):
        return float("inf")
    return float(np.linalg.norm(one[:, None] - other[None], axis=2).min())
