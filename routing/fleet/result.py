"""What sizing a fleet answers, as it is written to ``fleet.json``: versioned and strict.

Figures are in natural units for the reader: currency, kilometres, hours, shares from 0 to 1.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

FLEET_SCHEMA_VERSION = 1

Count = Annotated[int, Field(ge=0, le=10**9)]
Change = Annotated[int, Field(ge=-(10**9), le=10**9)]
Amount = Annotated[float, Field(ge=0, le=1e15)]
Signed = Annotated[float, Field(ge=-1e15, le=1e15)]
Share = Annotated[float, Field(ge=0, le=1)]


class Part(BaseModel):
    """Base of every part: no unknown fields, no mutation."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Interval(Part):
    """A mean over days and its 95 % confidence interval."""

    mean: Signed
    low: Signed
    high: Signed


class MadeFrom(Part):
    """What the answer was made from: digests are SHA-256 in hex."""

    scenario: str
    scenario_digest: str
    catalogue_digest: str
    days_digest: str
    seed: int
    program: str


class Rule(Part):
    """The service rule."""

    villages: Share
    days: Share


class Place(Part):
    """An outlet or a village on the map, WGS-84."""

    id: str
    name: str
    lon: float
    lat: float


class Vehicles(Part):
    """Vehicles of a type at a base: chosen, and what the county owns there today."""

    type: str
    base: str
    count: Count
    owned_today: Count = 0


class Hire(Part):
    """Vehicles of a type hired at a base: at most so many on a day, and days of hire a year."""

    type: str
    base: str
    most_on_a_day: Count
    vehicle_days_a_year: Amount


class YearCost(Part):
    """What a fleet costs a year, in the currency."""

    owning: Amount
    running: Amount
    hire: Amount
    total: Amount
    interval: Interval = Field(description="Of the total, over the days.")


class DayFigures(Part):
    """One day: what was due and what came out."""

    date: str
    kind: str
    role: Literal["fitting", "test"]
    weight: Amount
    villages_due: Count
    pieces: Count
    service: Share
    mandatory_missed: Count
    vehicles_used: Count
    hired: Count
    cost: Amount
    meets: bool


class Service(Part):
    """Service over a set of days."""

    days: Count
    days_meeting: Count
    mean_service: Interval
    days_share: Interval
    mandatory_missed: Count
    holds: bool


class Outcome(Part):
    """What a fleet costs and gives on the test days, planned with that fleet alone."""

    cost: YearCost
    service: Service


class Bound(Part):
    """No fleet that keeps the rule on the fitting days costs less than ``cost`` a year on them.

    ``fitted`` is what the chosen fleet costs on these same days, ``gap`` how far that lies above.
    """

    cost: Amount
    fitted: Amount
    gap: Amount
    how: str


class CurvePoint(Part):
    """A fleet for one level of service, replanned on the test days."""

    target: Share = Field(description="Villages to be served directly.")
    vehicles: tuple[Vehicles, ...]
    outcome: Outcome
    chosen: bool = False


class Worth(Part):
    """What one vehicle more or fewer changes in a year on the test days."""

    type: str
    base: str
    change: Literal[-1, 1]
    cost_change: Signed
    service_change: Signed
    holds: bool


class LastVillage(Part):
    """A village that the chosen fleet does not always serve, and what serving it would cost."""

    place: Place
    outlet: str
    days_due: Count
    days_missed: Count
    reason: str
    cost_a_year: Amount | None = Field(description="Of serving it always; None: no fleet can.")


class Use(Part):
    """How much the vehicles of a type at a base are used on the test days."""

    type: str
    base: str
    count: Count
    days_used_share: Share
    km_a_day: Amount
    hours_a_day: Amount
    load_share: Share


class Variant(Part):
    """Another fleet found by the same search, or sized by a rule, on the same test days."""

    name: str
    vehicles: tuple[Vehicles, ...]
    outcome: Outcome


