"""Codes of what a dispatcher holds in the hand: comparisons, manifests, locks."""

from __future__ import annotations

from typing import Final

from routing.codes.base import Code

CODES: Final[dict[str, Code]] = {
    "manifest.failed": Code(
        "The manifests could not be set as a PDF.",
        "This is a fault of the program; report it.",
    ),
    "manifest.no-chinese-font": Code(
        "No font with Chinese letters is installed.",
        "Install one, such as fonts-noto-cjk on Debian; routing doctor says more.",
    ),
    "manifest.no-such-vehicle": Code(
        "The plan has no route of a vehicle that was asked for.",
        "Name a vehicle that drives on this day.",
    ),
    "compare.other-scenario": Code(
        "Two plans to be compared are of different scenarios.",
        "Compare plans of one scenario.",
    ),
    "replan.unknown-lock": Code(
        "A vehicle or village that is to be held or left out is not in the scenario.",
        "Write its id as the tables have it.",
    ),
    "compare.different-dates": Code(
        "Two plans to be compared are of different dates.",
        "Compare with care: other villages may be due.",
    ),
    "compare.other-orders": Code(
        "The orders changed between two plans of one date.",
        "Compare with care: other villages may be due.",
    ),
    "compare.other-state": Code(
        "The scenario changed between two plans.",
        "Compare with care: vehicles, rules or places may differ.",
    ),
}
