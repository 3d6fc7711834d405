"""Insertion of one visit, worked out by hand."""

from __future__ import annotations

from routing.engines.draft import Draft
from routing.engines.insertion import Inserter
from routing.engines.judge import Judge
from routing.problem.assignment import Route, Trip
from tests.helpers.days import county
from tests.helpers.problems import D, K, Sketch, T, V, build, line


def inserted(sketch: Sketch, *visits: int) -> Draft:
    draft = Draft.empty(Judge(build(sketch)))
    inserter = Inserter(draft)
    for visit in visits:
        inserter.insert(visit)
    return draft


def test_a_visit_is_put_where_the_detour_is_shortest() -> None:
    sketch = Sketch(positions=line(0, 100, 300, 200), visits=(V(at=1), V(at=2), V(at=3)))
    assert inserted(sketch, 0, 1, 2).cost == 600_000


def test_another_vehicle_goes_where_that_is_cheaper() -> None:
    sketch = Sketch(
        positions=line(0, 100, 1000, 900),
        visits=(V(at=1), V(at=3)),
        depots=(D(at=0), D(at=2)),
        vehicles=(K(base=0), K(base=1)),
    )
    routes = inserted(sketch, 0, 1).listed
    assert routes == (Route(0, (Trip(0, (0,)),)), Route(1, (Trip(1, (1,)),)))


def test_a_full_vehicle_makes_another_trip() -> None:
    visits = (V(at=1, deliver=(800, 0)), V(at=1, deliver=(800, 0)))
    sketch = Sketch(positions=line(0, 100), visits=visits, types=(T(max_trips=2),))
    assert inserted(sketch, 0, 1).listed == (Route(0, (Trip(0, (0,)), Trip(0, (1,)))),)


def test_produce_that_may_not_go_to_the_base_joins_a_trip_that_then_unloads_elsewhere() -> None:
    # Goods to 100, produce from 200 to the depot at 300: 300 out, 300 back, one trip.
    sketch = Sketch(
        positions=line(0, 300, 100, 200),
        visits=(V(at=2, deliver=(1, 0)), V(at=3, collect=(1, 0), sources=(1,))),
        depots=(D(at=0), D(at=1)),
    )
    draft = inserted(sketch, 0, 1)
    assert draft.listed == (Route(0, (Trip(0, (0, 1)), Trip(1, ()))),)
    assert draft.cost == 600_000


def test_where_prizes_are_money_a_visit_that_costs_more_is_left_out() -> None:
    visits = (V(at=1, prize=199), V(at=1, prize=201))
    sketch = Sketch(positions=line(0, 100), visits=visits, service_first=False)
    assert inserted(sketch, 0).unserved == {0, 1}
    assert inserted(sketch, 1).unserved == {0}
    # Once the vehicle is there, the other costs nothing.
    assert inserted(sketch, 1, 0).unserved == set()


def test_full_routes_do_not_hide_a_vehicle_that_stands_at_its_base() -> None:
    # Every vehicle has time for one visit at 100, and there are more routes than are looked into.
    count = 80
    sketch = Sketch(
        positions=line(0, 100),
        visits=tuple(V(at=1, service=200) for _ in range(count)),
        types=(T(end=400),),
        vehicles=tuple(K() for _ in range(count)),
    )
    assert inserted(sketch, *range(count)).unserved == set()


def test_what_an_inserter_remembers_of_a_route_is_forgotten_when_told_so() -> None:
    sketch = Sketch(positions=line(0, 100, 200), visits=(V(at=1), V(at=2)))
    draft = Draft.empty(Judge(build(sketch)))
    inserter = Inserter(draft)
    inserter.insert(0)
    inserter.insert(1)
    draft.drop(0)
    inserter.forget([0])
    assert inserter.insert(1)
    assert draft.cost == 400_000


def test_every_insertion_in_a_county_is_permitted() -> None:
    problem = county(60, 8)
    draft = Draft.empty(Judge(problem))
    inserter = Inserter(draft)
    for visit in range(60):
        inserter.insert(visit)
    assert draft.unserved == set()
    prices = [draft.judge.price(route.vehicle, route.trips) for route in draft.listed]
    assert prices == [draft.prices[route.vehicle] for route in draft.listed]
