"""Where outlets stand, in counties whose source does not say: towns, post offices, spread out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

TOWN, POST_OFFICE, VILLAGE = 0, 1, 2
"""Tiers of candidates, the likeliest outlets first."""

VILLAGES_PER_OUTLET: Final = 15
_LEAST_VILLAGES: Final = 3  # per outlet, however many post offices there are
_SAME_PLACE_KM: Final = 1.5


@dataclass(frozen=True, slots=True)
class Candidates:
    """Places where an outlet may stand: tier, size and kilometres on a plane.

    ``tier`` (n,) as above, ``size`` (n,) such as inhabitants, ``points`` (n, 2).
    """

    tier: IntArray
    size: FloatArray
    points: FloatArray


def choose_outlets(
    candidates: Candidates, villages: FloatArray, townships: int | None
) -> list[int]:
    """Choose the county centre and townships.

    The centre is the largest town; where sizes do not tell, the most central place. Other
    towns follow by size, then post offices and at last villages, each time the one furthest
    from every outlet so far; two outlets never share a place.

    Parameters
    ----------
    candidates
        At least one.
    villages
        (n, 2) where the places to be served lie.
    townships
        How many beside the centre; None takes every town and post office or, where there is
        none, one place to ``VILLAGES_PER_OUTLET`` villages.

    Returns
    -------
    list of int
        Places in `candidates`, the centre first; fewer than asked for if there are no more.
    """
    chosen = [_centre(candidates, villages)]
    apart = _distances_km(candidates.points, chosen[0])
    for tier in (TOWN, POST_OFFICE, VILLAGE):
        if tier == VILLAGE and townships is None and len(chosen) > 1:
            break
        most = 1 + _limit(townships, len(villages), tier)
        while len(chosen) < most:
            best = _next(candidates, tier, apart)
            if best is None:
                break
            chosen.append(best)
            apart = np.minimum(apart, _distances_km(candidates.points, best))
    return chosen


def nearest(outlets: FloatArray, villages: FloatArray) -> list[int]:
    """For each of the villages (n, 2) the nearest of the outlets (m, 2)."""
    _, place = KDTree(outlets).query(villages)
    return [int(one) for one in np.atleast_1d(place)]


def _centre(candidates: Candidates, villages: FloatArray) -> int:
    """The largest of the first tier; the most central of equals."""
    first = np.flatnonzero(candidates.tier == candidates.tier.min())
    largest = first[candidates.size[first] == candidates.size[first].max()]
    middle = np.median(villages, axis=0)
    off = np.hypot(*(candidates.points[largest] - middle).T)
    return int(largest[np.argmin(off)])


def _limit(townships: int | None, villages: int, tier: int) -> int:
    """How many townships there may be once a tier is used up."""
    if townships is not None:
        return townships
    return villages // (VILLAGES_PER_OUTLET if tier == VILLAGE else _LEAST_VILLAGES)


def _next(candidates: Candidates, tier: int, apart: FloatArray) -> int | None:
    """The next of a tier that is not where an outlet is already; None if there is none."""
    usable = (candidates.tier == tier) & (apart > _SAME_PLACE_KM)
    if not usable.any():
        return None
    score = candidates.size if tier == TOWN else apart
    return int(np.argmax(np.where(usable, score, -np.inf)))


def _distances_km(points: FloatArray, place: int) -> FloatArray:
    apart: FloatArray = np.hypot(*(points - points[place]).T)
    return apart
