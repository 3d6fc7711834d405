"""Everything that planning a day leaves behind: the plan, its map, and a track a vehicle."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from routing.network.model import MatrixProvider
from routing.outputs.atomic import write_together
from routing.outputs.geojson import routes_geojson
from routing.outputs.gpx import is_ours, route_gpx
from routing.outputs.lines import route_lines
from routing.outputs.plan_json import plan_bytes
from routing.outputs.text import file_stems
from routing.plan.model import Plan
from routing.scenario.model import Scenario

PLAN_NAME: Final = "plan.json"
MAP_NAME: Final = "routes.geojson"


def write_outputs(
    plan: Plan,
    scenario: Scenario,
    roads: MatrixProvider,
    place_index: Mapping[str, int],
    folder: Path,
) -> list[Path]:
    """Write ``plan.json``, ``routes.geojson`` and a ``.gpx`` a vehicle; return the paths in order.

    The plan as written names its scenario's folder relative to its own. Tracks that an earlier
    plan left in the folder are removed; other people's are not.

    Raises
    ------
    InputError
        If the folder cannot be written to; then nothing in it has changed, unless it became
        unwritable while the finished files took their places.
    """
    lines = route_lines(plan, roads, place_index)
    contents = {
        PLAN_NAME: plan_bytes(_placed(plan, scenario.folder, folder)),
        MAP_NAME: routes_geojson(plan, scenario, lines),
    }
    stems = file_stems(route.vehicle for route in plan.routes)
    for stem, route, line in zip(stems, plan.routes, lines, strict=True):
        contents[f"{stem}.gpx"] = route_gpx(plan, route, line)
    paths = write_together(folder, contents)
    _remove_stale(folder, set(contents))
    return paths


def _placed(plan: Plan, scenario_folder: Path, folder: Path) -> Plan:
    """The plan with its scenario's folder relative to where it is written, where that exists."""
    there = scenario_folder.resolve()
    with suppress(ValueError):  # on another drive
        there = Path(os.path.relpath(there, folder.resolve()))
    text = there.as_posix().encode("utf-8", "replace").decode("utf-8")
    return plan.model_copy(update={"scenario": plan.scenario.model_copy(update={"folder": text})})


def _remove_stale(folder: Path, kept: set[str]) -> None:
    """Remove tracks that this program wrote for an earlier plan."""
    for path in sorted(folder.glob("*.gpx")):
        if path.name not in kept and path.is_file() and not path.is_symlink():
            with suppress(OSError):
                if is_ours(path.read_bytes()):
                    path.unlink()
