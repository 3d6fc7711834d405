"""Bring a route up to date after one visit joined a trip: only what it moves is worked out.

Allowed only where the cost was known by joining segments (see :mod:`.places`): no rest falls due,
no setup begins or ends behind the visit, and its goods are released no later than those of the
trip. Then everything is as a drive through the whole route would have it.
"""

from __future__ import annotations

from routing.engines.ruin_recreate.compiled import inner, outlined
from routing.engines.ruin_recreate.general.drive import look_up, stay
from routing.engines.ruin_recreate.general.lists import end_of, start_of
from routing.engines.ruin_recreate.general.rules import PROFILE
from routing.engines.ruin_recreate.general.ways import cost_of
from routing.engines.ruin_recreate.general.work import (
    CLOSES,
    COLLECT,
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
    LOAD,
    LOADS_AT,
    METRES,
    OPENS,
    REMAIN,
    TAIL_EARLY,
    TAIL_LATE,
    TAIL_LOAD,
    TAIL_SPAN,
    TRIP_RELEASE,
    UNLOADS_AT,
    WAY_S,
    Work,
)
from routing.engines.ruin_recreate.shared.columns import AFTER, BEFORE, KIND


@inner
def _ways_beside(w: Work, route: int, visit: int) -> None:
    """Ways to and from the visit in place of the way between its neighbours."""
    profile = w.data.limits[w.path[route, KIND], PROFILE]
    before = w.node[visit, BEFORE]
    metres = -w.when[before, LEG_M]
    seconds = -w.when[before, LEG_S]
    look_up(w, before, visit, profile)
    look_up(w, visit, w.node[visit, AFTER], profile)
    w.when[before, LEG_S] = w.when[before, WAY_S]
    w.when[visit, LEG_S] = w.when[visit, WAY_S]
    w.path[route, METRES] += metres + w.when[before, LEG_M] + w.when[visit, LEG_M]
    w.path[route, DRIVEN] += seconds + w.when[before, LEG_S] + w.when[visit, LEG_S]
    w.node[visit, LOADS_AT] = w.node[before, LOADS_AT]
    w.node[visit, UNLOADS_AT] = w.node[before, UNLOADS_AT]
    w.when[visit, TRIP_RELEASE] = w.when[before, TRIP_RELEASE]


@inner
def _loads(w: Work, visit: int) -> None:
    """Loads of the trip: what the visit gets is on board before it, what it gives behind it."""
    before = w.node[visit, BEFORE]
    for r in range(w.goods.shape[2]):
        more = w.goods[visit, DELIVER, r]
        given = w.goods[visit, COLLECT, r]
        load = w.goods[before, LOAD, r] + given
        most = w.goods[before, HEAD_LOAD, r] + more
        w.goods[visit, LOAD, r] = load
        w.goods[visit, REMAIN, r] = w.goods[before, REMAIN, r]
        w.goods[visit, HEAD_LOAD, r] = max(most, load)
        w.goods[visit, TAIL_LOAD, r] = w.goods[before, TAIL_LOAD, r] + given
        if given != 0 or more != 0:
            node = w.node[visit, AFTER]
            most = w.goods[visit, HEAD_LOAD, r]
            while node < w.n:
                w.goods[node, LOAD, r] += given
                w.goods[node, TAIL_LOAD, r] += given
                most = max(most, w.goods[node, LOAD, r])
                w.goods[node, HEAD_LOAD, r] = most
                node = w.node[node, AFTER]
        node = before
        most = w.goods[visit, TAIL_LOAD, r]
        while True:
            w.goods[node, LOAD, r] += more
            w.goods[node, REMAIN, r] += more
            w.goods[node, HEAD_LOAD, r] += more
            most = max(most, w.goods[node, LOAD, r])
            w.goods[node, TAIL_LOAD, r] = most
            if node >= w.n:
                break
            node = w.node[node, BEFORE]
        w.goods[node, DELIVER, r] += more


@inner
def _ahead(w: Work, route: int, visit: int) -> None:
    """Segments from the start up to the visit and each node behind it."""
    node = w.node[visit, BEFORE]
    end = end_of(w, route)
    span = w.when[node, HEAD_SPAN]
    early = w.when[node, HEAD_EARLY]
    late = w.when[node, HEAD_LATE]
    while node != end:
        after = w.node[node, AFTER]
        shift = span + w.when[node, LEG_S]
        wait = max(0, w.when[after, OPENS] - shift - late)
        span = shift + wait + stay(w, after, node)
        early = max(w.when[after, OPENS] - shift, early) - wait
        late = min(w.when[after, CLOSES] - shift, late)
        w.when[after, HEAD_SPAN] = span
        w.when[after, HEAD_EARLY] = early
        w.when[after, HEAD_LATE] = late
        node = after
    w.path[route, DUTY] = span


@inner
def _back(w: Work, route: int, visit: int) -> None:
    """Segments from the visit and each node before it to the end."""
    start = start_of(w, route)
    node = w.node[visit, AFTER]
    span = w.when[node, TAIL_SPAN]
    early = w.when[node, TAIL_EARLY]
    late = w.when[node, TAIL_LATE]
    while node != start:
        before = w.node[node, BEFORE]
        here = 0 if before == start else stay(w, before, w.node[before, BEFORE])
        shift = here + w.when[before, LEG_S]
        wait = max(0, early - shift - w.when[before, CLOSES])
        new_early = max(early - shift, w.when[before, OPENS]) - wait
        late = min(late - shift, w.when[before, CLOSES])
        early = new_early
        span += shift + wait
        w.when[before, TAIL_SPAN] = span
        w.when[before, TAIL_EARLY] = early
        w.when[before, TAIL_LATE] = late
        node = before


@outlined
def grow(w: Work, route: int, visit: int) -> None:
    """Bring `route` up to date after `visit` was linked into one of its trips."""
    _ways_beside(w, route, visit)
    _loads(w, visit)
    _ahead(w, route, visit)
    _back(w, route, visit)
    w.sums[route, COST] = cost_of(
        w.data, w.path[route, KIND], w.path[route, METRES], w.path[route, DUTY]
    )
