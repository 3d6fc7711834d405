"""Engines by name."""

from __future__ import annotations

import pytest

from routing.engines.registry import ENGINES, get_engine
from routing.errors import InputError


def test_every_engine_knows_its_name() -> None:
    assert {name: get_engine(name).name for name in ENGINES} == {name: name for name in ENGINES}


def test_an_unknown_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(InputError, match="ortools") as raised:
        get_engine("magic" * 100)
    assert [finding.code for finding in raised.value.findings] == ["engines.unknown-engine"]
    assert len(raised.value.findings[0].cause) < 200
