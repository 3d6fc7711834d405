"""``routing check``: judge a plan, whoever made it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from routing.check_day import check_day, write_checked
from routing.cli.options import Debug, Json, PlanFile, ScenarioOption
from routing.cli.show import finding_record, messages, results, show_findings, write_json
from routing.words import say

Out = Annotated[
    Path | None, typer.Option("--out", help="Folder for the files of the plan, made anew.")
]


def check(
    plan: PlanFile,
    *,
    out: Out = None,
    scenario: ScenarioOption = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Recompute a plan from its scenario and list every broken rule."""
    checked = check_day(plan, scenario)
    report = checked.report
    written = () if out is None else write_checked(checked, out)
    if as_json:
        write_json(
            {
                "ok": report.ok,
                "violations": [finding_record(finding) for finding in report.violations],
                "shortfalls": [finding_record(finding) for finding in report.shortfalls],
                "warnings": [finding_record(finding) for finding in report.warnings],
                "files": [str(path) for path in written],
            }
        )
    else:
        show_findings(report.findings, messages())
        count = len(report.violations)
        verdict = (
            say("No rule is broken.") if count == 0 else say("{count} violations.", count=count)
        )
        if report.shortfalls:
            verdict += say(" {count} mandatory orders are left out.", count=len(report.shortfalls))
        results().print(verdict, markup=False)
        if written:
            results().print(say("Written to {path}.", path=written[0].parent), markup=False)
    raise typer.Exit(0 if report.ok and not report.shortfalls else 1)
