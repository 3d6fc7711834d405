"""From bytes to text: the encodings that spreadsheets and county offices produce."""

from __future__ import annotations

import codecs
from typing import Final

from routing.errors import Finding, InputError
from routing.words import say

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# GB18030 covers GBK and GB2312: what Chinese Windows calls ANSI.
_GUESSES: Final = ("utf-8", "gb18030")


def _decode(data: bytes) -> tuple[str, str]:
    """Text and the name of its encoding; the name is empty if none fits."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _try(data[len(mark) :], (name,))
    return _try(data, _GUESSES)


def _try(data: bytes, names: tuple[str, ...]) -> tuple[str, str]:
    for name in names:
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    return "", ""


def decode(data: bytes, file: str) -> tuple[str, list[Finding]]:
    """Text of a file, and a warning if its encoding was not UTF-8.

    Parameters
    ----------
    data
        All bytes of the file. A byte order mark decides; without one UTF-8 is tried, then GB18030.
    file
        Its name, for findings.

    Raises
    ------
    InputError
        If no encoding fits, or the text holds NUL characters, as binary files do.
    """
    text, encoding = _decode(data)
    if not encoding:
        cause = say("It is not a text in UTF-8, UTF-16 with a byte order mark, or GB18030.")
        raise InputError([Finding("scenario.encoding-unknown", cause, file)])
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        cause = say(
            "It holds NUL characters, so it is a binary file, a damaged one, or unmarked UTF-16."
        )
        raise InputError([Finding("scenario.nul-character", cause, file, row)])
    if encoding == "utf-8":
        return text, []
    cause = say("It was read as {encoding}, since it is not UTF-8.", encoding=encoding.upper())
    return text, [Finding("scenario.encoding-guessed", cause, file, severity="warning")]
