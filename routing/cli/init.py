"""``routing init``: make a scenario, in one of three ways."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, cast

import typer

from routing.cli.options import Debug, Json, Seed, parse_date
from routing.cli.show import results, show_pairs, write_json
from routing.errors import Finding, InputError
from routing.scenario.making.draft import DEFAULT_DATE, MakingOptions, ScenarioDraft
from routing.scenario.making.osm_import import draft_from_osm
from routing.scenario.making.places_import import PlacesOptions, draft_from_places
from routing.scenario.making.synthetic import SyntheticOptions, make_synthetic
from routing.scenario.making.write import write_scenario
from routing.scenario.schema import Crs
from routing.words import say, translated

SKIPPED_FILE = "skipped.csv"
FIRST_DATE = DEFAULT_DATE.isoformat()

Folder = Annotated[Path, typer.Argument(help="New folder for the scenario.")]
Synthetic = Annotated[bool, typer.Option("--synthetic", help="Invent a county.")]
Osm = Annotated[
    Path | None, typer.Option("--osm", help="Settlements and roads of an .osm.pbf file.")
]
PlacesFile = Annotated[
    Path | None, typer.Option("--places", help="A table of villages and outlets (.csv).")
]
Villages = Annotated[int, typer.Option(min=1, max=5000, help="Villages to invent.")]
Townships = Annotated[
    int | None,
    typer.Option(min=1, max=200, help="Township outlets; the source decides if left out."),
]
Vehicles = Annotated[
    int | None, typer.Option(min=1, max=5000, help="Vehicles; sized to the work if left out.")
]
FirstDate = Annotated[str, typer.Option("--date", help="First date with orders, YYYY-MM-DD.")]
Days = Annotated[int, typer.Option(min=1, max=366, help="Dates in a row with orders.")]
CrsName = Annotated[
    str | None,
    typer.Option("--crs", help="Coordinates of a table of places: wgs84 or gcj02."),
]


def _chosen_crs(name: str | None) -> Crs | None:
    if name is None or name in {"wgs84", "gcj02"}:
        return cast("Crs | None", name)
    cause = say("{name} is neither wgs84 nor gcj02.", name=repr(name[:40]))
    raise InputError([Finding("cli.bad-option", cause, field="--crs")])


def _check_one_source(*, synthetic: bool, osm: Path | None, places: Path | None) -> None:
    if sum((synthetic, osm is not None, places is not None)) != 1:
        cause = say(
            "Exactly one of --synthetic, --osm and --places says where the scenario comes from."
        )
        raise InputError([Finding("cli.bad-option", cause)])


def _record(folder: Path, draft: ScenarioDraft) -> dict[str, int | str]:
    return {
        "folder": str(folder),
        "outlets": len(draft.outlets),
        "villages": len(draft.villages),
        "vehicles": len(draft.fleet),
        "orders": sum(len(orders) for orders in draft.orders.values()),
        "skipped": len(draft.skipped),
    }


def _show(folder: Path, draft: ScenarioDraft) -> None:
    record = _record(folder, draft)
    show_pairs(
        say("Scenario written to {folder}", folder=folder),
        {translated(name): str(value) for name, value in record.items()},
        results(),
    )
    notes = draft.config.get("notes")
    for note in notes if isinstance(notes, list) else ():
        results().print(f"- {note}", markup=False, soft_wrap=True)
    if draft.skipped:
        results().print(
            say("What could not be used is listed in {file}.", file=SKIPPED_FILE),
            markup=False,
        )
    results().print(say("Next: routing validate {folder}", folder=folder), markup=False)


def init(
    folder: Folder,
    *,
    synthetic: Synthetic = False,
    osm: Osm = None,
    places: PlacesFile = None,
    villages: Villages = 60,
    townships: Townships = None,
    vehicles: Vehicles = None,
    date: FirstDate = FIRST_DATE,
    days: Days = 1,
    crs: CrsName = None,
    seed: Seed = 1,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Make a scenario: invented, from OpenStreetMap, or from a table of places."""
    _check_one_source(synthetic=synthetic, osm=osm, places=places)
    options = MakingOptions(
        seed=seed, date=parse_date(date), days=days, townships=townships, vehicles=vehicles
    )
    if osm is not None:
        draft = draft_from_osm(osm, options)
    elif places is not None:
        draft = draft_from_places(places, PlacesOptions(**asdict(options), crs=_chosen_crs(crs)))
    else:
        draft = make_synthetic(SyntheticOptions(**asdict(options), villages=villages))
    write_scenario(folder, draft)
    if as_json:
        write_json(_record(folder, draft))
    else:
        _show(folder, draft)
