"""What changed since an earlier plan, as the page carries it."""

from __future__ import annotations

from typing import Any

from routing.outputs.report.encode import Grid
from routing.outputs.report.source import Before
from routing.outputs.text import plain
from routing.plan.compare import VehicleFigures, VillageChange, Visit

Data = dict[str, Any]


def difference(before: Before, grid: Grid) -> Data:
    """Villages that changed, vehicles of both plans, and the ways of the earlier one."""
    comparison = before.comparison
    return {
        "date": before.plan.date,
        "villages": [_village(change) for change in comparison.villages],
        "vehicles": [
            {
                "vehicle": plain(change.vehicle),
                "before": _vehicle(change.before),
                "after": _vehicle(change.after),
            }
            for change in comparison.vehicles
        ],
        "ways": [
            {"vehicle": plain(route.vehicle), "line": grid.line(line.points)}
            for route, line in zip(before.plan.routes, before.lines, strict=True)
        ],
    }


def _village(change: VillageChange) -> Data:
    return {
        "village": change.village,
        "name": plain(change.name) or plain(change.village),
        "kind": change.kind,
        "before": [_visit(visit) for visit in change.before],
        "after": [_visit(visit) for visit in change.after],
    }


def _visit(visit: Visit) -> list[Any]:
    return [plain(visit.vehicle), visit.begin_s]


def _vehicle(figures: VehicleFigures) -> list[float]:
    return [figures.stops, figures.distance_km, figures.duty_s, figures.cost]
