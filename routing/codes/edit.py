"""Codes of plans that a person has edited, and of the workbook in which it is done."""

from __future__ import annotations

from typing import Final

from routing.codes.base import Code

CODES: Final[dict[str, Code]] = {
    "edit.unknown-vehicle": Code(
        "A route belongs to a vehicle that the fleet does not have.",
        "Write the id of a vehicle as the fleet table has it.",
    ),
    "edit.unknown-outlet": Code(
        "A vehicle loads at an outlet that the scenario does not have.",
        "Write the id of an outlet as the outlet table has it.",
    ),
    "edit.unknown-order": Code(
        "A stop serves an order that the date does not have.",
        "Write the ids of orders as the order table has them.",
    ),
    "edit.order-twice": Code(
        "An order is served twice, or both served and left out.",
        "Keep it once.",
    ),
    "edit.order-missing": Code(
        "An order is neither served nor left out: its row is gone.",
        "Put its row back; to leave it out, clear its vehicle instead.",
    ),
    "edit.visit-taken-apart": Code(
        "Orders that are handed over together are not in one stop.",
        "Give all of them the same vehicle and number.",
    ),
    "edit.bad-number": Code(
        "The number of a stop in its route cannot be used.",
        "Write a number from 0 on; 2.5 stands between 2 and 3.",
    ),
    "edit.same-number": Code(
        "Two stops of a vehicle have the same number, so their order is not known.",
        "Give one of them another number; 2.5 stands between 2 and 3.",
    ),
    "edit.bad-kind": Code(
        "A stop is neither one at a village nor one that loads at an outlet.",
        "Write serve or load.",
    ),
    "edit.sheet-missing": Code(
        "The workbook lacks a sheet that the plan needs.",
        "Take a fresh copy of the workbook and edit that.",
    ),
    "edit.column-missing": Code(
        "A sheet lacks a column that the plan needs.",
        "Put the column's heading back as it was.",
    ),
    "edit.other-version": Code(
        "The workbook was written by another version of this program.",
        "Plan again, and edit the new workbook.",
    ),
    "edit.cannot-be-driven": Code(
        "The edited routes cannot be given times, since no road joins two stops in a row.",
        "Give the stops to a vehicle that can reach them.",
    ),
}
