"""References between tables: an id, or the name of a place that no other place has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from routing.errors import Finding
from routing.scenario.fields import clean, shown
from routing.scenario.loading.aliases import key
from routing.scenario.loading.finding_log import FindingLog
from routing.scenario.loading.parts import Parts
from routing.scenario.loading.records import Record, Records
from routing.scenario.loading.values import built_in_profile
from routing.scenario.model import Order, Outlet, Village
from routing.words import say


@dataclass(frozen=True, slots=True)
class Directory:
    """The ids that may be referred to, and the places that have each name.

    ``complete`` is False where an id of the table could not be read; then nothing is unknown.
    """

    what: str
    ids: frozenset[str]
    by_name: Mapping[str, Sequence[str]]
    by_key: dict[str, str]
    complete: bool

    def find(self, reference: str) -> Sequence[str]:
        """Ids that a reference may stand for: none, one, or several of the same name."""
        return (reference,) if reference in self.ids else self.by_name.get(reference, ())

    def fault(self, reference: str) -> str:
        """What is wrong with a reference that stands for nothing."""
        close = self.by_key.get(key(reference))
        hint = "" if close is None else say(" Is {close} meant?", close=shown(close))
        return say(
            "{reference} is not the id of {what}.{hint}",
            reference=shown(reference),
            what=self.what,
            hint=hint,
        )


def _directory(what: str, records: Records[Outlet]) -> Directory:
    ids = frozenset(name for name, _ in records.ids)
    return Directory(what, ids, records.names, {key(name): name for name in ids}, records.complete)


def village_directory(villages: Sequence[Village]) -> Directory:
    """The directory of a loaded scenario's villages."""
    names: dict[str, list[str]] = {}
    for village in villages:
        names.setdefault(clean(village.name), []).append(village.id)
    ids = frozenset(village.id for village in villages)
    return Directory(say("a village"), ids, names, {key(name): name for name in ids}, complete=True)


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that refers to another table: which one, and the code of a reference to nothing."""

    field: str
    target: Directory
    code: str


def _ambiguous(reference: str, found: Iterable[str]) -> str:
    ids = ", ".join(shown(name) for name in sorted(found)[:5])
    return say(
        "{reference} is the name of several places: {ids}.", reference=shown(reference), ids=ids
    )


def _settled(
    reference: Reference, place: tuple[str, int], written: str, log: FindingLog
) -> str | None:
    """The id that is meant; None, and a finding, if that is not clear."""
    found = reference.target.find(written)
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        cause = _ambiguous(written, found)
        log.add(Finding("scenario.name-ambiguous", cause, *place, reference.field))
    elif reference.target.complete:
        cause = reference.target.fault(written)
        log.add(Finding(reference.code, cause, *place, reference.field))
    return None


def settle(
    records: Records[Record], references: list[Reference], log: FindingLog
) -> Records[Record]:
    """The same records with ids in place of names; what refers to nothing goes to the log.

    Parameters
    ----------
    records
        A table's records.
    references
        Its columns that refer to other tables; an empty reference is left alone.
    log
        Receives a finding for each reference to nothing.
    """
    items = []
    for item in records.items:
        changes: dict[str, str] = {}
        for reference in references:
            written: str = getattr(item, reference.field)
            found = _settled(reference, (records.file, item.row), written, log) if written else None
            if found is not None and found != written:
                changes[reference.field] = found
        items.append(_changed(item, changes) if changes else item)
    return replace(records, items=tuple(items))


def _changed(item: Record, changes: dict[str, str]) -> Record:
    change: Callable[..., Record] = replace
    return change(item, **changes)


def _types(parts: Parts) -> Directory | None:
    if parts.config is None:
        return None
    names = frozenset(parts.config.vehicle_types)
    keys = {key(name): name for name in names}
    return Directory(say("a type in vehicle_types"), names, {}, keys, complete=True)


def _references(targets: dict[str, tuple[Directory | None, str]]) -> list[Reference]:
    return [
        Reference(field, target, code)
        for field, (target, code) in targets.items()
        if target is not None
    ]


def _with_profiles(records: Records[Village], own: frozenset[str]) -> Records[Village]:
    """The villages with built-in profiles in place of the words for them."""

    def settled(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(word if word in own else built_in_profile(word) or word for word in words)

    items = (
        replace(item, access=settled(item.access)) if item.access else item
        for item in records.items
    )
    return replace(records, items=tuple(items))


def _villages(parts: Parts, homes: list[Reference], log: FindingLog) -> Records[Village] | None:
    if parts.villages is None:
        return None
    own = frozenset(() if parts.config is None else parts.config.profiles)
    return _with_profiles(settle(parts.villages, homes, log), own)


def settle_parts(parts: Parts, log: FindingLog) -> Parts:
    """The parts with every reference between their tables settled."""
    outlets = None if parts.outlets is None else _directory(say("an outlet"), parts.outlets)
    parents = _references({"parent": (outlets, "scenario.unknown-parent")})
    homes = _references({"outlet": (outlets, "scenario.unknown-outlet")})
    fleet = _references(
        {
            "base": (outlets, "scenario.unknown-base"),
            "type": (_types(parts), "scenario.unknown-type"),
        }
    )
    return replace(
        parts,
        outlets=None if parts.outlets is None else settle(parts.outlets, parents, log),
        villages=_villages(parts, homes, log),
        fleet=None if parts.fleet is None else settle(parts.fleet, fleet, log),
    )


def settle_orders(
    orders: Records[Order], outlets: tuple[Outlet, ...], villages: Directory, log: FindingLog
) -> Records[Order]:
    """The orders with every village settled; one for an outlet gets a code of its own."""
    stations = {outlet.id for outlet in outlets} - villages.ids
    misplaced = [order for order in orders.items if order.village in stations]
    for order in misplaced:
        cause = say("{village} is an outlet, not a village.", village=shown(order.village))
        log.add(Finding("scenario.order-for-outlet", cause, orders.file, order.row, "village"))
    rest = tuple(order for order in orders.items if order.village not in stations)
    references = _references({"village": (villages, "scenario.unknown-village")})
    return settle(replace(orders, items=rest), references, log)
