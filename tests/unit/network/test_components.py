from __future__ import annotations

import numpy as np

from routing.network.components import node_components, through_links
from tests.helpers.roads import L, sketch

NODES = {name: (float(at), 0.0) for at, name in enumerate("abcdefg")}
NETWORK = sketch(
    NODES,
    [
        L(ends="ab", backward=False),
        L(ends="bc", backward=False),
        L(ends="ca", backward=False),
        L(ends="cd", backward=False),
        L(ends="ef", length=200),
        L(ends="gg", length=400),
    ],
)
OPEN = np.ones(6, dtype=np.bool_)


def test_a_round_of_one_way_roads_holds_together() -> None:
    labels = node_components(NETWORK, OPEN)
    assert len(set(labels[:3])) == 1
    assert len(set(labels)) == 4


def test_closing_one_of_them_breaks_the_round() -> None:
    usable = OPEN.copy()
    usable[0] = False
    assert len(set(node_components(NETWORK, usable))) == 6


def test_stubs_and_blind_one_ways_are_no_through_links() -> None:
    assert through_links(NETWORK, OPEN).tolist() == [True, True, True, False, False, True]


def test_without_any_round_there_are_no_through_links() -> None:
    only_one_ways = np.array([True, True, False, True, False, False])
    assert not through_links(NETWORK, only_one_ways).any()
    assert not through_links(NETWORK, np.zeros(6, dtype=np.bool_)).any()
