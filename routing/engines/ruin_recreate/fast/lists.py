"""Changing routes, and changing them back: a step is logged and undone in reverse."""

from __future__ import annotations

import numpy as np

from routing.engines.ruin_recreate.compiled import inner, outlined
from routing.engines.ruin_recreate.fast.work import (
    DEMAND,
    FIXED,
    LEG,
    LENGTH,
    LOAD,
    PROFILE,
    RATE,
    SPARES,
    Work,
    X,
    Y,
)
from routing.engines.ruin_recreate.shared.columns import (
    AFTER,
    BEFORE,
    BEST,
    BEST_VEHICLE,
    COUNT,
    DIRTY,
    IS_DIRTY,
    KIND,
    LINKED,
    LOGGED,
    MARK,
    PLACE,
    ROUTE,
    SEAT,
    STAMP,
    SWAPPED,
    TOUCHED,
    UNLINKED,
    USED,
    VEHICLE,
)


@inner
def metres(w: Work, profile: int, a: int, b: int) -> float:
    """The distance from node `a` to node `b`."""
    if w.planar:
        dx = w.spot[a, X] - w.spot[b, X]
        dy = w.spot[a, Y] - w.spot[b, Y]
        return float(np.floor(w.scale * np.sqrt(dx * dx + dy * dy) + w.offset))
    return float(w.matrix[profile, w.node[a, PLACE], w.node[b, PLACE]])


@inner
def push_spare(w: Work, route: int) -> None:
    """Note that `route` is empty."""
    kind = w.path[route, KIND]
    w.path[route, SEAT] = w.kind_i[kind, SPARES]
    w.spare[kind, w.kind_i[kind, SPARES]] = route
    w.kind_i[kind, SPARES] += 1


@inner
def pull_spare(w: Work, route: int) -> None:
    """Note that `route` is no longer empty."""
    kind = w.path[route, KIND]
    w.kind_i[kind, SPARES] -= 1
    last = w.spare[kind, w.kind_i[kind, SPARES]]
    w.spare[kind, w.path[route, SEAT]] = last
    w.path[last, SEAT] = w.path[route, SEAT]


@inner
def touch(w: Work, route: int) -> None:
    """Note that `route` changes in this step."""
    if w.path[route, MARK] != w.counters[STAMP]:
        w.path[route, MARK] = w.counters[STAMP]
        w.touched[w.counters[TOUCHED]] = route
        w.counters[TOUCHED] += 1


@inner
def join(w: Work, visit: int, before: int, leg_in: float, leg_out: float) -> None:
    """Put `visit` behind node `before`, with the legs to and from it."""
    route = w.node[before, ROUTE]
    after = w.node[before, AFTER]
    if w.path[route, COUNT] == 0:
        pull_spare(w, route)
        w.counters[USED] += 1
    w.sums[route, LENGTH] += leg_in + leg_out - w.spot[before, LEG]
    w.node[before, AFTER] = visit
    w.node[visit, BEFORE] = before
    w.node[visit, AFTER] = after
    w.node[after, BEFORE] = visit
    w.node[visit, ROUTE] = route
    w.spot[before, LEG] = leg_in
    w.spot[visit, LEG] = leg_out
    w.sums[route, LOAD] += w.spot[visit, DEMAND]
    w.path[route, COUNT] += 1


@inner
def part(w: Work, visit: int, leg: float) -> None:
    """Take `visit` out of its route, whose neighbours are `leg` metres apart."""
    route = w.node[visit, ROUTE]
    before = w.node[visit, BEFORE]
    after = w.node[visit, AFTER]
    w.sums[route, LENGTH] += leg - w.spot[before, LEG] - w.spot[visit, LEG]
    w.node[before, AFTER] = after
    w.node[after, BEFORE] = before
    w.spot[before, LEG] = leg
    w.node[visit, ROUTE] = -1
    w.sums[route, LOAD] -= w.spot[visit, DEMAND]
    w.path[route, COUNT] -= 1
    if w.path[route, COUNT] == 0:
        push_spare(w, route)
        w.counters[USED] -= 1


