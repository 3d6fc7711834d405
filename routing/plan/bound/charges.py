"""What ways cost at least: rates of the fleet, and costs of legs at those rates.

Costs are counted in shares, 18,000 to 1/1000 of the currency, so that metres and seconds at whole
rates come out whole. Floats hold them: exact up to 2**53, and infinity where no way exists.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from routing.problem.model import (
    UNREACHABLE,
    BoolArray,
    FloatArray,
    IntArray,
    PlanarDistances,
    Problem,
)

Numbers = NDArray[np.integer[Any]]
"""Numbers of places, vehicles or types, of any width."""

SHARES: Final = 18_000
"""Least common multiple of 1000 metres and 3600 seconds."""

SHARES_PER_METRE: Final = SHARES // 1000
SHARES_PER_SECOND: Final = SHARES // 3600

_MOST_CHARGES: Final = 16
_BLOCK: Final = 2_000_000
"""Entries of a table that are held at a time."""


@dataclass(frozen=True, slots=True)
class Charge:
    """Rates of one or more types of vehicle, in shares, and whom those types may visit.

    ``may`` (V,) bool; ``room`` (R,) the most that one of them holds of each resource.
    """

    profile: int
    per_metre: float
    per_second: float
    may: BoolArray
    room: IntArray

    def of(self, per_metre: float, per_second: float) -> Charge:
        """The same vehicles at other rates."""
        return Charge(self.profile, per_metre, per_second, self.may, self.room)


def charges_of(problem: Problem) -> tuple[Charge, ...]:
    """The different rates at which visits of a problem may be made.

    Where there are many, the cheapest rates of each profile stand for all of the profile.
    """
    found = _grouped([charge for kind in _kinds(problem) if (charge := _charge(problem, kind))])
    if len(found) <= _MOST_CHARGES:
        return found
    cheapest: dict[int, tuple[float, float]] = {}
    for charge in found:
        metre, second = cheapest.get(charge.profile, (math.inf, math.inf))
        rates = (min(metre, charge.per_metre), min(second, charge.per_second))
        cheapest[charge.profile] = rates
    return _grouped([charge.of(*cheapest[charge.profile]) for charge in found])


def _kinds(problem: Problem) -> list[int]:
    return [int(kind) for kind in np.unique(problem.vehicles.type)]


def _charge(problem: Problem, kind: int) -> Charge | None:
    """Of one type; None where it can make no visit."""
    types, visits = problem.types, problem.visits
    reaches = np.asarray(problem.access[:, problem.vehicles.type == kind].any(axis=1))
    may = reaches[visits.access]
    room = types.capacity[kind]
    may = may & (visits.deliver <= room).all(axis=1) & (visits.collect <= room).all(axis=1)
    if not may.any():
        return None
    per_metre = float(SHARES_PER_METRE * int(types.cost_per_km[kind]))
    per_second = float(SHARES_PER_SECOND * int(types.cost_per_hour[kind]))
    return Charge(int(types.profile[kind]), per_metre, per_second, may, room)


def _grouped(charges: list[Charge]) -> tuple[Charge, ...]:
    """One for all that charge the same."""
    found: dict[tuple[int, float, float], Charge] = {}
    for charge in charges:
        key = (charge.profile, charge.per_metre, charge.per_second)
        same = found.get(key, charge)
        room = np.maximum(same.room, charge.room)
        found[key] = Charge(*key, same.may | charge.may, room)
    return tuple(found.values())


def blocks(
    problem: Problem, charge: Charge, starts: Numbers, ends: Numbers
) -> Iterator[tuple[slice, FloatArray]]:
    """Costs from some locations (rows) to others (columns), a few rows at a time."""
    step = max(1, _BLOCK // max(1, len(ends)))
    for begin in range(0, len(starts), step):
        rows = slice(begin, min(begin + step, len(starts)))
        yield rows, _costs(problem, charge, starts[rows], ends)


def _costs(problem: Problem, charge: Charge, starts: Numbers, ends: Numbers) -> FloatArray:
    if problem.planar is not None:
        metres = planar_metres(problem.planar, starts[:, None], ends[None, :])
        return metres * (charge.per_metre + charge.per_second)
    grid = np.ix_(starts, ends)
    metres = problem.matrices.distance_m[charge.profile][grid]
    seconds = problem.matrices.duration_s[charge.profile][grid]
    costs: FloatArray = metres * charge.per_metre + seconds * charge.per_second
    costs[(metres >= UNREACHABLE) | (seconds >= UNREACHABLE)] = np.inf
    return costs


def planar_metres(plane: PlanarDistances, starts: Numbers, ends: Numbers) -> FloatArray:
    """Metres between locations, pair by pair.

    Where a length lies so near a whole number that its last bit decides, it is computed anew by
    the function that schedules use.
    """
    x, y = plane.x[starts] - plane.x[ends], plane.y[starts] - plane.y[ends]
    lengths = plane.scale * np.hypot(x, y) + plane.offset
    metres = np.asarray(np.floor(lengths))
    near = np.abs(lengths - np.rint(lengths)) <= 1e-14 * (1 + lengths)
    again = map(math.hypot, x[near].tolist(), y[near].tolist())
    metres[near] = [math.floor(plane.scale * length + plane.offset) for length in again]
    return metres
