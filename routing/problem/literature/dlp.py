"""The DLP text format: French départements, real road distances, mixed fleets.

C. Duhamel, P. Lacomme and C. Prodhon (2011). After comments (``//``): a line with the number of
clients and of vehicle types; a line a type with number, capacity, fixed cost and cost a km; the
depot; the matrix in metres; client and quantity to collect.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np

from routing.problem.literature.assemble import Figures, Fleet, Literature, assemble
from routing.problem.literature.conventions import MILLI
from routing.problem.literature.text import SHOWN, broken, number, read_text, whole
from routing.problem.model import UNREACHABLE, FloatArray, IntArray
from routing.words import say

MOST_CLIENTS: Final = 20_000
MOST_VEHICLES: Final = 100_000
HEAD: Final = 6
"""Numbers of the first line."""

Tokens = list[tuple[str, int]]


def read_dlp(path: Path) -> Literature:
    """Read a DLP file; costs in 1/1000 of the currency are its costs times 1,000.

    Raises
    ------
    InputError
        If the file is broken.
    """
    tokens = _tokens(path)
    counts = [_whole(path, tokens, at, "head") for at in range(2)]
    clients, types = counts
    if not 0 <= clients <= MOST_CLIENTS or not 1 <= types <= MOST_CLIENTS:
        broken(
            path,
            say(
                "{clients} clients and {types} vehicle types are not usable.",
                clients=clients,
                types=types,
            ),
            tokens[0][1],
        )
    places = clients + 1
    first = HEAD
    fleet = _fleet(path, tokens[first : first + 4 * types])
    at = first + 4 * types + 1
    matrix = _numbers(path, tokens[at : at + places * places], places * places, "matrix")
    at += places * places
    demand = _numbers(path, tokens[at:], 2 * clients, "quantities")
    metres = np.minimum(np.rint(matrix.reshape(places, places)), UNREACHABLE).astype(np.int32)
    np.fill_diagonal(metres, 0)
    figures = Figures(
        name=path.stem,
        depots=1,
        coordinates=np.zeros((places, 2)),
        vehicles=fleet,
        deliver=np.zeros((places, 1), np.int64),
        collect=_quantities(path, demand.reshape(clients, 2), places),
        matrix=metres,
    )
    return Literature(assemble(figures), MILLI, (), np.arange(1, places, dtype=np.int64))


def _tokens(path: Path) -> Tokens:
    """Words of the file with their rows, comments left out."""
    found: Tokens = []
    for row, line in enumerate(read_text(path).splitlines(), 1):
        found.extend((token, row) for token in line.split("//")[0].split())
    if len(found) < HEAD:
        broken(path, say("The file ends before its first line of figures."))
    return found


def _whole(path: Path, tokens: Tokens, at: int, field: str) -> int:
    token, row = tokens[at]
    return whole(path, token, row, field)


def _numbers(path: Path, tokens: Tokens, wanted: int, field: str) -> FloatArray:
    if len(tokens) != wanted:
        broken(
            path,
            say(
                "There are {count} numbers of the {field}; {wanted} are needed.",
                count=len(tokens),
                field=field,
                wanted=wanted,
            ),
        )
    values = np.array([number(path, token, row, field) for token, row in tokens], np.float64)
    if (values < 0).any():
        broken(path, say("A number of the {field} is negative.", field=field), field=field)
    return values


def _fleet(path: Path, tokens: Tokens) -> list[Fleet]:
    fleet: list[Fleet] = []
    for at in range(0, len(tokens) - 3, 4):
        count, capacity = (_whole(path, tokens, at + k, "fleet") for k in range(2))
        fixed, rate = (number(path, *tokens[at + k], "fleet") for k in range(2, 4))
        if not 0 <= count <= MOST_VEHICLES or min(capacity, fixed, rate) < 0:
            broken(
                path,
                say("{count} vehicles are not usable.", count=tokens[at][0][:SHOWN]),
                tokens[at][1],
            )
        row = Fleet((capacity,), fixed_cost=round(1000 * fixed), cost_per_km=round(1000 * rate))
        fleet.extend([row] * count)
    if not fleet:
        broken(path, say("There is no vehicle."))
    return fleet


def _quantities(path: Path, rows: FloatArray, places: int) -> IntArray:
    collect = np.zeros((places, 1), np.int64)
    if sorted(rows[:, 0].tolist()) != list(range(1, places)):
        broken(
            path,
            say(
                "Quantities must stand once for each client from 1 to {places}.", places=places - 1
            ),
        )
    collect[rows[:, 0].astype(np.int64), 0] = rows[:, 1].astype(np.int64)
    return collect
