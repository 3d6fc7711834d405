"""Cordeau's text format for several depots (types 2 and 6): MDVRP, with or without windows."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np

from routing.problem.literature.assemble import Figures, Fleet, Literature, assemble
from routing.problem.literature.conventions import MILLI, Convention
from routing.problem.literature.text import broken, number, read_text
from routing.problem.literature.vrplib import MOST_PLACES, MOST_VEHICLES, scaled
from routing.problem.model import NO_LIMIT, FloatArray, PlanarDistances
from routing.words import say

SEVERAL_DEPOTS: Final = 2
WITH_WINDOWS: Final = 6
"""Type of problem, the first number of the file."""

HEAD, LIMITS, PLACE = 4, 2, 5
"""Numbers at least in the first line, in a depot's limits and in a place."""

Rows = list[list[float]]


def read_cordeau(path: Path, convention: Convention = MILLI) -> Literature:
    """Read a multi-depot file of Cordeau.

    Raises
    ------
    InputError
        If the file is broken or of another type.
    """
    rows = [
        [number(path, token, at, "") for token in line.split()]
        for at, line in enumerate(read_text(path).splitlines(), 1)
        if line.strip()
    ]
    if not rows or len(rows[0]) < HEAD:
        broken(path, say("The first line must hold type, vehicles, customers and depots."), 1)
    kind, vehicles, customers, depots = (int(value) for value in rows[0][:4])
    if kind not in {SEVERAL_DEPOTS, WITH_WINDOWS}:
        broken(
            path, say("Type {kind} is not a problem of one day with several depots.", kind=kind), 1
        )
    if not 1 <= depots <= MOST_PLACES or not 0 <= customers <= MOST_PLACES:
        broken(
            path,
            say(
                "{customers} customers and {depots} depots are not usable.",
                customers=customers,
                depots=depots,
            ),
            1,
        )
    if len(rows) < 1 + 2 * depots + customers or not 1 <= vehicles * depots <= MOST_VEHICLES:
        broken(path, say("The file ends early, or has too many vehicles."))
    limits = rows[1 : 1 + depots]
    places = rows[1 + depots : 1 + 2 * depots + customers]
    # Depots stand last in the file and first in the figures.
    ordered = places[customers:] + places[:customers]
    figures = _figures(path, ordered, depots, convention, windows=kind == WITH_WINDOWS)
    figures.vehicles = _fleet(path, limits, vehicles, convention)
    numbers = np.arange(1, customers + 1, dtype=np.int64)
    return Literature(assemble(figures), convention, (), numbers)


def _fleet(path: Path, limits: Rows, vehicles: int, convention: Convention) -> list[Fleet]:
    """So many vehicles at each depot; a limit of zero is none."""
    fleet: list[Fleet] = []
    for base, row in enumerate(limits):
        if len(row) != LIMITS:
            broken(
                path, say("A depot's limits are the longest duration and the capacity."), 2 + base
            )
        duty = convention.integer(row[0]) if row[0] > 0 else NO_LIMIT
        capacity = int(row[1]) if row[1] > 0 else NO_LIMIT
        fleet.extend([Fleet((capacity,), base=base, longest_duty_s=duty)] * vehicles)
    return fleet


def _column(path: Path, places: Rows, at: int) -> FloatArray:
    if any(len(row) < PLACE for row in places):
        broken(path, say("A place needs number, x, y, service and demand at least."))
    return np.array([row[at] for row in places], np.float64)


def _figures(
    path: Path, places: Rows, depots: int, convention: Convention, *, windows: bool
) -> Figures:
    x, y = _column(path, places, 1), _column(path, places, 2)
    service, demand = _column(path, places, 3), _column(path, places, 4)
    if (demand < 0).any() or (service < 0).any():
        broken(path, say("A demand or a service time is negative."))
    opens = closes = None
    if windows:
        opens = scaled(np.array([row[-2] for row in places]), convention)
        closes = scaled(np.array([row[-1] for row in places]), convention)
    return Figures(
        name=path.stem,
        depots=depots,
        coordinates=np.column_stack([x, y]),
        vehicles=[],
        deliver=demand[:, None].astype(np.int64),
        collect=np.zeros((len(places), 1), np.int64),
        planar=PlanarDistances(x, y, convention.scale, convention.offset),
        opens_s=opens,
        closes_s=closes,
        service_s=scaled(service, convention),
    )
