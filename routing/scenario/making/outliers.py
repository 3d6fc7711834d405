"""Places whose coordinates cannot be right: matched by name to another village far away.

Real tables have a few of them. A village is taken to be misplaced if it lies several times
further from its own township than villages of the county usually do, while another township
is much closer; or if it lies absurdly far from every township. Medians are not moved by the
few rows in question.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from routing.words import say

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_FAR_FROM_OWN: Final = 5.0  # times the median distance to the own township
_CLOSER_TO_OTHER: Final = 2.0
_FAR_FROM_ALL: Final = 10.0  # times the median distance to the nearest
_NEVER_FAR_KM: Final = 20.0
_FEWEST: Final = 8  # below so many villages a median says little


def misplaced_villages(
    villages: FloatArray, townships: FloatArray, own: IntArray
) -> dict[int, str]:
    """Which villages are misplaced, and why.

    Parameters
    ----------
    villages, townships
        (n, 2) and (m, 2) kilometres on a plane, m at least 1.
    own
        (n,) the township each village belongs to; -1 where that is not known.

    Returns
    -------
    dict of int to str
        The reason by place in `villages`.
    """
    if len(villages) < _FEWEST:
        return {}
    apart = _distances(villages, townships)
    nearest = apart.min(axis=1)
    known = own >= 0
    own_km = np.where(known, apart[np.arange(len(own)), np.maximum(own, 0)], nearest)
    usual_km = max(_NEVER_FAR_KM / _FAR_FROM_OWN, float(np.median(own_km)))
    strayed = (own_km > _FAR_FROM_OWN * usual_km) & (own_km > _CLOSER_TO_OTHER * nearest)
    lost = nearest > _FAR_FROM_ALL * max(_NEVER_FAR_KM / _FAR_FROM_ALL, float(np.median(nearest)))
    return {
        int(at): say(
            "{own_km} km from its township, where {usual_km} km are usual: its "
            "coordinates cannot be right",
            own_km=f"{own_km[at]:.0f}",
            usual_km=f"{usual_km:.0f}",
        )
        for at in np.flatnonzero(strayed | lost)
    }


def misplaced_outlets(points: FloatArray) -> list[int]:
    """Which of the outlets (m, 2) lie absurdly far from the middle of all."""
    if len(points) < _FEWEST:
        return []
    off_km = _distances(points, np.median(points, axis=0)[None, :])[:, 0]
    limit_km = _FAR_FROM_ALL * max(_NEVER_FAR_KM / _FAR_FROM_ALL, float(np.median(off_km)))
    return [int(at) for at in np.flatnonzero(off_km > limit_km)]


def _distances(points: FloatArray, others: FloatArray) -> FloatArray:
    """Straight lines, (len(points), len(others))."""
    apart: FloatArray = np.hypot(*(points[:, None, :] - others[None, :, :]).transpose(2, 0, 1))
    return apart
