"""Into and out of the general search."""

from __future__ import annotations

from typing import Final

import numpy as np

from routing.engines.ruin_recreate.compiled import inner_allocating
from routing.engines.ruin_recreate.general.drive import drive
from routing.engines.ruin_recreate.general.lists import (
    end_of,
    free_halt,
    join,
    push_spare,
    start_of,
)
from routing.engines.ruin_recreate.general.rules import rules_of
from routing.engines.ruin_recreate.general.work import (
    ACCESS,
    BEST_DEPOT,
    CLOSES,
    COLLECT,
    COLLECTS,
    DELIVER,
    DELIVERS,
    DEPOT,
    FIRST_HALT,
    GENERAL_COUNTERS,
    GOODS_ROWS,
    NEEDS,
    NODE_COLUMNS,
    OPENS,
    PATH_COLUMNS,
    RELEASE,
    SERVICE,
    SETUP,
    SOURCE,
    SUMS_COLUMNS,
    WHEN_COLUMNS,
    Work,
)
from routing.engines.ruin_recreate.instance import Instance, Routes
from routing.engines.ruin_recreate.randoms import Stream
from routing.engines.ruin_recreate.shared.columns import (
    ABSENT,
    AFTER,
    BEFORE,
    BEST,
    BEST_VEHICLE,
    BLINK,
    KIND,
    PLACE,
    ROUTE,
    SCORES,
    VEHICLE,
)
from routing.engines.ruin_recreate.shared.part import neighbours, worth_of
from routing.problem.model import Int32Array, IntArray

MOST_TRIPS: Final = 57
"""As many halts as fit in the bits of one number."""

OFFERS: Final = 24


@inner_allocating
def _halts(instance: Instance, visits: Int32Array) -> int:
    """How many nodes each route has beside its visits: ends, trips, places to unload."""
    trips = 1
    for kind in range(instance.trips.size):
        trips = max(trips, int(instance.trips[kind]))
    return FIRST_HALT + 2 + min(trips, MOST_TRIPS, max(1, int(visits.size)))


@inner_allocating
def _nodes(instance: Instance, routes: Routes, visits: Int32Array, halts: int) -> Int32Array:
    n = visits.size
    node = np.full((n + routes.vehicles.size * halts, NODE_COLUMNS), -1, np.int32)
    for i in range(n):
        visit = visits[i]
        node[i, PLACE] = instance.place[visit]
        node[i, ACCESS] = instance.access[visit]
        node[i, SOURCE] = instance.source[visit]
        needs = 0
        needs |= DELIVERS if instance.delivers[visit] else 0
        needs |= COLLECTS if instance.collects[visit] else 0
        node[i, NEEDS] = needs
    for r in range(routes.vehicles.size):
        first = n + r * halts
        for i in range(first, first + halts):
            node[i, ROUTE] = r
            node[i, NEEDS] = 0
        node[first, AFTER] = first + 1
        node[first, BEST] = first + 1
        node[first + 1, BEFORE] = first
    return node


@inner_allocating
def _times(instance: Instance, visits: Int32Array, nodes: int) -> IntArray:
    when = np.zeros((nodes, WHEN_COLUMNS), np.int64)
    for i in range(visits.size):
        when[i, OPENS] = instance.opens[visits[i]]
        when[i, CLOSES] = instance.closes[visits[i]]
        when[i, SERVICE] = instance.service[visits[i]]
        when[i, SETUP] = instance.setup[visits[i]]
        when[i, RELEASE] = instance.release[visits[i]]
    return when


@inner_allocating
def _goods(instance: Instance, visits: Int32Array, nodes: int) -> IntArray:
    goods = np.zeros((nodes, GOODS_ROWS, instance.deliver.shape[1]), np.int64)
    for i in range(visits.size):
        for r in range(instance.deliver.shape[1]):
            goods[i, DELIVER, r] = instance.deliver[visits[i], r]
            goods[i, COLLECT, r] = instance.collect[visits[i], r]
    return goods


@inner_allocating
def _paths(instance: Instance, vehicles: Int32Array) -> IntArray:
    path = np.zeros((vehicles.size, PATH_COLUMNS), np.int64)
    for r in range(vehicles.size):
        path[r, KIND] = instance.vehicle_kind[vehicles[r]]
        path[r, VEHICLE] = vehicles[r]
        path[r, BEST_VEHICLE] = vehicles[r]
    return path


@inner_allocating
def new_work(instance: Instance, routes: Routes, visits: Int32Array, stream: Stream) -> Work:
    """Arrays for a part, every vehicle still idle."""
    n = visits.size
    m = routes.vehicles.size
    halts = _halts(instance, visits)
    node = _nodes(instance, routes, visits, halts)
    near, near_m = neighbours(instance, visits)
    changes = 6 * n + 8 * m + 4096
    return Work(
        n,
        m,
        halts,
        rules_of(instance),
        node,
        _times(instance, visits, node.shape[0]),
        _goods(instance, visits, node.shape[0]),
        worth_of(instance, visits),
        instance.symmetric,
        near,
        near_m,
        instance.doors[visits],
        instance.door_load[visits],
        instance.door_unload[visits],
        instance.door_cost[visits],
        instance.reload[visits],
        _paths(instance, routes.vehicles),
        np.zeros((m, SUMS_COLUMNS), np.float64),
        np.zeros(instance.rate.size, np.int32),
        np.zeros((instance.rate.size, m), np.int32),
        np.zeros(n, np.int32),
        np.zeros(n, np.float64),
        np.zeros(n, np.int32),
        np.zeros(m, np.int32),
        np.zeros(m, np.int32),
        np.zeros((changes, 4), np.int32),
        np.zeros(GENERAL_COUNTERS, np.int64),
        np.zeros(OFFERS, np.float64),
        np.zeros((OFFERS, 3), np.int32),
        np.zeros(3, np.int64),
        np.zeros((SCORES, SCORES), np.float64),
        stream,
    )


@inner_allocating
def load(w: Work, routes: Routes) -> None:
    """Fill the routes of `w` as `routes` has them."""
    visit = 0
    for r in range(w.m):
        push_spare(w, r)
        last = start_of(w, r)
        for at in range(routes.starts[r], routes.starts[r + 1]):
            element = routes.elements[at]
            node = visit if element >= 0 else free_halt(w, r)
            if element < 0:
                w.node[node, DEPOT] = -1 - element
            else:
                visit += 1
            join(w, node, last)
            last = node
        drive(w, r)
    for i in range(routes.absent.size):
        w.absent[i] = visit + i
    w.counters[ABSENT] = routes.absent.size
    w.counters[BLINK] = 1
    for node in range(w.node.shape[0]):
        w.node[node, BEST] = w.node[node, AFTER]
        w.node[node, BEST_DEPOT] = w.node[node, DEPOT]


@inner_allocating
def unload(w: Work, visits: Int32Array, vehicles: IntArray, link: int, depot: int) -> Routes:
    """The routes that the links in column `link` describe, in the problem's numbers."""
    starts = np.zeros(w.m + 1, np.int64)
    elements = np.empty(w.node.shape[0], np.int32)
    served = np.zeros(w.n, np.bool_)
    at = 0
    for r in range(w.m):
        starts[r] = at
        node = w.node[start_of(w, r), link]
        while node != end_of(w, r):
            if node < w.n:
                elements[at] = visits[node]
                served[node] = True
            else:
                elements[at] = -1 - w.node[node, depot]
            at += 1
            node = w.node[node, link]
    starts[w.m] = at
    return Routes(vehicles.astype(np.int32), starts, elements[:at].copy(), visits[~served])
