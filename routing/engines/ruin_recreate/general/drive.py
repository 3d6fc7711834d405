"""Drive a route through: its cost, whether it is permitted, and its segments for later joins."""

from __future__ import annotations

from typing import Final

import numpy as np

from routing.engines.ruin_recreate.compiled import inner, outlined
from routing.engines.ruin_recreate.general.lists import end_of, start_of
from routing.engines.ruin_recreate.general.rules import (
    AT,
    BASE,
    DEPOT_CLOSES,
    DEPOT_OPENS,
    LOAD_S,
    LONGEST_DUTY,
    PROFILE,
    RANGE,
    REST,
    REST_AFTER,
    SHIFT_CLOSES,
    SHIFT_OPENS,
    TRIPS,
)
from routing.engines.ruin_recreate.general.ways import cost_of, metres, rests_after, seconds
from routing.engines.ruin_recreate.general.work import (
    ACCESS,
    CLOSES,
    COLLECT,
    COLLECTS,
    COST,
    DELIVER,
    DELIVERS,
    DEPOT,
    DRIVEN,
    DUTY,
    HEAD_EARLY,
    HEAD_LATE,
    HEAD_LOAD,
    HEAD_SPAN,
    LADEN,
    LEG_M,
    LEG_S,
    LOAD,
    LOADS_AT,
    METRES,
    NEEDS,
    OPENS,
    RELEASE,
    REMAIN,
    SERVICE,
    SETUP,
    SOURCE,
    TAIL_EARLY,
    TAIL_LATE,
    TAIL_LOAD,
    TAIL_SPAN,
    TRIP_RELEASE,
    UNLOADS_AT,
    VALID,
    WAY_BY,
    WAY_FROM,
    WAY_S,
    WAY_TO,
    Work,
)
from routing.engines.ruin_recreate.shared.columns import AFTER, BEFORE, COUNT, KIND, PLACE
from routing.problem.model import UNREACHABLE

NEVER_LATE: Final = -(1 << 60)
"""Release of goods of a trip without visits."""


@inner
def _set_ends(w: Work, route: int) -> None:
    """Where and when the vehicle leaves and returns."""
    data = w.data
    kind = w.path[route, KIND]
    base = data.limits[kind, BASE]
    for node in range(start_of(w, route), end_of(w, route) + 1):
        w.node[node, PLACE] = data.depots[base, AT]
        w.node[node, DEPOT] = base
        w.when[node, OPENS] = max(data.depots[base, DEPOT_OPENS], data.limits[kind, SHIFT_OPENS])
        w.when[node, CLOSES] = min(data.depots[base, DEPOT_CLOSES], data.limits[kind, SHIFT_CLOSES])
        w.when[node, SERVICE] = 0


@inner
def _set_halt(w: Work, halt: int, kind: int, release: int) -> None:
    """Where and when a halt at its depot may begin, and how long it takes."""
    data = w.data
    depot = w.node[halt, DEPOT]
    w.node[halt, PLACE] = data.depots[depot, AT]
    w.when[halt, OPENS] = max(data.depots[depot, DEPOT_OPENS], release)
    w.when[halt, CLOSES] = data.depots[depot, DEPOT_CLOSES]
    w.when[halt, SERVICE] = data.limits[kind, LOAD_S]


@inner
def _sum_trip(w: Work, halt: int, kind: int) -> tuple[int, bool]:
    """Gather what the trip behind `halt` loads and when that is released; its end, if allowed."""
    data = w.data
    resources = w.goods.shape[2]
    for r in range(resources):
        w.goods[halt, DELIVER, r] = 0
    release = NEVER_LATE
    node = w.node[halt, AFTER]
    while node < w.n:
        for r in range(resources):
            w.goods[halt, DELIVER, r] += w.goods[node, DELIVER, r]
        release = max(release, w.when[node, RELEASE])
        node = w.node[node, AFTER]
    _set_halt(w, halt, kind, release)
    w.when[halt, TRIP_RELEASE] = release
    w.node[halt, LOADS_AT] = w.node[halt, DEPOT]
    w.node[halt, UNLOADS_AT] = w.node[node, DEPOT]
    valid = True
    visit = w.node[halt, AFTER] if data.restricted else node
    while visit < w.n:
        if not data.may_visit[w.node[visit, ACCESS], kind]:
            valid = False
        if not may_trade(w, visit, w.node[halt, DEPOT], w.node[node, DEPOT]):
            valid = False
        visit = w.node[visit, AFTER]
    return int(node), valid


