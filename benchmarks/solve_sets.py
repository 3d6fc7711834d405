"""The suites of ``python -m benchmarks solve``: where they lie, and their best known costs."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parents[2] / "shared" / "data"
"""Public data, beside the repository."""


@dataclass(frozen=True, slots=True)
class Suite:
    """A folder of instances.

    Attributes
    ----------
    name
        Of the folder.
    divisor
        Best known costs divided by this are in units of the file, as our costs are.
    suffix
        Of its instances.
    """

    name: str
    divisor: float = 1.0
    suffix: str = ".vrp"


SUITES: Final = {
    suite.name: suite
    for suite in (
        Suite("cvrp-x"),
        Suite("cvrp-xl"),
        Suite("cvrp-xxl"),
        Suite("cvrp-road"),
        Suite("vrptw-gh1000"),
        Suite("hfvrp-x"),
        Suite("hvrp-dlp", suffix=".txt"),
        Suite("mdvrptw", divisor=1000.0),
        Suite("pcvrptw", divisor=10.0),
        Suite("vrpb"),
        Suite("mtvrptwr", divisor=10.0),
    )
}


def best_known(suite: Suite, data: Path = DATA) -> dict[str, float]:
    """Best known cost of each instance in units of the file, as the suite's source reports it."""
    with (data / suite.name / "bks.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["instance"]: float(row["best_known_cost"]) / suite.divisor
            for row in csv.DictReader(file)
        }


def instances(
    suite: Suite, pattern: str = "*", most: int | None = None, data: Path = DATA
) -> list[Path]:
    """Files of a suite whose stem fits the pattern, smallest file first, at most so many."""
    files = [
        path for path in (data / suite.name).glob(f"*{suite.suffix}") if fnmatch(path.stem, pattern)
    ]
    return sorted(files, key=lambda path: (path.stat().st_size, path.name))[:most]


def gap_percent(cost: float, best: float) -> float:
    """How far a cost lies above the best known one; negative below it."""
    return 100.0 * (cost - best) / best
