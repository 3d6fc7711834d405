"""Pieces of a road network: where a vehicle can drive and come back."""

from __future__ import annotations

from typing import Final

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from routing.network.model import BoolArray, IntArray, RoadNetwork

STUB_SHARE: Final = 0.1
"""A piece with less than this share of the largest piece's road length counts as a stub."""


def strong_components(count: int, tail: IntArray, head: IntArray) -> IntArray:
    """(count,) label of the strongly connected component of each node.

    Within a component every node can be reached from every other.
    """
    arcs = csr_array((np.ones(len(tail), dtype=np.int8), (tail, head)), shape=(count, count))
    _, labels = connected_components(arcs, directed=True, connection="strong")
    return np.asarray(labels, dtype=np.int64)


def node_components(network: RoadNetwork, usable: BoolArray) -> IntArray:
    """(N,) strongly connected component of each node over `usable` (E,) links."""
    onward, back = usable & network.forward, usable & network.backward
    tail = np.concatenate((network.tail[onward], network.head[back])).astype(np.int64)
    head = np.concatenate((network.head[onward], network.tail[back])).astype(np.int64)
    return strong_components(len(network.node_ids), tail, head)


def through_links(network: RoadNetwork, usable: BoolArray) -> BoolArray:
    """(E,) usable links that lie in a component of some size, not on a stub or a blind one-way.

    From any point of such a link a vehicle can leave and return. Components shorter than
    ``STUB_SHARE`` of the longest are stubs: car parks behind a missing tag, tracks cut off by
    the edge of an extract.
    """
    labels = node_components(network, usable)
    within = usable & (labels[network.tail] == labels[network.head])
    length = np.bincount(
        labels[network.tail[within]], weights=network.length_m[within], minlength=1
    )
    large = length >= STUB_SHARE * length.max()
    result: BoolArray = within.copy()
    result[within] = large[labels[network.tail[within]]]
    return result
