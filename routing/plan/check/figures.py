"""Rules about figures: each follows from the stops, and the plan's from its routes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from routing.errors import Finding
from routing.plan.check.facts import Facts, PlanRule, RouteFacts, RouteRule, short
from routing.plan.check.goods import loads_of
from routing.plan.model import OutletFigures
from routing.scenario.schema import VehicleType
from routing.words import say

HALF_A_CENT: Final = 0.005
HALF_A_METRE_KM: Final = 5e-4
HALF_A_SECOND_H: Final = 0.5 / 3600
SHARE: Final = 1e-5
ONE_SECOND: Final = 1

Expected = tuple[float | None, float | None, float]
"""Stated, recomputed, and how far they may be apart."""


@dataclass(frozen=True, slots=True)
class _Cost:
    """Cost in the currency, and how far rounded rates may have led from it."""

    value: float
    tolerance: float


def _cost(about: RouteFacts, kind: VehicleType) -> _Cost:
    duty_h = max(0, about.return_s - about.departure_s) / 3600
    regular_h = math.inf if kind.shift.regular_h is None else kind.shift.regular_h
    overtime_h = max(0.0, duty_h - regular_h)
    km = math.fsum(stop.leg_km for stop in about.stops)
    rates = kind.costs
    parts = (
        (rates.fixed, 1.0),
        (rates.per_km, km),
        (rates.per_hour, duty_h),
        (rates.overtime_per_hour, overtime_h),
    )
    # A problem counts rates in 1/1000 of the currency and regular hours in whole seconds.
    rounded = math.fsum(abs(rate - round(rate, 3)) * amount for rate, amount in parts)
    rounded += rates.overtime_per_hour * (regular_h * 3600 % 1 if overtime_h else 0.0) / 3600
    return _Cost(math.fsum(rate * amount for rate, amount in parts), HALF_A_CENT + rounded)


def _peaks(about: RouteFacts, kind: VehicleType) -> list[tuple[float, float]]:
    """Largest weight and volume share of each trip that serves something."""
    peaks = []
    for trip in about.trips:
        if trip.serves:
            loads = [load for _, load in loads_of(about, trip)]
            weight = max(load.kg for load in loads) / kind.weight_kg
            peaks.append((weight, max(load.m3 for load in loads) / kind.volume_m3))
    return peaks


def _overtime_s(kind: VehicleType, duty_s: int) -> float:
    regular_h = kind.shift.regular_h
    return 0.0 if regular_h is None else max(0.0, duty_s - regular_h * 3600)


def _route_figures(about: RouteFacts, kind: VehicleType) -> Mapping[str, Expected]:
    route, stops, duty_s = about.route, about.stops, about.return_s - about.departure_s
    cost, peaks = _cost(about, kind), _peaks(about, kind)
    km = math.fsum(stop.leg_km for stop in stops)
    weight, volume = (max((peak[i] for peak in peaks), default=0.0) for i in (0, 1))
    return {
        "trips": (route.trips, sum(bool(trip.serves) for trip in about.trips), 0),
        "distance_km": (route.distance_km, km, HALF_A_METRE_KM),
        "driving_s": (route.driving_s, sum(stop.leg_s for stop in stops), 0),
        "duty_s": (route.duty_s, duty_s, 0),
        "waiting_s": (route.waiting_s, sum(stop.wait_s for stop in stops), 0),
        "rest_s": (route.rest_s, sum(stop.rest_s for stop in stops), 0),
        "overtime_s": (route.overtime_s, _overtime_s(kind, duty_s), ONE_SECOND),
        "cost": (route.cost, cost.value, cost.tolerance),
        "peak_weight_share": (route.peak_weight_share, weight, SHARE),
        "peak_volume_share": (route.peak_volume_share, volume, SHARE),
    }


def _wrong(figures: Mapping[str, Expected]) -> Iterator[tuple[str, str]]:
    """Name of each figure that is off, and the cause."""
    for name, (stated, true, tolerance) in figures.items():
        if stated is None or true is None:
            agree = stated is true
        else:
            agree = abs(stated - true) <= tolerance + 1e-9 * abs(true)
        if not agree:
            yield (
                name,
                say(
                    "{name} is {true}, the plan says {stated}.",
                    name=name,
                    true=_number(true),
                    stated=_number(stated),
                ),
            )


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:.10g}"


def route_figures(about: RouteFacts) -> Iterator[Finding]:
    """Figures of a route follow from its stops."""
    if about.kind is None:
        return
    for _, cause in _wrong(_route_figures(about, about.kind)):
        yield about.found("plan.route-figures-differ", cause)


# The plan


@dataclass(frozen=True, slots=True)
class _Villages:
    """Ids of the villages due, and of those with an order served or not served."""

    due: frozenset[str]
    touched: frozenset[str]
    lacking: frozenset[str]

    @property
    def whole(self) -> frozenset[str]:
        """Those whose every order is served."""
        return self.due - self.lacking


def _villages(facts: Facts) -> _Villages:
    served = facts.served
    return _Villages(
        due=frozenset(order.village for order in facts.day.orders),
        touched=frozenset(o.village for o in facts.day.orders if o.id in served),
        lacking=frozenset(o.village for o in facts.day.orders if o.id not in served),
    )


def _rate(served: int, due: int) -> float:
    return served / due if due else 1.0


def service_figures(facts: Facts) -> Iterator[Finding]:
    """Villages, orders and pieces served are those of the stops."""
    stated, villages = facts.plan.figures, _villages(facts)
    due, whole = len(villages.due), len(villages.whole)
    served = [order for order in facts.day.orders if order.id in facts.served]
    missed = sum(o.mandatory and o.id not in facts.served for o in facts.day.orders)
    yield from _plan_findings(
        facts,
        {
            "villages_due": (stated.villages_due, due, 0),
            "villages_served": (stated.villages_served, whole, 0),
            "villages_partly_served": (
                stated.villages_partly_served,
                len(villages.touched & villages.lacking),
                0,
            ),
            "direct_service_rate": (stated.direct_service_rate, _rate(whole, due), SHARE),
            "orders_due": (stated.orders_due, len(facts.day.orders), 0),
            "orders_served": (stated.orders_served, len(served), 0),
            "pieces_served": (stated.pieces_served, sum(o.pieces for o in served), 0),
            "mandatory_unserved": (stated.mandatory_unserved, missed, 0),
        },
    )


def _plan_findings(facts: Facts, figures: Mapping[str, Expected]) -> Iterator[Finding]:
    for name, cause in _wrong(figures):
        yield facts.found("plan.figures-differ", cause, f"figures.{name}")


def _known(facts: Facts) -> list[tuple[RouteFacts, VehicleType]]:
    routes = [RouteFacts(facts, route) for route in facts.plan.routes]
    return [(about, about.kind) for about in routes if about.kind is not None]


def _mean(values: Iterable[float]) -> float | None:
    values = list(values)
    return math.fsum(values) / len(values) if values else None


def use_figures(facts: Facts) -> Iterator[Finding]:
    """Distance, duty, cost and use of the vehicles follow from the routes.

    Of routes whose vehicle type is unknown nothing can be said; such a plan is judged by that.
    """
    stated, routes = facts.plan.figures, _known(facts)
    if len(routes) < len(facts.plan.routes):
        return
    costs = [_cost(about, kind) for about, kind in routes]
    cost = math.fsum(part.value for part in costs)
    tolerance = math.fsum(part.tolerance for part in costs) + HALF_A_CENT
    pieces = sum(order.pieces for order in facts.day.orders if order.id in facts.served)
    km = math.fsum(stop.leg_km for route in facts.plan.routes for stop in route.stops)
    duty_h = math.fsum(about.return_s - about.departure_s for about, _ in routes) / 3600
    factor = _mean(max(peak) for about, kind in routes for peak in _peaks(about, kind))
    yield from _plan_findings(
        facts,
        {
            "vehicles_used": (stated.vehicles_used, len(routes), 0),
            "vehicles_available": (stated.vehicles_available, len(facts.fleet), 0),
            "distance_km": (stated.distance_km, km, HALF_A_METRE_KM),
            "duty_h": (stated.duty_h, duty_h, HALF_A_SECOND_H),
            "cost": (stated.cost, cost, tolerance),
            "cost_per_piece": (
                stated.cost_per_piece,
                cost / pieces if pieces else None,
                tolerance / max(1, pieces),
            ),
            "load_factor": (stated.load_factor, factor, SHARE),
        },
    )


def _outlet_rows(facts: Facts) -> dict[str, tuple[str, int, int]]:
    """Name, villages due and villages served of each outlet that has any due."""
    villages = _villages(facts)
    rows: dict[str, tuple[str, int, int]] = {}
    for outlet in facts.scenario.outlets:
        own = {v.id for v in facts.scenario.villages if v.outlet == outlet.id} & villages.due
        if own:
            rows[outlet.id] = outlet.name, len(own), len(own & villages.whole)
    return rows


def _row_differs(row: OutletFigures, true: tuple[str, int, int]) -> bool:
    _, due, served = true
    agrees = (row.name, row.villages_due, row.villages_served) == true
    return not agrees or abs(row.direct_service_rate - _rate(served, due)) > SHARE


def outlet_figures(facts: Facts) -> Iterator[Finding]:
    """There is one row for each outlet with villages due, and it is right."""
    rows, stated = _outlet_rows(facts), facts.plan.figures.by_outlet
    if sorted(row.outlet for row in stated) != sorted(rows):
        cause = say(
            "by_outlet has {rows} rows; they should be the {outlets} outlets with ",
            rows=len(stated),
            outlets=len(rows),
        )
        yield facts.found(
            "plan.figures-differ", say("{cause}villages due.", cause=cause), "figures.by_outlet"
        )
        return
    for row in stated:
        name, due, served = rows[row.outlet]
        if _row_differs(row, rows[row.outlet]):
            cause = say(
                "Of {name} {served} of {due} villages due are served; the plan says ",
                name=short(name),
                served=served,
                due=due,
            )
            cause += say(
                "{villages_served} of {villages_due} ({direct_service_rate}).",
                villages_served=row.villages_served,
                villages_due=row.villages_due,
                direct_service_rate=f"{row.direct_service_rate:.1%}",
            )
            place = f"figures.by_outlet, {short(row.outlet)}"
            yield facts.found("plan.figures-differ", cause, place)


def same_currency(facts: Facts) -> Iterator[Finding]:
    """Costs are in the scenario's currency."""
    true = facts.scenario.config.currency
    if facts.plan.currency != true:
        cause = say(
            "currency is {true}, the plan says {currency}.",
            true=true,
            currency=short(facts.plan.currency),
        )
        yield facts.found("plan.figures-differ", cause, "currency")


ROUTE_FIGURE_RULES: tuple[RouteRule, ...] = (route_figures,)
PLAN_FIGURE_RULES: tuple[PlanRule, ...] = (
    service_figures,
    use_figures,
    outlet_figures,
    same_currency,
)
