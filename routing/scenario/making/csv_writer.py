"""The tables of a scenario as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from routing.scenario.fields import SECONDS_PER_DAY
from routing.scenario.making.draft import RoadTables, Skipped
from routing.scenario.model import Order, Outlet, Vehicle, Village

Cell: TypeAlias = "str | int | float | None"
Rows: TypeAlias = Iterable[Sequence[Cell]]

# A spreadsheet may run a text that begins like this, also full-width, as a formula.
_FORMULA_STARTS: Final = tuple("=+-@|%\uff1d\uff0b\uff0d\uff20")


def write_rows(path: Path, rows: Rows) -> None:
    """Write rows, the header first, in UTF-8 with a mark by which spreadsheets know it.

    Parameters
    ----------
    path
        A file that does not exist yet.
    rows
        Texts, numbers, and None for an empty cell.
    """
    with path.open("x", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerows([_cell(value) for value in row] for row in rows)


def outlet_rows(outlets: Iterable[Outlet]) -> Iterator[Sequence[Cell]]:
    """Rows of ``outlets.csv``."""
    yield ("id", "name", "kind", "lon", "lat", "parent", "opens", "closes")
    for outlet in outlets:
        yield (
            outlet.id,
            outlet.name,
            outlet.kind,
            outlet.lon,
            outlet.lat,
            outlet.parent,
            clock(outlet.opens_s),
            clock(outlet.closes_s),
        )


def village_rows(villages: Iterable[Village]) -> Iterator[Sequence[Cell]]:
    """Rows of ``villages.csv``."""
    names = "id name outlet lon lat population visits_per_week opens closes priority station access"
    yield names.split()
    for village in villages:
        yield (
            village.id,
            village.name,
            village.outlet,
            village.lon,
            village.lat,
            village.population,
            village.visits_per_week,
            clock(village.opens_s),
            clock(village.closes_s),
            village.priority,
            village.station,
            ";".join(village.access),
        )


def fleet_rows(fleet: Iterable[Vehicle]) -> Iterator[Sequence[Cell]]:
    """Rows of ``fleet.csv``."""
    yield ("id", "type", "base", "in_service_since")
    for vehicle in fleet:
        since = vehicle.in_service_since
        yield (vehicle.id, vehicle.type, vehicle.base, since.isoformat() if since else "")


def order_rows(orders: Iterable[Order]) -> Iterator[Sequence[Cell]]:
    """Rows of ``orders/DATE.csv``."""
    yield ("village", "kind", "pieces", "weight_kg", "volume_m3", "ready", "due", "note")
    for order in orders:
        yield (
            order.village,
            order.kind,
            order.pieces,
            order.weight_kg,
            order.volume_m3,
            clock(order.ready_s),
            clock(order.due_s),
            order.note,
        )


def node_rows(roads: RoadTables) -> Iterator[Sequence[Cell]]:
    """Rows of a GMNS ``nodes.csv``."""
    yield ("node_id", "x_coord", "y_coord")
    for node in roads.nodes:
        yield (node.id, node.lon, node.lat)


def link_rows(roads: RoadTables) -> Iterator[Sequence[Cell]]:
    """Rows of a GMNS ``links.csv``, lengths in metres."""
    names = (
        "link_id from_node_id to_node_id directed length facility_type surface free_speed "
        "max_weight_t max_width_m allowed_uses geometry"
    )
    yield names.split()
    for link in roads.links:
        yield (
            link.id,
            link.start,
            link.end,
            "true" if link.one_way else "false",
            link.length_m,
            link.road_class,
            link.surface,
            link.speed_kph,
            link.max_weight_t,
            link.max_width_m,
            "",
            _line(link.points),
        )


def skipped_rows(skipped: Iterable[Skipped]) -> Iterator[Sequence[Cell]]:
    """Rows of ``skipped.csv``: what of the source was left out, and why."""
    yield ("row", "id", "name", "reason")
    for one in skipped:
        yield (one.row, one.id, one.name, one.reason)


def clock(seconds: int) -> str:
    """Seconds after midnight as ``HH:MM``, with seconds where there are any."""
    if seconds == SECONDS_PER_DAY:
        return "24:00"
    minutes, second = divmod(seconds, 60)
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{second:02d}" if second else text


def _cell(value: Cell) -> str:
    """What stands in the file: numbers without needless zeros, texts that run no formula.

    A blank before a text makes spreadsheets take it for one; loading strips it.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return f" {value}" if value.startswith(_FORMULA_STARTS) else value
    return str(int(value)) if value == int(value) else repr(value)


def _line(points: Iterable[tuple[float, float]]) -> str:
    """Well-known text of a line."""
    return f"LINESTRING ({', '.join(f'{lon} {lat}' for lon, lat in points)})"
