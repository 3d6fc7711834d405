"""From rows of text to values by column; every fault in every row is found."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from routing.errors import Finding
from routing.scenario.fields import shown
from routing.scenario.loading.aliases import header_keys, key
from routing.scenario.loading.columns import Column, Table
from routing.scenario.loading.finding_log import FindingLog
from routing.scenario.loading.tables import RawTable
from routing.scenario.loading.values import CellContext, CellError, Value, read_cell
from routing.words import say

_MOST_NAMED: Final = 20
_SAYS_ID = re.compile("id$|code|编号|编码|代码")


@dataclass(frozen=True, slots=True)
class ReadRow:
    """Values by column name.

    ``usable`` is False where a cell could not be read, or a needed column is missing; then only
    those values are present that could be read.
    """

    number: int
    values: Mapping[str, Value]
    usable: bool


def _named(header: str, place: int) -> str:
    return shown(header) if header.strip() else say("(no name, column {place})", place=place + 1)


def _unknown_columns(raw: RawTable, table: Table, unknown: list[int]) -> Iterator[Finding]:
    """One warning that lists all headers that mean nothing, if anything stands below them."""
    filled = [
        place
        for place in unknown
        if raw.header[place].strip()
        or any(len(row) > place and row[place].strip() for _, row in raw.rows)
    ]
    if filled:
        names = ", ".join(_named(raw.header[place], place) for place in filled[:_MOST_NAMED])
        more = (
            say(" and {count} more", count=len(filled) - _MOST_NAMED)
            if len(filled) > _MOST_NAMED
            else ""
        )
        cause = say(
            "Not read in the table of {name}: {names}{more}.",
            name=table.name,
            names=names,
            more=more,
        )
        yield Finding(
            "scenario.column-unknown", cause, raw.file, raw.header_row, severity="warning"
        )


def _missing_column(raw: RawTable, name: str, unknown: list[int]) -> Finding:
    headers = {key(raw.header[place]): raw.header[place] for place in unknown}
    close = difflib.get_close_matches(key(name), list(headers), n=1)
    hint = say(" Is {close} meant?", close=shown(headers[close[0]])) if close else ""
    cause = say("There is no column {name}.{hint}", name=repr(name), hint=hint)
    return Finding("scenario.column-missing", cause, raw.file, raw.header_row, name)


def match_columns(raw: RawTable, table: Table, log: FindingLog) -> dict[str, int]:
    """Where each column of a table stands; what is missing, twice or unknown goes to the log."""
    keys = header_keys(table.name)
    places: dict[str, list[int]] = {}
    unknown: list[int] = []
    for place, header in enumerate(raw.header):
        name = keys.get(key(header))
        if name is None:
            unknown.append(place)
        else:
            places.setdefault(name, []).append(place)
    chosen = {}
    for name, several in places.items():
        chosen[name] = _one_of(several, raw, table.column(name), log)
        unknown += [place for place in several if place != chosen[name]]
    log.extend(_unknown_columns(raw, table, sorted(unknown)))
    for column in table.columns:
        if column.required and column.name not in places:
            log.add(_missing_column(raw, column.name, unknown))
    return chosen


def _one_of(places: list[int], raw: RawTable, column: Column, log: FindingLog) -> int:
    """Which of the headers that mean a column is read.

    A table often gives both the id and the name of what it refers to: then the id. Otherwise it
    takes a person to say which.
    """
    ids = [place for place in places if _SAYS_ID.search(key(raw.header[place]))]
    if column.kind == "reference" and len(ids) == 1:
        return ids[0]
    if len(places) > 1:
        names = " and ".join(shown(raw.header[place]) for place in places[:_MOST_NAMED])
        cause = say("{names} all mean {name}.", names=names, name=repr(column.name))
        log.add(Finding("scenario.column-twice", cause, raw.file, raw.header_row, column.name))
    return places[0]


def _ragged(raw: RawTable, number: int, row: list[str]) -> Finding | None:
    """Too many cells stop the work, since they have moved; too few are worth a warning."""
    width = len(raw.header)
    if len(row) == width:
        return None
    cause = say("The row has {count} cells, the header {width}.", count=len(row), width=width)
    if any(cell.strip() for cell in row[width:]):
        return Finding("scenario.row-ragged", cause, raw.file, number)
    if len(row) < width:
        return Finding("scenario.row-ragged", cause, raw.file, number, severity="warning")
    return None


@dataclass(slots=True)
class _RowReader:
    """Reads the rows of one table."""

    raw: RawTable
    table: Table
    places: Mapping[str, int]
    context: CellContext
    log: FindingLog

    def read(self, number: int, row: list[str]) -> ReadRow:
        """The values of a row; its faults go to the log."""
        ragged = _ragged(self.raw, number, row)
        if ragged is not None:
            self.log.add(ragged)
        values: dict[str, Value] = {}
        for column in self.table.columns:
            place = self.places.get(column.name)
            text = row[place] if place is not None and place < len(row) else ""
            if place is not None or not column.required:
                try:
                    values[column.name] = read_cell(text, column, self.context)
                except CellError as error:
                    where = (self.raw.file, number, column.name)
                    self.log.add(Finding(error.code, error.cause, *where))
        whole = len(values) == len(self.table.columns)
        return ReadRow(number, values, usable=whole and not _stops(ragged))


def _stops(finding: Finding | None) -> bool:
    return finding is not None and finding.severity == "error"


def read_rows(raw: RawTable, table: Table, log: FindingLog) -> list[ReadRow]:
    """All rows of a table.

    Parameters
    ----------
    raw
        Texts.
    table
        The columns that are expected.
    log
        Receives what is wrong with headers, rows and cells.
    """
    context = CellContext(table.name, decimal_comma=raw.decimal_comma)
    reader = _RowReader(raw, table, match_columns(raw, table, log), context, log)
    return [reader.read(number, row) for number, row in raw.rows]
