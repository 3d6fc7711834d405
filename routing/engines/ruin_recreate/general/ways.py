"""Metres and seconds between nodes."""

from __future__ import annotations

import numpy as np

from routing.engines.ruin_recreate.compiled import inner
from routing.engines.ruin_recreate.general.rules import (
    FIXED,
    METRE,
    OVERTIME,
    REGULAR,
    REST_AFTER,
    SECOND,
    Rules,
)


@inner
def metres(data: Rules, profile: int, a: int, b: int) -> int:
    """The distance from location `a` to location `b`."""
    if data.planar:
        dx = data.x[a] - data.x[b]
        dy = data.y[a] - data.y[b]
        return int(np.floor(data.scale * np.sqrt(dx * dx + dy * dy) + data.offset))
    return int(data.distance[profile, a, b])


@inner
def seconds(data: Rules, profile: int, a: int, b: int) -> int:
    """The driving time from location `a` to location `b`."""
    if data.planar:
        return metres(data, profile, a, b)
    return int(data.duration[profile, a, b])


@inner
def rests_after(data: Rules, kind: int, driven: int) -> int:
    """How many rests have been taken after so much driving."""
    if driven <= data.limits[kind, REST_AFTER]:
        return 0
    return int((driven - 1) // data.limits[kind, REST_AFTER])


@inner
def cost_of(data: Rules, kind: int, distance: int, duty: int) -> float:
    """What a used vehicle's day costs."""
    overtime = max(0, duty - data.limits[kind, REGULAR])
    hours = duty * data.rates[kind, SECOND] + overtime * data.rates[kind, OVERTIME]
    return float(data.rates[kind, FIXED] + distance * data.rates[kind, METRE] + hours)
