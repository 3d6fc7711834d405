"""Road networks to measure on: Luxembourg, two OpenStreetMap areas, and provinces made up."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.spatial import Delaunay

from routing.network.classes import CLASS_OF_HIGHWAY
from routing.network.geo import straight_distance_m
from routing.network.model import ROAD_CLASSES, FloatArray, IntArray, Places, RoadNetwork
from routing.network.osm import read_osm

DATA = Path(__file__).parents[2] / "shared" / "data"

_CLASS_FROM_M = (
    (0.0, "residential"), (80.0, "unclassified"), (250.0, "tertiary"), (700.0, "primary"),
)  # fmt: skip
"""Luxembourg's file has no classes and made-up times: longer pieces count as better roads."""


_EXTRA_SHARE = 0.2
_SHORT_SHARE = 0.8
"""A made-up junction has three roads on average, as the junctions of Luxembourg have."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """Straight links: ends, lengths, classes, and whether they may be driven back."""

    tail: IntArray
    head: IntArray
    length_m: FloatArray
    road_class: IntArray
    two_way: NDArray[np.bool_]


def _network(lon: FloatArray, lat: FloatArray, lines: _Lines) -> RoadNetwork:
    count = len(lines.tail)
    ends = np.column_stack((lines.tail, lines.head)).reshape(-1)
    free = np.full(count, np.inf)
    return RoadNetwork(
        node_ids=tuple(str(node) for node in range(len(lon))),
        lon=lon,
        lat=lat,
        link_ids=tuple(str(link) for link in range(count)),
        tail=lines.tail.astype(np.int32),
        head=lines.head.astype(np.int32),
        length_m=lines.length_m,
        road_class=lines.road_class.astype(np.int32),
        surface=np.zeros(count, dtype=np.int32),
        forward=np.ones(count, dtype=np.bool_),
        backward=lines.two_way,
        max_speed_kph=free,
        max_weight_t=free,
        max_width_m=free,
        access=np.zeros(count, dtype=np.uint8),
        shape_start=np.arange(count + 1, dtype=np.int64) * 2,
        shape_lon=lon[ends],
        shape_lat=lat[ends],
    )


def _classes(length_m: FloatArray) -> IntArray:
    names = np.array([ROAD_CLASSES.index(name) for _, name in _CLASS_FROM_M], dtype=np.int64)
    steps = np.array([least for least, _ in _CLASS_FROM_M])
    return names[np.searchsorted(steps, length_m, side="right") - 1]


def _paired(tail: IntArray, head: IntArray, metres: IntArray) -> _Lines:
    """One link for an arc and its way back where both are equally long."""
    turned = tail > head
    key = np.column_stack((np.minimum(tail, head), np.maximum(tail, head), metres))
    order = np.lexsort((turned, *key.T[::-1]))
    same = (key[order][1:] == key[order][:-1]).all(axis=1)
    back = np.concatenate(([False], same & turned[order][1:] & ~turned[order][:-1]))
    first = order[~back]
    two_way = np.zeros(len(tail), dtype=np.bool_)
    two_way[order[np.flatnonzero(back) - 1]] = True
    length = np.maximum(metres[first].astype(float), 0.5)
    return _Lines(tail[first], head[first], length, _classes(length), two_way[first])


def luxembourg(folder: Path = DATA / "roads" / "routingkit-luxembourg") -> RoadNetwork:
    """76,595 nodes and 175,323 arcs from OpenStreetMap.

    Raises
    ------
    OSError
        If the files are not there.
    """
    stem = str(folder / "luxembourg_")
    first = np.fromfile(stem + "first_out", dtype="<u4").astype(np.int64)
    head = np.fromfile(stem + "head", dtype="<u4").astype(np.int64)
    metres = np.fromfile(stem + "geo_distance", dtype="<u4").astype(np.int64)
    lon, lat = (
        np.fromfile(stem + name, dtype="<f4").astype(float) for name in ("longitude", "latitude")
    )
    tail = np.repeat(np.arange(len(lon)), np.diff(first))
    return _network(lon, lat, _paired(tail, head, metres))


def gauradaha(path: Path = DATA / "roads" / "Gauradaha.geojson") -> RoadNetwork:
    """Roads of a rural municipality in the plain of Nepal; all may be driven both ways."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    numbers: dict[tuple[float, float], int] = {}
    rows = []
    for feature in features:
        ends = [tuple(feature["geometry"]["coordinates"][at]) for at in (0, -1)]
        first, last = (numbers.setdefault(end, len(numbers)) for end in ends)
        kind = re.findall(r"[a-z_]+", str(feature["properties"]["highway"]))[0]
        road = CLASS_OF_HIGHWAY.get(kind, ROAD_CLASSES.index("unclassified"))
        rows.append((first, last, float(feature["properties"]["length"]), road))
    table = np.array(rows)
    lon, lat = np.array(list(numbers)).T
    columns = [table[:, at].astype(np.int64) for at in (0, 1, 3)]
    two_way = np.ones(len(rows), dtype=np.bool_)
    lines = _Lines(columns[0], columns[1], table[:, 2], columns[2], two_way)
    return _network(lon, lat, lines)