@inner
def may_trade(w: Work, visit: int, loads_at: int, unloads_at: int) -> bool:
    """Whether goods of `visit` may come from one depot and go to another."""
    needs = w.node[visit, NEEDS]
    source = w.node[visit, SOURCE]
    if needs & DELIVERS and not w.data.may_load[source, loads_at]:
        return False
    return not (needs & COLLECTS and not w.data.may_load[source, unloads_at])


@inner
def _prepare_trips(w: Work, route: int) -> bool:
    """Sum up every trip; whether trips, access and sources are as they must be."""
    kind = w.path[route, KIND]
    _set_ends(w, route)
    valid = True
    laden = 0
    end = end_of(w, route)
    node = w.node[start_of(w, route), AFTER]
    while node != end:
        following, fine = _sum_trip(w, node, kind)
        valid = valid and fine
        if w.node[node, AFTER] < w.n:
            laden += 1
        elif following != end:
            valid = False
        node = following
    w.path[route, LADEN] = laden
    return bool(valid and laden <= w.data.limits[kind, TRIPS])


@inner
def stay(w: Work, node: int, before: int) -> int:
    """How long a halt at `node` takes after `before`."""
    if node >= w.n:
        return int(w.when[node, SERVICE])
    if before < w.n and w.node[before, PLACE] == w.node[node, PLACE]:
        return int(w.when[node, SERVICE])
    return int(w.when[node, SERVICE] + w.when[node, SETUP])


@inner
def _carry(w: Work, node: int, before: int, kind: int) -> bool:
    """Load on leaving `node`, the largest of its trip so far, and whether it fits.

    The load stands in the place of the largest load from here on until the way back.
    """
    fits = True
    for r in range(w.goods.shape[2]):
        if node >= w.n:
            load = w.goods[node, DELIVER, r]
            most = load
            w.goods[node, REMAIN, r] = load
        else:
            load = w.goods[before, LOAD, r]
            load += w.goods[node, COLLECT, r] - w.goods[node, DELIVER, r]
            most = max(w.goods[before, HEAD_LOAD, r], load)
            w.goods[node, REMAIN, r] = w.goods[before, REMAIN, r] - w.goods[node, DELIVER, r]
        w.goods[node, LOAD, r] = load
        w.goods[node, TAIL_LOAD, r] = load
        w.goods[node, HEAD_LOAD, r] = most
        if most > w.data.capacity[kind, r]:
            fits = False
    return fits


@inner
def look_up(w: Work, node: int, after: int, profile: int) -> None:
    """Metres and seconds of the way from `node` to `after`, unless they are known."""
    here = w.node[node, PLACE]
    there = w.node[after, PLACE]
    if (
        w.node[node, WAY_FROM] == here
        and w.node[node, WAY_TO] == there
        and w.node[node, WAY_BY] == profile
    ):
        return
    w.node[node, WAY_FROM] = here
    w.node[node, WAY_TO] = there
    w.node[node, WAY_BY] = profile
    w.when[node, LEG_M] = metres(w.data, profile, here, there)
    w.when[node, WAY_S] = seconds(w.data, profile, here, there)


