"""The same days with more or fewer goods, for asking what a change of demand would mean."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from routing.fleet.demand.content import orders_digest
from routing.fleet.model import Day, DemandDays
from routing.scenario.model import Order


def scaled_days(days: DemandDays, times: float) -> DemandDays:
    """Days on which every order brings so many times as much; dates and weights stay.

    An order that grows is cut into orders none of which is larger than it was, as far as it has
    pieces to be cut into, so that whatever could be carried still can.

    Parameters
    ----------
    times
        Larger than 0.
    """
    return replace(
        days,
        fitting=tuple(_scaled(day, times) for day in days.fitting),
        test=tuple(_scaled(day, times) for day in days.test),
    )


def _scaled(day: Day, times: float) -> Day:
    orders = tuple(part for order in day.orders.orders for part in _parts(order, times))
    return replace(day, orders=replace(day.orders, orders=orders, digest=orders_digest(orders)))


def _parts(order: Order, times: float) -> Iterator[Order]:
    pieces = max(1, round(order.pieces * times))
    parts = min(pieces, math.ceil(times))
    for part in range(parts):
        share = pieces // parts + (part < pieces % parts)
        yield replace(
            order,
            id=order.id if part == 0 else f"{order.id}+{part}",
            pieces=share,
            weight_kg=order.weight_kg * times * share / pieces,
            volume_m3=order.volume_m3 * times * share / pieces,
        )
