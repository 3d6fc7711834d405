"""Changing routes node by node, and changing them back."""

from __future__ import annotations

from routing.engines.ruin_recreate.compiled import inner, outlined
from routing.engines.ruin_recreate.general.work import (
    BEST_DEPOT,
    COST,
    DEPOT,
    END,
    FIRST_HALT,
    OLD_COST,
    POOL,
    START,
    Work,
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
def start_of(w: Work, route: int) -> int:
    """The node where a route begins."""
    return int(w.n + route * w.halts + START)


@inner
def end_of(w: Work, route: int) -> int:
    """The node where a route ends."""
    return int(w.n + route * w.halts + END)


@inner
def push_spare(w: Work, route: int) -> None:
    """Note that `route` is idle."""
    kind = w.path[route, KIND]
    w.path[route, SEAT] = w.spares[kind]
    w.spare[kind, w.spares[kind]] = route
    w.spares[kind] += 1


@inner
def pull_spare(w: Work, route: int) -> None:
    """Note that `route` is no longer idle."""
    kind = w.path[route, KIND]
    w.spares[kind] -= 1
    last = w.spare[kind, w.spares[kind]]
    w.spare[kind, w.path[route, SEAT]] = last
    w.path[last, SEAT] = w.path[route, SEAT]


@inner
def begin(w: Work) -> None:
    """Start a step: nothing logged, nothing touched."""
    w.counters[STAMP] += 1
    w.counters[LOGGED] = 0
    w.counters[TOUCHED] = 0


@inner
def touch(w: Work, route: int) -> None:
    """Note that `route` changes in this step, and what it cost before."""
    if w.path[route, MARK] != w.counters[STAMP]:
        w.path[route, MARK] = w.counters[STAMP]
        w.sums[route, OLD_COST] = w.sums[route, COST]
        w.touched[w.counters[TOUCHED]] = route
        w.counters[TOUCHED] += 1


@inner
def free_halt(w: Work, route: int) -> int:
    """A halt of `route` that is not in use, or -1."""
    for at in range(FIRST_HALT, w.halts):
        if not (w.path[route, POOL] >> at) & 1:
            return int(w.n + route * w.halts + at)
    return -1


@inner
def two_free(w: Work, route: int) -> bool:
    """Whether `route` has halts to spare for one more trip and for unloading after it."""
    used = 0
    for at in range(FIRST_HALT, w.halts):
        used += (w.path[route, POOL] >> at) & 1
    return bool(used + 2 <= w.halts - FIRST_HALT)


@inner
def join(w: Work, node: int, before: int) -> None:
    """Put `node` behind `before`."""
    route = w.node[before, ROUTE]
    after = w.node[before, AFTER]
    w.node[before, AFTER] = node
    w.node[node, BEFORE] = before
    w.node[node, AFTER] = after
    w.node[after, BEFORE] = node
    if node >= w.n:
        w.path[route, POOL] |= 1 << (node - w.n - route * w.halts)
        return
    if w.path[route, COUNT] == 0:
        pull_spare(w, route)
        w.counters[USED] += 1
    w.node[node, ROUTE] = route
    w.path[route, COUNT] += 1


@inner
def part(w: Work, node: int) -> None:
    """Take `node` out of its route."""
    route = w.node[node, ROUTE]
    before = w.node[node, BEFORE]
    after = w.node[node, AFTER]
    w.node[before, AFTER] = after
    w.node[after, BEFORE] = before
    if node >= w.n:
        w.path[route, POOL] &= ~(1 << (node - w.n - route * w.halts))
        return
    w.node[node, ROUTE] = -1
    w.path[route, COUNT] -= 1
    if w.path[route, COUNT] == 0:
        push_spare(w, route)
        w.counters[USED] -= 1


@inner
def log(w: Work, what: int, node: int, other: int, depot: int) -> None:
    """Remember how to undo one change."""
    at = w.counters[LOGGED]
    w.log_i[at, 0] = what
    w.log_i[at, 1] = node
    w.log_i[at, 2] = other
    w.log_i[at, 3] = depot
    w.counters[LOGGED] = at + 1


@outlined
def remove(w: Work, node: int) -> float:
    """Take a visit or halt out, to be undone if the step fails; routes are priced later."""
    touch(w, w.node[node, ROUTE])
    log(w, UNLINKED, node, w.node[node, BEFORE], w.node[node, DEPOT])
    part(w, node)
    return 0.0


@outlined
def insert(w: Work, node: int, before: int) -> None:
    """Put a visit or halt behind `before`, to be undone if the step fails."""
    touch(w, w.node[before, ROUTE])
    log(w, LINKED, node, before, -1)
    join(w, node, before)


@outlined
def exchange(w: Work, a: int, b: int) -> None:
    """Let routes `a` and `b` swap vehicles."""
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
    log(w, SWAPPED, a, b, -1)
    exchange(w, a, b)


@outlined
def undo_to(w: Work, mark: int) -> None:
    """Take back the logged changes down to `mark`."""
    for at in range(w.counters[LOGGED] - 1, mark - 1, -1):
        node = w.log_i[at, 1]
        if w.log_i[at, 0] == LINKED:
            part(w, node)
        elif w.log_i[at, 0] == UNLINKED:
            if node >= w.n:
                w.node[node, DEPOT] = w.log_i[at, 3]
            join(w, node, w.log_i[at, 2])
        else:
            exchange(w, node, w.log_i[at, 2])
    w.counters[LOGGED] = mark


@inner
def soil(w: Work, route: int) -> None:
    """Note that `route` differs from the best found."""
    if not w.path[route, IS_DIRTY]:
        w.path[route, IS_DIRTY] = 1
        w.dirty[w.counters[DIRTY]] = route
        w.counters[DIRTY] += 1


@outlined
def keep_best(w: Work) -> None:
    """Copy what changed since the best was kept."""
    for at in range(w.counters[DIRTY]):
        route = w.dirty[at]
        w.path[route, IS_DIRTY] = 0
        w.path[route, BEST_VEHICLE] = w.path[route, VEHICLE]
        node = start_of(w, route)
        end = end_of(w, route)
        while node != end:
            w.node[node, BEST] = w.node[node, AFTER]
            w.node[node, BEST_DEPOT] = w.node[node, DEPOT]
            node = w.node[node, AFTER]
    w.counters[DIRTY] = 0
