"""``routing isochrones``: how far vehicles get from outlets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from routing.cli.options import DateText, Debug, Json, ScenarioFolder, any_date
from routing.cli.show import (
    finding_record,
    messages,
    results,
    show_findings,
    table_of,
    write_json,
)
from routing.draw_isochrones import (
    IsochroneRequest,
    Isochrones,
    draw_isochrones,
    write_isochrones,
)
from routing.errors import Finding, InputError
from routing.scenario.load import load_scenario
from routing.words import say

Outlets = Annotated[
    list[str] | None, typer.Option("--outlet", help="Id of an outlet; repeatable. All if left out.")
]
Minutes = Annotated[str, typer.Option("--minutes", help="Minutes, separated by commas.")]
ProfileName = Annotated[
    str | None, typer.Option("--profile", help="Profile of the vehicle; the first if left out.")
]
Map = Annotated[Path | None, typer.Option("--out", help="GeoJSON file to write.")]


def parse_minutes(text: str) -> tuple[float, ...]:
    """Minutes from an option.

    Raises
    ------
    InputError
        If they are no numbers.
    """
    try:
        return tuple(float(part) for part in text.split(",") if part.strip())
    except ValueError:
        cause = say("{text} is not a list of minutes such as 15,30.", text=repr(text[:40]))
        raise InputError([Finding("cli.bad-option", cause, field="--minutes")]) from None


def isochrones_record(drawn: Isochrones) -> dict[str, Any]:
    """Isochrones for machines, without their areas."""
    return {
        "profile": drawn.profile,
        "bands": [
            {
                "outlet": band.outlet,
                "minutes": band.minutes,
                "villages": list(band.villages),
                "population": band.population,
            }
            for band in drawn.bands
        ],
        "minutes_to": drawn.minutes_to,
        "findings": [finding_record(finding) for finding in drawn.findings],
    }


def _show(drawn: Isochrones) -> None:
    names = {outlet.id: outlet.name for outlet in drawn.scenario.outlets}
    count = len(drawn.scenario.villages)
    rows = [
        [
            names[band.outlet],
            f"{band.minutes:g}",
            say("{reached} of {count}", reached=len(band.villages), count=count),
            f"{band.population:,}",
        ]
        for band in drawn.bands
    ]
    columns = [say("Outlet"), say("Minutes"), say("Villages"), say("Population")]
    title = say("Within reach, {profile}", profile=drawn.profile)
    results().print(table_of(title, columns, rows, 1))


def isochrones(
    scenario: ScenarioFolder,
    *,
    outlet: Outlets = None,
    minutes: Minutes = "15,30,45,60",
    profile: ProfileName = None,
    date: DateText = None,
    out: Map = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Show what is within some minutes of outlets, and draw it."""
    day = any_date(load_scenario(scenario), date)
    request = IsochroneRequest(tuple(outlet or ()), parse_minutes(minutes), profile)
    drawn = draw_isochrones(scenario, day, request)
    path = None if out is None else write_isochrones(drawn, out)
    if as_json:
        write_json(isochrones_record(drawn))
        return
    show_findings(drawn.findings, messages())
    _show(drawn)
    if path is not None:
        results().print(say("Written to {path}.", path=path), markup=False)
