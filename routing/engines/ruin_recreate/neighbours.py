"""The nearest visits of each visit: the only ones beside which an insertion is tried."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from routing.problem.model import UNREACHABLE, PlanarDistances, Problem

NEAREST: Final = 40
WIDER: Final = 4
"""Where windows count, so many times as many are looked at, of which the best are kept."""

WAITING_COUNTS: Final = 0.2

BLOCK: Final = 512
"""Rows of a matrix looked at together, to bound memory."""

Nearest = tuple[NDArray[np.int32], NDArray[np.float64]]


def nearest(problem: Problem, width: int = NEAREST) -> Nearest:
    """Neighbours of each visit by distance, and by how well their windows follow each other.

    Returns
    -------
    tuple
        (V, N) int32 visits, ended by -1, and (V, N) their distance in metres as driven from the
        neighbour by the first profile.
    """
    count = len(problem.visits)
    width = max(1, min(width, count - 1))
    if count <= 1:
        return np.full((count, 1), -1, np.int32), np.zeros((count, 1))
    spans = problem.visits.closes_s - problem.visits.opens_s
    windows = bool((spans != spans[0]).any())
    looked_at = min(WIDER * width, count - 1) if windows else width
    if problem.planar is not None:
        near, near_m = _planar(problem.planar, problem.visits.location, looked_at)
    else:
        near, near_m = _from_matrices(problem, looked_at)
    return _timely(problem, near, near_m, width) if windows else (near, near_m)


def _timely(
    problem: Problem, near: NDArray[np.int32], near_m: NDArray[np.float64], width: int
) -> Nearest:
    """Of those near in space, the ones that follow soon or are soon followed, in metres' worth.

    Vidal, Crainic, Gendreau and Prins (2013): waiting counts a fifth, lateness counts in full.
    """
    visits = problem.visits
    own = np.repeat(np.arange(len(near))[:, None], near.shape[1], axis=1)
    drive_s = _drive_s(problem, near, near_m)
    metres_a_second = max(near_m.sum(), 1.0) / max(float(drive_s.sum()), 1.0)
    gaps = []
    for first, second in ((own, near), (near, own)):
        ready = visits.opens_s[first] + visits.service_s[first] + drive_s
        last = visits.closes_s[first] + visits.service_s[first] + drive_s
        wait = np.maximum(visits.opens_s[second] - last, 0)
        late = np.maximum(ready - visits.closes_s[second], 0)
        gaps.append(WAITING_COUNTS * wait + late)
    score = near_m + metres_a_second * np.minimum(*gaps)
    best = np.argsort(score, axis=1, kind="stable")[:, :width]
    return (
        np.take_along_axis(near, best, axis=1),
        np.take_along_axis(near_m, best, axis=1),
    )


def _drive_s(
    problem: Problem, near: NDArray[np.int32], near_m: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Driving time to each neighbour by the first profile."""
    if problem.planar is not None:
        return near_m.astype(np.int64)
    place = problem.visits.location
    drive_s: NDArray[np.int64] = problem.matrices.duration_s[0][place[near], place[:, None]]
    return drive_s.astype(np.int64)


def planar_m(
    planar: PlanarDistances, a: NDArray[np.int32], b: NDArray[np.int32]
) -> NDArray[np.float64]:
    """Metres between places `a` and `b`, elementwise."""
    gap = np.sqrt((planar.x[a] - planar.x[b]) ** 2 + (planar.y[a] - planar.y[b]) ** 2)
    metres: NDArray[np.float64] = np.floor(planar.scale * gap + planar.offset)
    return metres


def _planar(planar: PlanarDistances, place: NDArray[np.int32], width: int) -> Nearest:
    points = np.column_stack([planar.x[place], planar.y[place]])
    found = cKDTree(points).query(points, k=width + 1)[1]
    near = _without_self(np.asarray(found, np.int64), width)
    own = np.repeat(place[:, None], width, axis=1)
    return near, planar_m(planar, own, place[near])


def _without_self(found: NDArray[np.int64], width: int) -> NDArray[np.int32]:
    """Drop each row's own number, or its last where many lie at one place."""
    own = found == np.arange(len(found))[:, None]
    own[~own.any(axis=1), -1] = True
    rest: NDArray[np.int64] = found[~own].reshape(len(found), width)
    return rest.astype(np.int32)


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
