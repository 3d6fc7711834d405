"""The general search: ruin, recreate, accept or undo, with every rule of the problem."""

from __future__ import annotations

from typing import Any

import numpy as np

from routing.engines.ruin_recreate.compiled import STAMP as SOURCES
from routing.engines.ruin_recreate.compiled import entry, inner
from routing.engines.ruin_recreate.general.drive import drive
from routing.engines.ruin_recreate.general.fleet import refit
from routing.engines.ruin_recreate.general.lists import begin, keep_best, remove, soil, undo_to
from routing.engines.ruin_recreate.general.load import load, new_work, unload
from routing.engines.ruin_recreate.general.recreate import settle
from routing.engines.ruin_recreate.general.trips import tidy
from routing.engines.ruin_recreate.general.work import (
    BEST_DEPOT,
    COST,
    DEPOT,
    OLD_COST,
    VALID,
    Work,
)
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
def _step(w: Work, change: Any) -> bool:
    """Ruin and recreate once; whether every route is permitted, and what it does in `change`."""
    begin(w)
    change[0] = 0.0
    change[1] = 0.0
    change[2] = 0.0
    ruin(w, remove)
    tidy(w)
    taken = w.counters[REMOVED]
    called = recall(w, w.n if w.counters[BUILDING] else RECALLED)
    for i in range(taken, taken + called):
        miss(w, w.removed[i], -1.0, change)
    order(w)
    w.counters[GENEROUS] = 1 if w.counters[BUILDING] or uniform(w.stream) < GENEROUS_RATE else 0
    for i in range(w.counters[REMOVED]):
        w.counters[TURN] += 1
        if not settle(w, w.removed[i]):
            miss(w, w.removed[i], 1.0, change)
    refit(w)
    return _settle_accounts(w, change)


@inner
def _settle_accounts(w: Work, change: Any) -> bool:
    """Add up what touched routes cost more; whether all are permitted."""
    valid = True
    for at in range(w.counters[TOUCHED]):
        route = w.touched[at]
        change[2] += w.sums[route, COST] - w.sums[route, OLD_COST]
        if w.path[route, VALID] == 0:
            valid = False
    return valid


@inner
def _finish(w: Work, accepted: bool) -> None:
    """Keep or undo the step, and put aside the visits that are out."""
    if not accepted:
        # Recalled visits lie just behind the absent ones still: they count again.
        w.counters[ABSENT] = w.counters[ABSENT_BEFORE]
        undo_to(w, 0)
        for at in range(w.counters[TOUCHED]):
            drive(w, w.touched[at])
        return
    for at in range(w.counters[TOUCHED]):
        soil(w, w.touched[at])
    for i in range(w.counters[REMOVED]):
        visit = w.removed[i]
        if w.node[visit, ROUTE] < 0:
            w.absent[w.counters[ABSENT]] = visit
            w.counters[ABSENT] += 1


@inner
def _run(w: Work, orders: Orders, score: Any, best: Any, change: Any) -> None:
    """Search for the ordered number of steps; changes of score, now and at the best."""
    heat = orders.heat
    cooling = (orders.final_heat / orders.heat) ** (1.0 / max(1, orders.steps))
    for _ in range(orders.steps):
        w.counters[ABSENT_BEFORE] = w.counters[ABSENT]
        w.counters[BUILDING] = 1 if w.counters[USED] == 0 else 0
        valid = _step(w, w.stream, change)
        accepted = valid and (w.counters[BUILDING] or passes(change, heat, orders.yielding, w.stream))
        _finish(w, accepted)
        if accepted:
            score[0] += change[0]
            score[1] += change[1]
            score[2] += change[2]
            if better(score, best):
                best[0] = score[0]
                best[1] = score[1]
                best[2] = score[2]
                keep_best(w)
        heat *= cooling


def _make(sources: int) -> Any:
    def search_general(instance: Instance, routes: Routes, orders: Orders) -> Any:
        score = np.zeros(3)
        best = np.zeros(3)
        if sources == 0:
            return routes, routes, score, best
        visits = numbering(routes)
        w = new_work(instance, routes, visits)
        load(w, routes)
        _run(w, orders, score, best, np.zeros(3))
        return (
            unload(w, visits, w.path[:, VEHICLE], AFTER, DEPOT),
            unload(w, visits, w.path[:, BEST_VEHICLE], BEST, BEST_DEPOT),
            score,
            best,
        )

    return entry(search_general)


search_general = _make(SOURCES)
