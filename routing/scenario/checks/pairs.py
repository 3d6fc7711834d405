"""Villages that are fixed to vehicles by hand."""

from __future__ import annotations

from collections.abc import Iterator

from routing.errors import Finding
from routing.scenario.fields import shown
from routing.scenario.loading.config import CONFIG_FILE
from routing.scenario.loading.parts import Parts
from routing.scenario.schema import Pair
from routing.words import say


def _pairs(parts: Parts) -> Iterator[tuple[int, Pair]]:
    if parts.config is not None:
        yield from enumerate(parts.config.rules.pairs)


def _finding(parts: Parts, code: str, cause: str, *path: str | int) -> Finding:
    steps = (str(step + 1 if isinstance(step, int) else step) for step in path)
    field = ".".join(("rules", "pairs", *steps))
    return Finding(code, cause, CONFIG_FILE, parts.read.line("rules", "pairs", *path), field)


def pairs_name_known_villages(parts: Parts) -> Iterator[Finding]:
    """Every pair is for a village that exists."""
    if parts.villages is None or not parts.villages.complete:
        return
    known = {name for name, _ in parts.villages.ids}
    for number, pair in _pairs(parts):
        if pair.village not in known:
            cause = say("There is no village {village}.", village=shown(pair.village))
            yield _finding(parts, "scenario.unknown-village", cause, number, "village")


def pairs_name_known_vehicles(parts: Parts) -> Iterator[Finding]:
    """Every pair is with vehicles that exist."""
    if parts.fleet is None or not parts.fleet.complete:
        return
    known = {name for name, _ in parts.fleet.ids}
    for number, pair in _pairs(parts):
        for place, name in enumerate(pair.vehicles):
            if name not in known:
                cause = say("There is no vehicle {name}.", name=shown(name))
                yield _finding(parts, "scenario.unknown-vehicle", cause, number, "vehicles", place)


def pairs_are_for_different_villages(parts: Parts) -> Iterator[Finding]:
    """No village stands in two pairs."""
    first: dict[str, int] = {}
    for number, pair in _pairs(parts):
        if first.setdefault(pair.village, number) != number:
            cause = say(
                "{village} already stands in pair {first}.",
                village=shown(pair.village),
                first=first[pair.village] + 1,
            )
            yield _finding(parts, "scenario.pair-twice", cause, number, "village")


def pairs_can_be_served(parts: Parts) -> Iterator[Finding]:
    """One vehicle at least of every pair can reach its village."""
    if parts.config is None or parts.villages is None or parts.fleet is None:
        return
    types = parts.config.vehicle_types
    profiles = {v.id: types[v.type].profile for v in parts.fleet.items if v.type in types}
    access = {village.id: village.access for village in parts.villages.items}
    for number, pair in _pairs(parts):
        allowed = access.get(pair.village, ())
        known = [profiles[name] for name in pair.vehicles if name in profiles]
        if allowed and known and not set(known) & set(allowed):
            cause = say(
                "{village} is open to {names}; its vehicles are ",
                village=shown(pair.village),
                names=", ".join(allowed),
            )
            cause += f"{', '.join(sorted(set(known)))}."
            yield _finding(parts, "scenario.pair-without-access", cause, number)
