from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numba
import pytest

from routing.network.compiled import STAMP, compiled


def _double(value: int) -> int:
    return 2 * value


def test_a_compiled_function_answers_as_before() -> None:
    assert compiled(_double)(21) == 42


def test_without_a_place_for_machine_code_it_is_compiled_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    honest = numba.njit

    def stubborn(*, nogil: bool, cache: bool = False) -> Callable[..., Any]:
        if cache:
            msg = "cannot cache function: no locator available"
            raise RuntimeError(msg)
        return honest(nogil=nogil)

    monkeypatch.setattr(numba, "njit", stubborn)
    assert compiled(_double)(21) == 42


def test_code_kept_on_disk_is_known_by_all_sources_of_the_package() -> None:
    dispatcher: Any = compiled(_double)
    assert dispatcher.py_func.__closure__[-1].cell_contents == STAMP
    assert dispatcher.py_func(4) == 8
