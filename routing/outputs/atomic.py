"""Write files together: all of them whole, or none of them."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from routing.errors import Finding, InputError


def write_together(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write files into a folder, which is made if need be; return their paths in order.

    Every file is first written in full under a passing name beside its place, and only when all
    are there do they take their places, one by one. So no reader ever sees a half-written file,
    and a full disk leaves the folder as it was.

    Raises
    ------
    InputError
        If the folder cannot be made or written to.
    """
    parts = {folder / name: folder / f".{secrets.token_hex(8)}.part" for name in contents}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for part, content in zip(parts.values(), contents.values(), strict=True):
            _write(part, content)
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        cause = f"{error.strerror or error}: {str(folder)[:200]}."
        raise InputError([Finding(code="plan.cannot-write", cause=cause)]) from None
    finally:
        _remove(parts.values())
    return list(parts)


def _write(path: Path, content: bytes) -> None:
    """Write a new file and see it onto the disk."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _remove(paths: Iterable[Path]) -> None:
    """Remove what was not put in its place."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)