class Sensitivity(Part):
    """The fleet that would be chosen if something were dearer or more: what, and by how much."""

    what: Literal["demand", "energy", "prices", "wages"]
    factor: Amount
    vehicles: tuple[Vehicles, ...]
    cost: Amount
    kept_cost: Amount = Field(description="Of today's choice under the change.")
    kept_holds: bool


class Remark(Part):
    """A finding worth reading beside the answer: its code, and what it says."""

    code: str
    text: str


class Purchase(Part):
    """Vehicles bought, sold or kept at a base in a year; ``age`` in whole years at its start."""

    type: str
    base: str
    count: Count
    age: Count = 0
    at_work_from: str | None = Field(
        default=None, description="Month, as YYYY-MM, in which what is bought begins to work."
    )
    works_until: str | None = Field(
        default=None,
        description="Month in which what replaces it arrives; None: it is sold at the start.",
    )


class Move(Part):
    """Vehicles that change their base at the start of a year."""

    type: str
    from_base: str
    to_base: str
    count: Count
    age: Count


class Gap(Part):
    """Vehicles hired because too few are there: for how many months of the year."""

    type: str
    base: str
    count: Count
    months: Count


class YearPlan(Part):
    """One year of renewal: what is ordered, moved and sold at its start, and what stays."""

    year: int
    buy: tuple[Purchase, ...]
    sell: tuple[Purchase, ...]
    keep: tuple[Purchase, ...] = Field(description="At the base of this year.")
    move: tuple[Move, ...] = ()
    gaps: tuple[Gap, ...] = ()
    budget: Amount | None
    spent: Amount = Field(description="On purchases and their installation.")
    resale: Amount
    keeping: Amount = Field(default=0.0, description="Yearly costs: insurance, tax, inspection.")
    moving: Amount = 0.0
    running: Signed = Field(
        description="Of own vehicles at their age, and of regular hire; without what fills gaps."
    )
    hire: Amount = Field(description="Of what fills gaps, driving included.")
    cash: Signed = Field(description="All that is paid in the year less what sales bring.")
    service: Share = Field(description="Least that the vehicles there can give.")
    holds: bool


class BudgetCut(Part):
    """What a smaller budget a year does to the plan."""

    budget_share: Share
    budget: Amount
    total_cost: Signed
    least_service: Share
    holds: bool


class Renewal(Part):
    """Which vehicles to replace when.

    ``total_cost`` is the cash of all years less ``value_at_end``, all at the prices of the start.
    """

    years: tuple[YearPlan, ...]
    total_cost: Signed
    value_at_end: Amount = Field(
        default=0.0, description="What is left of the vehicles' lives when the plan ends."
    )
    least_budget: Amount | None = Field(
        default=None,
        description="Least a year with which every year keeps the service; None: no budget does.",
    )
    optimal: bool = Field(description="Whether no other plan can cost 0.2 % less.")
    cuts: tuple[BudgetCut, ...]
    remarks: tuple[Remark, ...] = ()


class FleetAnswer(Part):
    """All that ``routing fleet`` answers."""

    schema_version: Literal[1] = 1
    name: str
    currency: str
    made_from: MadeFrom
    rule: Rule
    bases: tuple[Place, ...]
    days: tuple[DayFigures, ...]
    vehicles: tuple[Vehicles, ...]
    hire: tuple[Hire, ...]
    fitted: Outcome = Field(description="On the fitting days; not what to expect.")
    expected: Outcome = Field(description="On the test days, with the chosen fleet alone.")
    bound: Bound | None
    curve: tuple[CurvePoint, ...]
    worth: tuple[Worth, ...]
    last_villages: tuple[LastVillage, ...]
    use: tuple[Use, ...]
    variants: tuple[Variant, ...]
    sensitivity: tuple[Sensitivity, ...]
    renewal: Renewal | None
    remarks: tuple[Remark, ...] = ()
