"""Field types shared by the schema and the tables."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

SECONDS_PER_DAY = 86_400
LONGEST_PATH = 200
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?|24:00(?::00)?", re.ASCII)
_MONTH_DAY = re.compile(r"(\d\d)-(\d\d)", re.ASCII)
_LEAP_YEAR = 2024


def parse_time(value: object) -> int:
    """Seconds after midnight from ``HH:MM`` or ``HH:MM:SS``.

    Raises
    ------
    ValueError
        If `value` is not such a text; numbers are refused, since YAML 1.1 and spreadsheets
        turn times into numbers silently.
    """
    if not isinstance(value, str) or not (match := _TIME.fullmatch(value.strip())):
        msg = f"{value!r:.60} is not a time such as '08:30'"
        raise ValueError(msg)
    if match.group(1) is None:
        return SECONDS_PER_DAY
    return int(match.group(1)) * 3600 + int(match.group(2)) * 60 + int(match.group(3) or 0)


def parse_date(value: object) -> dt.date:
    """Date from an ISO text, or a date as it is.

    Raises
    ------
    ValueError
        If `value` is neither.
    """
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        msg = f"{value!r:.60} is not a date such as '2026-03-01'"
        raise ValueError(msg)
    return dt.date.fromisoformat(value)


def parse_month_day(value: object) -> tuple[int, int]:
    """Month and day from ``MM-DD``; 02-29 exists.

    Raises
    ------
    ValueError
        If there is no such day in a leap year.
    """
    if isinstance(value, tuple):
        value = "-".join(f"{part:02d}" for part in value)
    if not isinstance(value, str) or not (match := _MONTH_DAY.fullmatch(value)):
        msg = f"{value!r:.60} is not a day of the year such as '12-01'"
        raise ValueError(msg)
    day = dt.date(_LEAP_YEAR, int(match.group(1)), int(match.group(2)))
    return day.month, day.day


def check_relative_path(value: object) -> str:
    """A path that stays inside the scenario folder.

    Raises
    ------
    ValueError
        If the path is absolute, climbs out, or holds a NUL or a backslash.
    """
    if not isinstance(value, str) or not value or len(value) > LONGEST_PATH:
        msg = f"{value!r:.60} is not a file name"
        raise ValueError(msg)
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts or "\0" in value or "\\" in value or ":" in value:
        msg = f"{value!r:.60} leads out of the scenario folder"
        raise ValueError(msg)
    return value


TimeOfDay = Annotated[
    int,
    BeforeValidator(parse_time),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,2}:\d\d(:\d\d)?$"}),
]
IsoDate = Annotated[
    dt.date, BeforeValidator(parse_date), WithJsonSchema({"type": "string", "format": "date"})
]
MonthDay = Annotated[
    tuple[int, int],
    BeforeValidator(parse_month_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d\d-\d\d$"}),
]
RelativePath = Annotated[
    str, BeforeValidator(check_relative_path), WithJsonSchema({"type": "string"})
]
# An id becomes part of file names and is shown everywhere: printable, no path characters.
Identifier = Annotated[
    str,
    StringConstraints(min_length=1, max_length=64, pattern=r"^[\w][\w .+#-]*$"),
    Field(description="Letters of any script, digits, space and _ . + # - only."),
]
