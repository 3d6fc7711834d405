"""The VRPLIB format taken apart: headers, and sections of rows of numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from routing.problem.literature.text import SHOWN, broken, number, read_text
from routing.words import say


@dataclass(slots=True)
class Section:
    """A section: the row where it begins, and its rows of numbers."""

    begins: int
    rows: list[list[float]] = field(default_factory=list)


@dataclass(slots=True)
class Sections:
    """A file taken apart: ``headers`` by name with the row, ``sections`` by name."""

    path: Path
    headers: dict[str, tuple[str, int]] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """A header as it stands."""
        return self.headers.get(name, (default, 0))[0]

    def number(self, name: str) -> float | None:
        """A header as a number; None where it is not given."""
        if name not in self.headers:
            return None
        text, row = self.headers[name]
        return number(self.path, text, row, name)

    def flat(self, name: str) -> list[float]:
        """All numbers of a section, however they are broken into lines."""
        return [value for row in self.sections[name].rows for value in row]


def take_apart(path: Path) -> Sections:
    """Read a file into headers and sections.

    Raises
    ------
    InputError
        If a line is neither a header, a section nor numbers.
    """
    found = Sections(path)
    current: Section | None = None
    for row, line in enumerate(read_text(path).splitlines(), 1):
        text = line.strip()
        if not text:
            continue
        if text == "EOF":
            break
        if text[0].isalpha():
            current = _titled(found, text, row)
        elif current is None:
            broken(path, say("{text} stands before any section.", text=repr(text[:SHOWN])), row)
        else:
            current.rows.append([number(path, token, row, "") for token in text.split()])
    return found


def _titled(found: Sections, text: str, row: int) -> Section | None:
    """A header or the beginning of a section."""
    name, colon, value = text.partition(":")
    name = name.strip()
    if name.endswith("_SECTION"):
        if name in found.sections:
            broken(found.path, say("Section {name} stands twice.", name=name[:SHOWN]), row)
        found.sections[name] = Section(row)
        return found.sections[name]
    if not colon:
        broken(
            found.path,
            say("{text} is neither a header nor a section.", text=repr(text[:SHOWN])),
            row,
        )
    if name in found.headers:
        broken(found.path, say("{name} stands twice.", name=name[:SHOWN]), row)
    found.headers[name] = (value.strip().strip('"'), row)
    return None
