"""Where people of an invented county live."""

import numpy as np
import pytest

from routing.scenario.making.settlements import Settlements, by_outlet, county_radius_km, settle
from routing.scenario.making.terrain import Terrain, make_terrain


def place(seed: int, villages: int, townships: int) -> tuple[Terrain, Settlements]:
    width_km = 2.8 * county_radius_km(villages)
    terrain = make_terrain(np.random.default_rng(seed), 90, width_km / 90)
    return terrain, settle(np.random.default_rng(seed + 1), terrain, villages, townships)


@pytest.fixture(scope="module")
def county() -> tuple[Terrain, Settlements]:
    return place(3, 120, 8)


@pytest.mark.parametrize(("villages", "townships"), [(1, 1), (1, 30), (12, 2), (300, 25)])
def test_as_many_places_as_asked_for_no_two_on_one_spot(villages: int, townships: int) -> None:
    _, places = place(1, villages, townships)

    cells = [places.centre, *places.townships.tolist(), *places.villages.tolist()]
    assert len(set(cells)) == len(cells) == 1 + townships + villages


def test_villages_belong_to_the_nearest_outlet(county: tuple[Terrain, Settlements]) -> None:
    terrain, places = county
    outlets = [places.centre, *places.townships.tolist()]
    for village, outlet in zip(places.villages.tolist(), places.outlet.tolist(), strict=True):
        apart = np.hypot(
            terrain.x_km[outlets] - terrain.x_km[village],
            terrain.y_km[outlets] - terrain.y_km[village],
        )
        assert apart[outlet] == apart.min()


def test_villages_seek_level_ground(county: tuple[Terrain, Settlements]) -> None:
    terrain, places = county
    north, east = np.gradient(terrain.height_m.reshape(90, 90), terrain.cell_km * 1000)
    slope = np.hypot(north, east).reshape(-1)

    assert np.median(slope[places.villages]) < 0.7 * np.median(slope)


def test_villages_keep_their_distance_where_there_is_room(
    county: tuple[Terrain, Settlements],
) -> None:
    terrain, places = county
    points = np.column_stack([terrain.x_km, terrain.y_km])[places.villages]
    apart = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)

    assert apart.min() > terrain.cell_km


def test_population_is_that_of_villages(county: tuple[Terrain, Settlements]) -> None:
    _, places = county

    assert places.population.min() >= 150
    assert places.population.max() <= 4_500
    assert 700 <= np.median(places.population) <= 1_400
    assert (places.population % 10 == 0).all()


def test_ordering_by_outlet_keeps_each_village_whole(county: tuple[Terrain, Settlements]) -> None:
    _, places = county

    ordered = by_outlet(places)

    def rows(of: Settlements) -> list[tuple[int, int, int]]:
        columns = (of.villages.tolist(), of.population.tolist(), of.outlet.tolist())
        return sorted(zip(*columns, strict=True))

    assert ordered.outlet.tolist() == sorted(ordered.outlet.tolist())
    assert rows(ordered) == rows(places)
