"""Ruin and recreate."""

from __future__ import annotations

import itertools

import pytest

from routing.engines.draft import Draft, adopt
from routing.engines.greedy import first_routes
from routing.engines.judge import Judge
from routing.engines.ruin import limit_of, ruin_and_recreate
from routing.problem.assignment import Route, Trip
from tests.helpers.days import county
from tests.helpers.problems import K, Sketch, T, V, build, line


def improved(draft: Draft, steps: int, seed: int = 0) -> Draft:
    ruin_and_recreate(draft, limit_of(None, steps, lambda: 0.0), seed)
    return draft


def drafted(visits: int = 40) -> Draft:
    draft = Draft.empty(Judge(county(visits, visits // 8)))
    first_routes(draft, halt=lambda: False, hurry=lambda: True)
    return draft


def test_a_plan_becomes_better_and_stays_permitted() -> None:
    before = drafted()
    after = improved(before.copy(), 300)
    assert after.score < before.score
    for route in after.listed:
        assert after.judge.price(route.vehicle, route.trips) == after.prices[route.vehicle]


def test_every_visit_is_in_one_route_or_left_out() -> None:
    draft = improved(drafted(), 100)
    made = [visit for route in draft.listed for visit in route.visits]
    assert sorted([*made, *draft.unserved]) == list(range(40))


def test_the_same_seed_gives_the_same_plan() -> None:
    assert improved(drafted(), 80, seed=3).listed == improved(drafted(), 80, seed=3).listed
    assert improved(drafted(), 80, seed=3).listed != improved(drafted(), 80, seed=4).listed


def test_no_step_changes_nothing() -> None:
    assert improved(drafted(), 0).listed == drafted().listed


def test_a_bad_start_is_put_right() -> None:
    # To and fro between both sides, by two vehicles that each go everywhere: 1600. Best: 400.
    sketch = Sketch(
        positions=line(0, 100, -100, 90, -90),
        visits=tuple(V(at=i) for i in (1, 2, 3, 4)),
        types=(T(fixed=100),),
        vehicles=(K(), K()),
    )
    draft = Draft.empty(Judge(build(sketch)))
    adopt(draft, [Route(0, (Trip(0, (0, 1)),)), Route(1, (Trip(0, (2, 3)),))])
    assert improved(draft, 100).cost == 500_000


def test_every_new_best_is_told() -> None:
    heard: list[tuple[int, int]] = []
    draft = drafted()
    limit = limit_of(None, 200, lambda: 0.0)
    ruin_and_recreate(draft, limit, 0, lambda left_out, cost: heard.append((left_out, cost)))
    assert heard
    assert heard[-1] == (len(draft.unserved), draft.cost)
    assert all(later < earlier for earlier, later in itertools.pairwise(heard))


def test_a_problem_without_a_servable_visit_is_left_alone() -> None:
    sketch = Sketch(positions=line(0, 100), visits=(V(at=1, closes=50),))
    assert improved(Draft.empty(Judge(build(sketch))), 20).listed == ()


@pytest.mark.parametrize(
    ("deadline", "steps", "shares"),
    [(None, 4, [0.0, 0.25, 0.5]), (20.0, None, [0.0, 0.1, 0.2]), (20.0, 4, [0.0, 0.25, 0.5])],
)
def test_a_limit_tells_what_share_is_over(
    deadline: float | None, steps: int | None, shares: list[float]
) -> None:
    # The clock starts at 10 and moves on by 1 whenever it is looked at.
    clock = itertools.count(10)
    elapsed = limit_of(deadline, steps, lambda: float(next(clock)))
    found = [elapsed() for _ in range(4)]
    expected = [0.1, 0.25, 0.5] if deadline and steps else shares
    if deadline and not steps:
        expected = [0.1, 0.2, 0.3]
    assert found[:3] == expected
