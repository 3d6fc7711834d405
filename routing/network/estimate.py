"""Roads estimated from places alone, where a county has no road file.

Two layers, as rural roads have them. **Lanes** join the places by their relative neighbourhood
graph and wind: ``LANE_DETOUR`` times the straight line. **Main roads** join every sixth place,
spread out evenly, by their Gabriel graph, are straighter (``MAIN_DETOUR``) and faster.

The two detours and the share of places on main roads were chosen together, on five real
counties, so that the whole behaves as measured on real rural roads: between neighbouring
villages (edges of the Delaunay triangulation) road over straight line has a median of about
1.7 with quartiles 1.5 and 2.2 (measured: 1.78, 1.40 and 2.49), trips of 20 to 60 km about 1.5;
a van averages 30 km/h between neighbours and 37 km/h on long trips (measured: 30 to 39).
A lane's class is ``estimated`` with the surface ``gravel``, a main road's is ``paved``: that is
how profiles tell their speeds apart, and says nothing about the true surface.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from routing.errors import Finding, InputError
from routing.network.checks import check_places
from routing.network.geo import mercator, straight_distance_m
from routing.network.model import (
    ROAD_CLASSES,
    SURFACES,
    FloatArray,
    IntArray,
    Places,
    RoadNetwork,
)
from routing.network.proximity import gabriel_pairs, neighbourhood_pairs, spread_out
from routing.words import say

LANE_DETOUR: Final = 1.5
MAIN_DETOUR: Final = 1.2
PLACES_PER_HUB: Final = 6
LONGEST_LINK_ID: Final = 64
_SHORTEST_M: Final = 1.0


@dataclass(frozen=True, slots=True)
class _Lines:
    """Straight connections: ``pairs`` (m, 2) of positions, with ``main`` (m,) bool."""

    pairs: IntArray
    main: np.ndarray[tuple[int], np.dtype[np.bool_]]


def _lines(points: FloatArray) -> _Lines:
    """Lanes and main roads between `points`; a pair joined by both keeps the main road."""
    lanes = neighbourhood_pairs(points)
    hubs = spread_out(points, len(points) // PLACES_PER_HUB)
    mains = hubs[gabriel_pairs(points[hubs])] if len(hubs) > 1 else lanes[:0]
    both = np.concatenate((mains, lanes))
    pairs, first = np.unique(both, axis=0, return_index=True)
    return _Lines(pairs, first < len(mains))


def _link_names(ids: tuple[str, ...], pairs: IntArray) -> tuple[str, ...]:
    """``A+B`` from the names of the places; numbered where that is too long or not unique."""
    names = [f"{ids[a]}+{ids[b]}" for a, b in pairs.tolist()]
    if len(set(names)) < len(names) or max(map(len, names), default=0) > LONGEST_LINK_ID:
        return tuple(f"road {number}" for number in range(1, len(names) + 1))
    return tuple(names)


def _distinct(places: Places) -> tuple[IntArray, FloatArray, FloatArray]:
    """Indices of the first place at each position, in order, and the positions."""
    positions = np.column_stack((places.lon, places.lat))
    first = np.sort(np.unique(positions, axis=0, return_index=True)[1]).astype(np.int64)
    return first, places.lon[first], places.lat[first]


def estimate_network(places: Places) -> RoadNetwork:
    """A connected road network with a node at every position of `places`.

    The same places in the same order give the same network. Link ids name the two places, as
    in ``A+B``.

    Raises
    ------
    InputError
        If there are no places, or one has no position on Earth.
    """
    if not places.ids:
        raise InputError(
            [Finding("network.no-places", say("There are no places to estimate from."))]
        )
    if findings := check_places(places):
        raise InputError(findings)
    first, lon, lat = _distinct(places)
    ids = tuple(places.ids[at] for at in first)
    if len(ids) == 1:
        # A lone position still needs a road to stand on: a turning place.
        return _network(ids, (lon, lat), _Lines(np.zeros((1, 2), np.int64), np.zeros(1, np.bool_)))
    return _network(ids, (lon, lat), _lines(np.column_stack(mercator(lon, lat))))


def _network(
    ids: tuple[str, ...], position: tuple[FloatArray, FloatArray], lines: _Lines
) -> RoadNetwork:
    lon, lat = position
    tail, head = lines.pairs[:, 0], lines.pairs[:, 1]
    straight = straight_distance_m(lon[tail], lat[tail], lon[head], lat[head])
    detour = np.where(lines.main, MAIN_DETOUR, LANE_DETOUR)
    surface = np.where(lines.main, SURFACES.index("paved"), SURFACES.index("gravel"))
    count = len(tail)
    unlimited = np.full(count, np.inf)
    return RoadNetwork(
        node_ids=ids,
        lon=lon,
        lat=lat,
        link_ids=_link_names(ids, lines.pairs),
        tail=tail.astype(np.int32),
        head=head.astype(np.int32),
        length_m=np.maximum(straight * detour, _SHORTEST_M),
        road_class=np.full(count, ROAD_CLASSES.index("estimated"), dtype=np.int32),
        surface=surface.astype(np.int32),
        forward=np.ones(count, dtype=np.bool_),
        backward=np.ones(count, dtype=np.bool_),
        max_speed_kph=unlimited,
        max_weight_t=unlimited,
        max_width_m=unlimited,
        access=np.zeros(count, dtype=np.uint8),
        shape_start=np.arange(count + 1, dtype=np.int64) * 2,
        shape_lon=lon[lines.pairs].reshape(-1),
        shape_lat=lat[lines.pairs].reshape(-1),
    )
