"""Doors: with which idle vehicles a visit could open a route, and what it alone would cost."""

from __future__ import annotations

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
    Rules,
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


@outlined
def _hop(
    data: Rules, kind: Any, state: Any, place: Any, opens: Any, closes: Any, stay: Any
) -> bool:
    """Append a halt to the segment in `state`: place, driven, metres, span, early, late."""
    profile = data.limits[kind, PROFILE]
    leg_m = metres(data, profile, state[0], place)
    drive = seconds(data, profile, state[0], place)
    if leg_m >= UNREACHABLE or drive >= UNREACHABLE:
        return False
    rests = rests_after(data, kind, state[1] + drive) - rests_after(data, kind, state[1])
    shift = state[3] + drive + rests * data.limits[kind, REST]
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
def _at_depot(data: Rules, kind: Any, state: Any, depot: Any, release: Any) -> bool:
    opens = max(data.depots[depot, DEPOT_OPENS], release)
    place = data.depots[depot, AT]
    return _hop(
        data, kind, state, place, opens, data.depots[depot, DEPOT_CLOSES], data.limits[kind, LOAD_S]
    )


@outlined
def _alone(
    instance: Instance, data: Rules, visit: Any, kind: Any, load: Any, unload: Any, state: Any
) -> float:
    """Cost of a day that serves `visit` alone; infinite where it is not permitted."""
    base = data.limits[kind, BASE]
    opens = max(data.depots[base, DEPOT_OPENS], data.limits[kind, SHIFT_OPENS])
    closes = min(data.depots[base, DEPOT_CLOSES], data.limits[kind, SHIFT_CLOSES])
    state[0] = data.depots[base, AT]
    state[1] = 0
    state[2] = 0
    state[3] = 0
    state[4] = opens
    state[5] = closes
    if opens > closes or not _at_depot(data, kind, state, load, instance.release[visit]):
        return np.inf
    here = instance.setup[visit] + instance.service[visit]
    place = instance.place[visit]
    if not _hop(data, kind, state, place, instance.opens[visit], instance.closes[visit], here):
        return np.inf
    if unload != AT_BASE and not _at_depot(
        data, kind, state, unload, data.depots[unload, DEPOT_OPENS]
    ):
        return np.inf
    if not _hop(data, kind, state, data.depots[base, AT], opens, closes, 0):
        return np.inf
    if state[3] > data.limits[kind, LONGEST_DUTY] or state[2] > data.limits[kind, RANGE]:
        return np.inf
    return cost_of(data, kind, state[2], state[3])


@outlined
def _may_carry(instance: Instance, data: Rules, visit: Any, kind: Any) -> bool:
    if not data.may_visit[instance.access[visit], kind] or data.limits[kind, TRIPS] < 1:
        return False
    for r in range(data.capacity.shape[1]):
        if max(instance.deliver[visit, r], instance.collect[visit, r]) > data.capacity[kind, r]:
            return False
    return True


@outlined
def _way_over(instance: Instance, data: Rules, kind: Any, visit: Any, depot: Any) -> int:
    """Metres from the base over a depot to a visit."""
    profile = data.limits[kind, PROFILE]
    over = data.depots[depot, AT]
    base = data.depots[data.limits[kind, BASE], AT]
    return metres(data, profile, base, over) + metres(data, profile, over, instance.place[visit])


@outlined
def _nearest_source(
    instance: Instance, data: Rules, kind: Any, visit: Any, needed: bool, worse_than: Any
) -> int:
    """The allowed depot with the least way over it, beyond `worse_than` (way, depot)."""
    best = -1
    best_way = np.int64(0)
    for depot in range(data.depots.shape[0]):
        if needed and not data.may_load[instance.source[visit], depot]:
            continue
        way = _way_over(instance, data, kind, visit, depot)
        if way < worse_than[0] or (way == worse_than[0] and depot <= worse_than[1]):
            continue
        if best < 0 or way < best_way:
            best = depot
            best_way = way
    if best >= 0:
        worse_than[0] = best_way
        worse_than[1] = best
    return best


@outlined
def _keep(found: Doors, visit: Any, kind: Any, load: Any, unload: Any, cost: float) -> None:
    """Insert one door in the order of cost."""
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
        found.kind[visit, at] = kind
        found.load[visit, at] = load
        found.unload[visit, at] = unload
        found.cost[visit, at] = cost


@outlined
def _unload_anywhere(
    instance: Instance, data: Rules, visit: Any, kind: Any, load: Any, found: Doors, state: Any
) -> None:
    """Keep what the visit alone costs from one depot: to the base, or over each place to unload."""
    base = data.limits[kind, BASE]
    allowed = data.may_load[instance.source[visit]]
    if not instance.collects[visit] or allowed[base]:
        cost = _alone(instance, data, visit, kind, load, AT_BASE, state)
        if cost < np.inf:
            _keep(found, visit, kind, load, AT_BASE, cost)
        return
    for unload in range(data.depots.shape[0]):
        if allowed[unload]:
            cost = _alone(instance, data, visit, kind, load, unload, state)
            if cost < np.inf:
                _keep(found, visit, kind, load, unload, cost)


def _make(sources: int) -> Any:
    def find_doors(instance: Instance, found: Doors) -> None:
        """Fill the tables of doors."""
        if sources == 0:
            return
        data = rules_of(instance)
        state = np.zeros(6, np.int64)
        passed = np.zeros(2, np.int64)
        for visit in range(instance.place.size):
            for kind in range(data.rates.shape[0]):
                if not _may_carry(instance, data, visit, kind):
                    continue
                passed[0] = -1
                for _ in range(NEAR_DEPOTS):
                    needed = instance.delivers[visit]
                    load = _nearest_source(instance, data, kind, visit, needed, passed)
                    if load < 0:
                        break
                    _unload_anywhere(instance, data, visit, kind, load, found, state)

    return entry(find_doors)


find_doors = _make(STAMP)
