"""Numbers as OpenStreetMap tags write them: speeds, weights, widths, durations."""

from __future__ import annotations

import math
import re
from types import MappingProxyType
from typing import Final

_NUMBER: Final = re.compile(r"(\d{1,9}(?:[.,]\d{1,9})?)\s*([a-z/]*)", re.ASCII)
_FEET: Final = re.compile(r"(\d{1,4})\s*'\s*(?:(\d{1,2}(?:\.\d{1,4})?)\s*(?:\"|''))?", re.ASCII)
_DURATION: Final = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?", re.ASCII)

_KPH: Final = MappingProxyType({"": 1.0, "km/h": 1.0, "kmh": 1.0, "kph": 1.0, "mph": 1.609344})
_TONNES: Final = MappingProxyType(
    {"": 1.0, "t": 1.0, "kg": 0.001, "st": 0.90718474, "lbs": 0.00045359237, "lb": 0.00045359237}
)
_METRES: Final = MappingProxyType({"": 1.0, "m": 1.0, "cm": 0.01, "ft": 0.3048})
_INCLINE: Final = re.compile(r"(-?\d{1,3}(?:[.,]\d{1,4})?)\s*(%|\N{DEGREE SIGN}|)")
_NOTED_GRADE: Final = 0.05
_STEEPEST: Final = 0.6
_METRES_PER_INCH: Final = 0.0254
_WALKING_KPH: Final = 6.0
_UNLIMITED: Final = frozenset(("none", "no", "default", "below_default", "unsigned", "signals"))


def _measure(text: str, units: MappingProxyType[str, float]) -> float | None:
    """The number with its unit in `text`, above zero; None if it is none."""
    match = _NUMBER.fullmatch(text)
    if match is None or match.group(2) not in units:
        return None
    value = float(match.group(1).replace(",", ".")) * units[match.group(2)]
    return value if value > 0 else None


def _limit(text: str, units: MappingProxyType[str, float]) -> float | None:
    """The tightest of the limits in `text`, infinity if it says that there is none."""
    parts = [part.strip() for part in text.lower().split(";")]
    values = [math.inf if part in _UNLIMITED else _measure(part, units) for part in parts]
    known = [value for value in values if value is not None]
    return min(known) if len(known) == len(values) else None


def speed_kph(text: str) -> float | None:
    """A ``maxspeed``; None where it names a rule (``CN:rural``) or makes no sense."""
    return _WALKING_KPH if text == "walk" else _limit(text, _KPH)


def weight_t(text: str) -> float | None:
    """A ``maxweight`` in tonnes; None where it makes no sense."""
    return _limit(text, _TONNES)


def width_m(text: str) -> float | None:
    """A ``maxwidth`` in metres, also from feet and inches; None where it makes no sense."""
    match = _FEET.fullmatch(text.strip())
    if match is None:
        return _limit(text, _METRES)
    inches = 12 * int(match.group(1)) + float(match.group(2) or 0)
    return inches * _METRES_PER_INCH if inches > 0 else None


def grade(text: str) -> float | None:
    """An ``incline`` as rise over length, signed; None where it makes no sense.

    ``up`` and ``down`` say that a road is steep enough to be noted: as if they said 5 %.
    """
    word = text.strip().lower()
    if word in ("up", "down"):
        return _NOTED_GRADE if word == "up" else -_NOTED_GRADE
    match = _INCLINE.fullmatch(word)
    if match is None:
        return None
    value, unit = float(match.group(1).replace(",", ".")), match.group(2)
    result = math.tan(math.radians(value)) if unit == "\N{DEGREE SIGN}" else value / 100
    return result if abs(result) <= _STEEPEST else None


def duration_s(text: str) -> float | None:
    """A ``duration`` such as ``00:25``; None where it makes no sense."""
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return float(hours * 3600 + minutes * 60 + seconds) or None
