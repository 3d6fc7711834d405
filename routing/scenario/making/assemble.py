"""From a county's places and roads to a whole draft: demand, fleet, rules, notes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from routing.scenario.making.demand import (
    SERVICE_PER_PIECE_S,
    SERVICE_PER_STOP_MIN,
    draw_orders,
    with_visits,
)
from routing.scenario.making.draft import (
    MakingOptions,
    RoadTables,
    ScenarioDraft,
    Skipped,
    YamlValue,
)
from routing.scenario.making.fleet_guess import guess_fleet
from routing.scenario.making.tidy import tidy_name, tidy_text
from routing.scenario.making.vehicle_menu import KINDS
from routing.scenario.model import Outlet, Village
from routing.scenario.schema import SCHEMA_VERSION
from routing.words import say

ROADS_FOLDER: Final = "roads"
ROADS_FILE: Final = "roads.osm.pbf"
OPENS_S: Final = 8 * 3600
CLOSES_S: Final = 18 * 3600
OUTLET_OPENS_S: Final = 7 * 3600
OUTLET_CLOSES_S: Final = 20 * 3600


@dataclass(frozen=True, slots=True)
class County:
    """Places and roads, before anything is drawn for them.

    ``villages`` have a population; visits a week may be None. ``notes`` say where it all
    comes from.
    """

    name: str
    outlets: tuple[Outlet, ...]
    villages: tuple[Village, ...]
    notes: tuple[str, ...]
    roads: RoadTables | Path | None = None
    closures: tuple[YamlValue, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def assemble(rng: np.random.Generator, county: County, options: MakingOptions) -> ScenarioDraft:
    """Draw orders and fit a fleet, and put the whole together.

    Parameters
    ----------
    rng
        Source of chance.
    county
        With at least one village.
    options
        Dates, fleet size, visits a week.
    """
    villages = with_visits(county.villages, options.visits_per_week)
    orders = draw_orders(rng, villages, options)
    fleet, everywhere = guess_fleet(rng, county.outlets, villages, orders, options.vehicles)
    config: dict[str, YamlValue] = {
        "schema_version": SCHEMA_VERSION,
        "name": tidy_name(options.name or county.name, "County"),
        "crs": "wgs84",
        "currency": "CNY",
        "notes": [tidy_text(note) for note in (*county.notes, *_notes(options))],
        **_files(county),
        "vehicle_types": {name: kind.as_yaml() for name, kind in KINDS.items()},
        "rules": _rules("outlet" if everywhere else "either"),
        **({"closures": list(county.closures)} if county.closures else {}),
    }
    return ScenarioDraft(
        config, county.outlets, villages, fleet, orders, county.roads, county.skipped
    )


def _notes(options: MakingOptions) -> list[str]:
    """What was drawn or guessed, for whoever reads the file later."""
    visits = (
        say("one figure for all")
        if options.visits_per_week
        else say("by population where not given")
    )
    fleet = say("by option") if options.vehicles else say("to the work of the busiest date")
    return [
        say(
            "Orders are drawn from population with seed {seed}; they are not real orders.",
            seed=options.seed,
        ),
        say("Visits a week are set {visits}.", visits=visits),
        say(
            "Fleet, costs, hours and rules are round figures to start from; fleet sized {fleet}.",
            fleet=fleet,
        ),
    ]


def _files(county: County) -> dict[str, YamlValue]:
    """The entry ``files``, left out where the roads are estimated."""
    if county.roads is None:
        return {}
    return {
        "files": {"roads": ROADS_FOLDER if isinstance(county.roads, RoadTables) else ROADS_FILE}
    }


def _rules(dispatch_from: str) -> dict[str, YamlValue]:
    """The entry ``rules``."""
    return {
        "dispatch_from": dispatch_from,
        "service": {"per_stop_min": SERVICE_PER_STOP_MIN, "per_piece_s": SERVICE_PER_PIECE_S},
        "snap_limit_m": 2000.0,
    }
