"""From a reader's units to the integers of a problem: the one place where rounding happens.

Loads round up and capacities round down, so that a plan that fits the integers fits the goods.
"""

from __future__ import annotations

import math
from typing import Final

from routing.problem.model import NO_LIMIT

GRAMS_PER_KG: Final = 1000
LITRES_PER_M3: Final = 1000
METRES_PER_KM: Final = 1000
MINUTE_S: Final = 60
HOUR_S: Final = 3600
MILLI: Final = 1000
# Decimals that a table can hold are exact after this; what floats add behind them is noise.
_NOISE_DECIMALS: Final = 6


def _up(value: float) -> int:
    return math.ceil(round(value, _NOISE_DECIMALS))


def _down(value: float) -> int:
    return math.floor(round(value, _NOISE_DECIMALS))


def load_g(weight_kg: float) -> int:
    """Grams that a weight needs."""
    return _up(weight_kg * GRAMS_PER_KG)


def load_l(volume_m3: float) -> int:
    """Litres that a volume needs."""
    return _up(volume_m3 * LITRES_PER_M3)


def capacity_g(weight_kg: float) -> int:
    """Grams that a payload offers."""
    return _down(weight_kg * GRAMS_PER_KG)


def capacity_l(volume_m3: float) -> int:
    """Litres that a load space offers."""
    return _down(volume_m3 * LITRES_PER_M3)


def limit_m(distance_km: float | None) -> int:
    """Metres of a longest distance; NO_LIMIT for None."""
    return NO_LIMIT if distance_km is None else _down(distance_km * METRES_PER_KM)


def limit_s(hours: float | None) -> int:
    """Seconds of a longest time; NO_LIMIT for None."""
    return NO_LIMIT if hours is None else _down(hours * HOUR_S)


def seconds(value: float) -> int:
    """Whole seconds, halves up."""
    return math.floor(round(value, _NOISE_DECIMALS) + 0.5)


def minutes_s(value: float) -> int:
    """Whole seconds of minutes."""
    return seconds(value * MINUTE_S)


def milli(amount: float) -> int:
    """1/1000 of the currency, halves up."""
    return math.floor(round(amount * MILLI, _NOISE_DECIMALS) + 0.5)
