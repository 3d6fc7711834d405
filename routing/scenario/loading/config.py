"""Reads ``scenario.yaml``: from its bytes to a checked configuration, or to all its faults."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from routing.errors import Finding
from routing.scenario.fields import shown
from routing.scenario.loading.encoding import decode
from routing.scenario.loading.finding_log import FindingLog
from routing.scenario.loading.folder import FileBytes
from routing.scenario.loading.yaml_reader import read_yaml
from routing.scenario.loading.yaml_tree import YamlNode
from routing.scenario.schema import Files, ScenarioConfig
from routing.words import say, translated

CONFIG_FILE: Final = "scenario.yaml"
Path: TypeAlias = "tuple[str | int, ...]"
_Said: TypeAlias = "tuple[str, str]"


@dataclass(frozen=True, slots=True)
class ReadConfig:
    """What could be read of ``scenario.yaml``.

    Attributes
    ----------
    config
        None if there are faults in it.
    files
        Where the tables lie: as configured if that much could be read, else the usual names.
    tree
        Values with their lines; None if the YAML itself is at fault.
    """

    config: ScenarioConfig | None
    files: Files
    tree: YamlNode | None

    def line(self, *path: str | int) -> int | None:
        """The line on which a field stands."""
        return None if self.tree is None else self.tree.line_of(path)


def _missing(error: ErrorDetails) -> _Said:
    return "scenario.field-missing", say("{field} is missing.", field=_last_name(error))


def _unknown(error: ErrorDetails) -> _Said:
    name = str(error["loc"][-1])
    close = difflib.get_close_matches(name, _all_fields(), n=1)
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
    "extra_forbidden": _unknown,
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
def _all_fields() -> tuple[str, ...]:
    """Every field name of the schema."""
    schema = ScenarioConfig.model_json_schema()
    models: list[Mapping[str, Any]] = [schema, *schema["$defs"].values()]
    return tuple(sorted({name for model in models for name in model.get("properties", ())}))


def _findings(error: ValidationError, tree: YamlNode) -> Iterator[Finding]:
    for detail in error.errors(include_url=False):
        path = tuple(step for step in detail["loc"] if step != "[key]")
        say = _SAY.get(detail["type"])
        code, cause = say(detail) if say else ("scenario.field-invalid", f"{detail['msg']}.")
        field = ".".join(str(step + 1 if isinstance(step, int) else step) for step in path)
        yield Finding(code, cause, CONFIG_FILE, tree.line_of(path), field[:200])


def _files(tree: YamlNode) -> Files:
    """Where the tables lie, even if something else in the file is at fault."""
    plain = tree.plain()
    try:
        return Files.model_validate(plain.get("files", {}) if isinstance(plain, dict) else {})
    except ValidationError:
        return Files()


def _tree(file: FileBytes, log: FindingLog) -> YamlNode:
    text, warnings = decode(file.data, file.name)
    log.extend(warnings)
    return read_yaml(text, file.name)


def read_config(file: FileBytes, log: FindingLog) -> ReadConfig:
    """What ``scenario.yaml`` says; its faults go to the log, each with its line as row."""
    tree = log.attempt(lambda: _tree(file, log))
    if tree is None:
        return ReadConfig(None, Files(), None)
    try:
        config = ScenarioConfig.model_validate(tree.plain())
    except ValidationError as error:
        log.extend(_findings(error, tree))
        return ReadConfig(None, _files(tree), tree)
    return ReadConfig(config, config.files, tree)
