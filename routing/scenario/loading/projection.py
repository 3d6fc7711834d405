"""Coordinates of a loaded scenario, made WGS-84."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from routing.scenario.gcj02 import to_wgs84
from routing.scenario.model import Outlet, Scenario, Village
from routing.scenario.schema import Closure

_Place = TypeVar("_Place", Outlet, Village)


def _converted(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    lon, lat = np.array(points, dtype=np.float64).reshape(-1, 2).T
    lon, lat = to_wgs84(lon, lat)
    return list(zip(lon.tolist(), lat.tolist(), strict=True))


def _places(places: tuple[_Place, ...]) -> tuple[_Place, ...]:
    points = _converted([(place.lon, place.lat) for place in places])
    return tuple(
        replace(place, lon=lon, lat=lat) for place, (lon, lat) in zip(places, points, strict=True)
    )


def _closure(closure: Closure) -> Closure:
    return closure.model_copy(update={"area": tuple(_converted(closure.area))})


def in_wgs84(scenario: Scenario) -> Scenario:
    """The scenario with places and drawn areas in WGS-84; ``crs`` says what its files hold."""
    if scenario.config.crs == "wgs84":
        return scenario
    closures = tuple(_closure(closure) for closure in scenario.config.closures)
    return replace(
        scenario,
        config=scenario.config.model_copy(update={"closures": closures}),
        outlets=_places(scenario.outlets),
        villages=_places(scenario.villages),
    )
