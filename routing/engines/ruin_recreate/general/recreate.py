"""Recreate: visits return to their cheapest place beside near ones, in a new trip or vehicle."""

from __future__ import annotations

from typing import Final

import numpy as np

from routing.engines.ruin_recreate.compiled import inner, outlined
from routing.engines.ruin_recreate.general.drive import drive
from routing.engines.ruin_recreate.general.grow import grow
from routing.engines.ruin_recreate.general.lists import (
    end_of,
    free_halt,
    insert,
    start_of,
    swap,
    undo_to,
)
from routing.engines.ruin_recreate.general.places import (
    BESIDE,
    JOINED,
    LARGER,
    OPENING,
    TRIP_BEFORE,
    TRIP_UNLOADED,
    UNLOAD_AT,
    UNLOADED,
    consider,
)
from routing.engines.ruin_recreate.general.rules import METRE, PROFILE
from routing.engines.ruin_recreate.general.trips import SINGLE_TRIP, consider_trips
from routing.engines.ruin_recreate.general.work import CANDIDATES, COST, DEPOT, LEG_M, VALID, Work
from routing.engines.ruin_recreate.randoms import below, skip, uniform
from routing.engines.ruin_recreate.shared.columns import (
    AFTER,
    BEFORE,
    BLINK,
    GENEROUS,
    KIND,
    LOGGED,
    PRICE,
    ROUTE,
)

BLINK_RATE: Final = 0.01
DOOR_BLINK_RATE: Final = 0.1
MOST_DRIVES: Final = 12
"""So many offers are driven for one visit at the most."""

NOWHERE: Final = -1


@inner
def _blinks(w: Work) -> bool:
    w.counters[BLINK] -= 1
    if w.counters[BLINK] > 0:
        return False
    w.counters[BLINK] = skip(w.stream, BLINK_RATE)
    return True


@outlined
def _halt_at(w: Work, depot: int, before: int) -> int:
    """A new halt at `depot` behind `before`."""
    halt = free_halt(w, w.node[before, ROUTE])
    w.node[halt, DEPOT] = depot
    insert(w, halt, before)
    return int(halt)


@outlined
def carry_out(w: Work, visit: int, before: int, how: int, extra: int) -> int:
    """Put `visit` where an offer says, and drive the route; the route."""
    if how == OPENING:
        kind = w.doors[visit, extra]
        route = w.spare[kind, w.spares[kind] - 1]
        halt = _halt_at(w, w.door_load[visit, extra], start_of(w, route))
        insert(w, visit, halt)
        if w.door_unload[visit, extra] >= 0:
            _halt_at(w, w.door_unload[visit, extra], visit)
        drive(w, route)
        return int(route)
    route = w.node[before, ROUTE]
    if how in (BESIDE, JOINED):
        insert(w, visit, before)
    elif how == LARGER:
        other = w.spare[extra, w.spares[extra] - 1]
        swap(w, route, other)
        insert(w, visit, before)
        drive(w, other)
    elif how == TRIP_BEFORE:
        insert(w, visit, _halt_at(w, extra, before))
    elif how == UNLOADED:
        insert(w, visit, before)
        _halt_at(w, extra, w.node[end_of(w, route), BEFORE])
    elif how == TRIP_UNLOADED:
        insert(w, visit, _halt_at(w, extra, before))
        _halt_at(w, w.reload[visit, UNLOAD_AT], visit)
    else:
        insert(w, visit, before)
        _halt_at(w, extra, visit)
    drive(w, route)
    return int(route)


@outlined
def _try_out(w: Work, visit: int, before: int, how: int, extra: int) -> float:
    """What an offer costs, found by driving it; everything is then as before."""
    route = w.node[before, ROUTE]
    cost = w.sums[route, COST]
    mark = w.counters[LOGGED]
    carry_out(w, visit, before, how, extra)
    valid = w.path[route, VALID] == 1
    delta = w.sums[route, COST] - cost
    undo_to(w, mark)
    drive(w, route)
    if how == LARGER:
        drive(w, w.spare[extra, w.spares[extra] - 1])
    return float(delta) if valid else np.inf


@inner
def _cheapest_offer(w: Work) -> int:
    at = NOWHERE
    for i in range(w.counters[CANDIDATES]):
        if w.offer[i] < np.inf and (at < 0 or w.offer[i] < w.offer[at]):
            at = i
    return at


