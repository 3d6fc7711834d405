"""Invented counties resemble real ones, in distances, detours and speeds."""

import datetime as dt
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from routing.network.gmns import read_gmns
from routing.network.matrix import open_matrix
from routing.network.model import UNREACHABLE, Places
from routing.network.profiles import BUILTIN_PROFILES
from routing.scenario.making.draft import RoadTables, ScenarioDraft
from routing.scenario.making.synthetic import SyntheticOptions, make_synthetic
from routing.scenario.making.write import write_scenario
from tests.helpers.county_figures import (
    neighbour_pairs,
    real_county,
    road_km,
    straight_distances,
)
from tests.helpers.data import data_path

# The sizes of real counties: 10 to 23 townships, 100 to 450 villages.
SIZES = ((150, 10, 11), (200, 13, 12), (300, 17, 13), (450, 23, 14))
HILLS = ("431223", "433123", "433127", "522328")


@pytest.fixture(scope="module")
def counties() -> list[ScenarioDraft]:
    return [
        make_synthetic(SyntheticOptions(villages=villages, townships=townships, seed=seed))
        for villages, townships, seed in SIZES
    ]


def test_villages_lie_as_far_from_their_township_as_in_real_counties(
    counties: list[ScenarioDraft],
) -> None:
    for draft in counties:
        km = straight_distances(draft).to_outlet
        assert 3 <= np.median(km) <= 7
        assert 7 <= np.quantile(km, 0.9) <= 21


def test_villages_lie_as_far_from_the_county_seat_as_in_real_counties(
    counties: list[ScenarioDraft],
) -> None:
    for draft in counties:
        km = straight_distances(draft).to_centre
        assert 12 <= np.median(km) <= 33
        assert km.max() <= 77


@pytest.mark.data
def test_distances_lie_within_those_of_the_real_counties_of_the_hills(
    counties: list[ScenarioDraft],
) -> None:
    real = [
        straight_distances(real_county(data_path(f"china/county/{code}.csv"))) for code in HILLS
    ]
    # Those have 187 to 301 villages.
    for draft in counties[1:3]:
        made = straight_distances(draft)
        for name in ("to_outlet", "to_centre", "to_next"):
            medians = [float(np.median(getattr(one, name))) for one in real]
            median = float(np.median(getattr(made, name)))
            assert 0.75 * min(medians) <= median <= 1.25 * max(medians), name


def test_roads_between_neighbours_go_as_far_round_as_measured(
    counties: list[ScenarioDraft],
) -> None:
    # Slovenia, 69,658 pairs: median 1.78, quartiles 1.40 and 2.49.
    quartiles = []
    for draft in counties:
        assert isinstance(draft.roads, RoadTables)
        pairs, straight_km = neighbour_pairs(draft.villages)
        detour = road_km(draft.roads, draft.villages)[tuple(np.array(pairs).T)] / straight_km
        quartiles.append(np.quantile(detour, [0.25, 0.5, 0.75]))
    low, median, high = np.mean(quartiles, axis=0)

    assert low == pytest.approx(1.40, abs=0.15)
    assert median == pytest.approx(1.78, abs=0.2)
    assert high == pytest.approx(2.49, abs=0.35)


def test_vans_drive_at_the_typical_speeds_and_faster_on_longer_trips(
    tmp_path: Path, counties: list[ScenarioDraft]
) -> None:
    draft = counties[1]
    write_scenario(tmp_path / "county", draft)
    kph, km = _speeds(tmp_path / "county" / "roads", draft)
    limits = (1.0, 4.0, 8.0, 16.0, 32.0, 64.0)
    bands = [float(np.median(kph[(km >= low) & (km < high)])) for low, high in pairwise(limits)]

    assert bands == sorted(bands)
    assert 28 <= bands[0] <= 34
    assert 36 <= bands[-1] <= 42
    assert 30 <= np.median(kph) <= 40


def _speeds(
    folder: Path, draft: ScenarioDraft
) -> tuple[
    np.ndarray[tuple[int], np.dtype[np.float64]], np.ndarray[tuple[int], np.dtype[np.float64]]
]:
    """Speed and length of every trip of a van between two villages."""
    places = Places(
        tuple(village.id for village in draft.villages),
        np.array([village.lon for village in draft.villages]),
        np.array([village.lat for village in draft.villages]),
    )
    van = BUILTIN_PROFILES["van"]
    view = open_matrix(read_gmns(folder), places, [van], [], dt.date(2026, 3, 2), 2_000.0)
    every = np.arange(len(places.ids))
    seconds, metres = view.matrix("van", every, every)
    assert metres.max() < UNREACHABLE
    apart = metres > 0
    return metres[apart] / seconds[apart] * 3.6, metres[apart] / 1000
