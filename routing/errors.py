"""What can go wrong, and how it is said.

The tree::

    RoutingError            exit status 3, never raised itself
    ├── InputError          2: the input is wrong; carries every finding, not the first alone
    ├── InfeasibleError     1: a valid question whose answer is bad news
    ├── UnsupportedError    2: the chosen engine cannot honour the problem
    └── InternalError       3: our own fault

Every error carries :class:`Finding` objects: a code from :mod:`routing.codes`, the place,
the cause, and what to do about it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

from routing.codes import CODES
from routing.words import say, translated

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or worth knowing.

    Attributes
    ----------
    code
        A key of :data:`routing.codes.CODES`.
    cause
        What was found, with the offending value.
    file, row, field
        The place: file name relative to the scenario, 1-based row as a spreadsheet shows it
        (the header is row 1), and column or dotted YAML path. Empty where there is none.
    severity
        ``error`` stops the work, ``warning`` is listed.
    advice
        What to do, where the catalogue's general remedy is not specific enough.
    """

    code: str
    cause: str
    file: str = ""
    row: int | None = None
    field: str = ""
    severity: Severity = "error"
    advice: str = ""

    @property
    def remedy(self) -> str:
        """What to do: the specific advice, or the catalogue's, in the language spoken."""
        return self.advice or translated(CODES[self.code].remedy)

    @property
    def place(self) -> str:
        """File, row and field in one readable piece."""
        row = say("row {number}", number=self.row) if self.row is not None else ""
        return ", ".join(part for part in (self.file, row, self.field) if part)

    def __str__(self) -> str:
        """One line for logs and terminals."""
        where = f" [{self.place}]" if self.place else ""
        return f"{self.code}{where}: {self.cause} {self.remedy}"


class RoutingError(Exception):
    """Base of everything this package raises on purpose."""

    exit_status: ClassVar[int] = 3

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class InputError(RoutingError):
    """The input is wrong."""

    exit_status = 2


class InfeasibleError(RoutingError):
    """A valid question whose answer is bad news."""

    exit_status = 1


class UnsupportedError(RoutingError):
    """The chosen engine cannot honour the problem."""

    exit_status = 2


class InternalError(RoutingError):
    """Our own fault."""

    exit_status = 3
