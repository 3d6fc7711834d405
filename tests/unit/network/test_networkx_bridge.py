from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from shapely import LineString

from routing.errors import InputError
from routing.network.model import ROAD_CLASSES
from routing.network.networkx_bridge import from_networkx, to_networkx
from routing.network.profiles import MODES
from tests.helpers.roads import L, ground_m, sketch, spots, times, view

NETWORK = sketch(
    {"a": (0, 0), "b": (10, 0), "c": (10, 10)},
    [
        L(ends="ab", kind="primary", speed=50, via=((5, 1),)),
        L(ends="cb", backward=False, access=MODES["truck"]),
        L(ends="aa", length=500, via=((1, 1),)),
    ],
)


def _two_nodes(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    graph.add_node("a", lon=0.0, lat=0.0)
    graph.add_node("b", x=0.01, y=0.0)
    return graph


def _codes(graph: nx.Graph[Any]) -> list[str]:
    with pytest.raises(InputError) as caught:
        from_networkx(graph)
    return [finding.code for finding in caught.value.findings]


def test_a_two_way_link_becomes_two_edges_in_driving_order() -> None:
    graph = to_networkx(NETWORK)
    assert set(graph) == {"a", "b", "c"}
    assert graph.nodes["b"]["lon"] == graph.nodes["b"]["x"] == 0.01
    edges = {key: data for _, _, key, data in graph.edges(keys=True, data=True)}
    onward, back = edges["ab", "forward"], edges["ab", "backward"]
    assert onward["length_m"] == back["length_m"] == 1000
    assert (onward["road_class"], onward["max_speed_kph"]) == ("primary", 50)
    assert onward["geometry"] == ((0.0, 0.0), (0.005, 0.001), (0.01, 0.0))
    assert back["geometry"] == onward["geometry"][::-1]
    assert edges["cb", "forward"]["barred"] == ("truck",)
    assert not graph.has_edge("b", "c")


def test_networkx_finds_the_same_quickest_way() -> None:
    graph = to_networkx(NETWORK)
    metres = nx.dijkstra_path_length(graph, "c", "a", weight="length_m")
    assert metres == 2000
    assert times(view(NETWORK, spots((10, 10), (0, 0)), limit_m=500))[0][1] == 100 + 72


def test_a_plain_directed_graph_is_read_with_measured_lengths() -> None:
    graph = _two_nodes(nx.DiGraph())
    graph.add_edge("a", "b", highway=["residential", "service"])
    network = from_networkx(graph)
    assert network.link_ids == ("a-b",)
    assert (network.forward.tolist(), network.backward.tolist()) == ([True], [False])
    assert network.length_m == pytest.approx([ground_m((0, 0), (10, 0))])
    assert ROAD_CLASSES[network.road_class[0]] == "residential"


def test_an_undirected_graph_gives_two_way_roads() -> None:
    graph = _two_nodes(nx.MultiGraph())
    graph.add_edge("a", "b", length=1500)
    graph.add_edge("a", "b", length=1600, geometry=LineString([(0, 0), (0.005, 0.005), (0.01, 0)]))
    network = from_networkx(graph)
    assert network.link_ids == ("a-b-0", "a-b-1")
    assert network.backward.all()
    assert network.length_m.tolist() == [1500, 1600]
    assert network.shape_lat.tolist() == [0, 0, 0, 0.005, 0]
    assert ROAD_CLASSES[network.road_class[0]] == "unclassified"


def test_names_made_from_nodes_stay_unique() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for at, name in enumerate(("a", "b-c", "a-b", "c")):
        graph.add_node(name, lon=at * 0.01, lat=0.0)
    graph.add_edges_from([("a", "b-c"), ("a-b", "c")])
    assert len(set(from_networkx(graph).link_ids)) == 2


def test_a_graph_without_edges_has_no_roads() -> None:
    assert _codes(_two_nodes(nx.DiGraph())) == ["network.no-roads"]
    assert _codes(nx.Graph()) == ["network.no-roads"]


@pytest.mark.parametrize(
    "data",
    [
        {"length_m": 0},
        {"length_m": -5},
        {"length_m": np.nan},
        {"length_m": "far"},
        {"length_m": 1e9},
        {"road_class": "goat path"},
        {"road_class": 7},
        {"surface": "ice cream"},
        {"max_weight_t": 0},
        {"barred": ("bus",)},
        {"barred": 3},
        {"geometry": [(0, 0)]},
        {"geometry": "LINESTRING (0 0, 1 1)"},
        {"geometry": [(0, 0), (0, 100)]},
    ],
)
def test_an_edge_that_makes_no_sense_is_refused(data: dict[str, object]) -> None:
    graph = _two_nodes(nx.DiGraph())
    graph.add_edge("a", "b", **data)
    assert _codes(graph) == ["network.bad-graph"]


def test_nodes_without_position_and_contradicting_edges_are_reported_together() -> None:
    graph = _two_nodes(nx.MultiDiGraph())
    graph.add_node("c", lon="east", lat=None)
    graph.add_node(1, lon=0.0, lat=0.0)
    graph.add_node("1", lon=0.0, lat=0.0)
    graph.add_edge("a", "b", link_id="x")
    graph.add_edge("a", "b", link_id="x")
    assert _codes(graph) == ["network.bad-graph"] * 3
