"""Times of a route, worked out by hand: one metre takes one second."""

from dataclasses import replace

import numpy as np

from routing.plan.schedule import TimedRoute, schedule_route
from routing.problem.assignment import Route, Trip
from routing.problem.model import PlanarDistances
from tests.helpers.assignment_faults import one_trip, plain
from tests.helpers.problems import D, Sketch, T, V, build, line


def begins(timed: TimedRoute) -> list[int]:
    return [halt.begin_s for halt in timed.halts]


def test_the_departure_is_as_late_as_the_first_window_allows() -> None:
    timed = schedule_route(build(plain(visits=(V(at=1, opens=500),))), one_trip(0))
    assert begins(timed) == [400, 400, 500, 600]
    assert timed.waiting_s == 0
    assert timed.duty_s == 200


def test_waiting_that_no_departure_avoids_stands_before_the_late_window() -> None:
    sketch = plain(visits=(V(at=1, closes=150), V(at=1, opens=300)))
    timed = schedule_route(build(sketch), one_trip(0, 1))
    assert begins(timed) == [50, 50, 150, 300, 400]
    assert [halt.wait_s for halt in timed.halts] == [0, 0, 0, 150, 0]


def test_the_departure_is_not_before_the_shift_or_the_opening_of_the_base() -> None:
    sketch = plain(depots=(D(at=0, opens=70),), types=(T(start=90),))
    assert schedule_route(build(sketch), one_trip(0)).departure_s == 90
    assert schedule_route(build(replace(sketch, types=(T(),))), one_trip(0)).departure_s == 70


def test_loading_takes_its_time_at_every_halt_at_a_depot() -> None:
    sketch = plain(visits=(V(at=1), V(at=1)), types=(T(load=10, max_trips=2),))
    timed = schedule_route(build(sketch), Route(0, (Trip(0, (0,)), Trip(0, (1,)))))
    assert [halt.leave_s - halt.begin_s for halt in timed.halts] == [0, 10, 0, 10, 0, 0]
    assert timed.duty_s == 420


def test_setup_is_due_once_for_visits_in_a_row_at_one_place() -> None:
    sketch = plain(visits=(V(at=1, setup=30, service=5), V(at=1, setup=30, service=7)))
    timed = schedule_route(build(sketch), one_trip(0, 1))
    assert [halt.leave_s - halt.begin_s for halt in timed.halts[2:4]] == [35, 7]


def test_a_rest_is_taken_before_the_driving_passes_a_multiple_of_the_limit() -> None:
    sketch = plain(types=(T(break_after=50, break_s=9),))
    timed = schedule_route(build(sketch), one_trip(0))
    # After 100 s of driving one rest (the second is due before second 101), after 200 three.
    assert [halt.rest_s for halt in timed.halts] == [0, 0, 9, 18]
    assert timed.duty_s == 227


def test_a_rest_shortens_the_waiting_on_the_same_leg() -> None:
    sketch = plain(visits=(V(at=1, closes=0), V(at=0, opens=500)), positions=line(0, 0))
    calm = schedule_route(build(sketch), one_trip(0, 1))
    assert calm.waiting_s == 500
    far = Sketch(
        positions=line(0, 100),
        visits=(V(at=0, closes=0), V(at=1, opens=500)),
        types=(T(break_after=60, break_s=40),),
    )
    timed = schedule_route(build(far), one_trip(0, 1))
    assert (timed.halts[3].rest_s, timed.halts[3].wait_s) == (40, 360)


def test_loads_follow_from_what_is_still_to_deliver_and_what_is_collected() -> None:
    sketch = plain(
        visits=(
            V(at=1, deliver=(5, 50)),
            V(at=1, collect=(3, 30)),
            V(at=1, deliver=(2, 20), collect=(1, 10)),
        ),
        types=(T(max_trips=2),),
    )
    timed = schedule_route(build(sketch), Route(0, (Trip(0, (0, 1)), Trip(0, (2,)))))
    loads = [halt.load for halt in timed.halts]
    assert loads == [(0, 0), (5, 50), (0, 0), (3, 30), (2, 20), (1, 10), (0, 0)]


def test_a_depot_waits_for_goods_that_are_released_later() -> None:
    problem = build(plain())
    released = replace(problem, visits=replace(problem.visits, release_s=np.array([70])))
    assert begins(schedule_route(released, one_trip(0))) == [70, 70, 170, 270]


def test_straight_distances_are_rounded_as_the_problem_says() -> None:
    problem = build(plain())
    plane = PlanarDistances(x=np.array([0.0, 1.0]), y=np.array([0.0, 1.0]), scale=10.0)
    assert schedule_route(replace(problem, planar=plane), one_trip(0)).distance_m == 28
    cut = replace(problem, planar=replace(plane, scale=1.0, offset=0.0))
    assert schedule_route(cut, one_trip(0)).distance_m == 2


def test_each_element_tells_what_it_is_and_to_which_trip_it_belongs() -> None:
    sketch = plain(depots=(D(at=0), D(at=1)))
    timed = schedule_route(build(sketch), Route(0, (Trip(1, (0,)), Trip(0, ()))))
    assert [(halt.kind, halt.index, halt.trip) for halt in timed.halts] == [
        ("start", 0, -1),
        ("depot", 1, 0),
        ("visit", 0, 0),
        ("depot", 0, 1),
        ("end", 0, 2),
    ]


def test_a_route_that_is_late_is_timed_as_soon_as_it_can_be() -> None:
    timed = schedule_route(build(plain(visits=(V(at=1, closes=10),))), one_trip(0))
    assert begins(timed) == [0, 0, 100, 200]
