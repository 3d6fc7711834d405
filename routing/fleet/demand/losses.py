"""Roads lost on a day, drawn: known ones in danger, or ground near a village."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from routing.fleet.demand.calendar import DateDemand
from routing.fleet.demand.schema import LostRoads
from routing.scenario.model import Village
from routing.scenario.schema import Closure

METRES_A_DEGREE: Final = 111_320.0
_CORNERS: Final = 16
_FURTHEST: Final = 1.5
"""Of the radius: how far the middle of lost ground lies from the village it is near, at most."""


def chances(days: Sequence[DateDemand], lost: LostRoads) -> tuple[float, ...]:
    """How likely some road is lost on each date; on average as the model says, where it can be."""
    raw = [lost.times_in_months if day.date.month in lost.months else 1.0 for day in days]
    mean = sum(raw) / max(1, len(raw))
    scale = lost.days_share / mean if mean > 0 else 0.0
    return tuple(min(1.0, scale * one) for one in raw)


def draw_losses(
    rng: np.random.Generator, villages: Sequence[Village], lost: LostRoads, chance: float
) -> tuple[Closure, ...]:
    """What is lost on one day; nothing on most."""
    if rng.random() >= chance:
        return ()
    places = int(rng.integers(1, lost.most_places, endpoint=True))
    if lost.links:
        named = rng.choice(len(lost.links), size=min(places, len(lost.links)), replace=False)
        return (Closure(links=tuple(lost.links[link] for link in sorted(named.tolist()))),)
    near = rng.choice(len(villages), size=min(places, len(villages)), replace=False)
    return tuple(_ground(rng, villages[place], lost) for place in sorted(near.tolist()))


def _ground(rng: np.random.Generator, village: Village, lost: LostRoads) -> Closure:
    """A disc, its middle somewhat off the village: whether the village is lost is chance."""
    spread = math.log(lost.most_radius_m / lost.least_radius_m)
    radius_m = lost.least_radius_m * math.exp(spread * rng.random())
    away_m, angle = radius_m * _FURTHEST * rng.random(), math.tau * rng.random()
    lon_m = METRES_A_DEGREE * max(0.01, math.cos(math.radians(village.lat)))
    middle = (
        village.lon + away_m * math.cos(angle) / lon_m,
        village.lat + away_m * math.sin(angle) / METRES_A_DEGREE,
    )
    turns = [math.tau * corner / _CORNERS for corner in range(_CORNERS)]
    corners = tuple(
        (
            _within(middle[0] + radius_m * math.cos(turn) / lon_m, 180.0),
            _within(middle[1] + radius_m * math.sin(turn) / METRES_A_DEGREE, 90.0),
        )
        for turn in turns
    )
    return Closure(reason=village.name, area=corners)


def _within(degrees: float, most: float) -> float:
    return round(min(most, max(-most, degrees)), 6)
