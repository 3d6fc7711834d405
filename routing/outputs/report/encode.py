"""Data and lines in the form in which a page carries them: small, and safe inside a script tag."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from routing.network.model import FloatArray

STEPS_A_DEGREE: Final = 100_000
"""Lines are drawn to 1/100,000 of a degree, about a metre."""

# An HTML reader looks for an end tag or a comment inside a script whatever the script says, and
# the two separators end a line of a script in old browsers. JSON may write any of them as \uXXXX.
_ESCAPES: Final = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def script_json(data: Mapping[str, Any]) -> str:
    """JSON that may stand inside ``<script type="application/json">`` whatever it holds."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


@dataclass(frozen=True, slots=True)
class Grid:
    """Whole steps from an origin, in which points of lines are written."""

    lon: float
    lat: float

    def line(self, points: FloatArray) -> list[int]:
        """x, y of the first of ``points`` (k, 2), then the steps to each next one, in a row."""
        cells = np.rint((points - np.array([self.lon, self.lat])) * STEPS_A_DEGREE)
        whole = cells.astype(np.int64)
        steps = np.concatenate((whole[:1], np.diff(whole, axis=0)))
        result: list[int] = steps.ravel().tolist()
        return result