@inner
def log(w: Work, what: int, node: int, other: int) -> int:
    """Remember how to undo one change; the place where legs may be noted."""
    at = w.counters[LOGGED]
    w.log_i[at, 0] = what
    w.log_i[at, 1] = node
    w.log_i[at, 2] = other
    w.counters[LOGGED] = at + 1
    return int(at)


@inner
def remove(w: Work, visit: int) -> float:
    """Take `visit` out; what the route then costs more (a saving is negative)."""
    route = w.node[visit, ROUTE]
    kind = w.path[route, KIND]
    before = w.node[visit, BEFORE]
    touch(w, route)
    at = log(w, UNLINKED, visit, before)
    w.log_f[at, 0] = w.spot[before, LEG]
    w.log_f[at, 1] = w.spot[visit, LEG]
    gap = metres(w, w.kind_i[kind, PROFILE], before, w.node[visit, AFTER])
    delta = w.kind_f[kind, RATE] * (gap - w.spot[before, LEG] - w.spot[visit, LEG])
    part(w, visit, gap)
    if w.path[route, COUNT] == 0:
        delta -= w.kind_f[kind, FIXED]
    return float(delta)


@inner
def insert(w: Work, visit: int, before: int) -> None:
    """Put `visit` behind node `before`; the caller knows what it costs."""
    route = w.node[before, ROUTE]
    profile = w.kind_i[w.path[route, KIND], PROFILE]
    touch(w, route)
    at = log(w, LINKED, visit, before)
    w.log_f[at, 0] = w.spot[before, LEG]
    leg_in = metres(w, profile, before, visit)
    leg_out = metres(w, profile, visit, w.node[before, AFTER])
    join(w, visit, before, leg_in, leg_out)


@inner
def exchange(w: Work, a: int, b: int) -> None:
    """Let routes `a` and `b`, of one base, swap vehicles."""
    if w.path[a, COUNT] == 0:
        pull_spare(w, a)
    if w.path[b, COUNT] == 0:
        pull_spare(w, b)
    w.path[a, KIND], w.path[b, KIND] = w.path[b, KIND], w.path[a, KIND]
    w.path[a, VEHICLE], w.path[b, VEHICLE] = w.path[b, VEHICLE], w.path[a, VEHICLE]
    if w.path[a, COUNT] == 0:
        push_spare(w, a)
    if w.path[b, COUNT] == 0:
        push_spare(w, b)


@inner
def swap(w: Work, a: int, b: int) -> None:
    """Let two routes swap vehicles, to be undone if the step fails."""
    touch(w, a)
    touch(w, b)
    log(w, SWAPPED, a, b)
    exchange(w, a, b)


@outlined
def undo(w: Work) -> None:
    """Bring back the routes as they were before the step."""
    for at in range(w.counters[LOGGED] - 1, -1, -1):
        node = w.log_i[at, 1]
        if w.log_i[at, 0] == LINKED:
            part(w, node, w.log_f[at, 0])
        elif w.log_i[at, 0] == UNLINKED:
            join(w, node, w.log_i[at, 2], w.log_f[at, 0], w.log_f[at, 1])
        else:
            exchange(w, node, w.log_i[at, 2])


@inner
def begin(w: Work) -> None:
    """Start a step: nothing logged, nothing touched."""
    w.counters[STAMP] += 1
    w.counters[LOGGED] = 0
    w.counters[TOUCHED] = 0


@inner
def soil(w: Work, route: int) -> None:
    """Note that `route` differs from the best found."""
    if not w.path[route, IS_DIRTY]:
        w.path[route, IS_DIRTY] = True
        w.dirty[w.counters[DIRTY]] = route
        w.counters[DIRTY] += 1


@outlined
def keep_best(w: Work) -> None:
    """Copy what changed since the best was kept."""
    for at in range(w.counters[DIRTY]):
        route = w.dirty[at]
        w.path[route, IS_DIRTY] = False
        node = w.n + route
        w.path[route, BEST_VEHICLE] = w.path[route, VEHICLE]
        while True:
            w.node[node, BEST] = w.node[node, AFTER]
            node = w.node[node, AFTER]
            if node >= w.n:
                break
    w.counters[DIRTY] = 0
