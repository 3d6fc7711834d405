"""How warm the search is: from what a visit costs on the way, and from how many steps there are.

Simulated annealing with an exponential schedule. A step changes a few legs, so the cost of an
average leg is the natural unit; with more steps for each visit it pays to begin warmer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from routing.engines.ruin_recreate.instance import Instance
from routing.engines.ruin_recreate.solution import COST, Solution, missed_cost

WARMEST: Final = 8.0
WARMEST_FOR_SALE: Final = 0.5
"""Where visits may be left out for a price: warmer, whole routes melt and never form again."""

COOLEST_START: Final = 0.05
START_AT_1000: Final = 2.0
START_AT_1000_FOR_SALE: Final = 0.25
"""Temperature at the start, in average legs, with 1,000 steps for each visit."""

END: Final = 0.02
END_FOR_SALE: Final = 0.01
"""Temperature at the end, in average legs."""

YIELDING: Final = 0.2
"""Temperature of service at the start, in average prizes."""


@dataclass(frozen=True, slots=True)
class Heat:
    """Temperatures of a search.

    ``start`` and ``end`` in 1/1000 of the currency; ``yielding``, at the start, in the unit of
    prizes where service comes first.
    """

    start: float
    end: float
    yielding: float = 0.0

    def at(self, fraction: float) -> float:
        """The temperature when `fraction` of the budget is used."""
        return float(self.start * (self.end / self.start) ** min(1.0, max(0.0, fraction)))

    def yielding_at(self, fraction: float) -> float:
        """The temperature at which service is given up; it falls in a straight line to zero."""
        return self.yielding * max(0.0, 1.0 - fraction)


def leg_cost(instance: Instance, solution: Solution) -> float:
    """What an average leg costs in 1/1000 of the currency, fixed costs left out."""
    routes = solution.routes
    used = np.flatnonzero(np.diff(routes.starts))
    fixed = instance.fixed[instance.vehicle_kind[used]].sum()
    legs = (routes.elements >= 0).sum() + len(used)
    moving = solution.score[COST] - missed_cost(instance, routes.absent) - fixed
    return max(1e-6, float(moving) / max(1, int(legs)))


def choose_heat(instance: Instance, solution: Solution, steps_per_visit: float) -> Heat:
    """Temperatures for a search of so many steps for each visit."""
    leg = leg_cost(instance, solution)
    at_1000, warmest, end = START_AT_1000, WARMEST, END
    if bool((np.isfinite(instance.price) & (instance.price > 0.0)).any()):
        at_1000, warmest, end = START_AT_1000_FOR_SALE, WARMEST_FOR_SALE, END_FOR_SALE
    start = at_1000 * (max(steps_per_visit, 1.0) / 1000.0) ** 0.5
    weights = instance.weight[(instance.weight > 0.0) & ~instance.mandatory]
    return Heat(
        start=leg * min(warmest, max(COOLEST_START, start)),
        end=leg * end,
        yielding=YIELDING * float(weights.mean()) if len(weights) else 0.0,
    )
