"""Invented names."""

import numpy as np

from routing.scenario.making.names import NameGiver


def test_no_name_is_given_twice_even_to_thousands() -> None:
    names = NameGiver(np.random.default_rng(1))

    given = [names.village() for _ in range(5_000)]

    assert len(set(given)) == 5_000


def test_names_end_with_what_they_name() -> None:
    names = NameGiver(np.random.default_rng(2))

    assert names.county().endswith("县")
    assert names.township()[-1] in "乡镇"
    assert names.village().endswith("村")


def test_the_same_seed_gives_the_same_names() -> None:
    first, second = (NameGiver(np.random.default_rng(3)) for _ in range(2))

    assert [first.stem() for _ in range(50)] == [second.stem() for _ in range(50)]
