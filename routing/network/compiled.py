"""Compiling number crunching with numba, typed for the rest of the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., Any])


def compiled(function: F) -> F:
    """`function` compiled on first use, and free of Python's lock while it runs.

    The machine code is kept on disk where there is a place to keep it.
    """
    try:
        dispatcher = numba.njit(cache=True, nogil=True)(function)
    except RuntimeError:  # neither the package's folder nor the user's cache can be written
        dispatcher = numba.njit(nogil=True)(function)
    return cast("F", dispatcher)
