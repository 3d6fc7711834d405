"""``python -m benchmarks day``: a county's day from files to all outputs, stage by stage."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer

from benchmarks.machine import describe_machine
from benchmarks.tables import Row, markdown, write_csv
from routing.plan_day import DEFAULT_BUDGET
from routing.scenario.making.synthetic import SyntheticOptions, make_synthetic
from routing.scenario.making.write import write_scenario

VILLAGES_PER_VEHICLE = 10
# Every village is due, so that the size of a county is the size of its day.
EVERY_DAY = 7.0
SIZES = (100, 300, 1000)


def _run_once(county: Path, out: Path, seconds: float, seed: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.day_child", str(county), str(out)]
    command += [str(seconds), str(seed)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    record: dict[str, Any] = json.loads(done.stdout)
    return record


def _median(records: list[dict[str, Any]], *path: str) -> float:
    def value(record: dict[str, Any]) -> float:
        inner: Any = record
        for name in path:
            inner = inner[name]
        return float(inner)

    return statistics.median(value(record) for record in records)


def _row(villages: int, records: list[dict[str, Any]]) -> Row:
    stages = {name: _median(records, "stages_s", name) for name in records[0]["stages_s"]}
    return {
        "villages": villages,
        "vehicles": int(_median(records, "figures", "vehicles_available")),
        "orders": int(_median(records, "figures", "orders_due")),
        **{f"{name} s": round(seconds, 2) for name, seconds in stages.items()},
        "total s": round(_median(records, "total_s"), 2),
        "first plan s": round(_median(records, "first_plan_s"), 2),
        "villages served": int(_median(records, "figures", "villages_served")),
        "cost": round(_median(records, "figures", "cost"), 2),
        "violations": sum(int(record["violations"]) for record in records),
        "peak MiB": int(_median(records, "peak_mib")),
        "largest worker MiB": int(_median(records, "worker_mib")),
    }


def _measure_size(villages: int, runs: int, seconds: float, folder: Path) -> Row:
    county = folder / f"county-{villages}"
    options = SyntheticOptions(
        villages=villages,
        seed=1,
        vehicles=max(1, villages // VILLAGES_PER_VEHICLE),
        visits_per_week=EVERY_DAY,
    )
    write_scenario(county, make_synthetic(options))
    records = [_run_once(county, folder / "plan", seconds, seed) for seed in range(runs)]
    return _row(villages, records)


def day(
    *,
    sizes: Annotated[
        list[int] | None, typer.Option("--villages", help="Sizes, repeatable.")
    ] = None,
    runs: Annotated[int, typer.Option(min=1, help="Runs a size; medians are printed.")] = 3,
    seconds: Annotated[float, typer.Option(min=0, help="Search budget; 0: the default.")] = 0,
    csv: Annotated[Path | None, typer.Option(help="Also write the rows to this file.")] = None,
) -> None:
    """Plan synthetic counties from files to all outputs; print the seconds of every stage."""
    budget = f"{seconds:g} s" if seconds else f"default ({DEFAULT_BUDGET.time_s:g} s)"
    typer.echo(f"{describe_machine()}\nBudget {budget}, median of {runs} runs\n")
    with tempfile.TemporaryDirectory() as folder:
        rows = [_measure_size(size, runs, seconds, Path(folder)) for size in sizes or SIZES]
    typer.echo(markdown(rows))
    if csv is not None:
        write_csv(csv, rows)
