"""Codes of ``routing solve``."""

from __future__ import annotations

from typing import Final

from routing.codes.base import Code

CODES: Final[dict[str, Code]] = {
    "solve.broken-file": Code(
        "A file in VROOM's format cannot be used.",
        "Correct the field named; VROOM's API page describes it.",
    ),
    "solve.not-supported": Code(
        "A file in VROOM's format asks for something that cannot be planned.",
        "Remove it, or express it otherwise; nothing is left out in silence.",
    ),
    "solve.unknown-key": Code(
        "Something in a file of VROOM's format has no effect.",
        "Check whether it matters.",
    ),
    "solve.broken-solution": Code(
        "A solution file cannot be read, or does not fit its problem.",
        "Check that it belongs to this file.",
    ),
}
