"""From orders to visits: orders that may as well be served together become one visit.

Orders of one village with the same window, priority, obligation and source are put together as
long as each of their totals fits the smallest vehicle that may come. So putting together never
keeps a vehicle from serving what it could have served alone, and the search stays small.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from routing.problem.units import load_g, load_l
from routing.scenario.model import Order, Village
from routing.scenario.schema import DispatchFrom

LEAST_G: Final = 1


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which conditions an order is served; orders that share all of them may be merged."""

    village: str
    opens_s: int
    closes_s: int
    mandatory: bool
    priority: int
    dispatch_from: DispatchFrom


@dataclass(frozen=True, slots=True)
class OrderGroup:
    """Orders that become one visit, with their loads in grams and litres."""

    terms: Terms
    orders: tuple[Order, ...]
    deliver: tuple[int, int]
    collect: tuple[int, int]

    @property
    def pieces(self) -> int:
        """Pieces handed over, down and up."""
        return sum(order.pieces for order in self.orders)


def terms_of(order: Order, village: Village, default: DispatchFrom) -> Terms:
    """The conditions of an order: its own where given, else its village's and the rule's."""
    return Terms(
        village=village.id,
        opens_s=max(order.ready_s, village.opens_s),
        closes_s=min(order.due_s, village.closes_s),
        mandatory=order.mandatory,
        priority=village.priority if order.priority is None else order.priority,
        dispatch_from=order.dispatch_from or default,
    )


def _single(order: Order, terms: Terms) -> OrderGroup:
    # What weighs nothing on paper, such as a notice, still has to come from its outlet.
    load = (max(LEAST_G, load_g(order.weight_kg)), load_l(order.volume_m3))
    nothing = (0, 0)
    delivers = order.kind == "deliver"
    return OrderGroup(terms, (order,), load if delivers else nothing, nothing if delivers else load)


def _merged(first: OrderGroup, second: OrderGroup) -> OrderGroup:
    return OrderGroup(
        first.terms,
        first.orders + second.orders,
        (first.deliver[0] + second.deliver[0], first.deliver[1] + second.deliver[1]),
        (first.collect[0] + second.collect[0], first.collect[1] + second.collect[1]),
    )


def _fits(group: OrderGroup, limit: tuple[int, int]) -> bool:
    loads = (group.deliver, group.collect)
    return all(load[0] <= limit[0] and load[1] <= limit[1] for load in loads)


def group_orders(
    orders: Iterable[tuple[Order, Terms, tuple[int, int]]],
) -> tuple[OrderGroup, ...]:
    """Merge orders first-fit, in the order given.

    Parameters
    ----------
    orders
        Each order with its terms and the smallest capacity (grams, litres) that may serve it.
    """
    open_groups: dict[Terms, list[OrderGroup]] = {}
    for order, terms, limit in orders:
        single = _single(order, terms)
        groups = open_groups.setdefault(terms, [])
        for index, group in enumerate(groups):
            merged = _merged(group, single)
            if _fits(merged, limit):
                groups[index] = merged
                break
        else:
            groups.append(single)
    return tuple(group for groups in open_groups.values() for group in groups)
