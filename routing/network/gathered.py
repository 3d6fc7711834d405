"""Findings gathered while a file is read: all reported together, none a million times."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from routing.errors import Finding, InputError
from routing.words import say

MOST_ALIKE: Final = 50
"""How many findings of one code and field are listed one by one."""


@dataclass
class Gathered:
    """Findings about one file, in the order they were met."""

    file: str
    listed: list[Finding] = field(default_factory=list)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, code: str, cause: str, row: int | None = None, column: str = "") -> None:
        """Note that something is wrong."""
        count = self.counts[code, column] = self.counts.get((code, column), 0) + 1
        if count <= MOST_ALIKE:
            self.listed.append(Finding(code, cause, file=self.file, row=row, field=column))

    def findings(self) -> list[Finding]:
        """All that was noted, the surplus of each kind as one count."""
        surplus = [
            Finding(
                code,
                say("And {count} more like this.", count=count - MOST_ALIKE),
                file=self.file,
                field=column,
            )
            for (code, column), count in self.counts.items()
            if count > MOST_ALIKE
        ]
        return self.listed + surplus


def refuse_if_any(*gathered: Gathered) -> None:
    """Stop if anything was noted.

    Raises
    ------
    InputError
        With the findings of all `gathered`.
    """
    findings = [finding for one in gathered for finding in one.findings()]
    if findings:
        raise InputError(findings)
