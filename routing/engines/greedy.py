"""First routes within moments: every visit is put where it costs least, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from routing.engines.draft import Draft
from routing.engines.insertion import Inserter
from routing.problem.model import IntArray

Halt = Callable[[], bool]


def insert_all(inserter: Inserter, halt: Halt) -> None:
    """Insert every visit that is not served, as far as the rules allow, until `halt` says so."""
    draft = inserter.draft
    for visit in most_pressing_first(draft, draft.unserved):
        if halt():
            return
        inserter.insert(visit)


def most_pressing_first(draft: Draft, visits: Iterable[int]) -> list[int]:
    """Mandatory visits first, then by falling prize, then from the furthest on."""
    table, away_s = draft.judge.problem.visits, seconds_away(draft)
    return sorted(visits, key=lambda v: (not table.mandatory[v], -table.prize[v], -away_s[v], v))


def seconds_away(draft: Draft) -> IntArray:
    """(V,) seconds from the nearest depot by the ways of the first vehicle."""
    problem = draft.judge.problem
    depots, visits = problem.depots.location, problem.visits.location
    seconds, _ = draft.judge.units[0].ways.legs(depots[:, None], visits[None, :])
    return np.asarray(seconds.min(axis=0))
