from __future__ import annotations

import csv

import numpy as np
import pytest

from routing.errors import InputError
from routing.network.components import node_components
from routing.network.estimate import HABITS, estimate_network
from routing.network.geo import mercator, straight_distance_m
from routing.network.model import Places, RoadNetwork
from routing.network.profiles import BUILTIN_PROFILES
from routing.network.proximity import delaunay_pairs
from tests.helpers.data import data_path
from tests.helpers.roads import DEGREE, distances, ground_m, spots, times, view

VAN = BUILTIN_PROFILES["van"]


def _is_connected(network: RoadNetwork) -> bool:
    everything = np.ones(len(network.link_ids), dtype=np.bool_)
    return len(np.unique(node_components(network, everything))) == 1


def test_two_places_are_joined_by_a_winding_lane() -> None:
    places = spots((0, 0), (10, 0))
    network = estimate_network(places)
    assert network.link_ids == ("p0+p1",)
    assert network.length_m == pytest.approx([1.5 * ground_m((0, 0), (10, 0))])
    opened = view(network, places, profiles=[VAN])
    assert distances(opened, "van")[0][1] == round(1.5 * ground_m((0, 0), (10, 0)))
    assert times(opened, "van")[0][1] == round(1.5 * ground_m((0, 0), (10, 0)) * 3.6 / 30)


def test_a_place_is_on_its_road() -> None:
    places = spots((0, 0), (10, 3), (4, 9), (20, 20))
    assert view(estimate_network(places), places, profiles=[VAN]).off_road_m.tolist() == [0] * 4


def test_a_single_place_has_a_network_too() -> None:
    for places in (spots((3, 3)), spots((3, 3), (3, 3))):
        network = estimate_network(places)
        assert len(network.node_ids) == 1
        assert set(np.ravel(times(view(network, places, profiles=[VAN]), "van"))) == {0}


def test_without_places_there_is_nothing_to_estimate() -> None:
    with pytest.raises(InputError) as caught:
        estimate_network(spots())
    assert [f.code for f in caught.value.findings] == ["network.no-places"]


def test_a_place_without_position_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        estimate_network(spots((0, 0), (np.nan, 1)))
    assert [f.code for f in caught.value.findings] == ["network.bad-place"]


def test_places_on_one_line_are_joined_in_order() -> None:
    network = estimate_network(spots((0, 0), (3, 3), (1, 1), (2, 2), (7, 7)))
    assert set(network.link_ids) == {"p0+p2", "p2+p3", "p1+p3", "p1+p4"}


def test_places_at_one_position_share_a_node() -> None:
    network = estimate_network(spots((0, 0), (1, 1), (0, 0), (1, 1)))
    assert network.node_ids == ("p0", "p1")


def test_link_names_stay_short_and_unique() -> None:
    positions = spots((0, 0), (5, 0), (0, 100), (5, 100))
    clashing = Places(("a", "b+c", "a+b", "c"), positions.lon, positions.lat)
    assert len(set(estimate_network(clashing).link_ids)) == len(estimate_network(clashing).link_ids)
    long = Places(tuple(c * 60 for c in "abcd"), positions.lon, positions.lat)
    assert max(len(name) for name in estimate_network(long).link_ids) <= 64


def test_the_same_places_give_the_same_network() -> None:
    rng = np.random.default_rng(5)
    places = spots(*rng.uniform(0, 100, (60, 2)).tolist())
    first, again = estimate_network(places), estimate_network(places)
    assert first.link_ids == again.link_ids
    assert first.length_m.tolist() == again.length_m.tolist()


def test_ten_thousand_places_give_a_sparse_connected_network() -> None:
    rng = np.random.default_rng(6)
    places = spots(*rng.uniform(0, 1000, (10_000, 2)).tolist())
    network = estimate_network(places)
    assert _is_connected(network)
    assert len(network.link_ids) < 2 * len(places.ids)


def test_a_grid_of_places_has_no_diagonals() -> None:
    places = spots(*((float(x), float(y)) for x in range(5) for y in range(5)))
    network = estimate_network(places)
    lanes = network.surface == 1
    straight = network.length_m[lanes] / 1.5
    assert straight == pytest.approx(np.full(lanes.sum(), ground_m((0, 0), (1, 0))), rel=1e-3)


def _county(code: str) -> Places:
    """Places of a real county; the shift of its coordinates does not matter for ratios."""
    with data_path(f"china/county/{code}.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["lon_gcj02"]]
    lon, lat = (np.array([float(row[f"{axis}_gcj02"]) for row in rows]) for axis in ("lon", "lat"))
    return Places(tuple(row["code"] for row in rows), lon, lat)


@pytest.mark.data
@pytest.mark.parametrize("code", ["433123", "433127", "431223", "522328"])
def test_a_real_county_has_the_detours_and_speeds_of_real_roads(code: str) -> None:
    """Measured on real rural roads: quartiles 1.40, 1.78 and 2.49; 30 to 39 km/h, rising."""
    places = _county(code)
    opened = view(estimate_network(places), places, profiles=[VAN])
    road_m, seconds = np.array(distances(opened, "van")), np.array(times(opened, "van"))
    grid = [
        axis[side] for side in (np.s_[:, None], np.s_[None, :]) for axis in (places.lon, places.lat)
    ]
    straight_m = straight_distance_m(*grid)
    points, first = np.unique(
        np.column_stack(mercator(places.lon, places.lat)), axis=0, return_index=True
    )
    one, two = first[delaunay_pairs(points)].T
    low, median, high = np.percentile(road_m[one, two] / straight_m[one, two], [25, 50, 75])
    assert low == pytest.approx(1.40, abs=0.15)
    assert median == pytest.approx(1.78, abs=0.2)
    assert high == pytest.approx(2.49, abs=0.4)
    far = (straight_m > 20_000) & (straight_m < 60_000)
    assert 1.35 < np.median(road_m[far] / straight_m[far]) < 1.65
    near_kph = np.median(3.6 * road_m[one, two] / seconds[one, two])
    far_kph = np.median(3.6 * road_m[far] / seconds[far])
    assert 29 < near_kph < far_kph < 40


def test_coordinates_keep_their_exact_values() -> None:
    places = spots((1 / 3, 2 / 7), (9, 9))
    assert estimate_network(places).lon[0] == places.lon[0] == 1 / 3 * DEGREE


def test_roads_of_the_plain_are_straighter_and_quicker_than_those_of_hills() -> None:
    rng = np.random.default_rng(3)
    places = spots(*map(tuple, rng.uniform(0, 200, (60, 2)).tolist()))
    far = {}
    for terrain, habits in HABITS.items():
        opened = view(estimate_network(places, habits), places, profiles=[VAN])
        everyone = np.arange(60)
        seconds, metres = opened.matrix("van", everyone, everyone)
        far[terrain] = (int(np.median(seconds)), int(np.median(metres)))
    assert far["plain"][0] < 0.9 * far["hills"][0]
    assert far["plain"][1] < 0.95 * far["hills"][1]
