"""Ways between locations, from matrices and from a plane."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from routing.engines.ways import Ways
from routing.problem.model import UNREACHABLE, PlanarDistances, Problem
from tests.helpers.problems import Sketch, V, build, line


def flat(scale: float, offset: float) -> Problem:
    """Three places of a plane, without a matrix."""
    problem = build(Sketch(positions=line(0, 1, 2), visits=(V(at=1),)))
    empty = np.zeros((1, 0, 0), dtype=np.int32)
    return replace(
        problem,
        matrices=replace(problem.matrices, duration_s=empty, distance_m=empty),
        planar=PlanarDistances(np.array([0.0, 3.0, 1.0]), np.array([0.0, 4.0, 1.0]), scale, offset),
    )


def test_a_leg_is_what_the_matrices_say() -> None:
    distances = np.array([[0, 10], [UNREACHABLE, 0]])
    problem = build(Sketch(positions=line(0, 10), visits=(V(at=1),), distances=distances))
    ways = Ways(problem, 0)
    assert ways.leg(0, 1) == (10, 10)
    assert ways.leg(1, 0) == (UNREACHABLE, UNREACHABLE)


def test_a_leg_in_the_plane_is_rounded_as_the_plane_says() -> None:
    # The root of 2 times 10 is 14.14.
    assert Ways(flat(10.0, 0.5), 0).leg(0, 2) == (14, 14)
    assert Ways(flat(10.0, 0.9), 0).leg(0, 2) == (15, 15)
    assert Ways(flat(1.0, 0.0), 0).leg(0, 1) == (5, 5)


def test_many_legs_at_once_are_the_same_as_one_by_one() -> None:
    for problem in (flat(10.0, 0.0), build(Sketch(positions=line(0, 7, 9), visits=(V(at=1),)))):
        ways, places = Ways(problem, 0), np.arange(3)
        seconds, metres = ways.legs(places[:, None], places[None, :])
        for start in range(3):
            for end in range(3):
                assert ways.leg(start, end) == (seconds[start, end], metres[start, end])
