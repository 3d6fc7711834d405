"""A loaded scenario: checked, converted to WGS-84, frozen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from routing.errors import Finding
from routing.scenario.schema import DispatchFrom, ScenarioConfig, VehicleType

OutletKind = Literal["county_centre", "township"]
Station = Literal["postal", "telecom", "shared", "door"]
OrderKind = Literal["deliver", "collect"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A place vehicles start from. Times are seconds after midnight, both ends included."""

    id: str
    name: str
    kind: OutletKind
    lon: float
    lat: float
    parent: str
    opens_s: int
    closes_s: int
    row: int = 0


@dataclass(frozen=True, slots=True)
class Village:
    """A place to be served.

    ``access`` holds the profiles that can reach it (empty: all); ``priority`` weighs its
    orders when not all can be served.
    """

    id: str
    name: str
    outlet: str
    lon: float
    lat: float
    population: int | None
    visits_per_week: float | None
    opens_s: int
    closes_s: int
    priority: int
    station: Station
    access: tuple[str, ...]
    row: int = 0


@dataclass(frozen=True, slots=True)
class Vehicle:
    """One unit: its type, the outlet where it stands, and since when."""

    id: str
    type: str
    base: str
    in_service_since: dt.date | None
    row: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """Goods to deliver to or collect from a village on a date.

    ``ready_s`` and ``due_s`` bound the start of service at the village, within its own
    window. ``priority`` of None means the village's; ``dispatch_from`` of None means the rule's.
    """

    id: str
    village: str
    kind: OrderKind
    pieces: int
    weight_kg: float
    volume_m3: float
    ready_s: int
    due_s: int
    mandatory: bool
    priority: int | None
    dispatch_from: DispatchFrom | None
    note: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Scenario:
    """Everything but the orders of a date.

    Attributes
    ----------
    folder
        Where it was loaded from.
    config
        What ``scenario.yaml`` says, but for drawn areas, which are in WGS-84 as every place is;
        ``crs`` still names what the files hold.
    dates
        Those with a table of orders, in order.
    digest
        SHA-256 (hex) over the bytes of all its files but the orders.
    warnings
        What was found and did not stop the loading.
    """

    folder: Path
    config: ScenarioConfig
    outlets: tuple[Outlet, ...]
    villages: tuple[Village, ...]
    fleet: tuple[Vehicle, ...]
    dates: tuple[dt.date, ...]
    digest: str
    warnings: tuple[Finding, ...] = ()

    @property
    def vehicle_types(self) -> dict[str, VehicleType]:
        """Vehicle types by name."""
        return dict(self.config.vehicle_types)


@dataclass(frozen=True, slots=True)
class DayOrders:
    """The orders of one date."""

    date: dt.date
    orders: tuple[Order, ...]
    digest: str
    warnings: tuple[Finding, ...] = ()
