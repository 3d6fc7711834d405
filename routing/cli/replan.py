"""``routing replan``: plan again, with routes, stops or pairs held."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from routing.cli.interrupt import ctrl_c_stops
from routing.cli.options import Debug, Json, PlanFile, ScenarioOption, Seed
from routing.cli.plan import (
    EngineName,
    Out,
    Steps,
    Threads,
    TimeLimit,
    day_record,
    make_budget,
    show_day,
)
from routing.cli.progress import search_progress
from routing.cli.show import messages, plain, results, table_of, write_json
from routing.engines.base import Run
from routing.errors import Finding, InputError
from routing.plan.holding import Kept, Locks
from routing.plan_day import DEFAULT_ENGINE, DayOptions, write_day
from routing.replan_day import ReplannedDay, replan_day
from routing.words import say, translated

Names = list[str] | None
HoldRoute = Annotated[Names, typer.Option("--hold-route", help="Vehicle whose route stays.")]
HoldStop = Annotated[Names, typer.Option("--hold-stop", help="Village that keeps its vehicle.")]
HoldPair = Annotated[Names, typer.Option("--hold-pair", help="VILLAGE=VEHICLE.")]
Without = Annotated[Names, typer.Option("--without", help="Vehicle that is not used.")]
KINDS = {"route": "route", "stop": "stop", "pair": "pair"}


def _pairs(texts: Iterable[str]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    findings = []
    for text in texts:
        village, equals, vehicle = text.partition("=")
        if not (village.strip() and equals and vehicle.strip()):
            cause = say("{text} is not VILLAGE=VEHICLE.", text=repr(text[:60]))
            findings.append(Finding("cli.bad-option", cause, field="--hold-pair"))
        elif pairs.setdefault(village.strip(), vehicle.strip()) != vehicle.strip():
            cause = say("{village} is paired twice.", village=village.strip()[:60])
            findings.append(Finding("cli.bad-option", cause, field="--hold-pair"))
    if findings:
        raise InputError(findings)
    return pairs


def _kept_record(one: Kept) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "name": one.name,
        "vehicle": one.vehicle,
        "kept": one.kept,
        "why": one.why,
    }


def _show_kept(replanned: ReplannedDay) -> None:
    rows = [
        [translated(KINDS[one.kind]), one.name, one.vehicle, say("kept") if one.kept else one.why]
        for one in replanned.kept
    ]
    if rows:
        columns = [say("Lock"), say("Held"), say("Vehicle"), say("Result")]
        results().print(table_of(say("What was held"), columns, rows, len(columns)))
    moved = [c for c in replanned.comparison.villages if c.kind in ("moved", "lost", "gained")]
    if moved:
        names = ", ".join(change.name for change in moved[:10])
        line = say(
            "{count} villages changed vehicle or service: {names}", count=len(moved), names=names
        )
        results().print(plain(line))


def replan(
    plan: PlanFile,
    *,
    out: Out,
    hold_route: HoldRoute = None,
    hold_stop: HoldStop = None,
    hold_pair: HoldPair = None,
    without: Without = None,
    time_limit: TimeLimit = None,
    steps: Steps = None,
    seed: Seed = 0,
    threads: Threads = 2,
    engine: EngineName = DEFAULT_ENGINE,
    scenario: ScenarioOption = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Plan again from an earlier plan, and hold what shall not change."""
    locks = Locks(
        routes=frozenset(hold_route or ()),
        stops=frozenset(hold_stop or ()),
        pairs=_pairs(hold_pair or ()),
        absent=frozenset(without or ()),
    )
    with ctrl_c_stops() as stop, search_progress(messages(), "", quiet=as_json) as progress:
        run = Run(seed=seed, threads=threads, progress=progress, stop=stop)
        options = DayOptions(engine=engine, budget=make_budget(time_limit, steps), run=run)
        replanned = replan_day(plan, locks, options, scenario)
    day = replanned.day
    paths = write_day(day, out, manifests=True)
    if as_json:
        record = day_record(day, paths)
        write_json(record | {"locks": [_kept_record(one) for one in replanned.kept]})
    else:
        show_day(day, paths)
        _show_kept(replanned)
    all_kept = all(one.kept for one in replanned.kept)
    raise typer.Exit(0 if day.report.ok and not day.report.shortfalls and all_kept else 1)
