"""The schema of ``scenario.yaml``: strict, frozen, and the source of its reference page.

Every field states its unit in its name and its meaning in its description;
``docs/scenario-reference.md`` and ``routing/scenario/scenario.schema.json`` are generated from
here by ``python -m routing.scenario.reference``.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)

from routing.scenario.fields import (
    Identifier,
    IsoDate,
    LinkId,
    MonthDay,
    PlainText,
    RelativePath,
    TimeOfDay,
    one_of,
)

SCHEMA_VERSION = 1

Crs = Literal["wgs84", "gcj02"]
DispatchFrom = Literal["outlet", "county_centre", "either"]
ProfileName = Identifier
BuiltInProfile = Literal["van", "light_truck", "three_wheeler", "motorcycle"]
# The names that the network knows; a test compares the two.
ROAD_CLASSES: Final = (
    "motorway",
    "trunk",
    "primary",
    "secondary",
    "tertiary",
    "unclassified",
    "residential",
    "service",
    "track",
    "path",
    "ferry",
    "estimated",
)
SURFACES: Final = ("paved", "gravel", "dirt")
RoadClass = Annotated[
    str,
    AfterValidator(one_of(ROAD_CLASSES)),
    WithJsonSchema({"type": "string", "enum": list(ROAD_CLASSES)}),
]
SLOPES: Final = ("level", "moderate", "steep", "very_steep")
Slope = Annotated[
    str,
    AfterValidator(one_of(SLOPES)),
    WithJsonSchema({"type": "string", "enum": list(SLOPES)}),
]
Surface = Annotated[
    str,
    AfterValidator(one_of(SURFACES)),
    WithJsonSchema({"type": "string", "enum": list(SURFACES)}),
]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Corner = Annotated[tuple[Longitude, Latitude], Field(strict=False)]


class Strict(BaseModel):
    """Base of every model a user writes: no unknown fields, no coercion, no mutation."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class Files(Strict):
    """Where the tables lie, relative to the scenario folder."""

    outlets: RelativePath = Field("outlets.csv", description="Table of outlets (.csv or .xlsx).")
    villages: RelativePath = Field("villages.csv", description="Table of villages.")
    fleet: RelativePath = Field("fleet.csv", description="Table of vehicles.")
    orders: RelativePath = Field("orders", description="Folder with one table a date: DATE.csv.")
    roads: RelativePath | None = Field(
        None,
        description="Folder with GMNS nodes.csv and links.csv, or an .osm.pbf file. "
        "Left out: roads are estimated from the places alone.",
    )


class Costs(Strict):
    """What a vehicle costs, in the scenario's currency."""

    fixed: float = Field(0.0, ge=0, le=1e6, description="A day on which the vehicle is used.")
    per_km: float = Field(0.0, ge=0, le=1e4, description="Every kilometre driven.")
    per_hour: float = Field(0.0, ge=0, le=1e4, description="Every hour on duty.")
    overtime_per_hour: float = Field(
        0.0, ge=0, le=1e4, description="Paid on top of per_hour beyond regular_h on duty."
    )


class Shift(Strict):
    """When a driver may work."""

    start: TimeOfDay = Field(..., description="Earliest departure from the base, as 'HH:MM'.")
    end: TimeOfDay = Field(..., description="Latest return to the base, as 'HH:MM'.")
    longest_duty_h: float | None = Field(
        None, gt=0, le=24, description="Longest time between departure and return."
    )
    regular_h: float | None = Field(
        None, gt=0, le=24, description="Duty beyond this counts as overtime."
    )

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end <= self.start:
            msg = "the shift must end after it starts"
            raise ValueError(msg)
        return self


class Break(Strict):
    """A rest after driving; it may be taken anywhere on the road, and waiting counts as rest."""

    after_driving_h: float = Field(..., gt=0, le=24, description="Longest driving between rests.")
    duration_min: float = Field(..., gt=0, le=600, description="Length of the rest.")


class VehicleType(Strict):
    """What a kind of vehicle can do and what it costs."""

    profile: ProfileName = Field(
        ..., description="How it uses roads: van, light_truck, three_wheeler, motorcycle, or own."
    )
    weight_kg: float = Field(..., gt=0, le=1e5, description="Payload.")
    volume_m3: float = Field(..., gt=0, le=1e3, description="Load space.")
    range_km: float | None = Field(None, gt=0, le=1e5, description="Longest day's distance.")
    costs: Costs = Field(default_factory=lambda: Costs.model_validate({}), description="Its costs.")
    shift: Shift = Field(..., description="Its driver's working hours.")
    rest: Break | None = Field(None, description="Rest after driving; none when left out.")
    loading_min: float = Field(
        0.0, ge=0, le=600, description="Every loading or unloading at an outlet."
    )
    max_trips: int = Field(1, ge=1, le=20, description="Trips a day; 1 means no reloading.")


