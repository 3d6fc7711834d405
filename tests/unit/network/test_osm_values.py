from __future__ import annotations

import math

import pytest

from routing.network.osm_values import duration_s, speed_kph, weight_t, width_m


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50", 50),
        ("50 km/h", 50),
        ("30 mph", 48.28032),
        ("30mph", 48.28032),
        ("none", math.inf),
        ("walk", 6),
        ("60;40", 40),
        ("CN:rural", None),
        ("GB:nsl_single", None),
        ("50; signs", None),
        ("0", None),
        ("-20", None),
        ("fast", None),
        ("", None),
        ("9" * 400, None),
        ("٣٠", None),
    ],
)
def test_speeds(text: str, expected: float | None) -> None:
    assert speed_kph(text) == (expected if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7.5", 7.5),
        ("7,5 t", 7.5),
        ("3500 kg", 3.5),
        ("2 st", 1.81436948),
        ("2000 lbs", 0.90718474),
        ("default", math.inf),
        ("light", None),
    ],
)
def test_weights(text: str, expected: float | None) -> None:
    assert weight_t(text) == (expected if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", 2),
        ("2.2 m", 2.2),
        ("210 cm", 2.1),
        ("6'6\"", 1.9812),
        ("6' 6''", 1.9812),
        ("7'", 2.1336),
        ("7 ft", 2.1336),
        ("0'", None),
        ("narrow", None),
    ],
)
def test_widths(text: str, expected: float | None) -> None:
    assert width_m(text) == (expected if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("00:25", 1500), ("1:00:30", 3630), ("0:00", None), ("25", None), ("00:75", None)],
)
def test_durations(text: str, expected: float | None) -> None:
    assert duration_s(text) == expected
