"""Random small road networks, compared with networkx on a graph built another way.

The oracle knows the rules from the docstrings alone: a link takes length over speed in whole
milliseconds, at least one; places cut it; of the quickest ways the shortest counts. It adds time
and length up as Python integers, one behind the other, so that nothing is rounded or overflows.
"""

from __future__ import annotations

import contextlib
import csv
import io
import itertools
import math
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.errors import InputError
from routing.network.checks import check_network
from routing.network.estimate import estimate_network
from routing.network.geo import EARTH_RADIUS_M
from routing.network.gmns import read_gmns
from routing.network.model import ROAD_CLASSES, UNREACHABLE, RoadClosure, RoadNetwork
from routing.network.networkx_bridge import from_networkx, to_networkx
from routing.network.view import NetworkView
from tests.helpers.roads import STEADY, L, Point, distances, sketch, spots, times, view

TIME = 10**15
"""One millisecond, when a millimetre counts 1."""

NAMES = "abcdefgh"
HEAVY = replace(STEADY, name="heavy", gross_weight_t=8.0)

PROFILES = ("steady", "heavy")
METRES_PER_DEGREE = math.radians(1) * EARTH_RADIUS_M
NODE_COLUMNS = ("node_id", "x_coord", "y_coord")
LINK_COLUMNS = (
    "link_id",
    "from_node_id",
    "to_node_id",
    "directed",
    "facility_type",
    "length",
    "surface",
    "free_speed",
    "max_weight_t",
    "max_width_m",
    "allowed_uses",
    "geometry",
)
LINK_FIELDS = (
    "tail",
    "head",
    "length_m",
    "road_class",
    "surface",
    "forward",
    "backward",
    "max_speed_kph",
    "max_weight_t",
    "max_width_m",
    "access",
)

coordinates = st.integers(0, 12).map(float)
points = st.tuples(coordinates, coordinates)


@st.composite
def networks(draw: st.DrawFn) -> RoadNetwork:
    count = draw(st.integers(1, len(NAMES)))
    nodes = {name: draw(points) for name in NAMES[:count]}
    letters = st.sampled_from(NAMES[:count])
    links = [
        L(
            ends=draw(letters) + draw(letters),
            name=f"link{number}",
            length=draw(st.sampled_from([0.4, 37.0, 300.0, 1000.0, 1234.567, 5000.0])),
            kind=draw(st.sampled_from(["residential", "primary", "service", "ferry", "track"])),
            surface=draw(st.sampled_from(["paved", "gravel"])),
            forward=(forward := draw(st.booleans())),
            backward=not forward or draw(st.booleans()),
            speed=draw(st.sampled_from([np.inf, 30.0, 7.7])),
            weight=draw(st.sampled_from([np.inf, 5.0])),
            via=tuple(draw(st.lists(points, max_size=2))),
        )
        for number in range(draw(st.integers(1, 14)))
    ]
    return sketch(nodes, links)


@dataclass(frozen=True)
class Day:
    """A network opened for two profiles, and the links closed to both."""

    opened: NetworkView
    closed: frozenset[str]
    limit_m: float


@st.composite
def days(draw: st.DrawFn) -> Day:
    network = draw(networks())
    places: list[Point] = draw(st.lists(points, min_size=1, max_size=6))
    fine = st.floats(0, 12, allow_nan=False)
    places += draw(st.lists(st.tuples(fine, fine), max_size=4))
    closed = draw(st.frozensets(st.sampled_from(network.link_ids), max_size=2))
    closures = [RoadClosure(links=tuple(sorted(closed)))] if closed else []
    limit_m = draw(st.sampled_from([50.0, 400.0, 5000.0]))
    opened = view(network, spots(*places), *closures, profiles=(STEADY, HEAVY), limit_m=limit_m)
    return Day(opened, closed, limit_m)


def _speed(network: RoadNetwork, link: int) -> float:
    road_class = ROAD_CLASSES[network.road_class[link]]
    share = 0.5 if network.surface[link] == 1 else 1.0
    return min(STEADY.speeds_kph.get(road_class, 0.0) * share, float(network.max_speed_kph[link]))


