"""Files that are no plan, with the finding each must bring."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.helpers.plan_edits import put, sound

Data = dict[str, Any]


@dataclass(frozen=True)
class BadFile:
    """How to make the file at a path, and what must be found: code, field and part of the cause."""

    name: str
    code: str
    make: Callable[[Path], object]
    field: str = ""
    cause: str = ""


def raw(content: bytes) -> Callable[[Path], object]:
    """A file of these bytes."""
    return lambda path: path.write_bytes(content)


def edited(path_of_value: str, value: object) -> Callable[[Path], object]:
    """The sound plan with one value changed."""

    def make(path: Path) -> None:
        plan, made = sound()
        data = plan.model_dump(mode="json")
        put(path_of_value, value)(data, made)
        path.write_text(json.dumps(data), encoding="utf-8")

    return make


def lacking(name: str) -> Callable[[Path], object]:
    """The sound plan without a field."""

    def make(path: Path) -> None:
        data = sound()[0].model_dump(mode="json")
        del data["routes"][0]["stops"][0][name]
        path.write_text(json.dumps(data), encoding="utf-8")

    return make


def huge(path: Path) -> None:
    """A file that says it is large and takes no room."""
    with path.open("wb") as file:
        file.truncate(2**33)


BAD_FILES: tuple[BadFile, ...] = (
    BadFile("missing", "plan.cannot-read", lambda _path: None, cause="No such file"),
    BadFile("folder", "plan.cannot-read", lambda path: path.mkdir(), cause="not a file"),
    BadFile("huge", "plan.file-too-large", huge, cause="8,589,934,592 bytes"),
    BadFile("empty", "plan.not-json", raw(b"")),
    BadFile("cut-short", "plan.not-json", raw(b'{"schema_version": 1, "routes": [')),
    BadFile("binary", "plan.not-json", raw(bytes(range(256)))),
    BadFile("utf-16", "plan.not-json", raw('{"schema_version": 1}'.encode("utf-16"))),
    BadFile("nested", "plan.not-json", raw(b"[" * 1_000_000)),
    BadFile("not-a-number", "plan.not-json", raw(b'{"schema_version": NaN}')),
    BadFile("list", "plan.wrong-version", raw(b"[1]"), "schema_version"),
    BadFile("geojson", "plan.wrong-version", raw(b'{"type": "x"}'), "schema_version"),
    BadFile("newer", "plan.wrong-version", edited("schema_version", 2), "schema_version"),
    BadFile("true", "plan.wrong-version", edited("schema_version", value=True), "schema_version"),
    BadFile("text", "plan.wrong-version", edited("schema_version", "1"), "schema_version"),
    BadFile("unknown", "plan.unknown-field", edited("routes.0.driver", "Li"), "routes.0.driver"),
    BadFile("lacking", "plan.missing-field", lacking("leave_s"), "routes.0.stops.0.leave_s"),
    BadFile(
        "negative",
        "plan.wrong-value",
        edited("routes.0.stops.1.leg_km", -1),
        "routes.0.stops.1.leg_km",
    ),
    BadFile(
        "clock",
        "plan.wrong-value",
        edited("routes.0.stops.1.begin_s", "08:30"),
        "routes.0.stops.1.begin_s",
    ),
    BadFile(
        "far-future",
        "plan.wrong-value",
        edited("routes.0.stops.1.begin_s", 10**30),
        "routes.0.stops.1.begin_s",
    ),
    BadFile("no-day", "plan.wrong-value", edited("date", "2026-02-30"), "date", "not a day"),
    BadFile("no-date", "plan.wrong-value", edited("date", "../../etc"), "date"),
    BadFile(
        "kind",
        "plan.wrong-value",
        edited("routes.0.stops.1.kind", "party"),
        "routes.0.stops.1.kind",
    ),
)
