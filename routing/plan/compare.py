"""Compare two plans: what moved, who gained or lost service, and what it costs.

A village is the unit of comparison, since order ids belong to one date. Within a vehicle, a
village counts as *reordered* only if it is not part of the longest common order of both routes
(longest common subsequence), so that one village taken out does not make all the others move.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final, Literal

from routing.plan.model import Plan, Stop, VehicleRoute

ChangeKind = Literal["gained", "lost", "moved", "reordered", "retimed", "newly-due", "not-due"]

KINDS: Final[tuple[ChangeKind, ...]] = (
    "lost",
    "gained",
    "moved",
    "reordered",
    "retimed",
    "newly-due",
    "not-due",
)
"""In the order of what matters most to a dispatcher."""

RETIMED_S: Final = 900
"""A visit by the same vehicle in the same order counts as retimed from this shift on."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One halt at a village: vehicle, how many villages it has served by then, and when."""

    vehicle: str
    number: int
    begin_s: int


@dataclass(frozen=True, slots=True)
class VillageChange:
    """What became of a village; its visits before and after, in order of time."""

    village: str
    name: str
    kind: ChangeKind
    before: tuple[Visit, ...]
    after: tuple[Visit, ...]


@dataclass(frozen=True, slots=True)
class VehicleFigures:
    """A vehicle's day; all zero where it is not used."""

    stops: int = 0
    distance_km: float = 0.0
    duty_s: int = 0
    cost: float = 0.0
    fullest: float = 0.0


@dataclass(frozen=True, slots=True)
class VehicleChange:
    """A vehicle used in one of the plans, or both."""

    vehicle: str
    before: VehicleFigures
    after: VehicleFigures


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of the day in both plans; None where a plan has none."""

    name: str
    before: float | None
    after: float | None

    @property
    def difference(self) -> float | None:
        """After minus before, where both are known."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two plans.

    Attributes
    ----------
    villages
        Villages whose service changed, by :data:`KINDS`, then by id.
    vehicles
        Vehicles of either plan by id, unchanged ones too.
    figures
        Figures of the day, all of them.
    """

    villages: tuple[VillageChange, ...]
    vehicles: tuple[VehicleChange, ...]
    figures: tuple[FigureChange, ...]

    def count(self, kind: ChangeKind) -> int:
        """How many villages changed in a way."""
        return sum(change.kind == kind for change in self.villages)


@dataclass(frozen=True)
class _Side:
    """One plan by village."""

    plan: Plan

    @cached_property
    def visits(self) -> dict[str, tuple[Visit, ...]]:
        found: dict[str, list[Visit]] = {}
        for route in self.plan.routes:
            for number, stop in enumerate(_serves(route), 1):
                visit = Visit(route.vehicle, number, stop.begin_s)
                found.setdefault(stop.place, []).append(visit)
        return {
            village: tuple(sorted(visits, key=lambda visit: (visit.begin_s, visit.vehicle)))
            for village, visits in found.items()
        }

    @cached_property
    def lacking(self) -> dict[str, int]:
        """Orders left out, by village."""
        counts: dict[str, int] = {}
        for part in self.plan.unserved:
            counts[part.village] = counts.get(part.village, 0) + 1
        return counts

    @cached_property
    def names(self) -> dict[str, str]:
        return {stop.place: stop.name for route in self.plan.routes for stop in _serves(route)}

    @cached_property
    def order(self) -> dict[str, list[str]]:
        """Villages of each vehicle in order."""
        return {r.vehicle: [stop.place for stop in _serves(r)] for r in self.plan.routes}

    @property
    def due(self) -> set[str]:
        return {*self.visits, *self.lacking}


def _serves(route: VehicleRoute) -> list[Stop]:
    return [stop for stop in route.stops if stop.kind == "serve"]


def compare_plans(
    before: Plan, after: Plan, names: Mapping[str, str], retimed_s: int = RETIMED_S
) -> Comparison:
    """What changes from one plan to another.

    Parameters
    ----------
    names
        Names of villages by id, for those that neither plan visits.
    retimed_s
        Smallest shift of a visit worth telling.
    """
    sides = _Side(before), _Side(after)
    kept = _in_common_order(*sides)
    named = {**names, **sides[0].names, **sides[1].names}
    changes = []
    for village in sorted(sides[0].due | sides[1].due):
        kind = _kind(village, *sides, kept, retimed_s)
        if kind is not None:
            visits = (side.visits.get(village, ()) for side in sides)
            changes.append(VillageChange(village, named.get(village, village), kind, *visits))
    changes.sort(key=lambda change: KINDS.index(change.kind))
    return Comparison(tuple(changes), tuple(_vehicles(before, after)), _figures(before, after))


def _kind(
    village: str, before: _Side, after: _Side, kept: set[tuple[str, str]], retimed_s: int
) -> ChangeKind | None:
    if village not in before.due:
        return "newly-due"
    if village not in after.due:
        return "not-due"
    lacked, lacks = before.lacking.get(village, 0), after.lacking.get(village, 0)
    if lacks != lacked:
        return "lost" if lacks > lacked else "gained"
    old, new = before.visits.get(village, ()), after.visits.get(village, ())
    if sorted(visit.vehicle for visit in old) != sorted(visit.vehicle for visit in new):
        return "moved"
    if any((visit.vehicle, village) not in kept for visit in new):
        return "reordered"
    shifts = [abs(one.begin_s - other.begin_s) for one, other in zip(old, new, strict=True)]
    return "retimed" if max(shifts, default=0) >= retimed_s else None


def _in_common_order(before: _Side, after: _Side) -> set[tuple[str, str]]:
    """Vehicle and village of visits that keep their order among those of the vehicle."""
    kept: set[tuple[str, str]] = set()
    for vehicle, new in after.order.items():
        old = before.order.get(vehicle, [])
        # Only what both routes hold can be out of order.
        common = set(old) & set(new)
        one, other = ([v for v in line if v in common] for line in (old, new))
        for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
            kept.update((vehicle, village) for village in one[block.a : block.a + block.size])
    return kept


def _vehicles(before: Plan, after: Plan) -> Iterator[VehicleChange]:
    old = {route.vehicle: _vehicle_figures(route) for route in before.routes}
    new = {route.vehicle: _vehicle_figures(route) for route in after.routes}
    for vehicle in sorted({*old, *new}):
        unused = VehicleFigures()
        yield VehicleChange(vehicle, old.get(vehicle, unused), new.get(vehicle, unused))


def _vehicle_figures(route: VehicleRoute) -> VehicleFigures:
    return VehicleFigures(
        stops=len(_serves(route)),
        distance_km=route.distance_km,
        duty_s=route.duty_s,
        cost=route.cost,
        fullest=max(route.peak_weight_share, route.peak_volume_share),
    )


def _figures(before: Plan, after: Plan) -> tuple[FigureChange, ...]:
    old = before.figures.model_dump(exclude={"by_outlet"})
    new = after.figures.model_dump(exclude={"by_outlet"})
    return tuple(FigureChange(name, old[name], new[name]) for name in old)
