"""``routing doctor``: whether the installation is well, and what to install."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import typer
from rich.text import Text

from routing.cli.options import Debug, Json
from routing.cli.show import plain, results, write_json
from routing.doctor import Check, examine
from routing.words import say

_MARKS = {"ok": ("✓", "green"), "warn": ("!", "yellow"), "fail": ("✗", "bold red")}


def _show(check: Check) -> None:
    sign, style = _MARKS[check.verdict]
    line = Text.assemble((sign, style), " ", (check.name, "bold"), "  ", plain(check.found))
    results().print(line, soft_wrap=True)
    if check.remedy:
        results().print(Text.assemble("  → ", plain(check.remedy)), soft_wrap=True)


def doctor(*, as_json: Json = False, debug: Debug = False) -> None:
    """Test the installation: packages, fonts, write access, offline; say what to install."""
    checks = examine(Path.cwd())
    failed = sum(check.verdict == "fail" for check in checks)
    if as_json:
        write_json({"ok": failed == 0, "checks": [asdict(check) for check in checks]})
    else:
        for check in checks:
            _show(check)
        verdict = (
            say("All is well.") if failed == 0 else say("{count} checks failed.", count=failed)
        )
        results().print(verdict, markup=False)
    raise typer.Exit(1 if failed else 0)
