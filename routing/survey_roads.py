"""Survey roads: what a scenario's network is like, and where it would hurt to lose a road."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from routing.errors import Finding, InputError
from routing.network.model import UNREACHABLE, BoolArray, IntArray
from routing.network.survey.classes import (
    ClassFigures,
    Pieces,
    class_figures,
    open_links,
    pieces_of,
)
from routing.network.survey.closures import Closure, closures_by_harm
from routing.problem.roads import Roads, open_roads
from routing.scenario.load import load_scenario
from routing.scenario.model import Scenario
from routing.words import say

FAR_M: Final = 1000.0
"""A place this far from a road, straight, is worth telling."""

MOST_CLOSURES: Final = 20


@dataclass(frozen=True, slots=True)
class ProfileSurvey:
    """The roads as one profile may use them on the date.

    Attributes
    ----------
    roads, junctions
        Single closures that cut off the most villages from the county centre, worst first.
    cut_off
        Villages that no county centre reaches and is reached from, ids.
    cut_off_from_outlet
        Villages so cut off from their own outlet.
    """

    profile: str
    classes: tuple[ClassFigures, ...]
    pieces: Pieces
    roads: tuple[Closure, ...]
    junctions: tuple[Closure, ...]
    cut_off: tuple[str, ...]
    cut_off_from_outlet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoadSurvey:
    """A network surveyed.

    Attributes
    ----------
    far
        Villages and outlets more than :data:`FAR_M` from a road, with metres, farthest first.
    dropped
        What the reader of the file could not use: text and count.
    """

    scenario: Scenario
    roads: Roads
    date: dt.date
    profiles: tuple[ProfileSurvey, ...]
    far: tuple[tuple[str, float], ...]
    dropped: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]

    @property
    def estimated(self) -> bool:
        """Whether the roads are estimated from the places."""
        return self.scenario.config.files.roads is None


def survey_roads(folder: Path, date: dt.date, most: int = MOST_CLOSURES) -> RoadSurvey:
    """Survey the roads of a scenario folder on a date.

    Parameters
    ----------
    most
        So many closures of each kind at most.

    Raises
    ------
    InputError
        If the scenario or its roads cannot be read, or it has no vehicle.
    """
    scenario = load_scenario(folder)
    roads = open_roads(scenario, date)
    if not roads.view.graphs:
        cause = say("There is no vehicle whose roads could be looked at.")
        raise InputError([Finding("problem.empty-fleet", cause, "fleet.csv")])
    far = [(place, metres) for place, metres in roads.off_road_m.items() if metres > FAR_M]
    return RoadSurvey(
        scenario=scenario,
        roads=roads,
        date=date,
        profiles=tuple(_profile(scenario, roads, name, most) for name in roads.view.graphs),
        far=tuple(sorted(far, key=lambda pair: -pair[1])),
        dropped=roads.network.dropped,
        findings=(*scenario.warnings, *roads.view.findings),
    )


def _profile(scenario: Scenario, roads: Roads, name: str, most: int) -> ProfileSurvey:
    view, network = roads.view, roads.network
    graph = view.graphs[name]
    usable = open_links(network, graph)
    villages = np.array([roads.index[village.id] for village in scenario.villages], dtype=np.int64)
    centres = _centres(scenario, roads)
    critical = closures_by_harm(graph, len(network.node_ids), centres, villages, most)
    connected = _both_ways(roads, name, centres, villages)
    outlets = np.array([roads.index[village.outlet] for village in scenario.villages])
    own = _own_outlet(roads, name, outlets, villages)
    return ProfileSurvey(
        profile=name,
        classes=class_figures(network, usable),
        pieces=pieces_of(network, usable, view.joins[name].link),
        roads=tuple(critical[0]),
        junctions=tuple(critical[1]),
        cut_off=_ids(scenario, ~connected),
        cut_off_from_outlet=_ids(scenario, ~own),
    )


def _centres(scenario: Scenario, roads: Roads) -> IntArray:
    """Places of the county centres; of all outlets where there is none."""
    chosen = [o.id for o in scenario.outlets if o.kind == "county_centre"]
    chosen = chosen or [outlet.id for outlet in scenario.outlets]
    return np.array([roads.index[outlet] for outlet in chosen], dtype=np.int64)


def _both_ways(roads: Roads, profile: str, roots: IntArray, villages: IntArray) -> BoolArray:
    """(V,) villages that some root reaches, and that reach some root."""
    out, _ = roads.view.matrix(profile, roots, villages)
    back, _ = roads.view.matrix(profile, villages, roots)
    reached = np.asarray((out < UNREACHABLE).any(axis=0), dtype=np.bool_)
    returned = np.asarray((back < UNREACHABLE).any(axis=1), dtype=np.bool_)
    return reached & returned


def _own_outlet(roads: Roads, profile: str, outlets: IntArray, villages: IntArray) -> BoolArray:
    """(V,) villages that their own outlet reaches, and that reach it."""
    result = np.zeros(len(villages), dtype=np.bool_)
    for outlet in np.unique(outlets):
        mine = outlets == outlet
        result[mine] = _both_ways(roads, profile, outlet[None], villages[mine])
    return result


def _ids(scenario: Scenario, which: BoolArray) -> tuple[str, ...]:
    return tuple(scenario.villages[at].id for at in np.flatnonzero(which).tolist())
