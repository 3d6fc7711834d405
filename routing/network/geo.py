"""Distances on the globe and the plane in which places are joined to roads."""

from __future__ import annotations

from typing import Final

import numpy as np

from routing.network.model import FloatArray

EARTH_RADIUS_M: Final = 6_371_008.8
"""Mean radius of the Earth (IUGG 1980)."""

_MERCATOR_LIMIT_DEG: Final = 85.0


def straight_distance_m(
    lon: FloatArray, lat: FloatArray, other_lon: FloatArray, other_lat: FloatArray
) -> FloatArray:
    """Great-circle distance in metres between points in degrees, element by element.

    The haversine formula on a sphere of mean radius: at most 0.6 % off the ellipsoid.
    """
    phi, other_phi = np.radians(lat), np.radians(other_lat)
    half_phi = np.sin((other_phi - phi) / 2)
    half_lambda = np.sin(np.radians(other_lon - lon) / 2)
    chord = half_phi**2 + np.cos(phi) * np.cos(other_phi) * half_lambda**2
    result: FloatArray = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.clip(chord, 0.0, 1.0)))
    return result


def mercator(lon: FloatArray, lat: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Spherical Mercator coordinates of points in degrees.

    The projection is conformal, so the nearest road in the plane is the nearest on the ground
    at any latitude; lengths in the plane are compared with each other, never used as metres.
    """
    phi = np.radians(np.clip(lat, -_MERCATOR_LIMIT_DEG, _MERCATOR_LIMIT_DEG))
    x: FloatArray = EARTH_RADIUS_M * np.radians(lon)
    y: FloatArray = EARTH_RADIUS_M * np.arcsinh(np.tan(phi))
    return x, y
