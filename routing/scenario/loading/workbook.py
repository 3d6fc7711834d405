"""Excel workbooks: one sheet as rows of the texts that a CSV of it would hold."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import dataclass
from typing import Final, TypeAlias
from xml.parsers import expat

import python_calamine

from routing.errors import Finding, InputError
from routing.scenario.loading.aliases import key
from routing.words import say

Cell: TypeAlias = str | int | float | bool | dt.time | dt.date | dt.datetime | dt.timedelta

MOST_COLUMNS: Final = 64
MOST_ROWS: Final = 100_000
_MOST_PARTS: Final = 1_000
_MOST_UNPACKED_BYTES: Final = 256 << 20
_MOST_EXACT_INT: Final = 2**53
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII | re.IGNORECASE)
_ROW = re.compile(r"\d{1,7}", re.ASCII)
# A cell that holds an error such as #DIV/0! is marked e; marked str it reaches the table as text.
_ERROR_CELL = re.compile(rb'(<(?:\w+:)?c\s[^<>]*?\bt=)(["\'])e\2')
_FIRST_DAY: Final = dt.date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of a sheet from its first row and column on; ``ignored`` names other filled sheets."""

    name: str
    rows: list[list[str]]
    ignored: tuple[str, ...]


def _broken(file: str, why: str) -> InputError:
    return InputError([Finding("scenario.workbook-broken", why, file)])


def _too_large(file: str, what: str) -> InputError:
    return InputError([Finding("scenario.table-too-large", what, file)])


class _Extent:
    """Refuses a sheet whose cells reach further than any table of a county.

    calamine lays a sheet out as a full rectangle, so a single cell in the far corner would take
    all memory; the places of cells are therefore read before. A cell or row that does not give
    its place follows the one before it.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._row = 0
        self._column = 0

    def scan(self, part: bytes) -> None:
        """Look at every element of an XML part."""
        self._row = self._column = 0
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.StartDoctypeDeclHandler = self._doctype
        parser.Parse(part, True)  # noqa: FBT003 - expat takes no keyword here

    def _doctype(self, *_declaration: object) -> None:
        raise _broken(self._file, say("It holds a document type declaration, as no workbook does."))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "row":
            self._row = self._number(attributes["r"]) if "r" in attributes else self._row + 1
            self._column = 0
        elif tag == "c":
            self._column += 1
            if "r" in attributes:
                self._move(attributes["r"])
        if self._row > MOST_ROWS or self._column > MOST_COLUMNS:
            limits = say(
                "{rows} rows and {columns} columns",
                rows=f"{MOST_ROWS:,}",
                columns=MOST_COLUMNS,
            )
            raise _too_large(
                self._file, say("A sheet reaches further than {limits}.", limits=limits)
            )

    def _move(self, place: str) -> None:
        match = _PLACE.fullmatch(place)
        if match is None:
            raise _broken(
                self._file, say("{place} is not a place in a sheet.", place=f"{place!r:.30}")
            )
        self._column = 0
        for letter in match.group(1).upper():
            self._column = self._column * 26 + ord(letter) - ord("A") + 1
        self._row = max(self._row, int(match.group(2)))

    def _number(self, row: str) -> int:
        if not _ROW.fullmatch(row):
            raise _broken(self._file, say("{row} is not a row of a sheet.", row=f"{row!r:.30}"))
        return int(row)


def _unpack(data: bytes, file: str) -> dict[str, bytes]:
    """The XML parts of a workbook, within limits."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [m for m in archive.infolist() if m.filename.lower().endswith((".xml", ".rels"))]
        if len(members) > _MOST_PARTS or sum(m.file_size for m in members) > _MOST_UNPACKED_BYTES:
            raise _too_large(file, say("Unpacked, it is larger than any table of a county."))
        return {member.filename: archive.read(member) for member in members}


def _repack(data: bytes, file: str) -> bytes:
    """The same workbook, checked and without compression.

    What is handed on was unpacked here within limits, whatever sizes the archive declares.
    """
    extent = _Extent(file)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in _unpack(data, file).items():
            extent.scan(part)
            archive.writestr(name, _ERROR_CELL.sub(rb"\1\2str\2", part))
    return packed.getvalue()


def _filled_sheets(workbook: python_calamine.CalamineWorkbook) -> dict[str, list[list[Cell]]]:
    """Cells of every sheet that has any (charts have none), by name."""
    names = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
    ]
    cells = {
        name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names
    }
    return {name: rows for name, rows in cells.items() if rows}


def _sheet(data: bytes, table: str) -> Sheet:
    """The sheet named after the table; else the first."""
    with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        sheets = _filled_sheets(workbook)
    if not sheets:
        return Sheet("", [], ())
    named = next((name for name in sheets if key(name) == key(table)), None)
    chosen = next(iter(sheets)) if named is None else named
    others = tuple(name for name in sheets if name != chosen) if named is None else ()
    return Sheet(chosen, [[as_text(cell) for cell in row] for row in sheets[chosen]], others)


def read_sheet(data: bytes, file: str, table: str) -> Sheet:
    """The sheet of a workbook that holds a table.

    Parameters
    ----------
    data
        The bytes of an ``.xlsx`` file.
    file
        Its name, for findings.
    table
        The sheet of this name is taken; the first if there is none.

    Raises
    ------
    InputError
        If the workbook is broken, has a password, or is too large.
    """
    try:
        return _sheet(_repack(data, file), table)
    except (InputError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - a Rust panic of the reader is no Exception
        why = say("It cannot be read as an .xlsx workbook ({name}).", name=type(error).__name__)
        raise _broken(file, why) from None


def as_text(cell: Cell) -> str:
    """What a CSV would hold in place of a typed cell."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return _number_text(cell)
    return _moment_text(cell)


def _moment_text(moment: dt.time | dt.date | dt.timedelta) -> str:
    if isinstance(moment, dt.timedelta):
        return _clock(round(moment.total_seconds()))
    if isinstance(moment, dt.time):
        return _clock(moment.hour * 3600 + moment.minute * 60 + moment.second)
    if isinstance(moment, dt.datetime) and moment.time() != dt.time():
        return moment.isoformat(" ", "seconds")
    day = moment.date() if isinstance(moment, dt.datetime) else moment
    # Excel counts days from 1900: the time 24:00 is day 1.
    return "24:00" if day == _FIRST_DAY else day.isoformat()


def _number_text(number: float) -> str:
    if abs(number) < _MOST_EXACT_INT and number == int(number):
        return str(int(number))
    return repr(number)


def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, second = divmod(rest, 60)
    return f"{hours:02d}:{minutes:02d}" + (f":{second:02d}" if second else "")
