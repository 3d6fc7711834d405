"""Many-to-many answers: sweeps put together, shared out among threads."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from routing.network.hierarchy.below import Below, compact, mark_above
from routing.network.hierarchy.doors import Doors
from routing.network.hierarchy.metric import Metric
from routing.network.hierarchy.sweep import (
    BEYOND,
    LANES,
    Limits,
    Question,
    Sources,
    Targets,
    Workspace,
    fill_rows,
)
from routing.network.hierarchy.topology import Topology
from routing.network.hierarchy.weights import NOTHING
from routing.network.model import UNREACHABLE, Int32Array, IntArray

_BATCHES_A_TURN = 16
"""Batches a thread takes at once: long enough to be worth it, short enough to share out."""


@dataclass(frozen=True, slots=True)
class FastRoads:
    """A hierarchy with weights, and places at its doors.

    Attributes
    ----------
    surest_ms
        The longest time that is certain.
    sure_of_none
        Whether no label at all means that there is no way; else it may be a way of many days.
    """

    topology: Topology
    metric: Metric
    doors: Doors
    surest_ms: int
    sure_of_none: bool


def usual_threads() -> int:
    """As many threads as this process may use cores."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _ranges(keys: IntArray, wanted: IntArray) -> tuple[IntArray, IntArray]:
    """The order that sorts `keys`, and for each `wanted` key its range (., 2) in that order."""
    order = np.argsort(keys, kind="stable").astype(np.int64)
    low, high = (np.searchsorted(keys[order], wanted, side=side) for side in ("left", "right"))
    return order, np.column_stack((low, high)).astype(np.int64)


def restrict(metric: Metric, doors: Int32Array) -> tuple[Below, Int32Array]:
    """The hierarchy above `doors`, and the place of each door in it (the dummy for -1)."""
    below = compact(metric.down, mark_above(metric.down, doors.reshape(-1)))
    dummy = len(below.first) - 1
    return below, np.where(doors >= 0, below.rank[doors], dummy).astype(np.int32)


def _sources(doors: Doors, sources: IntArray, ranges: tuple[IntArray, IntArray]) -> Sources:
    row = np.argsort(doors.node[sources].max(axis=1, initial=-1), kind="stable").astype(np.int64)
    at = sources[row]
    return Sources(
        row=row,
        node=doors.node[at],
        weight=doors.out_weight[at],
        at=doors.at[at],
        access=doors.access[at],
        onward=doors.onward[at],
        back=doors.back[at],
        same_link=ranges[0][row],
        same_place=ranges[1][row],
    )


def ask(roads: FastRoads, group: IntArray, sources: IntArray, targets: IntArray) -> Question:
    """Prepare to sweep from `sources` to `targets`, indices of places.

    Places with the same number in `group` (n,) lie at the same position.
    """
    doors = roads.doors
    below, door = restrict(roads.metric, doors.node[targets])
    links = np.where(doors.link[sources] >= 0, doors.link[sources], -2)
    by_link, same_link = _ranges(doors.link[targets], links)
    by_place, same_place = _ranges(group[targets], group[sources])
    columns = Targets(
        door, doors.in_weight[targets], doors.at[targets], doors.access[targets], by_link, by_place
    )
    limits = Limits(roads.surest_ms, UNREACHABLE if roads.sure_of_none else BEYOND)
    rows = _sources(doors, sources, (same_link, same_place))
    return Question(roads.metric.up, roads.topology.parent, below, rows, columns, limits)


def ask_for_nodes(roads: FastRoads, sources: IntArray, nodes: IntArray) -> Question:
    """Prepare to sweep from `sources`, indices of places, to `nodes` of the network."""
    number = roads.topology.number[nodes].astype(np.int32)
    below, door = restrict(roads.metric, np.column_stack((number, np.full_like(number, -1))))
    nothing = np.zeros(len(nodes), dtype=np.int64)
    none_near = np.zeros((len(sources), 2), dtype=np.int64)
    columns = Targets(
        door, np.zeros((len(nodes), 2), dtype=np.int64), nothing, nothing, nothing[:0], nothing[:0]
    )
    limits = Limits(roads.surest_ms, UNREACHABLE if roads.sure_of_none else BEYOND)
    rows = _sources(roads.doors, sources, (none_near, none_near))
    return Question(roads.metric.up, roads.topology.parent, below, rows, columns, limits)


def workspace(question: Question) -> Workspace:
    """Memory for one thread."""
    count = len(question.parent)
    return Workspace(
        labels=np.empty((count, LANES), dtype=np.int64),
        low=np.full((len(question.below.first), LANES), NOTHING, dtype=np.int64),
        touched=np.zeros(count, dtype=np.bool_),
        trail=np.empty(count, dtype=np.int32),
    )


def share_out(
    count: int, threads: int, make: Callable[[], Callable[[tuple[int, int]], None]]
) -> None:
    """Call what `make` makes, once a thread, on spans that cover `count` sources."""
    step = LANES * _BATCHES_A_TURN
    spans = iter([(low, min(low + step, count)) for low in range(0, count, step)])
    # Taking the next of a list's iterator cannot be torn apart by another thread.
    threads = max(1, min(threads, -(-count // step)))

    def work() -> None:
        answer = make()
        for span in spans:
            answer(span)

    if threads == 1:
        work()
        return
    with ThreadPoolExecutor(threads) as pool:
        for done in [pool.submit(work) for _ in range(threads)]:
            done.result()


def fill_table(
    question: Question, out: tuple[Int32Array, Int32Array], threads: int = 1
) -> IntArray:
    """Fill `out`, seconds and metres, (sources, targets) each, with `threads` threads.

    Returns the rows in which some answer is ``BEYOND`` what packed weights can tell.
    """
    columns, rows = len(question.targets.at), len(question.sources.row)
    beyond = np.zeros(rows, dtype=np.bool_)

    def make() -> Callable[[tuple[int, int]], None]:
        space = workspace(question)
        scratch = np.empty((2, LANES, columns), dtype=np.int32)
        return lambda span: fill_rows(question, span, space, scratch, (*out, beyond))

    share_out(rows, threads, make)
    return np.flatnonzero(beyond)
