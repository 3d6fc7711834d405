"""``python -m benchmarks estimate``: how roads are estimated, calibrated on areas left out.

For each area the habits of the plain are chosen on the other areas alone, so that the median of
estimated over real distance and time is nearest to one over all their trips; then they are held
against the area that was left out.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from benchmarks.roads_data import area, scattered
from benchmarks.tables import Row, markdown, write_csv
from routing.network.estimate import HABITS, Habits, estimate_network
from routing.network.matrix import open_matrix
from routing.network.model import UNREACHABLE, Places
from routing.network.profiles import BUILTIN_PROFILES

AREAS = ("rutland", "liechtenstein", "luxembourg", "gauradaha")
DAY = dt.date(2026, 7, 1)
PLACES = 120
DRAWS = (7, 8)
LEAST_M = 300
LIMIT_M = 2000.0
QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
GRID = tuple(
    Habits(lane, main, hub, paved_lanes=paved)
    for lane, main, hub, paved in itertools.product(
        (1.2, 1.25, 1.3, 1.35, 1.4, 1.5), (1.0, 1.05, 1.1, 1.15, 1.2), (3, 4, 6), (False, True)
    )
)
Table = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Known:
    """Places of an area with their real seconds and metres."""

    places: Places
    seconds: Table
    metres: Table


def _known(name: str) -> list[Known]:
    network = area(name)
    found = []
    for seed in DRAWS:
        places = scattered(network, PLACES, seed)
        view = open_matrix(network, places, [BUILTIN_PROFILES["van"]], (), DAY, LIMIT_M)
        everyone = np.arange(PLACES)
        found.append(Known(places, *view.matrix("van", everyone, everyone)))
    return found


def _ratios(known: Known, habits: Habits) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Estimated over real distance and time of trips long enough to tell."""
    roads = estimate_network(known.places, habits)
    view = open_matrix(roads, known.places, [BUILTIN_PROFILES["van"]], (), DAY, LIMIT_M)
    everyone = np.arange(PLACES)
    seconds, metres = view.matrix("van", everyone, everyone)
    apart = (known.metres > LEAST_M) & (known.metres < UNREACHABLE)
    return metres[apart] / known.metres[apart], seconds[apart] / known.seconds[apart]


def _error(medians: Sequence[tuple[float, float]]) -> float:
    """How far medians lie from one, distance and time alike."""
    return float(sum(abs(np.log(d)) + abs(np.log(t)) for d, t in medians))


def _medians(known: Mapping[str, list[Known]]) -> dict[str, list[tuple[float, float]]]:
    """For each area the medians of every setting of the grid, draws together."""
    return {name: [_median(draws, habits) for habits in GRID] for name, draws in known.items()}


def _median(draws: Sequence[Known], habits: Habits) -> tuple[float, float]:
    """Medians of distance and time over all draws of places."""
    pairs = [_ratios(draw, habits) for draw in draws]
    metres, seconds = (np.concatenate([pair[at] for pair in pairs]) for at in (0, 1))
    return float(np.median(metres)), float(np.median(seconds))


def _chosen(medians: Mapping[str, list[tuple[float, float]]], names: Sequence[str]) -> Habits:
    errors = [_error([medians[name][at] for name in names]) for at in range(len(GRID))]
    return GRID[int(np.argmin(errors))]


def _rows(
    known: Mapping[str, list[Known]], left_out: str, habits: Habits, how: str
) -> Iterator[Row]:
    pairs = [_ratios(draw, habits) for draw in known[left_out]]
    for at, what in enumerate(("distance", "time")):
        values = np.concatenate([pair[at] for pair in pairs])
        names = ("10 %", "25 %", "median", "75 %", "90 %")
        quantiles = zip(names, np.quantile(values, QUANTILES), strict=True)
        yield {
            "area left out": left_out,
            "habits": how,
            "lanes": f"{habits.lane_detour:g}",
            "main": f"{habits.main_detour:g}",
            "places a hub": habits.places_per_hub,
            "lanes paved": "yes" if habits.paved_lanes else "no",
            "estimated over real": what,
            "trips": len(values),
            **{name: f"{value:.2f}" for name, value in quantiles},
        }


def estimate(
    *,
    areas: Annotated[list[str] | None, typer.Option("--area", help="Areas, repeatable.")] = None,
    csv: Annotated[Path | None, typer.Option(help="Also write the rows to this file.")] = None,
) -> None:
    """Calibrate the estimate of roads on all areas but one, and hold it against that one."""
    names = areas or list(AREAS)
    known = {name: _known(name) for name in names}
    medians = _medians(known)
    rows: list[Row] = []
    for name in names:
        others = [other for other in names if other != name]
        rows += _rows(known, name, HABITS["hills"], "hills")
        rows += _rows(known, name, HABITS["plain"], "plain, as released")
        rows += _rows(known, name, _chosen(medians, others), "chosen on the others")
    typer.echo(markdown(rows))
    best = _chosen(medians, names)
    typer.echo(f"\nChosen on all areas: {best}")
    if csv is not None:
        write_csv(csv, rows)
