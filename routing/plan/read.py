"""Read a plan from a file that anybody may have edited."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails, from_json

from routing.errors import Finding, InputError
from routing.plan.model import PLAN_SCHEMA_VERSION, Plan
from routing.scenario.fields import shown
from routing.words import say

LARGEST_BYTES: Final = 256 * 2**20
"""About fifty times the plan of a county of 10,000 villages."""
MOST_FINDINGS: Final = 50
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def read_plan(path: Path) -> Plan:
    """The plan that a file holds.

    Raises
    ------
    InputError
        If the file cannot be read, is too large, is not JSON, is of another schema version, or
        has fields that are unknown, missing or wrong; holds up to 50 findings.
    """
    data = _read(path)
    try:
        content = from_json(data, allow_inf_nan=False)
    except ValueError as error:
        raise InputError(
            [_at(path, "plan.not-json", say("It is not JSON: {error}.", error=error))]
        ) from None
    _check_version(content, path)
    try:
        return Plan.model_validate_json(data, strict=True)
    except ValidationError as error:
        raise InputError(_findings(error, path)) from None


def _at(path: Path, code: str, cause: str, field: str = "") -> Finding:
    return Finding(code=code, cause=cause, file=path.name, field=field)


def _read(path: Path) -> bytes:
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise InputError([_at(path, "plan.cannot-read", say("It is not a file."))])
        if facts.st_size > LARGEST_BYTES:
            cause = say(
                "It has {size} bytes; {most} are read at most.",
                size=f"{facts.st_size:,}",
                most=f"{LARGEST_BYTES:,}",
            )
            raise InputError([_at(path, "plan.file-too-large", cause)])
        return path.read_bytes().removeprefix(BYTE_ORDER_MARK)
    except OSError as error:
        cause = f"{error.strerror or error}."
        raise InputError([_at(path, "plan.cannot-read", cause)]) from None
    except ValueError as error:  # a NUL in the path
        raise InputError([_at(path, "plan.cannot-read", f"{error}.")]) from None


def _check_version(content: object, path: Path) -> None:
    version = content.get("schema_version") if isinstance(content, dict) else None
    if version is None:
        cause = say("It has no schema_version, so it is not a plan of this program.")
    elif version != PLAN_SCHEMA_VERSION or isinstance(version, bool):
        cause = say(
            "Its schema_version is {found}; {wanted} is read.",
            found=shown(version),
            wanted=PLAN_SCHEMA_VERSION,
        )
    else:
        return
    raise InputError([_at(path, "plan.wrong-version", cause, "schema_version")])


def _findings(error: ValidationError, path: Path) -> list[Finding]:
    details = error.errors(include_url=False, include_context=False)
    return [_finding(detail, path) for detail in details[:MOST_FINDINGS]]


def _finding(detail: ErrorDetails, path: Path) -> Finding:
    field = ".".join(str(part)[:40] for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        return _at(path, "plan.unknown-field", say("There is no such field."), field)
    if detail["type"] == "missing":
        return _at(path, "plan.missing-field", say("The field is missing."), field)
    return _at(path, "plan.wrong-value", f"{detail['msg']}: {shown(detail['input'])}.", field)
