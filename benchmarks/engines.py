"""``python -m benchmarks engines``: what each search, and each part of ``auto``, comes to."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated
from unittest.mock import patch

import typer

from benchmarks.machine import describe_machine
from benchmarks.tables import Row, markdown, write_csv
from routing.engines.base import Budget, Run
from routing.engines.registry import get_engine
from routing.plan.check_assignment import check_assignment
from routing.plan.costs import assignment_cost
from routing.problem.assignment import Assignment
from routing.problem.build import build_problem
from routing.problem.model import Problem
from routing.problem.roads import open_roads
from routing.scenario.load import load_orders, load_scenario
from routing.scenario.making.synthetic import SyntheticOptions, make_synthetic
from routing.scenario.making.write import write_scenario

SIZES = (100, 300, 1000)
THREADS = 2
EVERY_DAY = 7.0
MILLI = 1000
WARM_S = 0.5
PARTS = ("ruin_recreate", "ortools", "auto without recombination", "auto")
_RECOMBINE = "routing.engines.auto.engine.recombine"

Solver = Callable[[Problem, float, int], Assignment]


def _county(villages: int) -> Problem:
    """Every village is due."""
    options = SyntheticOptions(
        villages=villages, seed=1, vehicles=max(1, villages // 10), visits_per_week=EVERY_DAY
    )
    with tempfile.TemporaryDirectory() as folder:
        write_scenario(Path(folder) / "county", make_synthetic(options))
        scenario = load_scenario(Path(folder) / "county")
        orders = load_orders(scenario, scenario.dates[0])
        return build_problem(scenario, orders, open_roads(scenario, orders.date))


def _solve(part: str, problem: Problem, seconds: float, seed: int) -> Assignment:
    run = Run(seed=seed, threads=THREADS)
    engine = get_engine(part.split(" ", maxsplit=1)[0])
    if " without " not in part:
        return engine.solve(problem, Budget(time_s=seconds), run)
    with patch(_RECOMBINE, return_value=None):
        return engine.solve(problem, Budget(time_s=seconds), run)


def _rows(sizes: list[int], seconds: float, seeds: int) -> Iterator[Row]:
    for villages in sizes:
        problem = _county(villages)
        _solve("ruin_recreate", problem, WARM_S, 0)
        for part in PARTS:
            found = [_solve(part, problem, seconds, seed) for seed in range(1, seeds + 1)]
            broken = sum(
                finding.severity == "error"
                for one in found
                for finding in check_assignment(problem, one)
            )
            costs = [assignment_cost(problem, one) / MILLI for one in found]
            yield {
                "villages": villages,
                "search": part,
                "seconds": seconds,
                "runs": seeds,
                "left out, most": max(len(one.unserved) for one in found),
                "cost, median": round(statistics.median(costs), 2),
                "best": round(min(costs), 2),
                "worst": round(max(costs), 2),
                "broken rules": broken,
            }


def engines(
    *,
    sizes: Annotated[
        list[int] | None, typer.Option("--villages", help="Sizes, repeatable.")
    ] = None,
    seconds: Annotated[float, typer.Option(min=1, help="Budget of a run.")] = 15,
    seeds: Annotated[int, typer.Option(min=1, help="Runs of each.")] = 3,
    csv: Annotated[Path | None, typer.Option(help="Also write the rows to this file.")] = None,
) -> None:
    """Compare the engines on counties in which every village is due, at equal time."""
    typer.echo(f"{describe_machine()}\n")
    rows = list(_rows(sizes or list(SIZES), seconds, seeds))
    typer.echo(markdown(rows))
    if csv is not None:
        write_csv(csv, rows)
