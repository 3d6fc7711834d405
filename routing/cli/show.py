"""How results and findings look on a terminal, and as JSON for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from routing.errors import Finding
from routing.words import translated

MARKS = {"error": ("error", "bold red"), "warning": ("warning", "yellow")}


def messages() -> Console:
    """Where people read what happens: standard error, so that output can be piped."""
    return Console(stderr=True, highlight=False)


def results() -> Console:
    """Where results go: standard output."""
    return Console(highlight=False)


def plain(text: str) -> Text:
    """Text from a file, shown as it is: no markup, no control characters."""
    return Text("".join(char if char.isprintable() else "�" for char in text))


def clock(second: int) -> str:
    """A time of day."""
    return f"{second // 3600:02d}:{second % 3600 // 60:02d}"


def finding_record(finding: Finding) -> dict[str, Any]:
    """A finding for machines."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.file,
        "row": finding.row,
        "field": finding.field,
        "cause": finding.cause,
        "remedy": finding.remedy,
    }


def show_findings(findings: Iterable[Finding], console: Console) -> None:
    """One block a finding: mark, code and place; cause; remedy."""
    for finding in findings:
        word, style = MARKS[finding.severity]
        head = Text.assemble((translated(word), style), " ", (finding.code, "bold"))
        if finding.place:
            head.append_text(Text.assemble("  ", plain(finding.place)))
        console.print(head)
        console.print(Text.assemble("  ", plain(finding.cause)), soft_wrap=True)
        console.print(Text.assemble("  → ", plain(finding.remedy)), style="dim", soft_wrap=True)


def table_of(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], right_from: int
) -> Table:
    """A plain table; columns from `right_from` on stand to the right."""
    table = Table(title=plain(title), title_justify="left", box=None, padding=(0, 2))
    for at, name in enumerate(columns):
        table.add_column(plain(name), justify="right" if at >= right_from else "left")
    for row in rows:
        table.add_row(*(plain(cell) for cell in row))
    return table


def show_pairs(title: str, pairs: Mapping[str, str], console: Console) -> None:
    """A small table of names and values."""
    table = Table(title=title, title_justify="left", show_header=False, box=None, padding=(0, 2))
    table.add_column(style="dim")
    table.add_column()
    for name, value in pairs.items():
        table.add_row(plain(name), plain(value))
    console.print(table)


def write_json(record: Mapping[str, Any]) -> None:
    """One JSON object on standard output."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
