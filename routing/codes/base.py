"""The shape of a catalogue entry."""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    """Meaning and general remedy of a code."""

    meaning: str
    remedy: str
