"""Neighbours: near in space, in the plane and by matrix alike, and timely where windows count."""

from dataclasses import replace

import numpy as np

from routing.engines.ruin_recreate.neighbours import nearest
from routing.problem.model import PlanarDistances, Problem
from tests.helpers.problems import Sketch, V, build, line


def along(*positions: float, **windows: tuple[int, int]) -> Problem:
    visits = tuple(
        V(
            at=at + 1,
            opens=windows.get(f"v{at}", (0, 9000))[0],
            closes=windows.get(f"v{at}", (0, 9000))[1],
        )
        for at in range(len(positions))
    )
    return build(Sketch(positions=line(0, *positions), visits=visits))


def test_neighbours_stand_in_the_order_of_their_distance() -> None:
    near, near_m = nearest(along(100, 130, 200, 500))
    assert near[0].tolist() == [1, 2, 3]
    assert near_m[0].tolist() == [30, 100, 400]
    assert near[3].tolist() == [2, 1, 0]


def test_the_plane_and_the_matrix_have_the_same_neighbours() -> None:
    draw = np.random.default_rng(5)
    points = draw.uniform(0, 10_000, (60, 2))
    visits = tuple(V(at=at) for at in range(1, 60))
    matrix = build(Sketch(positions=tuple(map(tuple, points)), visits=visits))
    plane = replace(matrix, planar=PlanarDistances(points[:, 0], points[:, 1]))
    assert np.array_equal(nearest(matrix, 10)[1], nearest(plane, 10)[1])


def test_many_visits_at_one_place_are_never_their_own_neighbours() -> None:
    points = np.zeros((50, 2))
    visits = tuple(V(at=at) for at in range(50))
    problem = build(Sketch(positions=tuple(map(tuple, points)), visits=visits))
    plane = replace(problem, planar=PlanarDistances(points[:, 0], points[:, 1]))
    for whole in (problem, plane):
        near, near_m = nearest(whole, 20)
        assert not (near == np.arange(50)[:, None]).any()
        assert not near_m.any()


def test_a_visit_that_can_follow_comes_before_a_nearer_one_that_cannot() -> None:
    problem = along(100, 110, 115, v0=(1000, 1000), v1=(1000, 1000), v2=(1015, 1100))
    near, _ = nearest(problem, 1)
    assert near[0].tolist() == [2]


def test_one_visit_has_no_neighbours() -> None:
    near, _ = nearest(along(100))
    assert near.tolist() == [[-1]]
