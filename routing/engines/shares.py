"""A first division of a large problem, before there are any routes to go by.

Visits in succession on a plane-filling curve lie together; so pieces of the curve are pieces of
the plane. Every piece gets its share of vehicles, by load, from the bases nearest to it.
"""

from __future__ import annotations

import math

import numpy as np

from routing.engines.draft import Draft
from routing.engines.greedy import along_a_curve
from routing.engines.pieces import Piece
from routing.problem.model import FloatArray


def share_out(draft: Draft, size: int) -> list[Piece]:
    """Disjoint pieces of at most `size` visits each; all visits and all vehicles are in one."""
    order = along_a_curve(draft, range(len(draft.judge.problem.visits)))
    count = max(1, math.ceil(len(order) / size))
    pieces = [Piece(visits=part.tolist()) for part in np.array_split(np.array(order), count)]
    _share_vehicles(draft, pieces)
    return pieces


def _share_vehicles(draft: Draft, pieces: list[Piece]) -> None:
    """The piece with the least capacity for its load chooses next, from the nearest base."""
    problem = draft.judge.problem
    loads = _loads(draft, pieces)
    away_s = _seconds_to_bases(draft, pieces)
    capacity = problem.types.capacity[problem.vehicles.type] / _scale(draft)
    room = np.zeros_like(loads)
    free = np.ones(len(problem.vehicles), dtype=np.bool_)
    for _ in range(len(problem.vehicles)):
        piece = int(np.argmin((room / np.maximum(loads, 1e-12)).min(axis=1)))
        distances = np.where(free, away_s[piece], np.inf)
        vehicle = int(np.argmin(distances))
        free[vehicle] = False
        pieces[piece].vehicles.append(vehicle)
        room[piece] += capacity[vehicle]


def _scale(draft: Draft) -> FloatArray:
    """(R,) The largest capacity in each resource, so that resources compare."""
    largest = draft.judge.problem.types.capacity.max(axis=0)
    return np.asarray(np.maximum(1.0, largest.astype(np.float64)))


def _loads(draft: Draft, pieces: list[Piece]) -> FloatArray:
    """(pieces, R) goods of each piece, down or up, in largest vehicles."""
    visits = draft.judge.problem.visits
    goods = np.maximum(visits.deliver, visits.collect) / _scale(draft)
    return np.array([goods[piece.visits].sum(axis=0) for piece in pieces])


def _seconds_to_bases(draft: Draft, pieces: list[Piece]) -> FloatArray:
    """(pieces, K) median time from each vehicle's base to the visits of each piece."""
    problem, ways = draft.judge.problem, draft.judge.units[0].ways
    depots = problem.depots.location
    rows = []
    for piece in pieces:
        at = problem.visits.location[piece.visits]
        seconds, _ = ways.legs(depots[:, None], at[None, :])
        rows.append(np.median(seconds, axis=1)[problem.vehicles.base])
    return np.array(rows)
