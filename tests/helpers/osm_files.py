"""Small OpenStreetMap files, written for a test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import osmium
from osmium.osm.mutable import Node, Relation, Way

Tags = Mapping[str, str]


class OsmFile:
    """Collects objects, numbered in the order they come, and writes them as PBF."""

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._ways: list[Way] = []
        self._relations: list[Relation] = []

    def node(self, lon: float, lat: float, **tags: str) -> int:
        """Add a node; its number."""
        number = len(self._nodes) + 1
        self._nodes.append(Node(id=number, location=(lon, lat), tags=_plain(tags)))
        return number

    def way(self, nodes: list[int], **tags: str) -> int:
        """Add a way along nodes; its number."""
        number = len(self._ways) + 1
        self._ways.append(Way(id=number, nodes=nodes, tags=_plain(tags)))
        return number

    def relation(self, ways: list[int], **tags: str) -> int:
        """Add a multipolygon with these outlines; its number."""
        number = len(self._relations) + 1
        members = [("w", way, "outer") for way in ways]
        made = {**_plain(tags), "type": "multipolygon"}
        self._relations.append(Relation(id=number, members=members, tags=made))
        return number

    def square(self, lon: float, lat: float, half: float) -> list[int]:
        """Four new corners around a point, the first repeated: a closed outline."""
        around = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
        corners = [self.node(lon + east * half, lat + north * half) for east, north in around]
        return [*corners, corners[0]]

    def write(self, path: Path) -> Path:
        """Write everything; the path again."""
        with osmium.SimpleWriter(str(path)) as writer:
            for node in self._nodes:
                writer.add_node(node)
            for way in self._ways:
                writer.add_way(way)
            for relation in self._relations:
                writer.add_relation(relation)
        return path


def _plain(tags: Tags) -> dict[str, str]:
    """Tags whose colons were written as two underscores."""
    return {name.replace("__", ":"): value for name, value in tags.items()}
