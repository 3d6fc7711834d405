from __future__ import annotations

import numpy as np
import pytest

from routing.network.model import BoolArray, Places, RoadNetwork
from routing.network.profiles import MODES
from routing.network.shapes import measure_shapes
from routing.network.snap import Joins, Roads, join_places, nearest_on_links
from tests.helpers.roads import DEGREE, L, ground_m, sketch, spots


def _roads(network: RoadNetwork, usable: BoolArray | None = None) -> Roads:
    everything = np.ones(len(network.link_ids), dtype=np.bool_)
    return Roads(network, measure_shapes(network), everything if usable is None else usable)


def _join(network: RoadNetwork, places: Places, limit_m: float = 2000.0) -> Joins:
    return join_places(_roads(network), places, limit_m)


LONG = {"a": (0, 0), "b": (10, 0), "c": (10, 10), "d": (4, 1), "e": (6, 1)}


def test_a_place_joins_at_the_nearest_point_along_a_link() -> None:
    network = sketch({"a": (0, 0), "b": (10, 0)}, [L(ends="ab")])
    joins = _join(network, spots((3, 2), (-4, 3), (12, 0)))
    assert joins.share == pytest.approx([0.3, 0.0, 1.0])
    assert joins.lon / DEGREE == pytest.approx([3, 0, 10])
    expected = [ground_m((0, 0), (0, 2)), ground_m((0, 0), (-4, 3)), ground_m((10, 0), (12, 0))]
    assert joins.off_road_m == pytest.approx(expected)


def test_a_place_joins_the_right_stretch_of_a_bent_link() -> None:
    network = sketch({"a": (0, 0), "b": (10, 0)}, [L(ends="ab", via=((0, 5), (10, 5)))])
    joins = _join(network, spots((5, 4), (9, 1)))
    assert joins.share == pytest.approx([0.5, 0.95])
    assert joins.lat / DEGREE == pytest.approx([5, 1])


def test_a_place_takes_a_stub_only_where_no_through_road_lies_within_the_limit() -> None:
    network = sketch(LONG, [L(ends="ab"), L(ends="bc"), L(ends="de", length=100)])
    near = spots((5, 1))
    assert network.link_ids[_join(network, near).link[0]] == "ab"
    assert network.link_ids[_join(network, near, limit_m=50).link[0]] == "de"


def test_a_second_network_of_some_size_is_no_stub() -> None:
    network = sketch(LONG, [L(ends="ab"), L(ends="bc"), L(ends="de", length=1000)])
    assert network.link_ids[_join(network, spots((5, 1))).link[0]] == "de"


def test_a_place_does_not_join_a_blind_one_way_road() -> None:
    network = sketch(LONG, [L(ends="ab"), L(ends="bc"), L(ends="bd", backward=False)])
    joins = _join(network, spots((4.5, 0.9)))
    assert network.link_ids[joins.link[0]] == "ab"


def test_a_one_way_road_of_a_round_trip_is_joined() -> None:
    links = [L(ends="ab", backward=False), L(ends="bc"), L(ends="ca")]
    joins = _join(sketch(LONG, links), spots((5, 0)))
    assert joins.link.tolist() == [0]


def test_a_place_does_not_join_a_link_that_the_profile_may_not_use() -> None:
    links = [L(ends="ab", access=MODES["van"]), L(ends="bc", length=2000)]
    network = sketch(LONG, links)
    joins = join_places(_roads(network, np.array([False, True])), spots((5, 0)), 2000.0)
    assert joins.link.tolist() == [1]


@pytest.mark.parametrize("kind", ["motorway", "ferry"])
def test_nobody_stops_on_motorways_and_ferries(kind: str) -> None:
    network = sketch(LONG, [L(ends="ab", kind=kind), L(ends="bc")])
    joins = _join(network, spots((5, 0)))
    assert joins.link.tolist() == [1]
    assert joins.share.tolist() == [0.0]


def test_of_equally_near_links_the_first_is_taken() -> None:
    links = [L(ends="bc"), L(ends="ab"), L(ends="ab", name="ab again")]
    assert _join(sketch(LONG, links), spots((10, 0), (5, 1))).link.tolist() == [0, 1]


def test_the_limit_is_included() -> None:
    network = sketch({"a": (0, 0), "b": (10, 0)}, [L(ends="ab")])
    exact = float(_join(network, spots((5, 5))).off_road_m[0])
    assert _join(network, spots((5, 5)), limit_m=exact).link.tolist() == [0]
    assert _join(network, spots((5, 5)), limit_m=exact - 0.001).link.tolist() == [-1]


def test_far_north_the_nearest_road_on_the_ground_is_taken() -> None:
    # At 60 degrees a degree of longitude is half as long: 3 units east is nearer than 2 north.
    network = sketch(
        {"a": (3, 59_999), "b": (3, 60_001), "c": (-1, 60_002), "d": (1, 60_002)},
        [L(ends="ab"), L(ends="cd")],
    )
    joins = _join(network, spots((0, 60_000)))
    assert joins.link.tolist() == [0]
    assert joins.off_road_m[0] == pytest.approx(ground_m((0, 60_000), (3, 60_000)), rel=1e-4)


def test_without_links_or_places_nothing_is_joined() -> None:
    network = sketch({"a": (0, 0), "b": (10, 0)}, [L(ends="ab")])
    shapes = measure_shapes(network)
    nothing = nearest_on_links(shapes, np.array([False]), spots((0, 0)))
    assert nothing.link.tolist() == [-1]
    assert np.isinf(nothing.off_road_m).all()
    assert len(nearest_on_links(shapes, np.array([True]), spots()).link) == 0


def test_a_link_without_extent_is_a_point_to_join_at() -> None:
    network = sketch({"a": (5, 5), "b": (5, 5)}, [L(ends="ab", length=0.5)])
    joins = _join(network, spots((5, 6)))
    assert joins.link.tolist() == [0]
    assert joins.off_road_m[0] == pytest.approx(ground_m((5, 5), (5, 6)))
