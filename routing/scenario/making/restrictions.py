"""What makes invented roads awkward: weak bridges, narrow tracks, one-way streets, closures."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import networkx as nx
import numpy as np

from routing.scenario.making.draft import RoadLink, RoadNode, RoadTables, YamlValue
from routing.scenario.making.plane import Plane, length_m
from routing.scenario.making.road_tables import Chain
from routing.scenario.making.terrain import Terrain

_RIVER_KM2: Final = 4.0  # a river worth a bridge drains this much
_WEAK_BRIDGE_T: Final = 4.0  # a van may pass, a light truck may not
_NARROW_M: Final = 2.1  # likewise
_VILLAGES_PER_BRIDGE: Final = 40
_NARROW_SHARE: Final = 0.15
_BLOCK_KM: Final = 0.18
_SLIDE_KM: Final = 0.12
_CLEAR_KM: Final = 0.6  # no other road so close to a slide
_SLIDE_DAYS: Final = 14
_BENDS: Final = 3  # a road with fewer points is a mere junction
_MINOR: Final = ("unclassified", "track")


@dataclass(frozen=True, slots=True)
class Roads:
    """Roads with what is known of them while they are made."""

    tables: RoadTables
    chains: tuple[Chain, ...]
    terrain: Terrain
    plane: Plane


def weaken_bridges(roads: Roads, villages: int) -> RoadTables:
    """Limit the weight on minor roads over the largest rivers, one per so many villages."""
    minor = [
        (_largest_river_km2(roads.terrain, chain), place)
        for place, chain in enumerate(roads.chains)
        if chain.road_class in _MINOR
    ]
    rivers = sorted((river for river in minor if river[0] >= _RIVER_KM2), reverse=True)
    count = max(1, villages // _VILLAGES_PER_BRIDGE)
    weak = {place for _, place in rivers[:count]}
    return _change(
        roads.tables,
        lambda place, link: replace(link, max_weight_t=_WEAK_BRIDGE_T) if place in weak else link,
    )


def narrow_tracks(rng: np.random.Generator, tables: RoadTables) -> RoadTables:
    """Limit the width of some tracks, of one at least if there are any."""
    tracks = [place for place, link in enumerate(tables.links) if link.road_class == "track"]
    count = math.ceil(_NARROW_SHARE * len(tracks))
    narrow = set(rng.permutation(tracks)[:count].tolist())
    return _change(
        tables,
        lambda place, link: replace(link, max_width_m=_NARROW_M) if place in narrow else link,
    )


def add_town_streets(tables: RoadTables, plane: Plane, centre: str) -> RoadTables:
    """A block of one-way streets around the node `centre`, joined to it at two corners."""
    middle = next(node for node in tables.nodes if node.id == centre)
    x_km, y_km = plane.km([middle.lon], [middle.lat])[0].tolist()
    around = [(-1, -1), (-1, 1), (1, 1), (1, -1)]
    corners = [
        RoadNode(f"s{number}", *plane.degrees(x_km + east * _BLOCK_KM, y_km + north * _BLOCK_KM))
        for number, (east, north) in enumerate(around, 1)
    ]
    ring = [
        _street(f"s{number:05d}", one, other, one_way=True)
        for number, (one, other) in enumerate(
            zip(corners, corners[1:] + corners[:1], strict=True), 1
        )
    ]
    spokes = [
        _street(f"s{number:05d}", middle, corner, one_way=False)
        for number, corner in enumerate((corners[0], corners[2]), len(ring) + 1)
    ]
    return RoadTables((*tables.nodes, *corners), (*tables.links, *ring, *spokes))


def draw_closures(roads: Roads, date: dt.date) -> list[YamlValue]:
    """Closures for ``scenario.yaml`` that leave every place within reach.

    A high road is closed in winter, a ford in the rains, and a landslide blocks a road for two
    weeks from `date`; each only where there is a way round.
    """
    spared = _Spared(roads.tables)
    winter = _close_season(
        spared.take(_by_height(roads)), ("12-01", "02-20"), "snow and ice on the pass"
    )
    rains = _close_season(
        spared.take(_by_river(roads)), ("06-15", "08-31"), "the ford is under water"
    )
    slide = _landslide(roads, spared, date)
    return [closure for closure in (winter, rains, slide) if closure is not None]


class _Spared:
    """The roads still open, from which those with a way round can be taken one by one."""

    def __init__(self, tables: RoadTables) -> None:
        self._links = tables.links
        self._graph: nx.MultiGraph[str] = nx.MultiGraph()
        for place, link in enumerate(tables.links):
            self._graph.add_edge(link.start, link.end, key=place)

    def take(self, wanted: Sequence[int]) -> str | None:
        """Close the first of `wanted` (places of links) that has a way round; its id."""
        needed = set(nx.bridges(nx.Graph(self._graph)))
        for place in wanted:
            start, end = self._links[place].start, self._links[place].end
            is_open = self._graph.has_edge(start, end, key=place)
            alone = self._graph.number_of_edges(start, end) == 1
            if is_open and not (alone and needed & {(start, end), (end, start)}):
                self._graph.remove_edge(start, end, key=place)
                return self._links[place].id
        return None


def _change(tables: RoadTables, change: Callable[[int, RoadLink], RoadLink]) -> RoadTables:
    """The tables with every link, and its place, passed through `change`."""
    return replace(
        tables, links=tuple(change(place, link) for place, link in enumerate(tables.links))
    )


def _street(link_id: str, start: RoadNode, end: RoadNode, *, one_way: bool) -> RoadLink:
    points = ((start.lon, start.lat), (end.lon, end.lat))
    return RoadLink(
        link_id,
        start.id,
        end.id,
        length_m(points),
        "residential",
        "paved",
        points,
        one_way=one_way,
        speed_kph=30.0,
    )


def _largest_river_km2(terrain: Terrain, chain: Chain) -> float:
    """Area drained by the largest river that the inside of a chain crosses; 0 without."""
    drained = terrain.drained_km2[list(chain.cells)]
    banks = np.minimum(drained[:-2], drained[2:])
    crossed = drained[1:-1][banks < _RIVER_KM2]
    return float(crossed.max()) if crossed.size else 0.0


def _by_height(roads: Roads) -> list[int]:
    """Places of minor links, the highest first."""
    heights = [
        (-float(roads.terrain.height_m[list(chain.cells)].max()), place)
        for place, chain in enumerate(roads.chains)
        if chain.road_class in _MINOR
    ]
    return [place for _, place in sorted(heights)]


def _by_river(roads: Roads) -> list[int]:
    """Places of minor links that cross a river, the largest first."""
    rivers = [
        (-_largest_river_km2(roads.terrain, chain), place)
        for place, chain in enumerate(roads.chains)
        if chain.road_class in _MINOR
    ]
    return [place for river, place in sorted(rivers) if river < 0]


def _close_season(link: str | None, days: tuple[str, str], reason: str) -> YamlValue:
    """A closure of every year; None without a link."""
    if link is None:
        return None
    return {"reason": reason, "links": [link], "season": {"first": days[0], "last": days[1]}}


def _landslide(roads: Roads, spared: _Spared, date: dt.date) -> YamlValue:
    """A drawn area over the longest minor link that lies clear of others; None without."""
    links = roads.tables.links
    owner = np.repeat(np.arange(len(links)), [len(link.points) for link in links])
    points = roads.plane.km(*np.array([point for link in links for point in link.points]).T)
    places = [place for place, link in enumerate(links) if link.road_class in _MINOR]
    for place in sorted(places, key=lambda place: -links[place].length_m):
        own = points[owner == place]
        middle = own[len(own) // 2]
        apart = np.hypot(*(points[owner != place] - middle).T)
        if len(own) >= _BENDS and apart.min(initial=np.inf) > _CLEAR_KM and spared.take([place]):
            return _area_closure(roads.plane, middle.tolist(), date)
    return None


def _area_closure(plane: Plane, middle: Sequence[float], date: dt.date) -> YamlValue:
    """A square around a point, closed for some days."""
    x_km, y_km = middle
    around = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    corners = [
        plane.degrees(x_km + east * _SLIDE_KM, y_km + north * _SLIDE_KM) for east, north in around
    ]
    return {
        "reason": "landslide",
        "area": [list(corner) for corner in corners],
        "since": date.isoformat(),
        "until": (date + dt.timedelta(days=_SLIDE_DAYS - 1)).isoformat(),
    }
