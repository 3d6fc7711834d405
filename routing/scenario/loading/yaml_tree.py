"""What a YAML text holds: a tree of values that know their lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Scalar: TypeAlias = str | int | float | bool | None
Plain: TypeAlias = "Scalar | list[Plain] | dict[str, Plain]"


@dataclass(frozen=True, slots=True)
class YamlNode:
    """A value and the 1-based line on which it (or its key) stands.

    ``size`` counts the values inside and ``depth`` the levels, aliases expanded.
    """

    line: int
    content: Scalar | tuple[YamlNode, ...] | dict[str, YamlNode]
    size: int = 1
    depth: int = 0

    def plain(self) -> Plain:
        """The value as plain lists, dictionaries and scalars."""
        if isinstance(self.content, tuple):
            return [node.plain() for node in self.content]
        if isinstance(self.content, dict):
            return {key: node.plain() for key, node in self.content.items()}
        return self.content

    def line_of(self, path: tuple[str | int, ...]) -> int:
        """Line of the value at a path, or of the innermost value that exists on the way there."""
        node = self
        for step in path:
            inner = node._step(step)
            if inner is None:
                break
            node = inner
        return node.line

    def _step(self, step: str | int) -> YamlNode | None:
        if isinstance(self.content, dict):
            return self.content.get(str(step))
        if isinstance(self.content, tuple) and isinstance(step, int) and step < len(self.content):
            return self.content[step]
        return None
