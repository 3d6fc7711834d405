"""Outcomes kept in a folder, each in a file named after the digest of what it came from."""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from routing.errors import Finding, InputError
from routing.fleet.demand.content import digest_of
from routing.fleet.model import DayOutcome
from routing.fleet.planning.task import OUTCOME_VERSION

_MOST_BYTES: Final = 64 * 2**20
_OUTCOMES: Final = TypeAdapter(DayOutcome)


class _Kept(BaseModel):
    """A file: an outcome, what it is the outcome of, and a digest that tells damage."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: int
    key: str
    digest: str
    outcome: dict[str, object]


class Store:
    """Outcomes by key, in files of their own, each written whole or not at all.

    A file that is damaged, of another version, or not what its name says, is as good as none.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, key: str) -> DayOutcome | None:
        """The outcome kept under a key; None where there is none that can be trusted."""
        path = self._path(key)
        try:
            if path.stat().st_size > _MOST_BYTES:
                return None
            kept = _Kept.model_validate_json(path.read_bytes())
            if (kept.version, kept.key) != (OUTCOME_VERSION, key):
                return None
            if kept.digest != digest_of(kept.outcome):
                return None
            return _OUTCOMES.validate_python(kept.outcome)
        except (OSError, ValidationError):
            return None

    def save(self, key: str, outcome: DayOutcome) -> None:
        """Keep an outcome.

        Raises
        ------
        InputError
            ``fleet.days-not-kept`` if the folder cannot be written to.
        """
        plain = json.loads(json.dumps(asdict(outcome)))
        kept = _Kept(version=OUTCOME_VERSION, key=key, digest=digest_of(plain), outcome=plain)
        path = self._path(key)
        part = path.with_name(f".{secrets.token_hex(8)}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(kept.model_dump_json(), encoding="utf-8")
            part.replace(path)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            cause = f"{error.strerror or error}: {str(self._folder)[:200]}."
            raise InputError([Finding("fleet.days-not-kept", cause)]) from None

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key[2:]}.json"
