"""What a plan says beyond an assignment: the names, goods and rules behind the numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from routing.problem.model import Problem
from routing.scenario.model import DayOrders, Order, Outlet, Scenario, Village
from routing.scenario.schema import VehicleType


@dataclass(frozen=True)
class PlanContext:
    """What an engine does not know.

    Attributes
    ----------
    scenario, orders
        What the problem was built from: each order stands in exactly one visit.
    problem
        Depot ids are outlet ids, and the id of a visit's location is its village's.
    off_road_m
        Straight distance from a village, by id, to the nearest road; tells a village without a
        road from one too far from any.
    """

    scenario: Scenario
    orders: DayOrders
    problem: Problem
    off_road_m: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def order_by_id(self) -> dict[str, Order]:
        """The orders of the date."""
        return {order.id: order for order in self.orders.orders}

    @cached_property
    def place_by_id(self) -> dict[str, Outlet | Village]:
        """Outlets and villages."""
        places: list[Outlet | Village] = [*self.scenario.villages, *self.scenario.outlets]
        return {place.id: place for place in places}

    def village_of(self, visit: int) -> str:
        """Id of the village of a visit."""
        return self.problem.locations.ids[int(self.problem.visits.location[visit])]

    def orders_of(self, visit: int) -> tuple[Order, ...]:
        """The orders that a visit stands for."""
        return tuple(self.order_by_id[order] for order in self.problem.visits.orders[visit])

    def type_of(self, vehicle: int) -> VehicleType:
        """The type of a vehicle, as the scenario has it."""
        name = self.problem.types.ids[self.problem.vehicles.type[vehicle]]
        return self.scenario.config.vehicle_types[name]
