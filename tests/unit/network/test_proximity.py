from __future__ import annotations

import numpy as np
import pytest

from routing.network.model import IntArray
from routing.network.proximity import (
    delaunay_pairs,
    gabriel_pairs,
    neighbourhood_pairs,
    spread_out,
)


def _pairs(pairs: IntArray) -> set[tuple[int, int]]:
    return {(int(a), int(b)) for a, b in pairs}


def test_relative_neighbours_in_a_rectangle_are_its_sides() -> None:
    rectangle = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.1], [0.0, 1.1]])
    assert _pairs(neighbourhood_pairs(rectangle)) == {(0, 1), (1, 2), (2, 3), (0, 3)}
    assert len(delaunay_pairs(rectangle)) == 5


def test_a_point_between_two_others_parts_them() -> None:
    bent = np.array([[0.0, 0.0], [10.0, 0.0], [5.0, 1.0], [5.0, 30.0]])
    assert (0, 1) in _pairs(delaunay_pairs(bent))
    assert (0, 1) not in _pairs(gabriel_pairs(bent))


def test_a_point_in_the_lune_but_not_in_the_circle_parts_only_relative_neighbours() -> None:
    triangle = np.array([[0.0, 0.0], [10.0, 0.0], [5.0, 7.0], [5.0, -30.0]])
    assert (0, 1) in _pairs(gabriel_pairs(triangle))
    assert (0, 1) not in _pairs(neighbourhood_pairs(triangle))


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_points(count: int) -> None:
    points = np.array([[0.0, 0.0], [5.0, 1.0], [2.0, 0.0]])[:count]
    expected = {0: set(), 1: set(), 2: {(0, 1)}, 3: {(0, 2), (1, 2)}}[count]
    assert _pairs(neighbourhood_pairs(points)) == expected


def test_points_too_close_for_the_triangulation_are_not_lost() -> None:
    rng = np.random.default_rng(3)
    points = np.concatenate((rng.uniform(0, 1e6, (30, 2)), [[5e5, 5e5], [5e5, 5e5 + 1e-9]]))
    assert set(np.unique(delaunay_pairs(points))) == set(range(32))


def test_chosen_points_lie_far_from_each_other() -> None:
    points = np.array([[0.0, 0.0], [0.1, 0.0], [10.0, 0.0], [10.1, 0.0], [5.0, 0.0]])
    assert spread_out(points, 3).tolist() == [0, 3, 4]
    assert spread_out(points, 0).tolist() == []
