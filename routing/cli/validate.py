"""``routing validate``: what is wrong with a scenario, and what is to be done."""

from __future__ import annotations

import typer

from routing.cli.options import DateText, Debug, Json, ScenarioFolder, parse_date
from routing.cli.show import (
    finding_record,
    messages,
    results,
    show_findings,
    show_pairs,
    write_json,
)
from routing.validate_scenario import Validation, validate_scenario
from routing.words import say, translated


def _counts(validation: Validation) -> dict[str, str]:
    return {translated(name): f"{count:,}" for name, count in validation.counts.items()}


def _show(validation: Validation) -> None:
    show_findings(validation.findings, messages())
    if validation.counts:
        show_pairs(validation.name, _counts(validation), results())
    errors = sum(finding.severity == "error" for finding in validation.findings)
    warnings = len(validation.findings) - errors
    verdict = say("Ready to plan.") if errors == 0 else say("Cannot be planned yet.")
    results().print(
        say(
            "{errors} errors, {warnings} warnings. {verdict}",
            errors=errors,
            warnings=warnings,
            verdict=verdict,
        ),
        markup=False,
    )


def validate(
    scenario: ScenarioFolder,
    *,
    date: DateText = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Check a scenario, its orders and its roads, and say what is wrong and what to do."""
    only = None if date is None else parse_date(date)
    validation = validate_scenario(scenario, only)
    if as_json:
        findings = [finding_record(finding) for finding in validation.findings]
        write_json({"ok": validation.ok, "counts": validation.counts, "findings": findings})
    else:
        _show(validation)
    raise typer.Exit(0 if validation.ok else 2)
