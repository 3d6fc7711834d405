"""Which vehicle types are no better than another in anything.

A type is dominated if another costs no more to own, run and hire in any respect, carries as much
as far as long, and may and can drive wherever it can, as fast. Such a type can only be worth
having for what the county owns of it already.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from routing.fleet.catalogue.model import Catalogue
from routing.fleet.catalogue.schema import LONGEST_LIFE, HireTerms, TypeCosts
from routing.network.model import ROAD_CLASSES, SLOPES, SURFACES, RoadProfile
from routing.network.profiles import BUILTIN_PROFILES
from routing.problem.roads import own_profile
from routing.scenario.model import Scenario
from routing.scenario.schema import ScenarioConfig, VehicleType

_NO_LIMIT: Final = math.inf


@dataclass(frozen=True, slots=True)
class Dominance:
    """Names of types.

    Attributes
    ----------
    by
        For each dominated type one that is no worse in anything and better in something, which
        is not itself dominated.
    alike
        Groups of types that are the same in every figure, in the catalogue's order.
    """

    by: Mapping[str, str]
    alike: tuple[tuple[str, ...], ...]

    @property
    def needless(self) -> frozenset[str]:
        """Types that need not be considered for buying: dominated, or like an earlier one."""
        return frozenset(self.by) | {name for group in self.alike for name in group[1:]}


def find_dominance(scenario: Scenario, catalogue: Catalogue) -> Dominance:
    """Compare every two types of a catalogue."""
    merits = {name: _merits(scenario, catalogue, name) for name in catalogue.types}
    by: dict[str, str] = {}
    alike: dict[str, str] = {}
    for one, other in combinations(merits, 2):
        if merits[one] == merits[other]:
            alike.setdefault(other, alike.get(one, one))
        elif _covers(merits[one], merits[other]):
            by.setdefault(other, one)
        elif _covers(merits[other], merits[one]):
            by.setdefault(one, other)
    groups = {first: (first, *(n for n in alike if alike[n] == first)) for first in alike.values()}
    return Dominance({name: _top(name, by) for name in by}, tuple(groups.values()))


def _top(name: str, by: Mapping[str, str]) -> str:
    """The type at the end of the chain of ever better ones."""
    while name in by:
        name = by[name]
    return name


@dataclass(frozen=True, slots=True)
class _Merits:
    """What a type offers; of two with the same mode, more of every figure is no worse.

    ``villages`` are those that admit its profile, ``closures`` those that it is held up by.
    """

    mode: str
    figures: tuple[float, ...]
    villages: frozenset[str]
    closures: frozenset[int]


def _covers(better: _Merits, worse: _Merits) -> bool:
    return (
        better.mode == worse.mode
        and all(a >= b for a, b in zip(better.figures, worse.figures, strict=True))
        and better.villages >= worse.villages
        and better.closures <= worse.closures
    )


def _merits(scenario: Scenario, catalogue: Catalogue, name: str) -> _Merits:
    vehicle, costs = catalogue.vehicle_types[name], catalogue.types[name]
    profile = _profile(scenario.config, vehicle.profile)
    overtime = vehicle.costs.overtime_per_hour
    figures = (
        *_cost_figures(costs, overtime),
        *_hire_figures(catalogue.hire.get(name)),
        *_load_figures(vehicle),
        *_road_figures(profile),
    )
    admits = (v.id for v in scenario.villages if not v.access or vehicle.profile in v.access)
    return _Merits(
        profile.mode, figures, frozenset(admits), _closures(scenario.config, vehicle.profile)
    )


def _closures(config: ScenarioConfig, profile: str) -> frozenset[int]:
    return frozenset(
        number
        for number, closure in enumerate(config.closures)
        if not closure.profiles or profile in closure.profiles
    )


def _profile(config: ScenarioConfig, name: str) -> RoadProfile:
    own = config.profiles.get(name)
    return BUILTIN_PROFILES[name] if own is None else own_profile(name, own)


def _cost_figures(costs: TypeCosts, overtime_per_hour: float) -> tuple[float, ...]:
    """What it costs, as less than nothing; first what is lost by selling after each year."""
    overtime = costs.overtime_per_hour
    paid = costs.price + costs.installation
    shares = (1.0, *costs.resale, *(0.0,) * (LONGEST_LIFE - len(costs.resale)))
    lost = (paid, *(paid - costs.price * share for share in shares[1:]))
    yearly = (
        costs.yearly_cost,
        costs.energy_per_km,
        costs.upkeep_per_km,
        costs.upkeep_rise,
        costs.wage_per_hour,
        overtime_per_hour if overtime is None else overtime,
        costs.lead_time_months,
    )
    return (costs.life_years, *(-cost for cost in (*lost, *yearly)))


def _hire_figures(terms: HireTerms | None) -> tuple[float, ...]:
    if terms is None or not terms.most_per_base:
        return (0.0, -_NO_LIMIT)
    return (terms.most_per_base, -terms.price_a_day)


def _load_figures(vehicle: VehicleType) -> tuple[float, ...]:
    """Payload, range, and hours of work."""
    shift, rest = vehicle.shift, vehicle.rest
    return (
        vehicle.weight_kg,
        vehicle.volume_m3,
        vehicle.range_km or _NO_LIMIT,
        -shift.start,
        shift.end,
        shift.longest_duty_h or _NO_LIMIT,
        shift.regular_h or _NO_LIMIT,
        rest.after_driving_h if rest else _NO_LIMIT,
        -rest.duration_min if rest else 0.0,
        -vehicle.loading_min,
        vehicle.max_trips,
    )


def _road_figures(profile: RoadProfile) -> tuple[float, ...]:
    """Speeds, and how small it is."""
    return (
        *(profile.speeds_kph.get(road, 0.0) for road in ROAD_CLASSES),
        *(profile.surface_factors.get(surface, 1.0) for surface in SURFACES),
        *(profile.slope_factors.get(slope, 1.0) for slope in SLOPES),
        -profile.gross_weight_t,
        -profile.width_m,
    )
