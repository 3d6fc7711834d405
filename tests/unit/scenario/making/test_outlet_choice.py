"""Where outlets stand when the source does not say."""

import numpy as np

from routing.scenario.making.outlet_choice import (
    POST_OFFICE,
    TOWN,
    VILLAGE,
    Candidates,
    choose_outlets,
    nearest,
)

GRID = np.array([[x, y] for x in range(0, 50, 10) for y in range(0, 50, 10)], dtype=np.float64)


def candidates(*rows: tuple[int, float, float, float]) -> Candidates:
    tier, size, x, y = (np.array(column) for column in zip(*rows, strict=True))
    return Candidates(tier, size.astype(np.float64), np.column_stack([x, y]).astype(np.float64))


def test_the_largest_town_is_the_centre_and_other_towns_follow_by_size() -> None:
    places = candidates((TOWN, 10, 0, 0), (TOWN, 30, 40, 40), (TOWN, 20, 20, 20))

    assert choose_outlets(places, GRID, None) == [1, 2, 0]


def test_among_equals_the_most_central_is_the_centre() -> None:
    places = candidates((POST_OFFICE, 0, 0, 0), (POST_OFFICE, 0, 20, 20), (POST_OFFICE, 0, 40, 0))

    assert choose_outlets(places, GRID, None)[0] == 1


def test_post_offices_come_after_towns_each_time_the_furthest() -> None:
    places = candidates(
        (POST_OFFICE, 0, 3, 0), (POST_OFFICE, 0, 40, 0), (TOWN, 5, 0, 0), (POST_OFFICE, 0, 41, 9)
    )

    assert choose_outlets(places, GRID, None) == [2, 3, 1, 0]
    assert choose_outlets(places, GRID, 1) == [2, 3]


def test_two_outlets_never_share_a_place() -> None:
    places = candidates((TOWN, 5, 0, 0), (POST_OFFICE, 0, 0.5, 0), (POST_OFFICE, 0, 0, 0))

    assert choose_outlets(places, GRID, 2) == [0]


def test_villages_become_outlets_only_where_there_is_nothing_else_or_more_are_wanted() -> None:
    town = (TOWN, 5, 0, 0)
    office = (POST_OFFICE, 0, 0, 30)
    villages = [(VILLAGE, 1, x, y) for x, y in GRID.tolist()]

    assert choose_outlets(candidates(town, office, *villages), GRID, None) == [0, 1]
    more = choose_outlets(candidates(town, office, *villages), GRID, 3)
    assert more[:2] == [0, 1]
    assert len(more) == 4
    # 25 villages, one outlet to 15 of them beside the centre.
    assert len(choose_outlets(candidates(*villages), GRID, None)) == 2


def test_there_are_no_more_outlets_than_places() -> None:
    assert choose_outlets(candidates((VILLAGE, 1, 0, 0)), GRID, 9) == [0]


def test_each_village_belongs_to_the_nearest_outlet() -> None:
    outlets = np.array([[0.0, 0.0], [10.0, 0.0]])

    assert nearest(outlets, np.array([[4.0, 1.0], [6.0, 1.0], [10.0, 0.0]])) == [0, 1, 1]
    assert nearest(outlets, np.array([[9.0, 0.0]])) == [1]
