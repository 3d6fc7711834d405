"""Drafts: what they adopt, what they refuse, how good they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from routing.engines.draft import Draft, Score, adopt, score_of, take_over
from routing.engines.judge import Judge
from routing.errors import InternalError
from routing.problem.assignment import Route, Trip
from tests.helpers.problems import K, Sketch, V, build, line

PROBLEM = build(
    Sketch(
        positions=line(0, 100, 200, 300),
        visits=(
            V(at=1, deliver=(600, 0), prize=2),
            V(at=2, deliver=(600, 0), prize=3),
            V(at=3, deliver=(300, 0), mandatory=True, prize=0),
        ),
        vehicles=(K(), K()),
    )
)


def draft() -> Draft:
    return Draft.empty(Judge(PROBLEM))


def test_a_permitted_route_is_adopted_as_it_is() -> None:
    found = draft()
    adopt(found, [Route(1, (Trip(0, (2, 0)),))])
    assert found.listed == (Route(1, (Trip(0, (2, 0)),)),)
    assert found.unserved == {1}
    assert found.cost == 600_000


def test_what_no_longer_fits_is_left_out_stop_by_stop() -> None:
    found = draft()
    adopt(found, [Route(0, (Trip(0, (0, 1, 2)),))])
    assert found.listed == (Route(0, (Trip(0, (0, 2)),)),)


def test_what_is_unknown_or_named_twice_is_ignored() -> None:
    found = draft()
    routes = [
        Route(7, (Trip(0, (0,)),)),
        Route(0, (Trip(0, (0, 0, 99)), Trip(5, (1,)))),
        Route(0, (Trip(0, (1,)),)),
        Route(1, (Trip(0, (0,)),)),
    ]
    adopt(found, routes)
    assert found.listed == (Route(0, (Trip(0, (0,)),)),)


def test_routes_of_a_search_must_be_permitted() -> None:
    with pytest.raises(InternalError, match="K0"):
        take_over(draft(), [Route(0, (Trip(0, (0, 1)),))])


def test_a_route_that_is_dropped_leaves_its_visits_unserved() -> None:
    found = draft()
    adopt(found, [Route(0, (Trip(0, (0,)),))])
    other = found.copy()
    found.drop(0)
    assert found.unserved == {0, 1, 2}
    assert other.unserved == {1, 2}
    found.become(other)
    assert found.listed == other.listed


def test_mandatory_visits_come_before_prizes_and_prizes_before_cost() -> None:
    assert score_of(PROBLEM, [2], 5) == Score(1, 0, 5)
    assert score_of(PROBLEM, [0, 1], 5) == Score(0, 5, 5)
    assert score_of(PROBLEM, [2], 0) > score_of(PROBLEM, [0, 1], 10**12)


def test_prizes_that_are_money_are_part_of_the_cost() -> None:
    money = replace(PROBLEM, service_first=False)
    assert score_of(money, [0, 1], 500) == Score(0, 0, 5_500)
