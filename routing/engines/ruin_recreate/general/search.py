"""The general search: ruin, recreate, accept or undo, with every rule of the problem."""

from __future__ import annotations

from routing.engines.ruin_recreate.compiled import STAMP as SOURCES
from routing.engines.ruin_recreate.compiled import entry, inner
from routing.engines.ruin_recreate.general.drive import drive
from routing.engines.ruin_recreate.general.fleet import refit
from routing.engines.ruin_recreate.general.lists import begin, keep_best, remove, soil, undo_to
from routing.engines.ruin_recreate.general.load import load, new_work, unload
from routing.engines.ruin_recreate.general.recreate import settle
from routing.engines.ruin_recreate.general.tails import try_tails
from routing.engines.ruin_recreate.general.trips import tidy
from routing.engines.ruin_recreate.general.work import (
    BEST_DEPOT,
    COST,
    DEPOT,
    OLD_COST,
    VALID,
    Work,
)
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
    """Begin a step: visits leave, routes are put in order, visits to serve are put in order."""
    w.counters[BUILDING] = 1 if w.counters[USED] == 0 else 0
    begin(w)
    clear_change(w)
    ruin(w, remove)
    tidy(w)
    call_back(w)


@inner
def _settle_accounts(w: Work) -> bool:
    """Add up what touched routes cost more; whether all are permitted."""
    valid = True
    for at in range(w.counters[TOUCHED]):
        route = w.touched[at]
        w.score[CHANGE, MONEY] += w.sums[route, COST] - w.sums[route, OLD_COST]
        if w.path[route, VALID] == 0:
            valid = False
    return valid


@inner
def _take_back(w: Work) -> None:
    """Undo the step."""
    w.counters[ABSENT] = w.counters[ABSENT_BEFORE]
    undo_to(w, 0)
    for at in range(w.counters[TOUCHED]):
        drive(w, w.touched[at])


@inner
def _accept(w: Work) -> None:
    """Keep the step, and put aside the visits that are out."""
    for at in range(w.counters[TOUCHED]):
        soil(w, w.touched[at])
    put_aside(w)
    add_change(w)


@inner
def _finish(w: Work, heat: float, yielding: float) -> None:
    """End a step: keep it or take it back."""
    valid = _settle_accounts(w)
    if valid and (w.counters[BUILDING] or passes(w, heat, yielding)):
        _accept(w)
    else:
        _take_back(w)


def _make(sources: int) -> Search:
    def search_general(instance: Instance, routes: Routes, orders: Orders) -> Found:
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
                if not settle(w, w.removed[i]):
                    miss(w, w.removed[i], 1.0)
            refit(w)
            _finish(w, heat, orders.yielding)
            for _ in range(orders.tails):
                try_tails(w, heat)
            if improves(w):
                keep_best(w)
            heat *= cooling
        return (
            unload(w, visits, w.path[:, VEHICLE], AFTER, DEPOT),
            unload(w, visits, w.path[:, BEST_VEHICLE], BEST, BEST_DEPOT),
            w.score[NOW],
            w.score[LEAST],
        )

    return entry(search_general)


search_general = _make(SOURCES)
