"""Moves for long routes: exchange of tails between routes, reversal within a route.

2-opt* (Potvin and Rousseau 1995) and 2-opt. The change in length is known in constant time;
only moves that pass are walked through for loads.
"""

from __future__ import annotations

import numpy as np

from routing.engines.ruin_recreate.compiled import inner
from routing.engines.ruin_recreate.fast.lists import metres, pull_spare, push_spare, soil
from routing.engines.ruin_recreate.fast.work import (
    CAPACITY,
    DEMAND,
    FIXED,
    LEG,
    LENGTH,
    LOAD,
    PROFILE,
    RATE,
    Work,
)
from routing.engines.ruin_recreate.randoms import below
from routing.engines.ruin_recreate.shared.columns import AFTER, BEFORE, COUNT, KIND, ROUTE, USED


@inner
def _tail(w: Work, node: int) -> tuple[int, int, float]:
    """Load, visits and metres of what follows behind `node` up to the base."""
    load = 0
    count = 0
    length = w.spot[node, LEG]
    node = w.node[node, AFTER]
    while node < w.n:
        load += w.spot[node, DEMAND]
        count += 1
        length += w.spot[node, LEG]
        node = w.node[node, AFTER]
    return load, count, length


@inner
def _attach(w: Work, head: int, first: int, last: int, route: int) -> None:
    """Let the visits `first` to `last` (none if `first` is a base) follow `head` in `route`."""
    end = w.n + route
    if first >= w.n:
        w.node[head, AFTER] = end
        w.node[end, BEFORE] = head
        return
    w.node[head, AFTER] = first
    w.node[first, BEFORE] = head
    w.node[last, AFTER] = end
    w.node[end, BEFORE] = last
    node = first
    while node < w.n:
        w.node[node, ROUTE] = route
        node = w.node[node, AFTER]


@inner
def _settle_count(w: Work, route: int, was: int) -> None:
    """Keep stacks and counters after the number of visits of `route` changed."""
    if was > 0 and w.path[route, COUNT] == 0:
        push_spare(w, route)
        w.counters[USED] -= 1
    if was == 0 and w.path[route, COUNT] > 0:
        pull_spare(w, route)
        w.counters[USED] += 1


@inner
def exchange_tails(w: Work, visit: int, near: int, limit: float) -> float:
    """Let `visit` be followed by `near` and its tail, if that costs less than `limit`."""
    a = w.node[visit, ROUTE]
    b = w.node[near, ROUTE]
    kind = w.path[a, KIND]
    if kind != w.path[b, KIND]:
        return 0.0
    profile = w.kind_i[kind, PROFILE]
    rate = w.kind_f[kind, RATE]
    head = w.node[near, BEFORE]
    cut = w.node[visit, AFTER]
    leg_a = metres(w, profile, visit, near)
    gain = leg_a - w.spot[visit, LEG] - w.spot[head, LEG]
    if gain * rate >= limit:
        return 0.0
    end_cut = cut if cut < w.n else w.n + b
    leg_b = 0.0 if head >= w.n and cut >= w.n else metres(w, profile, head, end_cut)
    delta = (gain + leg_b) * rate
    if head >= w.n and cut >= w.n:
        delta -= w.kind_f[kind, FIXED]
    if delta >= limit:
        return 0.0
    load_a, count_a, length_a = _tail(w, visit)
    load_b, count_b, length_b = _tail(w, head)
    capacity = w.kind_f[kind, CAPACITY]
    if w.sums[a, LOAD] - load_a + load_b > capacity or w.sums[b, LOAD] - load_b + load_a > capacity:
        return 0.0
    last_a = w.node[w.n + a, BEFORE]
    last_b = w.node[w.n + b, BEFORE]
    was_b = w.path[b, COUNT]
    length_b -= w.spot[head, LEG]
    length_a -= w.spot[visit, LEG]
    w.sums[a, LENGTH] += leg_a + length_b - length_a - w.spot[visit, LEG]
    w.sums[b, LENGTH] += leg_b + length_a - length_b - w.spot[head, LEG]
    w.sums[a, LOAD] += load_b - load_a
    w.sums[b, LOAD] += load_a - load_b
    w.path[a, COUNT] += count_b - count_a
    w.path[b, COUNT] += count_a - count_b
    w.spot[visit, LEG] = leg_a
    w.spot[head, LEG] = leg_b
    _attach(w, visit, near, last_b, a)
    _attach(w, head, cut, last_a, b)
    _settle_count(w, b, was_b)
    soil(w, a)
    soil(w, b)
    return float(delta)


@inner
def _reverse(w: Work, first: int, last: int) -> None:
    """Turn the visits from `first` to `last` round; legs are symmetric."""
    head = w.node[first, BEFORE]
    foot = w.node[last, AFTER]
    behind = foot
    node = first
    leg = w.spot[first, LEG]
    while node != last:
        ahead = w.node[node, AFTER]
        w.node[node, AFTER] = behind
        w.node[node, BEFORE] = ahead
        leg, w.spot[ahead, LEG] = w.spot[ahead, LEG], leg
        behind = node
        node = ahead
    w.node[last, AFTER] = behind
    w.node[last, BEFORE] = head
    w.node[head, AFTER] = last
    w.node[foot, BEFORE] = first


@inner
def reverse_between(w: Work, visit: int, near: int, limit: float) -> float:
    """2-opt in one route: `visit` is followed by `near` after the visits between turn round."""
    route = w.node[visit, ROUTE]
    profile = w.kind_i[w.path[route, KIND], PROFILE]
    rate = w.kind_f[w.path[route, KIND], RATE]
    first = w.node[visit, AFTER]
    foot = w.node[near, AFTER]
    if first == near or foot == visit:
        return 0.0
    leg_in = metres(w, profile, visit, near)
    gain = leg_in - w.spot[visit, LEG] - w.spot[near, LEG]
    if gain * rate >= limit:
        return 0.0
    leg_out = metres(w, profile, first, foot)
    delta = (gain + leg_out) * rate
    if delta >= limit:
        return 0.0
    node = first
    while node < w.n and node != near:
        node = w.node[node, AFTER]
    if node != near:
        return 0.0
    w.sums[route, LENGTH] += gain + leg_out
    _reverse(w, first, near)
    w.spot[visit, LEG] = leg_in
    w.spot[first, LEG] = leg_out
    soil(w, route)
    return float(delta)


@inner
def try_tails(w: Work, heat: float) -> float:
    """One move drawn at random, taken if it passes the annealing test; the change in cost."""
    visit = below(w.stream, w.n)
    a = w.node[visit, ROUTE]
    near = w.near[visit, below(w.stream, min(12, w.near.shape[1]))]
    if a < 0 or near < 0 or w.node[near, ROUTE] < 0:
        return 0.0
    limit = -heat * np.log(1.0 - below(w.stream, 1 << 30) / (1 << 30))
    if w.node[near, ROUTE] != a:
        return exchange_tails(w, visit, near, limit)
    if w.symmetric:
        return reverse_between(w, visit, near, limit)
    return 0.0
