from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from routing.errors import InputError
from routing.network.model import UNREACHABLE, RoadClosure
from routing.network.profiles import BUILTIN_PROFILES, MODES
from tests.helpers.roads import STEADY, L, distances, ground_m, sketch, spots, times, view

SQUARE = {"a": (0, 0), "b": (10, 0), "c": (10, 10), "d": (0, 10)}


def test_time_and_distance_of_a_single_road_are_length_and_length_over_speed() -> None:
    network = sketch({"a": (0, 0), "b": (10, 0)}, [L(ends="ab", length=1200)])
    opened = view(network, spots((0, 0), (10, 0)))
    assert times(opened) == [[0, 120], [120, 0]]
    assert distances(opened) == [[0, 1200], [1200, 0]]


def test_the_quickest_way_is_taken_even_where_it_is_longer() -> None:
    links = [
        L(ends="ab", length=1000, kind="primary"),
        L(ends="bc", length=1000, kind="primary"),
        L(ends="ac", length=1500),
    ]
    opened = view(sketch(SQUARE, links), spots((0, 0), (10, 10)))
    assert times(opened)[0][1] == 100
    assert distances(opened)[0][1] == 2000


def test_of_two_ways_equally_quick_the_shorter_gives_the_distance() -> None:
    quick = [L(ends="ab", kind="primary"), L(ends="bc", kind="primary")]
    short = [L(ends="ad", length=500), L(ends="dc", length=500)]
    for links in (quick + short, short + quick):
        opened = view(sketch(SQUARE, links), spots((0, 0), (10, 10)))
        assert times(opened)[0][1] == 100
        assert distances(opened)[0][1] == 1000


def test_a_one_way_road_is_not_driven_against_its_direction() -> None:
    links = [L(ends="ab", backward=False), L(ends="bc"), L(ends="cd"), L(ends="da")]
    opened = view(sketch(SQUARE, links), spots((0, 0), (10, 0)))
    assert times(opened) == [[0, 100], [300, 0]]


def test_a_link_open_backward_alone_is_driven_from_head_to_tail() -> None:
    links = [L(ends="ab", forward=False), L(ends="bc"), L(ends="cd"), L(ends="da")]
    opened = view(sketch(SQUARE, links), spots((0, 0), (10, 0)))
    assert times(opened) == [[0, 300], [100, 0]]


def test_two_places_on_one_link_are_joined_along_it() -> None:
    network = sketch({"a": (0, 0), "b": (10, 0)}, [L(ends="ab")])
    opened = view(network, spots((2, 0), (7, 0)))
    assert distances(opened) == [[0, 500], [500, 0]]
    assert times(opened) == [[0, 50], [50, 0]]


def test_on_a_one_way_link_the_way_back_goes_around() -> None:
    links = [L(ends="ab", backward=False), L(ends="bc"), L(ends="cd"), L(ends="da")]
    opened = view(sketch(SQUARE, links), spots((2, 0), (7, 0)))
    assert distances(opened) == [[0, 500], [3500, 0]]


def test_a_place_on_a_loop_road_is_reached_from_either_side() -> None:
    loop = ((4, 3), (0, 6), (-4, 3))
    network = sketch({"a": (0, 0), "b": (0, -10)}, [L(ends="ab"), L(ends="aa", via=loop)])
    opened = view(network, spots((0, -10), (4, 3), (-4, 3)))
    first, second = distances(opened)[0][1:]
    assert first == second
    assert first == 1250
    assert distances(opened)[1][2] == 500


def test_of_parallel_roads_the_quicker_is_used() -> None:
    links = [L(ends="ab", name="slow", length=3000), L(ends="ab", name="fast", length=900)]
    opened = view(sketch(SQUARE, links), spots((0, 0), (10, 0)))
    assert times(opened)[0][1] == 90


def test_the_way_off_the_road_counts_at_the_speed_of_a_service_lane() -> None:
    network = sketch({"a": (0, 0), "b": (10, 0)}, [L(ends="ab")])
    opened = view(network, spots((0, 0), (5, 2)))
    off_m = ground_m((5, 0), (5, 2))
    assert opened.off_road_m == pytest.approx([0, off_m])
    assert distances(opened)[0][1] == round(500 + off_m)
    assert times(opened)[0][1] == round(50 + off_m / 5)


def test_places_at_the_same_position_have_no_way_between_them() -> None:
    network = sketch({"a": (0, 0), "b": (10, 0)}, [L(ends="ab")])
    opened = view(network, spots((5, 2), (5, 2), (0, 0)))
    assert times(opened)[0][1] == distances(opened)[0][1] == 0
    leg = opened.leg("steady", 0, 1)
    assert leg is not None
    assert (leg.distance_m, leg.duration_s, leg.links) == (0, 0, ())
    assert len(leg.points) == 2


def test_a_place_beyond_the_limit_is_not_joined_and_is_named() -> None:
    network = sketch({"a": (0, 0), "b": (10, 0)}, [L(ends="ab")])
    opened = view(network, spots((0, 0), (5, 30)), limit_m=3000)
    assert times(opened) == [[0, UNREACHABLE], [UNREACHABLE, 0]]
    assert distances(opened)[1][0] == UNREACHABLE
    assert opened.off_road_m[1] == pytest.approx(ground_m((5, 0), (5, 30)))
    assert opened.leg("steady", 0, 1) is None
    assert opened.joined("steady").tolist() == [True, False]
    (finding,) = opened.findings
    assert finding.code == "network.place-off-road"
    assert finding.severity == "warning"
    assert "p1" in finding.cause
    assert "3336 m" in finding.cause


