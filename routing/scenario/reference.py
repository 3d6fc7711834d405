"""``python -m routing.scenario.reference`` writes the reference page and the JSON Schema.

Both follow from the schema and the column definitions alone, so they cannot differ from what the
loader accepts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from routing.scenario.fields import MONTH_DAY_PATTERN, TIME_PATTERN
from routing.scenario.loading.aliases import CHOICES, FLAGS, HEADERS, PROFILES, UNITS
from routing.scenario.loading.columns import TABLES, Column, Table
from routing.scenario.schema import ScenarioConfig

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "docs" / "scenario-reference.md"
SCHEMA_FILE: Final = Path(__file__).with_name("scenario.schema.json")

_Schema = Mapping[str, Any]

_INTRO: Final = """# What a scenario folder holds

Every field of `scenario.yaml` and every column of the tables. This page is generated from
`routing/scenario/` by `python -m routing.scenario.reference`; so is
`routing/scenario/scenario.schema.json`, which editors can use to check `scenario.yaml` while it is
written:

```yaml
# yaml-language-server: $schema=scenario.schema.json
```

Times are `HH:MM` (24:00 is the end of the day), dates are `YYYY-MM-DD`, and coordinates are
degrees. Windows include both ends and do not run over midnight. An id holds letters of any script,
digits, blanks and `_ . + -`, at most 64 characters; outlets and villages share one set of ids.
"""
_TABLES_INTRO: Final = """## Tables

Tables are `.csv` (UTF-8, UTF-16 with a byte order mark, or GB18030; comma, semicolon or tab; with
semicolons numbers may have a decimal comma) or `.xlsx` workbooks. If the file that `scenario.yaml`
names is a `.csv` that does not exist and an `.xlsx` of the same name does, the workbook is read.
The first row that is not blank names the columns, in any order; case, blanks, hyphens and
full-width characters make no difference, and a unit may stand in brackets, as in `重量(公斤)`.
Columns that mean nothing are listed in a warning. Where a column refers to an outlet or a village,
a name that only one of them bears will do in place of its id.
"""
_FIRST_COMMA: Final = 10_000
_TYPES: Final = {"string": "text", "number": "number", "integer": "whole number"}
_PATTERNS: Final = {TIME_PATTERN: "time", MONTH_DAY_PATTERN: "month and day"}
_KINDS: Final[Mapping[str, str]] = {
    "id": "id",
    "reference": "id or unique name",
    "text": "text",
    "number": "number",
    "latitude": "number",
    "whole": "whole number",
    "time": "time",
    "date": "date",
    "flag": "true or false",
    "choice": "one of the choices",
    "words": "names",
}


def json_schema() -> dict[str, Any]:
    """JSON Schema of ``scenario.yaml``."""
    about = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "scenario.yaml of a rural delivery scenario",
    }
    return {**ScenarioConfig.model_json_schema(), **about}


def schema_text() -> str:
    """What :data:`SCHEMA_FILE` holds."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _ref_name(schema: _Schema) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _type(schema: _Schema) -> str:
    """What a field holds, in words."""
    if "anyOf" in schema:
        return " or ".join(_type(inner) for inner in schema["anyOf"] if inner != {"type": "null"})
    if name := _ref_name(schema):
        return f"[{name}](#{name.lower()})"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    return _container(schema) or _scalar(schema)


def _container(schema: _Schema) -> str:
    if schema.get("type") == "array":
        if "prefixItems" in schema:
            return _sequence([_type(inner) for inner in schema["prefixItems"]])
        return f"list of {_type(schema['items'])}"
    if schema.get("type") == "object":
        (inner,) = schema.get(
            "patternProperties", {"": schema.get("additionalProperties")}
        ).values()
        keys = schema.get("propertyNames", {}).get("enum")
        by = f"one of {', '.join(f'`{name}`' for name in keys)}" if keys else "name"
        return f"{_type(inner)} by {by}"
    return ""


def _sequence(types: list[str]) -> str:
    """What a list of a given length holds."""
    if len(set(types)) == 1:
        return f"list of {len(types)}, each {types[0]}"
    return f"pair of {' and '.join(types)}"


