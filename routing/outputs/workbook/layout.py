"""Sheets and columns of the workbook: written in one language, read in any."""

from __future__ import annotations

from typing import Final

WORKBOOK_VERSION: Final = "1"

STOPS: Final = "Stops"
UNSERVED: Final = "Left out"
ROUTES: Final = "Routes"
FIGURES: Final = "Figures"
GUIDE: Final = "How to edit"
PLAN: Final = "_plan"
"""The last one is hidden: what the workbook is a plan of."""

STOP_COLUMNS: Final = (
    "Vehicle",
    "No.",
    "Halt",
    "Place id",
    "Name",
    "Arrival",
    "Begin",
    "Departure",
    "Orders",
    "Pieces down",
    "kg down",
    "m³ down",
    "Pieces up",
    "kg up",
    "m³ up",
    "kg on board",
    "m³ on board",
    "km driven",
    "Minutes driven",
    "Minutes waiting",
)
UNSERVED_COLUMNS: Final = (
    "Vehicle",
    "No.",
    "Place id",
    "Name",
    "Order",
    "Mandatory",
    "Pieces",
    "kg",
    "m³",
    "Code",
    "Reason",
)
ROUTE_COLUMNS: Final = (
    "Vehicle",
    "Type",
    "Base",
    "Departure",
    "Return",
    "Stops",
    "Trips",
    "km driven",
    "Hours on duty",
    "Hours of overtime",
    "Fullest by weight",
    "Fullest by volume",
    "Cost",
)
STOPS_NEEDED: Final = ("Vehicle", "No.", "Halt", "Place id", "Orders")
UNSERVED_NEEDED: Final = ("Vehicle", "No.", "Place id", "Order")

HALTS: Final = {"serve": "serve", "load": "load"}
"""How a halt is called in the sheet, by kind: the English word."""

PLAN_FIELDS: Final = (
    "workbook",
    "name",
    "folder",
    "date",
    "digest",
    "orders_digest",
    "engine",
    "seed",
)
"""Rows of the hidden sheet."""
