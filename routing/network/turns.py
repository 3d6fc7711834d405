"""Turn restrictions, built into the network: a restricted junction becomes the turns it allows.

A search from junction to junction forgets by which road it came. So each road that meets at a
restricted junction ends a section before it; the section is a link of its own in either direction,
and every turn that some mode may make is a link from the end of one section to the beginning of
another. Searches, closures and geometry need to know nothing of it. Nobody turns round at such a
junction, but one may beyond the section, as on any road: a banned turn then costs two sections
more. No place is joined to a section, since it could be left one way only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from routing.network.model import BoolArray, FloatArray, IntArray, RoadNetwork
from routing.network.profiles import ALL_MODES
from routing.network.shapes import Shapes, measure_shapes, spans_line

SECTION_M: Final = 50.0
"""How far before a restricted junction its roads are taken apart, at most."""

SECTION_SHARE: Final = 1 / 3
"""And at most this share of a road's length."""

TURN_M: Final = 0.001
"""Length of a turn itself: all the way lies in the sections."""

Turns = dict[tuple[int, int], int]
"""Bits of the modes that may not turn, by the link come from and the link gone to."""


@dataclass(frozen=True, slots=True)
class TurnRule:
    """One restriction.

    Attributes
    ----------
    via
        Node index.
    come, go
        Link indices; both meet at the node.
    only
        True: of all turns from `come` this one alone may be made; False: it may not be made.
    modes
        Bits of the modes concerned.
    """

    via: int
    come: int
    go: int
    only: bool
    modes: int


@dataclass(frozen=True, slots=True)
class _End:
    """The end of a link at a junction.

    ``node`` is where the link now ends, ``arrival`` and ``departure`` lie at the junction;
    ``arrives`` and ``leaves`` say what may be driven.
    """

    link: int
    via: int
    node: int
    section_m: float
    at_head: bool
    arrives: bool
    leaves: bool

    @property
    def arrival(self) -> int:
        return self.node + 1

    @property
    def departure(self) -> int:
        return self.node + 2


@dataclass(frozen=True, slots=True)
class _New:
    """A link to be added: ``of`` is the link it takes its class and limits from."""

    name: str
    tail: int
    head: int
    of: tuple[int, int]
    length_m: float
    barred: int
    line: FloatArray


def with_turns(network: RoadNetwork, rules: Sequence[TurnRule]) -> RoadNetwork:
    """The network in which no restricted turn can be made.

    Links keep their ids and lose their sections; sections are named after their link and the
    junction, turns ``t<node>-<n>``. Rules at a junction where a link both begins and ends are to
    be left out by the caller (see :func:`is_simple`).
    """
    if not rules:
        return network
    by_node: dict[int, list[TurnRule]] = {}
    for rule in rules:
        by_node.setdefault(rule.via, []).append(rule)
    ends = list(_ends(network, sorted(by_node)))
    shapes = measure_shapes(network)
    new: list[_New] = []
    for end in ends:
        new += _sections(network, shapes, end)
    for via in sorted(by_node):
        here = [end for end in ends if end.via == via]
        new += _turns_at(network, here, by_node[via])
    return _put_together(network, shapes, ends, new)


def is_simple(network: RoadNetwork, via: int) -> bool:
    """Whether no link both begins and ends at a node."""
    return not bool(((network.tail == via) & (network.head == via)).any())


def _ends(network: RoadNetwork, junctions: Sequence[int]) -> Iterator[_End]:
    """The ends of links at each junction, three new nodes each."""
    node = len(network.node_ids)
    for via in junctions:
        for link in np.flatnonzero((network.tail == via) | (network.head == via)).tolist():
            forward, backward = bool(network.forward[link]), bool(network.backward[link])
            at_head = int(network.head[link]) == via
            section = min(SECTION_M, SECTION_SHARE * float(network.length_m[link]))
            arrives, leaves = (forward, backward) if at_head else (backward, forward)
            yield _End(link, via, node, section, at_head, arrives, leaves)
            node += 3


def _span(network: RoadNetwork, end: _End) -> tuple[float, float]:
    """Shares of the link from where it now ends to the junction."""
    share = end.section_m / float(network.length_m[end.link])
    return (1 - share, 1.0) if end.at_head else (share, 0.0)


def _line(shapes: Shapes, link: int, first: float, last: float) -> FloatArray:
    line = spans_line(shapes, np.array([link]), np.array([first]), np.array([last]))
    # A section of no visible length still has two ends.
    return line if len(line) > 1 else np.repeat(line, 2, axis=0)


def _sections(network: RoadNetwork, shapes: Shapes, end: _End) -> Iterator[_New]:
    first, last = _span(network, end)
    towards = _line(shapes, end.link, first, last)
    name = f"{network.link_ids[end.link]}@{network.node_ids[end.via]}"
    barred = int(network.access[end.link])
    of = (end.link, end.link)
    if end.arrives:
        yield _New(f"{name}-in", end.node, end.arrival, of, end.section_m, barred, towards)
    if end.leaves:
        back = towards[::-1].copy()
        yield _New(f"{name}-out", end.departure, end.node, of, end.section_m, barred, back)


