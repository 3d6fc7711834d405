"""Which vehicle drives a route: touched routes change to an idle vehicle where that saves."""

from __future__ import annotations

from typing import Final

from routing.engines.ruin_recreate.compiled import inner, outlined
from routing.engines.ruin_recreate.general.drive import drive
from routing.engines.ruin_recreate.general.lists import swap, undo_to
from routing.engines.ruin_recreate.general.rules import BASE, PROFILE
from routing.engines.ruin_recreate.general.ways import cost_of
from routing.engines.ruin_recreate.general.work import COST, DUTY, METRES, VALID, Work
from routing.engines.ruin_recreate.randoms import uniform
from routing.engines.ruin_recreate.shared.accept import NOTABLE
from routing.engines.ruin_recreate.shared.columns import COUNT, KIND, LOGGED, TOUCHED

EQUAL_RATE: Final = 0.02
"""How often a vehicle that costs the same takes over."""


@inner
def _promises(w: Work, route: int, kind: int, slack: float) -> bool:
    """Whether a route could be cheaper with an idle vehicle of `kind` from the same base.

    `slack` lets one pass that costs the same, for what else it may visit.
    """
    data = w.data
    own = w.path[route, KIND]
    if w.spares[kind] == 0 or kind == own or data.limits[kind, BASE] != data.limits[own, BASE]:
        return False
    if data.limits[kind, PROFILE] != data.limits[own, PROFILE]:
        return True
    cost = cost_of(data, kind, w.path[route, METRES], w.path[route, DUTY])
    return bool(cost < w.sums[route, COST] + slack)


@outlined
def _change(w: Work, route: int, kind: int, slack: float) -> None:
    """Let an idle vehicle of `kind` take over if that is permitted and saves."""
    other = w.spare[kind, w.spares[kind] - 1]
    cost = w.sums[route, COST]
    mark = w.counters[LOGGED]
    swap(w, route, other)
    drive(w, route)
    drive(w, other)
    if w.path[route, VALID] == 1 and w.sums[route, COST] < cost + slack:
        return
    undo_to(w, mark)
    drive(w, route)
    drive(w, other)


@outlined
def refit(w: Work) -> None:
    """Change the vehicles of touched routes where that saves."""
    if w.spares.size == 1:
        return
    for at in range(w.counters[TOUCHED]):
        route = w.touched[at]
        if w.path[route, COUNT] == 0 or w.path[route, VALID] == 0:
            continue
        for kind in range(w.spares.size):
            slack = NOTABLE if uniform(w.stream) < EQUAL_RATE else -NOTABLE
            if _promises(w, route, kind, slack):
                _change(w, route, kind, slack)
