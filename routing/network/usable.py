"""Which links a profile may drive, and how fast."""

from __future__ import annotations

import numpy as np

from routing.network.model import (
    ROAD_CLASSES,
    SLOPES,
    SURFACES,
    BoolArray,
    FloatArray,
    RoadNetwork,
    RoadProfile,
)
from routing.network.profiles import MODES


def link_speeds_kph(network: RoadNetwork, profile: RoadProfile) -> FloatArray:
    """(E,) speed of `profile` on each link, 0 where its class gives none.

    The class speed times the factors of surface and slope, or the posted limit where that is lower.
    """
    by_class = np.array([profile.speeds_kph.get(name, 0.0) for name in ROAD_CLASSES])
    by_surface = np.array([profile.surface_factors.get(name, 1.0) for name in SURFACES])
    kept = by_class[network.road_class] * by_surface[network.surface]
    if network.slope is not None:
        kept *= np.array([profile.slope_factors.get(name, 1.0) for name in SLOPES])[network.slope]
    speed: FloatArray = np.minimum(kept, network.max_speed_kph)
    return speed


def allowed_links(network: RoadNetwork, profile: RoadProfile) -> BoolArray:
    """(E,) may `profile` use the link at all: class, access, weight, width, some direction."""
    barred = (network.access & MODES[profile.mode]) != 0
    allowed: BoolArray = (
        (link_speeds_kph(network, profile) > 0)
        & ~barred
        & (network.max_weight_t >= profile.gross_weight_t)
        & (network.max_width_m >= profile.width_m)
        & (network.forward | network.backward)
    )
    return allowed


def off_road_speed_kph(profile: RoadProfile) -> float:
    """Speed between a road and a place off it: that of a service lane.

    Where the profile has no speed for service roads, its slowest class speed.
    """
    return profile.speeds_kph.get("service", min(profile.speeds_kph.values(), default=1.0))
