"""How functions are compiled with numba, and when compiled code on disk is stale.

Inner functions are compiled into the entry that calls them and are not cached alone: numba looks
only at the file of a cached function, so a change in what it calls would go unnoticed. Entries
are cached, with a stamp of every source file of this package in their key.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, TypeVar, cast

import numba

_INSIDE: Final[dict[str, Any]] = {
    "nogil": True,
    "error_model": "numpy",
    "no_cpython_wrapper": True,
    "no_cfunc_wrapper": True,
}
"""Options of what only compiled code calls: it needs no way in for Python, dear to compile."""

_UNCOUNTED: Final[dict[str, Any]] = {**_INSIDE, "_nrt": False}
"""Leaves out reference counting."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


def _stamp() -> int:
    """A number that changes with any source file of the package, never zero."""
    digest = blake2b(digest_size=7)
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return int.from_bytes(digest.digest()) + 1


STAMP: Final = _stamp()
"""Captured by entries: numba hashes what a closure captures into the key of its cache."""


def inner(function: _Function) -> _Function:
    """Compile `function` into compiled code that calls it.

    It may not allocate: reference counting is left out, which a tuple of arrays would otherwise
    pay for with every call.
    """
    compiled = numba.njit(forceinline=True, **_UNCOUNTED)
    return cast("_Function", compiled(function))


def outlined(function: _Function) -> _Function:
    """Compile a long `function` for compiled code that calls it, without a copy at each call.

    It may not allocate either.
    """
    compiled = numba.njit(**_UNCOUNTED)
    return cast("_Function", compiled(function))


def inner_allocating(function: _Function) -> _Function:
    """Compile `function`, which makes arrays, for compiled code that calls it."""
    return cast("_Function", numba.njit(**_INSIDE)(function))


def entry(function: _Function) -> _Function:
    """Compile `function`, called from Python, and keep the result on disk."""
    return cast("_Function", numba.njit(cache=True, nogil=True, error_model="numpy")(function))
