"""Assignments that break one rule each, with the finding each must bring."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from routing.problem.assignment import Assignment, Route, Trip
from routing.problem.model import UNREACHABLE
from tests.helpers.problems import D, K, Sketch, T, V, line


def by_hand(*routes: Route, unserved: tuple[int, ...] = ()) -> Assignment:
    """An assignment somebody made."""
    return Assignment(routes, unserved, "by-hand")


def one_trip(*visits: int, depot: int = 0, vehicle: int = 0) -> Route:
    """A vehicle's only trip."""
    return Route(vehicle, (Trip(depot, visits),))


@dataclass(frozen=True)
class AssignmentFault:
    """A problem and an assignment with one thing wrong; ``cause`` stands in the finding."""

    name: str
    code: str
    sketch: Sketch
    assignment: Assignment
    cause: str


PLAIN = Sketch(
    positions=line(0, 100, 200), visits=(V(at=1, deliver=(5, 5)), V(at=2)), vehicles=(K(), K())
)


def plain(**changes: object) -> Sketch:
    """The plain sketch with one visit, changed."""
    fields: dict[str, object] = {"positions": line(0, 100), "visits": (V(at=1),)}
    return Sketch(**{**fields, **changes})  # type: ignore[arg-type]


ONE_WAY = np.array([[0, 100], [UNREACHABLE, 0]])

