"""Everything that planning a day leaves behind: the plan, its map, its report, and tracks."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from routing.network.model import MatrixProvider, RoadNetwork
from routing.outputs.atomic import write_together
from routing.outputs.geojson import routes_geojson
from routing.outputs.gpx import is_ours, route_gpx
from routing.outputs.lines import route_lines
from routing.outputs.manifest.compile import MANIFEST_NAME, manifest_pdf
from routing.outputs.manifest.payload import ManifestSource
from routing.outputs.plan_json import plan_bytes
from routing.outputs.report.page import REPORT_NAME, report_html
from routing.outputs.report.source import Band, ReportSource
from routing.outputs.text import file_stems
from routing.outputs.workbook.write import WORKBOOK_NAME, workbook_bytes
from routing.plan.model import Plan
from routing.scenario.model import DayOrders, Scenario
from routing.words import Language, current_language

PLAN_NAME: Final = "plan.json"
MAP_NAME: Final = "routes.geojson"


@dataclass(frozen=True, slots=True)
class DayFiles:
    """What the files of a day are made from.

    Attributes
    ----------
    place_index
        Number of each outlet and village in ``roads``, by id.
    orders
        The orders of the date, if at hand: the report then knows their windows and goods.
    lang
        Language of the report: the one spoken now unless stated.
    manifests
        Whether to write ``manifests.pdf`` too.
    bands
        Isochrones to show in the report.
    """

    plan: Plan
    scenario: Scenario
    roads: MatrixProvider
    place_index: Mapping[str, int]
    orders: DayOrders | None = None
    lang: Language = field(default_factory=current_language)
    manifests: bool = False
    bands: Sequence[Band] = ()


def write_outputs(
    plan: Plan,
    scenario: Scenario,
    roads: MatrixProvider,
    place_index: Mapping[str, int],
    folder: Path,
) -> list[Path]:
    """Write the files of a plan alone; see :func:`write_day_files`."""
    return write_day_files(DayFiles(plan, scenario, roads, place_index), folder)


def write_day_files(day: DayFiles, folder: Path) -> list[Path]:
    """Write ``plan.json``, ``routes.geojson``, ``report.html``, ``plan.xlsx``, and tracks.

    Returns the paths in this order. The plan as written names its scenario's folder relative to
    its own. Tracks that an earlier plan left in the folder are removed; other people's are not.

    Raises
    ------
    InputError
        If the folder cannot be written to; then nothing in it has changed, unless it became
        unwritable while the finished files took their places.
    """
    plan, scenario = day.plan, day.scenario
    lines = route_lines(plan, day.roads, day.place_index)
    source = ReportSource(
        plan, scenario, lines, _network_of(day.roads), day.orders, bands=day.bands
    )
    placed = _placed(plan, scenario.folder, folder)
    names = {village.id: village.name for village in scenario.villages}
    contents = {
        PLAN_NAME: plan_bytes(placed),
        MAP_NAME: routes_geojson(plan, scenario, lines),
        REPORT_NAME: report_html(source, day.lang),
        WORKBOOK_NAME: workbook_bytes(placed, day.orders, names),
    }
    if day.manifests:
        network = _network_of(day.roads)
        contents[MANIFEST_NAME] = manifest_pdf(
            ManifestSource(plan, scenario, lines, network, day.orders)
        )
    stems = file_stems(route.vehicle for route in plan.routes)
    for stem, route, line in zip(stems, plan.routes, lines, strict=True):
        contents[f"{stem}.gpx"] = route_gpx(plan, route, line)
    paths = write_together(folder, contents)
    _remove_stale(folder, set(contents))
    return paths


def _network_of(roads: MatrixProvider) -> RoadNetwork | None:
    """The roads to draw, where the provider has them."""
    network = getattr(roads, "network", None)
    return network if isinstance(network, RoadNetwork) else None


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
