"""Ids: each stands for one thing, and no two name the same file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from routing.errors import Finding
from routing.scenario.fields import shown
from routing.scenario.loading.parts import Parts
from routing.scenario.loading.records import Records
from routing.scenario.model import Order
from routing.words import say


def _unique(ids: Iterable[tuple[str, str, int]]) -> Iterator[Finding]:
    """Faults among (file, id, row): ids that are the same, or the same but for their case."""
    seen: dict[str, tuple[str, str, int]] = {}
    for file, name, row in ids:
        first = seen.setdefault(name.casefold(), (file, name, row))
        if first == (file, name, row):
            continue
        where = (
            say("row {number}", number=first[2])
            if first[0] == file
            else say("{file}, row {row}", file=first[0], row=first[2])
        )
        if first[1] == name:
            cause = say("{name} already stands in {where}.", name=shown(name), where=where)
            yield Finding("scenario.id-duplicate", cause, file, row, "id")
        else:
            cause = say(
                "{name} differs from {first} in {where} in case only.",
                name=shown(name),
                first=shown(first[1]),
                where=where,
            )
            yield Finding("scenario.id-collides", cause, file, row, "id")


def places_have_unique_ids(parts: Parts) -> Iterator[Finding]:
    """Outlets and villages share one set of ids."""
    return _unique(parts.place_ids())


def vehicles_have_unique_ids(parts: Parts) -> Iterator[Finding]:
    """Vehicles have a set of ids of their own."""
    if parts.fleet is not None:
        file = parts.fleet.file
        yield from _unique((file, name, row) for name, row in parts.fleet.ids)


def orders_have_unique_ids(orders: Records[Order]) -> Iterator[Finding]:
    """Orders of a date have a set of ids of their own; given ids and those made up together."""
    return _unique((orders.file, order.id, order.row) for order in orders.items)
