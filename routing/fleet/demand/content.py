"""What a day holds, as one text: for telling days apart and for naming results after them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from routing.fleet.model import Day
from routing.scenario.model import Order

_NOT_CONTENT: Final = {"row", "note"}
_NAMES: Final = {"id"}


def orders_digest(orders: Sequence[Order]) -> str:
    """SHA-256 (hex) over all that planning reads of orders, ids included."""
    return digest_of([_fields(order, _NOT_CONTENT) for order in orders])


def content_digest(day: Day) -> str:
    """The same for days that differ in date and names alone, whatever the order of their orders."""
    orders = [_fields(order, _NOT_CONTENT | _NAMES) for order in day.orders.orders]
    closures = [closure.model_dump(mode="json") for closure in day.closures]
    return digest_of([sorted(orders, key=repr), closures])


def digest_of(content: object) -> str:
    """SHA-256 (hex) over plain values, written in one way only."""
    text = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _fields(order: Order, without: set[str]) -> dict[str, object]:
    return {name: value for name, value in asdict(order).items() if name not in without}
