from __future__ import annotations

import numpy as np
import pytest

from routing.network.geo import EARTH_RADIUS_M, mercator, straight_distance_m
from routing.network.shapes import (
    measure_shapes,
    points_at,
    shape_lengths_m,
    spans_line,
    without_repeats,
)
from tests.helpers.roads import DEGREE, L, ground_m, sketch

NETWORK = sketch(
    {"a": (0, 0), "b": (10, 0), "c": (5, 5)},
    [L(ends="ab", via=((0, 5), (10, 5))), L(ends="bc"), L(ends="cc")],
)


def test_a_degree_of_latitude_and_half_the_globe_have_their_lengths() -> None:
    lengths = straight_distance_m(
        np.array([0.0, 0.0, 10.0]), np.array([0.0, 0.0, 60.0]),
        np.array([0.0, 180.0, 11.0]), np.array([1.0, 0.0, 60.0]),
    )  # fmt: skip
    quarter = np.pi / 2 * EARTH_RADIUS_M
    assert lengths == pytest.approx([quarter / 90, 2 * quarter, quarter / 180], rel=1e-4)


def test_the_plane_keeps_directions_and_survives_the_poles() -> None:
    x, y = mercator(np.array([10.0, 10.001, 10.0, 0.0]), np.array([60.0, 60.0, 60.001, 90.0]))
    assert (x[1] - x[0]) / (y[2] - y[0]) == pytest.approx(0.5, rel=1e-4)
    assert np.isfinite(y).all()


def test_lengths_add_up_along_each_shape() -> None:
    lengths = shape_lengths_m(NETWORK.shape_start, NETWORK.shape_lon, NETWORK.shape_lat)
    side = ground_m((0, 0), (5, 0))
    assert lengths == pytest.approx([4 * side, side * 2**0.5, 0], rel=1e-6)
    assert len(shape_lengths_m(np.array([0]), np.array([]), np.array([]))) == 0


def test_positions_along_shapes_are_shares_of_their_length() -> None:
    shapes = measure_shapes(NETWORK)
    lon, lat = points_at(shapes, np.array([0, 0, 0, 0, 1, 2]), np.array([0, 0.5, 0.9, 1, 0.5, 0.7]))
    assert lon / DEGREE == pytest.approx([0, 5, 10, 10, 7.5, 5])
    assert lat / DEGREE == pytest.approx([0, 5, 2, 0, 2.5, 5], abs=1e-6)


def test_a_line_along_several_pieces_has_their_bends_once_and_in_order() -> None:
    shapes = measure_shapes(NETWORK)
    line = spans_line(shapes, np.array([1, 0]), np.array([0.5, 1.0]), np.array([0.0, 0.1]))
    expected = np.array([(7.5, 2.5), (10, 0), (10, 5), (0, 5), (0, 2)])
    assert line / DEGREE == pytest.approx(expected, abs=1e-6)


def test_an_empty_piece_is_one_point() -> None:
    shapes = measure_shapes(NETWORK)
    line = spans_line(shapes, np.array([0]), np.array([0.5]), np.array([0.5]))
    assert line / DEGREE == pytest.approx(np.array([(5, 5)]))


def test_repeats_go_and_both_ends_stay_exact() -> None:
    ends = np.array([[0.1, 0.2], [0.1, 0.2], [0.3, 0.3], [0.5, 0.5], [0.5, 0.5 + 1e-12]])
    kept = without_repeats(ends)
    assert len(kept) == 3
    assert kept[0].tolist() == ends[0].tolist()
    assert kept[-1].tolist() == ends[-1].tolist()
    assert without_repeats(ends[:1]).tolist() == ends[:1].tolist()
