"""Exchange of tails between two routes of one kind: 2-opt* (Potvin and Rousseau 1995).

Windows and loads of both new routes are judged in constant time by joining their segments; what a
join cannot tell is found out by driving both, and undone if it does not pass.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from routing.engines.ruin_recreate.compiled import inner, outlined
from routing.engines.ruin_recreate.general.drive import drive
from routing.engines.ruin_recreate.general.lists import (
    end_of,
    join,
    part,
    pull_spare,
    push_spare,
    soil,
    start_of,
)
from routing.engines.ruin_recreate.general.rules import LONGEST_DUTY, METRE, PROFILE
from routing.engines.ruin_recreate.general.ways import cost_of, metres, seconds
from routing.engines.ruin_recreate.general.work import (
    COST,
    HEAD_EARLY,
    HEAD_LATE,
    HEAD_LOAD,
    HEAD_SPAN,
    LEG_M,
    LOAD,
    LOADS_AT,
    METRES,
    REMAIN,
    TAIL_EARLY,
    TAIL_LATE,
    TAIL_LOAD,
    TAIL_SPAN,
    VALID,
    Work,
)
from routing.engines.ruin_recreate.randoms import below, uniform
from routing.engines.ruin_recreate.shared.columns import (
    AFTER,
    BEFORE,
    COUNT,
    KIND,
    MONEY,
    NOW,
    PLACE,
    ROUTE,
    USED,
)
from routing.problem.model import UNREACHABLE

NEAREST: Final = 12
"""A tail may follow so many near visits."""


@inner
def _holds(w: Work, head: int, foot: int, kind: int) -> bool:
    """Whether the trip up to `head` and what follows behind `foot` in its trip fit together."""
    for r in range(w.goods.shape[2]):
        given = w.goods[head, LOAD, r] - w.goods[head, REMAIN, r]
        taken = w.goods[foot, LOAD, r] - w.goods[foot, REMAIN, r]
        before = w.goods[head, HEAD_LOAD, r] - w.goods[head, REMAIN, r]
        behind = w.goods[foot, TAIL_LOAD, r] - taken
        room = w.data.capacity[kind, r]
        if before + w.goods[foot, REMAIN, r] > room or behind + given > room:
            return False
    return True


@inner
def _duty(w: Work, head: int, foot: int) -> int:
    """Duty of the route up to `head` and on from `foot`, or -1 if a window is missed."""
    profile = w.data.limits[w.path[w.node[head, ROUTE], KIND], PROFILE]
    shift = w.when[head, HEAD_SPAN]
    shift += seconds(w.data, profile, w.node[head, PLACE], w.node[foot, PLACE])
    if w.when[head, HEAD_EARLY] + shift > w.when[foot, TAIL_LATE]:
        return -1
    wait = max(0, w.when[foot, TAIL_EARLY] - shift - w.when[head, HEAD_LATE])
    return int(shift + wait + w.when[foot, TAIL_SPAN])


@inner
def _empties(w: Work, head: int, foot: int) -> bool:
    """Whether the route of `foot` is left without visits."""
    return bool(
        foot >= w.n
        and w.node[head, AFTER] >= w.n
        and w.node[foot, BEFORE] == start_of(w, w.node[foot, ROUTE])
    )


@inner
def _last_trip(w: Work, node: int, end: int) -> bool:
    """Whether no halt at a depot follows from `node` on."""
    while node < w.n:
        node = w.node[node, AFTER]
    return bool(node == end)


@inner
def _hang(w: Work, head: int, first: int, last: int, route: int) -> int:
    """Let the visits `first` to `last` (none if `first` is no visit) follow `head`; how many."""
    end = end_of(w, route)
    if first >= w.n:
        w.node[head, AFTER] = end
        w.node[end, BEFORE] = head
        return 0
    w.node[head, AFTER] = first
    w.node[first, BEFORE] = head
    w.node[last, AFTER] = end
    w.node[end, BEFORE] = last
    count = 0
    node = first
    while node < w.n:
        w.node[node, ROUTE] = route
        count += 1
        node = w.node[node, AFTER]
    return count


@outlined
def _cross(w: Work, head: int, foot: int) -> None:
    """Let the routes of `head` and `foot` exchange all that follows behind the two, and drive."""
    a = w.node[head, ROUTE]
    b = w.node[foot, ROUTE]
    first_a = w.node[head, AFTER]
    first_b = w.node[foot, AFTER]
    last_a = w.node[end_of(w, a), BEFORE]
    last_b = w.node[end_of(w, b), BEFORE]
    was_a = w.path[a, COUNT]
    was_b = w.path[b, COUNT]
    to_a = _hang(w, head, first_b, last_b, a)
    to_b = _hang(w, foot, first_a, last_a, b)
    w.path[a, COUNT] += to_a - to_b
    w.path[b, COUNT] += to_b - to_a
    for route, was in ((a, was_a), (b, was_b)):
        if was > 0 and w.path[route, COUNT] == 0:
            push_spare(w, route)
            w.counters[USED] -= 1
        elif was == 0 and w.path[route, COUNT] > 0:
            pull_spare(w, route)
            w.counters[USED] += 1
    drive(w, a)
    drive(w, b)


@inner
def _alike(w: Work, head: int, foot: int) -> bool:
    """Whether two routes may exchange what follows behind two of their nodes."""
    a = w.node[head, ROUTE]
    b = w.node[foot, ROUTE]
    kind = w.path[a, KIND]
    return bool(
        kind == w.path[b, KIND]
        and w.path[a, VALID] == 1
        and w.path[b, VALID] == 1
        and w.node[head, LOADS_AT] == w.node[foot, LOADS_AT]
        and _holds(w, head, foot, kind)
        and _holds(w, foot, head, kind)
        and _last_trip(w, w.node[head, AFTER], end_of(w, a))
        and _last_trip(w, w.node[foot, AFTER], end_of(w, b))
    )


@inner
def _detour(w: Work, head: int, foot: int, limit: float) -> int:
    """Metres more after an exchange; ``UNREACHABLE`` if they cost more than `limit`."""
    data = w.data
    kind = w.path[w.node[head, ROUTE], KIND]
    profile = data.limits[kind, PROFILE]
    rate = data.rates[kind, METRE]
    detour = -w.when[head, LEG_M] - w.when[foot, LEG_M]
    way = metres(data, profile, w.node[head, PLACE], w.node[w.node[foot, AFTER], PLACE])
    if way >= UNREACHABLE or (detour + way) * rate > limit:
        return UNREACHABLE
    back = metres(data, profile, w.node[foot, PLACE], w.node[w.node[head, AFTER], PLACE])
    if back >= UNREACHABLE or (detour + way + back) * rate > limit:
        return UNREACHABLE
    return int(detour + way + back)


@inner
def _promised(w: Work, head: int, foot: int, detour: int) -> float:
    """The change in cost by joining segments; infinite if a window is missed."""
    data = w.data
    a = w.node[head, ROUTE]
    b = w.node[foot, ROUTE]
    kind = w.path[a, KIND]
    duty_a = _duty(w, head, w.node[foot, AFTER])
    duty_b = _duty(w, foot, w.node[head, AFTER])
    most = data.limits[kind, LONGEST_DUTY]
    if duty_a < 0 or duty_b < 0 or duty_a > most or duty_b > most:
        return np.inf
    cost = cost_of(data, kind, w.path[a, METRES] + detour, duty_a)
    if not _empties(w, head, foot):
        cost += cost_of(data, kind, w.path[b, METRES], duty_b)
    return float(cost - w.sums[a, COST] - w.sums[b, COST])


@outlined
def _carry_out(w: Work, head: int, foot: int, limit: float) -> float:
    """Exchange, and take it back unless the change in cost passes; the change."""
    a = w.node[head, ROUTE]
    b = w.node[foot, ROUTE]
    before = w.sums[a, COST] + w.sums[b, COST]
    empties = _empties(w, head, foot)
    _cross(w, head, foot)
    if empties:
        part(w, foot)
        drive(w, b)
    change = w.sums[a, COST] + w.sums[b, COST] - before
    if w.path[a, VALID] == 1 and w.path[b, VALID] == 1 and change <= limit:
        soil(w, a)
        soil(w, b)
        return float(change)
    if empties:
        join(w, foot, start_of(w, b))
    _cross(w, head, foot)
    return 0.0


@outlined
def exchange_tails(w: Work, head: int, foot: int, limit: float) -> float:
    """Let all that follows behind `foot` follow `head`, and the other way round, if that pays.

    Parameters
    ----------
    head, foot
        A visit, and a visit or the halt that begins a trip, of two routes.
    limit
        What the exchange may cost at the most.

    Returns
    -------
    float
        The change in cost; 0 if nothing was done.
    """
    detour = _detour(w, head, foot, limit)
    if detour >= UNREACHABLE or not _alike(w, head, foot):
        return 0.0
    if _promised(w, head, foot, detour) > limit:
        return 0.0
    return _carry_out(w, head, foot, limit)


@inner
def try_tails(w: Work, heat: float) -> None:
    """One exchange drawn at random, taken if it passes the annealing test."""
    visit = below(w.stream, w.n)
    near = w.near[visit, below(w.stream, min(NEAREST, w.near.shape[1]))]
    a = w.node[visit, ROUTE]
    if a < 0 or near < 0 or w.node[near, ROUTE] < 0 or w.node[near, ROUTE] == a:
        return
    limit = -heat * np.log(1.0 - uniform(w.stream))
    w.score[NOW, MONEY] += exchange_tails(w, visit, w.node[near, BEFORE], limit)
