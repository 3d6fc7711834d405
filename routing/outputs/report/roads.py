"""The roads of a county, thinned until a page can draw them at once.

Nothing is lost in silence: the length of roads that were left out to stay within the budget is
part of the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

from routing.network.model import ROAD_CLASSES, BoolArray, FloatArray, IntArray, RoadNetwork
from routing.network.shapes import link_of_point

GROUPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("main", ("motorway", "trunk", "primary")),
    ("secondary", ("secondary", "tertiary")),
    ("local", ("unclassified", "residential")),
    ("ferry", ("ferry",)),
    ("estimated", ("estimated",)),
    ("track", ("service", "track", "path")),
)
"""Classes that are drawn alike, the most important first."""

POINT_BUDGET: Final = 40_000
"""Points that a phone still draws without delay, about 400 kB in the file."""
_FINEST_DEG, _COARSEST_DEG = 0.00003, 0.0008  # about 3 m and 90 m
_METRES_PER_KM = 1000.0

GeometryArray = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east and north in degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class RoadGroup:
    """Roads that are drawn alike: ``lines`` each (k, 2) lon/lat, k >= 2; ``km`` as driven."""

    name: str
    km: float
    lines: tuple[FloatArray, ...]


@dataclass(frozen=True, slots=True)
class RoadSketch:
    """What is drawn, and how many kilometres of small roads are not."""

    groups: tuple[RoadGroup, ...] = ()
    undrawn_km: float = 0.0


@dataclass(frozen=True, slots=True)
class _Thinned:
    """A group between reading and drawing."""

    name: str
    km: float
    lines: GeometryArray
    lengths_deg: FloatArray

    @property
    def points(self) -> int:
        return int(shapely.get_num_coordinates(self.lines).sum())


def sketch_roads(network: RoadNetwork, box: Box, budget: int = POINT_BUDGET) -> RoadSketch:
    """The roads within a box in at most ``budget`` points.

    Chains of links become one line, lines are simplified (Douglas and Peucker 1973) ever more
    coarsely, and where that is not enough, the shortest lines of the least important groups are
    left out.
    """
    if not len(network.link_ids):
        return RoadSketch()
    kept = _within(network, box) & _first_of_its_kind(network)
    groups = [group for name, classes in GROUPS if (group := _merged(network, kept, name, classes))]
    thinned = _simplified(groups, budget)
    drawn = _cut(thinned, budget)
    undrawn = sum(_left_out_km(before, after) for before, after in zip(thinned, drawn, strict=True))
    return RoadSketch(tuple(_as_points(group) for group in drawn if len(group.lines)), undrawn)


def _within(network: RoadNetwork, box: Box) -> BoolArray:
    """(E,) links whose bounding box touches the box."""
    start = network.shape_start[:-1]
    low_lon, high_lon = (f.reduceat(network.shape_lon, start) for f in (np.minimum, np.maximum))
    low_lat, high_lat = (f.reduceat(network.shape_lat, start) for f in (np.minimum, np.maximum))
    across = (low_lon <= box.east) & (high_lon >= box.west)
    result: BoolArray = across & (low_lat <= box.north) & (high_lat >= box.south)
    return result


def _first_of_its_kind(network: RoadNetwork) -> BoolArray:
    """(E,) False for a link that another one repeats, as tables with a row a direction do."""
    ends = np.sort(np.stack((network.tail, network.head)), axis=0)
    keys = np.stack((*ends, network.road_class, np.rint(network.length_m).astype(np.int64)))
    first: IntArray = np.unique(keys, axis=1, return_index=True)[1]
    result = np.zeros(len(network.link_ids), dtype=np.bool_)
    result[first] = True
    return result


def _merged(
    network: RoadNetwork, kept: BoolArray, name: str, classes: Sequence[str]
) -> _Thinned | None:
    wanted = [ROAD_CLASSES.index(road) for road in classes]
    chosen = kept & np.isin(network.road_class, wanted)
    if not chosen.any():
        return None
    owner = link_of_point(network.shape_start)
    of_point = chosen[owner]
    points = np.column_stack((network.shape_lon, network.shape_lat))[of_point]
    numbers = np.cumsum(chosen) - 1
    links: GeometryArray = np.array(
        shapely.linestrings(points, indices=numbers[owner[of_point]]), dtype=np.object_
    )
    lines = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(links)))
    km = float(network.length_m[chosen].sum()) / _METRES_PER_KM
    return _Thinned(name, km, lines, shapely.length(lines))


def _simplified(groups: Sequence[_Thinned], budget: int) -> list[_Thinned]:
    """The groups at the finest tolerance that fits, or at the coarsest."""
    tolerance = _FINEST_DEG
    while True:
        result = [_at_tolerance(group, tolerance) for group in groups]
        if sum(group.points for group in result) <= budget or tolerance >= _COARSEST_DEG:
            return result
        tolerance *= 2


def _at_tolerance(group: _Thinned, tolerance: float) -> _Thinned:
    lines = shapely.simplify(group.lines, tolerance, preserve_topology=False)
    drawn = shapely.length(lines) > 0
    return replace(group, lines=lines[drawn], lengths_deg=group.lengths_deg[drawn])


def _cut(groups: Sequence[_Thinned], budget: int) -> list[_Thinned]:
    """The groups with the shortest lines of the last ones left out until the budget holds."""
    result = []
    for group in groups:
        order = np.argsort(-group.lengths_deg, kind="stable")
        counts = shapely.get_num_coordinates(group.lines)[order]
        fits = np.sort(order[np.cumsum(counts) <= budget])
        result.append(replace(group, lines=group.lines[fits], lengths_deg=group.lengths_deg[fits]))
        budget -= result[-1].points
    return result


def _left_out_km(before: _Thinned, after: _Thinned) -> float:
    total = float(before.lengths_deg.sum())
    return before.km * (1 - float(after.lengths_deg.sum()) / total) if total else 0.0


def _as_points(group: _Thinned) -> RoadGroup:
    lines = tuple(shapely.get_coordinates(line) for line in group.lines)
    return RoadGroup(group.name, group.km, lines)
