"""What the rules ask about: the scenario by id, and a route with what the scenario says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from routing.errors import Finding
from routing.network.model import MatrixProvider
from routing.plan.model import Plan, Stop, VehicleRoute
from routing.scenario.model import DayOrders, Order, Outlet, Scenario, Vehicle, Village
from routing.scenario.schema import VehicleType
from routing.words import say

PLAN_FILE: Final = "plan.json"
LONGEST_SHOWN: Final = 60


def short(text: str) -> str:
    """A text of a plan as a finding quotes it: on one line, never long."""
    line = "".join(char if char.isprintable() else "?" for char in text[: LONGEST_SHOWN + 1])
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}..."


def clock(seconds: int) -> str:
    """A time of day, or a length of time, as hours, minutes and seconds."""
    hours, rest = divmod(seconds, 3600)
    return f"{hours:02d}:{rest // 60:02d}:{rest % 60:02d}"


@dataclass(frozen=True)
class Facts:
    """A plan and everything it is judged by."""

    plan: Plan
    scenario: Scenario
    day: DayOrders
    roads: MatrixProvider
    place_index: Mapping[str, int]

    @cached_property
    def outlets(self) -> dict[str, Outlet]:
        """Outlets by id."""
        return {outlet.id: outlet for outlet in self.scenario.outlets}

    @cached_property
    def villages(self) -> dict[str, Village]:
        """Villages by id."""
        return {village.id: village for village in self.scenario.villages}

    @cached_property
    def orders(self) -> dict[str, Order]:
        """Orders of the date by id."""
        return {order.id: order for order in self.day.orders}

    @cached_property
    def fleet(self) -> dict[str, Vehicle]:
        """Vehicles by id."""
        return {vehicle.id: vehicle for vehicle in self.scenario.fleet}

    @cached_property
    def served(self) -> frozenset[str]:
        """Ids of all orders that stand at a village stop, known or not."""
        return frozenset(
            order
            for route in self.plan.routes
            for stop in route.stops
            if stop.kind == "serve"
            for order in stop.orders
        )

    def found(self, code: str, cause: str, field: str = "") -> Finding:
        """A violation that concerns the plan as a whole."""
        return Finding(code=code, cause=cause, file=PLAN_FILE, field=field)


@dataclass(frozen=True, slots=True)
class TripStops:
    """A trip as it stands in the plan, by the numbers of its stops.

    Attributes
    ----------
    load
        The halt where it is loaded; None for villages that stand before any loading.
    serves
        Its halts at villages.
    unload
        Where what it collects is unloaded: the next loading or the end.
    """

    load: int | None
    serves: tuple[int, ...]
    unload: int | None


@dataclass(frozen=True)
class RouteFacts:
    """A route, and what the scenario says of its vehicle."""

    facts: Facts
    route: VehicleRoute

    @cached_property
    def vehicle(self) -> Vehicle | None:
        """The vehicle, where the fleet has it."""
        return self.facts.fleet.get(self.route.vehicle)

    @cached_property
    def kind(self) -> VehicleType | None:
        """The vehicle's type; for a vehicle that is not there the type that the plan names."""
        types = self.facts.scenario.config.vehicle_types
        return types.get(self.route.type if self.vehicle is None else self.vehicle.type)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The stops of the route."""
        return self.route.stops

    @property
    def departure_s(self) -> int:
        """When the vehicle leaves its base."""
        return self.stops[0].leave_s if self.stops else 0

    @property
    def return_s(self) -> int:
        """When the vehicle is back."""
        return self.stops[-1].arrive_s if self.stops else 0

    def orders_at(self, stop: Stop) -> list[Order]:
        """The orders served at a stop that the scenario has."""
        return [self.facts.orders[name] for name in stop.orders if name in self.facts.orders]

    @cached_property
    def trips(self) -> tuple[TripStops, ...]:
        """The trips, empty ones included."""
        loads = [number for number, stop in enumerate(self.stops) if stop.kind == "load"]
        cuts = pairwise([-1, *loads, len(self.stops)])
        trips = (self._trip(start, end) for start, end in cuts)
        return tuple(trip for trip in trips if trip.load is not None or trip.serves)

    def _trip(self, start: int, end: int) -> TripStops:
        """The trip loaded at stop `start` (-1: not at all) and over at stop `end`."""
        serves = [n for n in range(start + 1, end) if self.stops[n].kind == "serve"]
        last = min(end, len(self.stops) - 1)
        unloads = last > start and self.stops[last].kind in {"load", "end"}
        return TripStops(
            load=None if start < 0 else start,
            serves=tuple(serves),
            unload=last if unloads else None,
        )

    def found(self, code: str, cause: str, stop: int | None = None) -> Finding:
        """A violation of this route, at one of its stops counted from 0."""
        place = f"vehicle {short(self.route.vehicle)}"
        if stop is not None:
            place += say(
                ", stop {stop} ({place})", stop=stop + 1, place=short(self.stops[stop].place)
            )
        return Finding(code=code, cause=cause, file=PLAN_FILE, field=place)


PlanRule = Callable[[Facts], Iterator[Finding]]
RouteRule = Callable[[RouteFacts], Iterator[Finding]]
