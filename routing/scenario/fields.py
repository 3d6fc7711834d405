"""Field types shared by the schema and the tables."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticKnownError

from routing.words import say

SECONDS_PER_DAY: Final = 86_400
LONGEST_PATH: Final = 200
LONGEST_ID: Final = 64
LONGEST_ID_BYTES: Final = 200
_LONGEST_SHOWN: Final = 40
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?|24:00(?::00)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MONTH_DAY = re.compile(r"(\d\d)-(\d\d)", re.ASCII)
_LEAP_YEAR: Final = 2024
# The name that pydantic gives a value that is not one of a Literal's.
_NOT_A_CHOICE: Final = "literal_error"
_ID_PUNCTUATION: Final = frozenset(" _.+-")
_RESERVED_ON_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
# Letters, marks and digits of every script, and the underscore, end up in file names safely.
_SAFE_CATEGORIES: Final = frozenset("LMN")
# Control and format characters, surrogates and private use have no place in a printed text.
_UNPRINTABLE: Final = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
# What an editor can check; the loader checks more.
TIME_PATTERN: Final = r"^\d{1,2}:\d\d(:\d\d)?$"
MONTH_DAY_PATTERN: Final = r"^\d\d-\d\d$"
_ID_PATTERN: Final = r"^[^\s/\\:*?\"'<>|.+#-][^/\\:*?\"'<>|#]*$"


def shown(value: object) -> str:
    """A value as a finding quotes it: short, on one line, with invisible characters escaped."""
    if isinstance(value, dict):
        return say("a group of fields")
    if isinstance(value, list | tuple):
        return say("a list")
    if not isinstance(value, str):
        return str(value)[:_LONGEST_SHOWN]
    return repr(value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}...")


def clean(text: str) -> str:
    """Text without outer blanks, full-width letters, digits and punctuation made narrow."""
    return text.strip() if text.isascii() else unicodedata.normalize("NFKC", text).strip()


def parse_time(value: object) -> int:
    """Seconds after midnight from ``HH:MM`` or ``HH:MM:SS``.

    Raises
    ------
    ValueError
        If `value` is not such a text; numbers are refused, since YAML 1.1 and spreadsheets
        turn times into numbers silently.
    """
    if isinstance(value, int | float):
        msg = say(
            "{value} is a number; a time is hours, a colon and minutes, such as 08:30",
            value=shown(value),
        )
        raise ValueError(msg)  # noqa: TRY004 - pydantic reads ValueError only
    if not isinstance(value, str) or not (match := _TIME.fullmatch(clean(value))):
        msg = say("{value} is not a time such as 08:30", value=shown(value))
        raise ValueError(msg)
    if match.group(1) is None:
        return SECONDS_PER_DAY
    return int(match.group(1)) * 3600 + int(match.group(2)) * 60 + int(match.group(3) or 0)


def parse_date(value: object) -> dt.date:
    """Date from an ISO text, or a date as it is.

    Raises
    ------
    ValueError
        If `value` is neither, or there is no such day.
    """
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if not isinstance(value, str) or not _DATE.fullmatch(clean(value)):
        msg = say("{value} is not a date such as 2026-03-01", value=shown(value))
        raise ValueError(msg)
    try:
        return dt.date.fromisoformat(clean(value))
    except ValueError:
        msg = say("{value} is not a day of the calendar", value=shown(value))
        raise ValueError(msg) from None


def parse_month_day(value: object) -> tuple[int, int]:
    """Month and day from ``MM-DD``; 02-29 exists.

    Raises
    ------
    ValueError
        If there is no such day in a leap year.
    """
    if not isinstance(value, str) or not (match := _MONTH_DAY.fullmatch(clean(value))):
        msg = say("{value} is not a day of the year such as 12-01", value=shown(value))
        raise ValueError(msg)
    try:
        day = dt.date(_LEAP_YEAR, int(match.group(1)), int(match.group(2)))
    except ValueError:
        msg = say("{value} is not a day of the year", value=shown(value))
        raise ValueError(msg) from None
    return day.month, day.day


def check_relative_path(value: object) -> str:
    """A path that stays inside the scenario folder.

    Raises
    ------
    ValueError
        If the path is absolute, climbs out, or holds a backslash, colon or unprintable character.
    """
    if not isinstance(value, str) or not value or len(value) > LONGEST_PATH:
        msg = say(
            "{value} is not a file name of at most {most} characters",
            value=shown(value),
            most=LONGEST_PATH,
        )
        raise ValueError(msg)
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts or "\\" in value or ":" in value:
        msg = say("{value} does not name a file inside the scenario folder", value=shown(value))
        raise ValueError(msg)
    return check_text(value)


def check_text(value: str) -> str:
    """A text that can be printed and written to any file.

    Raises
    ------
    ValueError
        If it holds control characters, surrogates or unassigned characters.
    """
    if value.isascii() and value.isprintable():
        return value
    for char in value:
        if unicodedata.category(char) in _UNPRINTABLE:
            msg = say(
                "it holds a character that cannot be printed (U+{char})", char=f"{ord(char):04X}"
            )
            raise ValueError(msg)
    return value


def _id_fault(text: str) -> str:
    """What is wrong with an id; empty if nothing."""
    if not text:
        return say("an id cannot be empty")
    if len(text) > LONGEST_ID or len(text.encode(errors="replace")) > LONGEST_ID_BYTES:
        return say("{text} is longer than {most} characters", text=shown(text), most=LONGEST_ID)
    bad = [c for c in text if c not in _ID_PUNCTUATION and not _is_safe(c)]
    if bad:
        return say(
            "{text} holds {bad}, which an id may not hold", text=shown(text), bad=shown(bad[0])
        )
    if not (_is_safe(text[0]) and text[-1] != "."):
        return say(
            "{text} begins or ends with a character that an id may not begin or end with",
            text=shown(text),
        )
    if _RESERVED_ON_WINDOWS.fullmatch(text):
        return say("{text} is a reserved name on Windows and cannot name a file", text=shown(text))
    return ""


def _is_safe(char: str) -> bool:
    return unicodedata.category(char)[0] in _SAFE_CATEGORIES or char == "_"


def check_identifier(value: str) -> str:
    """An id, cleaned; it becomes part of file names and is shown everywhere.

    Raises
    ------
    ValueError
        If it is empty, too long, reserved, or holds other characters than letters, digits,
        blank and ``_ . + -``.
    """
    text = clean(value)
    if fault := _id_fault(text):
        raise ValueError(fault)
    return text


def one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    """A check that a text is one of `choices`.

    A field checked by it goes with any mapping of texts, which one of a ``Literal`` does not.
    """

    def check(value: str) -> str:
        if value not in choices:
            raise PydanticKnownError(_NOT_A_CHOICE, {"expected": ", ".join(choices)})
        return value

    return check


def number_as_text(value: object) -> object:
    """A whole number as its digits: ids are often bare numbers; anything else as it is."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


TimeOfDay = Annotated[
    int,
    BeforeValidator(parse_time),
    WithJsonSchema({"type": "string", "pattern": TIME_PATTERN}),
]
IsoDate = Annotated[
    dt.date, BeforeValidator(parse_date), WithJsonSchema({"type": "string", "format": "date"})
]
MonthDay = Annotated[
    tuple[int, int],
    BeforeValidator(parse_month_day),
    WithJsonSchema({"type": "string", "pattern": MONTH_DAY_PATTERN}),
]
RelativePath = Annotated[
    str,
    BeforeValidator(check_relative_path),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": LONGEST_PATH}),
]
Identifier = Annotated[
    str,
    AfterValidator(check_identifier),
    BeforeValidator(number_as_text),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "minLength": 1,
            "maxLength": LONGEST_ID,
            "pattern": _ID_PATTERN,
            "description": "Letters of any script, digits, blank and _ . + - only.",
        }
    ),
]
PlainText = Annotated[str, AfterValidator(check_text)]
LinkId = Annotated[
    str,
    StringConstraints(min_length=1, max_length=100),
    AfterValidator(check_text),
    BeforeValidator(number_as_text),
    WithJsonSchema({"type": ["string", "integer"], "minLength": 1, "maxLength": 100}),
]
