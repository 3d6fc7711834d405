"""Draw isochrones: how far vehicles get from outlets, and which villages are within reach."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import numpy as np
import shapely

from routing.errors import Finding, InputError
from routing.network.model import UNREACHABLE
from routing.network.survey.reach import area_of, reached_pieces
from routing.outputs.atomic import write_together
from routing.outputs.report.source import Band
from routing.outputs.survey import area_feature, collection, outlines
from routing.outputs.text import plain
from routing.problem.roads import Roads, open_roads
from routing.scenario.load import load_scenario
from routing.scenario.model import Scenario
from routing.words import say

USUAL_MINUTES: Final = (15.0, 30.0, 45.0, 60.0)
MOST_BANDS: Final = 12
LONGEST_MINUTES: Final = 24 * 60.0


@dataclass(frozen=True, slots=True)
class Isochrone:
    """What is within some minutes of an outlet.

    Attributes
    ----------
    area
        In degrees.
    villages
        Ids of villages reached in time, by the road and not by the drawing.
    population
        People in them, where known.
    """

    outlet: str
    minutes: float
    area: shapely.Geometry
    villages: tuple[str, ...]
    population: int


@dataclass(frozen=True, slots=True)
class Isochrones:
    """Isochrones of outlets, and the minutes to every village (None: no way)."""

    scenario: Scenario
    profile: str
    bands: tuple[Isochrone, ...]
    minutes_to: dict[str, dict[str, float | None]]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class IsochroneRequest:
    """From which outlets (all when empty), how many minutes, and for which profile."""

    outlets: tuple[str, ...] = ()
    minutes: tuple[float, ...] = USUAL_MINUTES
    profile: str | None = None


def draw_isochrones(folder: Path, date: dt.date, request: IsochroneRequest) -> Isochrones:
    """Isochrones of a scenario's roads on a date.

    Raises
    ------
    InputError
        If the scenario or its roads cannot be read, or the request names what it does not have.
    """
    scenario = load_scenario(folder)
    roads = open_roads(scenario, date)
    profile, outlets = _checked(scenario, roads, request)
    bands: list[Isochrone] = []
    minutes_to: dict[str, dict[str, float | None]] = {}
    for outlet in outlets:
        minutes_to[outlet] = _minutes(scenario, roads, profile, outlet)
        bands += _bands(scenario, roads, profile, outlet, request.minutes, minutes_to[outlet])
    return Isochrones(scenario, profile, tuple(bands), minutes_to, roads.view.findings)


def bands_for_report(
    scenario: Scenario, roads: Roads, minutes: Sequence[float]
) -> tuple[Band, ...]:
    """Isochrones of all outlets as a report shows them, for the first profile of the fleet.

    Raises
    ------
    InputError
        If the minutes make no sense.
    """
    profile, outlets = _checked(scenario, roads, IsochroneRequest(minutes=tuple(minutes)))
    limits = sorted(set(minutes))
    bands = []
    for outlet in outlets:
        seconds = [60 * limit for limit in limits]
        reached = reached_pieces(roads.view, profile, roads.index[outlet], seconds)
        for limit, pieces in zip(limits, reached, strict=True):
            area = area_of(roads.view.shapes, pieces)
            bands.append(Band(outlet, round(limit), outlines(area)))
    return tuple(bands)


def _checked(
    scenario: Scenario, roads: Roads, request: IsochroneRequest
) -> tuple[str, tuple[str, ...]]:
    known = [outlet.id for outlet in scenario.outlets]
    profiles = list(roads.view.graphs)
    findings = [
        _bad("--outlet", say("There is no outlet {name}.", name=repr(name[:60])), name, known)
        for name in request.outlets
        if name not in known
    ]
    profile = request.profile or (profiles[0] if profiles else "")
    if profile not in profiles:
        cause = say("There is no profile {name} in the fleet.", name=repr(profile[:60]))
        findings.append(_bad("--profile", cause, profile, profiles))
    if not 1 <= len(request.minutes) <= MOST_BANDS or not all(map(_sensible, request.minutes)):
        cause = say("Give 1 to {most} times, each up to 1440 minutes.", most=MOST_BANDS)
        findings.append(Finding("cli.bad-option", cause, field="--minutes"))
    if findings:
        raise InputError(findings)
    return profile, request.outlets or tuple(known)


def _sensible(minutes: float) -> bool:
    return math.isfinite(minutes) and 0 < minutes <= LONGEST_MINUTES


def _bad(option: str, cause: str, name: str, known: Sequence[str]) -> Finding:
    close = ", ".join(get_close_matches(name, known, n=3) or list(known)[:5])
    advice = say("Did you mean {names}?", names=close) if close else ""
    return Finding("cli.bad-option", cause, field=option, advice=advice)


def _minutes(
    scenario: Scenario, roads: Roads, profile: str, outlet: str
) -> dict[str, float | None]:
    villages = np.array([roads.index[village.id] for village in scenario.villages], dtype=np.int64)
    row = roads.view.matrix(profile, np.array([roads.index[outlet]]), villages)[0][0].tolist()
    return {
        village.id: None if seconds >= UNREACHABLE else round(seconds / 60, 1)
        for village, seconds in zip(scenario.villages, row, strict=True)
    }


def _bands(  # noqa: PLR0913, PLR0917 - what a band is made of
    scenario: Scenario,
    roads: Roads,
    profile: str,
    outlet: str,
    minutes: Sequence[float],
    minutes_to: dict[str, float | None],
) -> list[Isochrone]:
    people = {village.id: village.population or 0 for village in scenario.villages}
    limits = sorted(set(minutes))
    seconds = [60 * limit for limit in limits]
    reached = reached_pieces(roads.view, profile, roads.index[outlet], seconds)
    bands = []
    for limit, pieces in zip(limits, reached, strict=True):
        inside = [v for v, m in minutes_to.items() if m is not None and m <= limit]
        population = sum(people[village] for village in inside)
        area = area_of(roads.view.shapes, pieces)
        bands.append(Isochrone(outlet, limit, area, tuple(inside), population))
    return bands


def write_isochrones(drawn: Isochrones, path: Path) -> Path:
    """Write isochrones as GeoJSON, the farthest first so that near ones lie on top.

    Raises
    ------
    InputError
        If the file cannot be written.
    """
    names = {outlet.id: plain(outlet.name) for outlet in drawn.scenario.outlets}
    count = max(1, len(drawn.scenario.villages))
    features = [
        area_feature(
            band.area,
            {
                "outlet": band.outlet,
                "name": names[band.outlet],
                "profile": drawn.profile,
                "minutes": band.minutes,
                "villages": len(band.villages),
                "share_of_villages": round(len(band.villages) / count, 4),
                "population": band.population,
            },
        )
        for band in sorted(drawn.bands, key=lambda band: (band.outlet, -band.minutes))
    ]
    return write_together(path.parent, {path.name: collection(features)})[0]
