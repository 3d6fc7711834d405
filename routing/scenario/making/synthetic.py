"""An invented county: valleys, settlements, roads, people and a day's orders, from a seed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from routing.scenario.making.assemble import (
    CLOSES_S,
    OPENS_S,
    OUTLET_CLOSES_S,
    OUTLET_OPENS_S,
    County,
    assemble,
)
from routing.scenario.making.draft import MakingOptions, ScenarioDraft
from routing.scenario.making.names import NameGiver
from routing.scenario.making.plane import Plane
from routing.scenario.making.restrictions import (
    Roads,
    add_town_streets,
    draw_closures,
    narrow_tracks,
    weaken_bridges,
)
from routing.scenario.making.road_plan import plan_roads
from routing.scenario.making.road_tables import lay_out, node_id
from routing.scenario.making.settlements import Settlements, by_outlet, county_radius_km, settle
from routing.scenario.making.terrain import Terrain, make_terrain
from routing.scenario.model import Outlet, Station, Village
from routing.words import say

CENTRE_ID: Final = "centre"
_MIDDLE: Final = Plane(110.0, 28.0)
_CELL_KM: Final = 0.4
_ROOM: Final = 2.8  # width of the ground over radius of the county
_FEWEST_CELLS, _MOST_CELLS = 48, 220  # along an edge
_CELLS_PER_VILLAGE: Final = 20
_OFF_ROAD_KM: Final = 0.1
_VILLAGES_PER_TOWNSHIP: Final = 15
_STATIONS: Final[tuple[Station, ...]] = ("postal", "telecom", "shared", "door")
_STATION_SHARES: Final = (0.45, 0.15, 0.3, 0.1)
_SHOP_HOURS_S: Final = (8 * 3600 + 1800, 17 * 3600 + 1800)
_URGENT_SHARE: Final = 0.1


@dataclass(frozen=True, slots=True)
class SyntheticOptions(MakingOptions):
    """What kind of county to invent.

    Attributes
    ----------
    villages
        How many. Without ``townships`` there is one to 15 villages.
    """

    villages: int = 60

    def ranges(self) -> dict[str, tuple[float, float]]:
        """Least and greatest value of each numeric option."""
        return {**MakingOptions.ranges(self), "villages": (1, 5_000)}


@dataclass(frozen=True, slots=True)
class _Ground:
    """The invented county in cells."""

    terrain: Terrain
    settlements: Settlements


def make_synthetic(options: SyntheticOptions) -> ScenarioDraft:
    """Invent a county.

    The same options give the same draft everywhere.

    Parameters
    ----------
    options
        Size, seed, dates.
    """
    ground = _make_ground(options)
    roads = _make_roads(options, ground)
    closures = draw_closures(roads, options.date)
    tables = narrow_tracks(_stream(options, 3), weaken_bridges(roads, options.villages))
    tables = add_town_streets(tables, _MIDDLE, node_id(ground.settlements.centre))
    names = NameGiver(_stream(options, 4))
    name = f"{names.county()} (invented)"
    outlets = _outlets(ground, names)
    villages = _villages(_stream(options, 5), ground, names, outlets)
    note = say(
        "An invented county: seed {seed}, {villages} villages, {townships} "
        "townships. Names, places and roads exist nowhere.",
        seed=options.seed,
        villages=len(villages),
        townships=len(outlets) - 1,
    )
    county = County(name, outlets, villages, (note,), tables, tuple(closures))
    return assemble(_stream(options, 6), county, options)


def _stream(options: SyntheticOptions, number: int) -> np.random.Generator:
    """A source of chance of its own for each part, so that parts can change separately."""
    return np.random.default_rng([options.seed, number])


def _make_ground(options: SyntheticOptions) -> _Ground:
    """Terrain large enough for the villages, and who lives where on it."""
    width_km = _ROOM * county_radius_km(options.villages)
    most = max(_MOST_CELLS, math.isqrt(_CELLS_PER_VILLAGE * options.villages))
    side = min(max(round(width_km / _CELL_KM), _FEWEST_CELLS), most)
    terrain = make_terrain(_stream(options, 0), side, width_km / side)
    townships = options.townships or max(1, round(options.villages / _VILLAGES_PER_TOWNSHIP))
    settlements = settle(_stream(options, 1), terrain, options.villages, townships)
    return _Ground(terrain, by_outlet(settlements))


def _make_roads(options: SyntheticOptions, ground: _Ground) -> Roads:
    """Roads over the terrain, as tables and as cells."""
    rng = _stream(options, 2)
    places = ground.settlements
    plan = plan_roads(rng, ground.terrain, places)
    keep = [places.centre, *places.townships.tolist(), *places.villages.tolist()]
    tables, chains = lay_out(rng, ground.terrain, plan, keep, _MIDDLE)
    return Roads(tables, chains, ground.terrain, _MIDDLE)


def _outlets(ground: _Ground, names: NameGiver) -> tuple[Outlet, ...]:
    """The county centre and townships, as they stand in ``outlets.csv``."""
    hours = (OUTLET_OPENS_S, OUTLET_CLOSES_S)
    centre = Outlet(
        CENTRE_ID,
        f"{names.stem()}县城",
        "county_centre",
        *_place(ground.terrain, ground.settlements.centre),
        "",
        *hours,
    )
    townships = [
        Outlet(
            f"t{number:02d}",
            names.township(),
            "township",
            *_place(ground.terrain, cell),
            CENTRE_ID,
            *hours,
        )
        for number, cell in enumerate(ground.settlements.townships.tolist(), 1)
    ]
    return (centre, *townships)


def _villages(
    rng: np.random.Generator, ground: _Ground, names: NameGiver, outlets: tuple[Outlet, ...]
) -> tuple[Village, ...]:
    """All villages, as they stand in ``villages.csv``."""
    places = ground.settlements
    digits = max(3, len(str(places.villages.size)))
    return tuple(
        _village(
            rng,
            ground.terrain,
            cell,
            _Known(f"v{number:0{digits}d}", names.village(), outlet, people),
        )
        for number, (cell, outlet, people) in enumerate(
            zip(
                places.villages.tolist(),
                (outlets[place].id for place in places.outlet.tolist()),
                places.population.tolist(),
                strict=True,
            ),
            1,
        )
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a village before its details are drawn."""

    id: str
    name: str
    outlet: str
    population: int


def _village(rng: np.random.Generator, terrain: Terrain, cell: int, known: _Known) -> Village:
    """One village, a little off the road, with its station and hours."""
    east_km, north_km = rng.uniform(-_OFF_ROAD_KM, _OFF_ROAD_KM, size=2).tolist()
    station = _STATIONS[int(rng.choice(len(_STATIONS), p=_STATION_SHARES))]
    opens_s, closes_s = _SHOP_HOURS_S if station == "telecom" else (OPENS_S, CLOSES_S)
    return Village(
        known.id,
        known.name,
        known.outlet,
        *_MIDDLE.degrees(terrain.x_km[cell] + east_km, terrain.y_km[cell] + north_km),
        known.population,
        None,
        opens_s,
        closes_s,
        2 if rng.random() < _URGENT_SHARE else 1,
        station,
        (),
    )


def _place(terrain: Terrain, cell: int) -> tuple[float, float]:
    """Degrees of a cell."""
    return _MIDDLE.degrees(float(terrain.x_km[cell]), float(terrain.y_km[cell]))
