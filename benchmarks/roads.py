"""``python -m benchmarks roads``: tables of quickest ways, beside other engines in the same run."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer

from benchmarks.machine import describe_machine
from benchmarks.plots import Chart, svg
from benchmarks.tables import Row, markdown, write_csv

AREAS = ("luxembourg", "liechtenstein", "rutland", "province-1000000")
GROWING_ARCS = (62_500, 250_000, 1_000_000)
GROWING_PLACES = (1_000, 3_000, 10_000)
RIVAL_ROWS = 60
"""Rivals answer this many rows of a table: a row costs them milliseconds, whichever it is."""

ESTIMATED_PLACES = (60, 200)
SPIN_STEPS = 300_000_000


def _measure(**spec: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever JSON can say
    command = [sys.executable, "-m", "benchmarks.roads_child", json.dumps(spec)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _preparation(areas: list[str]) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as cache:
        for area in areas:
            found = _measure(task="prepare", area=area, places=1000, cache=cache)
            yield {
                "area": area,
                "nodes": found["nodes"],
                "arcs": found["arcs"],
                "prepare, s": found["first"]["wall_s"],
                "CPU s": found["first"]["cpu_s"],
                "again, one link closed, s": found["again"]["wall_s"],
                "compile or load code, s": found["compile_s"],
            }


def _checks(areas: list[str]) -> Iterator[Row]:
    for area in areas:
        found = _measure(task="check", area=area, places=1000, sources=60, each=25)
        for profile, counts in found.items():
            yield {
                "area": area,
                "profile": profile,
                "pairs, both directions": counts["pairs"],
                "differ from scipy": counts["wrong"],
                "compared": "seconds and metres" if counts["with_metres"] else "seconds",
                "without a way": counts["unreachable"],
                "more pairs against a plain search": counts["plain_pairs"],
                "differ from it": counts["plain_wrong"],
            }


def _engines() -> list[tuple[str, int]]:
    kit = [("cch", 1)] if find_spec("routingkit_cch") else []
    return [("scipy", 1), *kit, ("ours", 1), ("ours", 2)]


def _one_table(area: str, places: int) -> Iterator[Row]:
    per_row_ms: dict[tuple[str, int], float] = {}
    for engine, threads in _engines():
        rows = places if engine == "ours" else RIVAL_ROWS
        found = _measure(
            task="table", area=area, places=places, rows=rows, engine=engine, threads=threads
        )
        wall_ms, cpu_ms = (1000 * found[name] / rows for name in ("wall_s", "cpu_s"))
        per_row_ms[engine, threads] = wall_ms
        ours = per_row_ms.get(("ours", 1), wall_ms)
        yield {
            "area": area,
            "table": f"{places:,} x {places:,}",
            "engine": {"cch": "routingkit-cch"}.get(engine, engine),
            "threads": threads,
            "rows": rows,
            "wall ms a row": f"{wall_ms:.4f}",
            "CPU ms a row": f"{cpu_ms:.4f}",
            "rows a second": int(1000 / wall_ms),
            "peak MiB": int(found["peak_mib"]),
            "ours is faster by": f"{ours / wall_ms:.2f}" if threads > 1 else "",
        }


def _with_ratios(rows: list[Row]) -> list[Row]:
    """CPU of each engine over CPU of ours on one thread; for two threads, wall of one over two."""
    alone = next(row for row in rows if row["engine"] == "ours" and row["threads"] == 1)
    return [
        {
            **{name: value for name, value in row.items() if name != "ours is faster by"},
            "CPU, times ours": f"{float(row['CPU ms a row']) / float(alone['CPU ms a row']):.1f}",
            "two threads gain": row["ours is faster by"],
        }
        for row in rows
    ]


def _growth() -> Iterator[Row]:
    for arcs in GROWING_ARCS:
        for places in GROWING_PLACES:
            found = _measure(
                task="table", area=f"province-{arcs}", places=places, rows=places,
                engine="ours", threads=1,
            )  # fmt: skip
            yield {
                "arcs": arcs,
                "places": places,
                "table, CPU s": found["cpu_s"],
                "CPU ms a row": f"{1000 * found['cpu_s'] / places:.4f}",
                "peak MiB": int(found["peak_mib"]),
            }


def _charts(rows: list[Row]) -> str:
    """Time a row and memory, by places, a line for each size of network."""
    charts = []
    for title, column in (("CPU ms a row", "CPU ms a row"), ("Peak memory, MiB", "peak MiB")):
        lines: dict[str, list[tuple[float, float]]] = {}
        for row in rows:
            point = float(row["places"]), float(row[column])
            lines.setdefault(f"{row['arcs']:,} arcs", []).append(point)
        charts.append(Chart(title, "places", lines))
    return svg(charts)


def _nearest(areas: list[str]) -> Iterator[Row]:
    for area in areas:
        found = _measure(task="nearest", area=area, places=30_000, k=100, threads=2)
        yield {
            "area": area,
            "places": 30_000,
            "neighbours": 100,
            "wall s": found["wall_s"],
            "CPU s": found["cpu_s"],
            "peak MiB": int(found["peak_mib"]),
        }


def _estimates(areas: list[str]) -> Iterator[Row]:
    """Quantiles of estimated over real; no setting was chosen on these places."""
    for area in areas:
        for places in ESTIMATED_PLACES:
            found = _measure(task="estimate", area=area, places=places)
            for kind, shares in found.items():
                for what in ("distance", "time"):
                    quantiles = zip(
                        ("10 %", "25 %", "median", "75 %", "90 %"), shares[what], strict=True
                    )
                    yield {
                        "area": area,
                        "places": places,
                        "trips": f"{kind}, {shares['pairs']:,}",
                        "estimated over real": what,
                        **{name: f"{value:.2f}" for name, value in quantiles},
                    }


def _show(title: str, rows: list[Row], csv: Path | None) -> None:
    typer.echo(f"\n### {title}\n\n{markdown(rows)}")
    if csv is not None:
        write_csv(
            csv / f"roads-{title.split(',', maxsplit=1)[0].lower().replace(' ', '-')}.csv", rows
        )


def roads(
    *,
    areas: Annotated[
        list[str] | None, typer.Option("--area", help="Areas, repeatable; province-N is made up.")
    ] = None,
    places: Annotated[
        list[int] | None, typer.Option("--places", help="Sizes of square tables, repeatable.")
    ] = None,
    growth: Annotated[bool, typer.Option(help="Also measure how time and memory grow.")] = True,
    csv: Annotated[Path | None, typer.Option(help="Also write the rows to this folder.")] = None,
    plot: Annotated[Path | None, typer.Option(help="Draw the growth to this SVG file.")] = None,
) -> None:
    """Prepare, check and time tables of quickest ways on real and made-up roads."""
    chosen = areas or list(AREAS)
    large = [area for area in chosen if area.startswith(("luxembourg", "province"))]
    gain = _measure(task="cores", steps=SPIN_STEPS)["gain"]
    typer.echo(f"{describe_machine()}\nTwo threads of bare arithmetic now do {gain:.2f} of one.")
    _show("Preparation, without a cache and then with one", list(_preparation(chosen)), csv)
    _show("Answers, random pairs of all profiles", list(_checks(chosen)), csv)
    rows = [
        row
        for area in large
        for size in places or (1_000, 10_000)
        for row in _with_ratios(list(_one_table(area, size)))
    ]
    _show("Tables, CPU and wall", rows, csv)
    _show("Nearest, the quickest neighbours of every place", list(_nearest(large)), csv)
    known = [area for area in chosen if not area.startswith("province")]
    _show("Estimated roads, beside the real ones", list(_estimates(known)), csv)
    if growth:
        grown = list(_growth())
        _show("Growth, with arcs and places", grown, csv)
        if plot is not None:
            plot.write_text(_charts(grown), encoding="utf-8")
