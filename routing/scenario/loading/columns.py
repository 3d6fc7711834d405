"""The columns of every table: what may stand in them, and what an empty cell means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from routing.scenario.model import OrderKind, OutletKind, Station
from routing.scenario.schema import DispatchFrom

CellKind: TypeAlias = Literal[
    "id",
    "reference",
    "text",
    "number",
    "latitude",
    "whole",
    "time",
    "date",
    "flag",
    "choice",
    "words",
]
TableName: TypeAlias = Literal["outlets", "villages", "fleet", "orders"]

LONGEST_NAME: Final = 100
LONGEST_NOTE: Final = 500
MOST_PIECES: Final = 100_000
MOST_WEIGHT_KG: Final = 100_000.0
MOST_VOLUME_M3: Final = 1_000.0
MOST_PEOPLE: Final = 10_000_000
MOST_VISITS_PER_WEEK: Final = 50.0
HIGHEST_PRIORITY: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table.

    Attributes
    ----------
    name
        As the table's header has it; other names are in :mod:`routing.scenario.loading.aliases`.
    kind
        How a cell is read: see :mod:`routing.scenario.loading.values`.
    required
        Whether the column must be there and each of its cells filled.
    default
        What an empty cell means, in words.
    low, high
        Limits of a number, both included; ``unit`` is what it counts.
    longest
        Most characters of a text.
    choices
        The words that may stand in it.
    """

    name: str
    kind: CellKind
    description: str
    required: bool = False
    default: str = ""
    low: float = 0.0
    high: float = 0.0
    unit: str = ""
    longest: int = LONGEST_NAME
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the scenario: its columns, and one sentence on what a row is."""

    name: TableName
    description: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)


def _lon_lat() -> tuple[Column, Column]:
    return (
        Column(
            name="lon",
            kind="number",
            required=True,
            low=-180,
            high=180,
            unit="degrees",
            description="Longitude in the scenario's crs.",
        ),
        Column(
            name="lat",
            kind="latitude",
            required=True,
            low=-90,
            high=90,
            unit="degrees",
            description="Latitude in the scenario's crs.",
        ),
    )


def _window(what: str) -> tuple[Column, Column]:
    opens, closes = f"Earliest {what}.", f"Latest {what}; no earlier than opens."
    return (
        Column(name="opens", kind="time", default="00:00", description=opens),
        Column(name="closes", kind="time", default="24:00", description=closes),
    )


def _priority(default: str) -> Column:
    return Column(
        name="priority",
        kind="whole",
        low=1,
        high=HIGHEST_PRIORITY,
        default=default,
        description="Weight of an order when not all can be served; higher goes first.",
    )


OUTLETS: Final = Table(
    "outlets",
    "A row is a place that vehicles start from and load at.",
    (
        Column(name="id", kind="id", required=True, description="Unique among all places."),
        Column(name="name", kind="text", required=True, description="Shown to people."),
        Column(
            name="kind",
            kind="choice",
            required=True,
            choices=get_args(OutletKind),
            description="Exactly one outlet is the county_centre.",
        ),
        *_lon_lat(),
        Column(
            name="parent",
            kind="reference",
            default="none",
            description="Outlet that supplies it; needed for a township, unused for the centre.",
        ),
        *_window("loading or unloading, departure and return"),
    ),
)
VILLAGES: Final = Table(
    "villages",
    "A row is a place to be served.",
    (
        Column(name="id", kind="id", required=True, description="Unique among all places."),
        Column(name="name", kind="text", required=True, description="Shown to people."),
        Column(name="outlet", kind="reference", required=True, description="Outlet it belongs to."),
        *_lon_lat(),
        Column(
            name="population",
            kind="whole",
            high=MOST_PEOPLE,
            unit="people",
            default="unknown",
            description="Inhabitants, from which demand can be drawn.",
        ),
        Column(
            name="visits_per_week",
            kind="number",
            high=MOST_VISITS_PER_WEEK,
            unit="visits",
            default="not set",
            description="How often it should be served.",
        ),
        *_window("beginning of a halt"),
        _priority("1"),
        Column(
            name="station",
            kind="choice",
            choices=get_args(Station),
            default="postal",
            description="Where in the village the goods change hands.",
        ),
        Column(
            name="access",
            kind="words",
            default="all",
            description="Profiles of the vehicles that can reach it, between ; or | or blanks.",
        ),
    ),
)
FLEET: Final = Table(
    "fleet",
    "A row is a vehicle.",
    (
        Column(name="id", kind="id", required=True, description="Unique among vehicles."),
        Column(name="type", kind="id", required=True, description="A name in vehicle_types."),
        Column(name="base", kind="reference", required=True, description="Outlet where it stands."),
        Column(
            name="in_service_since",
            kind="date",
            default="unknown",
            description="First day of service, from which its age follows.",
        ),
    ),
)
ORDERS: Final = Table(
    "orders",
    "A row is goods to deliver to or collect from a village on the date of the table.",
    (
        Column(name="village", kind="reference", required=True, description="Village it is for."),
        Column(
            name="kind",
            kind="choice",
            required=True,
            choices=get_args(OrderKind),
            description="Down to the village, or up from it.",
        ),
        Column(
            name="pieces",
            kind="whole",
            required=True,
            high=MOST_PIECES,
            unit="pieces",
            description="Parcels, bags or crates; they take handling time.",
        ),
        Column(
            name="weight_kg",
            kind="number",
            required=True,
            high=MOST_WEIGHT_KG,
            unit="kg",
            description="Weight of all pieces together.",
        ),
        Column(
            name="volume_m3",
            kind="number",
            required=True,
            high=MOST_VOLUME_M3,
            unit="m³",
            description="Volume of all pieces together.",
        ),
        Column(
            name="ready",
            kind="time",
            default="00:00",
            description="Earliest beginning of the halt at the village.",
        ),
        Column(
            name="due",
            kind="time",
            default="24:00",
            description="Latest beginning of the halt at the village.",
        ),
        Column(
            name="note",
            kind="text",
            longest=LONGEST_NOTE,
            default="none",
            description="Shown to the driver.",
        ),
        Column(
            name="id",
            kind="id",
            default="DATE-ROW",
            description="Unique in the table.",
        ),
        Column(
            name="mandatory",
            kind="flag",
            default="false",
            description="Whether it goes before every order that is not.",
        ),
        _priority("that of its village"),
        Column(
            name="dispatch_from",
            kind="choice",
            choices=get_args(DispatchFrom),
            default="that of the rules",
            description="Where its goods are loaded, or unloaded if they are collected.",
        ),
    ),
)
TABLES: Final[Mapping[TableName, Table]] = {
    table.name: table for table in (OUTLETS, VILLAGES, FLEET, ORDERS)
}
