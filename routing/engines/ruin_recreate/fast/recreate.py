"""Recreate: removed visits return one by one to their cheapest place, sometimes overlooked.

Greedy insertion with blinks (Christiaens and Vanden Berghe 2020), where only places beside the
nearest neighbours of a visit are tried, and empty routes of each class of vehicles.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from routing.engines.ruin_recreate.compiled import inner
from routing.engines.ruin_recreate.fast.lists import insert, metres, swap
from routing.engines.ruin_recreate.fast.work import (
    BASE,
    CAPACITY,
    DEMAND,
    FIXED,
    LEG,
    LENGTH,
    LOAD,
    PROFILE,
    RATE,
    SPARES,
    UP_EXTRA,
    UP_KIND,
    UP_MARK,
    Work,
)
from routing.engines.ruin_recreate.randoms import skip
from routing.engines.ruin_recreate.shared.columns import (
    AFTER,
    BEFORE,
    BLINK,
    GENEROUS,
    KIND,
    PRICE,
    ROUTE,
    TURN,
)

BLINK_RATE: Final = 0.01
NOWHERE: Final = -1


@inner
def _blinks(w: Work) -> bool:
    """Whether the next place is overlooked."""
    w.counters[BLINK] -= 1
    if w.counters[BLINK] > 0:
        return False
    w.counters[BLINK] = skip(w.stream, BLINK_RATE)
    return True


@inner
def _find_upgrade(w: Work, route: int, load: float) -> None:
    """Remember the cheapest class with an empty route that holds `load` for `route`."""
    kind = w.path[route, KIND]
    w.path[route, UP_KIND] = NOWHERE
    w.sums[route, UP_EXTRA] = np.inf
    for other in range(w.kind_i.shape[0]):
        if w.kind_i[other, SPARES] == 0 or w.kind_f[other, CAPACITY] < load:
            continue
        if (
            w.kind_i[other, BASE] != w.kind_i[kind, BASE]
            or w.kind_i[other, PROFILE] != w.kind_i[kind, PROFILE]
        ):
            continue
        extra = w.kind_f[other, FIXED] - w.kind_f[kind, FIXED]
        extra += (w.kind_f[other, RATE] - w.kind_f[kind, RATE]) * w.sums[route, LENGTH]
        if extra < w.sums[route, UP_EXTRA]:
            w.sums[route, UP_EXTRA] = extra
            w.path[route, UP_KIND] = other


@inner
def _upgraded(w: Work, visit: int, route: int, detour: float) -> float:
    """What a detour costs if `route` changes to a class that also holds `visit`."""
    if w.path[route, UP_MARK] != w.counters[TURN]:
        w.path[route, UP_MARK] = w.counters[TURN]
        _find_upgrade(w, route, w.sums[route, LOAD] + w.spot[visit, DEMAND])
    if w.path[route, UP_KIND] < 0:
        return np.inf
    return float(w.sums[route, UP_EXTRA] + detour * w.kind_f[w.path[route, UP_KIND], RATE])


@inner
def _open_cheapest(w: Work, visit: int, best: float, where: int) -> tuple[float, int]:
    """The cheapest empty route for `visit` if it beats `best`."""
    for kind in range(w.kind_i.shape[0]):
        if w.kind_i[kind, SPARES] == 0 or w.kind_f[kind, CAPACITY] < w.spot[visit, DEMAND]:
            continue
        node = w.n + w.spare[kind, w.kind_i[kind, SPARES] - 1]
        profile = w.kind_i[kind, PROFILE]
        there_and_back = metres(w, profile, node, visit) + metres(w, profile, visit, node)
        cost = w.kind_f[kind, FIXED] + w.kind_f[kind, RATE] * there_and_back
        if cost < best:
            best = cost
            where = node
    return best, where


@inner
def _detour(w: Work, visit: int, before: int, far: int, leg: float) -> float:
    """Metres more with `visit` behind `before`.

    Where distances are symmetric, `leg` is the known distance to one of the two nodes there, and
    `far` is the other.
    """
    profile = w.kind_i[w.path[w.node[before, ROUTE], KIND], PROFILE]
    if w.symmetric:
        return float(leg - w.spot[before, LEG] + metres(w, profile, visit, far))
    way = metres(w, profile, before, visit) + metres(w, profile, visit, w.node[before, AFTER])
    return float(way - w.spot[before, LEG])


@inner
def _price(w: Work, visit: int, route: int, detour: float) -> float:
    """What a detour costs, with a larger vehicle if need be."""
    kind = w.path[route, KIND]
    if w.sums[route, LOAD] + w.spot[visit, DEMAND] <= w.kind_f[kind, CAPACITY]:
        return float(detour * w.kind_f[kind, RATE])
    if w.kind_i.shape[0] > 1:
        return _upgraded(w, visit, route, detour)
    return np.inf


@inner
def _full(w: Work, visit: int, route: int) -> bool:
    """Whether `route` cannot take `visit` and no larger vehicle can be thought of."""
    if w.kind_i.shape[0] > 1:
        return False
    return bool(w.sums[route, LOAD] + w.spot[visit, DEMAND] > w.kind_f[0, CAPACITY])


@inner
def _hopeless(w: Work, before: int, leg: float, best: float) -> bool:
    """Whether a place must cost more than `best`, even if its other leg were nothing."""
    if not w.symmetric or w.kind_i.shape[0] > 1:
        return False
    return bool((leg - w.spot[before, LEG]) * w.kind_f[0, RATE] >= best)


@inner
def _best_place(w: Work, visit: int) -> tuple[float, int]:
    """The least cost of serving `visit` and the node behind which it then goes."""
    best = np.inf
    where = NOWHERE
    for at in range(w.near.shape[1]):
        near = w.near[visit, at]
        if near < 0:
            break
        route = w.node[near, ROUTE]
        if route < 0 or _full(w, visit, route):
            continue
        leg = w.near_m[visit, at]
        for side in range(2):
            before = near if side == 0 else w.node[near, BEFORE]
            if _blinks(w) or _hopeless(w, before, leg, best):
                continue
            far = w.node[near, AFTER] if side == 0 else before
            cost = _price(w, visit, route, _detour(w, visit, before, far, leg))
            if cost < best:
                best = cost
                where = before
    return _open_cheapest(w, visit, best, where)


@inner
def settle(w: Work, visit: int) -> float:
    """Put `visit` back where it costs least; infinity if it stays out.

    A generous step serves visits that do not pay by themselves, but may together.
    """
    cost, where = _best_place(w, visit)
    if where < 0 or (cost >= w.worth[visit, PRICE] and not w.counters[GENEROUS]):
        return np.inf
    route = w.node[where, ROUTE]
    if w.sums[route, LOAD] + w.spot[visit, DEMAND] > w.kind_f[w.path[route, KIND], CAPACITY]:
        kind = w.path[route, UP_KIND]
        swap(w, route, w.spare[kind, w.kind_i[kind, SPARES] - 1])
    insert(w, visit, where)
    return cost
