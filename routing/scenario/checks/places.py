"""Places one by one and beside each other: windows and coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from routing.errors import Finding
from routing.scenario.fields import shown
from routing.scenario.loading.parts import Parts, Place
from routing.words import say

FloatArray = NDArray[np.float64]

_FEWEST_PLACES: Final = 5
# In the sparsest real counties the farthest place is 4 times as far from the middle as the median
# place is, and rarely 15 km from its neighbour.
_FAR_FACTOR: Final = 6.0
_FAR_KM: Final = 20.0
_KM_PER_DEGREE: Final = 111.2
_MOST_COMPARED: Final = 500


def windows_end_after_they_begin(parts: Parts) -> Iterator[Finding]:
    """No place closes before it opens."""
    for file, place in parts.places():
        if place.closes_s < place.opens_s:
            cause = say(
                "{id} closes at {closes_s}, before it opens at ",
                id=shown(place.id),
                closes_s=clock(place.closes_s),
            )
            cause += f"{clock(place.opens_s)}."
            yield Finding("scenario.window-reversed", cause, file, place.row, "closes")


def coordinates_are_not_zero(parts: Parts) -> Iterator[Finding]:
    """Longitude 0 and latitude 0 mean that no coordinates were found."""
    for file, place in parts.places():
        if _is_zero(place):
            cause = say("{id} lies at longitude 0, latitude 0.", id=shown(place.id))
            yield Finding("scenario.coordinates-zero", cause, file, place.row, "lon")


def places_lie_together(parts: Parts) -> Iterator[Finding]:
    """A place far from all others is worth a look; one with lon and lat exchanged, too.

    Far means: more than 6 times as far from the median point as the median place is, and more than
    20 km from every place that is not far.
    """
    located = [(file, place) for file, place in parts.places() if not _is_zero(place)]
    if len(located) < _FEWEST_PLACES:
        return
    coordinates = np.array([(place.lon, place.lat) for _, place in located], dtype=np.float64)
    middle = np.median(coordinates, axis=0)
    spots = _km_around(middle, coordinates)
    limit_km = max(_FAR_KM, _FAR_FACTOR * float(np.median(np.hypot(*spots.T))))
    swapped = np.hypot(*_km_around(middle, coordinates[:, ::-1]).T)
    for index, gap_km in _far(spots, limit_km).items():
        file, place = located[index]
        if swapped[index] <= limit_km:
            yield _exchanged(file, place)
        else:
            cause = say(
                "{id} lies {gap_km} km from the nearest other place.",
                id=shown(place.id),
                gap_km=f"{gap_km:,.0f}",
            )
            yield Finding("scenario.place-far", cause, file, place.row, "lon", severity="warning")


def _km_around(middle: FloatArray, coordinates: FloatArray) -> FloatArray:
    """Kilometres east and north of a point, (n, 2): flat, and the shorter way round the globe."""
    east = (coordinates[:, 0] - middle[0] + 180) % 360 - 180
    north = coordinates[:, 1] - middle[1]
    return np.column_stack([east * np.cos(np.radians(middle[1])), north]) * _KM_PER_DEGREE


def _exchanged(file: str, place: Place) -> Finding:
    cause = say(
        "{id} would lie among the others if lon {lon} and lat ",
        id=shown(place.id),
        lon=f"{place.lon:g}",
    )
    cause += say("{lat} were exchanged.", lat=f"{place.lat:g}")
    code = "scenario.coordinates-swapped"
    return Finding(code, cause, file, place.row, "lon", severity="warning")


def _far(spots: FloatArray, limit_km: float) -> dict[int, float]:
    """Kilometres to the nearest place that is not far, by index of each far place."""
    distances = np.hypot(*spots.T)
    near = spots[distances <= limit_km]
    found = {}
    for index in np.flatnonzero(distances > limit_km)[:_MOST_COMPARED]:
        gap_km = float(np.hypot(*(near - spots[index]).T).min())
        if gap_km > _FAR_KM:
            found[int(index)] = gap_km
    return found


def _is_zero(place: Place) -> bool:
    return place.lon == 0 and place.lat == 0


def clock(seconds: int) -> str:
    """A time of day as ``HH:MM``, with seconds where there are any."""
    minutes, second = divmod(seconds, 60)
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{second:02d}" if second else text
