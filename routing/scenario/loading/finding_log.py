"""Gathers findings, so that all of a scenario's are reported together, yet never without end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, TypeAlias, TypeVar

from routing.errors import Finding, InputError, Severity
from routing.words import say

MOST_PER_CODE: Final = 50
"""Findings of one code in one file that are listed; the rest are counted."""

Result = TypeVar("Result")
_Kind: TypeAlias = "tuple[str, str, Severity]"


@dataclass(slots=True)
class FindingLog:
    """What was found so far, in the order it was found, counted by code, file and severity."""

    _listed: list[Finding] = field(default_factory=list)
    _counts: Counter[_Kind] = field(default_factory=Counter)

    def add(self, finding: Finding) -> None:
        """Take note of a finding."""
        kind = (finding.code, finding.file, finding.severity)
        self._counts[kind] += 1
        if self._counts[kind] <= MOST_PER_CODE:
            self._listed.append(finding)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Take note of several."""
        for finding in findings:
            self.add(finding)

    def attempt(self, action: Callable[[], Result]) -> Result | None:
        """What `action` returns; None, and note of its findings, if it raises an InputError."""
        try:
            return action()
        except InputError as error:
            self.extend(error.findings)
            return None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What stops the work, by file and row."""
        return self._of("error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is worth knowing, by file and row."""
        return self._of("warning")

    def raise_for_errors(self) -> None:
        """End here if anything was found that stops the work.

        Raises
        ------
        InputError
            With every error, and every warning after them.
        """
        if self.errors:
            raise InputError((*self.errors, *self.warnings))

    def _of(self, severity: Severity) -> tuple[Finding, ...]:
        listed = [finding for finding in self._listed if finding.severity == severity]
        files = {name: place for place, name in enumerate(dict.fromkeys(f.file for f in listed))}
        listed.sort(key=lambda finding: (files[finding.file], finding.row or 0))
        rest = [kind for kind in self._counts if kind[2] == severity]
        return (
            *listed,
            *(_more(kind, self._counts[kind]) for kind in rest if self._has_more(kind)),
        )

    def _has_more(self, kind: _Kind) -> bool:
        return self._counts[kind] > MOST_PER_CODE


def _more(kind: _Kind, count: int) -> Finding:
    code, file, severity = kind
    cause = say("And {count} more of the same.", count=count - MOST_PER_CODE)
    return Finding(code=code, cause=cause, file=file, severity=severity)
