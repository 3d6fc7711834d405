"""The nearest visits of each visit: the only ones beside which an insertion is tried."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from routing.problem.model import UNREACHABLE, PlanarDistances, Problem

NEAREST: Final = 40
BLOCK: Final = 512
"""Rows of a matrix looked at together, to bound memory."""

Nearest = tuple[NDArray[np.int32], NDArray[np.float64]]


def nearest(problem: Problem, width: int = NEAREST) -> Nearest:
    """Neighbours of each visit by distance.

    Returns
    -------
    tuple
        (V, N) int32 visits, ended by -1, and (V, N) their distance in metres as driven from the
        neighbour by the first profile.
    """
    count = len(problem.visits)
    width = max(1, min(width, count - 1))
    if count < 2:
        return np.full((count, 1), -1, np.int32), np.zeros((count, 1))
    if problem.planar is not None:
        return _planar(problem.planar, problem.visits.location, width)
    return _from_matrices(problem, width)


def planar_m(
    planar: PlanarDistances, a: NDArray[np.int32], b: NDArray[np.int32]
) -> NDArray[np.float64]:
    """Metres between places `a` and `b`, elementwise."""
    gap = np.sqrt((planar.x[a] - planar.x[b]) ** 2 + (planar.y[a] - planar.y[b]) ** 2)
    metres: NDArray[np.float64] = np.floor(planar.scale * gap + planar.offset)
    return metres


def _planar(planar: PlanarDistances, place: NDArray[np.int32], width: int) -> Nearest:
    points = np.column_stack([planar.x[place], planar.y[place]])
    found = cKDTree(points).query(points, k=width + 1)[1].astype(np.int64)
    near = _without_self(found, width)
    own = np.repeat(place[:, None], width, axis=1)
    return near, planar_m(planar, own, place[near])


def _without_self(found: NDArray[np.int64], width: int) -> NDArray[np.int32]:
    """Drop each row's own number, or its last where many lie at one place."""
    own = found == np.arange(len(found))[:, None]
    own[~own.any(axis=1), -1] = True
    return found[~own].reshape(len(found), width).astype(np.int32)


def _from_matrices(problem: Problem, width: int) -> Nearest:
    place = problem.visits.location
    metres = problem.matrices.distance_m[0]
    near = np.empty((len(place), width), np.int32)
    near_m = np.empty((len(place), width), np.float64)
    for start in range(0, len(place), BLOCK):
        rows = np.arange(start, min(start + BLOCK, len(place)))
        there = metres[place[rows][:, None], place].astype(np.int64)
        back = metres[place[:, None], place[rows]].T.astype(np.int64)
        score = np.minimum(there, back) * 2 + np.maximum(there, back)
        score[np.arange(len(rows)), rows] = 8 * UNREACHABLE
        best = np.argsort(score, axis=1, kind="stable")[:, :width]
        near[rows] = best
        near_m[rows] = np.take_along_axis(back, best, axis=1)
    return near, near_m
