"""Weights on the hierarchy: customization by triangles, and what no quickest way needs left out.

After Dibbelt, Strasser and Wagner (2016): a basic customization from the bottom gives every arc the
quickest way through lower nodes; a second pass from the top finds arcs that are slower than
another way, which are dropped from the search.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from routing.network.compiled import compiled
from routing.network.hierarchy.topology import Topology
from routing.network.hierarchy.weights import NOTHING
from routing.network.model import Int32Array, IntArray


class Arcs(NamedTuple):
    """Arcs of a search in compressed rows: the arcs up of each number, or down to it."""

    first: IntArray
    head: Int32Array
    weight: IntArray


@dataclass(frozen=True, slots=True)
class Metric:
    """A hierarchy with weights.

    Attributes
    ----------
    up_weight, down_weight
        (K,) of every arc of the topology, from its lower node to the upper and back.
    up_via, down_via
        (K,) int32 what an arc stands for: a lower node in the middle, or a link as -2 - link.
    up, down
        The arcs that quickest ways need. ``down`` lists, by the node they lead to, the arcs
        that come from above.
    """

    up_weight: IntArray
    down_weight: IntArray
    up_via: Int32Array
    down_via: Int32Array
    up: Arcs
    down: Arcs


@compiled
def _lay_links(
    arc: Int32Array,
    upward: IntArray,
    weights: tuple[IntArray, IntArray],
    vias: tuple[Int32Array, Int32Array],
    link_weights: tuple[IntArray, IntArray],
) -> None:
    """Put the links on their arcs, the best of parallel ones; `upward`: the tail is below."""
    up, down = weights
    up_via, down_via = vias
    onward, back = link_weights
    for link in range(len(arc)):
        k = arc[link]
        if k < 0:
            continue
        rising = onward[link] if upward[link] else back[link]
        falling = back[link] if upward[link] else onward[link]
        if rising < up[k]:
            up[k] = rising
            up_via[k] = -2 - link
        if falling < down[k]:
            down[k] = falling
            down_via[k] = -2 - link


@compiled
def _customize(
    first: IntArray,
    head: Int32Array,
    weights: tuple[IntArray, IntArray],
    vias: tuple[Int32Array, Int32Array],
) -> None:
    """Let every arc be as good as the best way through lower nodes."""
    up, down = weights
    up_via, down_via = vias
    for middle in range(len(first) - 2, -1, -1):
        begin = first[middle]
        for j in range(begin, first[middle + 1]):
            k = first[head[j]]
            for i in range(begin, j):
                while head[k] != head[i]:
                    k += 1
                rising = down[j] + up[i]
                if rising < up[k]:
                    up[k] = rising
                    up_via[k] = middle
                falling = down[i] + up[j]
                if falling < down[k]:
                    down[k] = falling
                    down_via[k] = middle


@compiled
def _perfect(
    first: IntArray, head: Int32Array, weights: tuple[IntArray, IntArray]
) -> tuple[IntArray, IntArray]:
    """(K,) twice: the weight of the quickest way between the ends of every arc."""
    best_up = weights[0].copy()
    best_down = weights[1].copy()
    for low in range(len(first) - 1):
        begin = first[low]
        for j in range(begin, first[low + 1]):
            k = first[head[j]]
            for i in range(begin, j):
                while head[k] != head[i]:
                    k += 1
                best_up[j] = min(best_up[j], best_up[i] + best_down[k])
                best_up[i] = min(best_up[i], best_up[j] + best_up[k])
                best_down[j] = min(best_down[j], best_up[k] + best_down[i])
                best_down[i] = min(best_down[i], best_down[k] + best_down[j])
    return best_up, best_down


def _kept(topology: Topology, weight: IntArray, best: IntArray) -> Arcs:
    keep = (weight <= best) & (weight < NOTHING)
    before = np.concatenate(([0], np.cumsum(keep)))
    return Arcs(before[topology.first].astype(np.int64), topology.head[keep], weight[keep])


def build_metric(
    topology: Topology, tail: Int32Array, head: Int32Array, onward: IntArray, back: IntArray
) -> Metric:
    """Weights from those of links (E,), `onward` from tail to head and `back`.

    ``NOTHING`` where a link may not be driven.
    """
    count = len(topology.head)
    weights = (np.full(count, NOTHING, dtype=np.int64), np.full(count, NOTHING, dtype=np.int64))
    vias = (np.full(count, -1, dtype=np.int32), np.full(count, -1, dtype=np.int32))
    upward = (topology.number[tail] > topology.number[head]).astype(np.int64)
    _lay_links(topology.link_arc, upward, weights, vias, (onward, back))
    _customize(topology.first, topology.head, weights, vias)
    best_up, best_down = _perfect(topology.first, topology.head, weights)
    return Metric(
        *weights,
        *vias,
        up=_kept(topology, weights[0], best_up),
        down=_kept(topology, weights[1], best_down),
    )
