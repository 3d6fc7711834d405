"""Where people of an invented county live: mostly in the valleys, around their township."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from routing.scenario.making.terrain import FloatArray, IntArray, Terrain

KM2_PER_VILLAGE: Final = 10.0  # the six real counties: 6 to 12 in the hills
_LEVEL_SLOPE: Final = 0.05
_FEW_HILL_VILLAGES: Final = 0.03
_VILLAGE_SPACING_KM: Final = 0.8
_MEDIAN_POPULATION: Final = 1_000
_POPULATION_SPREAD: Final = 0.55  # standard deviation of the logarithm
_SMALLEST, _LARGEST = 150, 4_500
_TOWNSHIP_ATTRACTION: Final = 2.5


@dataclass(frozen=True, slots=True)
class Settlements:
    """Cells of the terrain where somebody lives.

    Attributes
    ----------
    centre
        Cell of the county centre.
    townships
        (t,) cells.
    villages
        (n,) cells, all different and none of them an outlet's.
    population
        (n,) inhabitants of each village.
    outlet
        (n,) 0 for the county centre, k for townships[k - 1]: the nearest.
    """

    centre: int
    townships: IntArray
    villages: IntArray
    population: IntArray
    outlet: IntArray


def county_radius_km(villages: int) -> float:
    """Mean radius of a county with so many villages."""
    return max(4.0, float(np.sqrt(villages * KM2_PER_VILLAGE / np.pi)))


def settle(
    rng: np.random.Generator, terrain: Terrain, villages: int, townships: int
) -> Settlements:
    """Draw where the county centre, townships and villages lie, and how many live there.

    Parameters
    ----------
    rng
        Source of chance.
    terrain
        The ground, with room for the county's radius.
    villages, townships
        How many, beside the county centre.
    """
    county = _county_cells(rng, terrain, county_radius_km(villages))
    comfort = _comfort(terrain) * county
    centre = _choose_centre(terrain, comfort)
    outlets = _spread_townships(rng, terrain, comfort, centre, townships)
    cells = _scatter_villages(rng, terrain, comfort, outlets, villages)
    return Settlements(
        centre,
        outlets[1:],
        cells,
        _draw_population(rng, villages),
        np.argmin(_distances_km(terrain, cells, outlets), axis=1),
    )


def by_outlet(settlements: Settlements) -> Settlements:
    """The same with villages ordered by outlet, so that ids of neighbours are close."""
    order = np.argsort(settlements.outlet, kind="stable")
    return replace(
        settlements,
        villages=settlements.villages[order],
        population=settlements.population[order],
        outlet=settlements.outlet[order],
    )


def _county_cells(
    rng: np.random.Generator, terrain: Terrain, radius_km: float
) -> NDArray[np.bool_]:
    """Cells inside an uneven ring around the middle."""
    angle = np.arctan2(terrain.y_km, terrain.x_km)
    turn = rng.uniform(0, 2 * np.pi, size=2)
    ring = 1 + 0.18 * np.cos(2 * angle + turn[0]) + 0.10 * np.cos(3 * angle + turn[1])
    inside: NDArray[np.bool_] = np.hypot(terrain.x_km, terrain.y_km) <= radius_km * ring
    return inside


def _comfort(terrain: Terrain) -> FloatArray:
    """Weight of each cell as a place to live: level ground, better near much water."""
    grid = terrain.height_m.reshape(terrain.side, terrain.side)
    north, east = np.gradient(grid, terrain.cell_km * 1000)
    slope = np.hypot(north, east).reshape(-1)
    level = 1 / (1 + (slope / _LEVEL_SLOPE) ** 2)
    return (level + _FEW_HILL_VILLAGES) * (1 + np.log1p(terrain.drained_km2) / 4)


def _choose_centre(terrain: Terrain, comfort: FloatArray) -> int:
    """The cell in the largest valley that is not far from the middle."""
    reach_km = terrain.side * terrain.cell_km / 5
    off_middle = np.hypot(terrain.x_km, terrain.y_km) / reach_km
    score = np.where(comfort > 0, np.log1p(terrain.drained_km2) - 2 * off_middle**2, -np.inf)
    return int(np.argmax(score))


def _spread_townships(
    rng: np.random.Generator, terrain: Terrain, comfort: FloatArray, centre: int, townships: int
) -> IntArray:
    """The centre and townships: each next one far from the others, on good ground."""
    chosen = [centre]
    nearest_km = _distances_km(terrain, np.arange(comfort.size), np.array(chosen))[:, 0]
    for _ in range(townships):
        luck = rng.uniform(0.4, 1.0, size=comfort.size)
        # The square root lets good ground decide between places that are about equally far.
        chosen.append(int(np.argmax(nearest_km * np.sqrt(comfort) * luck)))
        apart = _distances_km(terrain, np.arange(comfort.size), np.array(chosen[-1:]))[:, 0]
        nearest_km = np.minimum(nearest_km, apart)
    return np.array(chosen, dtype=np.int64)


def _scatter_villages(
    rng: np.random.Generator,
    terrain: Terrain,
    comfort: FloatArray,
    outlets: IntArray,
    villages: int,
) -> IntArray:
    """Cells drawn by comfort and closeness to an outlet, no two close to each other."""
    nearest_km = _distances_km(terrain, np.arange(comfort.size), outlets).min(axis=1)
    typical_km = county_radius_km(villages) / np.sqrt(outlets.size)
    weight = comfort * (1 + _TOWNSHIP_ATTRACTION * np.exp(-nearest_km / typical_km))
    weight[outlets] = 0.0
    # Sorting by exponential variates over weights draws without replacement.
    luck = rng.exponential(size=weight.size)
    usable = np.flatnonzero(weight > 0)
    order = usable[np.argsort(luck[usable] / weight[usable], kind="stable")]
    return _thin(terrain, order, villages)


def _thin(terrain: Terrain, order: IntArray, villages: int) -> IntArray:
    """The first cells of `order` that keep their distance; less of it where room is short."""
    kept: list[int] = []
    reach = max(1, round(_VILLAGE_SPACING_KM / terrain.cell_km))
    while len(kept) < villages and reach >= 0:
        kept = _keep_apart(terrain.side, order.tolist(), villages, reach)
        reach -= 1
    return np.array(kept, dtype=np.int64)


def _keep_apart(side: int, order: list[int], villages: int, reach: int) -> list[int]:
    """Cells of `order`, at most `villages`, more than `reach` cells apart."""
    taken = np.zeros((side, side), dtype=np.bool_)
    kept: list[int] = []
    for cell in order:
        row, column = divmod(cell, side)
        if taken[row, column]:
            continue
        low_row, low_column = max(0, row - reach), max(0, column - reach)
        taken[low_row : row + reach + 1, low_column : column + reach + 1] = True
        kept.append(cell)
        if len(kept) == villages:
            break
    return kept


def _draw_population(rng: np.random.Generator, villages: int) -> IntArray:
    """Inhabitants: lognormal, as sizes of settlements are, in round tens."""
    drawn = _MEDIAN_POPULATION * rng.lognormal(0.0, _POPULATION_SPREAD, size=villages)
    return (np.clip(drawn, _SMALLEST, _LARGEST) // 10 * 10).astype(np.int64)


def _distances_km(terrain: Terrain, cells: IntArray, others: IntArray) -> FloatArray:
    """Straight lines between cells, (len(cells), len(others))."""
    east = terrain.x_km[cells][:, None] - terrain.x_km[others][None, :]
    north = terrain.y_km[cells][:, None] - terrain.y_km[others][None, :]
    return np.hypot(east, north)
