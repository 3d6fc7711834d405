"""Distances of a VRPLIB file: coordinates, or one of the shapes of an explicit matrix."""

from __future__ import annotations

from typing import Final

import numpy as np

from routing.errors import Finding, InputError
from routing.problem.literature.conventions import Convention
from routing.problem.literature.sections import Sections
from routing.problem.literature.text import broken
from routing.problem.model import UNREACHABLE, FloatArray, Int32Array, PlanarDistances
from routing.words import say

CEILING_OFFSET: Final = 1.0 - 1e-9
"""floor(d + this) rounds up, and leaves whole numbers as they are."""

MOST_EXPLICIT: Final = 20_000
"""Places of an explicit matrix, to bound memory."""

POINT: Final = 3
"""Number, x and y."""

Distances = tuple[FloatArray, PlanarDistances | None, Int32Array | None]


def distances_of(file: Sections, places: int, convention: Convention) -> Distances:
    """Coordinates for drawing, and either planar distances or a matrix.

    Raises
    ------
    InputError
        If the file gives neither in a known way.
    """
    kind = file.text("EDGE_WEIGHT_TYPE", "EUC_2D").upper()
    offsets = {"EUC_2D": convention.offset, "FLOOR_2D": 0.0, "CEIL_2D": CEILING_OFFSET}
    if kind == "EXPLICIT":
        drawn = _coordinates(file, places, required=False)
        return drawn, None, _matrix(file, places, convention)
    if kind not in offsets:
        cause = say("EDGE_WEIGHT_TYPE {kind} is not supported.", kind=kind[:40])
        raise InputError(
            [Finding(code="problem.unsupported-edge-weights", cause=cause, file=file.path.name)]
        )
    points = _coordinates(file, places, required=True)
    planar = PlanarDistances(
        points[:, 0].copy(), points[:, 1].copy(), convention.scale, offsets[kind]
    )
    return points, planar, None


def _coordinates(file: Sections, places: int, *, required: bool) -> FloatArray:
    if "NODE_COORD_SECTION" not in file.sections:
        if required:
            broken(file.path, say("There is no NODE_COORD_SECTION."))
        return np.zeros((places, 2))
    section = file.sections["NODE_COORD_SECTION"]
    rows = sorted(section.rows)
    if [row[0] for row in rows] != list(range(1, places + 1)) or any(len(r) < POINT for r in rows):
        cause = say(
            "NODE_COORD_SECTION must have one row with x and y each from 1 to {places}.",
            places=places,
        )
        broken(file.path, cause, section.begins)
    return np.array([row[1:3] for row in rows], np.float64)


def _matrix(file: Sections, places: int, convention: Convention) -> Int32Array:
    name = "EDGE_WEIGHT_SECTION"
    if name not in file.sections:
        broken(file.path, say("The matrix is explicit but there is no EDGE_WEIGHT_SECTION."))
    if places > MOST_EXPLICIT:
        broken(
            file.path,
            say(
                "An explicit matrix may have {most} places at the most.",
                most=MOST_EXPLICIT,
            ),
        )
    values = np.array(file.flat(name), np.float64)
    if (values < 0).any():
        broken(file.path, say("A distance is negative."), file.sections[name].begins)
    lengths = _shaped(file, values, places)
    metres = np.floor(lengths * convention.scale + convention.offset)
    return np.minimum(metres, UNREACHABLE).astype(np.int32)


def _shaped(file: Sections, values: FloatArray, places: int) -> FloatArray:
    """The numbers of the section as a full matrix."""
    shape = file.text("EDGE_WEIGHT_FORMAT", "FULL_MATRIX").upper()
    known = {
        "FULL_MATRIX": None,
        "LOWER_ROW": np.tril_indices(places, -1),
        "UPPER_ROW": np.triu_indices(places, 1),
        "LOWER_DIAG_ROW": np.tril_indices(places),
        "UPPER_DIAG_ROW": np.triu_indices(places),
    }
    if shape not in known:
        cause = say("EDGE_WEIGHT_FORMAT {shape} is not supported.", shape=shape[:40])
        raise InputError(
            [Finding(code="problem.unsupported-edge-weights", cause=cause, file=file.path.name)]
        )
    at = known[shape]
    wanted = places * places if at is None else len(at[0])
    if len(values) != wanted:
        cause = say(
            "EDGE_WEIGHT_SECTION holds {count} numbers; {wanted} are needed.",
            count=len(values),
            wanted=wanted,
        )
        broken(file.path, cause, file.sections["EDGE_WEIGHT_SECTION"].begins)
    if at is None:
        lengths = values.reshape(places, places).copy()
        np.fill_diagonal(lengths, 0.0)
        return lengths
    lengths = np.zeros((places, places))
    lengths[at] = values
    return np.maximum(lengths, lengths.T)
