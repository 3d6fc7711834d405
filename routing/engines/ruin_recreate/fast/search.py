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
def _ruin(w: Work) -> None:
    """Begin a step: visits leave, and those to serve are put in order."""
    w.counters[BUILDING] = 1 if w.counters[USED] == 0 else 0
    begin(w)
    clear_change(w)
    w.score[CHANGE, MONEY] = ruin(w, remove)
    call_back(w)


@inner
def _finish(w: Work, heat: float, yielding: float) -> None:
    """End a step: keep it and put aside the visits that are out, or undo it."""
    if not (w.counters[BUILDING] or passes(w, heat, yielding)):
        w.counters[ABSENT] = w.counters[ABSENT_BEFORE]
        undo(w)
        return
    for i in range(w.counters[TOUCHED]):
        soil(w, w.touched[i])
    put_aside(w)
    add_change(w)


def _make(sources: int) -> Search:
    def search_fast(instance: Instance, routes: Routes, orders: Orders) -> Found:
        visits = numbering(routes)
        w = new_work(instance, routes, visits, orders.stream)
        load(w, routes)
        heat = orders.heat
        cooling = (orders.final_heat / orders.heat) ** (1.0 / max(1, orders.steps))
        # The stamp of the sources is never zero; naming it here makes it part of the cache's key.
        # Recreation stands here and not apart: each level of calls is compiled again as a whole.
        for _ in range(orders.steps if sources != 0 else 0):
            _ruin(w)
            for i in range(w.counters[REMOVED]):
                w.counters[TURN] += 1
                cost = settle(w, w.removed[i])
                if cost == np.inf:
                    miss(w, w.removed[i], 1.0)
                else:
                    w.score[CHANGE, MONEY] += cost
            w.score[CHANGE, MONEY] += refit(w)
            _finish(w, heat, orders.yielding)
            for _ in range(orders.tails):
                w.score[NOW, MONEY] += try_tails(w, heat)
            if improves(w):
                keep_best(w)
            heat *= cooling
        return (
            unload(w, visits, instance, w.node[:, AFTER], w.path[:, VEHICLE]),
            unload(w, visits, instance, w.node[:, BEST], w.path[:, BEST_VEHICLE]),
            w.score[NOW],
            w.score[LEAST],
        )

    return entry(search_fast)


search_fast = _make(SOURCES)
