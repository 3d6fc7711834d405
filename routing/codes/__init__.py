"""The catalogue of codes: what each one means and what to do about it.

A code reads ``area.what-is-wrong``, where the area is the package that reports it.
``docs/errors.md`` is generated from here, and a test refuses a code that is used but not
listed, or listed but never used.
"""

from __future__ import annotations

from typing import Final

from routing.codes import (
    catalogue,
    cli,
    edit,
    engines,
    fleet,
    hand,
    making,
    network,
    plan,
    problem,
    scenario,
    solve,
)
from routing.codes.base import Code

CODES: Final[dict[str, Code]] = {
    **scenario.CODES,
    **making.CODES,
    **network.CODES,
    **problem.CODES,
    **engines.CODES,
    **plan.CODES,
    **edit.CODES,
    **hand.CODES,
    **solve.CODES,
    **fleet.CODES,
    **catalogue.CODES,
    **cli.CODES,
}

__all__ = ["CODES", "Code"]
