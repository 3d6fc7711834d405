"""Compiling number crunching with numba, typed for the rest of the program."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from types import CellType, FunctionType
from typing import Any, Final, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., Any])


def _stamp() -> int:
    """A number that changes with any source file of the package."""
    digest = blake2b(digest_size=7)
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return int.from_bytes(digest.digest())


STAMP: Final = _stamp()


def _stamped(function: F) -> FunctionType:
    """`function` as if it captured the stamp of the sources.

    What numba keeps on disk it knows by the function's own file and by what it captures. Code
    that it took in from other files would go stale unnoticed without the stamp.
    """
    plain = cast("FunctionType", function)
    code = plain.__code__.replace(co_freevars=(*plain.__code__.co_freevars, "_sources"))
    cells = (*(plain.__closure__ or ()), CellType(STAMP))
    copy = FunctionType(code, plain.__globals__, plain.__name__, plain.__defaults__, cells)
    copy.__doc__, copy.__qualname__ = plain.__doc__, plain.__qualname__
    copy.__module__, copy.__annotations__ = plain.__module__, plain.__annotations__
    return copy


def compiled(function: F) -> F:
    """`function` compiled on first use, and free of Python's lock while it runs.

    The machine code is kept on disk where there is a place to keep it.
    """
    stamped = _stamped(function)
    try:
        dispatcher = numba.njit(cache=True, nogil=True)(stamped)
    except RuntimeError:  # neither the package's folder nor the user's cache can be written
        dispatcher = numba.njit(nogil=True)(stamped)
    return cast("F", dispatcher)
