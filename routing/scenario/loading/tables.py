"""Tables as rows of text with the row numbers that a spreadsheet shows, from CSV or Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from routing.errors import Finding, InputError
from routing.scenario.loading.encoding import decode
from routing.scenario.loading.folder import FileBytes
from routing.scenario.loading.workbook import MOST_COLUMNS, MOST_ROWS, read_sheet
from routing.words import say

MOST_BYTES: Final = 32 << 20
LONGEST_LINE: Final = 100_000
LONGEST_CELL: Final = 1_000
_SEPARATORS: Final = ",;\t"
_ZIP_MARK: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class RawTable:
    """Texts as they stand in the file.

    Attributes
    ----------
    file
        Name, for findings.
    header, header_row
        The first row that is not blank, and its number.
    rows
        The rows after it that are not blank, each with its number.
    decimal_comma
        Whether numbers may have a comma in place of the point, as where ``;`` separates.
    """

    file: str
    header: tuple[str, ...]
    header_row: int
    rows: tuple[tuple[int, list[str]], ...]
    decimal_comma: bool = False


def _lines(text: str, file: str) -> Iterator[str]:
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        if len(line) > LONGEST_LINE:
            cause = say(
                "The line is longer than {most} characters.",
                most=f"{LONGEST_LINE:,}",
            )
            raise InputError([Finding("scenario.table-too-large", cause, file, number)])
        yield line


def _separator(text: str) -> str:
    """The separator that stands most often in the first line that is not blank."""
    line = next((line for line in io.StringIO(text) if line.strip(_SEPARATORS + " \r\n")), "")
    return max(_SEPARATORS, key=line.count)


def _csv_records(text: str, file: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(_lines(text, file), delimiter=separator, strict=True)
    count = 0
    try:
        for record in reader:
            count += 1
            yield record
    except csv.Error as error:
        cause = say("The row cannot be cut into cells: {error}.", error=error)
        finding = Finding("scenario.table-malformed", cause, file, count + 1)
        raise InputError([finding]) from None


def _is_blank(record: list[str]) -> bool:
    return not any(cell and not cell.isspace() for cell in record)


def _check_record(record: list[str], row: int, file: str) -> None:
    if row > MOST_ROWS or len(record) > MOST_COLUMNS:
        cause = say(
            "It has more than {rows} rows or {columns} columns.",
            rows=f"{MOST_ROWS:,}",
            columns=MOST_COLUMNS,
        )
        raise InputError([Finding("scenario.table-too-large", cause, file, row)])
    if max(map(len, record)) > LONGEST_CELL:
        cause = say("A cell is longer than {most} characters.", most=f"{LONGEST_CELL:,}")
        raise InputError([Finding("scenario.cell-too-long", cause, file, row)])


def _raw_table(records: Iterable[list[str]], file: str, *, decimal_comma: bool) -> RawTable:
    rows = []
    for row, record in enumerate(records, start=1):
        if not _is_blank(record):
            _check_record(record, row, file)
            rows.append((row, record))
    if not rows:
        raise InputError([Finding("scenario.table-empty", say("It holds no row at all."), file)])
    header_row, header = rows[0]
    return RawTable(file, tuple(header), header_row, tuple(rows[1:]), decimal_comma=decimal_comma)


def _from_csv(file: FileBytes) -> tuple[RawTable, list[Finding]]:
    if file.data.startswith(_ZIP_MARK):
        cause = say("It is an Excel workbook under the name of a CSV file.")
        advice = say("Rename it to .xlsx, or save it as CSV (UTF-8).")
        raise InputError([Finding("scenario.file-type", cause, file.name, advice=advice)])
    text, warnings = decode(file.data, file.name)
    separator = _separator(text)
    records = _csv_records(text, file.name, separator)
    return _raw_table(records, file.name, decimal_comma=separator == ";"), warnings


def _from_workbook(file: FileBytes, table: str) -> tuple[RawTable, list[Finding]]:
    sheet = read_sheet(file.data, file.name, table)
    warnings = []
    if sheet.ignored:
        names = ", ".join(repr(name) for name in sheet.ignored[:5])
        cause = say("Sheet {name} was read; not read: {names}.", name=repr(sheet.name), names=names)
        warnings.append(Finding("scenario.workbook-sheets", cause, file.name, severity="warning"))
    return _raw_table(sheet.rows, file.name, decimal_comma=False), warnings


def read_table(file: FileBytes, table: str) -> tuple[RawTable, list[Finding]]:
    """Rows of text of a CSV or Excel file, and warnings about how it was read.

    Parameters
    ----------
    file
        Its name tells what it is: ``.csv``, ``.txt`` or ``.tsv``, or ``.xlsx``.
    table
        Name of the table, which a workbook's sheet may bear.

    Raises
    ------
    InputError
        If it cannot be decoded, is malformed or empty, or goes beyond the limits of this module.
    """
    suffix = PurePosixPath(file.name).suffix.lower()
    if suffix in {".csv", ".txt", ".tsv"}:
        return _from_csv(file)
    if suffix == ".xlsx":
        return _from_workbook(file, table)
    cause = say(
        "The name ends with {suffix}, so it is not clear how to read it.", suffix=f"{suffix!r:.20}"
    )
    raise InputError([Finding("scenario.file-type", cause, file.name)])
