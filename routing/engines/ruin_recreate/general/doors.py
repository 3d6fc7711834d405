"""Doors: with which idle vehicles a visit could open a route, and what it alone would cost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import numpy as np

from routing.engines.ruin_recreate.compiled import STAMP, entry, outlined
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
    SHIFT_CLOSES,
    SHIFT_OPENS,
    TRIPS,
    rules_of,
)
from routing.engines.ruin_recreate.general.ways import cost_of, metres, rests_after, seconds
from routing.engines.ruin_recreate.instance import Instance
from routing.problem.model import UNREACHABLE

MOST_DOORS: Final = 24
"""Kept for each visit, the cheapest."""

NEAR_DEPOTS: Final = 6
"""Depots thought of for loading with each kind of vehicle, by the way over them."""

AT_BASE: Final = -1


class Doors(NamedTuple):
    """(V, O) kind, depot to load at, depot to unload at (-1: the base), and cost of each door."""

    kind: Any
    load: Any
    unload: Any
    cost: Any


class Desk(NamedTuple):
    """What the functions of this module share: the problem, room for figures, and the answer.

    ``state`` (6,): place, driving, metres, span, earliest and latest begin of a segment.
    ``passed`` (2,): way and depot beyond which the next nearest depot is looked for.
    """

    instance: Any
    data: Any
    state: Any
    passed: Any
    found: Any


Window = tuple[int, int]


@outlined
def _hop(desk: Desk, kind: int, place: int, window: Window, stay: int) -> bool:
    """Append a halt to the segment in the desk's state; whether it is in time."""
    data = desk.data
    state = desk.state
    profile = data.limits[kind, PROFILE]
    leg_m = metres(data, profile, state[0], place)
    drive = seconds(data, profile, state[0], place)
    if leg_m >= UNREACHABLE or drive >= UNREACHABLE:
        return False
    rests = rests_after(data, kind, state[1] + drive) - rests_after(data, kind, state[1])
    shift = state[3] + drive + rests * data.limits[kind, REST]
    opens, closes = window
    if state[4] + shift > closes or opens > closes:
        return False
    wait = max(0, opens - shift - state[5])
    state[0] = place
    state[1] += drive
    state[2] += leg_m
    state[3] = shift + wait + stay
    state[4] = max(opens - shift, state[4]) - wait
    state[5] = min(closes - shift, state[5])
    return True


@outlined
def _at_depot(desk: Desk, kind: int, depot: int, release: int) -> bool:
    """Append a halt at a depot."""
    depots = desk.data.depots
    window = (max(depots[depot, DEPOT_OPENS], release), depots[depot, DEPOT_CLOSES])
    return _hop(desk, kind, depots[depot, AT], window, desk.data.limits[kind, LOAD_S])


@outlined
def _at_visit(desk: Desk, kind: int, visit: int) -> bool:
    """Append a visit to the segment."""
    instance = desk.instance
    stay = instance.setup[visit] + instance.service[visit]
    window = (instance.opens[visit], instance.closes[visit])
    return _hop(desk, kind, instance.place[visit], window, stay)


@outlined
def _alone(desk: Desk, visit: int, kind: int, load: int, unload: int) -> float:
    """Cost of a day that serves `visit` alone; infinite where it is not permitted."""
    data = desk.data
    state = desk.state
    base = data.limits[kind, BASE]
    opens = max(data.depots[base, DEPOT_OPENS], data.limits[kind, SHIFT_OPENS])
    closes = min(data.depots[base, DEPOT_CLOSES], data.limits[kind, SHIFT_CLOSES])
    state[:] = 0
    state[0] = data.depots[base, AT]
    state[4] = opens
    state[5] = closes
    if opens > closes or not _at_depot(desk, kind, load, desk.instance.release[visit]):
        return np.inf
    if not _at_visit(desk, kind, visit):
        return np.inf
    if unload != AT_BASE and not _at_depot(desk, kind, unload, 0):
        return np.inf
    if not _hop(desk, kind, data.depots[base, AT], (opens, closes), 0):
        return np.inf
    if state[3] > data.limits[kind, LONGEST_DUTY] or state[2] > data.limits[kind, RANGE]:
        return np.inf
    return cost_of(data, kind, state[2], state[3])