ASSIGNMENT_FAULTS: tuple[AssignmentFault, ...] = (
    AssignmentFault(
        "a visit that is not there",
        "plan.unknown-visit",
        PLAIN,
        by_hand(one_trip(0, 1, 7)),
        "no visit number 7; there are 2",
    ),
    AssignmentFault(
        "a visit left out that is not there",
        "plan.unknown-visit",
        PLAIN,
        by_hand(one_trip(0, 1), unserved=(-1,)),
        "no visit number -1",
    ),
    AssignmentFault(
        "a visit made twice",
        "plan.visit-twice",
        PLAIN,
        by_hand(one_trip(0, 1), one_trip(1, vehicle=1)),
        "Visit V1 stands 2 times",
    ),
    AssignmentFault(
        "a visit made and left out",
        "plan.visit-twice",
        PLAIN,
        by_hand(one_trip(0, 1), unserved=(0,)),
        "Visit V0 stands 2 times",
    ),
    AssignmentFault(
        "a visit forgotten",
        "plan.visit-missing",
        PLAIN,
        by_hand(one_trip(0)),
        "Visit V1 is neither made nor left out",
    ),
    AssignmentFault(
        "a mandatory visit left out",
        "plan.mandatory-unserved",
        Sketch(positions=line(0, 100), visits=(V(at=1), V(at=1, mandatory=True))),
        by_hand(one_trip(0), unserved=(1,)),
        "Visit V1 is mandatory",
    ),
    AssignmentFault(
        "a vehicle that is not there",
        "plan.unknown-vehicle",
        PLAIN,
        by_hand(one_trip(0, 1, vehicle=2)),
        "no vehicle number 2; there are 2",
    ),
    AssignmentFault(
        "a vehicle with two routes",
        "plan.vehicle-twice",
        PLAIN,
        by_hand(one_trip(0), one_trip(1)),
        "Vehicle K0 has 2 routes",
    ),
    AssignmentFault(
        "a depot that is not there",
        "plan.unknown-depot",
        PLAIN,
        by_hand(one_trip(0, 1, depot=1)),
        "no depot number 1; there are 1",
    ),
    AssignmentFault(
        "a vehicle sent for nothing",
        "plan.empty-route",
        PLAIN,
        by_hand(one_trip(0, 1), one_trip(vehicle=1)),
        "makes no visit",
    ),
    AssignmentFault(
        "an empty trip in the middle",
        "plan.empty-trip",
        plain(types=(T(max_trips=3),)),
        by_hand(Route(0, (Trip(0, ()), Trip(0, (0,))))),
        "Trip 1 of 2 holds no visit",
    ),
    AssignmentFault(
        "more trips than allowed",
        "plan.too-many-trips",
        PLAIN,
        by_hand(Route(0, (Trip(0, (0,)), Trip(0, (1,))))),
        "It makes 2 trips; 1 are allowed",
    ),
    AssignmentFault(
        "a visit for another vehicle",
        "plan.vehicle-not-allowed",
        plain(visits=(V(at=1, by=(1,)),), vehicles=(K(), K())),
        by_hand(one_trip(0)),
        "may not make visit V0",
    ),
    AssignmentFault(
        "goods from the wrong depot",
        "plan.wrong-source",
        plain(visits=(V(at=1, deliver=(1, 0), sources=(1,)),), depots=(D(at=0), D(at=1))),
        by_hand(one_trip(0)),
        "Goods for visit V0 may not come from D0",
    ),
    AssignmentFault(
        "goods to the wrong depot at the end of the day",
        "plan.wrong-source",
        plain(visits=(V(at=1, collect=(0, 1), sources=(1,)),), depots=(D(at=0), D(at=1))),
        by_hand(one_trip(0)),
        "Goods of visit V0 may not go to D0",
    ),
    AssignmentFault(
        "goods to the wrong depot at the next loading",
        "plan.wrong-source",
        plain(visits=(V(at=1, collect=(0, 1), sources=(0,)),), depots=(D(at=0), D(at=1))),
        by_hand(Route(0, (Trip(0, (0,)), Trip(1, ())))),
        "Goods of visit V0 may not go to D1",
    ),
    AssignmentFault(
        "too much loaded",
        "plan.over-capacity",
        plain(visits=(V(at=1, deliver=(600, 0)), V(at=1, deliver=(401, 0)))),
        by_hand(one_trip(0, 1)),
        "Trip 1 has 1001 of weight_g on board after loading; 1000 fit",
    ),
    AssignmentFault(
        "too much collected on top of what is still to be delivered",
        "plan.over-capacity",
        plain(visits=(V(at=1, collect=(0, 600)), V(at=1, deliver=(0, 500)))),
        by_hand(one_trip(0, 1)),
        "Trip 1 has 1100 of volume_l on board after visit V0; 1000 fit",
    ),
    AssignmentFault(
        "no way back",
        "plan.no-way",
        plain(distances=ONE_WAY),
        by_hand(one_trip(0)),
        "no way from visit V0 to its base",
    ),
    AssignmentFault(
        "too far",
        "plan.range-exceeded",
        plain(types=(T(range_m=199),)),
        by_hand(one_trip(0)),
        "It drives 200 m; its range is 199 m",
    ),
    AssignmentFault(
        "too late at a visit",
        "plan.window-missed",
        plain(visits=(V(at=1, closes=99),)),
        by_hand(one_trip(0)),
        "visit V0 cannot begin before 00:01:40; its window is 00:00:00 to 00:01:39",
    ),
    AssignmentFault(
        "a visit whose window is empty",
        "plan.window-missed",
        plain(visits=(V(at=1, opens=500, closes=499),)),
        by_hand(one_trip(0)),
        "visit V0 cannot begin before 00:08:20",
    ),
    AssignmentFault(
        "too late at a depot",
        "plan.outlet-closed",
        plain(depots=(D(at=0), D(at=1, closes=99))),
        by_hand(one_trip(0, depot=1)),
        "depot D1 cannot begin before 00:01:40",
    ),
    AssignmentFault(
        "back after the base has closed",
        "plan.outlet-closed",
        plain(depots=(D(at=0, closes=199),)),
        by_hand(one_trip(0)),
        "It is back at 00:03:20; its base closes at 00:03:19",
    ),
    AssignmentFault(
        "back after the shift",
        "plan.shift-exceeded",
        plain(types=(T(start=100, end=299),)),
        by_hand(one_trip(0)),
        "It is back at 00:05:00; its shift ends at 00:04:59",
    ),
    AssignmentFault(
        "too long on duty",
        "plan.duty-too-long",
        plain(types=(T(longest=259, break_after=60, break_s=20),)),
        by_hand(one_trip(0)),
        "It is on duty for 00:04:20 at least; 00:04:19 are allowed",
    ),
)