def test_roads_in_pieces_leave_the_smaller_group_of_places_cut_off() -> None:
    nodes = {"a": (0, 0), "b": (10, 0), "c": (50, 0), "d": (60, 0)}
    opened = view(
        sketch(nodes, [L(ends="ab"), L(ends="cd")]), spots((0, 0), (10, 0), (55, 0)), limit_m=9000
    )
    assert times(opened)[0] == [0, 100, UNREACHABLE]
    assert [(f.code, f.severity) for f in opened.findings] == [("network.place-cut-off", "warning")]
    assert "p2" in opened.findings[0].cause


def test_a_road_leading_in_but_not_out_is_told() -> None:
    nodes = {"a": (0, 0), "b": (10, 0), "c": (40, 0)}
    network = sketch(nodes, [L(ends="ab"), L(ends="bc", backward=False)])
    opened = view(network, spots((0, 0), (10, 0), (40, 0)), limit_m=500)
    assert times(opened)[0][2] == 200
    assert times(opened)[2][0] == UNREACHABLE
    assert [finding.code for finding in opened.findings] == ["network.place-cut-off"]


def test_each_profile_has_ways_of_its_own() -> None:
    links = [L(ends="ab", weight=3.0), L(ends="bc"), L(ends="cd"), L(ends="da")]
    light = replace(STEADY, name="light", gross_weight_t=1.0)
    opened = view(sketch(SQUARE, links), spots((0, 0), (10, 0)), profiles=(STEADY, light))
    assert times(opened, "steady")[0][1] == 300
    assert times(opened, "light")[0][1] == 100


def test_a_profile_without_any_road_is_told() -> None:
    network = sketch({"a": (0, 0), "b": (10, 0)}, [L(ends="ab", access=MODES["van"])])
    opened = view(network, spots((0, 0), (10, 0)))
    assert times(opened)[0][1] == UNREACHABLE
    assert [finding.code for finding in opened.findings] == ["network.no-usable-roads"]
    assert np.isinf(opened.off_road_m).all()


def test_rectangular_questions_agree_with_the_whole_matrix() -> None:
    links = [L(ends="ab", backward=False), L(ends="bc"), L(ends="cd"), L(ends="da")]
    opened = view(sketch(SQUARE, links), spots((2, 0), (7, 0), (10, 10), (0, 5)))
    whole = np.array(times(opened))
    seconds, metres = opened.matrix("steady", np.array([3, 0]), np.array([1, 1, 2]))
    assert seconds.dtype == metres.dtype == np.int32
    assert seconds.tolist() == whole[np.ix_([3, 0], [1, 1, 2])].tolist()
    empty = opened.matrix("steady", np.array([], dtype=np.int64), np.array([1]))
    assert empty[0].shape == (0, 1)


def test_every_finding_about_the_input_is_reported_together() -> None:
    network = sketch({"a": (0, 0), "b": (10, 0)}, [L(ends="ab")])
    places = replace(spots((0, 0), (10, 0)), lon=np.array([np.nan, 500.0]))
    broken = replace(STEADY, name="broken", speeds_kph={"motorwy": 0.0})
    line = RoadClosure(area=((0.0, 0.0), (1.0, 1.0), (0.0, 0.0)))
    with pytest.raises(InputError) as caught:
        view(network, places, line, profiles=(broken, broken))
    codes = [finding.code for finding in caught.value.findings]
    assert codes.count("network.bad-place") == 2
    assert codes.count("network.bad-profile") == 6
    assert codes.count("network.closure-bad-area") == 1


def test_estimated_roads_and_dropped_parts_of_a_file_are_told() -> None:
    network = sketch({"a": (0, 0), "b": (10, 0)}, [L(ends="ab", kind="estimated")])
    dropped = (("Ways without two points", 3),)
    opened = view(
        replace(network, dropped=dropped), spots((0, 0)), profiles=(BUILTIN_PROFILES["van"],)
    )
    assert [f.code for f in opened.findings] == ["network.parts-dropped", "network.roads-estimated"]
    assert opened.findings[0].cause == "Ways without two points: 3."


def test_an_absurdly_slow_road_is_as_good_as_none() -> None:
    network = sketch({"a": (0, 0), "b": (10, 0)}, [L(ends="ab", speed=1e-300)])
    opened = view(network, spots((0, 0), (10, 0)))
    assert times(opened)[0][1] == distances(opened)[0][1] == UNREACHABLE
    assert opened.leg("steady", 0, 1) is None


def test_the_built_in_profiles_drive_a_plain_road() -> None:
    network = sketch({"a": (0, 0), "b": (10, 0)}, [L(ends="ab", kind="tertiary")])
    opened = view(network, spots((0, 0), (10, 0)), profiles=tuple(BUILTIN_PROFILES.values()))
    seconds = {name: times(opened, name)[0][1] for name in BUILTIN_PROFILES}
    assert seconds == {"van": 90, "light_truck": 103, "three_wheeler": 120, "motorcycle": 90}
