"""Reading the nodes and edges of a networkx graph into links, faults gathered."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np

from routing.errors import Finding, InputError
from routing.network.checks import LONGEST_LINK_M, bad_positions
from routing.network.classes import CLASS_OF_HIGHWAY, SURFACE_OF_VALUE, USUAL_SURFACE
from routing.network.gathered import Gathered, refuse_if_any
from routing.network.model import FloatArray
from routing.network.profiles import MODES
from routing.network.shapes import shape_lengths_m
from routing.words import say

_LIMITS: Final = ("max_speed_kph", "max_weight_t", "max_width_m")
_SHORTEST_LINK_M: Final = 0.001


@dataclass(frozen=True, slots=True)
class Link:
    """One link; ``points`` (k, 2) lon/lat run from tail to head."""

    name: str
    tail: int
    head: int
    forward: bool
    backward: bool
    length_m: float
    road_class: int
    surface: int
    limits: tuple[float, float, float]
    access: int
    points: FloatArray


def _position(data: Mapping[str, Any]) -> tuple[float, float]:
    """Longitude and latitude of a node; NaN where they are missing or no numbers."""
    try:
        return float(data.get("lon", data.get("x"))), float(data.get("lat", data.get("y")))
    except (TypeError, ValueError):
        return math.nan, math.nan


def _first(value: object) -> object:
    """A word, or the first of a list of words, as osmnx writes them."""
    return value[0] if isinstance(value, list) and value else value


@dataclass
class EdgeReader:
    """Turns edges into links; what is wrong is kept until :meth:`links` is asked for."""

    node_ids: tuple[str, ...]
    positions: FloatArray
    index: Mapping[Any, int]
    directed: bool
    gathered: Gathered
    read: dict[str, Link] = field(default_factory=dict)

    @classmethod
    def for_nodes(
        cls, nodes: Iterable[tuple[Any, Mapping[str, Any]]], *, directed: bool
    ) -> EdgeReader:
        """A reader that knows the nodes of a graph."""
        listed = list(nodes)
        positions = np.array([_position(data) for _, data in listed]).reshape(-1, 2)
        gathered = Gathered("graph")
        for at in np.flatnonzero(bad_positions(positions[:, 0], positions[:, 1])):
            gathered.add(
                "network.bad-graph",
                say("Node {node} has no position on Earth.", node=f"{listed[at][0]!r:.60}"),
            )
        ids = tuple(str(node) for node, _ in listed)
        if len(set(ids)) < len(ids):
            gathered.add("network.bad-graph", say("Two nodes have the same name as text."))
        index = {node: at for at, (node, _) in enumerate(listed)}
        return cls(ids, positions, index, directed, gathered)

    def _wrong(self, edge: str, key: str, value: object) -> None:
        cause = say(
            "Edge {edge}: {key} {value} cannot be used.", edge=edge, key=key, value=f"{value!r:.60}"
        )
        self.gathered.add("network.bad-graph", cause, column=key)

    def _number(self, edge: str, data: Mapping[str, Any], key: str, default: float) -> float:
        """The attribute `key` as a number above zero."""
        value = data.get(key, default)
        try:
            number = float(value)
        except (TypeError, ValueError):
            number = math.nan
        if not number > 0:
            self._wrong(edge, key, value)
        return number

    def _word(
        self, edge: str, key: str, value: object, meanings: Mapping[str, int], default: int
    ) -> int:
        word = _first(value)
        if word is None:
            return default
        if not isinstance(word, str) or word not in meanings:
            self._wrong(edge, key, value)
            return default
        return meanings[word]

    def _access(self, edge: str, data: Mapping[str, Any]) -> int:
        barred = data.get("barred", ())
        if not isinstance(barred, (list, tuple, set, frozenset)) or not set(barred) <= set(MODES):
            self._wrong(edge, "barred", barred)
            return 0
        return sum(MODES[mode] for mode in set(barred))

    def _points(self, edge: str, data: Mapping[str, Any], ends: tuple[int, int]) -> FloatArray:
        """The shape in driving order, from a list of points or a shapely line."""
        geometry = data.get("geometry")
        if geometry is None:
            return self.positions[list(ends)]
        try:
            points = np.array(getattr(geometry, "coords", geometry), dtype=np.float64)[:, :2]
        except (TypeError, ValueError, IndexError):
            points = np.empty((0, 2))
        if len(points) < 2 or bad_positions(points[:, 0], points[:, 1]).any():  # noqa: PLR2004 - a line
            self._wrong(edge, "geometry", geometry)
            return self.positions[list(ends)]
        return points

    def _length(self, edge: str, data: Mapping[str, Any], points: FloatArray) -> float:
        ends = np.array([0, len(points)], dtype=np.int64)
        drawn = float(shape_lengths_m(ends, points[:, 0], points[:, 1])[0])
        key = "length_m" if "length_m" in data else "length"
        length = self._number(edge, data, key, max(drawn, _SHORTEST_LINK_M))
        if length >= LONGEST_LINK_M:
            self._wrong(edge, key, length)
        return length

    def add(self, tail: Any, head: Any, key: Any, data: Mapping[str, Any]) -> None:  # noqa: ANN401 - networkx nodes are anything hashable
        """Read one edge."""
        parts = (tail, head) if key is None else (tail, head, key)
        name = str(data["link_id"]) if "link_id" in data else self._own_name(parts)
        link = self._link(name, (self.index[tail], self.index[head]), data)
        if self.directed and data.get("reversed"):
            link = replace(
                link,
                tail=link.head,
                head=link.tail,
                forward=False,
                backward=True,
                points=link.points[::-1],
            )
        self._merge(link)

    def _own_name(self, parts: tuple[Any, ...]) -> str:
        """A name for an edge that has none: ``tail-head`` or ``tail-head-key``, made unique."""
        name = "-".join(map(str, parts))
        return name if name not in self.read else f"{name}#{len(self.read)}"

    def _link(self, name: str, ends: tuple[int, int], data: Mapping[str, Any]) -> Link:
        shown = f"{name!r:.60}"
        highway = data.get("road_class", data.get("highway"))
        usual = CLASS_OF_HIGHWAY["unclassified"]
        road_class = self._word(shown, "road_class", highway, CLASS_OF_HIGHWAY, usual)
        surface = data.get("surface")
        points = self._points(shown, data, ends)
        limits = [self._number(shown, data, limit, math.inf) for limit in _LIMITS]
        return Link(
            name=name,
            tail=ends[0],
            head=ends[1],
            forward=True,
            backward=not self.directed,
            length_m=self._length(shown, data, points),
            road_class=road_class,
            surface=self._word(
                shown, "surface", surface, SURFACE_OF_VALUE, USUAL_SURFACE[road_class]
            ),
            limits=(limits[0], limits[1], limits[2]),
            access=self._access(shown, data),
            points=points,
        )

    def _merge(self, link: Link) -> None:
        """Keep a link, or join it to the one that runs the other way under the same name."""
        other = self.read.get(link.name)
        if other is None:
            self.read[link.name] = link
            return
        both = (other.forward or link.forward) and (other.backward or link.backward)
        alone = not (other.forward and other.backward) and not (link.forward and link.backward)
        if not (both and alone) or (other.tail, other.head) != (link.tail, link.head):
            cause = say(
                "Link {name} has several edges that are not its two directions.",
                name=f"{link.name!r:.60}",
            )
            self.gathered.add("network.bad-graph", cause)
            return
        ahead = other if other.forward else link
        self.read[link.name] = replace(ahead, forward=True, backward=True)

    def links(self) -> list[Link]:
        """All links, in the order in which they were first met.

        Raises
        ------
        InputError
            If anything was wrong.
        """
        refuse_if_any(self.gathered)
        if not self.read:
            raise InputError([Finding("network.no-roads", say("The graph has no edges."))])
        return list(self.read.values())
