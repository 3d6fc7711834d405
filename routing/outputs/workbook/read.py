"""Read an edited workbook: which vehicle halts where, in which order, and what is left out."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from routing.errors import Finding, InputError
from routing.outputs.workbook.layout import (
    HALTS,
    PLAN,
    PLAN_FIELDS,
    STOPS,
    STOPS_NEEDED,
    UNSERVED,
    UNSERVED_NEEDED,
    WORKBOOK_VERSION,
)
from routing.plan.model import ScenarioRef
from routing.plan.sequence import Halt, Place
from routing.scenario.loading.workbook import Sheet, read_sheet
from routing.words import LANGUAGES, say, translated

LARGEST_BYTES: Final = 64 * 2**20
LARGEST_NUMBER: Final = 1e6


@dataclass(frozen=True, slots=True)
class EditedPlan:
    """What a workbook says: halts of each vehicle in order, orders left out, and of which plan."""

    scenario: ScenarioRef
    date: str
    engine: str
    halts: Mapping[str, tuple[Halt, ...]]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that gives a vehicle something to do."""

    vehicle: str
    number: float
    halt: Halt


def read_workbook(path: Path) -> EditedPlan:
    """Read a workbook that :func:`routing.outputs.workbook.write.workbook_bytes` once made.

    Raises
    ------
    InputError
        With every finding: if it is no workbook, a sheet or column is missing, or a row cannot
        be understood.
    """
    data = _bytes(path)
    about = _about(data, path)
    findings: list[Finding] = []
    stops = _in_any_language(data, path, STOPS, STOPS_NEEDED)
    unserved = _in_any_language(data, path, UNSERVED, UNSERVED_NEEDED)
    missing = [*stops.missing(), *unserved.missing()]
    if missing:
        raise InputError(missing)
    rows: list[_Row] = []
    left_out: list[str] = []
    _take_stops(stops, rows, left_out, findings)
    _take_unserved(unserved, rows, left_out, findings)
    halts = _in_order(rows, findings)
    if findings:
        raise InputError(findings)
    reference = ScenarioRef(
        name=about["name"],
        folder=about["folder"],
        digest=about["digest"],
        orders_digest=about["orders_digest"],
    )
    return EditedPlan(reference, about["date"], about["engine"], halts, tuple(left_out))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            cause = say("It has more than {bytes} bytes.", bytes=f"{LARGEST_BYTES:,}")
            raise InputError([Finding("plan.file-too-large", cause, path.name)])
        return path.read_bytes()
    except OSError as error:
        cause = f"{error.strerror or error}."
        raise InputError([Finding("plan.cannot-read", cause, path.name)]) from None


def _about(data: bytes, path: Path) -> dict[str, str]:
    """What the hidden sheet says."""
    sheet = read_sheet(data, path.name, PLAN)
    if sheet.name != PLAN:
        cause = say("It has no sheet {name}, so it is not a plan of this program.", name=PLAN)
        raise InputError([Finding("edit.sheet-missing", cause, path.name)])
    about = {row[0]: row[1] for row in sheet.rows if len(row) > 1}
    if about.get("workbook") != WORKBOOK_VERSION:
        cause = say(
            "Its version is {found}; {wanted} is read.",
            found=repr(about.get("workbook", "")[:20]),
            wanted=WORKBOOK_VERSION,
        )
        raise InputError([Finding("edit.other-version", cause, path.name, field=PLAN)])
    lacking = [name for name in PLAN_FIELDS if not about.get(name)]
    if lacking:
        cause = say("Sheet {name} lacks {fields}.", name=PLAN, fields=", ".join(lacking))
        raise InputError([Finding("edit.sheet-missing", cause, path.name, field=PLAN)])
    return about


