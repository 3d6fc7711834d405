"""Random numbers: repeatable, apart from each other, and even."""

import numpy as np

from routing.engines.ruin_recreate.compiled import entry
from routing.engines.ruin_recreate.randoms import Stream, below, seeded, skip, uniform


@entry
def draw(stream: Stream, many: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    shares = np.empty(many)
    dice = np.empty(many, np.int64)
    gaps = np.empty(many, np.int64)
    for at in range(many):
        shares[at] = uniform(stream)
        dice[at] = below(stream, 6)
        gaps[at] = skip(stream, 0.01)
    return shares, dice, gaps


def test_numbers_are_even_and_within_bounds() -> None:
    shares, dice, gaps = draw(seeded(1), 60_000)
    assert shares.min() >= 0.0
    assert shares.max() < 1.0
    assert abs(shares.mean() - 0.5) < 0.01
    counts = np.bincount(dice)
    assert len(counts) == 6
    assert np.abs(counts - 10_000).max() < 500
    assert gaps.min() >= 1
    assert abs(gaps.mean() - 100) < 3


def test_a_seed_repeats_and_its_parts_differ() -> None:
    first, again, other = (draw(seeded(7, *keys), 5)[0] for keys in ((1, 0), (1, 0), (1, 1)))
    assert first.tolist() == again.tolist()
    assert first.tolist() != other.tolist()