def _stations(opened: NetworkView, profile: str, link: int, total_ms: int) -> dict[int, set[int]]:
    """Places on a link by the millisecond at which they lie on it."""
    joins = opened.joins[profile]
    stations: dict[int, set[int]] = {}
    for place in np.flatnonzero(joins.link == link).tolist():
        stations.setdefault(round(float(joins.share[place]) * total_ms), set()).add(place)
    return stations


def _oracle(day: Day, profile: str) -> nx.DiGraph[object]:
    """Every node, cut and place joined by edges weighted with time and length in one integer."""
    opened, network = day.opened, day.opened.network
    joins = opened.joins[profile]
    gross = STEADY.gross_weight_t if profile == "steady" else HEAVY.gross_weight_t
    graph: nx.DiGraph[object] = nx.DiGraph()
    graph.add_nodes_from(("place", at) for at in range(len(opened.places.ids)))

    def road(a: object, b: object, weight: int) -> None:
        if not graph.has_edge(a, b) or graph[a][b]["weight"] > weight:
            graph.add_edge(a, b, weight=weight)

    for link, name in enumerate(network.link_ids):
        speed = _speed(network, link)
        total_ms = max(1, round(float(network.length_m[link]) * 3600 / max(speed, 1e-300)))
        total_mm = round(float(network.length_m[link]) * 1000)
        stations = _stations(opened, profile, link, total_ms)
        marks: list[tuple[int, int, object]] = [(0, 0, ("node", int(network.tail[link])))]
        marks += [
            (ms, round(float(joins.share[min(there)]) * total_mm), ("cut", link, ms))
            for ms, there in sorted(stations.items())
            if 0 < ms < total_ms
        ]
        marks.append((total_ms, total_mm, ("node", int(network.head[link]))))
        where = {ms: node for ms, _, node in marks}
        for ms, there in stations.items():
            for place in there:
                off_m = float(joins.off_road_m[place])
                access = round(off_m * 3600 / 18.0) * TIME + round(off_m * 1000)
                road(("place", place), where[ms], access)
                road(where[ms], ("place", place), access)
        if speed <= 0 or name in day.closed or network.max_weight_t[link] < gross:
            continue
        for (ms, mm, a), (next_ms, next_mm, b) in itertools.pairwise(marks):
            weight = (next_ms - ms) * TIME + next_mm - mm
            if network.forward[link]:
                road(a, b, weight)
            if network.backward[link]:
                road(b, a, weight)
    return graph


