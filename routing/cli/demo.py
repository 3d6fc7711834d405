"""``routing demo``: a made-up county, planned from end to end."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from routing.cli.options import Debug, Json, Seed
from routing.cli.plan import PlanRequest, Threads, TimeLimit, make_budget, perform
from routing.cli.show import results
from routing.errors import Finding, InputError
from routing.scenario.making.synthetic import SyntheticOptions, make_synthetic
from routing.scenario.making.write import write_scenario
from routing.words import say

MARKER = "scenario.yaml"

Folder = Annotated[Path, typer.Argument(help="Folder to write the county and its plan to.")]
Villages = Annotated[int, typer.Option(min=5, max=2000, help="Villages of the county.")]


def _make_room(folder: Path) -> None:
    """Remove an earlier demo's county; refuse to remove anything else."""
    if not folder.exists():
        return
    if not (folder / MARKER).is_file() or folder.is_symlink():
        cause = say("{folder} exists and was not made by this demo.", folder=folder)
        raise InputError([Finding("cli.bad-option", cause, field="DIR")])
    shutil.rmtree(folder)


def demo(
    folder: Folder = Path("demo"),
    *,
    villages: Villages = 60,
    seed: Seed = 7,
    time_limit: TimeLimit = None,
    threads: Threads = 2,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Make a synthetic county, plan its day, and say where to look."""
    county = folder / "county"
    _make_room(county)
    draft = make_synthetic(SyntheticOptions(villages=villages, seed=seed))
    write_scenario(county, draft)
    request = PlanRequest(
        folder=county,
        date=None,
        out=folder / "plan",
        budget=make_budget(time_limit, None),
        threads=threads,
        as_json=as_json,
    )
    status = perform(request)
    if not as_json:
        results().print(say("The county it was planned for: {county}", county=county), markup=False)
        results().print(
            say("Open report.html in a browser, or drop routes.geojson on any map program."),
            markup=False,
        )
    raise typer.Exit(status)
