"""Codes of ``routing.engines``."""

from __future__ import annotations

from typing import Final

from routing.codes.base import Code

CODES: Final[dict[str, Code]] = {
    "engines.broken-result": Code(
        "A search returned a route that breaks a rule: a fault of the program, not of the input.",
        "Report it with the problem; choose another engine in the meantime.",
    ),
    "engines.no-budget": Code(
        "Nothing says when the search should end.",
        "Give a time limit in seconds, or a number of steps.",
    ),
    "engines.no-process": Code(
        "A process of a search could not be spoken to: a fault of the program, not of the input.",
        "Use one thread in the meantime.",
    ),
    "engines.unknown-engine": Code(
        "There is no engine of that name.",
        "Choose one of the engines named.",
    ),
    "engines.unsupported": Code(
        "The chosen engine cannot honour something in the problem.",
        "Choose another engine, or change what is named.",
    ),
}