@outlined
def _may_carry(desk: Desk, visit: int, kind: int) -> bool:
    """Whether a kind of vehicle may make the visit and holds its goods."""
    instance = desk.instance
    data = desk.data
    if not data.may_visit[instance.access[visit], kind] or data.limits[kind, TRIPS] < 1:
        return False
    for r in range(data.capacity.shape[1]):
        if max(instance.deliver[visit, r], instance.collect[visit, r]) > data.capacity[kind, r]:
            return False
    return True


@outlined
def _way_over(desk: Desk, kind: int, visit: int, depot: int) -> int:
    """Metres from the base over a depot to a visit."""
    data = desk.data
    profile = data.limits[kind, PROFILE]
    over = data.depots[depot, AT]
    base = data.depots[data.limits[kind, BASE], AT]
    way = metres(data, profile, base, over)
    return way + metres(data, profile, over, desk.instance.place[visit])


@outlined
def _next_source(desk: Desk, kind: int, visit: int) -> int:
    """The allowed depot with the least way over it, beyond those already passed; -1 for none."""
    instance = desk.instance
    passed = desk.passed
    best = -1
    best_way = 0
    for depot in range(desk.data.depots.shape[0]):
        if instance.delivers[visit] and not desk.data.may_load[instance.source[visit], depot]:
            continue
        way = _way_over(desk, kind, visit, depot)
        if way < passed[0] or (way == passed[0] and depot <= passed[1]):
            continue
        if best < 0 or way < best_way:
            best = depot
            best_way = way
    if best >= 0:
        passed[0] = best_way
        passed[1] = best
    return best


@outlined
def _keep(found: Doors, visit: int, door: tuple[int, int, int], cost: float) -> None:
    """Insert a door (kind, load, unload) in the order of cost."""
    most = found.kind.shape[1]
    at = most
    while at > 0 and cost < found.cost[visit, at - 1]:
        at -= 1
        if at + 1 < most:
            found.kind[visit, at + 1] = found.kind[visit, at]
            found.load[visit, at + 1] = found.load[visit, at]
            found.unload[visit, at + 1] = found.unload[visit, at]
            found.cost[visit, at + 1] = found.cost[visit, at]
    if at < most:
        found.kind[visit, at] = door[0]
        found.load[visit, at] = door[1]
        found.unload[visit, at] = door[2]
        found.cost[visit, at] = cost


@outlined
def _unload_anywhere(desk: Desk, visit: int, kind: int, load: int) -> None:
    """Keep what the visit alone costs from one depot: to the base, or over each place to unload."""
    base = desk.data.limits[kind, BASE]
    allowed = desk.data.may_load[desk.instance.source[visit]]
    if not desk.instance.collects[visit] or allowed[base]:
        cost = _alone(desk, visit, kind, load, AT_BASE)
        if cost < np.inf:
            _keep(desk.found, visit, (kind, load, AT_BASE), cost)
        return
    for unload in range(desk.data.depots.shape[0]):
        if allowed[unload]:
            cost = _alone(desk, visit, kind, load, unload)
            if cost < np.inf:
                _keep(desk.found, visit, (kind, load, unload), cost)


@outlined
def _doors_of(desk: Desk, visit: int) -> None:
    """Keep the doors of one visit."""
    for kind in range(desk.data.rates.shape[0]):
        if not _may_carry(desk, visit, kind):
            continue
        desk.passed[0] = -1
        for _ in range(NEAR_DEPOTS):
            load = _next_source(desk, kind, visit)
            if load < 0:
                break
            _unload_anywhere(desk, visit, kind, load)


def _make(sources: int) -> Callable[[Instance, Doors], None]:
    def find_doors(instance: Instance, found: Doors) -> None:
        """Fill the tables of doors."""
        state = np.zeros(6, np.int64)
        passed = np.zeros(2, np.int64)
        desk = Desk(instance, rules_of(instance), state, passed, found)
        # The stamp of the sources is never zero; naming it here makes it a part of the cache's key.
        visits = instance.place.size if sources != 0 else 0
        for visit in range(visits):
            _doors_of(desk, visit)

    return entry(find_doors)


find_doors = _make(STAMP)
