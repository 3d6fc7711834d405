"""``routing compare``: what changes from one plan to another."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.table import Table

from routing.cli.options import Debug, Json, ScenarioOption
from routing.cli.show import (
    clock,
    finding_record,
    messages,
    plain,
    results,
    show_findings,
    write_json,
)
from routing.compare_plans import ComparedPlans, compare_files, write_comparison
from routing.plan.compare import KINDS, FigureChange, VehicleChange, VillageChange, Visit
from routing.words import say, translated

Before = Annotated[Path, typer.Argument(help="The earlier plan: plan.json or plan.xlsx.")]
After = Annotated[Path, typer.Argument(help="The later plan.")]
Page = Annotated[
    Path | None, typer.Option("--out", help="HTML file: the later plan's report with the changes.")
]
MOST_ROWS: Final = 40

KIND_NAMES: Final = {
    "lost": "service lost",
    "gained": "service gained",
    "moved": "other vehicle",
    "reordered": "other order",
    "retimed": "other time",
    "newly-due": "newly due",
    "not-due": "no longer due",
}
FIGURE_NAMES: Final = {
    "villages_served": "Villages served",
    "orders_served": "Orders served",
    "mandatory_unserved": "Mandatory orders left out",
    "vehicles_used": "Vehicles used",
    "distance_km": "Distance, km",
    "duty_h": "On duty, h",
    "cost": "Cost",
    "cost_per_piece": "Cost per piece",
    "load_factor": "Load factor",
}


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,.2f}" if value != int(value) else f"{int(value):,}"


def _signed(value: float | None) -> str:
    if value is None or abs(value) < 0.005:  # noqa: PLR2004 - half of the last digit shown
        return ""
    return ("+" if value > 0 else "-") + _number(abs(round(value, 2)))


def _table(title: str, columns: tuple[str, ...], right_from: int) -> Table:
    table = Table(title=title, title_justify="left", box=None, padding=(0, 2))
    for at, name in enumerate(columns):
        table.add_column(name, justify="right" if at >= right_from else "left")
    return table


def _figures(figures: tuple[FigureChange, ...]) -> Table:
    columns = ("", say("Before"), say("After"), say("Difference"))
    table = _table(say("Figures of the day"), columns, 1)
    for change in figures:
        if change.name in FIGURE_NAMES:
            cells = _number(change.before), _number(change.after), _signed(change.difference)
            table.add_row(translated(FIGURE_NAMES[change.name]), *cells)
    return table


def _visits(visits: tuple[Visit, ...]) -> str:
    return ", ".join(f"{visit.vehicle} {clock(visit.begin_s)}" for visit in visits) or "-"


def _villages(changes: tuple[VillageChange, ...]) -> Table:
    columns = (say("Village"), say("Change"), say("Before"), say("After"))
    table = _table(say("Villages that changed"), columns, len(columns))
    for change in changes[:MOST_ROWS]:
        visits = (plain(_visits(side)) for side in (change.before, change.after))
        table.add_row(plain(change.name), translated(KIND_NAMES[change.kind]), *visits)
    return table


def _vehicles(changes: tuple[VehicleChange, ...]) -> Table:
    columns = (say("Vehicle"), say("Stops"), say("km"), say("Hours"), say("Cost"))
    table = _table(say("Vehicles that changed"), columns, 1)
    for change in changes[:MOST_ROWS]:
        old, new = change.before, change.after
        pairs = (
            (old.stops, new.stops),
            (old.distance_km, new.distance_km),
            (old.duty_s / 3600, new.duty_s / 3600),
            (old.cost, new.cost),
        )
        cells = (f"{_number(round(is_, 2))} {_signed(is_ - was)}".rstrip() for was, is_ in pairs)
        table.add_row(plain(change.vehicle), *cells)
    return table


def _show(compared: ComparedPlans) -> None:
    comparison, console = compared.comparison, results()
    console.print(_figures(comparison.figures))
    if not comparison.villages:
        console.print(say("Nothing changed for any village."), markup=False)
    else:
        console.print(_villages(comparison.villages))
        counts = [
            f"{translated(KIND_NAMES[kind])}: {comparison.count(kind)}"
            for kind in KINDS
            if comparison.count(kind)
        ]
        console.print("; ".join(counts), markup=False)
    changed = tuple(change for change in comparison.vehicles if change.before != change.after)
    if changed:
        console.print(_vehicles(changed))


def _visit_record(visit: Visit) -> dict[str, Any]:
    return {"vehicle": visit.vehicle, "number": visit.number, "begin_s": visit.begin_s}


def _vehicle_record(change: VehicleChange) -> dict[str, Any]:
    def figures(side: str) -> dict[str, Any]:
        value = getattr(change, side)
        return {name: getattr(value, name) for name in value.__slots__}

    return {"vehicle": change.vehicle, "before": figures("before"), "after": figures("after")}


def comparison_record(compared: ComparedPlans) -> dict[str, Any]:
    """A comparison for machines."""
    comparison = compared.comparison
    return {
        "villages": [
            {
                "village": change.village,
                "kind": change.kind,
                "before": [_visit_record(visit) for visit in change.before],
                "after": [_visit_record(visit) for visit in change.after],
            }
            for change in comparison.villages
        ],
        "vehicles": [_vehicle_record(change) for change in comparison.vehicles],
        "figures": {
            change.name: {"before": change.before, "after": change.after}
            for change in comparison.figures
        },
        "findings": [finding_record(finding) for finding in compared.findings],
    }


def compare(
    before: Before,
    after: After,
    *,
    out: Page = None,
    scenario: ScenarioOption = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Say what changes from one plan to another: service, vehicles, times, kilometres, cost."""
    compared = compare_files(before, after, scenario)
    page = None if out is None else write_comparison(compared, out)
    if as_json:
        write_json(comparison_record(compared))
        return
    show_findings(compared.findings, messages())
    _show(compared)
    if page is not None:
        results().print(say("Changes on a map: {page}", page=page), markup=False)
