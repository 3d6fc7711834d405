"""Invented ground: branching valleys with the slopes that rivers leave behind.

Water is led off a rough surface by priority-flood [1]_, which gives every cell the neighbour
it drains to. Heights are then rebuilt upstream along that tree with Flint's law [2]_: the
slope of a valley floor falls with the square root of the area it drains, so that main valleys
are wide and level and hillsides are steep.

.. [1] R. Barnes, C. Lehman, D. Mulla (2014). Priority-flood: an optimal depression-filling
   and watershed-labeling algorithm for digital elevation models. Computers & Geosciences 62.
.. [2] J. J. Flint (1974). Stream gradient as a function of order, magnitude, and discharge.
   Water Resources Research 10(5).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_STEEPNESS: Final = 0.12  # slope where one square kilometre drains
_STEEPEST: Final = 0.35
_ROUGHEST_OCTAVE: Final = 6
_TROUGH: Final = 1.2  # how strongly the ground falls towards the main valley
_TILT: Final = 0.6  # and along it
_FLAT: Final = 1e-3  # unevenness of filled hollows
_ROUGH_STEP: Final = 0.6180339887498949  # multiples of it are spread evenly over [0, 1)
_STEPS: Final = ((0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1))


@dataclass(frozen=True, slots=True)
class Terrain:
    """Square ground of n x n cells, row by row from the south-west corner.

    Attributes
    ----------
    side
        Cells along an edge.
    cell_km
        Width of a cell.
    height_m
        (n * n,) height of each cell.
    drained_km2
        (n * n,) area whose water passes through each cell.
    x_km, y_km
        (n * n,) a point within each cell, east and north of the middle of the ground; off
        centre, so that roads through these points do not follow the grid.
    """

    side: int
    cell_km: float
    height_m: FloatArray
    drained_km2: FloatArray
    x_km: FloatArray
    y_km: FloatArray


def make_terrain(rng: np.random.Generator, side: int, cell_km: float) -> Terrain:
    """Draw the ground.

    Parameters
    ----------
    rng
        Source of chance.
    side
        Cells along an edge, at least 8.
    cell_km
        Width of a cell.
    """
    order, receiver = drain(_rough_surface(rng, side), side)
    drained_km2 = _accumulate(order, receiver) * cell_km**2
    height_m = _rebuild(order, receiver, drained_km2, side, cell_km)
    offset = rng.uniform(-0.25, 0.25, size=(2, side * side))
    column, row = np.arange(side * side) % side, np.arange(side * side) // side
    middle = (side - 1) / 2
    return Terrain(
        side,
        cell_km,
        height_m,
        drained_km2,
        (column - middle + offset[0]) * cell_km,
        (row - middle + offset[1]) * cell_km,
    )


def neighbours(cell: int, side: int) -> Iterator[int]:
    """The up to eight cells around `cell` on a square of `side` cells."""
    row, column = divmod(cell, side)
    for d_row, d_column in _STEPS:
        if 0 <= row + d_row < side and 0 <= column + d_column < side:
            yield cell + d_row * side + d_column


def drain(surface: FloatArray, side: int) -> tuple[list[int], IntArray]:
    """Lead all water over the edge by priority-flood.

    Parameters
    ----------
    surface
        (side * side,) heights in any unit.

    Returns
    -------
    order : list of int
        Cells such that each comes after the one it drains to.
    receiver : (side * side,) int64
        Where each cell drains to; itself on the edge.
    """
    receiver = np.full(side * side, -1, dtype=np.int64)
    heights = surface.tolist()
    # Hollows fill to one level: rough steps in them keep their streams from running straight.
    step = (np.argsort(surface, kind="stable") * _ROUGH_STEP % 1.0).tolist()
    edge = _edge(side)
    receiver[edge] = edge
    open_cells = [(heights[cell], cell) for cell in edge]
    heapq.heapify(open_cells)
    order = []
    while open_cells:
        level, cell = heapq.heappop(open_cells)
        order.append(cell)
        for other in neighbours(cell, side):
            if receiver[other] < 0:
                receiver[other] = cell
                level_there = max(level + _FLAT * step[other], heights[other])
                heapq.heappush(open_cells, (level_there, other))
    return order, receiver


def _edge(side: int) -> list[int]:
    """Cells on the edge of the ground."""
    grid = np.arange(side * side).reshape(side, side)
    ring = np.concatenate([grid[0], grid[-1], grid[1:-1, 0], grid[1:-1, -1]])
    return [int(cell) for cell in ring]


def _accumulate(order: list[int], receiver: IntArray) -> FloatArray:
    """Number of cells that drain through each cell, itself included."""
    total = [1] * len(order)
    to = receiver.tolist()
    for cell in reversed(order):
        if to[cell] != cell:
            total[to[cell]] += total[cell]
    return np.array(total, dtype=np.float64)


def _rebuild(
    order: list[int], receiver: IntArray, drained_km2: FloatArray, side: int, cell_km: float
) -> FloatArray:
    """Heights upstream from the edge, with the slope that the drained area implies."""
    cells = np.arange(side * side)
    straight = (receiver % side == cells % side) | (receiver // side == cells // side)
    step_m = np.where(straight, 1.0, np.sqrt(2.0)) * cell_km * 1000
    rise = (np.minimum(_STEEPNESS / np.sqrt(drained_km2), _STEEPEST) * step_m).tolist()
    height, to = [0.0] * len(order), receiver.tolist()
    for cell in order:
        if to[cell] != cell:
            height[cell] = height[to[cell]] + rise[cell]
    return np.round(np.array(height), 2)


def _rough_surface(rng: np.random.Generator, side: int) -> FloatArray:
    """Noise of several octaves over a tilted trough: it only decides where water goes."""
    surface = np.zeros((side, side))
    for octave in range(1, _ROUGHEST_OCTAVE + 1):
        surface += _value_noise(rng, side, 2**octave) * 0.6**octave
    along = np.linspace(0.0, 1.0, side)
    bend = 0.5 + 0.25 * _value_noise(rng, side, 4)[:, :1]
    surface += _TROUGH * np.abs(along[None, :] - bend) + _TILT * along[:, None]
    if rng.integers(2):
        surface = surface.T
    return np.round(surface, 9).reshape(-1)


def _value_noise(rng: np.random.Generator, side: int, knots: int) -> FloatArray:
    """Random values in [-1, 1] on a coarse grid, blended smoothly onto side x side cells."""
    values = rng.uniform(-1, 1, size=(knots + 1, knots + 1))
    position = np.linspace(0, knots, side, endpoint=False)
    whole = position.astype(np.int64)
    part = position - whole
    blend = part * part * (3 - 2 * part)
    rows = values[whole] * (1 - blend)[:, None] + values[whole + 1] * blend[:, None]
    return rows[:, whole] * (1 - blend)[None, :] + rows[:, whole + 1] * blend[None, :]
