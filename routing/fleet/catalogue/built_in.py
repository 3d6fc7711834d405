"""Round figures to begin planning with, where a county has no catalogue of its own.

They are planning figures: of the size that such vehicles cost in a county of western China, and
to be replaced by offers and accounts. Wages are the scenario's where it has any.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, get_args

from routing.fleet.catalogue.schema import CatalogueConfig, Energy
from routing.scenario.model import Scenario
from routing.scenario.schema import BuiltInProfile, VehicleType

ELECTRIC_VAN: Final = "electric_van"
_ELECTRIC_RANGE_KM: Final = 220.0
_ELECTRIC_PAYLOAD: Final = 0.9  # of the van's: batteries weigh


@dataclass(frozen=True, slots=True)
class Figures:
    """Planning figures of a kind of vehicle; ``per_km`` is energy, upkeep new, and its rise."""

    price: float
    life_years: int
    resale: tuple[float, ...]
    yearly_cost: float
    energy: Energy
    per_km: tuple[float, float, float]
    wage_per_hour: float
    lead_time_months: int
    hire_a_day: float
    installation: float = 0.0

    def costs(self, own: VehicleType | None) -> dict[str, object]:
        """The entry under ``types``, with the wage of the scenario's type if it has one."""
        wage = own.costs.per_hour if own is not None else 0.0
        energy, upkeep, rise = self.per_km
        return {
            "price": self.price,
            "life_years": self.life_years,
            "resale": list(self.resale),
            "yearly_cost": self.yearly_cost,
            "installation": self.installation,
            "energy": self.energy,
            "energy_per_km": energy,
            "upkeep_per_km": upkeep,
            "upkeep_rise": rise,
            "wage_per_hour": wage or self.wage_per_hour,
            "lead_time_months": self.lead_time_months,
        }


_FAST: Final = (0.6, 0.48, 0.38, 0.3, 0.23, 0.17, 0.12, 0.08)
_SLOW: Final = (0.72, 0.6, 0.5, 0.42, 0.35, 0.28, 0.22, 0.17, 0.13, 0.1)
FIGURES: Final[Mapping[str, Figures]] = {
    "van": Figures(68_000, 8, _SLOW[:8], 7_000, "fuel", (0.65, 0.14, 0.03), 28, 2, 260),
    "light_truck": Figures(110_000, 10, _SLOW, 11_000, "fuel", (1.0, 0.25, 0.04), 32, 2, 400),
    "three_wheeler": Figures(
        16_000, 5, (0.6, 0.4, 0.25, 0.15, 0.08), 1_500, "electric", (0.08, 0.08, 0.02), 22, 1, 80,
        installation=600,
    ),
    "motorcycle": Figures(
        7_000, 6, (0.65, 0.5, 0.35, 0.25, 0.15, 0.1), 800, "fuel", (0.18, 0.06, 0.015), 20, 1, 45
    ),
    ELECTRIC_VAN: Figures(
        96_000, 8, _FAST, 6_000, "electric", (0.2, 0.1, 0.03), 28, 3, 300, installation=5_000
    ),
}  # fmt: skip
"""By kind: the built-in road profiles, and a van with batteries."""

_HIRED_PER_BASE: Final = 2


def _kind(scenario: Scenario, name: str, vehicle: VehicleType) -> str:
    """The kind whose figures suit a type: by its name, else by how it uses roads."""
    if name in FIGURES:
        return name
    if vehicle.profile in get_args(BuiltInProfile):
        return vehicle.profile
    return scenario.config.profiles[vehicle.profile].base


def _electric_van(scenario: Scenario) -> VehicleType | None:
    """A van with batteries as able as the scenario's first van; None if it has no van."""
    types = scenario.config.vehicle_types
    vans = [types[name] for name in types if _kind(scenario, name, types[name]) == "van"]
    if not vans or ELECTRIC_VAN in types:
        return None
    shorter = min(vans[0].range_km or _ELECTRIC_RANGE_KM, _ELECTRIC_RANGE_KM)
    payload = round(vans[0].weight_kg * _ELECTRIC_PAYLOAD, 1)
    return vans[0].model_copy(update={"weight_kg": payload, "range_km": shorter})


def _as_input(vehicle: VehicleType) -> dict[str, object]:
    """A vehicle as it is written under ``vehicle``: without costs, times as texts."""
    plain = vehicle.model_dump(exclude={"costs"}, exclude_none=True)
    plain["shift"] |= {end: _clock(plain["shift"][end]) for end in ("start", "end")}
    return plain


def _clock(time_s: int) -> str:
    """Seconds after midnight as HH:MM, or HH:MM:SS where there are seconds."""
    minutes, seconds = divmod(time_s, 60)
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{seconds:02d}" if seconds else text


def built_in_plain(scenario: Scenario) -> dict[str, object]:
    """What a ``catalogue.yaml`` for a scenario may begin with, as plain values.

    Every type of the scenario by the figures of its kind, and a van with batteries beside its
    vans, so that electric and fuel can be compared.
    """
    types = scenario.config.vehicle_types
    figures = {name: FIGURES[_kind(scenario, name, own)] for name, own in types.items()}
    costs = {name: figures[name].costs(types[name]) for name in types}
    electric = _electric_van(scenario)
    if electric is not None:
        figures[ELECTRIC_VAN] = FIGURES[ELECTRIC_VAN]
        costs[ELECTRIC_VAN] = {
            **FIGURES[ELECTRIC_VAN].costs(electric),
            "overtime_per_hour": electric.costs.overtime_per_hour,
            "vehicle": _as_input(electric),
        }
    hire = {
        name: {"price_a_day": kind.hire_a_day, "most_per_base": _HIRED_PER_BASE}
        for name, kind in figures.items()
    }
    return {"schema_version": 1, "types": costs, "hire": hire}


def built_in_config(scenario: Scenario) -> CatalogueConfig:
    """The built-in figures for a scenario."""
    return CatalogueConfig.model_validate(built_in_plain(scenario))
