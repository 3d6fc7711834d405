"""Where a scenario meets its roads: places, profiles and closures handed to the network."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from routing.errors import Finding, InputError
from routing.network.estimate import HABITS, estimate_network
from routing.network.gmns import read_gmns
from routing.network.matrix import NetworkView, open_matrix
from routing.network.model import Places, RoadClosure, RoadNetwork, RoadProfile
from routing.network.osm import read_osm
from routing.network.profiles import BUILTIN_PROFILES
from routing.scenario.gcj02 import to_wgs84
from routing.scenario.model import Outlet, Scenario, Village
from routing.scenario.schema import Closure, Profile
from routing.words import say


@dataclass(frozen=True)
class Roads:
    """The roads of a scenario on a date, with its outlets and villages joined to them."""

    network: RoadNetwork
    view: NetworkView
    place_ids: tuple[str, ...]

    @cached_property
    def index(self) -> dict[str, int]:
        """Number of each place in the view, by id of outlet or village."""
        return {place: number for number, place in enumerate(self.place_ids)}

    @cached_property
    def off_road_m(self) -> dict[str, float]:
        """Straight metres from each place to the nearest usable road, by id."""
        return dict(zip(self.place_ids, self.view.off_road_m.tolist(), strict=True))


def places_of(scenario: Scenario) -> Places:
    """Outlets, then villages, as points."""
    spots: tuple[Outlet | Village, ...] = (*scenario.outlets, *scenario.villages)
    return Places(
        ids=tuple(spot.id for spot in spots),
        lon=np.array([spot.lon for spot in spots], dtype=np.float64),
        lat=np.array([spot.lat for spot in spots], dtype=np.float64),
    )


def own_profile(name: str, own: Profile) -> RoadProfile:
    """A scenario's profile on top of its built-in base."""
    base = BUILTIN_PROFILES[own.base]
    speeds: dict[str, float] = {**base.speeds_kph, **own.speeds_kph}
    surfaces: dict[str, float] = {**base.surface_factors, **own.surface_factors}
    slopes: dict[str, float] = {**base.slope_factors, **own.slope_factors}
    return RoadProfile(
        name=name,
        mode=base.mode,
        speeds_kph={road: kph for road, kph in speeds.items() if road not in own.forbidden},
        surface_factors=surfaces,
        gross_weight_t=base.gross_weight_t if own.gross_weight_t is None else own.gross_weight_t,
        width_m=base.width_m if own.width_m is None else own.width_m,
        slope_factors=slopes,
    )


def profiles_of(scenario: Scenario) -> tuple[RoadProfile, ...]:
    """The profiles of the vehicles in the fleet, each once, by name."""
    types = scenario.config.vehicle_types
    names = sorted({types[vehicle.type].profile for vehicle in scenario.fleet})
    own = scenario.config.profiles
    return tuple(
        own_profile(name, own[name]) if name in own else BUILTIN_PROFILES[name] for name in names
    )


def closure_of(closure: Closure) -> RoadClosure:
    """A scenario's closure in the network's words."""
    season = None if closure.season is None else (closure.season.first, closure.season.last)
    return RoadClosure(
        reason=closure.reason,
        links=closure.links,
        area=closure.area,
        since=closure.since,
        until=closure.until,
        season=season,
        profiles=closure.profiles,
    )


def read_network(scenario: Scenario) -> RoadNetwork:
    """The road network of a scenario: read from its files, or estimated from its places.

    Raises
    ------
    InputError
        If the files are missing or wrong.
    """
    if scenario.config.files.roads is None:
        return estimate_network(places_of(scenario), HABITS[scenario.config.rules.terrain])
    path: Path = scenario.folder / scenario.config.files.roads
    if path.is_dir():
        return read_gmns(path, transform=to_wgs84 if scenario.config.crs == "gcj02" else None)
    if path.is_file():
        return read_osm(path)
    cause = say("There is no road file or folder {roads}.", roads=repr(scenario.config.files.roads))
    raise InputError([Finding("problem.no-roads", cause, "scenario.yaml", field="files.roads")])


def open_roads(scenario: Scenario, date: dt.date) -> Roads:
    """Roads as they are on a date, ready to answer for every outlet and village.

    Raises
    ------
    InputError
        If the road files are missing or wrong.
    """
    network = read_network(scenario)
    places = places_of(scenario)
    view = open_matrix(
        network,
        places,
        profiles_of(scenario),
        tuple(closure_of(closure) for closure in scenario.config.closures),
        date,
        scenario.config.rules.snap_limit_m,
    )
    return Roads(network=network, view=view, place_ids=places.ids)
