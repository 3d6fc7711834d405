"""Exchanged tails: what joining segments promises is what driving finds, and nothing is lost."""

from typing import Any

import numba
import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings

from routing.engines.base import Budget, Run
from routing.engines.judge import Judge
from routing.engines.ruin_recreate.engine import RuinRecreate, make_task
from routing.engines.ruin_recreate.general.lists import end_of
from routing.engines.ruin_recreate.general.load import load, new_work
from routing.engines.ruin_recreate.general.tails import (
    _alike,
    _detour,
    _promised,
    exchange_tails,
)
from routing.engines.ruin_recreate.general.work import COST, VALID
from routing.engines.ruin_recreate.prepare import with_doors
from routing.engines.ruin_recreate.randoms import below, seeded
from routing.engines.ruin_recreate.shared.columns import BEFORE, COUNT, ROUTE
from routing.engines.ruin_recreate.shared.part import numbering
from routing.engines.ruin_recreate.solution import from_assignment
from routing.problem.model import UNREACHABLE, Problem
from tests.helpers.days import problems
from tests.helpers.problems import K, Sketch, T, V, build

pytestmark = pytest.mark.slow

ANY_COST = 1e15


@numba.njit(nogil=True, error_model="numpy")
def _exchange(instance: Any, routes: Any, stream: Any, tries: int) -> Any:  # noqa: ANN401
    """Exchanges made, promises not kept, broken routes, cost not accounted for, visits lost."""
    w = new_work(instance, routes, numbering(routes), stream)
    load(w, routes)
    found = np.zeros(5)
    cost = w.sums[:, COST].sum()
    visits = w.path[:, COUNT].sum()
    for _ in range(tries):
        head = below(w.stream, w.n)
        near = below(w.stream, w.n)
        a, b = w.node[head, ROUTE], w.node[near, ROUTE]
        if a < 0 or b < 0 or a == b:
            continue
        foot = w.node[near, BEFORE]
        detour = _detour(w, head, foot, ANY_COST)
        if detour >= UNREACHABLE or not _alike(w, head, foot):
            continue
        promised = _promised(w, head, foot, detour)
        if promised > ANY_COST:
            continue
        before = w.sums[a, COST] + w.sums[b, COST]
        change = exchange_tails(w, head, foot, ANY_COST)
        cost += change
        if change != 0.0:
            found[0] += 1
            found[1] += abs(change - promised) > 1e-6
        found[2] += w.path[a, VALID] == 0 or w.path[b, VALID] == 0
        found[3] += abs(w.sums[a, COST] + w.sums[b, COST] - before - change) > 1e-6
    found[3] += abs(w.sums[:, COST].sum() - cost) > 1e-3
    served = 0
    for route in range(w.m):
        node = w.node[end_of(w, route), BEFORE]
        while w.node[node, BEFORE] >= 0 and node != end_of(w, route):
            if node < w.n:
                served += 1
                found[4] += w.node[node, ROUTE] != route
            node = w.node[node, BEFORE]
    found[4] += abs(visits - served)
    return found


def exchange(problem: Problem, tries: int) -> Any:  # noqa: ANN401
    instance = with_doors(make_task(problem).instance)
    plan = RuinRecreate().solve(problem, Budget(steps=50), Run(seed=1))
    start = from_assignment(instance, Judge(problem), plan)
    return _exchange(instance, start.routes, seeded(1), tries)


@given(problem=problems())
@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.data_too_large,
    ],
)
def test_exchanges_break_nothing_and_account_for_every_cost(problem: Problem) -> None:
    assume(len(problem.visits) > 0 and len(problem.vehicles) > 0)
    _, _, broken, unaccounted, lost = exchange(problem, 200)
    assert (broken, unaccounted, lost) == (0, 0, 0)


def test_without_rest_or_setup_the_promise_is_kept() -> None:
    draw = np.random.default_rng(7)
    points = np.round(draw.uniform(0, 5000, (61, 2)))
    opens = draw.integers(0, 15_000, 60)
    visits = tuple(
        V(
            at=at + 1,
            deliver=(int(draw.integers(0, 60)), 0),
            collect=(int(draw.integers(0, 60)), int(draw.integers(0, 60))),
            opens=int(opens[at]),
            closes=int(opens[at]) + 15_000,
            service=100,
        )
        for at in range(60)
    )
    sketch = Sketch(
        positions=tuple(map(tuple, points.tolist())),
        visits=visits,
        types=(T(per_hour=500, fixed=1000, load=300),),
        vehicles=tuple(K() for _ in range(12)),
    )
    made, broken_promises, broken, unaccounted, lost = exchange(build(sketch), 5000)
    assert made > 100
    assert (broken_promises, broken, unaccounted, lost) == (0, 0, 0, 0)
