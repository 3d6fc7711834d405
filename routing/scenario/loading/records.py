"""From rows of values to outlets, villages, vehicles and orders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from routing.scenario.fields import SECONDS_PER_DAY, clean
from routing.scenario.loading.rows import ReadRow
from routing.scenario.model import Order, Outlet, Vehicle, Village

Record = TypeVar("Record", Outlet, Village, Vehicle, Order)


@dataclass(frozen=True, slots=True)
class Records(Generic[Record]):
    """What a table holds.

    Attributes
    ----------
    file
        Its name.
    items
        One record a usable row.
    ids
        (id, row) of every row whose id could be read, usable or not: a row with a fault in it
        still exists for what refers to it.
    names
        Ids of the rows that have each name.
    complete
        Whether every row's id could be read, so that an id that is not among them is unknown.
    is_empty
        Whether the table has no row at all, not even a faulty one.
    """

    file: str
    items: tuple[Record, ...]
    ids: tuple[tuple[str, int], ...]
    names: Mapping[str, list[str]]
    complete: bool
    is_empty: bool

    @property
    def all_usable(self) -> bool:
        """Whether every row became an item."""
        return self.complete and len(self.items) == len(self.ids)


def _or(values: Mapping[str, Any], name: str, default: object) -> Any:  # noqa: ANN401 - a cell's
    value = values[name]
    return default if value is None else value


def _outlet(row: ReadRow) -> Outlet:
    values: Mapping[str, Any] = row.values
    return Outlet(
        id=values["id"],
        name=values["name"],
        kind=values["kind"],
        lon=values["lon"],
        lat=values["lat"],
        parent=_or(values, "parent", ""),
        opens_s=_or(values, "opens", 0),
        closes_s=_or(values, "closes", SECONDS_PER_DAY),
        row=row.number,
    )


def _village(row: ReadRow) -> Village:
    values: Mapping[str, Any] = row.values
    return Village(
        id=values["id"],
        name=values["name"],
        outlet=values["outlet"],
        lon=values["lon"],
        lat=values["lat"],
        population=values["population"],
        visits_per_week=values["visits_per_week"],
        opens_s=_or(values, "opens", 0),
        closes_s=_or(values, "closes", SECONDS_PER_DAY),
        priority=_or(values, "priority", 1),
        station=_or(values, "station", "postal"),
        access=_or(values, "access", ()),
        row=row.number,
    )


def _vehicle(row: ReadRow) -> Vehicle:
    values: Mapping[str, Any] = row.values
    return Vehicle(
        id=values["id"],
        type=values["type"],
        base=values["base"],
        in_service_since=values["in_service_since"],
        row=row.number,
    )


def _order(row: ReadRow, date: dt.date) -> Order:
    values: Mapping[str, Any] = row.values
    return Order(
        id=_or(values, "id", f"{date.isoformat()}-{row.number}"),
        village=values["village"],
        kind=values["kind"],
        pieces=values["pieces"],
        weight_kg=values["weight_kg"],
        volume_m3=values["volume_m3"],
        ready_s=_or(values, "ready", 0),
        due_s=_or(values, "due", SECONDS_PER_DAY),
        mandatory=_or(values, "mandatory", default=False),
        priority=values["priority"],
        dispatch_from=values["dispatch_from"],
        note=_or(values, "note", ""),
        row=row.number,
    )


def _records(file: str, rows: list[ReadRow], items: Iterable[Record]) -> Records[Record]:
    ids = tuple((str(row.values["id"]), row.number) for row in rows if row.values.get("id"))
    names: dict[str, list[str]] = {}
    for row in rows:
        if row.values.get("id") and row.values.get("name"):
            names.setdefault(clean(str(row.values["name"])), []).append(str(row.values["id"]))
    complete = len(ids) == len(rows)
    return Records(file, tuple(items), ids, names, complete=complete, is_empty=not rows)


def outlets_of(file: str, rows: list[ReadRow]) -> Records[Outlet]:
    """Outlets of a table's rows."""
    return _records(file, rows, (_outlet(row) for row in rows if row.usable))


def villages_of(file: str, rows: list[ReadRow]) -> Records[Village]:
    """Villages of a table's rows."""
    return _records(file, rows, (_village(row) for row in rows if row.usable))


def fleet_of(file: str, rows: list[ReadRow]) -> Records[Vehicle]:
    """Vehicles of a table's rows."""
    return _records(file, rows, (_vehicle(row) for row in rows if row.usable))


def orders_of(file: str, rows: list[ReadRow], date: dt.date) -> Records[Order]:
    """Orders of a table's rows; one without an id is named after date and row."""
    return _records(file, rows, (_order(row, date) for row in rows if row.usable))