def _expected(graph: nx.DiGraph[object], opened: NetworkView, a: int, b: int) -> tuple[int, int]:
    positions = opened.places.lon, opened.places.lat
    if all(axis[a] == axis[b] for axis in positions):
        return 0, 0
    try:
        total = int(nx.dijkstra_path_length(graph, ("place", a), ("place", b)))
    except nx.NetworkXNoPath:
        return UNREACHABLE, UNREACHABLE
    return (total // TIME + 500) // 1000, (total % TIME + 500) // 1000


def _pairs(opened: NetworkView) -> Iterator[tuple[int, int]]:
    places = range(len(opened.places.ids))
    return itertools.product(places, places)


@given(days())
@settings(deadline=None, max_examples=200)
def test_times_and_distances_are_those_of_an_independent_search(day: Day) -> None:
    for profile in PROFILES:
        graph = _oracle(day, profile)
        seconds, metres = times(day.opened, profile), distances(day.opened, profile)
        for a, b in _pairs(day.opened):
            assert (seconds[a][b], metres[a][b]) == _expected(graph, day.opened, a, b)


@given(days())
@settings(deadline=None)
def test_every_leg_agrees_with_the_matrix_and_keeps_to_open_roads(day: Day) -> None:
    opened, places = day.opened, day.opened.places
    seconds, metres = times(opened), distances(opened)
    for a, b in _pairs(opened):
        leg = opened.leg("steady", a, b)
        if leg is None:
            assert seconds[a][b] == UNREACHABLE
            continue
        assert (leg.duration_s, leg.distance_m) == (seconds[a][b], metres[a][b])
        assert leg.points[0].tolist() == [places.lon[a], places.lat[a]]
        assert leg.points[-1].tolist() == [places.lon[b], places.lat[b]]
        assert len(leg.points) >= 2
        assert not day.closed.intersection(leg.links)


@given(days())
@settings(deadline=None)
def test_a_detour_over_a_third_place_is_never_quicker(day: Day) -> None:
    seconds = times(day.opened)
    for a, b in _pairs(day.opened):
        for c in range(len(seconds)):
            assert seconds[a][b] <= seconds[a][c] + seconds[c][b] + 1  # each is rounded


def _distance_to_link(network: RoadNetwork, link: int, lon: float, lat: float) -> float:
    """Metres from a point to a link's shape, on the plane near the equator."""
    part = slice(int(network.shape_start[link]), int(network.shape_start[link + 1]))
    shape = np.column_stack((network.shape_lon[part], network.shape_lat[part]))
    start, step = shape[:-1], np.diff(shape, axis=0)
    square = np.maximum(np.sum(step**2, axis=1), 1e-300)
    along = np.clip(np.sum((np.array([lon, lat]) - start) * step, axis=1) / square, 0, 1)
    nearest = start + along[:, None] * step
    gap_deg = float(np.min(np.hypot(*(nearest - [lon, lat]).T)))
    return gap_deg * METRES_PER_DEGREE


@given(days())
@settings(deadline=None)
def test_a_place_is_joined_if_and_only_if_a_road_lies_within_the_limit(day: Day) -> None:
    network, places = day.opened.network, day.opened.places
    roads = [
        link
        for link in range(len(network.link_ids))
        if _speed(network, link) > 0 and network.max_weight_t[link] >= STEADY.gross_weight_t
        if ROAD_CLASSES[network.road_class[link]] != "ferry"
    ]
    joins = day.opened.joins["steady"]
    for place, (lon, lat) in enumerate(zip(places.lon, places.lat, strict=True)):
        gaps = [_distance_to_link(network, link, lon, lat) for link in roads]
        nearest = min(gaps, default=np.inf)
        if abs(nearest - day.limit_m) > 1 and not day.closed:
            assert (joins.link[place] >= 0) == (nearest < day.limit_m)
        if joins.link[place] >= 0:
            own = _distance_to_link(network, int(joins.link[place]), lon, lat)
            assert abs(own - joins.off_road_m[place]) < 0.5
            assert own >= nearest - 0.5


@given(networks())
@settings(deadline=None)
def test_a_network_survives_networkx(network: RoadNetwork) -> None:
    back = from_networkx(to_networkx(network))
    order = [back.link_ids.index(name) for name in network.link_ids]
    assert back.node_ids == network.node_ids
    for name in LINK_FIELDS:
        assert np.array_equal(getattr(back, name)[order], getattr(network, name)), name
    for at, link in enumerate(order):
        for axis in ("shape_lon", "shape_lat"):
            mine = np.split(getattr(network, axis), network.shape_start[1:-1])[at]
            assert np.array_equal(np.split(getattr(back, axis), back.shape_start[1:-1])[link], mine)


cells = st.one_of(
    st.sampled_from(["", "a", "b", "1", "-1", "1e400", "nan", "true", "primary", "road", "van;"]),
    st.sampled_from(["LINESTRING (0 0, 1 1)", "LINESTRING (0 0)", "POINT (1 1)", "LINESTRING ("]),
    st.text(max_size=8),
)


def _csv(header: tuple[str, ...], rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode("utf-8", errors="surrogatepass")


@given(
    st.lists(st.lists(cells, min_size=3, max_size=3), max_size=4),
    st.lists(st.lists(cells, min_size=12, max_size=12), max_size=4),
    st.binary(max_size=20),
)
@settings(deadline=None)
def test_reading_tables_ends_in_a_sound_network_or_in_findings(
    nodes: list[list[str]], links: list[list[str]], noise: bytes
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "nodes.csv").write_bytes(_csv(NODE_COLUMNS, nodes) + noise)
        Path(folder, "links.csv").write_bytes(_csv(LINK_COLUMNS, links))
        with contextlib.suppress(InputError):
            check_network(read_gmns(Path(folder)))


@given(st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3)), min_size=1, max_size=30))
@settings(deadline=None)
def test_estimated_roads_reach_every_place(positions: list[tuple[int, int]]) -> None:
    places = spots(*((float(x), float(y)) for x, y in positions))
    network = estimate_network(places)
    check_network(network)
    graph = to_networkx(network)
    assert nx.is_strongly_connected(graph)
    assert len(graph) == len(set(positions))
