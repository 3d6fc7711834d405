"""Places whose coordinates cannot be right."""

import numpy as np

from routing.scenario.making.outliers import misplaced_outlets, misplaced_villages

TOWNS = np.array([[0.0, 0.0], [60.0, 0.0]])


def near(town: int, count: int) -> list[list[float]]:
    return [[TOWNS[town][0] + 3 + 0.1 * k, 1.0] for k in range(count)]


def test_a_village_beside_another_township_far_from_its_own_is_misplaced() -> None:
    villages = np.array([*near(0, 10), [58.0, 1.0]])

    found = misplaced_villages(villages, TOWNS, np.array([0] * 11))

    assert list(found) == [10]
    assert found[10].startswith("58 km from its township, where 4 km are usual")


def test_a_remote_village_that_is_still_nearest_to_its_own_township_stays() -> None:
    villages = np.array([*near(0, 10), [-25.0, 0.0]])

    assert misplaced_villages(villages, TOWNS, np.array([0] * 11)) == {}


def test_a_village_absurdly_far_from_everything_is_misplaced() -> None:
    villages = np.array([*near(0, 10), [-250.0, 0.0]])

    assert list(misplaced_villages(villages, TOWNS, np.array([0] * 11))) == [10]
    assert list(misplaced_villages(villages, TOWNS, np.array([-1] * 11))) == [10]


def test_a_village_of_unknown_township_may_belong_to_any() -> None:
    villages = np.array([*near(0, 10), [58.0, 1.0]])

    assert misplaced_villages(villages, TOWNS, np.array([*[0] * 10, -1])) == {}


def test_a_crowded_county_does_not_make_short_ways_suspicious() -> None:
    villages = np.array([*[[0.1, 0.01 * k] for k in range(10)], [15.0, 0.0]])

    assert misplaced_villages(villages, TOWNS, np.array([0] * 11)) == {}


def test_a_few_villages_say_nothing() -> None:
    villages = np.array([[0.0, 1.0], [500.0, 0.0]])

    assert misplaced_villages(villages, TOWNS, np.array([0, 0])) == {}


def test_an_outlet_absurdly_far_from_the_others_is_misplaced() -> None:
    ring = [[10.0 * np.cos(k), 10.0 * np.sin(k)] for k in range(9)]

    assert misplaced_outlets(np.array([*ring, [900.0, 0.0]])) == [9]
    assert misplaced_outlets(np.array([*ring, [60.0, 0.0]])) == []
    assert misplaced_outlets(np.array([[0.0, 0.0], [900.0, 0.0]])) == []
