"""Seconds and metres between locations, from a problem's matrices or from its plane."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from routing.problem.model import Int32Array, IntArray, PlanarDistances, Problem

Leg = Callable[[int, int], tuple[int, int]]
Places = NDArray[np.integer]


class Ways:
    """The ways of one profile, one pair at a time or many at once.

    Parameters
    ----------
    problem
        Whose ways.
    profile
        Row of the matrices.

    Attributes
    ----------
    leg
        Seconds and metres from one location to another; ``UNREACHABLE`` where there is no way.
    """

    __slots__ = ("_plane", "_profile", "_seconds_metres", "leg")

    def __init__(self, problem: Problem, profile: int) -> None:
        self._profile = profile
        self._plane = problem.planar
        seconds = np.ascontiguousarray(problem.matrices.duration_s[profile])
        metres = np.ascontiguousarray(problem.matrices.distance_m[profile])
        self._seconds_metres = (seconds, metres)
        self.leg: Leg = (
            _matrix_leg(seconds, metres) if self._plane is None else _plane_leg(self._plane)
        )

    def legs(self, start: Places, end: Places) -> tuple[IntArray, IntArray]:
        """Seconds and metres of each pair of locations; the two arrays are broadcast."""
        if self._plane is None:
            seconds, metres = self._seconds_metres
            return seconds[start, end].astype(np.int64), metres[start, end].astype(np.int64)
        plane = self._plane
        gap = np.hypot(plane.x[end] - plane.x[start], plane.y[end] - plane.y[start])
        lengths = np.floor(plane.scale * gap + plane.offset).astype(np.int64)
        return lengths, lengths


def _matrix_leg(seconds: Int32Array, metres: Int32Array) -> Leg:
    # A memory view answers with a Python integer, several times faster than an array does.
    seconds_view, metres_view = seconds.data, metres.data
    return lambda start, end: (seconds_view[start, end], metres_view[start, end])


def _plane_leg(plane: PlanarDistances) -> Leg:
    xs, ys = plane.x.tolist(), plane.y.tolist()

    def leg(start: int, end: int) -> tuple[int, int]:
        straight = math.dist((xs[start], ys[start]), (xs[end], ys[end]))
        length = math.floor(plane.scale * straight + plane.offset)
        return length, length

    return leg
