"""The plan as it is written to ``plan.json``: versioned, strict, and free of wall-clock times.

``routing/plan/plan.schema.json`` is generated from here. All figures are in natural units for
the reader (kilograms, cubic metres, currency); times are seconds after midnight.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

PLAN_SCHEMA_VERSION = 1

Second = Annotated[int, Field(ge=0, le=7 * 86_400)]
PlanStatus = Literal["complete", "interrupted"]


class PlanPart(BaseModel):
    """Base of every part: no unknown fields, no mutation."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Stop(PlanPart):
    """One halt of one vehicle.

    ``start`` and ``end`` are at the base; ``load`` is a halt at an outlet that begins a trip;
    ``serve`` is a halt at a village. ``arrive_s`` is the arrival, ``begin_s`` when work begins
    (after waiting), ``leave_s`` the departure. The load is what is on board on departure.
    ``leg_*`` describe the way from the stop before; ``rest_s`` is rest taken on that way.
    """

    kind: Literal["start", "load", "serve", "end"]
    place: str = Field(description="Id of the outlet or village.")
    name: str
    lon: float
    lat: float
    arrive_s: Second
    begin_s: Second
    leave_s: Second
    wait_s: int = Field(ge=0)
    rest_s: int = Field(ge=0)
    leg_km: float = Field(ge=0)
    leg_s: int = Field(ge=0)
    orders: tuple[str, ...] = Field((), description="Ids of the orders served here.")
    deliver_pieces: int = 0
    collect_pieces: int = 0
    deliver_kg: float = 0.0
    collect_kg: float = 0.0
    deliver_m3: float = 0.0
    collect_m3: float = 0.0
    load_kg: float = 0.0
    load_m3: float = 0.0


class VehicleRoute(PlanPart):
    """What one vehicle does in one shift."""

    vehicle: str
    type: str
    profile: str
    base: str
    stops: tuple[Stop, ...]
    trips: int
    distance_km: float
    driving_s: int
    duty_s: int
    waiting_s: int
    rest_s: int
    overtime_s: int
    cost: float
    peak_weight_share: float = Field(description="Largest load over payload, 0 to 1.")
    peak_volume_share: float


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
    villages_due: int
    villages_served: int
    direct_service_rate: float


class Figures(PlanPart):
    """What a manager asks of the day."""

    villages_due: int
    villages_served: int = Field(description="Villages whose every order is served.")
    villages_partly_served: int
    direct_service_rate: float
    orders_due: int
    orders_served: int
    pieces_served: int
    mandatory_unserved: int
    vehicles_used: int
    vehicles_available: int
    distance_km: float
    duty_h: float
    cost: float
    cost_per_piece: float | None
    load_factor: float | None = Field(
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
    date: str
    currency: str
    engine: str
    seed: int
    status: PlanStatus
    notes: tuple[str, ...] = ()
    routes: tuple[VehicleRoute, ...]
    unserved: tuple[Unserved, ...]
    figures: Figures
