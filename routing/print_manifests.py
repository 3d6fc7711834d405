"""Print manifests: from a plan file to a PDF for the drivers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from routing.errors import Finding, InputError
from routing.open_plan import open_plan
from routing.outputs.atomic import write_together
from routing.outputs.lines import route_lines
from routing.outputs.manifest.compile import font_findings, manifest_pdf
from routing.outputs.manifest.payload import ManifestSource
from routing.plan.model import Plan
from routing.words import say


@dataclass(frozen=True, slots=True)
class PrintedManifests:
    """Where the PDF is, how many vehicles it is for, and what a reader should know."""

    path: Path
    vehicles: int
    findings: tuple[Finding, ...]


def print_manifests(
    plan_file: Path, pdf: Path, vehicles: Collection[str] = (), folder: Path | None = None
) -> PrintedManifests:
    """Write the manifests of a plan.

    Parameters
    ----------
    plan_file
        A ``plan.json``, or a ``plan.xlsx`` edited by hand.
    pdf
        The file to write.
    vehicles
        Only these vehicles; all when empty.
    folder
        The scenario; where the plan says when left out.

    Raises
    ------
    InputError
        If the plan cannot be read, a vehicle does not drive in it, or the file cannot be written.
    """
    day = open_plan(plan_file, folder)
    _check(day.plan, vehicles, plan_file)
    source = ManifestSource(
        plan=day.plan,
        scenario=day.scenario,
        lines=route_lines(day.plan, day.roads.view, day.roads.index),
        network=day.roads.network,
        orders=day.orders,
        vehicles=frozenset(vehicles),
    )
    path = write_together(pdf.parent, {pdf.name: manifest_pdf(source)})[0]
    return PrintedManifests(path, len(vehicles) or len(day.plan.routes), font_findings(source))


def _check(plan: Plan, vehicles: Collection[str], file: Path) -> None:
    driving = {route.vehicle for route in plan.routes}
    findings = [
        Finding(
            "manifest.no-such-vehicle",
            say("There is no route of vehicle {name}.", name=repr(name[:60])),
            file.name,
            field="--vehicle",
        )
        for name in vehicles
        if name not in driving
    ]
    if findings:
        raise InputError(findings)
