"""Roads estimated from places alone, where a county has no road file.

Two layers, as rural roads have them. **Lanes** join the places by their relative neighbourhood
graph and wind. **Main roads** join every so many places, spread out evenly, by their Gabriel
graph, are straighter and faster. How much depends on the terrain (:data:`HABITS`).

In hills the two detours and the share of places on main roads were chosen together, on five real
counties, so that the whole behaves as measured on real rural roads: between neighbouring
villages (edges of the Delaunay triangulation) road over straight line has a median of about
1.7 with quartiles 1.5 and 2.2 (measured: 1.78, 1.40 and 2.49), trips of 20 to 60 km about 1.5;
a van averages 30 km/h between neighbours and 37 km/h on long trips (measured: 30 to 39).
A lane's class is ``estimated`` with the surface ``gravel``, a main road's is ``paved``: that is
how profiles tell their speeds apart, and says nothing about the true surface.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

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

Terrain = Literal["hills", "plain"]


@dataclass(frozen=True, slots=True)
class Habits:
    """How roads lie in a terrain.

    Attributes
    ----------
    lane_detour, main_detour
        Length of a lane and of a main road over the straight line.
    places_per_hub
        So many places share one that lies on the main roads.
    paved_lanes
        Whether lanes are as smooth, and so as quick, as main roads.
    """

    lane_detour: float
    main_detour: float
    places_per_hub: int
    paved_lanes: bool


HABITS: Final[Mapping[Terrain, Habits]] = MappingProxyType(
    {
        "hills": Habits(1.5, 1.2, 6, paved_lanes=False),
        "plain": Habits(1.5, 1.1, 3, paved_lanes=True),
    }
)
"""Both terrains as calibrated: see docs/roads.md."""

LONGEST_LINK_ID: Final = 64
_SHORTEST_M: Final = 1.0


@dataclass(frozen=True, slots=True)
class _Lines:
    """Straight connections: ``pairs`` (m, 2) of positions, with ``main`` (m,) bool."""

    pairs: IntArray
    main: np.ndarray[tuple[int], np.dtype[np.bool_]]


def _lines(points: FloatArray, places_per_hub: int) -> _Lines:
    """Lanes and main roads between `points`; a pair joined by both keeps the main road."""
    lanes = neighbourhood_pairs(points)
    hubs = spread_out(points, len(points) // places_per_hub)
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


def estimate_network(places: Places, habits: Habits = HABITS["hills"]) -> RoadNetwork:
    """A connected road network with a node at every position of `places`.

    The same places in the same order give the same network. Link ids name the two places, as
    in ``A+B``.

    Parameters
    ----------
    habits
        How roads lie; those of a terrain, unless they are being calibrated.

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
        lone = _Lines(np.zeros((1, 2), np.int64), np.zeros(1, np.bool_))
        return _network(ids, (lon, lat), lone, habits)
    lines = _lines(np.column_stack(mercator(lon, lat)), habits.places_per_hub)
    return _network(ids, (lon, lat), lines, habits)


def _network(
    ids: tuple[str, ...],
    position: tuple[FloatArray, FloatArray],
    lines: _Lines,
    habits: Habits,
) -> RoadNetwork:
    lon, lat = position
    tail, head = lines.pairs[:, 0], lines.pairs[:, 1]
    straight = straight_distance_m(lon[tail], lat[tail], lon[head], lat[head])
    detour = np.where(lines.main, habits.main_detour, habits.lane_detour)
    surface = np.where(
        lines.main | habits.paved_lanes, SURFACES.index("paved"), SURFACES.index("gravel")
    )
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
