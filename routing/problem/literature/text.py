"""Reading text of literature files: bounded size, any usual encoding, numbers with a place."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Final, NoReturn

from routing.errors import Finding, InputError
from routing.words import say

LARGEST_FILE_BYTES: Final = 400_000_000
SHOWN: Final = 40

LARGEST: Final = 1e15
"""Beyond this, a number no longer counts single units exactly."""


def broken(path: Path, cause: str, row: int | None = None, field: str = "") -> NoReturn:
    """Refuse a file.

    Raises
    ------
    InputError
        Always.
    """
    code = "problem.broken-literature-file"
    raise InputError([Finding(code=code, cause=cause, file=path.name, row=row, field=field)])


def read_text(path: Path) -> str:
    """The text of a file.

    Raises
    ------
    InputError
        If it cannot be read, is too large or is not text.
    """
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            broken(
                path,
                say(
                    "The file is larger than {most} bytes.",
                    most=LARGEST_FILE_BYTES,
                ),
            )
        data = path.read_bytes()
    except OSError as error:
        broken(path, say("The file cannot be read: {reason}.", reason=error.strerror))
    if b"\0" in data:
        broken(path, say("The file is not text."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def number(path: Path, token: str, row: int, field: str) -> float:
    """A finite number.

    Raises
    ------
    InputError
        If `token` is none.
    """
    try:
        value = float(token)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or abs(value) > LARGEST:
        broken(path, say("{token} is not a usable number.", token=repr(token[:SHOWN])), row, field)
    return value


def whole(path: Path, token: str, row: int, field: str) -> int:
    """An integer.

    Raises
    ------
    InputError
        If `token` is none.
    """
    value = number(path, token, row, field)
    if value != int(value):
        broken(path, say("{token} is not a whole number.", token=repr(token[:SHOWN])), row, field)
    return int(value)
