from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from routing.network.dijkstra import NO_WAY, many_to_many, quickest_tree, way_to
from routing.network.graph import LONGEST_ARC_MS, ProfileGraph, link_times_ms
from tests.helpers.roads import L, Point, sketch, spots, view

LINE = {"a": (0, 0), "b": (10, 0), "c": (20, 0)}


def _graph(*links: L, places: tuple[Point, ...] = ()) -> ProfileGraph:
    opened = view(sketch(LINE, links), spots(*(places or ((0, 0),))))
    return opened.graphs["steady"]


def test_times_are_whole_milliseconds_within_bounds() -> None:
    speeds = np.array([36.0, 36.0, 1e-300, 36.0])
    times = link_times_ms(np.array([1000.0, 0.0001, 1.0, 1.00006]), speeds)
    assert times.tolist() == [100_000, 1, LONGEST_ARC_MS, 100]


def test_a_two_way_link_gives_two_arcs_and_a_one_way_link_one() -> None:
    graph = _graph(L(ends="ab"), L(ends="bc", backward=False))
    arcs = set(zip(graph.tail.tolist(), graph.head.tolist(), strict=True))
    assert arcs == {(0, 1), (1, 0), (1, 2)}
    assert graph.first_arc.tolist() == [0, 1, 3, 3]


def test_the_pieces_of_a_cut_link_add_up_to_the_whole() -> None:
    graph = _graph(L(ends="ab", length=1000.0007), places=((1, 0), (3.3333, 0), (7.77777, 1)))
    onward = graph.first_share < graph.last_share
    assert onward.sum() == 4
    assert graph.time_ms[onward].sum() == 100_000
    assert graph.length_mm[onward].sum() == 1_000_001
    assert sorted(graph.time_ms[onward]) == sorted(graph.time_ms[~onward])


def test_places_at_the_same_point_share_a_cut_and_at_an_end_its_node() -> None:
    graph = _graph(L(ends="ab"), L(ends="bc"), places=((5, 1), (5, -1), (10, 0), (0, 0), (25, 0)))
    assert graph.place_node.tolist() == [3, 3, 1, 0, 2]


def test_a_search_stops_at_its_targets_but_is_right_about_them() -> None:
    graph = _graph(L(ends="ab"), L(ends="bc", length=500))
    times, lengths = many_to_many(graph, np.array([0, 2]), np.array([1, 1, 0]))
    assert times.tolist() == [[100_000, 100_000, 0], [50_000, 50_000, 150_000]]
    assert lengths.tolist() == [[1_000_000, 1_000_000, 0], [500_000, 500_000, 1_500_000]]


def test_a_tree_tells_ways_and_what_cannot_be_reached() -> None:
    graph = _graph(L(ends="ab", backward=False), L(ends="cb"))
    time, length, _ = tree = quickest_tree(graph, 1)
    assert time.tolist() == [NO_WAY, 0, 100_000]
    assert length.tolist() == [NO_WAY, 0, 1_000_000]
    (arc,) = way_to(graph, tree, 2)
    assert (graph.tail[arc], graph.head[arc], graph.link[arc]) == (1, 2, 1)
    assert len(way_to(graph, tree, 1)) == 0


@pytest.mark.parametrize("seed", range(5))
def test_a_large_random_network_agrees_with_scipy(seed: int) -> None:
    rng = np.random.default_rng(seed)
    nodes = {chr(200 + at): (float(at % 20), float(at // 20)) for at in range(400)}
    names = list(nodes)
    links = [
        L(
            ends=names[a] + names[b],
            name=str(number),
            length=float(length),
            backward=bool(two_way),
        )
        for number, (a, b, length, two_way) in enumerate(
            zip(
                rng.integers(0, 400, 1200),
                rng.integers(0, 400, 1200),
                rng.uniform(1, 5000, 1200),
                rng.random(1200) < 0.7,
                strict=True,
            )
        )
    ]
    graph = view(sketch(nodes, links), spots((0, 0))).graphs["steady"]
    everyone = np.arange(len(graph.first_arc) - 1)
    times, _ = many_to_many(graph, everyone, everyone)
    order = np.lexsort((-graph.time_ms, graph.head, graph.tail))
    weights = np.zeros((len(everyone), len(everyone)))
    weights[graph.tail[order], graph.head[order]] = graph.time_ms[order]
    expected = dijkstra(csr_array(weights))
    assert np.array_equal(np.where(times == NO_WAY, np.inf, times), expected)
