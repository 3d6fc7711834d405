"""Random numbers inside compiled code: SplitMix64 (Steele, Lea and Flood 2014).

A stream is an array of one uint64, so that every part of a search has its own and a run is
repeatable whatever thread it falls to.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from routing.engines.ruin_recreate.compiled import inner

Stream = NDArray[np.uint64]

_STEP: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX_1: Final = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2: Final = np.uint64(0x94D049BB133111EB)
_S30: Final = np.uint64(30)
_S27: Final = np.uint64(27)
_S31: Final = np.uint64(31)
_S11: Final = np.uint64(11)
_UNIT: Final = 2.0**-53


@inner
def uniform(stream: Stream) -> float:
    """A number in [0, 1)."""
    stream[0] += _STEP
    z = stream[0]
    z = (z ^ (z >> _S30)) * _MIX_1
    z = (z ^ (z >> _S27)) * _MIX_2
    z = z ^ (z >> _S31)
    return np.float64(z >> _S11) * _UNIT


@inner
def below(stream: Stream, limit: float) -> int:
    """An integer in [0, limit)."""
    return int(uniform(stream) * limit)


@inner
def skip(stream: Stream, rate: float) -> int:
    """How many trials until one of probability `rate` comes true, at least 1."""
    return int(np.log(1.0 - uniform(stream)) / np.log(1.0 - rate)) + 1


def seeded(seed: int, *keys: int) -> Stream:
    """The stream of a seed and of the keys that tell its place in the search."""
    words = np.random.SeedSequence(entropy=(abs(seed), *keys)).generate_state(1, np.uint64)
    return words.astype(np.uint64)
