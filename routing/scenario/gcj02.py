"""GCJ-02, the shifted coordinates of Chinese public maps, to and from WGS-84.

The shift is a smooth function of the WGS-84 point (a few hundred metres in China) on the
Krasovsky 1940 ellipsoid; it has no closed inverse, so the way back is a fixed-point iteration.
The constants are those of the public description of the system ("Restrictions on geographic
data in China"), which all open converters share. Outside a rectangle around China nothing
is shifted.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]

# Krasovsky 1940: semi-major axis in metres and squared eccentricity.
_AXIS_M: Final = 6_378_245.0
_ECCENTRICITY_SQUARED: Final = 0.00669342162296594323
# The shift is a polynomial around this point ...
_ORIGIN_LON: Final = 105.0
_ORIGIN_LAT: Final = 35.0
# ... and applies within west, south, east, north.
_CHINA: Final = (72.004, 0.8293, 137.8347, 55.8271)
# The error shrinks about a thousandfold a round: five rounds reach the last bits of a double.
_ROUNDS: Final = 5


def from_wgs84(lon: ArrayLike, lat: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """GCJ-02 coordinates of WGS-84 points.

    Parameters
    ----------
    lon, lat
        Degrees, of equal shape (or scalars).

    Returns
    -------
    tuple of arrays
        Longitude and latitude in degrees, of the same shape; points outside China unchanged.
    """
    lon, lat = _as_floats(lon, lat)
    d_lon, d_lat = _shift(lon, lat)
    inside = _in_china(lon, lat)
    return np.where(inside, lon + d_lon, lon), np.where(inside, lat + d_lat, lat)


def to_wgs84(lon: ArrayLike, lat: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """WGS-84 coordinates of GCJ-02 points, to well below 1e-7 degrees (a centimetre).

    Parameters
    ----------
    lon, lat
        Degrees, of equal shape (or scalars).

    Returns
    -------
    tuple of arrays
        Longitude and latitude in degrees, of the same shape; points outside China unchanged.
    """
    lon, lat = _as_floats(lon, lat)
    inside = _in_china(lon, lat)
    guess_lon, guess_lat = lon, lat
    for _ in range(_ROUNDS):
        d_lon, d_lat = _shift(guess_lon, guess_lat)
        guess_lon, guess_lat = lon - d_lon, lat - d_lat
    return np.where(inside, guess_lon, lon), np.where(inside, guess_lat, lat)


def _as_floats(lon: ArrayLike, lat: ArrayLike) -> tuple[FloatArray, FloatArray]:
    return np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)


def _in_china(lon: FloatArray, lat: FloatArray) -> NDArray[np.bool_]:
    """Whether a point lies in the rectangle in which the shift applies."""
    west, south, east, north = _CHINA
    return (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)


def _shift(lon: FloatArray, lat: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Shift in degrees at WGS-84 points: metres east and north over the ellipsoid's radii."""
    east_m, north_m = _shift_m(lon - _ORIGIN_LON, lat - _ORIGIN_LAT)
    phi = np.radians(lat)
    curvature = 1 - _ECCENTRICITY_SQUARED * np.sin(phi) ** 2
    prime_vertical_m = _AXIS_M / np.sqrt(curvature)
    meridian_m = _AXIS_M * (1 - _ECCENTRICITY_SQUARED) / curvature**1.5
    # Only points that are shifted matter; elsewhere (at a pole) the cosine may vanish.
    parallel_m = np.maximum(prime_vertical_m * np.cos(phi), 1.0)
    return np.degrees(east_m / parallel_m), np.degrees(north_m / meridian_m)


def _shift_m(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Shift in metres east and north, `x` and `y` degrees away from the origin."""
    root = np.sqrt(np.abs(x))
    ripple = _waves(x, (6, 20.0), (2, 20.0))
    east = 300 + x + 2 * y + 0.1 * x**2 + 0.1 * x * y + 0.1 * root
    east += ripple + _waves(x, (1, 20.0), (1 / 3, 40.0)) + _waves(x, (1 / 12, 150), (1 / 30, 300))
    north = -100 + 2 * x + 3 * y + 0.2 * y**2 + 0.1 * x * y + 0.2 * root
    north += ripple + _waves(y, (1, 20.0), (1 / 3, 40.0)) + _waves(y, (1 / 12, 160), (1 / 30, 320))
    return east, north


def _waves(angle: FloatArray, *terms: tuple[float, float]) -> FloatArray:
    """Two thirds of a sum of sines, given as (frequency in half turns a degree, amplitude)."""
    total = np.zeros_like(angle)
    for frequency, amplitude in terms:
        total += amplitude * np.sin(frequency * np.pi * angle)
    return total * 2 / 3
