"""Single closures that would cut off the most places: bridges and junctions of a directed graph.

A place is cut off if it can no longer be reached from any root, or no longer left towards one.
With one-way roads that is more than the bridges of an undirected graph. A piece of road lies on
every way from the roots to a place exactly if it dominates the place in the flow graph from the
roots (Prosser 1959), and the same holds backwards. Both directions of a piece need not be looked
at together: if both could be used first, either end would be reached without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from routing.network.graph import ProfileGraph
from routing.network.model import BoolArray, FloatArray, IntArray
from routing.network.survey.dominators import immediate_dominators

PieceKey = tuple[int, float, float]
"""Link, and the shares of its length between which a piece lies."""


@dataclass(frozen=True, slots=True)
class Closure:
    """One closure, or one of several in a row that do the same.

    Attributes
    ----------
    kind
        ``road``: any point of the pieces; ``junction``: the node.
    pieces
        Pieces of road, nearest to the roots first; empty for a junction.
    node
        Of a junction; -1 for a road.
    cut_off
        Places that it cuts off, ascending.
    """

    kind: Literal["road", "junction"]
    pieces: tuple[PieceKey, ...]
    node: int
    cut_off: tuple[int, ...]


@dataclass(frozen=True)
class _Tree:
    """A dominator tree laid out so that a subtree is a range.

    ``enter``, ``leave`` by tree node; ``places`` and ``place_enter`` in order of entering.
    """

    enter: IntArray
    leave: IntArray
    places: IntArray
    place_enter: IntArray

    def below(self, node: int) -> IntArray:
        """Places that a node dominates."""
        if self.enter[node] < 0:
            return self.places[:0]
        low, high = np.searchsorted(self.place_enter, (self.enter[node], self.leave[node]))
        return self.places[low:high]

    def dominates_some(self, nodes: IntArray) -> BoolArray:
        """Which of the nodes dominate any place."""
        low = np.searchsorted(self.place_enter, self.enter[nodes])
        high = np.searchsorted(self.place_enter, self.leave[nodes])
        result: BoolArray = (self.enter[nodes] >= 0) & (high > low)
        return result


def closures_by_harm(
    graph: ProfileGraph, nodes: int, roots: IntArray, places: IntArray, most: int
) -> tuple[list[Closure], list[Closure]]:
    """Roads and junctions whose closure cuts off the most places, worst first.

    Parameters
    ----------
    nodes
        Nodes of the network; those of the graph beyond are cuts in links.
    roots, places
        Indices of places; what is not joined, or cut off already, is not looked at.
    most
        So many of each kind at most.
    """
    onward, back = (_tree(graph, roots, places, reverse=way) for way in (False, True))
    connected = set(onward.places.tolist()) & set(back.places.tolist())
    roads = _roads(graph, (onward, back), connected)
    # A junction at the end of such a road says nothing new.
    known = {closure.cut_off for closure in roads}
    junctions = _junctions(graph, nodes, (onward, back), connected)
    # Nobody closes the junction at which a centre stands.
    own = set(graph.place_node[roots].tolist())
    junctions = [one for one in junctions if one.node not in own]
    return roads[:most], [one for one in junctions if one.cut_off not in known][:most]


def _tree(graph: ProfileGraph, roots: IntArray, places: IntArray, *, reverse: bool) -> _Tree:
    """The dominators of nodes and arcs, seen from the roots or towards them."""
    count = len(graph.first_arc) - 1
    tail, head = (graph.head, graph.tail) if reverse else (graph.tail, graph.head)
    arcs = count + np.arange(len(tail), dtype=np.int64)
    root = count + len(tail)
    starts = graph.place_node[roots]
    starts = starts[starts >= 0]
    order, above = immediate_dominators(
        root + 1,
        np.concatenate((tail, arcs, np.full(len(starts), root, dtype=np.int64))),
        np.concatenate((arcs, head, starts)),
        root,
    )
    enter, leave = _ranges(order, above, root + 1)
    where = graph.place_node[places]
    reached = (where >= 0) & (enter[where] >= 0)
    at = enter[where[reached]]
    by_entry = np.argsort(at, kind="stable")
    return _Tree(enter, leave, places[reached][by_entry], at[by_entry])


def _ranges(order: IntArray, above: IntArray, count: int) -> tuple[IntArray, IntArray]:
    """(count,) when each node of a tree is entered and left, depth first; -1: not in the tree."""
    size = np.ones(len(order), dtype=np.int64)
    for at in range(len(order) - 1, 0, -1):
        size[above[at]] += size[at]
    begin = np.zeros(len(order), dtype=np.int64)
    free = begin + 1
    # A dominator is discovered before what it dominates.
    for at in range(1, len(order)):
        begin[at] = free[above[at]]
        free[above[at]] += size[at]
        free[at] = begin[at] + 1
    enter = np.full(count, -1, dtype=np.int64)
    leave = enter.copy()
    enter[order] = begin
    leave[order] = begin + size
    return enter, leave


def _cut_off(
    trees: Sequence[_Tree], members: Sequence[int], connected: set[int]
) -> tuple[int, ...]:
    found = {int(place) for tree in trees for node in members for place in tree.below(node)}
    return tuple(sorted(found & connected))


def _roads(graph: ProfileGraph, trees: Sequence[_Tree], connected: set[int]) -> list[Closure]:
    first = len(graph.first_arc) - 1
    arcs_of: dict[PieceKey, list[int]] = {}
    for arc, key in _harmful_arcs(graph, trees):
        arcs_of.setdefault(key, []).append(first + arc)
    grouped: dict[tuple[int, ...], list[PieceKey]] = {}
    depth = {key: min(_depths(trees, arcs)) for key, arcs in arcs_of.items()}
    for key in sorted(arcs_of, key=lambda piece: (depth[piece], piece)):
        grouped.setdefault(_cut_off(trees, arcs_of[key], connected), []).append(key)
    worst = sorted(grouped, key=lambda places: (-len(places), places))
    return [Closure("road", tuple(grouped[p]), -1, p) for p in worst if p]


def _harmful_arcs(graph: ProfileGraph, trees: Sequence[_Tree]) -> Iterator[tuple[int, PieceKey]]:
    """Arcs that dominate some place, with the piece of road that each belongs to."""
    first = len(graph.first_arc) - 1
    low = np.minimum(graph.first_share, graph.last_share)
    high = np.maximum(graph.first_share, graph.last_share)
    for arc in range(len(graph.tail)):
        if any(len(tree.below(first + arc)) for tree in trees):
            yield arc, (int(graph.link[arc]), float(low[arc]), float(high[arc]))


def _depths(trees: Sequence[_Tree], members: Sequence[int]) -> Iterator[int]:
    return (int(tree.enter[node]) for tree in trees for node in members if tree.enter[node] >= 0)


def _junctions(
    graph: ProfileGraph, nodes: int, trees: Sequence[_Tree], connected: set[int]
) -> list[Closure]:
    """Network nodes where at least three roads meet."""
    meeting = _meeting_points(graph, nodes)
    harmful = np.logical_or.reduce([tree.dominates_some(meeting) for tree in trees])
    found = []
    for node in meeting[harmful].tolist():
        places = _cut_off(trees, [node], connected)
        beyond = tuple(place for place in places if graph.place_node[place] != node)
        found.append(Closure("junction", (), node, beyond))
    found.sort(key=lambda closure: (-len(closure.cut_off), closure.node))
    return [closure for closure in found if closure.cut_off]


def _meeting_points(graph: ProfileGraph, nodes: int) -> IntArray:
    """Network nodes with three neighbours or more."""
    pairs = np.concatenate(
        (np.column_stack((graph.tail, graph.head)), np.column_stack((graph.head, graph.tail)))
    )
    count = np.bincount(np.unique(pairs, axis=0)[:, 0], minlength=nodes)[:nodes]
    return np.flatnonzero(count > 2)  # noqa: PLR2004 - a bend has two


def length_of(pieces: Sequence[PieceKey], length_m: FloatArray) -> float:
    """Metres of pieces together."""
    return float(sum((high - low) * length_m[link] for link, low, high in pieces))
