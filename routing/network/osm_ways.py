"""What the tags of an OpenStreetMap way say about a road."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from routing.network.classes import CLASS_OF_HIGHWAY, SURFACE_OF_VALUE, USUAL_SURFACE
from routing.network.model import ROAD_CLASSES, SURFACES
from routing.network.osm_access import Tags, barred_modes
from routing.network.osm_seasons import Season, seasons_of
from routing.network.osm_values import duration_s, grade, speed_kph, weight_t, width_m
from routing.network.profiles import ALL_MODES
from routing.network.slopes import slope_index
from routing.words import say

FERRY: Final = ROAD_CLASSES.index("ferry")
_TRACK: Final = ROAD_CLASSES.index("track")
_NOT_HIGHWAYS: Final = frozenset(("ferry", "estimated"))
_ROUNDABOUTS: Final = frozenset(("roundabout", "circular"))
_ONWARD: Final = frozenset(("yes", "true", "1"))
_BACKWARD: Final = frozenset(("-1", "reverse"))
_TRACK_SURFACE: Final = {"grade1": "paved", "grade2": "gravel", "grade3": "gravel"}


@dataclass(frozen=True, slots=True)
class RoadTags:
    """A road as its tags describe it; ``duration_s`` is the whole way's, 0 if not said."""

    road_class: int
    surface: int
    forward: bool
    backward: bool
    max_speed_kph: float
    max_weight_t: float
    max_width_m: float
    access: int
    duration_s: float = 0.0
    seasons: tuple[Season, ...] = ()
    slope: int = 0


def _class_of(tags: Tags) -> int | None:
    highway = tags.get("highway")
    if highway is None:
        return FERRY if tags.get("route") == "ferry" else None
    return None if highway in _NOT_HIGHWAYS else CLASS_OF_HIGHWAY.get(highway)


def _surface_of(tags: Tags, road_class: int, dropped: Counter[str]) -> int:
    value = tags.get("surface", "").split(";")[0].strip()
    if value in SURFACE_OF_VALUE:
        return SURFACE_OF_VALUE[value]
    if value:
        dropped[say("Surfaces with an unknown name, taken as usual for the class")] += 1
    if road_class == _TRACK and "tracktype" in tags:
        return SURFACES.index(_TRACK_SURFACE.get(tags["tracktype"], "dirt"))
    return USUAL_SURFACE[road_class]


def _directions(tags: Tags) -> tuple[bool, bool]:
    """Forward and backward; neither where the direction changes with the hour."""
    value = tags.get("oneway", "")
    if value in _ONWARD:
        return True, False
    if value in _BACKWARD:
        return False, True
    if value == "reversible":
        return False, False
    implied = tags.get("junction") in _ROUNDABOUTS or tags.get("highway") == "motorway"
    return True, value in {"no", "false", "0", "alternating"} or not implied


def tightest(
    tags: Tags, keys: Iterable[str], read: Callable[[str], float | None], dropped: Counter[str]
) -> float:
    """The lowest limit under any of `keys`; infinity if there is none. Counts what is unclear."""
    lowest = math.inf
    for key in keys:
        if key in tags:
            value = read(tags[key])
            if value is None:
                dropped[say("Values of {key} that are no number, not applied", key=key)] += 1
            else:
                lowest = min(lowest, value)
    return lowest


def _slope(tags: Tags, dropped: Counter[str]) -> int:
    """Index of the slope that ``incline`` tells of; level where there is none."""
    text = tags.get("incline", "0")
    steepness = grade(text)
    if steepness is None:
        dropped[say("Values of {key} that are no number, not applied", key="incline")] += 1
        return 0
    return slope_index(steepness)


def _seasons(tags: Tags, dropped: Counter[str]) -> tuple[Season, ...]:
    """Seasons in which the road is closed; counts conditions that say more than that."""
    seasons, more = seasons_of(tags)
    if more:
        dropped[say("Ways with conditions other than a closed season, not applied")] += 1
    return seasons


def road_of(tags: Tags, dropped: Counter[str]) -> RoadTags | None:
    """The road that `tags` describe; None, and a count in `dropped`, where it is not for us."""
    road_class = _class_of(tags)
    if road_class is None:
        return None
    if tags.get("area") == "yes":
        dropped[say("Squares and other areas")] += 1
        return None
    access = barred_modes(tags)
    if access == ALL_MODES:
        dropped[say("Ways closed to all motor vehicles, footpaths included")] += 1
        return None
    forward, backward = _directions(tags)
    if not (forward or backward):
        dropped[say("Ways whose direction changes with the hour")] += 1
        return None
    speeds = ("maxspeed", "maxspeed:forward", "maxspeed:backward")
    weights = ("maxweight", "maxweightrating")
    return RoadTags(
        road_class=road_class,
        surface=_surface_of(tags, road_class, dropped),
        forward=forward,
        backward=backward,
        max_speed_kph=tightest(tags, speeds, speed_kph, dropped),
        max_weight_t=tightest(tags, weights, weight_t, dropped),
        max_width_m=tightest(tags, ("maxwidth", "maxwidth:physical"), width_m, dropped),
        access=access,
        duration_s=duration_s(tags.get("duration", "")) or 0.0,
        seasons=_seasons(tags, dropped),
        slope=_slope(tags, dropped),
    )
