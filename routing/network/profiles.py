"""Kinds of vehicle on the road: access modes, and built-in speeds by class and surface.

Class speeds are what a loaded vehicle keeps up on an open rural road of that class, bends and
junctions included; a posted limit below them wins. ``estimated`` is the speed on an estimated
main road; an estimated lane counts as gravel (see :mod:`routing.network.estimate`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from routing.errors import Finding
from routing.network.model import ROAD_CLASSES, SLOPES, SURFACES, RoadProfile
from routing.words import say

MODES: Final[Mapping[str, int]] = MappingProxyType(
    {"van": 1, "truck": 2, "three_wheeler": 4, "motorcycle": 8}
)
"""Bit of each mode in ``RoadNetwork.access``."""

ALL_MODES: Final = sum(MODES.values())
"""Bit set of a link that no mode may enter."""

_LIGHT: Final = {"level": 1.0, "moderate": 0.95, "steep": 0.85, "very_steep": 0.7}
_LADEN: Final = {"level": 1.0, "moderate": 0.85, "steep": 0.65, "very_steep": 0.5}
_ROUGH: Final = {"paved": 1.0, "gravel": 0.75, "dirt": 0.55}


def _profile(name: str, mode: str, size: tuple[float, float], speeds: str) -> RoadProfile:
    """A profile from its weight and width and a line of ``class=speed`` items."""
    pairs = (item.split("=") for item in speeds.split())
    return RoadProfile(
        name=name,
        mode=mode,
        speeds_kph=MappingProxyType({road: float(speed) for road, speed in pairs}),
        surface_factors=MappingProxyType(_ROUGH),
        gross_weight_t=size[0],
        width_m=size[1],
        slope_factors=MappingProxyType(_LIGHT if mode in ("van", "motorcycle") else _LADEN),
    )


BUILTIN_PROFILES: Final[Mapping[str, RoadProfile]] = MappingProxyType(
    {
        profile.name: profile
        for profile in (
            _profile(
                "van",
                "van",
                (3.5, 2.0),
                "motorway=90 trunk=65 primary=55 secondary=48 tertiary=40 unclassified=32 "
                "residential=25 service=15 track=15 ferry=10 estimated=40",
            ),
            _profile(
                "light_truck",
                "truck",
                (4.5, 2.2),
                "motorway=80 trunk=60 primary=50 secondary=42 tertiary=35 unclassified=28 "
                "residential=20 service=12 track=10 ferry=10 estimated=34",
            ),
            _profile(
                "three_wheeler",
                "three_wheeler",
                (1.2, 1.4),
                "trunk=35 primary=35 secondary=35 tertiary=30 unclassified=26 "
                "residential=20 service=15 track=14 ferry=10 estimated=28",
            ),
            _profile(
                "motorcycle",
                "motorcycle",
                (0.4, 0.9),
                "trunk=60 primary=50 secondary=45 tertiary=40 unclassified=34 "
                "residential=25 service=18 track=20 path=10 ferry=10 estimated=38",
            ),
        )
    }
)
"""Profiles by name. A class that is not listed may not be used."""


def _bad_numbers(profile: RoadProfile) -> Iterator[str]:
    figures = {f"speeds_kph.{name}": value for name, value in profile.speeds_kph.items()}
    figures |= {f"surface_factors.{name}": value for name, value in profile.surface_factors.items()}
    figures |= {f"slope_factors.{name}": value for name, value in profile.slope_factors.items()}
    figures |= {"gross_weight_t": profile.gross_weight_t, "width_m": profile.width_m}
    for name, value in figures.items():
        if not (math.isfinite(value) and value > 0):
            yield say("{name} is {value}, not a number above zero.", name=name, value=value)


def _unknown_names(profile: RoadProfile) -> Iterator[str]:
    if profile.mode not in MODES:
        yield say(
            "mode {mode} is not one of {names}.",
            mode=f"{profile.mode!r:.60}",
            names=", ".join(MODES),
        )
    for name in sorted(set(profile.speeds_kph) - set(ROAD_CLASSES)):
        yield say("{name} is not a road class.", name=f"{name!r:.60}")
    for name in sorted(set(profile.surface_factors) - set(SURFACES)):
        yield say("{name} is not a surface.", name=f"{name!r:.60}")
    for name in sorted(set(profile.slope_factors) - set(SLOPES)):
        yield say("{name} is not a slope.", name=f"{name!r:.60}")


def check_profiles(profiles: Sequence[RoadProfile]) -> list[Finding]:
    """Findings on profiles that make no sense: names unknown or used twice, bad numbers."""
    findings = []
    names = [profile.name for profile in profiles]
    for profile in profiles:
        problems = [*_unknown_names(profile), *_bad_numbers(profile)]
        if names.count(profile.name) > 1:
            problems.append(say("its name is used twice."))
        findings += [
            Finding(
                "network.bad-profile",
                say("Profile {name}: {problem}", name=f"{profile.name!r:.60}", problem=problem),
            )
            for problem in problems
        ]
    return findings
