"""A route that a visit joined is as if it had been driven through from start to end."""

from typing import Any

import numba
import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings

from routing.engines.ruin_recreate.engine import make_task
from routing.engines.ruin_recreate.general.drive import drive
from routing.engines.ruin_recreate.general.lists import begin, end_of, remove, start_of
from routing.engines.ruin_recreate.general.load import load, new_work
from routing.engines.ruin_recreate.general.recreate import settle
from routing.engines.ruin_recreate.general.trips import tidy
from routing.engines.ruin_recreate.general.work import (
    COST,
    LADEN,
    LOADS_AT,
    UNLOADS_AT,
    UP_MARK,
    VALID,
)
from routing.engines.ruin_recreate.prepare import with_doors
from routing.engines.ruin_recreate.randoms import seeded
from routing.engines.ruin_recreate.shared.accept import clear_change
from routing.engines.ruin_recreate.shared.columns import (
    AFTER,
    BUILDING,
    COUNT,
    REMOVED,
    TOUCHED,
    TURN,
    USED,
)
from routing.engines.ruin_recreate.shared.order import call_back, put_aside
from routing.engines.ruin_recreate.shared.part import numbering
from routing.engines.ruin_recreate.shared.ruin import ruin
from routing.engines.ruin_recreate.solution import nothing_served
from routing.problem.model import Problem
from tests.helpers.days import problems
from tests.helpers.problems import K, Sketch, T, V, build

pytestmark = pytest.mark.slow


@numba.njit(nogil=True, error_model="numpy")
def _state(w: Any, route: int) -> Any:  # noqa: ANN401 - arrays of compiled code
    """All that is known of a route: a row a node, then the route itself."""
    columns = w.when.shape[1] + w.goods.shape[1] * w.goods.shape[2] + 3
    rows = np.zeros((w.n + w.halts + 1, columns))
    node = start_of(w, route)
    at = 0
    while True:
        column = 0
        for i in range(w.when.shape[1]):
            rows[at, column] = w.when[node, i]
            column += 1
        inside = node != start_of(w, route) and node != end_of(w, route)
        for i in range(w.goods.shape[1]):
            for r in range(w.goods.shape[2]):
                rows[at, column] = w.goods[node, i, r] if inside else 0
                column += 1
        if inside:
            rows[at, column] = w.node[node, LOADS_AT]
            rows[at, column + 1] = w.node[node, UNLOADS_AT]
        rows[at, column + 2] = node
        at += 1
        if node == end_of(w, route):
            break
        node = w.node[node, AFTER]
    for i in range(LADEN, UP_MARK):
        rows[-1, i] = w.path[route, i]
    rows[-1, 0] = w.sums[route, COST]
    return rows


@numba.njit(nogil=True, error_model="numpy")
def _differences(instance: Any, routes: Any, stream: Any, steps: int) -> Any:  # noqa: ANN401
    """Entries that a drive through changes, and how many routes were looked at."""
    w = new_work(instance, routes, numbering(routes), stream)
    load(w, routes)
    wrong = 0
    seen = 0
    for _ in range(steps):
        w.counters[BUILDING] = 1 if w.counters[USED] == 0 else 0
        begin(w)
        clear_change(w)
        ruin(w, remove)
        tidy(w)
        call_back(w)
        for i in range(w.counters[REMOVED]):
            w.counters[TURN] += 1
            settle(w, w.removed[i])
        for at in range(w.counters[TOUCHED]):
            route = w.touched[at]
            if w.path[route, COUNT] == 0 or w.path[route, VALID] == 0:
                continue
            known = _state(w, route)
            drive(w, route)
            again = _state(w, route)
            seen += 1
            wrong += (known != again).sum()
        put_aside(w)
    return wrong, seen


def differences(problem: Problem, steps: int) -> tuple[int, int]:
    instance = with_doors(make_task(problem).instance)
    found = _differences(instance, nothing_served(instance).routes, seeded(1), steps)
    return int(found[0]), int(found[1])


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
def test_a_route_that_grew_is_as_if_driven_through(problem: Problem) -> None:
    assume(len(problem.visits) > 0 and len(problem.vehicles) > 0)
    assert differences(problem, 60)[0] == 0


def test_long_routes_with_windows_and_loads_both_ways_grow_right() -> None:
    draw = np.random.default_rng(5)
    points = np.round(draw.uniform(0, 5000, (81, 2)))
    opens = draw.integers(0, 20_000, 80)
    visits = tuple(
        V(
            at=at + 1,
            deliver=(int(draw.integers(0, 50)), int(draw.integers(0, 9))),
            collect=(int(draw.integers(0, 50)), 0),
            opens=int(opens[at]),
            closes=int(opens[at]) + 9000,
            setup=60,
            service=100,
        )
        for at in range(80)
    )
    vehicles = tuple(K() for _ in range(6))
    types = (T(per_hour=500, max_trips=2, load=300),)
    sketch = Sketch(
        positions=tuple(map(tuple, points.tolist())), visits=visits, types=types, vehicles=vehicles
    )
    wrong, seen = differences(build(sketch), 500)
    assert wrong == 0
    assert seen > 500
