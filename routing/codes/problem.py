"""Codes of ``routing.problem``."""

from __future__ import annotations

from typing import Final

from routing.codes.base import Code

CODES: Final[dict[str, Code]] = {
    "problem.no-roads": Code(
        "The road file or folder that the scenario names is not there.",
        "Correct files.roads, or leave it out to have roads estimated from the places.",
    ),
    "problem.empty-fleet": Code(
        "There is no vehicle to plan with.",
        "Add at least one row to the fleet table.",
    ),
}
