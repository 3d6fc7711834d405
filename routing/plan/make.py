"""Turn an assignment into a plan: stops with times and goods, routes, reasons and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from routing.plan.context import PlanContext
from routing.plan.costs import timed_route_cost
from routing.plan.goods import NOTHING, Goods, goods_of, tidy
from routing.plan.kpis import day_figures
from routing.plan.model import (
    PLAN_SCHEMA_VERSION,
    Plan,
    ScenarioRef,
    Stop,
    Unserved,
    VehicleRoute,
)
from routing.plan.reasons import Reasons
from routing.plan.schedule import TimedHalt, TimedRoute, schedule_route
from routing.problem.assignment import Assignment, Route
from routing.scenario.model import Order

__all__ = ["PlanContext", "make_plan"]

StopKind = Literal["start", "load", "serve", "end"]
_STOP_KIND: Final[dict[str, StopKind]] = {
    "start": "start",
    "depot": "load",
    "visit": "serve",
    "end": "end",
}


def make_plan(context: PlanContext, assignment: Assignment, seed: int = 0) -> Plan:
    """The plan that an assignment amounts to.

    Same context, assignment and seed: the same plan. The scenario's folder stands in it as it
    was loaded; whoever writes the plan makes it relative.

    Parameters
    ----------
    assignment
        One without findings of severity ``error``.
    seed
        What the engine was given; noted in the plan.
    """
    routes = tuple(_vehicle_route(context, route) for route in assignment.routes)
    unserved = tuple(_unserved(context, assignment.unserved))
    scenario = context.scenario
    return Plan(
        schema_version=PLAN_SCHEMA_VERSION,
        scenario=ScenarioRef(
            name=scenario.config.name,
            folder=_text(scenario.folder.as_posix()),
            digest=scenario.digest,
            orders_digest=context.orders.digest,
        ),
        date=context.orders.date.isoformat(),
        currency=scenario.config.currency,
        engine=assignment.engine,
        seed=seed,
        status="interrupted" if assignment.status == "interrupted" else "complete",
        notes=assignment.notes,
        routes=routes,
        unserved=unserved,
        figures=day_figures(scenario, context.orders, routes),
    )


def _text(path: str) -> str:
    """A path as a text that can be written: what is no character becomes a question mark."""
    return path.encode("utf-8", "replace").decode("utf-8")


def _unserved(context: PlanContext, visits: Sequence[int]) -> Iterator[Unserved]:
    reasons = Reasons(context)
    for visit in visits:
        reason = reasons.of(visit)
        for order in context.orders_of(visit):
            yield Unserved(
                order=order.id,
                village=order.village,
                mandatory=order.mandatory,
                reason=reason.code,
                detail=reason.detail,
            )


# Stops


@dataclass(frozen=True, slots=True)
class _Halt:
    """A stop in the making: the first and the last timed halt it stands for, and its orders."""

    first: TimedHalt
    last: TimedHalt
    orders: tuple[Order, ...] = ()


def _continues(context: PlanContext, halt: _Halt, nxt: TimedHalt) -> bool:
    """Whether the next visit belongs to the same stop.

    It does if the vehicle stays, does not wait, and the stop as a whole began within the next
    visit's window, so that one moment of begin answers for all orders of a stop.
    """
    if halt.last.kind != "visit" or nxt.kind != "visit" or halt.last.location != nxt.location:
        return False
    opens_s = int(context.problem.visits.opens_s[nxt.index])
    return nxt.begin_s == halt.last.leave_s and halt.first.begin_s >= opens_s


def _halts(context: PlanContext, timed: TimedRoute) -> list[_Halt]:
    halts: list[_Halt] = []
    for nxt in timed.halts:
        orders = context.orders_of(nxt.index) if nxt.kind == "visit" else ()
        if halts and _continues(context, halts[-1], nxt):
            halts[-1] = replace(halts[-1], last=nxt, orders=halts[-1].orders + orders)
        else:
            halts.append(_Halt(nxt, nxt, orders))
    return halts


def _loads(halts: Sequence[_Halt]) -> list[Goods]:
    """What is on board on departure from each halt, in the reader's units.

    What a trip delivers is on board from its depot on, what it collected until the next.
    """
    loads = []
    on_board = NOTHING
    for number, halt in enumerate(halts):
        if halt.first.kind == "visit":
            on_board += goods_of(halt.orders, "collect") - goods_of(halt.orders, "deliver")
        else:
            trip = [h.orders for h in halts[number + 1 :] if h.first.trip == halt.first.trip]
            delivered = goods_of((order for orders in trip for order in orders), "deliver")
            on_board = delivered if halt.first.kind == "depot" else NOTHING
        loads.append(on_board)
    return loads


def _stop(context: PlanContext, halt: _Halt, load: Goods) -> Stop:
    first = halt.first
    place = context.place_by_id[context.problem.locations.ids[first.location]]
    down, up = goods_of(halt.orders, "deliver"), goods_of(halt.orders, "collect")
    return Stop(
        kind=_STOP_KIND[first.kind],
        place=place.id,
        name=place.name,
        lon=place.lon,
        lat=place.lat,
        arrive_s=first.arrive_s,
        begin_s=first.begin_s,
        leave_s=halt.last.leave_s,
        wait_s=first.wait_s,
        rest_s=first.rest_s,
        leg_km=first.leg_m / 1000,
        leg_s=first.leg_s,
        orders=tuple(order.id for order in halt.orders),
        deliver_pieces=down.pieces,
        collect_pieces=up.pieces,
        deliver_kg=tidy(down.weight_kg),
        collect_kg=tidy(up.weight_kg),
        deliver_m3=tidy(down.volume_m3),
        collect_m3=tidy(up.volume_m3),
        load_kg=tidy(load.weight_kg),
        load_m3=tidy(load.volume_m3),
    )


# Routes


def _vehicle_route(context: PlanContext, route: Route) -> VehicleRoute:
    problem = context.problem
    timed = schedule_route(problem, route)
    halts = _halts(context, timed)
    loads = _loads(halts)
    stops = tuple(_stop(context, halt, load) for halt, load in zip(halts, loads, strict=True))
    number = int(problem.vehicles.type[route.vehicle])
    kind = context.type_of(route.vehicle)
    return VehicleRoute(
        vehicle=problem.vehicles.ids[route.vehicle],
        type=problem.types.ids[number],
        profile=kind.profile,
        base=problem.depots.ids[problem.vehicles.base[route.vehicle]],
        stops=stops,
        trips=sum(bool(trip.visits) for trip in route.trips),
        distance_km=timed.distance_m / 1000,
        driving_s=timed.driving_s,
        duty_s=timed.duty_s,
        waiting_s=timed.waiting_s,
        rest_s=timed.rest_s,
        overtime_s=max(0, timed.duty_s - int(problem.types.regular_s[number])),
        cost=timed_route_cost(problem, timed) / 1000,
        peak_weight_share=tidy(max(stop.load_kg for stop in stops) / kind.weight_kg),
        peak_volume_share=tidy(max(stop.load_m3 for stop in stops) / kind.volume_m3),
    )
