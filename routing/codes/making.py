"""Codes of the makers and importers of scenarios in ``routing.scenario``."""

from __future__ import annotations

from typing import Final

from routing.codes.base import Code

CODES: Final[dict[str, Code]] = {
    "making.bad-option": Code(
        "An option of the new scenario is out of range.",
        "Choose a value within the range that is named.",
    ),
    "making.folder-not-empty": Code(
        "The folder for the new scenario already holds something.",
        "Name a new or an empty folder; nothing is ever overwritten.",
    ),
    "making.cannot-write": Code(
        "The new scenario cannot be written.",
        "Check that the folder's parent may be written to and that the disk is not full.",
    ),
    "making.cannot-read": Code(
        "The file to import cannot be read.",
        "Check the path, and that you may read the file.",
    ),
    "making.broken-osm": Code(
        "The file is not a whole OpenStreetMap file.",
        "Download it again, as .osm.pbf, and compare its size with the source's.",
    ),
    "making.missing-column": Code(
        "A table of places lacks a column that is needed.",
        "Add the column, or correct its header: name, lon and lat, or 名称, 经度 and 纬度.",
    ),
    "making.no-settlement": Code(
        "The file names no place that could be served.",
        "Check that it covers the county and holds villages with coordinates.",
    ),
    "making.too-many-places": Code(
        "The file holds more places than one county scenario can.",
        "Cut it down to one county first.",
    ),
}
