"""What a manager asks of a day: service, distance, cost and use of the vehicles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from routing.plan.goods import tidy
from routing.plan.model import Figures, OutletFigures, Stop, VehicleRoute
from routing.scenario.model import DayOrders, Scenario


@dataclass(frozen=True, slots=True)
class _Service:
    """Ids of the villages due, wholly served and partly served."""

    due: frozenset[str]
    served: frozenset[str]
    partly: frozenset[str]


def day_figures(scenario: Scenario, day: DayOrders, routes: Sequence[VehicleRoute]) -> Figures:
    """The figures of a day's routes."""
    served = {order for route in routes for stop in route.stops for order in stop.orders}
    service = _service(day, served)
    pieces = sum(order.pieces for order in day.orders if order.id in served)
    cost = sum(round(route.cost * 1000) for route in routes) / 1000
    return Figures(
        villages_due=len(service.due),
        villages_served=len(service.served),
        villages_partly_served=len(service.partly),
        direct_service_rate=_rate(len(service.served), len(service.due)),
        orders_due=len(day.orders),
        orders_served=len(served),
        pieces_served=pieces,
        mandatory_unserved=sum(o.mandatory and o.id not in served for o in day.orders),
        vehicles_used=len(routes),
        vehicles_available=len(scenario.fleet),
        distance_km=tidy(sum(route.distance_km for route in routes)),
        duty_h=tidy(sum(route.duty_s for route in routes) / 3600),
        cost=cost,
        cost_per_piece=tidy(cost / pieces) if pieces else None,
        load_factor=_load_factor(scenario, routes),
        by_outlet=tuple(_by_outlet(scenario, service)),
    )


def _service(day: DayOrders, served: set[str]) -> _Service:
    due = {order.village for order in day.orders}
    touched = {order.village for order in day.orders if order.id in served}
    lacking = {order.village for order in day.orders if order.id not in served}
    return _Service(frozenset(due), frozenset(due - lacking), frozenset(touched & lacking))


def _rate(served: int, due: int) -> float:
    """Share served; 1 where nothing is due, since nothing is missed."""
    return tidy(served / due) if due else 1.0


def _by_outlet(scenario: Scenario, service: _Service) -> Iterator[OutletFigures]:
    """One row an outlet with villages due, in the scenario's order."""
    for outlet in scenario.outlets:
        own = {village.id for village in scenario.villages if village.outlet == outlet.id}
        due = own & service.due
        if due:
            served = len(due & service.served)
            yield OutletFigures(
                outlet=outlet.id,
                name=outlet.name,
                villages_due=len(due),
                villages_served=served,
                direct_service_rate=_rate(served, len(due)),
            )


def trips_of(route: VehicleRoute) -> list[list[Stop]]:
    """The stops of each trip that serves something, its loading first."""
    trips: list[list[Stop]] = []
    for stop in route.stops:
        if stop.kind == "load":
            trips.append([stop])
        elif stop.kind == "serve" and trips:
            trips[-1].append(stop)
    return [trip for trip in trips if len(trip) > 1]


def _load_factor(scenario: Scenario, routes: Sequence[VehicleRoute]) -> float | None:
    """Mean over trips of the larger of weight and volume share at their peak."""
    peaks = []
    for route in routes:
        kind = scenario.config.vehicle_types[route.type]
        for trip in trips_of(route):
            weight = max(stop.load_kg for stop in trip) / kind.weight_kg
            volume = max(stop.load_m3 for stop in trip) / kind.volume_m3
            peaks.append(max(weight, volume))
    return tidy(sum(peaks) / len(peaks)) if peaks else None
