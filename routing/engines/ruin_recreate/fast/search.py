"""The fast search: ruin, recreate, accept or undo, thousands of times a millisecond budgeted."""

from __future__ import annotations

import numpy as np

from routing.engines.ruin_recreate.compiled import STAMP as SOURCES
from routing.engines.ruin_recreate.compiled import entry, inner
from routing.engines.ruin_recreate.fast.fleet import refit
from routing.engines.ruin_recreate.fast.lists import begin, keep_best, remove, soil, undo
from routing.engines.ruin_recreate.fast.load import load, new_work, unload
from routing.engines.ruin_recreate.fast.recreate import settle
from routing.engines.ruin_recreate.fast.tails import try_tails
from routing.engines.ruin_recreate.fast.work import Work
from routing.engines.ruin_recreate.instance import Found, Instance, Orders, Routes, Search
from routing.engines.ruin_recreate.shared.accept import (
    add_change,
    clear_change,
    improves,
    miss,
    passes,
)
from routing.engines.ruin_recreate.shared.columns import (
    ABSENT,
    ABSENT_BEFORE,
    AFTER,
    BEST,
    BEST_VEHICLE,
    BUILDING,
    CHANGE,
    LEAST,
    MONEY,
    NOW,
    REMOVED,
    TOUCHED,
    TURN,
    USED,
    VEHICLE,
)
from routing.engines.ruin_recreate.shared.order import call_back, put_aside
from routing.engines.ruin_recreate.shared.part import numbering
from routing.engines.ruin_recreate.shared.ruin import ruin


@inner
def _step(w: Work) -> None:
    """Ruin and recreate once; the change of score says what that does."""
    begin(w)
    clear_change(w)
    w.score[CHANGE, MONEY] = ruin(w, remove)
    call_back(w)
    for i in range(w.counters[REMOVED]):
        w.counters[TURN] += 1
        cost = settle(w, w.removed[i])
        if cost == np.inf:
            miss(w, w.removed[i], 1.0)
        else:
            w.score[CHANGE, MONEY] += cost
    w.score[CHANGE, MONEY] += refit(w)


@inner
def _accept(w: Work) -> None:
    """Keep the step, and put aside the visits that are out."""
    for i in range(w.counters[TOUCHED]):
        soil(w, w.touched[i])
    put_aside(w)
    add_change(w)


@inner
def _run(w: Work, orders: Orders) -> None:
    """Search for the ordered number of steps."""
    heat = orders.heat
    cooling = (orders.final_heat / orders.heat) ** (1.0 / max(1, orders.steps))
    for _ in range(orders.steps):
        w.counters[BUILDING] = 1 if w.counters[USED] == 0 else 0
        _step(w)
        if w.counters[BUILDING] or passes(w, heat, orders.yielding):
            _accept(w)
        else:
            w.counters[ABSENT] = w.counters[ABSENT_BEFORE]
            undo(w)
        for _ in range(orders.tails):
            w.score[NOW, MONEY] += try_tails(w, heat)
        if improves(w):
            keep_best(w)
        heat *= cooling


def _make(sources: int) -> Search:
    def search_fast(instance: Instance, routes: Routes, orders: Orders) -> Found:
        visits = numbering(routes)
        w = new_work(instance, routes, visits, orders.stream)
        load(w, routes)
        # The stamp of the sources is never zero; naming it here makes it a part of the cache's key.
        if sources != 0:
            _run(w, orders)
        return (
            unload(w, visits, instance, w.node[:, AFTER], w.path[:, VEHICLE]),
            unload(w, visits, instance, w.node[:, BEST], w.path[:, BEST_VEHICLE]),
            w.score[NOW],
            w.score[LEAST],
        )

    return entry(search_fast)


search_fast = _make(SOURCES)
