"""How real-valued lengths and times of a file become integers: each family has its habit.

Best known values only compare where the same rounding is used.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Convention:
    """Scale and rounding: an amount ``a`` becomes ``floor(scale * a + offset)``.

    A metre of the problem costs 1/1000 of the currency, so a cost in 1/1000 of the currency
    divided by `scale` is in the units of the file.
    """

    name: str
    scale: float
    offset: float

    def integer(self, amount: float) -> int:
        """One amount as the problem counts it."""
        return math.floor(self.scale * amount + self.offset)


NEAREST: Final = Convention("nearest", 1.0, 0.5)
"""Rounded to the nearest integer: CVRPLIB, backhauls."""

DIMACS: Final = Convention("dimacs", 10.0, 0.0)
"""Times 10, truncated: time windows, as in the DIMACS challenge of 2022."""

MILLI: Final = Convention("milli", 1000.0, 0.5)
"""Times 1,000, rounded: real-valued distances of heterogeneous fleets."""

MILLI_TRUNCATED: Final = Convention("milli-truncated", 1000.0, 0.0)
"""Times 1,000, truncated: several depots with time windows."""

CONVENTIONS: Final = {c.name: c for c in (NEAREST, DIMACS, MILLI, MILLI_TRUNCATED)}

_OF_TYPE: Final = {
    "CVRP": NEAREST,
    "ACVRP": NEAREST,
    "VRPB": NEAREST,
    "VRPTW": DIMACS,
    "PCVRPTW": DIMACS,
    "MTVRPTWR": DIMACS,
    "HFVRP": MILLI,
    "MDVRPTW": MILLI_TRUNCATED,
}


def convention_of(kind: str, *, has_windows: bool) -> Convention:
    """What files of a TYPE customarily use; by their windows where the type is not known."""
    return _OF_TYPE.get(kind.upper(), DIMACS if has_windows else NEAREST)
