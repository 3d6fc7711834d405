"""From the text of one cell to its value."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, NoReturn, TypeAlias

from routing.scenario.fields import check_identifier, check_text, clean, parse_time, shown
from routing.scenario.loading.aliases import CHOICES, FLAGS, PROFILES, by_key, key
from routing.scenario.loading.columns import CellKind, Column, TableName
from routing.words import say

Value: TypeAlias = str | int | float | bool | dt.date | tuple[str, ...] | None

_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?", re.ASCII)
_MANGLED_ID = re.compile(r"\d(\.\d+)?[eE]\+\d+", re.ASCII)
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?( 00:00:00)?", re.ASCII)
_STRONG_BREAKS = re.compile(r"[;|,、]")
_BLANKS = re.compile(r"\s+")


class CellError(Exception):
    """A cell cannot be read: the code of the finding and what was found."""

    def __init__(self, code: str, cause: str) -> None:
        self.code = code
        self.cause = cause
        super().__init__(cause)


@dataclass(frozen=True, slots=True)
class CellContext:
    """What a cell's reading depends on, beside its text and its column.

    Attributes
    ----------
    table
        Name of its table.
    decimal_comma
        Whether a number may have a comma in place of the point.
    """

    table: TableName
    decimal_comma: bool = False


def _fail(code: str, cause: str) -> NoReturn:
    raise CellError(code, cause) from None


def _id(text: str, _column: Column, _context: CellContext) -> str:
    if _MANGLED_ID.fullmatch(text):
        _fail(
            "scenario.id-mangled",
            say("{text} is a number in shortened form, not an id.", text=shown(text)),
        )
    try:
        return check_identifier(text)
    except ValueError as error:
        _fail("scenario.id-invalid", f"{error}.")


def _text(text: str, column: Column, _context: CellContext) -> str:
    """A text as it was written, but for blanks; full-width characters stay."""
    plain = _BLANKS.sub(" ", text).strip()
    if len(plain) > column.longest:
        cause = say(
            "{plain} has {count} characters; {longest} are allowed.",
            plain=shown(plain),
            count=len(plain),
            longest=column.longest,
        )
        _fail("scenario.cell-too-long", cause)
    try:
        return unicodedata.normalize("NFC", check_text(plain))
    except ValueError as error:
        _fail("scenario.cell-unprintable", f"{str(error).capitalize()}.")


def _reference(text: str, column: Column, context: CellContext) -> str:
    """An id, or the name of a place: compared with both later."""
    return clean(_text(text, column, context))


def _finite(text: str, context: CellContext) -> float:
    number = clean(text)
    if context.decimal_comma and "." not in number:
        number = number.replace(",", ".", 1)
    if not _NUMBER.fullmatch(number):
        _fail("scenario.cell-not-a-number", say("{text} is not a number.", text=shown(text)))
    return float(number)


def _within(number: float, text: str, column: Column) -> float:
    if not (math.isfinite(number) and column.low <= number <= column.high):
        limits = say(
            "{low} and {high} {unit}",
            low=_plain(column.low),
            high=_plain(column.high),
            unit=column.unit,
        ).strip()
        _fail(
            "scenario.number-out-of-range",
            say("{text} is not between {limits}.", text=shown(clean(text)), limits=limits),
        )
    return number


def _plain(limit: float) -> str:
    return f"{limit:,.0f}"


def _number(text: str, column: Column, context: CellContext) -> float:
    return _within(_finite(text, context), text, column)


def _latitude(text: str, column: Column, context: CellContext) -> float:
    degrees = _finite(text, context)
    if column.high < abs(degrees) <= 2 * column.high:
        cause = say("{text} is a longitude where the latitude belongs.", text=shown(clean(text)))
        _fail("scenario.coordinates-swapped", cause)
    return _within(degrees, text, column)


def _whole(text: str, column: Column, context: CellContext) -> int:
    number = _within(_finite(text, context), text, column)
    if number != int(number):
        _fail("scenario.cell-not-whole", say("{text} is not a whole number.", text=shown(text)))
    return int(number)


def _time(text: str, _column: Column, _context: CellContext) -> int:
    try:
        return parse_time(text)
    except ValueError as error:
        _fail("scenario.cell-not-a-time", f"{error}.")


def _date(text: str, _column: Column, _context: CellContext) -> dt.date:
    match = _DATE.fullmatch(clean(text))
    if match is None:
        _fail(
            "scenario.cell-not-a-date",
            say("{text} is not a date such as 2026-03-01.", text=shown(text)),
        )
    try:
        return dt.date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
    except ValueError:
        _fail(
            "scenario.cell-not-a-date",
            say("{text} is not a day of the calendar.", text=shown(text)),
        )


@cache
def _choice_keys(table: TableName, column: str) -> Mapping[str, str]:
    return by_key(CHOICES[table, column])


def _choice(text: str, column: Column, context: CellContext) -> str:
    value = _choice_keys(context.table, column.name).get(key(text))
    if value is None:
        choices = ", ".join(column.choices)
        _fail(
            "scenario.cell-not-a-choice",
            say("{text} is not one of {choices}.", text=shown(text), choices=choices),
        )
    return value


_FLAG_KEYS: Final = by_key(FLAGS)
_PROFILE_KEYS: Final = by_key(PROFILES)


def _flag(text: str, _column: Column, _context: CellContext) -> bool:
    value = _FLAG_KEYS.get(key(text))
    if value is None:
        _fail(
            "scenario.cell-not-a-choice", say("{text} is neither true nor false.", text=shown(text))
        )
    return value == "true"


def _words(text: str, _column: Column, _context: CellContext) -> tuple[str, ...]:
    """Names, each once; whether they exist is checked later."""
    plain = clean(text)
    # A name may hold blanks, so they separate only where nothing else does.
    words = _STRONG_BREAKS.split(plain) if _STRONG_BREAKS.search(plain) else plain.split()
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))


def built_in_profile(word: str) -> str | None:
    """The built-in profile that a word stands for, in English or Chinese; None if none."""
    return _PROFILE_KEYS.get(key(word))


_READERS: Final[Mapping[CellKind, Callable[[str, Column, CellContext], Value]]] = {
    "id": _id,
    "latitude": _latitude,
    "reference": _reference,
    "text": _text,
    "number": _number,
    "whole": _whole,
    "time": _time,
    "date": _date,
    "flag": _flag,
    "choice": _choice,
    "words": _words,
}


def read_cell(text: str, column: Column, context: CellContext) -> Value:
    """The value of a cell; None if it is empty and may be.

    Raises
    ------
    CellError
        If the cell must be filled and is empty, or cannot be read.
    """
    stripped = text.strip()
    if stripped:
        return _READERS[column.kind](stripped, column, context)
    if column.required:
        _fail("scenario.cell-empty", say("The cell is empty."))
    return None
