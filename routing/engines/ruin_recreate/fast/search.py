"""The fast search: ruin, recreate, accept or undo, thousands of times a millisecond budgeted."""

from __future__ import annotations

from typing import Any

import numpy as np

from routing.engines.ruin_recreate.compiled import STAMP as SOURCES
from routing.engines.ruin_recreate.compiled import entry, inner
from routing.engines.ruin_recreate.fast.fleet import refit
from routing.engines.ruin_recreate.fast.lists import begin, keep_best, remove, soil, undo
from routing.engines.ruin_recreate.fast.load import load, new_work, unload
from routing.engines.ruin_recreate.fast.recreate import settle
from routing.engines.ruin_recreate.fast.tails import try_tails
from routing.engines.ruin_recreate.fast.work import Work
from routing.engines.ruin_recreate.instance import Instance, Orders, Routes
from routing.engines.ruin_recreate.randoms import Stream, uniform
from routing.engines.ruin_recreate.shared.accept import GENEROUS_RATE, better, miss, passes
from routing.engines.ruin_recreate.shared.columns import (
    ABSENT,
    ABSENT_BEFORE,
    AFTER,
    BEST,
    BEST_VEHICLE,
    REMOVED,
    ROUTE,
    TOUCHED,
    TURN,
    USED,
    VEHICLE,
)
from routing.engines.ruin_recreate.shared.order import RECALLED, order, recall
from routing.engines.ruin_recreate.shared.part import numbering
from routing.engines.ruin_recreate.shared.ruin import ruin


@inner
def _step(w: Work, change: Any) -> None:
    """Ruin and recreate once; `change` receives what it does to service and cost."""
    begin(w)
    change[0] = 0.0
    change[1] = 0.0
    change[2] = ruin(w, remove)
    taken = w.counters[REMOVED]
    called = recall(w, w.n if w.counters[BUILDING] else RECALLED)
    for i in range(taken, taken + called):
        miss(w, w.removed[i], -1.0, change)
    order(w)
    w.counters[GENEROUS] = 1 if w.counters[BUILDING] or uniform(w.stream) < GENEROUS_RATE else 0
    for i in range(w.counters[REMOVED]):
        w.counters[TURN] += 1
        cost = settle(w, w.removed[i])
        if cost == np.inf:
            miss(w, w.removed[i], 1.0, change)
        else:
            change[2] += cost
    change[2] += refit(w)


@inner
def _finish(w: Work, accepted: bool) -> None:
    """Keep or undo the step, and put aside the visits that are out."""
    if accepted:
        for i in range(w.counters[TOUCHED]):
            soil(w, w.touched[i])
    else:
        # Recalled visits lie just behind the absent ones still: they count again.
        w.counters[ABSENT] = w.counters[ABSENT_BEFORE]
        undo(w)
        return
    for i in range(w.counters[REMOVED]):
        visit = w.removed[i]
        if w.node[visit, ROUTE] < 0:
            w.absent[w.counters[ABSENT]] = visit
            w.counters[ABSENT] += 1


def _make(sources: int) -> Any:
    def search_fast(instance: Instance, routes: Routes, orders: Orders) -> Any:
        if sources == 0:
            return routes, routes, np.zeros(3), np.zeros(3)
        visits = numbering(routes)
        w = new_work(instance, routes, visits)
        load(w, routes)
        score = np.zeros(3)
        best = np.zeros(3)
        _run(w, orders, score, best, np.zeros(3))
        return (
            unload(w, visits, instance, w.node[:, AFTER], w.path[:, VEHICLE]),
            unload(w, visits, instance, w.node[:, BEST], w.path[:, BEST_VEHICLE]),
            score,
            best,
        )

    return entry(search_fast)


@inner
def _run(w: Work, orders: Orders, score: Any, best: Any, change: Any) -> None:
    """Search for the ordered number of steps; changes of score, now and at the best."""
    heat = orders.heat
    cooling = (orders.final_heat / orders.heat) ** (1.0 / max(1, orders.steps))
    for _ in range(orders.steps):
        w.counters[ABSENT_BEFORE] = w.counters[ABSENT]
        w.counters[BUILDING] = 1 if w.counters[USED] == 0 else 0
        _step(w, w.stream, change)
        accepted = w.counters[BUILDING] or passes(change, heat, orders.yielding, w.stream)
        _finish(w, accepted)
        if accepted:
            score[0] += change[0]
            score[1] += change[1]
            score[2] += change[2]
        for _ in range(orders.tails):
            score[2] += try_tails(w, w.stream, heat)
        if better(score, best):
            best[0] = score[0]
            best[1] = score[1]
            best[2] = score[2]
            keep_best(w)
        heat *= cooling


search_fast = _make(SOURCES)
