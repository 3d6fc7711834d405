"""Texts of sources nobody vouches for, made fit for a scenario."""

from __future__ import annotations

import unicodedata
from typing import Final

from routing.scenario.loading.columns import LONGEST_NAME

_LONGEST_NUMBER: Final = 20
_UNPRINTABLE: Final = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})


def tidy_name(text: str, otherwise: str = "") -> str:
    """A name on one line, printable, not too long; `otherwise` where nothing is left of it."""
    name = tidy_text(text[: 10 * LONGEST_NAME])
    if len(name) > LONGEST_NAME:
        name = name[: LONGEST_NAME - 1].rstrip() + "…"
    return name or otherwise


def tidy_text(text: str) -> str:
    """A text on one line, printable."""
    spaced = " ".join(text.split())
    printable = "".join(char for char in spaced if unicodedata.category(char) not in _UNPRINTABLE)
    # What stood between two blanks may be gone.
    return " ".join(unicodedata.normalize("NFC", printable).split())


def whole_number(text: str, least: int, greatest: int) -> int | None:
    """A whole number within limits, blanks and thousands separators allowed; else None."""
    digits = text.strip().replace(",", "").replace(" ", "").replace("'", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER):
        return None
    number = int(digits)
    return number if least <= number <= greatest else None