def _junction_edges(points: FloatArray, rng: np.random.Generator) -> IntArray:
    """(k, 2) a spanning tree of the junctions and a fifth of their other short connections."""
    corners = Delaunay(points).simplices
    edges = np.unique(np.sort(np.concatenate([corners[:, [i, i - 1]] for i in range(3)])), axis=0)
    length = np.linalg.norm(points[edges[:, 0]] - points[edges[:, 1]], axis=1)
    count = len(points)
    tree = minimum_spanning_tree(csr_array((length, edges.T), shape=(count, count))).tocoo()
    chosen = np.unique(np.sort(np.column_stack((tree.row, tree.col))), axis=0)
    short = length < np.quantile(length, _SHORT_SHARE)
    more = edges[(rng.random(len(edges)) < _EXTRA_SHARE) & short]
    return np.unique(np.concatenate((chosen, more)), axis=0).astype(np.int64)


def _bent(
    points: FloatArray, edges: IntArray, rng: np.random.Generator
) -> tuple[FloatArray, IntArray]:
    """Every edge as a chain of three to five pieces over new nodes a little to the side."""
    pieces = rng.integers(3, 6, len(edges))
    inner = pieces - 1
    owner = np.repeat(np.arange(len(edges)), inner)
    rank = np.arange(inner.sum()) - np.repeat(np.cumsum(inner) - inner, inner) + 1
    share = (rank / pieces[owner])[:, None]
    begin, end = points[edges[owner, 0]], points[edges[owner, 1]]
    bends = begin + share * (end - begin)
    bends += rng.normal(0, 0.05, bends.shape) * np.linalg.norm(end - begin, axis=1)[:, None]
    node = len(points) + np.arange(len(bends))
    last = rank == inner[owner]
    before = np.where(rank == 1, edges[owner, 0], node - 1)
    lines = np.column_stack((before, node))
    closing = np.column_stack((node[last], edges[owner[last], 1]))
    return np.concatenate((points, bends)), np.concatenate((lines, closing))


def _dead_ends(
    points: FloatArray, count: int, rng: np.random.Generator
) -> tuple[FloatArray, IntArray]:
    """Lanes of one piece; some begin at the ends of others, so that trees grow."""
    begin = len(points)
    reach = begin + np.arange(count) // 2
    foot = (rng.random(count) * reach).astype(np.int64)
    ends = np.concatenate((points, np.empty((count, 2))))
    for lane in range(count):
        ends[begin + lane] = ends[foot[lane]] + rng.normal(0, 0.002, 2)
    return ends, np.column_stack((foot, begin + np.arange(count)))


def province(arcs: int, seed: int = 1) -> RoadNetwork:
    """A made-up province of about so many arcs: winding roads, dead ends, some one-ways."""
    rng = np.random.default_rng(seed)
    junctions = max(8, arcs // 15)
    side = 3.5 * np.sqrt(junctions / 60_000)
    points = rng.random((junctions, 2)) * side + [105.0, 26.0]
    points, chains = _bent(points, _junction_edges(points, rng), rng)
    points, lanes = _dead_ends(points, max(1, arcs // 2 - len(chains)), rng)
    edges = np.concatenate((chains, lanes))
    lon, lat = np.ascontiguousarray(points.T)
    tail, head = edges.T
    length = np.maximum(straight_distance_m(lon[tail], lat[tail], lon[head], lat[head]), 1.0)
    two_way = rng.random(len(edges)) >= np.where(np.arange(len(edges)) < len(chains), 0.01, 0.0)
    return _network(lon, lat, _Lines(tail, head, length, _classes(length), two_way))


def area(name: str) -> RoadNetwork:
    """Roads by name.

    ``luxembourg``, ``rutland``, ``liechtenstein``, ``gauradaha``, or ``province-ARCS``.

    Raises
    ------
    OSError
        If the data are not there.
    """
    if name == "luxembourg":
        return luxembourg()
    if name == "gauradaha":
        return gauradaha()
    if name.startswith("province-"):
        return province(int(name.split("-")[1]))
    return read_osm(DATA / "osm" / f"{name}-latest.osm.pbf")


def scattered(network: RoadNetwork, count: int, seed: int = 7) -> Places:
    """Places within some 100 m of random nodes."""
    rng = np.random.default_rng(seed)
    at = rng.integers(0, len(network.lon), count)
    lon, lat = (axis[at] + rng.normal(0, 0.0005, count) for axis in (network.lon, network.lat))
    return Places(tuple(f"p{number}" for number in range(count)), lon, lat)
