from __future__ import annotations

import numpy as np
import pytest

from routing.network.geo import straight_distance_m
from routing.network.model import Leg
from routing.network.view import NetworkView
from tests.helpers.roads import DEGREE, L, Point, distances, sketch, spots, times, view

BENT = sketch(
    {"a": (0, 0), "b": (10, 0), "c": (20, 0)},
    [L(ends="ab", length=2000, via=((0, 5), (10, 5))), L(ends="cb", length=1000)],
)
"""a-b goes up, across and down (5, 10 and 5 of 20 units); c-b is straight and drawn from c."""


def _leg(opened: NetworkView, source: int, target: int) -> Leg:
    leg = opened.leg("steady", source, target)
    assert leg is not None
    return leg


def _corners(leg: Leg) -> list[Point]:
    return [(round(x, 6), round(y, 6)) for x, y in (leg.points / DEGREE).tolist()]


def test_a_leg_follows_the_bends_of_the_road() -> None:
    leg = _leg(view(BENT, spots((0, 0), (20, 0))), 0, 1)
    assert _corners(leg) == [(0, 0), (0, 5), (10, 5), (10, 0), (20, 0)]
    assert leg.links == ("ab", "cb")
    assert (leg.distance_m, leg.duration_s) == (3000, 300)


def test_a_leg_driven_against_the_drawing_is_turned_around() -> None:
    leg = _leg(view(BENT, spots((0, 0), (20, 0))), 1, 0)
    assert _corners(leg) == [(20, 0), (10, 0), (10, 5), (0, 5), (0, 0)]
    assert leg.links == ("cb", "ab")


def test_a_leg_begins_and_ends_part_way_along_its_links() -> None:
    opened = view(BENT, spots((5, 5), (14, 0)))
    leg = _leg(opened, 0, 1)
    assert _corners(leg) == [(5, 5), (10, 5), (10, 0), (14, 0)]
    assert leg.distance_m == pytest.approx(1000 + 400, abs=1)
    assert _corners(_leg(opened, 1, 0)) == [(14, 0), (10, 0), (10, 5), (5, 5)]


def test_a_leg_within_one_link_keeps_to_the_stretch_between_the_places() -> None:
    opened = view(BENT, spots((0, 3), (4, 5)))
    assert _corners(_leg(opened, 0, 1)) == [(0, 3), (0, 5), (4, 5)]
    assert _corners(_leg(opened, 1, 0)) == [(4, 5), (0, 5), (0, 3)]
    assert _leg(opened, 0, 1).links == ("ab",)


def test_a_leg_includes_the_ways_between_the_road_and_the_places() -> None:
    opened = view(BENT, spots((3, 6), (14, -1)))
    expected = [(3, 6), (3, 5), (10, 5), (10, 0), (14, 0), (14, -1)]
    assert np.array(_corners(_leg(opened, 0, 1))) == pytest.approx(np.array(expected), abs=1e-3)


def test_two_places_off_the_same_point_of_a_road_meet_there() -> None:
    opened = view(BENT, spots((15, 1), (15, -1)))
    leg = _leg(opened, 0, 1)
    expected = np.array([(15, 1), (15, 0), (15, -1)])
    assert np.array(_corners(leg)) == pytest.approx(expected, abs=1e-3)
    assert leg.links == ()
    assert leg.distance_m == distances(opened)[0][1] == 222


def test_a_leg_passes_other_places_on_its_way_without_naming_a_link_twice() -> None:
    opened = view(BENT, spots((0, 0), (2, 5), (5, 5), (7, 5), (20, 0)))
    leg = _leg(opened, 0, 4)
    assert leg.links == ("ab", "cb")
    assert (leg.distance_m, leg.duration_s) == (3000, 300)


def test_every_leg_has_exactly_the_time_and_distance_of_the_matrix() -> None:
    places = spots((1, 6), (10, 1), (16, 2), (0, 0), (3, 5), (3, 5))
    opened = view(BENT, places)
    seconds, metres = times(opened), distances(opened)
    for source in range(6):
        for target in range(6):
            leg = _leg(opened, source, target)
            assert leg.duration_s == seconds[source][target]
            assert leg.distance_m == metres[source][target]
            assert leg.points[0].tolist() == [places.lon[source], places.lat[source]]
            assert leg.points[-1].tolist() == [places.lon[target], places.lat[target]]


def test_a_leg_drawn_true_to_scale_is_as_long_as_it_says() -> None:
    network = sketch(
        {"a": (0, 0), "b": (10, 0)}, [L(ends="ab", length=2223.9, via=((0, 5), (10, 5)))]
    )
    points = _leg(view(network, spots((0, 1), (10, 2))), 0, 1).points
    steps = straight_distance_m(points[:-1, 0], points[:-1, 1], points[1:, 0], points[1:, 1])
    assert np.sum(steps) == pytest.approx(
        _leg(view(network, spots((0, 1), (10, 2))), 0, 1).distance_m, abs=2
    )


def test_a_view_refuses_a_profile_it_was_not_opened_for() -> None:
    opened = view(BENT, spots((0, 0)))
    with pytest.raises(KeyError, match="tram"):
        opened.leg("tram", 0, 0)
