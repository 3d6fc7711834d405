"""Each rule of the problem is seen where it is broken, and nothing where it is kept."""

from dataclasses import replace

import numpy as np
import pytest

from routing.plan.check_assignment import check_assignment
from routing.problem.assignment import Route, Trip
from routing.problem.model import PlanarDistances
from tests.helpers.assignment_faults import (
    ASSIGNMENT_FAULTS,
    PLAIN,
    AssignmentFault,
    by_hand,
    one_trip,
    plain,
)
from tests.helpers.problems import D, Sketch, T, V, build, line


@pytest.mark.parametrize("fault", ASSIGNMENT_FAULTS, ids=lambda fault: fault.name.replace(" ", "-"))
def test_a_broken_rule_brings_exactly_its_finding(fault: AssignmentFault) -> None:
    (finding,) = check_assignment(build(fault.sketch), fault.assignment)
    assert finding.code == fault.code
    assert fault.cause in finding.cause


def test_nothing_is_found_in_a_sound_assignment() -> None:
    assert check_assignment(build(PLAIN), by_hand(one_trip(0, 1))) == ()


def test_a_mandatory_visit_left_out_is_a_warning() -> None:
    fault = next(f for f in ASSIGNMENT_FAULTS if f.code == "plan.mandatory-unserved")
    (finding,) = check_assignment(build(fault.sketch), fault.assignment)
    assert finding.severity == "warning"


def test_limits_may_be_used_up_to_the_last_unit() -> None:
    sketch = plain(
        visits=(V(at=1, deliver=(1000, 1000), opens=150, closes=150, setup=4, service=6),),
        types=(T(range_m=200, start=43, end=260, longest=217, load=7),),
        depots=(D(at=0, opens=43, closes=260),),
    )
    assert check_assignment(build(sketch), by_hand(one_trip(0))) == ()
    tighter = replace(sketch, types=(replace(sketch.types[0], longest=216),))
    (finding,) = check_assignment(build(tighter), by_hand(one_trip(0)))
    assert finding.code == "plan.duty-too-long"


def test_a_trip_that_only_unloads_does_not_count_as_a_trip() -> None:
    sketch = plain(visits=(V(at=1, collect=(5, 5), sources=(1,)),), depots=(D(at=0), D(at=1)))
    route = Route(0, (Trip(0, (0,)), Trip(1, ())))
    assert check_assignment(build(sketch), by_hand(route)) == ()


def test_setup_is_due_again_after_a_reloading_but_not_at_the_same_place() -> None:
    sketch = Sketch(
        positions=line(0, 100),
        visits=(V(at=1, setup=30), V(at=1, setup=30)),
        types=(T(max_trips=2, longest=230),),
    )
    assert check_assignment(build(sketch), by_hand(one_trip(0, 1))) == ()
    twice = by_hand(Route(0, (Trip(0, (0,)), Trip(0, (1,)))))
    (finding,) = check_assignment(build(sketch), twice)
    assert "00:07:40 at least" in finding.cause


def test_goods_are_not_loaded_before_their_release() -> None:
    sketch = plain(visits=(V(at=1, closes=149),))
    problem = build(sketch)
    released = replace(problem, visits=replace(problem.visits, release_s=np.array([50])))
    assert check_assignment(problem, by_hand(one_trip(0))) == ()
    (finding,) = check_assignment(released, by_hand(one_trip(0)))
    assert "cannot begin before 00:02:30" in finding.cause


def test_straight_distances_stand_in_for_matrices() -> None:
    problem = build(plain(types=(T(range_m=9),)))
    plane = PlanarDistances(x=np.array([0.0, 3.0]), y=np.array([0.0, 4.0]), offset=0.0)
    (finding,) = check_assignment(replace(problem, planar=plane), by_hand(one_trip(0)))
    assert finding.cause == "It drives 10 m; its range is 9 m."


def test_every_fault_of_a_route_is_reported_not_the_first_alone() -> None:
    sketch = plain(visits=(V(at=1, deliver=(2000, 0), closes=99),), types=(T(range_m=10, end=150),))
    found = check_assignment(build(sketch), by_hand(one_trip(0)))
    assert [finding.code for finding in found] == [
        "plan.over-capacity",
        "plan.range-exceeded",
        "plan.window-missed",
        "plan.shift-exceeded",
    ]
