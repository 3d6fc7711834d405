"""Surveys of small random networks against the plainest way to answer."""

from __future__ import annotations

import networkx as nx
import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.network.model import UNREACHABLE
from routing.network.survey.closures import closures_by_harm
from routing.network.survey.dominators import immediate_dominators
from routing.network.survey.reach import Reached, area_of, reached_pieces
from routing.network.view import NetworkView
from tests.helpers.roads import L, sketch, spots, view

ARCS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=24)


@given(arcs=ARCS)
@settings(max_examples=200, deadline=None)
def test_dominators_are_those_of_networkx(arcs: list[tuple[int, int]]) -> None:
    graph: nx.DiGraph[int] = nx.DiGraph([(0, 0), *arcs])
    wanted = {
        node: above
        for node, above in nx.immediate_dominators(graph, 0).items()
        if above is not None and node != 0
    }
    tail, head = np.array(arcs, dtype=np.int64).T
    order, above = immediate_dominators(8, tail, head, 0)
    found = {int(node): int(order[at]) for node, at in zip(order[1:], above[1:], strict=True)}
    assert found == wanted


@st.composite
def opened(draw: st.DrawFn) -> NetworkView:
    """Seven junctions on a circle, roads of either or both directions, places at junctions."""
    names = "ABCDEFG"
    nodes = {name: (10 * np.cos(at), 10 * np.sin(at)) for at, name in enumerate(names)}
    pairs = [a + b for a in names for b in names if a < b]
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=5, max_size=14, unique=True))
    links = []
    for ends in chosen:
        forward, backward = draw(st.sampled_from([(True, True), (True, False), (False, True)]))
        links.append(L(ends=ends, forward=forward, backward=backward))
    network = sketch(nodes, links)
    return view(network, spots(*nodes.values()), limit_m=1.0)


def cut_off_without(seen: NetworkView, link: int | None) -> set[int]:
    """Places that the first one no longer reaches, or that no longer reach it."""
    graph = seen.graphs["steady"]
    keep = graph.link != (-1 if link is None else link)
    net: nx.DiGraph[object] = nx.DiGraph()
    net.add_nodes_from(range(len(graph.first_arc) - 1))
    net.add_edges_from(zip(graph.tail[keep].tolist(), graph.head[keep].tolist(), strict=True))
    root = int(graph.place_node[0])
    if root < 0:
        return set()
    both = nx.descendants(net, root) & nx.ancestors(net, root) | {root}
    return {p for p, node in enumerate(graph.place_node.tolist()) if node not in both}


@given(seen=opened())
@settings(max_examples=80, deadline=None)
def test_closing_each_road_in_turn_gives_the_same_harm(seen: NetworkView) -> None:
    places = np.arange(len(seen.places.ids))
    already = cut_off_without(seen, None)
    wanted = {
        link: tuple(sorted(cut_off_without(seen, link) - already))
        for link in range(len(seen.network.link_ids))
    }
    roads, _ = closures_by_harm(seen.graphs["steady"], 7, places[:1], places, 100)
    found = {piece[0]: one.cut_off for one in roads for piece in one.pieces}
    assert found == {link: lost for link, lost in wanted.items() if lost}
    assert [len(one.cut_off) for one in roads] == sorted(
        (len(one.cut_off) for one in roads), reverse=True
    )


@given(seen=opened(), minutes=st.integers(1, 12))
@settings(max_examples=40, deadline=None)
def test_a_reached_place_lies_in_the_area_and_pieces_never_shrink(
    seen: NetworkView, minutes: int
) -> None:
    everyone = np.arange(len(seen.places.ids))
    seconds = seen.matrix("steady", everyone[:1], everyone)[0][0]
    less, more = reached_pieces(seen, "steady", 0, [30.0 * minutes, 60.0 * minutes])
    area = area_of(seen.shapes, more)
    for place, second in enumerate(seconds.tolist()):
        if place and second <= 60 * minutes < UNREACHABLE:
            assert shapely.covers(area, _point(seen, place))
    assert _metres(seen, less) <= _metres(seen, more) + 1e-6


def _point(seen: NetworkView, place: int) -> shapely.Point:
    return shapely.Point(seen.places.lon[place], seen.places.lat[place])


def _metres(seen: NetworkView, reached: Reached) -> float:
    return float(((reached.last - reached.first) * seen.network.length_m[reached.link]).sum())
