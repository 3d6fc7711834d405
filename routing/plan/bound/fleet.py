"""The fewest vehicles and trips that could hold a day, and what they cost before they drive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from routing.plan.bound.charges import SHARES, SHARES_PER_SECOND, Charge, Numbers
from routing.plan.bound.legs import cheapest_legs
from routing.problem.model import BoolArray, FloatArray, Problem


@dataclass(frozen=True, slots=True)
class FewestVehicles:
    """At least so many vehicles and trips; ``fixed`` in shares for fixed costs and first halts."""

    vehicles: int
    trips: int
    fixed: float


@dataclass(frozen=True, slots=True)
class _Need:
    """What all visits take together, and (K,) what each vehicle offers in a day."""

    amount: float
    offers: FloatArray


def fewest_vehicles(problem: Problem, must: BoolArray, charges: Sequence[Charge]) -> FewestVehicles:
    """What the visits that must be made need, by load, by time on duty and by distance.

    The fewest vehicles are the largest ones, as many as hold the sum. Fixed costs are the larger
    of two: those of as many of the cheapest vehicles; and, for each need alone, those of the
    vehicles that offer most for their cost, the last in part (the linear relaxation).
    """
    if not must.any():
        return FewestVehicles(0, 0, 0.0)
    units = np.flatnonzero(problem.access[np.unique(problem.visits.access)].any(axis=0))
    kinds = problem.vehicles.type[units]
    needs = [*_loads(problem, must, kinds), *_reaches(problem, must, charges, units)]
    count = max([1, *(_fewest(need) for need in needs)])
    fixed = _fixed(problem, kinds)
    least = max([_sum_of_least(fixed, count), *(_in_part(need, fixed) for need in needs)])
    return FewestVehicles(count, max(count, _fewest_trips(problem, must, kinds)), least)


def _fixed(problem: Problem, kinds: Numbers) -> FloatArray:
    """Fixed cost of each vehicle, and its time at the first depot."""
    types = problem.types
    halts = SHARES_PER_SECOND * types.cost_per_hour[kinds] * types.load_s[kinds].astype(np.float64)
    return np.asarray(types.fixed_cost[kinds] * float(SHARES) + halts)


def _sums(problem: Problem, must: BoolArray) -> Iterator[tuple[int, float]]:
    """What is delivered, and what is collected, of each resource: a trip holds either."""
    for resource in range(problem.visits.deliver.shape[1]):
        for amounts in (problem.visits.deliver, problem.visits.collect):
            yield resource, float(amounts[must, resource].sum(dtype=np.float64))


def _loads(problem: Problem, must: BoolArray, kinds: Numbers) -> Iterator[_Need]:
    trips = np.minimum(problem.types.max_trips[kinds], len(problem.visits)).astype(np.float64)
    for resource, amount in _sums(problem, must):
        yield _Need(amount, problem.types.capacity[kinds, resource] * trips)


def _reaches(
    problem: Problem, must: BoolArray, charges: Sequence[Charge], units: Numbers
) -> Iterator[_Need]:
    """Time on duty: the cheapest legs in seconds, and service. Distance: those in metres."""
    seconds = cheapest_legs(problem, [charge.of(0.0, 1.0) for charge in charges]).halves
    worked = _finite_sum((seconds + problem.visits.service_s)[must])
    yield _Need(worked, _longest_work(problem, units))
    metres = cheapest_legs(problem, [charge.of(1.0, 0.0) for charge in charges]).halves
    kinds = problem.vehicles.type[units]
    yield _Need(_finite_sum(metres[must]), problem.types.range_m[kinds].astype(np.float64))


def _longest_work(problem: Problem, units: Numbers) -> FloatArray:
    """Seconds of each vehicle on duty, but for the halt at its first depot."""
    types, depots = problem.types, problem.depots
    kinds, bases = problem.vehicles.type[units], problem.vehicles.base[units]
    out = np.maximum(types.shift_start_s[kinds], depots.opens_s[bases])
    back = np.minimum(types.shift_end_s[kinds], depots.closes_s[bases])
    longest = np.minimum(types.longest_duty_s[kinds], back - out)
    return np.asarray(np.maximum(0, longest - types.load_s[kinds]), dtype=np.float64)


def _finite_sum(values: FloatArray) -> float:
    return float(values[np.isfinite(values)].sum())


def _fewest(need: _Need) -> int:
    """All of them where even all do not suffice: then nothing is permitted anyway."""
    held = np.cumsum(np.sort(need.offers)[::-1])
    return min(int(np.searchsorted(held, need.amount)) + 1, len(held)) if need.amount > 0 else 0


def _sum_of_least(values: FloatArray, count: int) -> float:
    return float(np.sort(values)[:count].sum())


def _in_part(need: _Need, fixed: FloatArray) -> float:
    """The least fixed cost if the last vehicle may be used in part."""
    useful = need.offers > 0
    offers, costs = need.offers[useful], fixed[useful]
    order = np.argsort(costs / offers)
    before = np.cumsum(offers[order]) - offers[order]
    used = np.clip((need.amount - before) / offers[order], 0.0, 1.0)
    return float((used * costs[order]).sum())


def _fewest_trips(problem: Problem, must: BoolArray, kinds: Numbers) -> int:
    """As many of the roomiest trips as hold the sum."""
    types, units = np.unique(kinds, return_counts=True)
    trips = units * np.minimum(problem.types.max_trips[types], len(problem.visits))
    found = 0
    for resource, amount in _sums(problem, must):
        room = problem.types.capacity[types, resource].astype(np.float64)
        order = np.argsort(-room)
        held = np.cumsum(room[order] * trips[order])
        at = int(np.searchsorted(held, amount))
        if amount > 0 and at < len(order):
            rest = amount - (held[at - 1] if at else 0.0)
            whole = int(trips[order][:at].sum())
            found = max(found, whole + int(np.ceil(rest / room[order][at])))
    return found
