"""The plan as it is written to ``plan.json``: versioned, strict, and free of wall-clock times.

``routing/plan/plan.schema.json`` is generated from here. All figures are in natural units for
the reader (kilograms, cubic metres, currency); times are seconds after midnight.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from routing.scenario.fields import parse_date

PLAN_SCHEMA_VERSION = 1

# Bounds are far beyond any county's; they keep sums of a plan edited by hand within numbers.
Second = Annotated[int, Field(ge=0, le=7 * 86_400)]
Count = Annotated[int, Field(ge=0, le=10**12)]
Amount = Annotated[float, Field(ge=0, le=1e12)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
PlanStatus = Literal["complete", "interrupted"]


def _iso_date(text: str) -> str:
    return parse_date(text).isoformat()


PlanDate = Annotated[str, AfterValidator(_iso_date), Field(pattern=r"^\d{4}-\d\d-\d\d$")]


class PlanPart(BaseModel):
    """Base of every part: no unknown fields, no mutation."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Stop(PlanPart):
    """One halt of one vehicle.

    ``start`` and ``end`` are at the base; ``load`` is a halt at an outlet that begins a trip;
    ``serve`` is a halt at a village. ``arrive_s`` is the arrival, ``begin_s`` when work begins
    (after waiting), ``leave_s`` the departure. The load is what is on board on departure.
    ``leg_*`` describe the way from the stop before; ``rest_s`` is rest taken on that way. One
    begin answers for all orders of a stop: it lies in the window of each.
    """

    kind: Literal["start", "load", "serve", "end"]
    place: str = Field(description="Id of the outlet or village.")
    name: str
    lon: Longitude
    lat: Latitude
    arrive_s: Second
    begin_s: Second
    leave_s: Second
    wait_s: Second
    rest_s: Second
    leg_km: Amount
    leg_s: Second
    orders: tuple[str, ...] = Field((), description="Ids of the orders served here.")
    deliver_pieces: Count = 0
    collect_pieces: Count = 0
    deliver_kg: Amount = 0.0
    collect_kg: Amount = 0.0
    deliver_m3: Amount = 0.0
    collect_m3: Amount = 0.0
    load_kg: Amount = 0.0
    load_m3: Amount = 0.0


class VehicleRoute(PlanPart):
    """What one vehicle does in one shift."""

    vehicle: str
    type: str
    profile: str
    base: str
    stops: tuple[Stop, ...]
    trips: Count
    distance_km: Amount
    driving_s: Second
    duty_s: Second
    waiting_s: Second
    rest_s: Second
    overtime_s: Second
    cost: Amount
    peak_weight_share: Amount = Field(description="Largest load over payload, 0 to 1.")
    peak_volume_share: Amount


class Unserved(PlanPart):
    """An order left out, with a first, cheap reason."""

    order: str
    village: str
    mandatory: bool
    reason: str = Field(description="A code of the plan catalogue.")
    detail: str


class OutletFigures(PlanPart):
    """Service in the area of one outlet."""

    outlet: str
    name: str
    villages_due: Count
    villages_served: Count
    direct_service_rate: Amount


class Figures(PlanPart):
    """What a manager asks of the day."""

    villages_due: Count
    villages_served: Count = Field(description="Villages whose every order is served.")
    villages_partly_served: Count
    direct_service_rate: Amount
    orders_due: Count
    orders_served: Count
    pieces_served: Count
    mandatory_unserved: Count
    vehicles_used: Count
    vehicles_available: Count
    distance_km: Amount
    duty_h: Amount
    cost: Amount
    cost_per_piece: Amount | None
    load_factor: Amount | None = Field(
        description="Mean over trips of the larger of weight and volume share at their peak."
    )
    by_outlet: tuple[OutletFigures, ...]


class ScenarioRef(PlanPart):
    """Which scenario, and in which state, the plan was made from."""

    name: str
    folder: str = Field(description="Relative to plan.json where possible.")
    digest: str
    orders_digest: str


class Plan(PlanPart):
    """Routes with times for one date."""

    schema_version: Literal[1]
    scenario: ScenarioRef
    date: PlanDate
    currency: str
    engine: str
    seed: int
    status: PlanStatus
    notes: tuple[str, ...] = ()
    routes: tuple[VehicleRoute, ...]
    unserved: tuple[Unserved, ...]
    figures: Figures
