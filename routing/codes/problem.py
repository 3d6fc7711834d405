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
    "problem.broken-literature-file": Code(
        "A benchmark file cannot be read as any of the formats that are known.",
        "Correct the file at the place named, or fetch it again.",
    ),
    "problem.unknown-literature-section": Code(
        "A benchmark file holds a header or section that is not understood.",
        "Check whether it matters: it has no effect on the problem that is solved.",
    ),
    "problem.unsupported-literature-section": Code(
        "A benchmark file asks for something that no engine here can honour.",
        "Choose another file, or remove the section if it does not matter.",
    ),
    "problem.unsupported-edge-weights": Code(
        "A benchmark file gives its distances in a way that is not supported.",
        "Convert them to EUC_2D coordinates or to an explicit FULL_MATRIX.",
    ),
}
