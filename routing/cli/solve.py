"""``routing solve``: files of the literature, and VROOM's JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from routing.cli.interrupt import ctrl_c_stops
from routing.cli.options import Debug, Seed
from routing.cli.plan import Steps, Threads, TimeLimit
from routing.cli.progress import search_progress
from routing.cli.show import messages, results, show_findings, write_json
from routing.engines.base import Budget, Run
from routing.outputs.atomic import write_together
from routing.outputs.plan_json import encoded
from routing.solve_file import (
    SolvedFile,
    SolveOptions,
    judge_file,
    shown_cost,
    shown_gap,
    solution_bytes,
    solution_record,
    solve_file,
    vroom_record,
)
from routing.words import say, translated

DEFAULT_SECONDS = 30.0
DEFAULT_ENGINE = "ruin_recreate"

Instance = Annotated[
    Path, typer.Argument(help="VRPLIB, Solomon, Cordeau or DLP file, or VROOM's .json.")
]
Engine = Annotated[str, typer.Option("--engine", help="Engine that assigns the vehicles.")]
Target = Annotated[
    float | None, typer.Option("--target", min=0, help="Stop at this cost, in units of the file.")
]
Solution = Annotated[
    Path | None, typer.Option("--out", help="File for the solution: .sol, or VROOM's .json.")
]
Record = Annotated[Path | None, typer.Option("--json", help="File for a record of the run.")]
Judged = Annotated[
    Path | None, typer.Option("--check", help="Judge this .sol file instead of solving.")
]


def _write(path: Path, content: bytes) -> None:
    write_together(path.parent, {path.name: content})


def _dumped(record: object) -> bytes:
    return encoded(json.dumps(record, ensure_ascii=False, indent=1))


def _show(solved: SolvedFile, out: Path | None) -> None:
    show_findings(solved.findings, messages())
    if solved.vroom is not None:
        if out is None:
            write_json(vroom_record(solved))
        else:
            _write(out, _dumped(vroom_record(solved)))
        _show_bound(solved, messages())
        return
    if out is not None:
        _write(out, solution_bytes(solved))
    line = say(
        "{name}: cost {cost}, {routes} routes, {unserved} left out, {seconds} s; checked.",
        name=solved.problem.name,
        cost=shown_cost(solved.cost),
        routes=len(solved.assignment.routes),
        unserved=len(solved.assignment.unserved),
        seconds=f"{solved.solving_s:.1f}",
    )
    results().print(line, markup=False)
    _show_bound(solved, results())


def _show_bound(solved: SolvedFile, console: Console) -> None:
    """What is proven about the cost, and nothing more."""
    if solved.bound is None or solved.gap is None:
        line = say("How far the cost is from the least possible is not known.")
    elif solved.serves_all:
        line = say(
            "Lower bound {bound} ({method}): the cost is at most {gap} % above the least possible.",
            bound=shown_cost(solved.bound),
            method=translated(solved.bound_method),
            gap=shown_gap(solved.gap),
        )
    else:
        line = say(
            "Lower bound {bound} ({method}): the cost is at most {gap} % above the least possible "
            "for the visits served.",
            bound=shown_cost(solved.bound),
            method=translated(solved.bound_method),
            gap=shown_gap(solved.gap),
        )
    console.print(line, markup=False)


def _judge(instance: Path, solution: Path) -> None:
    cost, found = judge_file(instance, solution)
    show_findings(found, messages())
    broken = sum(finding.severity == "error" for finding in found)
    line = say("Cost {cost}, {count} broken rules.", cost=shown_cost(cost), count=broken)
    results().print(line, markup=False)
    raise typer.Exit(1 if found else 0)


def solve(
    instance: Instance,
    *,
    engine: Engine = DEFAULT_ENGINE,
    time_limit: TimeLimit = None,
    steps: Steps = None,
    target: Target = None,
    seed: Seed = 0,
    threads: Threads = 2,
    out: Solution = None,
    record: Record = None,
    check: Judged = None,
    debug: Debug = False,
) -> None:
    """Solve a routing problem of the literature, or one in VROOM's JSON."""
    if check is not None:
        _judge(instance, check)
    if time_limit is None and steps is None:
        time_limit = DEFAULT_SECONDS
    with ctrl_c_stops() as stop, search_progress(messages(), "", quiet=False) as progress:
        run = Run(seed=seed, threads=threads, progress=progress, stop=stop)
        budget = Budget(time_s=time_limit, steps=steps)
        solved = solve_file(instance, SolveOptions(engine, budget, target, run))
    if record is not None:
        _write(record, _dumped(solution_record(solved)))
    _show(solved, out)
    mandatory = solved.problem.visits.mandatory
    raise typer.Exit(1 if any(mandatory[visit] for visit in solved.assignment.unserved) else 0)
