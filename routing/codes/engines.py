"""Codes of ``routing.engines``."""

from __future__ import annotations

from typing import Final

from routing.codes.base import Code

CODES: Final[dict[str, Code]] = {
    "engines.broken-result": Code(
        "A search returned a route that breaks a rule: a fault of the program, not of the input.",
        "Report it with the problem; choose another engine in the meantime.",
    ),
}
