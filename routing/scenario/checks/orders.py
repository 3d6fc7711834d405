"""Orders of a date, beside the villages they are for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from routing.errors import Finding
from routing.scenario.checks.places import clock
from routing.scenario.fields import shown
from routing.scenario.loading.records import Records
from routing.scenario.model import Order, Village
from routing.words import say


def order_windows_end_after_they_begin(orders: Records[Order]) -> Iterator[Finding]:
    """No order is due before it is ready."""
    for order in orders.items:
        if order.due_s < order.ready_s:
            cause = say("It is due at {due_s}, before it is ready at ", due_s=clock(order.due_s))
            cause += f"{clock(order.ready_s)}."
            yield Finding("scenario.window-reversed", cause, orders.file, order.row, "due")


def order_windows_meet_the_villages(
    orders: Records[Order], villages: Mapping[str, Village]
) -> Iterator[Finding]:
    """An order outside its village's window cannot be served; it is planned as left out."""
    for order in orders.items:
        village = villages.get(order.village)
        if village is None or order.due_s < order.ready_s:
            continue
        if order.ready_s > village.closes_s or order.due_s < village.opens_s:
            cause = say(
                "It is for {ready_s} to {due_s}, but ",
                ready_s=clock(order.ready_s),
                due_s=clock(order.due_s),
            )
            cause += say(
                "{id} is open from {opens_s} to ",
                id=shown(village.id),
                opens_s=clock(village.opens_s),
            )
            cause += f"{clock(village.closes_s)}."
            where = (orders.file, order.row, "due")
            yield Finding("scenario.order-window-closed", cause, *where, severity="warning")


def orders_carry_something(orders: Records[Order]) -> Iterator[Finding]:
    """An order without pieces, weight and volume is most likely a slip."""
    for order in orders.items:
        if not order.pieces and not order.weight_kg and not order.volume_m3:
            cause = say("The order for {village} carries nothing.", village=shown(order.village))
            where = (orders.file, order.row, "pieces")
            yield Finding("scenario.order-of-nothing", cause, *where, severity="warning")