def _scalar(schema: _Schema) -> str:
    pattern = schema.get("pattern")
    if pattern in _PATTERNS:
        return _PATTERNS[pattern]
    if isinstance(schema["type"], list):
        return "id"
    return str(schema.get("format", _TYPES[schema["type"]])) + _limits(schema)


def _limits(schema: _Schema) -> str:
    words = {
        "exclusiveMinimum": "above",
        "minimum": "from",
        "exclusiveMaximum": "below",
        "maximum": "to",
    }
    said = [f"{word} {_number(schema[name])}" for name, word in words.items() if name in schema]
    return f" {' '.join(said)}" if said else ""


def _number(value: float) -> str:
    """A limit; years have no comma."""
    return f"{value:.15g}" if abs(value) < _FIRST_COMMA else f"{value:,.15g}"


def _default(name: str, model: _Schema) -> str:
    if name in model.get("required", ()):
        return "**needed**"
    default = model["properties"][name].get("default")
    return f"`{default}`" if default not in (None, [], {}, "") else ""


def model_sections(schema: _Schema, file: str) -> list[str]:
    """Sections of a reference page: the fields of a whole file, then those of each part."""
    named = {**schema, "description": "The fields at the top of the file."}
    return [_model_section(name, model, file) for name, model in _models(named)]


def _models(schema: _Schema) -> Iterator[tuple[str, _Schema]]:
    """The whole file, then every model in the order in which fields first lead to it."""
    waiting, done = [("", schema)], set()
    while waiting:
        name, model = waiting.pop(0)
        if name in done:
            continue
        done.add(name)
        yield name, model
        found = (inner for field in model["properties"].values() for inner in _refs(field))
        waiting += [(inner, schema["$defs"][inner]) for inner in found]


def _refs(part: object) -> Iterator[str]:
    """Names of the models that a piece of schema refers to."""
    if isinstance(part, Mapping):
        if name := _ref_name(part):
            yield name
        for inner in part.values():
            yield from _refs(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _refs(inner)


def _model_section(name: str, model: _Schema, file: str) -> str:
    heading = f"### {name}" if name else f"## {file}"
    lines = [heading, "", model["description"], "", *_head("field", "holds", "default", "meaning")]
    for field, schema in model["properties"].items():
        lines.append(
            _row(f"`{field}`", _type(schema), _default(field, model), schema["description"])
        )
    return "\n".join(lines)


def _holds(column: Column) -> str:
    if column.choices:
        return ", ".join(f"`{choice}`" for choice in column.choices)
    kind = _KINDS[column.kind]
    if column.high:
        return f"{kind} from {column.low:,.0f} to {column.high:,.0f} {column.unit}".rstrip()
    return f"{kind}, at most {column.longest} characters" if column.kind == "text" else kind


def _table_section(table: Table) -> str:
    lines = [f"### {table.name}", "", table.description, ""]
    lines += _head("column", "holds", "if empty", "meaning")
    for column in table.columns:
        empty = "**needed**" if column.required else column.default
        lines.append(_row(f"`{column.name}`", _holds(column), empty, column.description))
    lines += ["", "Other names of its columns:", ""]
    lines += _head("column", "also", "units in brackets")
    for name, others in HEADERS[table.name].items():
        lines.append(_row(f"`{name}`", _listed(others), _listed(UNITS.get(name, ""))))
    return "\n".join(lines)


def _head(*titles: str) -> list[str]:
    return [_row(*titles), "|" + "---|" * len(titles)]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _listed(words: str) -> str:
    return ", ".join(words.split())


def _words_section() -> str:
    lines = [
        "### Other words in cells",
        "",
        "| table | column | word | also |",
        "|---|---|---|---|",
    ]
    groups = [(table, column, words) for (table, column), words in CHOICES.items()]
    groups += [("villages", "access", PROFILES), ("orders", "mandatory", FLAGS)]
    for table, column, words in groups:
        for word, others in words.items():
            lines.append(_row(table, f"`{column}`", f"`{word}`", _listed(others)))
    return "\n".join(lines)


def page_text() -> str:
    """What :data:`PAGE` holds."""
    models = model_sections(json_schema(), "scenario.yaml")
    tables = [_table_section(table) for table in TABLES.values()]
    parts = [_INTRO.rstrip(), *models, _TABLES_INTRO.rstrip(), *tables, _words_section()]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Write both files."""
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
    PAGE.write_text(page_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
