"""Invented ground."""

import numpy as np
import pytest

from routing.scenario.making.terrain import Terrain, drain, make_terrain, neighbours


@pytest.fixture(scope="module")
def terrain() -> Terrain:
    return make_terrain(np.random.default_rng(5), 60, 0.4)


def test_a_corner_has_three_neighbours_and_a_cell_inside_has_eight() -> None:
    assert sorted(neighbours(0, 4)) == [1, 4, 5]
    assert sorted(neighbours(5, 4)) == [0, 1, 2, 4, 6, 8, 9, 10]


def test_all_water_runs_off_over_the_edge() -> None:
    side = 12
    surface = np.random.default_rng(1).uniform(size=side * side)

    order, receiver = drain(surface, side)

    reached = set()
    for cell in order:
        assert receiver[cell] == cell or int(receiver[cell]) in reached
        reached.add(cell)
    assert reached == set(range(side * side))
    sinks = np.flatnonzero(receiver == np.arange(side * side))
    assert all(cell % side in {0, side - 1} or cell // side in {0, side - 1} for cell in sinks)


def test_water_in_a_bowl_leaves_by_its_lowest_rim() -> None:
    side = 5
    surface = np.full((side, side), 9.0)
    surface[1:4, 1:4] = 1.0
    surface[0, 2] = 3.0

    _, receiver = drain(surface.reshape(-1), side)

    cell = 2 * side + 2
    while receiver[cell] != cell:
        cell = int(receiver[cell])
    assert cell == 2


def test_every_drop_is_counted_once_on_its_way_out(terrain: Terrain) -> None:
    order, receiver = drain(terrain.height_m, terrain.side)
    sinks = receiver == np.arange(terrain.side**2)

    assert len(order) == terrain.side**2
    assert terrain.drained_km2.min() == pytest.approx(0.16)
    assert terrain.drained_km2[sinks].max() <= 60 * 60 * 0.16


def test_large_valleys_are_flatter_than_hillsides(terrain: Terrain) -> None:
    north, east = np.gradient(terrain.height_m.reshape(60, 60), 400.0)
    slope = np.hypot(north, east).reshape(-1)
    in_valley = terrain.drained_km2 > np.quantile(terrain.drained_km2, 0.97)

    assert np.median(slope[in_valley]) < 0.8 * np.median(slope[~in_valley])


def test_the_same_seed_makes_the_same_ground() -> None:
    first, second = (make_terrain(np.random.default_rng(9), 48, 0.3) for _ in range(2))

    assert np.array_equal(first.height_m, second.height_m)
    assert np.array_equal(first.x_km, second.x_km)
