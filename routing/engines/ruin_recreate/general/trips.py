"""Trips: new ones are offered beside near visits and at ends of routes; empty ones go."""

from __future__ import annotations

from typing import Final

from routing.engines.ruin_recreate.compiled import inner, outlined
from routing.engines.ruin_recreate.general.drive import drive
from routing.engines.ruin_recreate.general.lists import end_of, remove, start_of, two_free
from routing.engines.ruin_recreate.general.places import (
    TRIP_BEFORE,
    TRIP_BEHIND,
    TRIP_UNLOADED,
    UNLOAD_AT,
    offer,
)
from routing.engines.ruin_recreate.general.rules import AT, BASE, METRE, PROFILE, TRIPS
from routing.engines.ruin_recreate.general.ways import metres
from routing.engines.ruin_recreate.general.work import (
    ACCESS,
    COLLECTS,
    LADEN,
    LEG_M,
    NEEDS,
    SOURCE,
    VALID,
    Work,
)
from routing.engines.ruin_recreate.randoms import below
from routing.engines.ruin_recreate.shared.columns import (
    AFTER,
    BEFORE,
    COUNT,
    KIND,
    PLACE,
    ROUTE,
    TOUCHED,
)

NEAR_TRIPS: Final = 10
"""Beside so many neighbours a new trip is thought of."""

SINGLE_TRIP: Final = 5
"""Nodes beside visits of a route that may have one trip only."""

RANDOM_ENDS: Final = 4
"""At the ends of so many routes drawn at random as well."""


@outlined
def _offer_trip(w: Work, visit: int, before: int, how: int, best: float) -> None:
    """Offer a halt at each depot near `visit`, with it, behind `before`."""
    data = w.data
    route = w.node[before, ROUTE]
    after = w.node[before, AFTER]
    if how == TRIP_BEHIND and (after >= w.n or before == start_of(w, route)):
        return
    if how == TRIP_BEFORE and before >= w.n and before != start_of(w, route):
        return
    profile = data.limits[w.path[route, KIND], PROFILE]
    rate = data.rates[w.path[route, KIND], METRE]
    here = w.node[visit, PLACE]
    unloads = how == TRIP_BEFORE and after == end_of(w, route) and _must_unload(w, visit, route)
    for at in range(UNLOAD_AT):
        depot = w.reload[visit, at]
        if depot < 0:
            break
        place = data.depots[depot, AT]
        first = place if how == TRIP_BEFORE else here
        second = here if how == TRIP_BEFORE else place
        way = metres(data, profile, w.node[before, PLACE], first)
        way += metres(data, profile, first, second)
        way += metres(data, profile, second, w.node[after, PLACE])
        bound = (way - w.when[before, LEG_M]) * rate
        if bound < best:
            offer(w, bound, before, TRIP_UNLOADED if unloads else how, depot)


@inner
def _must_unload(w: Work, visit: int, route: int) -> bool:
    """Whether goods of `visit` may not go to the base of `route` but to another depot."""
    base = w.data.limits[w.path[route, KIND], BASE]
    if not w.node[visit, NEEDS] & COLLECTS or w.data.may_load[w.node[visit, SOURCE], base]:
        return False
    return bool(w.reload[visit, UNLOAD_AT] >= 0)


@inner
def _has_room(w: Work, visit: int, route: int) -> bool:
    """Whether `route` may have one more trip, with `visit` in it."""
    kind = w.path[route, KIND]
    if w.path[route, VALID] == 0 or w.path[route, COUNT] == 0:
        return False
    if w.path[route, LADEN] >= w.data.limits[kind, TRIPS] or not two_free(w, route):
        return False
    return bool(w.data.may_visit[w.node[visit, ACCESS], kind])


@outlined
def consider_trips(w: Work, visit: int, best: float) -> None:
    """Offer new trips for `visit`."""
    if w.halts <= SINGLE_TRIP:
        return
    for at in range(min(NEAR_TRIPS, w.near.shape[1])):
        near = w.near[visit, at]
        if near < 0:
            break
        route = w.node[near, ROUTE]
        if route < 0 or not _has_room(w, visit, route):
            continue
        _offer_trip(w, visit, near, TRIP_BEFORE, best)
        _offer_trip(w, visit, near, TRIP_BEHIND, best)
        _offer_trip(w, visit, w.node[near, BEFORE], TRIP_BEHIND, best)
        _offer_trip(w, visit, start_of(w, route), TRIP_BEFORE, best)
        _offer_trip(w, visit, w.node[end_of(w, route), BEFORE], TRIP_BEFORE, best)
    for _ in range(RANDOM_ENDS):
        route = below(w.stream, w.m)
        if _has_room(w, visit, route):
            _offer_trip(w, visit, w.node[end_of(w, route), BEFORE], TRIP_BEFORE, best)
            _offer_trip(w, visit, start_of(w, route), TRIP_BEFORE, best)


@inner
def _unloads(w: Work, halt: int) -> bool:
    """Whether something collected before `halt` may go there but not to the base."""
    base = w.data.limits[w.path[w.node[halt, ROUTE], KIND], BASE]
    node = w.node[halt, BEFORE]
    while node < w.n:
        if w.node[node, NEEDS] & COLLECTS and not w.data.may_load[w.node[node, SOURCE], base]:
            return True
        node = w.node[node, BEFORE]
    return False


@inner
def _drop_halts(w: Work, route: int) -> None:
    """Take out halts behind which nothing is served and nothing needs unloading."""
    end = end_of(w, route)
    node = w.node[start_of(w, route), AFTER]
    while node != end:
        after = w.node[node, AFTER]
        if node >= w.n and after >= w.n and (after != end or not _unloads(w, node)):
            remove(w, node)
        node = after


@outlined
def tidy(w: Work) -> None:
    """Bring touched routes in order after visits left them."""
    for at in range(w.counters[TOUCHED]):
        _drop_halts(w, w.touched[at])
        drive(w, w.touched[at])