def _turns_at(
    network: RoadNetwork, ends: Sequence[_End], rules: Sequence[TurnRule]
) -> Iterator[_New]:
    barred = _barred(ends, rules)
    number = 0
    for come in ends:
        for go in ends:
            if come is go or not (come.arrives and go.leaves):
                continue
            modes = barred.get((come.link, go.link), 0)
            modes |= int(network.access[come.link]) | int(network.access[go.link])
            if modes & ALL_MODES != ALL_MODES:
                number += 1
                name = f"t{network.node_ids[come.via]}-{number}"
                spot = np.array([[network.lon[come.via], network.lat[come.via]]])
                line = np.repeat(spot, 2, axis=0)
                of = (come.link, go.link)
                yield _New(name, come.arrival, go.departure, of, TURN_M, modes, line)


def _barred(ends: Sequence[_End], rules: Sequence[TurnRule]) -> Turns:
    """A turn that one rule demands and another forbids is forbidden."""
    barred: Turns = {}
    for rule in rules:
        others = [end.link for end in ends if (end.link != rule.go) == rule.only]
        for go in others:
            key = (rule.come, go)
            barred[key] = barred.get(key, 0) | rule.modes
    return barred


@dataclass(frozen=True, slots=True)
class _Shortened:
    """The links there were, without their sections."""

    tail: IntArray
    head: IntArray
    length_m: FloatArray
    lines: list[FloatArray]


def _shortened(network: RoadNetwork, shapes: Shapes, ends: Sequence[_End]) -> _Shortened:
    tail, head = network.tail.astype(np.int64), network.head.astype(np.int64)
    length = network.length_m.copy()
    spans: dict[int, tuple[float, float]] = {}
    for end in ends:
        share, _ = _span(network, end)
        length[end.link] -= end.section_m
        first, last = spans.get(end.link, (0.0, 1.0))
        spans[end.link] = (first, share) if end.at_head else (share, last)
        (head if end.at_head else tail)[end.link] = end.node
    points = np.column_stack((network.shape_lon, network.shape_lat))
    lines = np.split(points, network.shape_start[1:-1])
    for link, (first, last) in spans.items():
        lines[link] = _line(shapes, link, first, last)
    return _Shortened(tail, head, length, lines)


def _put_together(
    network: RoadNetwork, shapes: Shapes, ends: Sequence[_End], new: Sequence[_New]
) -> RoadNetwork:
    """Shortened links, then sections and turns."""
    old = _shortened(network, shapes, ends)
    of = np.array([link.of for link in new], dtype=np.int64).reshape(-1, 2)
    come = of[:, 0]
    lines = [*old.lines, *(link.line for link in new)]
    spots = np.array([spot for end in ends for spot in _spots(network, old, end)]).reshape(-1, 2)
    points = np.concatenate(lines)
    one_way = np.ones(len(new), dtype=np.bool_)
    return replace(
        network,
        node_ids=(*network.node_ids, *_node_names(network, ends)),
        lon=np.concatenate((network.lon, spots[:, 0])),
        lat=np.concatenate((network.lat, spots[:, 1])),
        link_ids=(*network.link_ids, *(link.name for link in new)),
        tail=np.append(old.tail, [link.tail for link in new]).astype(np.int32),
        head=np.append(old.head, [link.head for link in new]).astype(np.int32),
        length_m=np.append(old.length_m, [link.length_m for link in new]),
        road_class=np.concatenate((network.road_class, network.road_class[come])),
        surface=np.concatenate((network.surface, network.surface[come])),
        forward=np.concatenate((network.forward, one_way)),
        backward=np.concatenate((network.backward, ~one_way)),
        access=np.append(network.access, [link.barred for link in new]).astype(np.uint8),
        shape_start=np.cumsum([0, *(len(line) for line in lines)]).astype(np.int64),
        shape_lon=points[:, 0],
        shape_lat=points[:, 1],
        slope=None if network.slope is None else np.append(network.slope, network.slope[come]),
        no_stop=_with_no_stop(network, len(new)),
        max_speed_kph=_with_least(network.max_speed_kph, of),
        max_weight_t=_with_least(network.max_weight_t, of),
        max_width_m=_with_least(network.max_width_m, of),
    )


def _with_no_stop(network: RoadNetwork, count: int) -> BoolArray:
    before = network.no_stop
    first = np.zeros(len(network.link_ids), dtype=np.bool_) if before is None else before
    return np.concatenate((first, np.ones(count, dtype=np.bool_)))


def _node_names(network: RoadNetwork, ends: Sequence[_End]) -> Iterator[str]:
    for end in ends:
        name = f"{network.link_ids[end.link]}@{network.node_ids[end.via]}"
        yield from (f"{name}{what}" for what in ("", "-in", "-out"))


def _spots(network: RoadNetwork, old: _Shortened, end: _End) -> Iterator[Sequence[float]]:
    """Where the three nodes of an end lie."""
    yield old.lines[end.link][-1 if end.at_head else 0].tolist()
    junction = [float(network.lon[end.via]), float(network.lat[end.via])]
    yield from (junction, junction)


def _with_least(limits: FloatArray, of: IntArray) -> FloatArray:
    return np.concatenate((limits, np.minimum(limits[of[:, 0]], limits[of[:, 1]])))