class Service(Strict):
    """How long a stop takes."""

    per_stop_min: float = Field(3.0, ge=0, le=600, description="Every halt at a village.")
    per_piece_s: float = Field(0.0, ge=0, le=3600, description="Every piece handed over.")


class Pair(Strict):
    """A village fixed by hand to one or several vehicles."""

    village: Identifier = Field(..., description="Id of the village.")
    vehicles: tuple[Identifier, ...] = Field(
        ..., min_length=1, strict=False, description="Ids of the vehicles that may serve it."
    )


class Rules(Strict):
    """How the county works."""

    dispatch_from: DispatchFrom = Field(
        "outlet",
        description="Where goods are loaded and produce is unloaded: the village's own outlet, "
        "the county centre, or either of the two. An order may say otherwise.",
    )
    service: Service = Field(
        default_factory=lambda: Service.model_validate({}), description="Time at a stop."
    )
    terrain: Literal["hills", "plain"] = Field(
        "hills", description="How roads lie where they are estimated from the places."
    )
    snap_limit_m: float = Field(
        2000.0, gt=0, le=1e5, description="A place further than this from any road is reported."
    )
    pairs: tuple[Pair, ...] = Field(
        (), strict=False, description="Villages fixed to vehicles by hand."
    )


class Profile(Strict):
    """How a kind of vehicle uses roads, on top of a built-in profile."""

    base: BuiltInProfile = Field(..., description="The built-in profile to start from.")
    speeds_kph: dict[RoadClass, Annotated[float, Field(gt=0, le=200)]] = Field(
        default_factory=dict, description="Speed by road class, in place of the built-in ones."
    )
    surface_factors: dict[Surface, Annotated[float, Field(gt=0, le=1)]] = Field(
        default_factory=dict, description="Share of the class speed kept on a surface."
    )
    slope_factors: dict[Slope, Annotated[float, Field(gt=0, le=1)]] = Field(
        default_factory=dict,
        description="Share of that speed kept on a slope: moderate from 4 %, steep from 8 %, "
        "very_steep from 12 %.",
    )
    forbidden: tuple[RoadClass, ...] = Field(
        (), strict=False, description="Road classes this vehicle may not use."
    )
    gross_weight_t: float | None = Field(
        None, gt=0, le=100, description="Checked against a road's weight limit."
    )
    width_m: float | None = Field(
        None, gt=0, le=10, description="Checked against a road's width limit."
    )


class Season(Strict):
    """Days of every year, ends included; it may run over New Year."""

    first: MonthDay = Field(..., description="First day, as 'MM-DD'.")
    last: MonthDay = Field(..., description="Last day, as 'MM-DD'.")


class Closure(Strict):
    """Roads that cannot be used, by id or drawn area, on dates, in a season, or always."""

    reason: PlainText = Field("", max_length=500, description="Shown with unreachable places.")
    links: tuple[LinkId, ...] = Field((), strict=False, description="Ids of closed links.")
    area: tuple[Corner, ...] = Field(
        (), strict=False, description="Corners of a polygon; every road that touches it is closed."
    )
    since: IsoDate | None = Field(None, description="First closed date, as 'YYYY-MM-DD'.")
    until: IsoDate | None = Field(None, description="Last closed date.")
    season: Season | None = Field(None, description="Closed in these days of every year.")
    profiles: tuple[ProfileName, ...] = Field(
        (), strict=False, description="Only for these profiles; for all when left out."
    )


class ScenarioConfig(Strict):
    """The whole of ``scenario.yaml``."""

    schema_version: Literal[1] = Field(..., description="Version of this schema.")
    name: PlainText = Field(..., min_length=1, max_length=200, description="Name of the county.")
    crs: Crs = Field(
        "wgs84",
        description="Coordinates of places, drawn areas and road tables; gcj02 is converted. "
        "An .osm.pbf file is always WGS-84.",
    )
    currency: str = Field("CNY", pattern="^[A-Z]{3}$", description="ISO 4217 code, three capitals.")
    notes: tuple[PlainText, ...] = Field(
        (), strict=False, description="Where the data come from, such as drawn demand."
    )
    files: Files = Field(
        default_factory=lambda: Files.model_validate({}), description="The tables."
    )
    vehicle_types: dict[Identifier, VehicleType] = Field(
        ..., min_length=1, description="By the name that fleet.csv uses."
    )
    profiles: dict[Identifier, Profile] = Field(
        default_factory=dict, description="Own profiles by name."
    )
    rules: Rules = Field(
        default_factory=lambda: Rules.model_validate({}),
        description="Where goods are loaded, how long stops take, what is fixed by hand.",
    )
    closures: tuple[Closure, ...] = Field((), strict=False, description="Closed roads.")
