"""The part of VROOM's input that can be honoured, strictly typed; other keys are kept aside."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

Whole = Annotated[int, Field(ge=0, le=2**40)]
Index = Annotated[int, Field(ge=0, le=100_000)]
Amounts = Annotated[list[Whole], Field(max_length=32)]
Window = Annotated[list[Whole], Field(min_length=2, max_length=2)]
Place = Annotated[list[float], Field(min_length=2, max_length=2)]
Cell = Annotated[int, Field(ge=0, le=2**32 - 1)]
Square = list[list[Cell]]


class Part(BaseModel):
    """Base of all parts: what is not known is kept in ``model_extra``."""

    model_config = ConfigDict(extra="allow", frozen=True, allow_inf_nan=False, strict=True)


class Job(Part):
    """A place to be served once."""

    id: Whole
    description: str = ""
    location: Place | None = None
    location_index: Index | None = None
    setup: Whole = 0
    service: Whole = 0
    delivery: Amounts = Field(default_factory=list)
    pickup: Amounts = Field(default_factory=list)
    amount: Amounts = Field(default_factory=list)
    skills: list[Whole] = Field(default_factory=list)
    priority: Annotated[int, Field(ge=0, le=100)] = 0
    time_windows: list[Window] = Field(default_factory=list)


class Costs(Part):
    """What a vehicle costs."""

    fixed: Whole = 0
    per_hour: Whole = 3600
    per_km: Whole = 0


class Vehicle(Part):
    """A vehicle."""

    id: Whole
    profile: str = "car"
    description: str = ""
    start: Place | None = None
    start_index: Index | None = None
    end: Place | None = None
    end_index: Index | None = None
    capacity: Amounts = Field(default_factory=list)
    costs: Costs = Field(default_factory=Costs)
    skills: list[Whole] = Field(default_factory=list)
    time_window: Window | None = None
    breaks: list[Any] = Field(default_factory=list)
    speed_factor: Annotated[float, Field(gt=0, le=5, strict=False)] = 1.0
    max_tasks: Whole | None = None
    max_travel_time: Whole | None = None
    max_distance: Whole | None = None
    steps: list[Any] = Field(default_factory=list)


class Tables(Part):
    """Matrices of a profile."""

    durations: Square
    distances: Square | None = None
    costs: Square | None = None


class VroomInput(Part):
    """A whole file."""

    jobs: list[Job] = Field(default_factory=list)
    shipments: list[Any] = Field(default_factory=list)
    vehicles: Annotated[list[Vehicle], Field(min_length=1, max_length=100_000)]
    matrices: dict[str, Tables] = Field(default_factory=dict)
    matrix: Square | None = None