@dataclass(frozen=True)
class _Table:
    """A sheet by the English names of its columns."""

    path: Path
    sheet: Sheet | None
    name: str
    needed: tuple[str, ...]

    @property
    def columns(self) -> dict[str, int]:
        heading = self.sheet.rows[0] if self.sheet and self.sheet.rows else []
        where = {text.strip(): at for at, text in enumerate(heading)}
        return {
            name: where[word]
            for name in self.needed
            for word in (translated(name, language) for language in LANGUAGES)
            if word in where
        }

    def missing(self) -> Iterator[Finding]:
        """What the table lacks."""
        if self.sheet is None:
            cause = say("It has no sheet {name}.", name=translated(self.name))
            yield Finding("edit.sheet-missing", cause, self.path.name)
            return
        have = self.columns
        for name in self.needed:
            if name not in have:
                cause = say("There is no column {name}.", name=translated(name))
                place = f"{self.sheet.name}"
                yield Finding("edit.column-missing", cause, self.path.name, 1, place)

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Row number and cells by column, of rows that are not empty."""
        have = self.columns
        for number, row in enumerate(self.sheet.rows[1:] if self.sheet else [], 2):
            cells = {name: row[at].strip() if at < len(row) else "" for name, at in have.items()}
            if any(cells.values()):
                yield number, cells

    def place(self, row: int, column: str) -> Place:
        """Where a cell is."""
        sheet = self.sheet.name if self.sheet else self.name
        return Place(self.path.name, row, f"{sheet}, {translated(column)}")


def _in_any_language(data: bytes, path: Path, name: str, needed: tuple[str, ...]) -> _Table:
    for language in LANGUAGES:
        sheet = read_sheet(data, path.name, translated(name, language))
        if sheet.name == translated(name, language):
            return _Table(path, sheet, name, needed)
    return _Table(path, None, name, needed)


def _take_stops(
    table: _Table, rows: list[_Row], left_out: list[str], findings: list[Finding]
) -> None:
    kinds = {translated(word, one): kind for kind, word in HALTS.items() for one in LANGUAGES}
    for row, cells in table.rows():
        orders = tuple(part for text in cells["Orders"].split(",") if (part := text.strip()))
        if not cells["Vehicle"]:
            left_out += orders
            continue
        kind = kinds.get(cells["Halt"])
        if kind is None:
            cause = say("{word} is no kind of halt.", word=repr(cells["Halt"][:30]))
            findings.append(_finding("edit.bad-kind", cause, table.place(row, "Halt")))
            continue
        number = _number(cells["No."], table.place(row, "No."), findings)
        load = kind == "load"
        halt = Halt("load" if load else "serve", cells["Place id"], () if load else orders)
        rows.append(_row(cells["Vehicle"], number, halt, table.place(row, "Vehicle")))


def _take_unserved(
    table: _Table, rows: list[_Row], left_out: list[str], findings: list[Finding]
) -> None:
    """Orders left out; those given a vehicle are served, together if they share a number."""
    together: dict[tuple[str, float, str], list[str]] = {}
    written: dict[tuple[str, float, str], Place] = {}
    for row, cells in table.rows():
        if not cells["Vehicle"]:
            left_out.append(cells["Order"])
            continue
        number = _number(cells["No."], table.place(row, "No."), findings)
        key = (cells["Vehicle"], number, cells["Place id"])
        together.setdefault(key, []).append(cells["Order"])
        written.setdefault(key, table.place(row, "Vehicle"))
    for (vehicle, number, place), orders in together.items():
        halt = Halt("serve", place, tuple(orders))
        rows.append(_row(vehicle, number, halt, written[vehicle, number, place]))


def _row(vehicle: str, number: float, halt: Halt, place: Place) -> _Row:
    return _Row(vehicle, number, Halt(halt.kind, halt.place, halt.orders, place))


def _number(text: str, place: Place, findings: list[Finding]) -> float:
    try:
        value = float(text.replace("，", ".").replace(",", "."))
    except ValueError:
        value = math.nan
    if 0 <= value <= LARGEST_NUMBER:
        return value
    cause = say("{text} is not a number from 0 on.", text=repr(text[:30]))
    findings.append(_finding("edit.bad-number", cause, place))
    return math.nan


def _finding(code: str, cause: str, place: Place) -> Finding:
    return Finding(code, cause, place.file, place.row, place.field)


def _in_order(rows: Sequence[_Row], findings: list[Finding]) -> dict[str, tuple[Halt, ...]]:
    by_vehicle: dict[str, list[_Row]] = {}
    for row in rows:
        by_vehicle.setdefault(row.vehicle, []).append(row)
    for vehicle, line in by_vehicle.items():
        line.sort(key=lambda row: row.number)
        for one, other in itertools.pairwise(line):
            if one.number == other.number:
                cause = say(
                    "Vehicle {vehicle} has number {number} twice.",
                    vehicle=vehicle[:60],
                    number=f"{one.number:g}",
                )
                findings.append(_finding("edit.same-number", cause, other.halt.written))
    return {vehicle: tuple(row.halt for row in line) for vehicle, line in by_vehicle.items()}
