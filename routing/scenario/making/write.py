"""Writing a draft as a scenario folder: all of it or nothing, and never over anything."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Final

from routing.errors import Finding, InputError
from routing.scenario.making.assemble import ROADS_FILE, ROADS_FOLDER
from routing.scenario.making.csv_writer import (
    fleet_rows,
    link_rows,
    node_rows,
    order_rows,
    outlet_rows,
    skipped_rows,
    village_rows,
    write_rows,
)
from routing.scenario.making.draft import RoadTables, ScenarioDraft
from routing.scenario.making.yaml_writer import yaml_text
from routing.words import say

CONFIG_NAME: Final = "scenario.yaml"
SKIPPED_NAME: Final = "skipped.csv"
_PUBLIC: Final = 0o755


def write_scenario(folder: Path, draft: ScenarioDraft) -> None:
    """Write a draft to a new or empty folder.

    Everything is written beside it first and moved into place at the end, so that the folder
    is never there in part.

    Parameters
    ----------
    folder
        Where the scenario shall be. Parents are made.
    draft
        What to write.

    Raises
    ------
    InputError
        With ``making.folder-not-empty`` if something is there already, and
        ``making.cannot-write`` if the file system refuses.
    """
    place = _free_place(folder)
    try:
        _write_beside(place, draft)
    except OSError as error:
        cause = say(
            "{folder} cannot be written: {reason}.", folder=folder, reason=error.strerror or error
        )
        raise InputError([Finding("making.cannot-write", cause)]) from error


def _free_place(folder: Path) -> Path:
    """Where the folder really is, once it is sure that nothing will be lost there."""
    try:
        place = folder.resolve()
        taken = place.exists() and (not place.is_dir() or any(place.iterdir()))
    except (OSError, RuntimeError, ValueError) as error:
        # A loop of links and a NUL in the name come as a RuntimeError and a ValueError.
        cause = say(
            "{folder} cannot be looked into: {error}.", folder=f"{str(folder)!r:.200}", error=error
        )
        raise InputError([Finding("making.cannot-write", cause)]) from error
    if taken:
        what = say("already holds files") if place.is_dir() else say("is a file")
        raise InputError([Finding("making.folder-not-empty", f"{folder} {what}.")])
    return place


def _write_beside(folder: Path, draft: ScenarioDraft) -> None:
    """Write to a neighbour of the folder, then give it the folder's name."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name[:50]}-", dir=folder.parent))
    try:
        _write_all(made, draft)
        made.chmod(_PUBLIC)
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def _write_all(folder: Path, draft: ScenarioDraft) -> None:
    """Every file of the scenario."""
    (folder / CONFIG_NAME).write_text(yaml_text(draft.config), encoding="utf-8", newline="\n")
    write_rows(folder / "outlets.csv", outlet_rows(draft.outlets))
    write_rows(folder / "villages.csv", village_rows(draft.villages))
    write_rows(folder / "fleet.csv", fleet_rows(draft.fleet))
    (folder / "orders").mkdir()
    for date, orders in draft.orders.items():
        write_rows(folder / "orders" / f"{date.isoformat()}.csv", order_rows(orders))
    if draft.skipped:
        write_rows(folder / SKIPPED_NAME, skipped_rows(draft.skipped))
    _write_roads(folder, draft.roads)


def _write_roads(folder: Path, roads: RoadTables | Path | None) -> None:
    """Road tables, or a copy of a road file, or nothing."""
    if isinstance(roads, RoadTables):
        (folder / ROADS_FOLDER).mkdir()
        write_rows(folder / ROADS_FOLDER / "nodes.csv", node_rows(roads))
        write_rows(folder / ROADS_FOLDER / "links.csv", link_rows(roads))
    elif roads is not None:
        shutil.copyfile(roads, folder / ROADS_FILE)
