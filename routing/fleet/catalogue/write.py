"""A ``catalogue.yaml`` to begin with, every field explained beside it."""

from __future__ import annotations

import re
import secrets
import textwrap
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from routing.errors import Finding, InputError
from routing.fleet.catalogue.built_in import built_in_plain
from routing.fleet.catalogue.schema import (
    CatalogueConfig,
    HireTerms,
    RenewalTerms,
    ServiceTarget,
    TypeCosts,
)
from routing.fleet.demand.schema import DemandModel
from routing.scenario.making.yaml_writer import yaml_text
from routing.scenario.model import Scenario
from routing.words import say

_INTRO: Final = """\
# What vehicles cost, and the terms of the fleet plan. Every field: docs/catalogue-reference.md.
# The figures are round planning figures: replace them by offers and accounts.
# Money is in {currency}.
schema_version: 1
"""
_COLUMN: Final = 34
_FIELD: Final = re.compile(r"  (\w+):( \S.*)?")


def write_catalogue(scenario: Scenario, path: Path) -> Path:
    """Write a catalogue to begin with, and return its path; a file that is there stays.

    Raises
    ------
    InputError
        If there is such a file already, or it cannot be written.
    """
    if path.exists():
        cause = say("There is a file of that name already.")
        raise InputError([Finding("fleet.catalogue-exists", cause, f"{path!s:.200}")])
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        part.write_text(catalogue_text(scenario), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        cause = say("It cannot be written: {error}.", error=error.strerror or error)
        raise InputError([Finding("fleet.catalogue-unwritable", cause, f"{path!s:.200}")]) from None
    return path


def catalogue_text(scenario: Scenario) -> str:
    """What a ``catalogue.yaml`` for a scenario may begin with: the built-in figures."""
    plain = built_in_plain(scenario)
    parts = [
        _INTRO.format(currency=scenario.config.currency),
        _group("types", plain["types"], TypeCosts),
        _group("hire", plain["hire"], HireTerms),
        _terms("service", ServiceTarget),
        _terms("renewal", RenewalTerms),
        _terms("demand", DemandModel),
    ]
    return "\n".join(parts)


def _about(name: str) -> str:
    return f"# {CatalogueConfig.model_fields[name].description}\n{name}:\n"


def _group(name: str, entries: object, model: type[BaseModel]) -> str:
    """A section of entries by type; the fields of the first are explained."""
    if not isinstance(entries, Mapping):
        raise TypeError
    texts = [yaml_text({key: entry}).lstrip("\n") for key, entry in entries.items()]
    texts[0] = "\n".join(_explained(texts[0].splitlines(), model)) + "\n"
    return _about(name) + textwrap.indent("".join(texts), "  ")


def _explained(lines: list[str], model: type[BaseModel]) -> Iterator[str]:
    for line in lines:
        match = _FIELD.fullmatch(line)
        field = model.model_fields.get(match.group(1)) if match else None
        yield _noted(line, field.description or "") if field else line


def _noted(line: str, note: str) -> str:
    return f"{line:<{_COLUMN}} # {note}"


def _terms(name: str, model: type[BaseModel]) -> str:
    """A section of terms at their defaults; what has none stands as a comment.

    Lists are left out: the reference page has them.
    """
    lines = []
    for field, about in model.model_fields.items():
        if about.default_factory is not None or isinstance(about.default, tuple):
            continue
        text = f"  {field}: {about.default}" if about.default is not None else f"  # {field}:"
        lines.append(_noted(text, about.description or ""))
    return _about(name) + "\n".join(lines) + "\n"
