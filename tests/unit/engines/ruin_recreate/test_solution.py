"""From assignments to flat arrays and back; what no longer fits is left out."""

import pytest

from routing.engines.judge import Judge
from routing.engines.ruin_recreate.prepare import prepare
from routing.engines.ruin_recreate.solution import (
    COST,
    MANDATORY,
    MISSED,
    Solution,
    from_assignment,
    nothing_served,
    to_assignment,
)
from routing.errors import InternalError
from routing.problem.assignment import Assignment, Route, Trip
from routing.problem.model import Problem
from tests.helpers.problems import K, Sketch, T, V, build, line


def three(*, service_first: bool = True) -> Problem:
    visits = (
        V(at=1, deliver=(600, 0), prize=5),
        V(at=2, deliver=(600, 0), prize=7),
        V(at=3, deliver=(400, 0), prize=3, mandatory=True),
    )
    return build(
        Sketch(
            positions=line(0, 100, 200, 300),
            visits=visits,
            types=(T(max_trips=2),),
            vehicles=(K(), K()),
            service_first=service_first,
        )
    )


def plan(*routes: Route) -> Assignment:
    return Assignment(routes, (), "hand")


def load(problem: Problem, assignment: Assignment) -> Solution:
    return from_assignment(prepare(problem), Judge(problem), assignment)


def test_a_plan_survives_the_way_there_and_back() -> None:
    problem = three()
    routes = (Route(0, (Trip(0, (0, 2)), Trip(0, (1,)))),)
    back = to_assignment(load(problem, plan(*routes)), Judge(problem), "again")
    assert back.routes == routes
    assert back.unserved == ()


def test_the_score_counts_service_by_weight_and_cost() -> None:
    solution = load(three(), plan(Route(1, (Trip(0, (1,)),))))
    assert solution.score[[MANDATORY, MISSED, COST]].tolist() == [3.0, 5.0, 400.0]


def test_missed_prizes_are_money_where_service_does_not_come_first() -> None:
    problem = three(service_first=False)
    assert nothing_served(prepare(problem)).score.tolist() == [3.0, 0.0, 12.0]
    assert load(problem, plan(Route(1, (Trip(0, (1,)),)))).score.tolist() == [3.0, 0.0, 405.0]


@pytest.mark.parametrize(
    "route",
    [
        Route(0, (Trip(0, (0, 1)),)),
        Route(9, (Trip(0, (0,)),)),
        Route(0, (Trip(4, (0,)),)),
    ],
    ids=["overloaded", "unknown vehicle", "unknown depot"],
)
def test_a_route_that_is_not_permitted_is_left_out(route: Route) -> None:
    solution = load(three(), plan(route, Route(1, (Trip(0, (2,)),))))
    assert solution.routes.absent.tolist() == [0, 1]
    assert solution.routes.elements.tolist() == [-1, 2]


def test_a_visit_stands_once_and_unknown_ones_not_at_all() -> None:
    twice = plan(Route(0, (Trip(0, (2, 2, 77)),)), Route(1, (Trip(0, (2, 0)),)))
    solution = load(three(), twice)
    assert solution.routes.elements.tolist() == [-1, 2, -1, 0]


def test_a_broken_result_is_our_own_fault() -> None:
    problem = three()
    solution = load(problem, plan(Route(0, (Trip(0, (0, 2)),))))
    solution.routes.elements[1:] = [0, 1]
    with pytest.raises(InternalError, match=r"engines\.broken-result"):
        to_assignment(solution, Judge(problem), "broken")
