"""The schema of ``catalogue.yaml``: strict, frozen, and the source of its reference page.

Money is in the scenario's currency. ``docs/catalogue-reference.md`` and
``routing/fleet/catalogue/catalogue.schema.json`` are generated from here by
``python -m routing.fleet.catalogue.reference``.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from routing.fleet.demand.schema import DemandModel
from routing.scenario.fields import Identifier
from routing.scenario.schema import Strict, VehicleType

CATALOGUE_SCHEMA_VERSION: Final = 1
MOST_TYPES: Final = 100
LONGEST_LIFE: Final = 40

Energy = Literal["electric", "fuel"]
Share = Annotated[float, Field(ge=0, le=1)]
LifeYears = Annotated[int, Field(ge=1, le=LONGEST_LIFE)]


class TypeCosts(Strict):
    """What a vehicle of a type costs, and what it can do if the scenario does not say."""

    price: float = Field(..., ge=0, le=1e8, description="Of one vehicle, new.")
    life_years: LifeYears = Field(
        ..., description="Years of use: the price is spread over them, and then it must go."
    )
    resale: tuple[Share, ...] = Field(
        (),
        max_length=LONGEST_LIFE,
        strict=False,
        description="Share of the price that a sale brings after 1, 2, ... years; "
        "after more years than are listed, nothing.",
    )
    yearly_cost: float = Field(
        0.0, ge=0, le=1e7, description="Every year: insurance, tax, inspection, parking."
    )
    installation: float = Field(
        0.0, ge=0, le=1e7, description="Paid with the price and never sold: charger, fitting out."
    )
    energy: Energy = Field(..., description="What it runs on.")
    energy_per_km: float = Field(..., ge=0, le=1000, description="Fuel or power for a kilometre.")
    upkeep_per_km: float = Field(
        ..., ge=0, le=1000, description="Repairs and tyres for a kilometre, when new."
    )
    upkeep_rise: float = Field(
        0.0, ge=0, le=50, description="By how much upkeep_per_km rises with every year of age."
    )
    wage_per_hour: float = Field(..., ge=0, le=1e4, description="Of the driver, on duty.")
    overtime_per_hour: float | None = Field(
        None,
        ge=0,
        le=1e4,
        description="On top of the wage beyond regular hours; left out: as the scenario has it.",
    )
    lead_time_months: int = Field(
        0, ge=0, le=60, description="From order and payment to the first day of work."
    )
    vehicle: VehicleType | None = Field(
        None,
        description="What it can do, for a type that scenario.yaml does not have; without costs.",
    )


class HireTerms(Strict):
    """Vehicles of a type that may be hired for a day."""

    price_a_day: float = Field(
        ...,
        ge=0,
        le=1e6,
        description="Of the vehicle for a day; energy, upkeep and wages come on top, as for one "
        "that is owned.",
    )
    most_per_base: int = Field(
        ..., ge=0, le=10_000, description="How many may be had at one base on one day."
    )


class ServiceTarget(Strict):
    """The service that the fleet must give; mandatory orders are served on every day."""

    villages: float = Field(
        0.98, gt=0, le=1, description="Share of the villages due that are wholly served ..."
    )
    days: float = Field(0.95, gt=0, le=1, description="... on this share of the days.")


class RenewalTerms(Strict):
    """The plan over years: when it begins, and what may be spent."""

    first_year: int | None = Field(
        None, ge=1990, le=2200, description="Left out: the year after the latest orders."
    )
    years: int = Field(3, ge=1, le=15, description="Length of the plan.")
    budget_a_year: float | None = Field(
        None,
        ge=0,
        le=1e12,
        description="Most that may be spent on purchases in a year; left out: no limit.",
    )
    discount_rate: float = Field(
        0.05,
        ge=0,
        le=1,
        description="By which money a year later is worth less; for owning costs, too.",
    )
    overage_years: int = Field(
        0, ge=0, le=LONGEST_LIFE, description="Years that a vehicle may be kept beyond its life."
    )
    moving_cost: float = Field(
        500.0, ge=0, le=1e6, description="Of moving a vehicle to another base."
    )


class CatalogueConfig(Strict):
    """The whole of ``catalogue.yaml``."""

    schema_version: Literal[1] = Field(..., description="Version of this schema.")
    types: dict[Identifier, TypeCosts] = Field(
        ...,
        min_length=1,
        max_length=MOST_TYPES,
        description="By the name of the vehicle type in scenario.yaml, or by a new name.",
    )
    hire: dict[Identifier, HireTerms] = Field(
        default_factory=dict,
        max_length=MOST_TYPES,
        description="By type, where vehicles can be hired for a day.",
    )
    service: ServiceTarget = Field(
        default_factory=lambda: ServiceTarget.model_validate({}), description="The service rule."
    )
    renewal: RenewalTerms = Field(
        default_factory=lambda: RenewalTerms.model_validate({}), description="The plan over years."
    )
    demand: DemandModel = Field(
        default_factory=lambda: DemandModel.model_validate({}),
        description="What days are drawn from, where they are not those of past orders.",
    )
