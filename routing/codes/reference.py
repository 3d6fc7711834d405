"""``python -m routing.codes.reference`` writes ``docs/errors.md`` from the catalogue."""

from __future__ import annotations

from pathlib import Path

from routing.codes import CODES

PAGE = Path(__file__).parents[2] / "docs" / "errors.md"
INTRO = """# Error and warning codes

Every finding carries one of these codes, the place (file, row, field), what was found, and what to
do. This page is generated from `routing/codes/`.
"""


def render() -> str:
    """Return the page: one section an area, one row a code."""
    areas: dict[str, list[str]] = {}
    for name, code in sorted(CODES.items()):
        row = f"| `{name}` | {code.meaning} | {code.remedy} |"
        areas.setdefault(name.split(".")[0], []).append(row)
    parts = [INTRO]
    for area, rows in areas.items():
        parts.append(f"## {area}\n\n| code | meaning | what to do |\n| --- | --- | --- |")
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
