"""Parts of a problem."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from routing.engines.judge import Judge
from routing.problem.assignment import Route, Trip
from routing.problem.model import PlanarDistances
from routing.problem.subproblem import slice_problem
from tests.helpers.days import county
from tests.helpers.problems import K, Sketch, V, build, line

ROUTE = Route(5, (Trip(1, (9, 4)), Trip(0, (7,)), Trip(2, ())))


def test_routes_go_in_and_come_back_the_same() -> None:
    part = slice_problem(county(12, 6), [4, 7, 9], [2, 5])
    inside = part.inward([ROUTE])
    assert inside == (Route(1, (Trip(1, (2, 0)), Trip(0, (1,)), Trip(2, ()))),)
    assert part.outward(inside) == (ROUTE,)


def test_a_route_costs_the_same_in_the_part_as_in_the_whole() -> None:
    problem = county(30, 6)
    part = slice_problem(problem, list(range(29, 9, -1)), [5, 0, 3])
    whole, inside = Judge(problem), Judge(part.problem)
    prices = 0
    for visit in range(10, 30):
        for vehicle in (0, 3, 5):
            for depot in range(4):
                route = Route(vehicle, (Trip(depot, (visit,)),))
                (inner,) = part.inward([route])
                price = whole.price(route.vehicle, route.trips)
                assert inside.price(inner.vehicle, inner.trips) == price
                prices += price is not None
    assert prices > 0


def test_only_places_that_are_named_are_kept() -> None:
    problem = county(30, 6)
    part = slice_problem(problem, [3, 8], [1]).problem
    assert part.locations.ids == tuple(problem.locations.ids[i] for i in (0, 1, 2, 3, 7, 12))
    assert part.matrices.duration_s.shape == (1, 6, 6)
    assert part.depots.ids == problem.depots.ids
    assert part.visits.ids == ("V3", "V8")
    assert part.access.shape == (1, 1)


def test_times_of_release_and_coordinates_are_kept_too() -> None:
    problem = build(Sketch(positions=line(0, 10, 20), visits=(V(at=1), V(at=2)), vehicles=(K(),)))
    empty = np.zeros((1, 0, 0), dtype=np.int32)
    flat = replace(
        problem,
        planar=PlanarDistances(np.array([0.0, 10.0, 20.0]), np.zeros(3)),
        matrices=replace(problem.matrices, duration_s=empty, distance_m=empty),
        visits=replace(problem.visits, release_s=np.array([5, 7])),
    )
    part = slice_problem(flat, [1], [0]).problem
    assert part.planar is not None
    assert part.planar.x.tolist() == [0.0, 20.0]
    assert part.visits.release_s is not None
    assert part.visits.release_s.tolist() == [7]
    assert part.matrices.duration_s.shape == (1, 0, 0)
