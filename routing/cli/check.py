"""``routing check``: judge a plan, whoever made it."""

from __future__ import annotations

import typer

from routing.check_day import check_day
from routing.cli.options import Debug, Json, PlanFile, ScenarioOption
from routing.cli.show import finding_record, messages, results, show_findings, write_json


def check(
    plan: PlanFile,
    *,
    scenario: ScenarioOption = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Recompute a plan from its scenario and list every broken rule."""
    report = check_day(plan, scenario)
    if as_json:
        write_json(
            {
                "ok": report.ok,
                "violations": [finding_record(finding) for finding in report.violations],
                "shortfalls": [finding_record(finding) for finding in report.shortfalls],
                "warnings": [finding_record(finding) for finding in report.warnings],
            }
        )
    else:
        show_findings(report.findings, messages())
        count = len(report.violations)
        verdict = "No rule is broken." if count == 0 else f"{count} violations."
        if report.shortfalls:
            verdict += f" {len(report.shortfalls)} mandatory orders are left out."
        results().print(verdict, markup=False)
    raise typer.Exit(0 if report.ok and not report.shortfalls else 1)
