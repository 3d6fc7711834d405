from __future__ import annotations

from dataclasses import replace

import pytest

from routing.network.model import ROAD_CLASSES, SURFACES
from routing.network.profiles import ALL_MODES, BUILTIN_PROFILES, MODES, check_profiles
from routing.network.usable import allowed_links, link_speeds_kph, off_road_speed_kph
from tests.helpers.roads import STEADY, L, sketch

NODES = {"a": (0, 0), "b": (10, 0)}


def test_the_built_in_profiles_make_sense() -> None:
    assert set(BUILTIN_PROFILES) == {"van", "light_truck", "three_wheeler", "motorcycle"}
    assert check_profiles(tuple(BUILTIN_PROFILES.values())) == []
    assert {profile.mode for profile in BUILTIN_PROFILES.values()} == set(MODES)


def test_every_mode_has_a_bit_of_its_own() -> None:
    assert sorted(MODES.values()) == [1, 2, 4, 8]
    assert ALL_MODES == 15


@pytest.mark.parametrize("name", BUILTIN_PROFILES)
def test_better_roads_and_surfaces_are_not_slower(name: str) -> None:
    profile = BUILTIN_PROFILES[name]
    order = ["trunk", "primary", "secondary", "tertiary", "unclassified", "residential", "service"]
    speeds = [profile.speeds_kph[road] for road in order]
    assert speeds == sorted(speeds, reverse=True)
    factors = [profile.surface_factors[surface] for surface in SURFACES]
    assert factors == sorted(factors, reverse=True)


def test_small_vehicles_keep_off_motorways_and_cars_off_paths() -> None:
    allowed = {name: set(profile.speeds_kph) for name, profile in BUILTIN_PROFILES.items()}
    assert set(ROAD_CLASSES) - allowed["van"] == {"path"}
    assert set(ROAD_CLASSES) - allowed["three_wheeler"] == {"motorway", "path"}
    assert set(ROAD_CLASSES) - allowed["motorcycle"] == {"motorway"}


def test_the_speed_of_a_link_is_that_of_class_and_surface_or_the_posted_limit() -> None:
    links = [
        L(ends="ab", kind="primary"),
        L(ends="ab", kind="primary", surface="gravel"),
        L(ends="ab", kind="primary", surface="dirt", speed=20),
        L(ends="ab", kind="primary", speed=20),
        L(ends="ab", kind="track"),
    ]
    assert link_speeds_kph(sketch(NODES, links), STEADY).tolist() == [72, 36, 18, 20, 0]


def test_a_surface_without_a_factor_costs_nothing() -> None:
    network = sketch(NODES, [L(ends="ab", surface="dirt")])
    assert link_speeds_kph(network, replace(STEADY, surface_factors={})).tolist() == [36]


def test_a_link_is_barred_by_class_access_weight_width_or_direction() -> None:
    links = [
        L(ends="ab", weight=3.5, width=2.0, access=MODES["truck"]),
        L(ends="ab", kind="track"),
        L(ends="ab", access=MODES["van"] | MODES["truck"]),
        L(ends="ab", weight=3.4),
        L(ends="ab", width=1.9),
        L(ends="ab", forward=False, backward=False),
    ]
    assert allowed_links(sketch(NODES, links), STEADY).tolist() == [True] + [False] * 5


def test_off_the_road_a_vehicle_goes_at_the_speed_of_a_service_lane() -> None:
    assert off_road_speed_kph(STEADY) == 18
    assert off_road_speed_kph(replace(STEADY, speeds_kph={"primary": 72, "track": 9})) == 9
    assert off_road_speed_kph(replace(STEADY, speeds_kph={})) > 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"mode": "tram"}, "tram"),
        ({"speeds_kph": {"runway": 30.0}}, "runway"),
        ({"speeds_kph": {"primary": 0.0}}, "speeds_kph.primary"),
        ({"speeds_kph": {"primary": float("nan")}}, "speeds_kph.primary"),
        ({"surface_factors": {"lava": 0.5}}, "lava"),
        ({"surface_factors": {"dirt": -0.5}}, "surface_factors.dirt"),
        ({"gross_weight_t": float("inf")}, "gross_weight_t"),
        ({"width_m": 0.0}, "width_m"),
    ],
)
def test_a_profile_that_makes_no_sense_is_found(change: dict[str, object], said: str) -> None:
    (finding,) = check_profiles([replace(STEADY, **change)])  # type: ignore[arg-type] # wrong on purpose
    assert finding.code == "network.bad-profile"
    assert said in finding.cause