@outlined
def _drive_offers(w: Work, visit: int, best: float) -> float:
    """Drive offers, least bound first, until none can beat the best known place."""
    for _ in range(MOST_DRIVES):
        at = _cheapest_offer(w)
        if at < 0 or w.offer[at] >= best:
            break
        cost = _try_out(w, visit, w.offer_i[at, 0], w.offer_i[at, 1], w.offer_i[at, 2])
        w.offer[at] = np.inf
        if cost < best:
            best = cost
            w.choice[0] = w.offer_i[at, 0]
            w.choice[1] = w.offer_i[at, 1]
            w.choice[2] = w.offer_i[at, 2]
    return best


@inner
def _door(w: Work, visit: int, best: float) -> float:
    """The cheapest idle vehicle for `visit` if it beats `best`."""
    for at in range(w.doors.shape[1]):
        kind = w.doors[visit, at]
        if kind < 0 or w.door_cost[visit, at] >= best:
            break
        if w.spares[kind] > 0 and (w.doors.shape[1] == 1 or uniform(w.stream) >= DOOR_BLINK_RATE):
            w.choice[0] = NOWHERE
            w.choice[1] = OPENING
            w.choice[2] = at
            return float(w.door_cost[visit, at])
    return best


@inner
def _hopeless(w: Work, before: int, leg: float, best: float) -> bool:
    """Whether a place must cost more than `best`, even if its other leg were nothing."""
    kind = w.path[w.node[before, ROUTE], KIND]
    if w.data.limits[kind, PROFILE] != 0:
        return False
    return bool((leg - w.when[before, LEG_M]) * w.data.rates[kind, METRE] >= best)


@inner
def _beside_near(w: Work, visit: int) -> float:
    """The cheapest known place beside near visits; others are offered."""
    best = np.inf
    for at in range(w.near.shape[1]):
        near = w.near[visit, at]
        if near < 0:
            break
        if w.node[near, ROUTE] < 0:
            continue
        leg = w.near_m[visit, at]
        for side in range(2):
            before = near if side == 0 else w.node[near, BEFORE]
            if _blinks(w) or ((side == 0 or w.symmetric) and _hopeless(w, before, leg, best)):
                continue
            cost = consider(w, visit, before, best)
            if cost < best:
                best = cost
                w.choice[0] = before
                w.choice[1] = JOINED
    return best


@outlined
def settle(w: Work, visit: int) -> bool:
    """Put `visit` back where it costs least; whether there is a place that is worth it.

    A `generous` step serves visits that do not pay by themselves, but may together.
    """
    w.counters[CANDIDATES] = 0
    w.choice[1] = NOWHERE
    best = _beside_near(w, visit)
    best = _door(w, visit, best)
    if w.halts > SINGLE_TRIP:
        consider_trips(w, visit, best)
    if w.counters[CANDIDATES] > 0:
        best = _drive_offers(w, visit, best)
    if w.choice[1] < 0:
        best = _anywhere(w, visit)
    if w.choice[1] < 0 or (best >= w.worth[visit, PRICE] and not w.counters[GENEROUS]):
        return False
    before = w.choice[0]
    if w.choice[1] == JOINED and (before < w.n or w.node[before, AFTER] < w.n):
        insert(w, visit, before)
        grow(w, w.node[before, ROUTE], visit)
    else:
        carry_out(w, visit, before, w.choice[1], w.choice[2])
    return True


@outlined
def _consider_apart(w: Work, visit: int, before: int, best: float) -> float:
    """As `consider`, without a copy of it where it is seldom asked."""
    return consider(w, visit, before, best)


@outlined
def _anywhere(w: Work, visit: int) -> float:
    """Beside visits drawn at random, where nothing near will do."""
    best = np.inf
    w.counters[CANDIDATES] = 0
    for _ in range(min(w.n, w.near.shape[1])):
        near = below(w.stream, w.n)
        if w.node[near, ROUTE] < 0:
            continue
        for side in range(2):
            before = near if side == 0 else w.node[near, BEFORE]
            cost = _consider_apart(w, visit, before, best)
            if cost < best:
                best = cost
                w.choice[0] = before
                w.choice[1] = JOINED
    return _drive_offers(w, visit, best)
