"""The hierarchy against a plain search on the same random networks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.network.answers import searched_table
from routing.network.dijkstra import quickest_tree
from routing.network.graph import link_lengths_mm
from routing.network.hierarchy.order import eliminate
from routing.network.hierarchy.topology import build_topology
from routing.network.model import UNREACHABLE, IntArray
from routing.network.paths import quickest_way, searched_way
from routing.network.view import NetworkView
from tests.helpers.roads import STEADY, L, sketch, spots, view
from tests.property.test_network import PROFILES, Day, days

edges = st.integers(1, 12).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=30),
    )
)


def _everyone(opened: NetworkView) -> IntArray:
    return np.arange(len(opened.places.ids), dtype=np.int64)


@given(days(), st.data())
@settings(deadline=None)
def test_any_rows_and_columns_are_those_of_a_plain_search(day: Day, data: st.DataObject) -> None:
    opened = day.opened
    places = st.lists(st.sampled_from(_everyone(opened).tolist()), max_size=20)
    sources, targets = (np.array(data.draw(places), dtype=np.int64) for _ in range(2))
    for profile in PROFILES:
        expected = searched_table(opened.roads(profile), sources, targets)
        for threads in (1, 2):
            found = opened.matrix(profile, sources, targets, threads=threads)
            assert np.array_equal(found, expected)


@given(days(), st.integers(0, 12))
@settings(deadline=None)
def test_neighbours_are_the_first_of_the_sorted_matrix(day: Day, count: int) -> None:
    opened, everyone = day.opened, _everyone(day.opened)
    seconds, metres = searched_table(opened.roads("steady"), everyone, everyone)
    found = opened.nearest("steady", count)
    for place in everyone:
        order = np.lexsort((everyone, metres[place], seconds[place]))
        order = order[(order != place) & (seconds[place][order] < UNREACHABLE)][:count]
        kept = found.place[place] >= 0
        assert found.place[place][kept].tolist() == order.tolist()
        assert found.seconds[place][kept].tolist() == seconds[place][order].tolist()
        assert found.metres[place][kept].tolist() == metres[place][order].tolist()
        assert (found.seconds[place][~kept] == UNREACHABLE).all()
        assert (found.metres[place][~kept] == UNREACHABLE).all()


@given(days())
@settings(deadline=None)
def test_every_node_is_reached_as_by_a_plain_search(day: Day) -> None:
    opened, everyone = day.opened, _everyone(day.opened)
    seconds, metres = opened.reach("steady", everyone)
    graph = opened.graphs["steady"]
    count = len(opened.network.node_ids)
    for place in everyone:
        if graph.place_node[place] < 0:
            assert (seconds[place] == UNREACHABLE).all()
            continue
        time_ms, length_mm, _ = quickest_tree(graph, int(graph.place_node[place]))
        there = time_ms[:count] < 2**61
        assert np.array_equal(there, seconds[place] < UNREACHABLE)
        due = time_ms[:count] + graph.access_ms[place], length_mm[:count] + graph.access_mm[place]
        for found, exact in zip((seconds, metres), due, strict=True):
            assert found[place][there].tolist() == ((exact[there] + 500) // 1000).tolist()


@given(days())
@settings(deadline=None, max_examples=200)
def test_the_stretches_of_a_way_join_and_add_up(day: Day) -> None:
    opened = day.opened
    network, roads = opened.network, opened.roads("steady")
    lengths_mm = link_lengths_mm(network.length_m)
    for a in _everyone(opened).tolist():
        for b in _everyone(opened).tolist():
            way, searched = quickest_way(roads, a, b), searched_way(roads, a, b)
            assert (way is None) == (searched is None)
            if way is None or searched is None:
                continue
            assert (way.time_ms, way.length_mm) == (searched.time_ms, searched.length_mm)
            onward = way.last > way.first
            allowed = np.where(onward, network.forward[way.link], network.backward[way.link])
            assert allowed.all()
            driven = (np.abs(way.last - way.first) * lengths_mm[way.link]).sum()
            off_road = roads.graph.access_mm[[a, b]].sum()
            assert abs(driven + off_road - way.length_mm) <= len(way.link) + 1
            ends = np.where(onward, network.head[way.link], network.tail[way.link])
            begins = np.where(onward, network.tail[way.link], network.head[way.link])
            assert np.array_equal(ends[:-1], begins[1:])
            assert np.isin(way.first[1:], (0.0, 1.0)).all()
            assert np.isin(way.last[:-1], (0.0, 1.0)).all()


@given(
    st.lists(st.sampled_from([1e-300, 1e-6, 1e-3, 0.05, 36.0, 3e6]), min_size=5, max_size=5),
    st.lists(st.sampled_from([0.01, 50.0, 4e6, 9e6]), min_size=5, max_size=5),
)
@settings(deadline=None)
def test_absurd_speeds_and_lengths_are_answered_by_a_plain_search(
    speeds: list[float], lengths: list[float]
) -> None:
    ends = ("ab", "bc", "cd", "da", "ac")
    fast = replace(STEADY, speeds_kph={"residential": 5e6})
    links = [
        L(ends=pair, length=length, speed=speed)
        for pair, length, speed in zip(ends, lengths, speeds, strict=True)
    ]
    corners = {"a": (0.0, 0.0), "b": (9.0, 0.0), "c": (9.0, 9.0), "d": (0.0, 9.0)}
    places = spots((0, 0), (4, 0), (5, 0), (9, 4), (4, 4), (9, 9), (0, 5), (99, 99))
    opened = view(sketch(corners, links), places, profiles=(fast,))
    everyone, roads = _everyone(opened), opened.roads("steady")
    expected = searched_table(roads, everyone, everyone)
    assert np.array_equal(opened.matrix("steady", everyone, everyone), expected)
    neighbours = opened.nearest("steady", 7)
    kept = neighbours.place >= 0
    rows = np.broadcast_to(everyone[:, None], kept.shape)[kept]
    assert np.array_equal(neighbours.seconds[kept], expected[0][rows, neighbours.place[kept]])
    for a in everyone.tolist():
        for b in everyone.tolist():
            leg = opened.leg("steady", a, b)
            known = (UNREACHABLE, UNREACHABLE) if leg is None else (leg.duration_s, leg.distance_m)
            assert known == (expected[0][a, b], expected[1][a, b])


@given(edges)
@settings(deadline=None)
def test_taking_nodes_out_leaves_every_arc_between_neighbours_of_one_node(
    graph: tuple[int, list[tuple[int, int]]],
) -> None:
    count, pairs = graph
    a, b = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    order = eliminate(count, a, b)
    assert sorted(order.sequence.tolist()) == list(range(count))
    rest: dict[int, set[int]] = {node: set() for node in range(count)}
    for one, other in pairs:
        if one != other:
            rest[one].add(other)
            rest[other].add(one)
    for at, node in enumerate(order.sequence.tolist()):
        around = rest.pop(node)
        assert set(order.neighbour[order.first[at] : order.first[at + 1]].tolist()) == around
        for other in around:
            rest[other] |= around
            rest[other] -= {node, other}


@given(edges)
@settings(deadline=None)
def test_every_node_comes_after_all_it_has_arcs_to_and_every_link_lies_on_one(
    graph: tuple[int, list[tuple[int, int]]],
) -> None:
    count, pairs = graph
    tail, head = np.array(pairs, dtype=np.int32).reshape(-1, 2).T
    topology = build_topology(count, tail, head, np.arange(len(tail)))
    assert sorted(topology.number.tolist()) == list(range(count))
    for node in range(count):
        heads = topology.head[topology.first[node] : topology.first[node + 1]].tolist()
        assert heads == sorted(set(heads))
        assert all(other < node for other in heads)
        assert topology.parent[node] == max(heads, default=-1)
    lower = np.repeat(np.arange(count), np.diff(topology.first))
    for link, arc in enumerate(topology.link_arc.tolist()):
        ends = {int(topology.number[tail[link]]), int(topology.number[head[link]])}
        if len(ends) == 1:
            assert arc == -1
        else:
            assert {int(lower[arc]), int(topology.head[arc])} == ends
