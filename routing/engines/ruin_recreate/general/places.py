"""What serving a visit at a place costs: known at once by joining segments, or bounded from below.

Segments as in Vidal, Crainic, Gendreau and Prins (2014), "A unified solution framework for
multi-attribute vehicle routing problems". Where a join cannot tell all (rests move, a setup
begins or ends, a trip waits for goods, a trip or vehicle is added), the answer is a bound, and the
route has to be driven to know.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from routing.engines.ruin_recreate.compiled import inner, outlined
from routing.engines.ruin_recreate.general.drive import may_trade
from routing.engines.ruin_recreate.general.lists import end_of, free_halt, start_of
from routing.engines.ruin_recreate.general.rules import (
    BASE,
    LONGEST_DUTY,
    METRE,
    PROFILE,
    RANGE,
    REST_AFTER,
)
from routing.engines.ruin_recreate.general.ways import cost_of, metres, seconds
from routing.engines.ruin_recreate.general.work import (
    ACCESS,
    CANDIDATES,
    CLOSES,
    COLLECT,
    COLLECTS,
    COST,
    DELIVER,
    DRIVEN,
    DUTY,
    HEAD_EARLY,
    HEAD_LATE,
    HEAD_LOAD,
    HEAD_SPAN,
    LEG_M,
    LEG_S,
    LOADS_AT,
    METRES,
    NEEDS,
    OPENS,
    RELEASE,
    SERVICE,
    SETUP,
    TAIL_EARLY,
    TAIL_LATE,
    TAIL_LOAD,
    TAIL_SPAN,
    TRIP_RELEASE,
    UNLOADS_AT,
    UP_MARK,
    VALID,
    Work,
)
from routing.engines.ruin_recreate.shared.columns import AFTER, KIND, PLACE, ROUTE, TURN
from routing.problem.model import UNREACHABLE

BESIDE: Final = 0
TRIP_BEFORE: Final = 1
TRIP_BEHIND: Final = 2
LARGER: Final = 3
OPENING: Final = 4
UNLOADED: Final = 5
TRIP_UNLOADED: Final = 6
JOINED: Final = 7
"""As BESIDE, where the cost is known by joining segments."""

UNLOAD_AT: Final = 2
"""Column of ``reload``: the nearest depot where a visit's goods may go."""


@outlined
def offer(w: Work, bound: float, before: int, how: int, extra: int) -> None:
    """Keep a place that has to be driven to be judged; the dearest gives way when all are taken."""
    at = w.counters[CANDIDATES]
    if at == w.offer.size:
        at = 0
        for i in range(1, w.offer.size):
            if w.offer[i] > w.offer[at]:
                at = i
        if bound >= w.offer[at]:
            return
    else:
        w.counters[CANDIDATES] = at + 1
    w.offer[at] = bound
    w.offer_i[at, 0] = before
    w.offer_i[at, 1] = how
    w.offer_i[at, 2] = extra


@inner
def fits(w: Work, visit: int, before: int, kind: int) -> bool:
    """Whether a vehicle of `kind` can carry `visit` behind `before` as well."""
    for r in range(w.goods.shape[2]):
        room = w.data.capacity[kind, r]
        if w.goods[before, HEAD_LOAD, r] + w.goods[visit, DELIVER, r] > room:
            return False
        if w.goods[before, TAIL_LOAD, r] + w.goods[visit, COLLECT, r] > room:
            return False
    return True


@inner
def _setup_changes(w: Work, visit: int, before: int, after: int) -> bool:
    """Whether `visit` between the two makes the setup of the second begin or end."""
    if after >= w.n:
        return False
    stood = before < w.n and w.node[before, PLACE] == w.node[after, PLACE]
    stands = w.node[visit, PLACE] == w.node[after, PLACE]
    return bool(stood != stands)


@inner
def duty_with(w: Work, visit: int, before: int, leg_in: int, leg_out: int) -> int:
    """Duty with `visit` behind `before`, or -1 if a window is missed."""
    shift = w.when[before, HEAD_SPAN] + leg_in
    early = w.when[before, HEAD_EARLY]
    late = w.when[before, HEAD_LATE]
    if early + shift > w.when[visit, CLOSES]:
        return -1
    wait = max(0, w.when[visit, OPENS] - shift - late)
    here = w.when[visit, SERVICE]
    if before >= w.n or w.node[before, PLACE] != w.node[visit, PLACE]:
        here += w.when[visit, SETUP]
    early = max(w.when[visit, OPENS] - shift, early) - wait
    late = min(w.when[visit, CLOSES] - shift, late)
    shift += wait + here + leg_out
    after = w.node[before, AFTER]
    if early + shift > w.when[after, TAIL_LATE]:
        return -1
    shift += max(0, w.when[after, TAIL_EARLY] - shift - late)
    return int(shift + w.when[after, TAIL_SPAN])


