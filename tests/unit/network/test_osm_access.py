from __future__ import annotations

import pytest

from routing.network.osm_access import barred_modes, blocked_modes
from routing.network.profiles import MODES


def _barred(**tags: str) -> set[str]:
    return {mode for mode, bit in MODES.items() if barred_modes(tags) & bit}


def _blocked(**tags: str) -> set[str]:
    return {mode for mode, bit in MODES.items() if blocked_modes(tags) & bit}


ALL = set(MODES)


def test_a_road_without_access_tags_is_open_to_all() -> None:
    assert _barred(highway="track") == set()


@pytest.mark.parametrize("value", ["no", "private", "agricultural", "forestry"])
@pytest.mark.parametrize("key", ["access", "vehicle", "motor_vehicle"])
def test_a_general_ban_bars_everyone(key: str, value: str) -> None:
    assert _barred(highway="service", **{key: value}) == ALL


@pytest.mark.parametrize("value", ["yes", "destination", "delivery", "permissive", "customers"])
def test_whoever_delivers_is_let_in(value: str) -> None:
    assert _barred(highway="service", access=value) == set()


def test_the_most_specific_tag_decides() -> None:
    assert _barred(highway="track", access="private", motor_vehicle="yes") == set()
    assert _barred(highway="track", access="no", motorcycle="yes") == ALL - {"motorcycle"}
    assert _barred(highway="track", vehicle="yes", hgv="no") == {"truck"}
    assert _barred(highway="track", motorcar="no") == {"van"}
    assert _barred(highway="track", goods="no") == {"van", "truck"}
    assert _barred(highway="track", goods="no", hgv="delivery") == {"van"}
    assert _barred(highway="track", motorcycle="no") == {"motorcycle"}


@pytest.mark.parametrize("highway", ["footway", "path", "cycleway", "bridleway", "pedestrian"])
def test_footpaths_are_closed_unless_a_vehicle_tag_opens_them(highway: str) -> None:
    assert _barred(highway=highway) == ALL
    assert _barred(highway=highway, access="yes") == ALL
    assert _barred(highway=highway, motor_vehicle="yes") == set()
    assert _barred(highway=highway, motorcycle="designated") == ALL - {"motorcycle"}


def test_a_bollard_stops_all_but_motorcycles() -> None:
    assert _blocked(barrier="bollard") == ALL - {"motorcycle"}
    assert _blocked(barrier="bollard", access="yes") == set()


@pytest.mark.parametrize("kind", ["block", "stile", "cycle_barrier", "kissing_gate"])
def test_some_barriers_stop_everyone(kind: str) -> None:
    assert _blocked(barrier=kind) == ALL


def test_a_gate_stops_those_it_is_closed_to() -> None:
    assert _blocked(barrier="gate") == set()
    assert _blocked(barrier="gate", access="private") == ALL
    assert _blocked(barrier="gate", locked="yes") == ALL
    assert _blocked(barrier="lift_gate", motor_vehicle="no", motorcycle="yes") == ALL - {
        "motorcycle"
    }
