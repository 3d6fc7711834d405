"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass

from routing.errors import Finding


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The findings of a check, in the order in which they were found."""

    findings: tuple[Finding, ...]

    @property
    def violations(self) -> tuple[Finding, ...]:
        """Broken rules."""
        return tuple(found for found in self.findings if found.severity == "error")

    @property
    def shortfalls(self) -> tuple[Finding, ...]:
        """Mandatory orders left out: bad news, but no broken rule."""
        return tuple(found for found in self.findings if found.code == "plan.mandatory-unserved")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What else is worth knowing, such as a scenario that has changed since."""
        return tuple(
            found
            for found in self.findings
            if found.severity == "warning" and found.code != "plan.mandatory-unserved"
        )

    @property
    def ok(self) -> bool:
        """Whether no rule is broken."""
        return not self.violations
