"""Answers between places: from the hierarchy, and from a plain search where it cannot be sure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from routing.network.dijkstra import NO_WAY, many_to_many, quickest_tree
from routing.network.graph import ProfileGraph
from routing.network.hierarchy.nearest import nearest_rows
from routing.network.hierarchy.table import FastRoads, ask, ask_for_nodes, fill_table
from routing.network.model import UNREACHABLE, Int32Array, IntArray
from routing.words import say

Table = tuple[Int32Array, Int32Array]
"""Seconds and metres, (sources, targets) each."""


@dataclass(frozen=True, slots=True)
class RoadsOfProfile:
    """What answers for one profile: its graph, its hierarchy, and places by position.

    Places with the same number in ``group`` (n,) lie at the same position; ``tail`` (E,) is the
    node at which each link begins.
    """

    graph: ProfileGraph
    fast: FastRoads
    group: IntArray
    tail: Int32Array


def in_whole_units(time_ms: IntArray, length_mm: IntArray) -> Table:
    """Seconds and metres, halves up; ``UNREACHABLE`` in both where either is beyond measure."""
    seconds, metres = (time_ms + 500) // 1000, (length_mm + 500) // 1000
    gone = np.maximum(seconds, metres) >= UNREACHABLE
    return (
        np.where(gone, UNREACHABLE, seconds).astype(np.int32),
        np.where(gone, UNREACHABLE, metres).astype(np.int32),
    )


def _node_table(
    graph: ProfileGraph, sources: IntArray, targets: IntArray
) -> tuple[IntArray, IntArray]:
    """Times and lengths between the joining points of places, each searched for once."""
    roots, row = np.unique(graph.place_node[sources], return_inverse=True)
    goals, column = np.unique(graph.place_node[targets], return_inverse=True)
    times = np.full((len(roots), len(goals)), NO_WAY, dtype=np.int64)
    lengths = times.copy()
    on, at = np.flatnonzero(roots >= 0), np.flatnonzero(goals >= 0)
    times[np.ix_(on, at)], lengths[np.ix_(on, at)] = many_to_many(graph, roots[on], goals[at])
    return times[np.ix_(row, column)], lengths[np.ix_(row, column)]


def searched_table(roads: RoadsOfProfile, sources: IntArray, targets: IntArray) -> Table:
    """A search for each source on the whole graph: slow, and right for any weights."""
    graph, group = roads.graph, roads.group
    times, lengths = _node_table(graph, sources, targets)
    times += graph.access_ms[sources][:, None] + graph.access_ms[targets][None, :]
    lengths += graph.access_mm[sources][:, None] + graph.access_mm[targets][None, :]
    same = group[sources][:, None] == group[targets][None, :]
    times[same] = lengths[same] = 0
    return in_whole_units(times, lengths)


def _room(out: Table | None, shape: tuple[int, int]) -> Table:
    if out is None:
        return np.empty(shape, dtype=np.int32), np.empty(shape, dtype=np.int32)
    for part in out:
        if part.shape != shape or part.dtype != np.int32 or not part.flags.c_contiguous:
            message = say(
                "A table of {shape} needs C-ordered int32 arrays of that shape.", shape=shape
            )
            raise ValueError(message)
    # A plain view: compiled code does not know memory maps.
    return np.asarray(out[0]), np.asarray(out[1])


def answer_table(
    roads: RoadsOfProfile,
    sources: IntArray,
    targets: IntArray,
    out: Table | None = None,
    threads: int = 1,
) -> Table:
    """Seconds and metres of the quickest ways, into `out` if it is given.

    Raises
    ------
    ValueError
        If the arrays of `out` are not C-ordered int32 of the right shape.
    """
    table = _room(out, (len(sources), len(targets)))
    if not table[0].size:
        return table
    beyond = fill_table(ask(roads.fast, roads.group, sources, targets), table, threads)
    for row in beyond:
        part = slice(row, row + 1)
        table[0][part], table[1][part] = searched_table(roads, sources[part], targets)
    return table


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The quickest neighbours of n places, nearest first.

    Attributes
    ----------
    place
        (n, k) int32 indices of places; -1 where fewer can be reached.
    seconds, metres
        (n, k) int32 on the way there; ``UNREACHABLE`` where there is no further place.
    """

    place: Int32Array
    seconds: Int32Array
    metres: Int32Array


def _search_neighbours(roads: RoadsOfProfile, place: int, found: Neighbours) -> None:
    """Fill one row by a plain search."""
    everyone = np.arange(len(roads.group), dtype=np.int64)
    seconds, metres = (part[0] for part in searched_table(roads, everyone[[place]], everyone))
    order = np.lexsort((everyone, metres, seconds))
    order = order[(order != place) & (seconds[order] < UNREACHABLE)][: found.place.shape[1]]
    found.place[place], found.seconds[place], found.metres[place] = -1, UNREACHABLE, UNREACHABLE
    part = place, slice(0, len(order))
    found.place[part], found.seconds[part], found.metres[part] = (
        order, seconds[order], metres[order],
    )  # fmt: skip


def nearest_places(roads: RoadsOfProfile, count: int, threads: int = 1) -> Neighbours:
    """The `count` quickest other places of every place, by seconds, then metres, then index."""
    everyone = np.arange(len(roads.group), dtype=np.int64)
    count = min(count, max(len(everyone) - 1, 0))
    if count <= 0:
        return Neighbours(*(np.empty((len(everyone), 0), dtype=np.int32) for _ in range(3)))
    question = ask(roads.fast, roads.group, everyone, everyone)
    *parts, beyond = nearest_rows(question, count, threads)
    found = Neighbours(*parts)
    for place in beyond:
        _search_neighbours(roads, int(place), found)
    return found


def reach_nodes(roads: RoadsOfProfile, sources: IntArray, count: int, threads: int = 1) -> Table:
    """Seconds and metres from places to the first `count` nodes of the graph."""
    table = _room(None, (len(sources), count))
    if not table[0].size:
        return table
    question = ask_for_nodes(roads.fast, sources, np.arange(count, dtype=np.int64))
    for row in fill_table(question, table, threads):
        place = sources[row]
        root = int(roads.graph.place_node[place])
        if root < 0:
            table[0][row], table[1][row] = UNREACHABLE, UNREACHABLE
            continue
        time_ms, length_mm, _ = quickest_tree(roads.graph, root)
        table[0][row], table[1][row] = in_whole_units(
            time_ms[:count] + roads.graph.access_ms[place],
            length_mm[:count] + roads.graph.access_mm[place],
        )
    return table
