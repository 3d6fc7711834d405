"""Who may use an OpenStreetMap way or pass a barrier: the hierarchy of access tags.

The most specific tag that is present decides. Our vehicles deliver and collect, so
``destination`` and ``delivery`` let them in. See https://wiki.openstreetmap.org/wiki/Key:access.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from routing.network.profiles import ALL_MODES, MODES

Tags = Mapping[str, str]

_MOTOR: Final = ("access", "vehicle", "motor_vehicle")
CHAINS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "van": (*_MOTOR, "motorcar", "goods"),
        "truck": (*_MOTOR, "goods", "hgv"),
        "three_wheeler": (*_MOTOR, "tricycle"),
        "motorcycle": (*_MOTOR, "motorcycle"),
    }
)
"""Tags that concern each mode, the most general first."""

BARRED: Final = frozenset(
    (
        "no",
        "private",
        "agricultural",
        "forestry",
        "agricultural;forestry",
        "military",
        "emergency",
        "bus",
        "psv",
        "permit",
        "use_sidepath",
    )
)
"""Values that keep our vehicles out; any other value lets them in."""

FOOTPATHS: Final = frozenset(("path", "footway", "bridleway", "cycleway", "pedestrian"))
"""Values of ``highway`` closed to motor vehicles unless a tag for vehicles opens them."""

_BLOCKS_ALL: Final = frozenset(
    (
        "block",
        "chain",
        "cycle_barrier",
        "debris",
        "ditch",
        "fence",
        "full-height_turnstile",
        "hedge",
        "jersey_barrier",
        "kissing_gate",
        "log",
        "motorcycle_barrier",
        "step",
        "stile",
        "turnstile",
        "wall",
    )
)


def _decision(tags: Tags, chain: tuple[str, ...]) -> str | None:
    """The value that decides for a chain of keys, or None if none is present."""
    return next((tags[key] for key in reversed(chain) if key in tags), None)


def barred_modes(tags: Tags) -> int:
    """Bit set of the modes that may not use a way with `tags`."""
    closed = tags.get("highway") in FOOTPATHS
    bits = 0
    for mode, chain in CHAINS.items():
        # On a footpath "access=yes" speaks of walkers.
        value = _decision(tags, chain[1:] if closed else chain)
        barred = closed if value is None else value in BARRED
        bits |= MODES[mode] if barred else 0
    return bits


def _usual_block(tags: Tags) -> int:
    """Modes that a barrier stops when no access tag says otherwise."""
    kind = tags.get("barrier", "")
    if kind in _BLOCKS_ALL or tags.get("locked") == "yes":
        return ALL_MODES
    return ALL_MODES & ~MODES["motorcycle"] if kind == "bollard" else 0


def blocked_modes(tags: Tags) -> int:
    """Bit set of the modes that cannot pass a node with `tags`."""
    usual = _usual_block(tags)
    bits = 0
    for mode, chain in CHAINS.items():
        value = _decision(tags, chain)
        blocked = bool(usual & MODES[mode]) if value is None else value in BARRED
        bits |= MODES[mode] if blocked else 0
    return bits
