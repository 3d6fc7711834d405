"""Service before cost in one number that fits 64 bits.

OR-Tools minimises a single integer. Costs stand in it in 1e-6 of the currency, so that a metre
costs exactly what it should. A missed prize weighs more than any plan can cost, and a missed
mandatory visit more than all prizes. Where that would overflow, costs are told in a coarser unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from routing.engines.judge import MICRO_PER_MILLI, SECONDS_PER_HOUR, Judge, Unit
from routing.problem.model import NO_LIMIT, UNREACHABLE, IntArray, Problem

# Sums of penalties stay below, which leaves room for what the search adds for guidance.
LARGEST_TOTAL: Final = 2**61
# A unit so coarse that all costs come to less than this tells plans apart no longer.
FEWEST_UNITS: Final = 10_000
TOO_LARGE: Final = (
    "The prizes of the visits are so large that service before cost does not fit 64 bits."
)


@dataclass(frozen=True, slots=True)
class Objective:
    """How a plan is turned into one number.

    Attributes
    ----------
    unit_micro
        One unit of the objective in 1e-6 of the currency.
    penalty
        (V,) of each visit left out, in units; Python integers.
    """

    unit_micro: int
    penalty: tuple[int, ...]

    def units(self, micro: float) -> int:
        """An amount in 1e-6 of the currency in units, rounded."""
        return round(micro / self.unit_micro)

    def per_second(self, cost_per_hour: int) -> int:
        """What a second costs, in units."""
        return self.units(cost_per_hour * MICRO_PER_MILLI / SECONDS_PER_HOUR)

    def per_metre(self, metres: IntArray, cost_per_km: int) -> IntArray:
        """What distances cost, in units."""
        if self.unit_micro == 1:
            return np.asarray(metres * cost_per_km)
        exact = metres * (cost_per_km / self.unit_micro)
        return np.asarray(np.rint(exact), dtype=np.int64)


def make_objective(judge: Judge) -> Objective | None:
    """The objective of a problem, or None where its weights are too large for 64 bits."""
    micro = most_cost(judge)
    unit = 1
    while micro // unit >= FEWEST_UNITS or unit == 1:
        penalty = _penalties(judge.problem, micro // unit + 1, unit)
        if sum(penalty) + micro // unit < LARGEST_TOTAL:
            return Objective(unit, penalty)
        unit *= 10
    return None


def _penalties(problem: Problem, most: int, unit: int) -> tuple[int, ...]:
    """Penalties when no plan costs more than `most` units."""
    prizes, mandatory = problem.visits.prize.tolist(), problem.visits.mandatory.tolist()
    # A prize is outweighed by no cost, or is money itself.
    worth = most if problem.service_first else MICRO_PER_MILLI / unit
    optional = [
        0 if must else round(max(0, prize) * worth)
        for prize, must in zip(prizes, mandatory, strict=True)
    ]
    dire = most + sum(optional)
    return tuple(
        dire * max(1, prize) if must else penalty
        for prize, must, penalty in zip(prizes, mandatory, optional, strict=True)
    )


def most_cost(judge: Judge) -> int:
    """More than any permitted plan costs, in 1e-6 of the currency."""
    return sum(unit_bound(judge.problem, unit) for unit in judge.units) + 1


def unit_bound(problem: Problem, unit: Unit) -> int:
    """More than any permitted route of a vehicle costs, in 1e-6 of the currency."""
    seconds, metres = _longest_legs(problem)
    legs = len(problem.visits) + min(unit.max_trips, len(problem.visits)) + 2
    distance_m = min(unit.range_m, legs * metres)
    shift_s = unit.back_s[1] - unit.leave_s[0]
    duty_s = max(0, min(unit.longest_duty_s, shift_s, _longest_day(problem, unit, legs * seconds)))
    return unit.cost(distance_m, duty_s)


def _longest_legs(problem: Problem) -> tuple[int, int]:
    """The longest time and distance between two locations that are joined at all."""
    if problem.planar is not None:
        plane = problem.planar
        width, height = np.ptp(plane.x), np.ptp(plane.y)
        longest = int(plane.scale * float(np.hypot(width, height)) + plane.offset) + 1
        return longest, longest
    return _largest(problem.matrices.duration_s), _largest(problem.matrices.distance_m)


def _largest(matrix: np.ndarray) -> int:
    return int(matrix.max(initial=0, where=matrix < UNREACHABLE))


def _longest_day(problem: Problem, unit: Unit, driving_s: int) -> int:
    """Seconds of a day with all work, all driving, all rests, and waiting for the last window."""
    visits = problem.visits
    opens_s = [int(visits.opens_s.max(initial=0)), int(problem.depots.opens_s.max(initial=0))]
    if visits.release_s is not None:
        opens_s.append(int(visits.release_s.max(initial=0)))
    work_s = int(visits.setup_s.sum() + visits.service_s.sum())
    loading_s = (min(unit.max_trips, len(visits)) + 1) * unit.load_s
    rests_s = (
        0 if unit.break_after_s >= NO_LIMIT else driving_s // unit.break_after_s * unit.break_s
    )
    return max(opens_s) + work_s + loading_s + driving_s + rests_s