@inner
def _forward(w: Work, route: int) -> bool:
    """Legs, and segments and loads from the start up to each node; whether all is in order."""
    data = w.data
    kind = w.path[route, KIND]
    profile = data.limits[kind, PROFILE]
    rest = data.limits[kind, REST]
    node = start_of(w, route)
    end = end_of(w, route)
    span = 0
    early = w.when[node, OPENS]
    late = w.when[node, CLOSES]
    valid = early <= late
    distance = 0
    driven = 0
    w.when[node, HEAD_SPAN] = span
    w.when[node, HEAD_EARLY] = early
    w.when[node, HEAD_LATE] = late
    while node != end:
        after = w.node[node, AFTER]
        look_up(w, node, after, profile)
        leg_m = w.when[node, LEG_M]
        leg_s = w.when[node, WAY_S]
        if leg_m >= UNREACHABLE or leg_s >= UNREACHABLE:
            valid = False
        distance += leg_m
        driven += leg_s
        if driven > data.limits[kind, REST_AFTER]:
            rests = rests_after(data, kind, driven) - rests_after(data, kind, driven - leg_s)
            leg_s += rests * rest
        w.when[node, LEG_S] = leg_s
        shift = span + leg_s
        wait = max(0, w.when[after, OPENS] - shift - late)
        if early + shift > w.when[after, CLOSES]:
            valid = False
        span = shift + wait + stay(w, after, node)
        early = max(w.when[after, OPENS] - shift, early) - wait
        late = min(w.when[after, CLOSES] - shift, late)
        w.when[after, HEAD_SPAN] = span
        w.when[after, HEAD_EARLY] = early
        w.when[after, HEAD_LATE] = late
        if after != end and not _carry(w, after, node, kind):
            valid = False
        if after < w.n:
            w.node[after, LOADS_AT] = w.node[node, LOADS_AT]
            w.node[after, UNLOADS_AT] = w.node[node, UNLOADS_AT]
            w.when[after, TRIP_RELEASE] = w.when[node, TRIP_RELEASE]
        node = after
    w.path[route, METRES] = distance
    w.path[route, DRIVEN] = driven
    w.path[route, DUTY] = span
    return bool(valid)


@inner
def _backward(w: Work, route: int) -> None:
    """Segments from each node to the end, and the largest load of the trip from it on."""
    start = start_of(w, route)
    end = end_of(w, route)
    node = end
    span = 0
    early = w.when[node, OPENS]
    late = w.when[node, CLOSES]
    while True:
        w.when[node, TAIL_SPAN] = span
        w.when[node, TAIL_EARLY] = early
        w.when[node, TAIL_LATE] = late
        if node == start:
            break
        before = w.node[node, BEFORE]
        if node < w.n:
            for r in range(w.goods.shape[2]):
                most = max(w.goods[before, TAIL_LOAD, r], w.goods[node, TAIL_LOAD, r])
                w.goods[before, TAIL_LOAD, r] = most
        here = 0 if before == start else stay(w, before, w.node[before, BEFORE])
        shift = here + w.when[before, LEG_S]
        wait = max(0, early - shift - w.when[before, CLOSES])
        new_early = max(early - shift, w.when[before, OPENS]) - wait
        late = min(late - shift, w.when[before, CLOSES])
        early = new_early
        span += shift + wait
        node = before


@outlined
def drive(w: Work, route: int) -> float:
    """Bring everything known of `route` up to date; its cost, infinite if it is not permitted."""
    data = w.data
    kind = w.path[route, KIND]
    if w.path[route, COUNT] == 0:
        _set_ends(w, route)
        w.path[route, VALID] = 1 if w.node[start_of(w, route), AFTER] == end_of(w, route) else 0
        w.sums[route, COST] = 0.0
        return 0.0
    valid = _prepare_trips(w, route)
    valid = _forward(w, route) and valid
    _backward(w, route)
    duty = w.path[route, DUTY]
    distance = w.path[route, METRES]
    if duty > data.limits[kind, LONGEST_DUTY] or distance > data.limits[kind, RANGE]:
        valid = False
    w.path[route, VALID] = 1 if valid else 0
    w.sums[route, COST] = cost_of(data, kind, distance, duty)
    return float(w.sums[route, COST]) if valid else np.inf
