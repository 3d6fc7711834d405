"""What a schema's complaints about a YAML file say to the person who wrote it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeAlias

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from routing.errors import Finding
from routing.scenario.fields import shown
from routing.scenario.loading.yaml_tree import YamlNode
from routing.words import say, translated

_Said: TypeAlias = "tuple[str, str]"


def _missing(error: ErrorDetails) -> _Said:
    return "scenario.field-missing", say("{field} is missing.", field=_last_name(error))


def _unknown(error: ErrorDetails, fields: tuple[str, ...]) -> _Said:
    name = str(error["loc"][-1])
    close = difflib.get_close_matches(name, fields, n=1)
    hint = say(" Is {close} meant?", close=close[0]) if close else ""
    return "scenario.field-unknown", say(
        "There is no field {name} here.{hint}", name=shown(name), hint=hint
    )


def _wanted(what: str) -> Callable[[ErrorDetails], _Said]:
    def wanted(error: ErrorDetails) -> _Said:
        value = error["input"]
        if value is None:
            cause = say("Nothing stands here, where {what} belongs.", what=translated(what))
        else:
            cause = say(
                "{value} stands here, where {what} belongs.",
                value=shown(value).capitalize(),
                what=translated(what),
            )
        return "scenario.field-wrong-type", cause

    return wanted


def _limit(words: str, name: str) -> Callable[[ErrorDetails], _Said]:
    def limited(error: ErrorDetails) -> _Said:
        limit = error.get("ctx", {}).get(name)
        cause = say(
            "{value} is not {words} {limit}.",
            value=shown(error["input"]),
            words=translated(words),
            limit=limit,
        )
        return "scenario.field-out-of-range", cause

    return limited


def _choice(error: ErrorDetails) -> _Said:
    expected = str(error.get("ctx", {}).get("expected")).replace("'", "")
    return "scenario.field-not-a-choice", say(
        "{value} is not {expected}.", value=shown(error["input"]), expected=expected
    )


def _invalid(error: ErrorDetails) -> _Said:
    return "scenario.field-invalid", f"{str(error['ctx']['error']).rstrip('.')}."


def _length(error: ErrorDetails) -> _Said:
    ctx = error.get("ctx", {})
    bound = say("at least {least}", least=ctx["min_length"]) if "min_length" in ctx else ""
    bound = bound or say("at most {most}", most=ctx.get("max_length"))
    what = say("characters") if error["type"].startswith("string") else say("entries")
    cause = say("{field} needs {bound} {what}.", field=_last_name(error), bound=bound, what=what)
    return "scenario.field-out-of-range", cause


def _pattern(error: ErrorDetails) -> _Said:
    pattern = error.get("ctx", {}).get("pattern")
    return "scenario.field-invalid", say(
        "{value} does not look like {pattern}.", value=shown(error["input"]), pattern=pattern
    )


def _last_name(error: ErrorDetails) -> str:
    name = error["loc"][-1] if error["loc"] else "scenario"
    if isinstance(name, int):
        return say("Part {number}", number=name + 1)
    return say("The field {name}", name=name)


_SAY: Final[Mapping[str, Callable[[ErrorDetails], _Said]]] = {
    "missing": _missing,
    "string_type": _wanted("a text (in quotes, if it looks like a number)"),
    "string_unicode": _wanted("a text"),
    "float_type": _wanted("a number without unit or quotes"),
    "int_type": _wanted("a whole number without unit or quotes"),
    "int_from_float": _wanted("a whole number"),
    "finite_number": _wanted("a finite number"),
    "tuple_type": _wanted("a list"),
    "dict_type": _wanted("a group of named fields"),
    "model_type": _wanted("a group of named fields"),
    "greater_than": _limit("greater than", "gt"),
    "greater_than_equal": _limit("at least", "ge"),
    "less_than": _limit("less than", "lt"),
    "less_than_equal": _limit("at most", "le"),
    "literal_error": _choice,
    "value_error": _invalid,
    "too_short": _length,
    "too_long": _length,
    "string_too_short": _length,
    "string_too_long": _length,
    "string_pattern_mismatch": _pattern,
}


@cache
def _all_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Every field name of a schema."""
    schema = model.model_json_schema()
    models: list[Mapping[str, Any]] = [schema, *schema.get("$defs", {}).values()]
    return tuple(sorted({name for part in models for name in part.get("properties", ())}))


def _said(detail: ErrorDetails, model: type[BaseModel]) -> _Said:
    """Code and cause of a fault."""
    if detail["type"] == "extra_forbidden":
        return _unknown(detail, _all_fields(model))
    found = _SAY.get(detail["type"])
    return found(detail) if found else ("scenario.field-invalid", f"{detail['msg']}.")


def field_findings(
    error: ValidationError, tree: YamlNode, file: str, model: type[BaseModel], advice: str = ""
) -> Iterator[Finding]:
    """What is wrong with the fields of a YAML file.

    Parameters
    ----------
    error
        As `model` raised it on the plain values of `tree`.
    tree
        Values with their lines, which become the rows of the findings.
    file
        Name of the file.
    model
        The schema, for the names that may be meant.
    advice
        In place of the general remedies, which send to the scenario's reference page.
    """
    for detail in error.errors(include_url=False):
        path = tuple(step for step in detail["loc"] if step != "[key]")
        code, cause = _said(detail, model)
        field = ".".join(str(step + 1 if isinstance(step, int) else step) for step in path)
        yield Finding(code, cause, file, tree.line_of(path), field[:200], advice=advice)
