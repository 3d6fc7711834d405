"""Reading a CSV table of roads into columns of text, whatever a spreadsheet made of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from routing.network.gathered import Gathered
from routing.network.model import BoolArray, FloatArray
from routing.words import say

LARGEST_FILE_BYTES: Final = 512 * 2**20
_BOM_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of stripped text by lower-case name; ``rows`` as a spreadsheet numbers them."""

    rows: tuple[int, ...]
    columns: dict[str, list[str]]

    def column(self, name: str) -> list[str]:
        """The column, or blanks where the table has none."""
        return self.columns.get(name, [""] * len(self.rows))


EMPTY_TABLE: Final = Table((), {})


def _decode(data: bytes) -> str | None:
    """Text from UTF-8, with or without a byte order mark, or GB18030; None if neither."""
    if data.startswith(_BOM_UTF16):
        return data.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _text_of(path: Path, gathered: Gathered) -> str | None:
    try:
        size = path.stat().st_size
        data = b"" if size > LARGEST_FILE_BYTES else path.read_bytes()
    except OSError as error:
        gathered.add(
            "network.unreadable-table",
            say("It cannot be read: {reason}.", reason=error.strerror),
        )
        return None
    if size > LARGEST_FILE_BYTES:
        gathered.add(
            "network.unreadable-table", say("It is {size} MiB large.", size=f"{size / 2**20:.0f}")
        )
        return None
    text = _decode(data)
    if text is None or "\0" in text:
        gathered.add("network.unreadable-table", say("It is not text in UTF-8, UTF-16 or GB18030."))
        return None
    return text


def _records(text: str, gathered: Gathered) -> list[tuple[int, list[str]]]:
    """Rows that are not blank, with their numbers, the header first."""
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    records = []
    try:
        for number, cells in enumerate(reader, start=1):
            cleaned = [cell.strip() for cell in cells]
            if any(cleaned):
                records.append((number, cleaned))
    except csv.Error as error:
        gathered.add(
            "network.unreadable-table",
            say("After row {count}: {error}.", count=len(records), error=error),
        )
    return records


def _check_header(header: Sequence[str], required: Sequence[str], gathered: Gathered) -> None:
    for name in required:
        if name not in header:
            gathered.add(
                "network.missing-column",
                say("There is no column {name}.", name=repr(name)),
                1,
                name,
            )
    for name in sorted({name for name in header if name and header.count(name) > 1}):
        cause = say(
            "Column {name} appears {times} times.", name=f"{name!r:.60}", times=header.count(name)
        )
        gathered.add("network.duplicate-column", cause, 1, f"{name:.60}")


def _check_widths(records: list[tuple[int, list[str]]], width: int, gathered: Gathered) -> None:
    for number, cells in records:
        if any(cells[width:]):
            cause = say(
                "The row has {count} cells, the header {width}.", count=len(cells), width=width
            )
            gathered.add("network.surplus-cells", cause, number)


def read_table(path: Path, required: Sequence[str], gathered: Gathered) -> Table:
    """The table at `path`; what is wrong with it goes to `gathered`.

    Unknown columns are kept: GMNS has many that do not matter here.
    """
    if not path.is_file():
        gathered.add("network.missing-file", say("There is no file {name}.", name=repr(path.name)))
        return EMPTY_TABLE
    text = _text_of(path, gathered)
    records = _records(text, gathered) if text is not None else []
    if not records:
        if text is not None:
            gathered.add("network.empty-table", say("The table is empty."))
        return EMPTY_TABLE
    header = [name.lower() for name in records[0][1]]
    _check_header(header, required, gathered)
    _check_widths(records[1:], len(header), gathered)
    columns = {
        name: [cells[at] if at < len(cells) else "" for _, cells in records[1:]]
        for at, name in enumerate(header)
        if name
    }
    return Table(tuple(number for number, _ in records[1:]), columns)


def _number(text: str) -> float:
    """The number in `text`; NaN if it is none, or not finite."""
    try:
        value = float(text) if "_" not in text else float("nan")
    except ValueError:
        return float("nan")
    return value if np.isfinite(value) else float("nan")


def numbers(
    table: Table, name: str, gathered: Gathered, *, blank: float | None = None
) -> FloatArray:
    """A column as numbers; `blank` stands in for an empty cell, which is wrong if None.

    Cells that are wrong become NaN.
    """
    texts = table.column(name)
    values = np.array([_number(text) for text in texts], dtype=np.float64)
    empty = np.array([not text for text in texts], dtype=np.bool_)
    if blank is not None:
        values[empty] = blank
        wrong = np.isnan(values) & ~empty
    else:
        wrong = np.isnan(values)
    _note(table, name, wrong, gathered)
    return values


def _note(table: Table, name: str, wrong: BoolArray, gathered: Gathered) -> None:
    if name not in table.columns:
        return  # a missing column is reported once, not on every row
    for row in np.flatnonzero(wrong):
        text = table.columns[name][row]
        gathered.add(
            "network.bad-number",
            say("{text} is not a number.", text=f"{text!r:.60}"),
            table.rows[row],
            name,
        )
