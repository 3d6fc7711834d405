"""Trees over many places in the plane, where no table can be held.

The shortest spanning tree of points is part of their Delaunay triangulation (Shamos and Hoey
1975), also after lengths are rounded, since rounding keeps their order. Ways that are added
beside it, here those to the depot, may cost what they like.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.spatial import Delaunay, QhullError

from routing.plan.bound.charges import planar_metres
from routing.plan.bound.tree import Tree
from routing.problem.model import FloatArray, IntArray, Problem

_ROUNDS: Final = 12


@dataclass(frozen=True, slots=True)
class Edges:
    """A shortest spanning tree of n visits: (n - 1, 2) ends and (n - 1,) costs."""

    ends: IntArray
    costs: FloatArray

    @property
    def rounds(self) -> int:
        """The same at any size."""
        return _ROUNDS

    @property
    def weighs_visits(self) -> bool:
        """Multipliers of visits would change the order of lengths."""
        return False

    def grow(self, star: FloatArray, weights: FloatArray) -> Tree | None:
        """From the edges that are held and those to the depot; `weights` are all zero."""
        depot = len(weights)
        tied = np.flatnonzero(np.isfinite(star))
        ends = np.vstack((self.ends, np.column_stack((tied, np.full(len(tied), depot)))))
        grown = _shortest(ends, np.concatenate((self.costs, star[tied])), depot + 1)
        if grown is None:
            return None
        return Tree(*grown)


def edges_of(problem: Problem, per_metre: float) -> Edges | None:
    """The shortest tree over all visits at one rate; None where it cannot be told for certain."""
    plane, places = problem.planar, problem.visits.location
    assert plane is not None  # noqa: S101 - asked for by the caller
    points = np.column_stack((plane.x[places], plane.y[places]))
    spots, first, spot = np.unique(points, axis=0, return_index=True, return_inverse=True)
    near = _neighbours(spots)
    if near is None:
        return None
    others = np.flatnonzero(first[spot.reshape(-1)] != np.arange(len(places)))
    same = np.column_stack((others, first[spot.reshape(-1)][others]))
    ends = np.vstack((first[near], same))
    metres = planar_metres(plane, places[ends[:, 0]], places[ends[:, 1]])
    tree = _shortest(ends, metres, len(places))
    return None if tree is None else Edges(tree[0], tree[1] * per_metre)


def _neighbours(spots: FloatArray) -> IntArray | None:
    """(e, 2) pairs of different spots, in lexical order, that hold a shortest tree of them."""
    count = len(spots)
    along = np.column_stack((np.arange(count - 1), np.arange(1, count)))
    gaps = spots - spots[0]
    if count < 3 or not (gaps[:, 0] * gaps[-1, 1] - gaps[:, 1] * gaps[-1, 0]).any():  # noqa: PLR2004
        return along
    try:
        found = Delaunay(spots)
    except QhullError:
        return None
    if len(found.coplanar):
        return None
    corners = found.simplices.astype(np.int64)
    pairs = np.vstack((corners[:, :2], corners[:, 1:], corners[:, ::2]))
    return np.unique(np.sort(pairs, axis=1), axis=0)


def _shortest(ends: IntArray, costs: FloatArray, nodes: int) -> tuple[IntArray, FloatArray] | None:
    """Edges of the cheapest spanning tree, and their costs; None where there is none.

    Ranks stand for costs: a tree depends on their order alone, and an edge that takes nothing
    would be none to scipy.
    """
    order = np.argsort(costs, kind="stable")
    ranks = np.arange(1, len(order) + 1)
    shape = (nodes, nodes)
    graph = coo_array((ranks, (ends[order, 0], ends[order, 1])), shape=shape)
    chosen = order[minimum_spanning_tree(graph.tocsr()).data.astype(np.int64) - 1]
    if len(chosen) < nodes - 1:
        return None
    return ends[chosen], costs[chosen]
