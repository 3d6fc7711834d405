"""Rules about goods: what is handed over at a stop, and what is on board after it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from routing.errors import Finding
from routing.plan.check.facts import RouteFacts, RouteRule, TripStops
from routing.plan.model import Stop
from routing.scenario.model import Order, OrderKind
from routing.words import say

HALF_A_GRAM_KG: Final = 5e-4
HALF_A_LITRE_M3: Final = 5e-4
TINY: Final = 1e-6


class Amount(NamedTuple):
    """Weight and volume."""

    kg: float
    m3: float


def _amount(orders: Sequence[Order], kind: OrderKind) -> Amount:
    chosen = [order for order in orders if order.kind == kind]
    return Amount(
        math.fsum(order.weight_kg for order in chosen),
        math.fsum(order.volume_m3 for order in chosen),
    )


def _pieces(orders: Sequence[Order], kind: OrderKind) -> int:
    return sum(order.pieces for order in orders if order.kind == kind)


def _differ(stated: Amount, true: Amount) -> bool:
    return abs(stated.kg - true.kg) > HALF_A_GRAM_KG or abs(stated.m3 - true.m3) > HALF_A_LITRE_M3


def _text(amount: Amount) -> str:
    return say("{kg} kg and {m3} m³", kg=f"{amount.kg:.3f}", m3=f"{amount.m3:.3f}")


def _stated(stop: Stop, kind: OrderKind) -> tuple[int, Amount]:
    if kind == "deliver":
        return stop.deliver_pieces, Amount(stop.deliver_kg, stop.deliver_m3)
    return stop.collect_pieces, Amount(stop.collect_kg, stop.collect_m3)


def goods_as_ordered(about: RouteFacts) -> Iterator[Finding]:
    """Pieces, weights and volumes of a stop are those of its orders, down and up."""
    kinds: tuple[OrderKind, ...] = ("deliver", "collect")
    for number, stop in enumerate(about.stops):
        orders = about.orders_at(stop)
        for kind in kinds:
            pieces, amount = _stated(stop, kind)
            true = _amount(orders, kind)
            if pieces != _pieces(orders, kind) or _differ(amount, true):
                cause = say(
                    "Its orders {kind} {orders} pieces with {true}; ",
                    kind=kind,
                    orders=_pieces(orders, kind),
                    true=_text(true),
                )
                cause += say(
                    "the plan says {pieces} pieces with {amount}.",
                    pieces=pieces,
                    amount=_text(amount),
                )
                yield about.found("plan.goods-differ", cause, number)


def loads_of(about: RouteFacts, trip: TripStops) -> list[tuple[int, Amount]]:
    """Number of each stop of a trip at which goods change hands, and what is on board after it."""
    orders = [about.orders_at(about.stops[number]) for number in trip.serves]
    delivers = [_amount(group, "deliver") for group in orders]
    collects = [_amount(group, "collect") for group in orders]
    loads = []
    for done, number in enumerate((trip.load, *trip.serves)):
        parts = (*delivers[done:], *collects[:done])
        load = Amount(math.fsum(p.kg for p in parts), math.fsum(p.m3 for p in parts))
        if number is not None:
            loads.append((number, load))
    return loads


def loads_as_stated(about: RouteFacts) -> Iterator[Finding]:
    """The load stated at each stop follows from the orders; none is on board at start and end."""
    true = {number: load for trip in about.trips for number, load in loads_of(about, trip)}
    for number, stop in enumerate(about.stops):
        load = true.get(number, Amount(0.0, 0.0))
        stated = Amount(stop.load_kg, stop.load_m3)
        if _differ(stated, load):
            cause = say(
                "On departure {load} are on board; the plan says {stated}.",
                load=_text(load),
                stated=_text(stated),
            )
            yield about.found("plan.goods-differ", cause, number)


def never_overloaded(about: RouteFacts) -> Iterator[Finding]:
    """At no point of a trip is more on board than payload and load space; the worst is named."""
    if about.kind is None:
        return
    limit = Amount(about.kind.weight_kg, about.kind.volume_m3)
    for trip in about.trips:
        points = loads_of(about, trip)
        for kind, unit in enumerate(("kg", "m³")):
            amounts = [load[kind] for _, load in points]
            worst = amounts.index(max(amounts))
            if amounts[worst] > limit[kind] + TINY:
                cause = say(
                    "On departure {amounts} {unit} are on board; ",
                    amounts=f"{amounts[worst]:.3f}",
                    unit=unit,
                )
                yield about.found(
                    "plan.over-capacity",
                    say("{cause}{limit} fit.", cause=cause, limit=f"{limit[kind]:.3f}"),
                    points[worst][0],
                )


GOODS_RULES: tuple[RouteRule, ...] = (goods_as_ordered, loads_as_stated, never_overloaded)
