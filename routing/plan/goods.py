"""Goods in the reader's units: pieces, kilograms, cubic metres."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from routing.scenario.model import Order, OrderKind

_DECIMALS: Final = 6


@dataclass(frozen=True, slots=True)
class Goods:
    """A quantity of goods."""

    pieces: int
    weight_kg: float
    volume_m3: float

    def __add__(self, other: Goods) -> Goods:
        """Both together."""
        return Goods(
            self.pieces + other.pieces,
            self.weight_kg + other.weight_kg,
            self.volume_m3 + other.volume_m3,
        )

    def __sub__(self, other: Goods) -> Goods:
        """What is left without the other."""
        return Goods(
            self.pieces - other.pieces,
            self.weight_kg - other.weight_kg,
            self.volume_m3 - other.volume_m3,
        )


NOTHING: Final = Goods(0, 0.0, 0.0)


def goods_of(orders: Iterable[Order], kind: OrderKind) -> Goods:
    """All goods of the orders of one kind."""
    chosen = [order for order in orders if order.kind == kind]
    return Goods(
        sum(order.pieces for order in chosen),
        math.fsum(order.weight_kg for order in chosen),
        math.fsum(order.volume_m3 for order in chosen),
    )


def tidy(value: float) -> float:
    """A figure without the noise that sums of floats leave, and without a minus before zero."""
    return round(value, _DECIMALS) + 0.0
