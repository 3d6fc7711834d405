"""``routing manifest``: what the drivers hold in the hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from routing.cli.options import Debug, Json, PlanFile, ScenarioOption
from routing.cli.show import finding_record, messages, results, show_findings, write_json
from routing.print_manifests import print_manifests
from routing.words import say

Pdf = Annotated[Path, typer.Option("--out", help="The PDF file to write.")]
VehicleNames = Annotated[
    list[str] | None, typer.Option("--vehicle", help="Only this vehicle; repeatable.")
]


def manifest(
    plan: PlanFile,
    *,
    out: Pdf,
    vehicle: VehicleNames = None,
    scenario: ScenarioOption = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Write a PDF for the drivers: map, loading order, stops, and boxes to sign."""
    printed = print_manifests(plan, out, vehicle or (), scenario)
    if as_json:
        findings = [finding_record(finding) for finding in printed.findings]
        write_json({"file": str(printed.path), "vehicles": printed.vehicles, "findings": findings})
        return
    show_findings(printed.findings, messages())
    line = say("Manifests of {count} vehicles: {path}", count=printed.vehicles, path=printed.path)
    results().print(line, markup=False)
