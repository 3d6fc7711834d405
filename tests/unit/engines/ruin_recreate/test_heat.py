"""Temperatures follow from what a leg costs, and fall from start to end."""

import numpy as np
import pytest

from routing.engines.judge import Judge
from routing.engines.ruin_recreate.heat import Heat, choose_heat, leg_cost
from routing.engines.ruin_recreate.prepare import prepare
from routing.engines.ruin_recreate.solution import Solution, from_assignment
from routing.problem.assignment import Assignment, Route, Trip
from tests.helpers.problems import Sketch, T, V, build, line


def solution(
    fixed: int, per_km: int, *, prize: int = 0, service_first: bool = True
) -> tuple[object, Solution]:
    problem = build(
        Sketch(
            positions=line(0, 100, 200, 300),
            visits=tuple(V(at=at, prize=prize) for at in (1, 2, 3)),
            types=(T(fixed=fixed, per_km=per_km),),
            service_first=service_first,
        )
    )
    instance = prepare(problem)
    routes = (Route(0, (Trip(0, (0, 1, 2)),)),)
    return instance, from_assignment(instance, Judge(problem), Assignment(routes, (), "hand"))


def test_a_leg_costs_its_share_of_the_way_without_fixed_costs() -> None:
    assert leg_cost(*solution(fixed=5000, per_km=1000)) == pytest.approx(600 / 4)  # type: ignore[arg-type]


def test_the_unit_of_money_scales_the_heat() -> None:
    cheap = choose_heat(*solution(0, 1000), steps_per_visit=500)  # type: ignore[arg-type]
    dear = choose_heat(*solution(0, 7000), steps_per_visit=500)  # type: ignore[arg-type]
    assert dear.start == pytest.approx(7 * cheap.start)
    assert dear.end == pytest.approx(7 * cheap.end)


def test_more_steps_for_each_visit_begin_warmer() -> None:
    starts = [choose_heat(*solution(0, 1000), steps_per_visit=n).start for n in (10, 500, 4000)]  # type: ignore[arg-type]
    assert starts == sorted(starts)
    assert starts[0] < starts[-1]


def test_where_visits_are_for_sale_it_begins_and_ends_cooler() -> None:
    firm = choose_heat(*solution(0, 1000, prize=50), steps_per_visit=1000)  # type: ignore[arg-type]
    offered = solution(0, 1000, prize=50, service_first=False)
    sold = choose_heat(*offered, steps_per_visit=1000)  # type: ignore[arg-type]
    # 600 m on four legs at 1/1000 a metre: an average leg costs 150.
    assert firm.start == pytest.approx(300.0)
    assert firm.end == pytest.approx(3.0)
    assert sold.start == pytest.approx(37.5)
    assert sold.end == pytest.approx(1.5)


def test_heat_falls_from_start_to_end_and_stays_there() -> None:
    heat = Heat(100.0, 1.0, yielding=2.0)
    assert heat.at(0.0) == 100.0
    assert heat.at(0.5) == pytest.approx(10.0)
    assert heat.at(1.7) == pytest.approx(1.0)
    assert [heat.yielding_at(share) for share in (0.0, 0.5, 1.0, 2.0)] == [2.0, 1.0, 0.0, 0.0]
    assert np.isfinite(heat.at(-1.0))
