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

COOLEST_START: Final = 0.05

YIELDING: Final = 0.2
"""Temperature of service at the start, in average prizes."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Temperatures in average legs: at the start with 1,000 steps a visit, at most, at the end."""

    at_1000: float
    warmest: float
    end: float


ALL_SERVED: Final = Schedule(at_1000=2.0, warmest=8.0, end=0.02)

FOR_SALE: Final = Schedule(at_1000=0.25, warmest=0.5, end=0.01)
"""Where visits may be left out for a price: warmer, whole routes melt and never form again."""


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
    for_sale = bool((np.isfinite(instance.price) & (instance.price > 0.0)).any())
    schedule = FOR_SALE if for_sale else ALL_SERVED
    start = schedule.at_1000 * (max(steps_per_visit, 1.0) / 1000.0) ** 0.5
    weights = instance.weight[(instance.weight > 0.0) & ~instance.mandatory]
    return Heat(
        start=leg * min(schedule.warmest, max(COOLEST_START, start)),
        end=leg * schedule.end,
        yielding=YIELDING * float(weights.mean()) if len(weights) else 0.0,
    )
