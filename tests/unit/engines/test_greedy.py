"""First routes."""

from __future__ import annotations

import numpy as np

from routing.engines.draft import Draft, adopt
from routing.engines.greedy import (
    along_a_curve,
    by_direction,
    first_routes,
    insert_all,
    most_pressing_first,
)
from routing.engines.judge import Judge
from routing.problem.assignment import Route, Trip
from tests.helpers.days import county
from tests.helpers.problems import Sketch, V, build, line


def never() -> bool:
    return False


def always() -> bool:
    return True


def square() -> Draft:
    """An 8 by 8 grid of visits."""
    spots = tuple((x * 10.0, y * 10.0) for x in range(8) for y in range(8))
    return Draft.empty(
        Judge(build(Sketch(positions=spots, visits=tuple(V(at=i) for i in range(64)))))
    )


def test_the_curve_goes_from_neighbour_to_neighbour() -> None:
    draft = square()
    order = along_a_curve(draft, range(64))
    spots = np.array([divmod(visit, 8) for visit in order])
    assert sorted(order) == list(range(64))
    assert (np.abs(np.diff(spots, axis=0)).sum(axis=1) == 1).all()


def test_directions_turn_once_around_the_middle() -> None:
    corners = ((0.0, 0.0), (10.0, 0.0), (0.0, 10.0), (10.0, 10.0))
    draft = Draft.empty(
        Judge(build(Sketch(positions=corners, visits=tuple(V(at=i) for i in range(4)))))
    )
    assert by_direction(draft, range(4)) == [0, 1, 3, 2]


def test_the_most_pressing_come_first() -> None:
    visits = (V(at=0, prize=1), V(at=0, prize=5), V(at=0, prize=0, mandatory=True))
    draft = Draft.empty(Judge(build(Sketch(positions=line(0), visits=visits))))
    assert most_pressing_first(draft, range(3)) == [2, 1, 0]


def test_no_other_order_serves_more_than_first_routes_do() -> None:
    problem = county(50, 4)
    best = Draft.empty(Judge(problem))
    first_routes(best, halt=never, hurry=never)
    for order in (along_a_curve, by_direction, most_pressing_first):
        draft = Draft.empty(Judge(problem))
        insert_all(draft, order(draft, range(50)), never)
        assert best.score[:2] <= draft.score[:2]


def test_in_a_hurry_the_first_order_must_do() -> None:
    problem = county(50, 7)
    draft, first = Draft.empty(Judge(problem)), Draft.empty(Judge(problem))
    first_routes(draft, halt=never, hurry=always)
    insert_all(first, most_pressing_first(first, range(50)), never)
    assert draft.listed == first.listed


def test_nothing_is_inserted_once_told_to_halt() -> None:
    draft = Draft.empty(Judge(county(10, 3)))
    first_routes(draft, halt=always, hurry=never)
    assert draft.routes == {}


def test_routes_that_are_there_are_built_upon() -> None:
    sketch = Sketch(positions=line(0, 100, 200), visits=(V(at=1), V(at=2)))
    draft = Draft.empty(Judge(build(sketch)))
    adopt(draft, [Route(0, (Trip(0, (1,)),))])
    first_routes(draft, halt=never, hurry=never)
    assert draft.unserved == set()
    assert draft.cost == 400_000
