"""First routes within moments: every visit is put where it costs least, one after the other.

In which order visits come matters more than anything else. Neighbours in succession make compact
routes: so visits are taken along a curve that fills the plane (Hilbert 1891; for routing,
Bartholdi and Platzman 1982), or by the direction they lie in (Gillett and Miller 1974). Where
vehicles are too few for all, those that matter most come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from routing.engines.draft import Draft
from routing.engines.insertion import Inserter
from routing.problem.model import FloatArray, IntArray, Problem

# Asked before something is done; True ends it.
Halt = Callable[[], bool]

# The curve passes every cell of a square grid with so many bits a side.
CURVE_BITS = 10


def first_routes(draft: Draft, halt: Halt, hurry: Halt) -> None:
    """Insert what is not served; where something is left out, try again in other orders.

    The furthest visits come first: a search that begins there ends with cheaper routes.

    Parameters
    ----------
    draft
        What is changed; routes it has are built upon.
    halt
        Asked before every visit: whether to leave it at that.
    hurry
        Asked before every further order: whether to do without it.
    """
    begun, best = draft.copy(), None
    for order in (most_pressing_first, along_a_curve, by_direction):
        if best is not None and (not best.unserved or hurry()):
            break
        trial = begun.copy()
        insert_all(trial, order(trial, trial.unserved), halt)
        if best is None or trial.score < best.score:
            best = trial
    if best is not None:
        draft.become(best)


def insert_all(draft: Draft, visits: Iterable[int], halt: Halt) -> None:
    """Insert visits in the order given, as far as the rules allow, until `halt` says so."""
    inserter = Inserter(draft)
    for visit in visits:
        if halt():
            return
        inserter.insert(visit)


def along_a_curve(draft: Draft, visits: Iterable[int]) -> list[int]:
    """In the order in which a curve through the whole plane passes them."""
    place = _curve(plane(draft.judge.problem)).tolist()
    return sorted(visits, key=lambda visit: (place[visit], visit))


def by_direction(draft: Draft, visits: Iterable[int]) -> list[int]:
    """By the direction from the middle of all visits."""
    spots = plane(draft.judge.problem)
    away = spots - spots.mean(axis=0)
    angle = np.arctan2(away[:, 1], away[:, 0]).tolist()
    return sorted(visits, key=lambda visit: (angle[visit], visit))


def most_pressing_first(draft: Draft, visits: Iterable[int]) -> list[int]:
    """Mandatory visits first, then by falling prize, then from the furthest on."""
    table, away_s = draft.judge.problem.visits, seconds_away(draft).tolist()
    return sorted(visits, key=lambda v: (not table.mandatory[v], -table.prize[v], -away_s[v], v))


def seconds_away(draft: Draft) -> IntArray:
    """(V,) seconds from the nearest depot by the ways of the first vehicle."""
    problem = draft.judge.problem
    depots, visits = problem.depots.location, problem.visits.location
    seconds, _ = draft.judge.units[0].ways.legs(depots[:, None], visits[None, :])
    return np.asarray(seconds.min(axis=0))


def plane(problem: Problem) -> FloatArray:
    """(V, 2) where the visits lie, in any unit; good for neighbourhoods, not for distances."""
    at = problem.visits.location
    if problem.planar is not None:
        return np.column_stack([problem.planar.x[at], problem.planar.y[at]])
    lon, lat = problem.locations.lon[at], problem.locations.lat[at]
    middle = np.radians(lat.mean()) if len(lat) else 0.0
    return np.column_stack([lon * np.cos(middle), lat])


def _curve(spots: FloatArray) -> IntArray:
    """(V,) place of each spot on Hilbert's curve through the square that holds them all."""
    if not len(spots):
        return np.zeros(0, dtype=np.int64)
    low = spots.min(axis=0)
    width = max(float(np.ptp(spots, axis=0).max()), np.finfo(np.float64).tiny)
    side = 1 << CURVE_BITS
    cells = np.minimum((spots - low) / width * side, side - 1).astype(np.int64)
    x, y, place = cells[:, 0].copy(), cells[:, 1].copy(), np.zeros(len(cells), dtype=np.int64)
    half = side >> 1
    while half:
        right, up = (x & half) > 0, (y & half) > 0
        place += half * half * ((3 * right.astype(np.int64)) ^ up.astype(np.int64))
        # Turn the quarter so that the curve enters and leaves it at the right corners.
        flip = right & ~up
        x[flip], y[flip] = side - 1 - x[flip], side - 1 - y[flip]
        swap = ~up
        x[swap], y[swap] = y[swap], x[swap]
        half >>= 1
    return place
