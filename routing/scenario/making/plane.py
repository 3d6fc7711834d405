"""Flat kilometres around a point, for one county: to degrees and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

_KM_PER_DEGREE: Final = 111.195
_EARTH_RADIUS_M: Final = 6_371_008.8
_DIGITS: Final = 5  # a metre


@dataclass(frozen=True, slots=True)
class Plane:
    """Kilometres east and north of a point in degrees (equirectangular)."""

    lon: float
    lat: float

    @property
    def _km_per_lon(self) -> float:
        return _KM_PER_DEGREE * float(np.cos(np.radians(self.lat)))

    def degrees(self, x_km: float, y_km: float) -> tuple[float, float]:
        """Longitude and latitude, rounded to about a metre."""
        lon = self.lon + x_km / self._km_per_lon
        lat = self.lat + y_km / _KM_PER_DEGREE
        return round(float(lon), _DIGITS), round(float(lat), _DIGITS)

    def km(self, lon: ArrayLike, lat: ArrayLike) -> NDArray[np.float64]:
        """Kilometres east and north of points in degrees, (n, 2)."""
        # The shorter way round the globe, for counties on both sides of the date line.
        turn = (np.asarray(lon, dtype=np.float64) - self.lon + 180) % 360 - 180
        east = turn * self._km_per_lon
        north = (np.asarray(lat, dtype=np.float64) - self.lat) * _KM_PER_DEGREE
        return np.column_stack([east, north])


def plane_around(lon: Sequence[float], lat: Sequence[float]) -> Plane:
    """The plane around the median of some points: a few lie far off in real tables."""
    return Plane(float(np.median(lon)), float(np.median(lat)))


def length_m(points: Sequence[tuple[float, float]]) -> float:
    """Length of a line of lon/lat points on a sphere of mean radius, in whole metres, at least 1.

    The haversine formula, accurate to 0.6 % of the ellipsoid.
    """
    lon, lat = np.radians(np.array(points, dtype=np.float64)).T
    chord = np.sin(np.diff(lat) / 2) ** 2
    chord += np.cos(lat[1:]) * np.cos(lat[:-1]) * np.sin(np.diff(lon) / 2) ** 2
    metres = 2 * _EARTH_RADIUS_M * np.arcsin(np.sqrt(np.clip(chord, 0.0, 1.0)))
    return max(1.0, float(round(metres.sum())))