@outlined
def _larger(w: Work, visit: int, before: int, detour: int, best: float) -> None:
    """Offer the cheapest idle vehicle of the same base that could take over with `visit`."""
    data = w.data
    route = w.node[before, ROUTE]
    if w.path[route, UP_MARK] == w.counters[TURN]:
        return
    w.path[route, UP_MARK] = w.counters[TURN]
    kind = w.path[route, KIND]
    choice = -1
    for other in range(data.rates.shape[0]):
        if (
            w.spares[other] == 0
            or data.limits[other, BASE] != data.limits[kind, BASE]
            or other == kind
        ):
            continue
        if not data.may_visit[w.node[visit, ACCESS], other] or not fits(w, visit, before, other):
            continue
        cost = cost_of(data, other, w.path[route, METRES] + detour, w.path[route, DUTY])
        if cost - w.sums[route, COST] < best:
            best = cost - w.sums[route, COST]
            choice = other
    if choice >= 0:
        offer(w, best, before, LARGER, choice)


@inner
def consider(w: Work, visit: int, before: int, best: float) -> float:
    """The cost of `visit` behind `before` if known and below `best`; else it may be offered."""
    data = w.data
    route = w.node[before, ROUTE]
    kind = w.path[route, KIND]
    if before == start_of(w, route) or not data.may_visit[w.node[visit, ACCESS], kind]:
        return np.inf
    profile = data.limits[kind, PROFILE]
    here = w.node[visit, PLACE]
    leg_in = metres(data, profile, w.node[before, PLACE], here)
    leg_out = metres(data, profile, here, w.node[w.node[before, AFTER], PLACE])
    if leg_in >= UNREACHABLE or leg_out >= UNREACHABLE:
        return np.inf
    detour = leg_in + leg_out - w.when[before, LEG_M]
    if detour * data.rates[kind, METRE] >= best:
        return np.inf
    return _permitted(w, visit, before, detour, best)


@inner
def _permitted(w: Work, visit: int, before: int, detour: int, best: float) -> float:
    """The cost of a place that can be reached, if goods and limits allow it."""
    data = w.data
    route = w.node[before, ROUTE]
    kind = w.path[route, KIND]
    least = detour * data.rates[kind, METRE]
    if w.path[route, VALID] == 0:
        offer(w, least, before, BESIDE, 0)
        return np.inf
    if w.path[route, METRES] + detour > data.limits[kind, RANGE]:
        return np.inf
    if not may_trade(w, visit, w.node[before, LOADS_AT], w.node[before, UNLOADS_AT]):
        _offer_unloading(w, visit, before, least)
        return np.inf
    if not fits(w, visit, before, kind):
        if data.rates.shape[0] > 1:
            _larger(w, visit, before, detour, best)
        return np.inf
    return _timed(w, visit, before, detour, best)


@outlined
def _offer_unloading(w: Work, visit: int, before: int, least: float) -> None:
    """Offer a place in the last trip if goods of `visit` may be unloaded before the return."""
    route = w.node[before, ROUTE]
    depot = w.reload[visit, UNLOAD_AT]
    if depot < 0 or not w.node[visit, NEEDS] & COLLECTS:
        return
    if free_halt(w, route) < 0 or not may_trade(w, visit, w.node[before, LOADS_AT], depot):
        return
    node = w.node[before, AFTER]
    while node < w.n:
        node = w.node[node, AFTER]
    if node != end_of(w, route):
        return
    offer(w, least, before, UNLOADED, depot)


@inner
def _timed(w: Work, visit: int, before: int, detour: int, best: float) -> float:
    """The cost of a place that loads and rules allow, if windows do."""
    data = w.data
    route = w.node[before, ROUTE]
    kind = w.path[route, KIND]
    profile = data.limits[kind, PROFILE]
    after = w.node[before, AFTER]
    here = w.node[visit, PLACE]
    if _setup_changes(w, visit, before, after):
        offer(w, detour * data.rates[kind, METRE], before, BESIDE, 0)
        return np.inf
    leg_in = seconds(data, profile, w.node[before, PLACE], here)
    leg_out = seconds(data, profile, here, w.node[after, PLACE])
    duty = duty_with(w, visit, before, leg_in, leg_out)
    if duty < 0 or duty > data.limits[kind, LONGEST_DUTY]:
        return np.inf
    cost = cost_of(data, kind, w.path[route, METRES] + detour, duty) - w.sums[route, COST]
    if cost >= best:
        return np.inf
    driven = w.path[route, DRIVEN] + leg_in + leg_out - w.when[before, LEG_S]
    rested = (
        w.path[route, DRIVEN] > data.limits[kind, REST_AFTER]
        or driven > data.limits[kind, REST_AFTER]
    )
    if rested or w.when[visit, RELEASE] > w.when[before, TRIP_RELEASE]:
        offer(w, cost, before, BESIDE, 0)
        return np.inf
    return float(cost)
