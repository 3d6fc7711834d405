"""What vehicles and depots permit and cost, packed into few arrays for compiled calls."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np

from routing.engines.ruin_recreate.compiled import inner_allocating
from routing.engines.ruin_recreate.instance import Instance

# Columns of Rules.limits.
PROFILE: Final = 0
BASE: Final = 1
SHIFT_OPENS: Final = 2
SHIFT_CLOSES: Final = 3
LONGEST_DUTY: Final = 4
REGULAR: Final = 5
REST_AFTER: Final = 6
REST: Final = 7
LOAD_S: Final = 8
TRIPS: Final = 9
RANGE: Final = 10
LIMIT_COLUMNS: Final = 11

# Columns of Rules.rates.
FIXED: Final = 0
METRE: Final = 1
SECOND: Final = 2
OVERTIME: Final = 3
RATE_COLUMNS: Final = 4

# Columns of Rules.depots.
AT: Final = 0
DEPOT_OPENS: Final = 1
DEPOT_CLOSES: Final = 2
DEPOT_COLUMNS: Final = 3


class Rules(NamedTuple):
    """C kinds of vehicles, D depots; the columns are named above.

    Attributes
    ----------
    planar, scale, offset, x, y, distance, duration, capacity, may_visit, may_load
        As in the instance.
    limits
        (C, 11) int64.
    rates
        (C, 4) float64: cost of a vehicle, a metre, a second of duty and one of overtime.
    depots
        (D, 3) int64.
    restricted
        Whether some kind of vehicle may not make some visit, or some depot not trade its goods.
    """

    planar: Any
    scale: Any
    offset: Any
    x: Any
    y: Any
    distance: Any
    duration: Any
    capacity: Any
    may_visit: Any
    may_load: Any
    limits: Any
    rates: Any
    depots: Any
    restricted: Any


@inner_allocating
def rules_of(instance: Instance) -> Rules:
    """Pack the rules of a problem."""
    limits = np.empty((instance.rate.size, LIMIT_COLUMNS), np.int64)
    rates = np.empty((instance.rate.size, RATE_COLUMNS), np.float64)
    depots = np.empty((instance.depot_place.size, DEPOT_COLUMNS), np.int64)
    limits[:, PROFILE] = instance.profile
    limits[:, BASE] = instance.base
    limits[:, SHIFT_OPENS] = instance.shift_opens
    limits[:, SHIFT_CLOSES] = instance.shift_closes
    limits[:, LONGEST_DUTY] = instance.longest_duty
    limits[:, REGULAR] = instance.regular
    limits[:, REST_AFTER] = instance.rest_after
    limits[:, REST] = instance.rest
    limits[:, LOAD_S] = instance.load_s
    limits[:, TRIPS] = instance.trips
    limits[:, RANGE] = instance.range_m
    rates[:, FIXED] = instance.fixed
    rates[:, METRE] = instance.rate
    rates[:, SECOND] = instance.second_rate
    rates[:, OVERTIME] = instance.overtime_rate
    depots[:, AT] = instance.depot_place
    depots[:, DEPOT_OPENS] = instance.depot_opens
    depots[:, DEPOT_CLOSES] = instance.depot_closes
    return Rules(
        instance.planar,
        instance.scale,
        instance.offset,
        instance.x,
        instance.y,
        instance.distance,
        instance.duration,
        instance.capacity,
        instance.may_visit,
        instance.may_load,
        limits,
        rates,
        depots,
        not (instance.may_visit.all() and instance.may_load.all()),
    )
