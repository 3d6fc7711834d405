"""Costs are exact integers of 1/1000 of the currency."""

from routing.plan.costs import assignment_cost, route_cost, served_prize
from tests.helpers.assignment_faults import by_hand, one_trip
from tests.helpers.problems import K, Sketch, T, V, build, line

SKETCH = Sketch(
    positions=line(0, 1500, 900),
    visits=(V(at=1, prize=7), V(at=2, prize=5), V(at=2, prize=11)),
    types=(T(fixed=5000, per_km=2000, per_hour=3600, overtime=1800, regular=2000),),
    vehicles=(K(), K()),
)


def test_a_route_costs_its_day_its_way_its_time_and_its_overtime() -> None:
    # 3 km at 2.000, 3000 s at 3.600 an hour, 1000 s of overtime at 1.800 an hour
    assert route_cost(build(SKETCH).types, 0, 3000, 3000) == 5000 + 6000 + 3000 + 500


def test_overtime_costs_nothing_up_to_the_regular_hours() -> None:
    assert route_cost(build(SKETCH).types, 0, 0, 2000) == 5000 + 2000


def test_the_sum_is_rounded_once_with_halves_up() -> None:
    sketch = Sketch(positions=line(0), visits=(V(at=0),), types=(T(per_km=1, per_hour=1),))
    types = build(sketch).types
    # 0.25 of the way and 0.25 of the time make half of a thousandth.
    assert route_cost(types, 0, 250, 900) == 1
    assert route_cost(types, 0, 250, 899) == 0
    assert route_cost(types, 0, 1499, 0) == 1


def test_only_used_vehicles_cost_anything() -> None:
    problem = build(SKETCH)
    one = by_hand(one_trip(0), unserved=(1, 2))
    two = by_hand(one_trip(0), one_trip(1, 2, vehicle=1))
    assert assignment_cost(problem, one) == 14_500
    assert assignment_cost(problem, two) == 14_500 + 5000 + 3600 + 1800


def test_the_prize_is_that_of_the_visits_made() -> None:
    problem = build(SKETCH)
    assert served_prize(problem, by_hand(one_trip(0, 2), unserved=(1,))) == 18
    assert served_prize(problem, by_hand(unserved=(0, 1, 2))) == 0
