"""Into and out of the fast search: a part's visits are numbered along its routes.

Neighbours that visit each other then also lie near in memory, whatever the size of the problem.
"""

from __future__ import annotations

import numpy as np

from routing.engines.ruin_recreate.compiled import inner_allocating
from routing.engines.ruin_recreate.fast.lists import join, metres, push_spare
from routing.engines.ruin_recreate.fast.work import (
    BASE,
    CAPACITY,
    DEMAND,
    FIXED,
    KIND_COLUMNS,
    NODE_COLUMNS,
    PATH_COLUMNS,
    PROFILE,
    RATE,
    SPOT_COLUMNS,
    SUMS_COLUMNS,
    Work,
    X,
    Y,
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
    COUNTERS,
    KIND,
    PLACE,
    ROUTE,
    SCORES,
    VEHICLE,
)
from routing.engines.ruin_recreate.shared.part import neighbours, worth_of
from routing.problem.model import FloatArray, Int32Array


@inner_allocating
def _nodes(instance: Instance, routes: Routes, visits: Int32Array) -> Int32Array:
    """Every route empty, every visit out."""
    n = visits.size
    node = np.empty((n + routes.vehicles.size, NODE_COLUMNS), np.int32)
    for i in range(node.shape[0]):
        node[i, AFTER] = i
        node[i, BEFORE] = i
        node[i, BEST] = i
        if i < n:
            node[i, ROUTE] = -1
            node[i, PLACE] = instance.place[visits[i]]
        else:
            kind = instance.vehicle_kind[routes.vehicles[i - n]]
            node[i, ROUTE] = i - n
            node[i, PLACE] = instance.depot_place[instance.base[kind]]
    return node


@inner_allocating
def _spots(instance: Instance, node: Int32Array, visits: Int32Array) -> FloatArray:
    """Coordinates and the one load that counts: deliveries and collections never meet here."""
    spot = np.zeros((node.shape[0], SPOT_COLUMNS), np.float64)
    for i in range(node.shape[0]):
        if instance.planar:
            spot[i, X] = instance.x[node[i, PLACE]]
            spot[i, Y] = instance.y[node[i, PLACE]]
        if i < visits.size and instance.deliver.shape[1] > 0:
            spot[i, DEMAND] = instance.deliver[visits[i], 0] + instance.collect[visits[i], 0]
    return spot


@inner_allocating
def _paths(instance: Instance, vehicles: Int32Array) -> Int32Array:
    path = np.zeros((vehicles.size, PATH_COLUMNS), np.int32)
    for r in range(vehicles.size):
        path[r, KIND] = instance.vehicle_kind[vehicles[r]]
        path[r, VEHICLE] = vehicles[r]
        path[r, BEST_VEHICLE] = vehicles[r]
    return path


@inner_allocating
def _kinds(instance: Instance) -> tuple[FloatArray, Int32Array]:
    kind_f = np.zeros((instance.rate.size, KIND_COLUMNS), np.float64)
    kind_i = np.zeros((instance.rate.size, KIND_COLUMNS), np.int32)
    for kind in range(instance.rate.size):
        if instance.capacity.shape[1] > 0:
            kind_f[kind, CAPACITY] = instance.capacity[kind, 0]
        kind_f[kind, RATE] = instance.rate[kind]
        kind_f[kind, FIXED] = instance.fixed[kind]
        kind_i[kind, PROFILE] = instance.profile[kind]
        kind_i[kind, BASE] = instance.base[kind]
    return kind_f, kind_i


@inner_allocating
def new_work(instance: Instance, routes: Routes, visits: Int32Array, stream: Stream) -> Work:
    """Arrays for a part, every route still empty."""
    n = visits.size
    m = routes.vehicles.size
    node = _nodes(instance, routes, visits)
    near, near_m = neighbours(instance, visits)
    kind_f, kind_i = _kinds(instance)
    changes = 4 * n + 8 * m + 2048
    return Work(
        n,
        m,
        instance.planar,
        instance.symmetric,
        instance.scale,
        instance.offset,
        instance.distance,
        node,
        _spots(instance, node, visits),
        worth_of(instance, visits),
        near,
        near_m,
        _paths(instance, routes.vehicles),
        np.zeros((m, SUMS_COLUMNS), np.float64),
        kind_f,
        kind_i,
        np.zeros((instance.rate.size, m), np.int32),
        np.zeros(n, np.int32),
        np.zeros(n, np.float64),
        np.zeros(n, np.int32),
        np.zeros(m, np.int32),
        np.zeros(m, np.int32),
        np.zeros((changes, 3), np.int32),
        np.zeros((changes, 2), np.float64),
        np.zeros(COUNTERS, np.int64),
        np.zeros((SCORES, SCORES), np.float64),
        stream,
    )


@inner_allocating
def load(w: Work, routes: Routes) -> None:
    """Fill the routes of `w` as `routes` has them."""
    visit = 0
    for r in range(w.m):
        push_spare(w, r)
        profile = w.kind_i[w.path[r, KIND], PROFILE]
        last = w.n + r
        for at in range(routes.starts[r], routes.starts[r + 1]):
            if routes.elements[at] >= 0:
                leg_in = metres(w, profile, last, visit)
                join(w, visit, last, leg_in, metres(w, profile, visit, w.n + r))
                last = visit
                visit += 1
    for i in range(routes.absent.size):
        w.absent[i] = visit + i
    w.counters[ABSENT] = routes.absent.size
    w.counters[BLINK] = 1
    for i in range(w.n + w.m):
        w.node[i, BEST] = w.node[i, AFTER]


@inner_allocating
def unload(
    w: Work, visits: Int32Array, instance: Instance, links: Int32Array, vehicles: Int32Array
) -> Routes:
    """The routes that `links` describe, in the problem's numbers."""
    starts = np.zeros(w.m + 1, np.int64)
    elements = np.empty(w.n + w.m, np.int32)
    served = np.zeros(w.n, np.bool_)
    at = 0
    for r in range(w.m):
        starts[r] = at
        node = links[w.n + r]
        if node < w.n:
            elements[at] = -1 - instance.base[instance.vehicle_kind[vehicles[r]]]
            at += 1
        while node < w.n:
            elements[at] = visits[node]
            served[node] = True
            at += 1
            node = links[node]
    starts[w.m] = at
    missed = visits[~served]
    return Routes(vehicles.copy(), starts, elements[:at].copy(), missed)
