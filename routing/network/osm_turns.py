"""Turn restrictions of OpenStreetMap: https://wiki.openstreetmap.org/wiki/Relation:restriction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from routing.network.model import RoadNetwork
from routing.network.profiles import ALL_MODES, MODES
from routing.network.turns import TurnRule, is_simple
from routing.words import say

KEYS: Final = ("restriction", "restriction:hgv", "restriction:motorcar", "restriction:motorcycle")
"""Keys that are read. A restriction on conditions is counted and not applied."""

CONDITIONAL: Final = "restriction:conditional"

_CARS: Final = MODES["van"] | MODES["three_wheeler"]
_MODES: Final[Mapping[str, int]] = {
    "motor_vehicle": ALL_MODES,
    "motorcar": _CARS,
    "hgv": MODES["truck"],
    "goods": MODES["truck"],
    "motorcycle": MODES["motorcycle"],
}


@dataclass(frozen=True, slots=True)
class Ban:
    """A restriction as it stands: way, node and way by their ids, and whom it concerns."""

    come: int
    via: int
    go: int
    only: bool
    modes: int


def bans_of(tags: Mapping[str, str], members: Sequence[tuple[str, str, int]]) -> list[Ban] | None:
    """What a relation forbids or prescribes.

    Parameters
    ----------
    members
        Type (``w`` or ``n``), role and id of each.

    Returns
    -------
    list of Ban or None
        None if it is not simple: several roads, a road as via, or conditions.
    """
    come, via, go = (_ids(members, role) for role in ("from", "via", "to"))
    simple = all(len(found) == 1 for found in (come, via, go)) and via[0][0] == "n"
    if CONDITIONAL in tags or not simple or come[0][0] != "w" or go[0][0] != "w":
        return None
    bans = []
    for key in KEYS:
        kind = tags.get(key, "")
        modes = _concerned(key, tags.get("except", ""))
        if modes and kind.startswith(("no_", "only_")):
            only = kind.startswith("only_")
            bans.append(Ban(come[0][1], via[0][1], go[0][1], only, modes))
    return bans


def _ids(members: Sequence[tuple[str, str, int]], role: str) -> list[tuple[str, int]]:
    return [(kind, ref) for kind, what, ref in members if what == role]


def _concerned(key: str, exempt: str) -> int:
    modes = ALL_MODES if key == "restriction" else _MODES[key.partition(":")[2]]
    for name in exempt.replace(",", ";").split(";"):
        modes &= ~_MODES.get(name.strip(), 0)
    return modes


def turn_rules(
    network: RoadNetwork, way_of_link: Sequence[int], bans: Sequence[Ban], dropped: Counter[str]
) -> list[TurnRule]:
    """Restrictions as rules of a network, where each road meets the junction once.

    Parameters
    ----------
    way_of_link
        Way id of each link.
    dropped
        Is told how many are not so simple.
    """
    nodes = {name: at for at, name in enumerate(network.node_ids)}
    links: dict[int, list[int]] = {}
    wanted = {ban.come for ban in bans} | {ban.go for ban in bans}
    for link, way in enumerate(way_of_link):
        if way in wanted:
            links.setdefault(way, []).append(link)
    rules = []
    for ban in bans:
        rule = _rule(network, nodes, links, ban)
        if rule is None:
            dropped[say("Turn restrictions that are not simple, not applied")] += 1
        else:
            rules.append(rule)
    return rules


def _rule(
    network: RoadNetwork, nodes: Mapping[str, int], links: Mapping[int, list[int]], ban: Ban
) -> TurnRule | None:
    via = nodes.get(str(ban.via))
    if via is None or not is_simple(network, via):
        return None
    come = list(_meeting(network, links.get(ban.come, ()), via, arriving=True))
    go = list(_meeting(network, links.get(ban.go, ()), via, arriving=False))
    if len(come) != 1 or len(go) != 1:
        return None
    return TurnRule(via, come[0], go[0], ban.only, ban.modes)


def _meeting(
    network: RoadNetwork, links: Sequence[int], via: int, *, arriving: bool
) -> Iterator[int]:
    """Links of a way on which the node can be come to, or left."""
    for link in links:
        at_head, at_tail = network.head[link] == via, network.tail[link] == via
        towards = np.logical_or(
            at_head and network.forward[link], at_tail and network.backward[link]
        )
        away = np.logical_or(at_tail and network.forward[link], at_head and network.backward[link])
        if towards if arriving else away:
            yield link
