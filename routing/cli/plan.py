"""``routing plan``: today's routes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from routing.cli.interrupt import ctrl_c_stops
from routing.cli.isochrones import parse_minutes
from routing.cli.options import DateText, Debug, Json, ScenarioFolder, Seed, chosen_date
from routing.cli.progress import search_progress
from routing.cli.show import (
    finding_record,
    messages,
    results,
    show_findings,
    show_pairs,
    write_json,
)
from routing.codes import CODES
from routing.engines.base import Budget, Run
from routing.plan_day import (
    DEFAULT_BUDGET,
    DEFAULT_ENGINE,
    DayOptions,
    PlannedDay,
    plan_day,
    write_day,
)
from routing.scenario.load import load_scenario
from routing.words import say, translated

Out = Annotated[Path, typer.Option("--out", help="Folder to write the plan to.")]
TimeLimit = Annotated[
    float | None, typer.Option("--time-limit", min=0.1, max=86_400, help="Seconds of search.")
]
Steps = Annotated[
    int | None,
    typer.Option("--steps", min=1, help="Steps of search in place of seconds: repeatable."),
]
EngineName = Annotated[str, typer.Option("--engine", help="Engine that assigns the vehicles.")]
Manifests = Annotated[
    bool, typer.Option("--manifests/--no-manifests", help="Write manifests.pdf for the drivers.")
]
IsochroneMinutes = Annotated[
    str, typer.Option("--isochrones", help="Show in the report what is within 30,60 minutes.")
]
Threads = Annotated[int, typer.Option("--threads", min=1, max=64, help="Threads to use.")]


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What the user asked for."""

    folder: Path
    date: str | None
    out: Path
    budget: Budget
    seed: int = 0
    threads: int = 2
    engine: str = DEFAULT_ENGINE
    as_json: bool = False
    manifests: bool = True
    isochrones: tuple[float, ...] = ()


def make_budget(time_limit: float | None, steps: int | None) -> Budget:
    """The budget that the options describe; the default one if they say nothing."""
    if time_limit is None and steps is None:
        return DEFAULT_BUDGET
    return Budget(time_s=time_limit, steps=steps)


def day_record(day: PlannedDay, paths: tuple[Path, ...]) -> dict[str, Any]:
    """What happened, for machines."""
    return {
        "ok": day.report.ok,
        "status": day.plan.status,
        "figures": day.plan.figures.model_dump(),
        "unserved": [part.model_dump() for part in day.plan.unserved],
        "violations": [finding_record(finding) for finding in day.report.violations],
        "shortfalls": [finding_record(finding) for finding in day.report.shortfalls],
        "findings": [finding_record(finding) for finding in day.findings],
        "stages_s": {name: round(seconds, 3) for name, seconds in day.stages.items()},
        "files": [str(path) for path in paths],
    }


def _of(some: int, every: int) -> str:
    return say("{reached} of {count}", reached=some, count=every)


def _figures(day: PlannedDay) -> dict[str, str]:
    figures, currency = day.plan.figures, day.plan.currency
    piece = "-" if figures.cost_per_piece is None else f"{figures.cost_per_piece:,.2f} {currency}"
    load = "-" if figures.load_factor is None else f"{figures.load_factor:.0%}"
    return {
        say("Villages served"): say(
            "{villages_served} of {villages_due} ({direct_service_rate})",
            villages_served=figures.villages_served,
            villages_due=figures.villages_due,
            direct_service_rate=f"{figures.direct_service_rate:.1%}",
        ),
        say("Orders served"): _of(figures.orders_served, figures.orders_due),
        say("Vehicles"): _of(figures.vehicles_used, figures.vehicles_available),
        say("Distance"): say("{km} km", km=f"{figures.distance_km:,.1f}"),
        say("Cost"): f"{figures.cost:,.2f} {currency}",
        say("Cost per piece"): piece,
        say("Load factor"): load,
    }


def _show_unserved(day: PlannedDay) -> None:
    reasons: dict[str, int] = {}
    for part in day.plan.unserved:
        reasons[part.reason] = reasons.get(part.reason, 0) + 1
    if reasons:
        rows = {
            f"{reason}: {translated(CODES[reason].meaning)}" if reason in CODES else reason: say(
                "{count} orders", count=count
            )
            for reason, count in sorted(reasons.items())
        }
        show_pairs(say("Left out"), rows, results())


def show_day(day: PlannedDay, paths: tuple[Path, ...]) -> None:
    """A planned day on the terminal."""
    show_findings(day.findings, messages())
    show_findings(day.report.findings, messages())
    title = f"{day.plan.scenario.name}, {day.plan.date}"
    if day.plan.status == "interrupted":
        title += say(" (interrupted: the best plan so far)")
    show_pairs(title, _figures(day), results())
    _show_unserved(day)
    checked = say("checked, no rule broken") if not day.report.violations else say("CHECK FAILED")
    results().print(
        say("Plan {checked}. Written to {folder}:", checked=checked, folder=paths[0].parent),
        markup=False,
    )
    tracks = [path for path in paths if path.suffix == ".gpx"]
    for path in paths[: len(paths) - len(tracks)]:
        results().print(f"  {path.name}", markup=False)
    if tracks:
        results().print(
            say("  and {count} .gpx files, one a vehicle", count=len(tracks)), markup=False
        )


def perform(request: PlanRequest) -> int:
    """Plan, write and show; return the exit status."""
    scenario = load_scenario(request.folder)
    date = chosen_date(scenario, request.date)
    currency = scenario.config.currency
    with (
        ctrl_c_stops() as stop,
        search_progress(messages(), currency, quiet=request.as_json) as progress,
    ):
        run = Run(seed=request.seed, threads=request.threads, progress=progress, stop=stop)
        options = DayOptions(engine=request.engine, budget=request.budget, run=run)
        day = plan_day(request.folder, date, options)
    paths = write_day(day, request.out, manifests=request.manifests, isochrones=request.isochrones)
    if request.as_json:
        write_json(day_record(day, paths))
    else:
        show_day(day, paths)
    return 0 if day.report.ok and not day.report.shortfalls else 1


def plan(
    scenario: ScenarioFolder,
    *,
    out: Out,
    date: DateText = None,
    time_limit: TimeLimit = None,
    steps: Steps = None,
    seed: Seed = 0,
    threads: Threads = 2,
    engine: EngineName = DEFAULT_ENGINE,
    manifests: Manifests = True,
    isochrones: IsochroneMinutes = "",
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Plan the routes of a date, check them, and write them to a folder."""
    request = PlanRequest(
        folder=scenario,
        date=date,
        out=out,
        budget=make_budget(time_limit, steps),
        seed=seed,
        threads=threads,
        engine=engine,
        as_json=as_json,
        manifests=manifests,
        isochrones=parse_minutes(isochrones),
    )
    raise typer.Exit(perform(request))
