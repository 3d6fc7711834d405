"""The model: nodes, halts, arcs, and what it takes from node to node."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from routing.engines.judge import Judge
from routing.engines.ortools.extract import paths_of
from routing.engines.ortools.indexing import Nodes, lay_out, makeable
from routing.engines.ortools.model import Model
from routing.engines.ortools.objective import make_objective
from routing.engines.ortools.search import Limits, parameters, search
from routing.engines.ortools.solve import build_model, solve_model
from routing.engines.ortools.transits import FAR, clock_transits, legs
from routing.problem.assignment import Route, Trip
from routing.problem.model import UNREACHABLE, Problem
from tests.helpers.days import county
from tests.helpers.problems import D, K, Sketch, T, V, build, line

TWO_OUTLETS = Sketch(
    positions=line(0, 50, 100, 200),
    visits=(
        V(at=2, deliver=(1, 0), setup=10, service=3, sources=(0,)),
        V(at=2, deliver=(1, 0), setup=10, service=4),
        V(at=3, collect=(1, 0), setup=10, service=5, sources=(1,)),
    ),
    depots=(D(at=0), D(at=1)),
    types=(T(load=7, max_trips=2),),
    vehicles=(K(), K(base=1)),
)


def nodes_of(problem: Problem, *start: Route) -> Nodes:
    return lay_out(Judge(problem), start)


def model_of(problem: Problem, *start: Route) -> Model:
    judge = Judge(problem)
    objective = make_objective(judge)
    assert objective is not None
    return build_model(judge, start, objective)


def accepts(problem: Problem, *routes: Route) -> bool:
    model = model_of(problem, *routes)
    model.routing.CloseModelWithParameters(parameters(Limits()))
    paths = paths_of(model, routes)
    assignment = model.routing.ReadAssignmentFromRoutes(routes=paths, ignore_inactive_indices=True)
    return assignment is not None


def test_visits_that_no_vehicle_can_make_have_no_node() -> None:
    visits = (
        V(at=1, deliver=(2000, 0)),
        V(at=1, by=()),
        V(at=1, opens=300, closes=200),
        V(at=1, opens=5000),
        V(at=1, deliver=(1, 0), sources=()),
        V(at=1, sources=()),
    )
    problem = build(Sketch(positions=line(0, 100), visits=visits, types=(T(end=1000),)))
    assert nodes_of(problem).visits == (5,)
    assert makeable(Judge(problem)).any(axis=1).tolist() == [False] * 5 + [True]


def test_a_vehicle_that_cannot_go_out_makes_no_visit() -> None:
    kinds = (T(), T(start=500, end=400), T(range_m=-1), T(capacity=(-1, 5)))
    problem = build(
        Sketch(
            positions=line(0, 100),
            visits=(V(at=1),),
            types=kinds,
            vehicles=tuple(K(type=kind) for kind in range(4)),
        )
    )
    assert makeable(Judge(problem)).tolist() == [[True, False, False, False]]


def test_without_reloading_and_with_one_depot_there_are_no_halts() -> None:
    problem = build(Sketch(positions=line(0, 100), visits=(V(at=1, deliver=(1, 0)),)))
    assert nodes_of(problem).halts == ()


def test_a_small_model_has_a_halt_for_every_trip_there_can_be() -> None:
    # Depot 0: a second trip of its own vehicle, two and an unloading of the other's; but only
    # two visits take goods from there, and one more needs none. Depot 1: one visit takes goods
    # from there, one brings some and needs none.
    assert nodes_of(build(TWO_OUTLETS)).halts == (0, 0, 0, 1, 1, 1)


def test_a_large_model_has_halts_for_its_loads_and_for_every_trip_of_the_start() -> None:
    problem = county(100, 30)
    few = nodes_of(problem).halts
    assert len(few) < 60
    trips = tuple(Trip(0, (visit,)) for visit in range(30))
    assert nodes_of(problem, Route(1, trips)).halts.count(0) >= 30


def test_closed_depots_have_no_halts() -> None:
    depots = (D(at=0), D(at=1, opens=500, closes=400))
    assert set(nodes_of(build(replace(TWO_OUTLETS, depots=depots))).halts) <= {0}


def test_the_clock_counts_loading_setup_and_service_where_they_belong() -> None:
    problem = build(TWO_OUTLETS)
    nodes = nodes_of(problem)
    seconds, _ = legs(problem, nodes, 0)
    clock = clock_transits(problem, nodes, seconds, 7)
    first, second, third, base = 0, 1, 2, nodes.base_of[0]
    halt = nodes.first_halt + nodes.halts.index(1)
    assert clock[first, second] == 3, "same place: service alone"
    assert clock[second, third] == 4 + 100 + 10
    assert clock[base, first] == 7 + 100 + 10, "loaded at the base"
    assert clock[base, halt] == 50, "not loaded at the base"
    assert clock[halt, third] == 7 + 150 + 10
    assert clock[third, base] == 5 + 200


def test_a_missing_way_is_far_in_time_and_distance() -> None:
    distances = np.array([[0, UNREACHABLE], [10, 0]])
    problem = build(Sketch(positions=line(0, 10), visits=(V(at=1),), distances=distances))
    nodes = nodes_of(problem)
    seconds, metres = legs(problem, nodes, 0)
    assert (seconds[1, 0], metres[1, 0]) == (FAR, FAR)
    assert (seconds[0, 1], metres[0, 1]) == (10, 10)


def test_routes_are_taken_as_they_are_permitted() -> None:
    problem = build(TWO_OUTLETS)
    assert accepts(problem, Route(0, (Trip(0, (0, 1)), Trip(1, ()))))
    assert not accepts(problem, Route(0, (Trip(0, (0,)), Trip(1, (1, 2)))))
    assert accepts(problem, Route(0, (Trip(1, (1,)), Trip(0, (0,)))))
    assert not accepts(problem, Route(0, (Trip(1, (0,)),)))
    assert not accepts(problem, Route(0, (Trip(0, (2,)),)))
    assert accepts(problem, Route(1, (Trip(1, (2,)),)))


def test_goods_of_different_depots_are_kept_apart_by_what_lies_between_them() -> None:
    # Between two deliveries of different depots lies a collection, so no arc is wrong by itself.
    sketch = Sketch(
        positions=line(0, 50, 100),
        visits=(
            V(at=2, deliver=(1, 0), sources=(0,)),
            V(at=2, collect=(1, 0)),
            V(at=2, deliver=(1, 0), sources=(1,)),
        ),
        depots=(D(at=0), D(at=1)),
        types=(T(max_trips=3),),
    )
    problem = build(sketch)
    assert not accepts(problem, Route(0, (Trip(0, (0, 1, 2)),)))
    assert accepts(problem, Route(0, (Trip(0, (0, 1)), Trip(1, (2,)))))


def test_a_search_from_scratch_finds_routes_where_the_start_is_refused() -> None:
    problem = build(TWO_OUTLETS)
    wrong = Route(0, (Trip(1, (0,)),))
    found = search(model_of(problem, wrong), [wrong], Limits(steps=50))
    assert found is not None
    assert {visit for route in found for visit in route.visits} == {0, 1, 2}


def test_a_problem_in_which_nothing_can_be_made_is_not_searched() -> None:
    problem = build(Sketch(positions=line(0, 100), visits=(V(at=1, by=()),)))
    assert solve_model(Judge(problem), [], Limits(steps=5)) == ()


def test_a_search_ends_when_told_to_stop() -> None:
    problem = county(30, 4)
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    assert solve_model(Judge(problem), [], Limits(stop=stop)) is not None
    assert asked >= 4


def test_a_search_ends_by_itself_when_nothing_moves() -> None:
    problem = build(Sketch(positions=line(0, 100), visits=(V(at=1, closes=50, opens=0),)))
    assert solve_model(Judge(problem), [], Limits(steps=10**9)) == ()


def test_improvements_are_told_with_their_cost() -> None:
    problem = build(TWO_OUTLETS)
    heard: list[tuple[int, int]] = []
    judge = Judge(problem)
    found = solve_model(
        judge, [], Limits(steps=100), lambda left_out, cost: heard.append((left_out, cost))
    )
    assert found is not None
    prices = [judge.price(route.vehicle, route.trips) for route in found]
    assert heard[-1] == (0, sum(price.cost for price in prices if price is not None))
