from __future__ import annotations

import functools

import numpy as np
import pytest

from routing.network.geo import straight_distance_m
from routing.network.model import UNREACHABLE, IntArray, Places, RoadClosure, RoadNetwork
from routing.network.osm import read_osm
from routing.network.profiles import BUILTIN_PROFILES
from routing.network.view import NetworkView
from tests.helpers.data import data_path
from tests.helpers.roads import view

AREAS = ("rutland", "liechtenstein")
pytestmark = pytest.mark.data


@functools.cache
def _network(area: str) -> RoadNetwork:
    return read_osm(data_path(f"osm/{area}-latest.osm.pbf"))


@functools.cache
def _day(area: str) -> NetworkView:
    """Sixty places scattered around random junctions, all profiles open."""
    network, rng = _network(area), np.random.default_rng(7)
    at = rng.choice(len(network.lon), 60, replace=False)
    lon, lat = (axis[at] + rng.normal(0, 0.002, 60) for axis in (network.lon, network.lat))
    places = Places(tuple(f"p{number}" for number in range(60)), lon, lat)
    return view(network, places, profiles=tuple(BUILTIN_PROFILES.values()))


def _everyone() -> IntArray:
    return np.arange(60, dtype=np.int64)


@pytest.mark.parametrize("area", AREAS)
def test_a_real_area_is_read_with_little_lost(area: str) -> None:
    network = _network(area)
    assert len(network.link_ids) > 5000
    assert len(set(network.link_ids)) == len(network.link_ids)
    unused = dict(network.dropped)
    unused.pop("Ways closed to all motor vehicles, footpaths included")
    unused.pop("Turn restrictions that are not simple, not applied", None)
    assert sum(unused.values()) < 0.01 * len(network.link_ids)


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("profile", BUILTIN_PROFILES)
def test_every_place_of_a_real_area_is_reached_in_sensible_time(area: str, profile: str) -> None:
    seconds, metres = _day(area).matrix(profile, _everyone(), _everyone())
    assert (seconds < UNREACHABLE).all()
    pairs = ~np.eye(60, dtype=np.bool_)
    kph = 3.6 * metres[pairs].sum() / seconds[pairs].sum()
    assert 22 < kph < 50
    # One-ways make the way back differ, but not by much for most pairs.
    assert np.median(np.abs(seconds - seconds.T)) < 30
    assert (seconds >= 0).all()
    assert (np.diag(seconds) == 0).all()


@pytest.mark.parametrize("area", AREAS)
def test_legs_of_a_real_area_agree_with_its_matrix_and_their_own_shape(area: str) -> None:
    day = _day(area)
    seconds, metres = day.matrix("van", _everyone(), _everyone())
    for source, target in np.random.default_rng(8).integers(0, 60, (50, 2)).tolist():
        leg = day.leg("van", source, target)
        assert leg is not None
        assert (leg.duration_s, leg.distance_m) == (seconds[source, target], metres[source, target])
        points = leg.points
        steps = straight_distance_m(points[:-1, 0], points[:-1, 1], points[1:, 0], points[1:, 1])
        assert steps.sum() == pytest.approx(leg.distance_m, rel=1e-3, abs=2)


def test_a_bridge_closed_to_trucks_makes_them_go_around() -> None:
    day = _day("liechtenstein")
    leg = day.leg("light_truck", 0, 30)
    assert leg is not None
    closed = leg.links[len(leg.links) // 2]
    closure = RoadClosure(links=(closed,), profiles=("light_truck",))
    later = view(day.network, day.places, closure, profiles=tuple(BUILTIN_PROFILES.values()))
    around = later.leg("light_truck", 0, 30)
    assert around is None or (around.duration_s >= leg.duration_s and closed not in around.links)
    unchanged = later.leg("van", 0, 30)
    assert unchanged is not None
    before = day.leg("van", 0, 30)
    assert before is not None
    assert unchanged.duration_s == before.duration_s
