"""``python -m benchmarks solve``: our engines beside rivals on public sets, at equal wall time."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from benchmarks.machine import describe_machine
from benchmarks.solve_rivals import RIVALS, Effort
from benchmarks.solve_sets import DATA, SUITES, Suite, best_known, gap_percent, instances
from benchmarks.tables import Row, markdown, write_csv
from routing.engines.registry import ENGINES

RECORDS = Path(__file__).parent / "records"
DEFAULT_ENGINES = "ruin_recreate,auto,ortools,pyvrp,vroom"
RIVAL_PACKAGES = ("pyvrp", "pyvroom")
WITHOUT_SEED = ("vroom",)
WARM_S = 0.5
PATIENCE_S = 900
"""Reading, and engines that answer late; a run that takes longer is ended and recorded so."""


def run_child(engine: str, path: Path, effort: Effort) -> dict[str, Any]:
    """What a run in a process of its own reports; how it ended where it reports nothing."""
    command = [sys.executable, "-m", "benchmarks.solve_child", engine, str(path)]
    command += [str(effort.seconds), str(effort.seed), str(effort.threads)]
    limit = 2 * effort.seconds + PATIENCE_S
    try:
        done = subprocess.run(  # noqa: S603 - ours
            command, check=False, capture_output=True, text=True, timeout=limit
        )
    except subprocess.TimeoutExpired:
        return {"sound": False, "findings": f"not ended after {limit:g} s"}
    if done.returncode:
        return {"sound": False, "findings": _crash(done.returncode, done.stderr)}
    record: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return record


def _crash(code: int, errors: str) -> str:
    lines = errors.strip().splitlines()
    return f"crashed ({code}): {lines[-1] if lines else 'without a word'}"


def row_of(
    run: tuple[str, str, int], record: dict[str, Any], best: float | None
) -> dict[str, str | int | float]:
    """A row of the record; figures that a run did not give stay empty.

    The gap is left out where a rule is broken or a visit is missing: it would flatter.
    """
    instance, engine, seed = run
    gap = ""
    if record["sound"] and best is not None:
        gap = f"{gap_percent(record['cost'], best):.3f}"

    def shown(name: str, digits: int) -> str:
        return f"{record[name]:.{digits}f}" if name in record else ""

    return {
        "instance": instance,
        "engine": engine,
        "seed": seed,
        "cost": shown("cost", 3),
        "best known": "" if best is None else f"{best:.3f}",
        "gap %": gap,
        "seconds": shown("seconds", 2),
        "CPU seconds": shown("cpu_s", 2),
        "threads": shown("threads", 0),
        "peak MB": shown("peak_mib", 0),
        "largest worker MB": shown("worker_mib", 0),
        "findings": record["findings"],
    }


def table(rows: Sequence[Row]) -> list[Row]:
    """One row an engine: gaps of its sound runs, and how many runs were not sound.

    Means of engines only compare where all of them have the same runs, so these are counted.
    """
    names = dict.fromkeys(str(row["engine"]) for row in rows)
    return [_engine_row(name, [row for row in rows if row["engine"] == name]) for name in names]


def _engine_row(name: str, rows: Sequence[Row]) -> Row:
    gaps = [float(row["gap %"]) for row in rows if row["gap %"] != ""]

    def over(measure: str) -> str:
        values = [float(row[measure]) for row in rows if row[measure] != ""]
        return f"{statistics.mean(values):.2f}" if values else "-"

    return {
        "engine": name,
        "runs": len(rows),
        "with a gap": len(gaps),
        "mean gap %": f"{statistics.mean(gaps):.2f}" if gaps else "-",
        "median gap %": f"{statistics.median(gaps):.2f}" if gaps else "-",
        "worst gap %": f"{max(gaps):.2f}" if gaps else "-",
        "mean s": over("seconds"),
        "mean CPU s": over("CPU seconds"),
        "broken, refused or crashed": sum(row["findings"] != "" for row in rows),
    }


def _runs(files: Sequence[Path], engines: Sequence[str], seeds: int) -> Iterator[Any]:
    for path in files:
        for seed in range(1, seeds + 1):
            for engine in engines:
                if seed == 1 or engine not in WITHOUT_SEED:
                    yield path, engine, seed


def _machine() -> str:
    found = []
    for name in RIVAL_PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} absent")
    return f"{describe_machine()}, {', '.join(found)}"


def _refuse(why: str) -> NoReturn:
    raise typer.BadParameter(why)


def _chosen(suite: str, engines: str) -> tuple[Suite, list[str]]:
    names = [name.strip() for name in engines.split(",") if name.strip()]
    known = {*ENGINES, *RIVALS}
    if suite not in SUITES:
        _refuse(f"no suite {suite!r}; there are: {', '.join(SUITES)}")
    if not names or not set(names) <= known:
        _refuse(f"engines are: {', '.join(sorted(known))}")
    return SUITES[suite], names


def solve(  # noqa: PLR0913 - the options of a command
    *,
    suite: Annotated[str, typer.Option(help=f"One of: {', '.join(SUITES)}.")],
    pattern: Annotated[str, typer.Option("--instances", help="Names, with * and ?.")] = "*",
    most: Annotated[
        int | None, typer.Option(min=1, help="So many instances at most, smallest files first.")
    ] = None,
    engines: Annotated[str, typer.Option(help="With commas between.")] = DEFAULT_ENGINES,
    seconds: Annotated[float, typer.Option(min=0.1, help="Wall time of a run.")] = 10,
    seeds: Annotated[int, typer.Option(min=1, help="Runs with seeds 1, 2, ...")] = 1,
    threads: Annotated[int, typer.Option(min=1, help="Threads a run may use.")] = 2,
    csv: Annotated[
        Path | None, typer.Option(help="In place of benchmarks/records/solve-SUITE.csv.")
    ] = None,
) -> None:
    """Search public instances with our engines and with rivals, one run after the other."""
    chosen, names = _chosen(suite, engines)
    files = instances(chosen, pattern, most)
    if not files:
        _refuse(f"no instance of {suite} called {pattern!r} in {DATA}")
    known, out = best_known(chosen), csv or RECORDS / f"solve-{suite}.csv"
    typer.echo(f"{_machine()}\n{suite}, {seconds:g} s a run, up to {threads} threads\n")
    if set(names) & set(ENGINES):
        # Compiled code of ours then lies in its cache; the run is not recorded.
        run_child("ruin_recreate", files[0], Effort(WARM_S, 0, 1))
    rows: list[Row] = []
    for path, engine, seed in _runs(files, names, seeds):
        record = run_child(engine, path, Effort(seconds, seed, threads))
        rows.append(row_of((path.stem, engine, seed), record, known.get(path.stem)))
        write_csv(out, rows)
        told = rows[-1]["gap %"] or rows[-1]["findings"]
        typer.echo(f"{path.stem} {engine} {seed}: {told}", err=True)
    typer.echo(markdown(table(rows)))
