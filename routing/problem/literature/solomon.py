"""Solomon's and Gehring and Homberger's text format: time windows, one depot, one type."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np

from routing.problem.literature.assemble import Figures, Fleet, Literature, assemble
from routing.problem.literature.conventions import DIMACS, Convention
from routing.problem.literature.text import broken, number, read_text
from routing.problem.literature.vrplib import MOST_PLACES, MOST_VEHICLES, scaled
from routing.problem.model import PlanarDistances
from routing.words import say

FLEET: Final = 2
"""Number of vehicles and capacity."""

COLUMNS: Final = 7
"""Number, x, y, demand, ready, due, service."""


def read_solomon(path: Path, convention: Convention = DIMACS) -> Literature:
    """Read a Solomon file.

    Raises
    ------
    InputError
        If the file is broken.
    """
    lines = read_text(path).splitlines()
    rows = [
        [number(path, token, at, "") for token in line.split()]
        for at, line in enumerate(lines, 1)
        if line.strip() and not line.strip()[0].isalpha()
    ]
    if len(rows) <= 1 or len(rows[0]) != FLEET or any(len(row) != COLUMNS for row in rows[1:]):
        broken(
            path, say("A row for the fleet and rows of seven numbers for the places are needed.")
        )
    if len(rows) - 1 > MOST_PLACES or not 1 <= rows[0][0] <= MOST_VEHICLES:
        broken(path, say("There are too many places or vehicles, or none."))
    table = np.array(rows[1:], np.float64)
    if (table[:, 3] < 0).any() or (table[:, 6] < 0).any():
        broken(path, say("A demand or a service time is negative."))
    fleet = [Fleet((int(rows[0][1]),))] * int(rows[0][0])
    figures = Figures(
        name=next((line.strip() for line in lines if line.strip()), path.stem)[:60],
        depots=1,
        coordinates=table[:, 1:3].copy(),
        vehicles=fleet,
        deliver=table[:, 3:4].astype(np.int64),
        collect=np.zeros((len(table), 1), np.int64),
        planar=PlanarDistances(
            table[:, 1].copy(), table[:, 2].copy(), convention.scale, convention.offset
        ),
        opens_s=scaled(table[:, 4], convention),
        closes_s=scaled(table[:, 5], convention),
        service_s=scaled(table[:, 6], convention),
    )
    numbers = table[1:, 0].astype(np.int64)
    return Literature(assemble(figures), convention, (), numbers)
