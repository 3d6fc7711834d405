"""Every constraint of a day, in a scenario whose best plan is worked out by hand.

All engines must find these plans, or refuse the problem. Unless said otherwise a metre takes a
second and costs one (1/1000 of the currency), places lie along a road, and the only depot and
base is at 0: a visit at 100 alone takes 200 seconds and costs 200.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest

from routing.engines.base import Budget, Engine, Run
from routing.engines.registry import ENGINES, get_engine
from routing.errors import UnsupportedError
from routing.plan.check_assignment import check_assignment
from routing.plan.costs import assignment_cost
from routing.problem.assignment import Assignment
from routing.problem.model import UNREACHABLE, Problem
from tests.helpers.problems import D, K, Sketch, T, V, build, line

BUDGET = Budget(steps=2000)
FULL = (1000, 1000)
PER_SECOND = 3_600_000
"""A cost per hour that comes to 1000 a second."""


@dataclass(frozen=True)
class Outcome:
    """What a plan comes to."""

    problem: Problem
    assignment: Assignment

    @property
    def cost(self) -> int:
        return assignment_cost(self.problem, self.assignment)

    @property
    def served(self) -> set[int]:
        return {visit for route in self.assignment.routes for visit in route.visits}

    @property
    def routes(self) -> dict[int, list[tuple[int, tuple[int, ...]]]]:
        return {
            route.vehicle: [(trip.depot, trip.visits) for trip in route.trips]
            for route in self.assignment.routes
        }


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    return get_engine(str(request.param))


def solve(engine: Engine, problem: Problem) -> Outcome:
    """The engine's plan, which breaks no rule; skipped where the engine refuses the problem."""
    if refused := engine.refusals(problem):
        with pytest.raises(UnsupportedError):
            engine.solve(problem, BUDGET, Run())
        pytest.skip(f"{engine.name} refuses: {refused[0]}")
    assignment = engine.solve(problem, BUDGET, Run())
    found = check_assignment(problem, assignment)
    assert [finding for finding in found if finding.severity == "error"] == []
    return Outcome(problem, assignment)


def plan(engine: Engine, sketch: Sketch) -> Outcome:
    return solve(engine, build(sketch))


# Loads


def test_a_delivery_comes_before_a_collection_that_would_not_fit_yet(engine: Engine) -> None:
    # Parcels of 600 for the visit at 200 and produce of 600 from the one at 100, in 1000.
    # Collecting on the way out would make 1200; on the way back there is room.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100, 200),
            visits=(V(at=1, collect=(600, 0)), V(at=2, deliver=(600, 0))),
        ),
    )
    assert found.routes == {0: [(0, (1, 0))]}
    assert found.cost == 400


def test_a_vehicle_full_on_the_way_out_is_full_again_on_the_way_back(engine: Engine) -> None:
    # 1000 down to 100, then 1000 up from 200: 200 out, 200 back. Never more than 1000 on board.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100, 200),
            visits=(V(at=1, deliver=FULL), V(at=2, collect=FULL)),
        ),
    )
    assert found.routes == {0: [(0, (0, 1))]}
    assert found.cost == 400


def test_collections_and_deliveries_of_one_visit_change_places(engine: Engine) -> None:
    # 1000 down and 900 up at 100 fit one vehicle; 200 more up at 200 would not, before or after.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100, 200),
            visits=(
                V(at=1, deliver=FULL, collect=(900, 0), prize=2),
                V(at=2, collect=(200, 0)),
            ),
        ),
    )
    assert found.served == {0}
    assert found.cost == 200


def test_volume_limits_a_trip_that_weight_would_allow(engine: Engine) -> None:
    # 600 litres each: two vehicles, 200 + 220. By weight one would do, for 220.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100, 110),
            visits=(V(at=1, deliver=(10, 600)), V(at=2, deliver=(10, 600))),
            vehicles=(K(), K()),
        ),
    )
    assert found.served == {0, 1}
    assert len(found.routes) == 2
    assert found.cost == 420


def test_a_load_above_every_vehicle_is_left_out(engine: Engine) -> None:
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100),
            visits=(V(at=1, deliver=(1001, 0), mandatory=True), V(at=1, deliver=FULL)),
        ),
    )
    assert found.served == {1}


# Windows


def test_windows_turn_the_order_round(engine: Engine) -> None:
    # At 200 by second 200, at 100 not before 300: out and back the long way round, 400.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100, 200),
            visits=(V(at=1, opens=300), V(at=2, closes=200)),
        ),
    )
    assert found.routes == {0: [(0, (1, 0))]}
    assert found.cost == 400


def test_a_vehicle_waits_for_a_window_and_is_paid_for_it(engine: Engine) -> None:
    # At 50 by second 100, at 100 not before 500. Leave at 50, be there at 100, wait from 150 to
    # 500, back at 600: 550 seconds on duty.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 50, 100),
            visits=(V(at=1, closes=100), V(at=2, opens=500)),
            types=(T(per_km=0, per_hour=PER_SECOND),),
        ),
    )
    assert found.served == {0, 1}
    assert found.cost == 550_000


def test_a_late_window_makes_the_vehicle_leave_late(engine: Engine) -> None:
    # Open from 5000: leave at 4900, back at 5100. No pay for waiting at the base.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100),
            visits=(V(at=1, opens=5000),),
            types=(T(per_km=0, per_hour=PER_SECOND),),
        ),
    )
    assert found.cost == 200_000


def test_a_window_that_nobody_can_meet_is_left_out(engine: Engine) -> None:
    # 100 seconds away, closed after 99. The other's window never opens.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100),
            visits=(V(at=1, closes=99), V(at=1, opens=500, closes=400), V(at=1)),
        ),
    )
    assert found.served == {2}


def test_an_outlet_opens_before_vehicles_leave_and_is_open_when_they_return(
    engine: Engine,
) -> None:
    # Open from 1000 to 1250: 125 m out and back is just possible, 126 m is not.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 125, -126),
            visits=(V(at=1), V(at=2)),
            depots=(D(at=0, opens=1000, closes=1250),),
        ),
    )
    assert found.served == {0}


def test_goods_are_loaded_only_while_the_outlet_is_open(engine: Engine) -> None:
    # The outlet at 100 closes at 150. Loading there for the visit at 200 is possible at 100;
    # for a second full load it would be 100 + 100 + 100 = 300: too late.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100, 200),
            visits=(
                V(at=2, deliver=FULL, sources=(1,), prize=2),
                V(at=2, deliver=FULL, sources=(1,)),
            ),
            depots=(D(at=0), D(at=1, closes=150)),
            types=(T(max_trips=2),),
        ),
    )
    assert found.routes == {0: [(1, (0,))]}
    assert found.cost == 400


# Working hours


@pytest.mark.parametrize(("shift_end", "served"), [(310, {0, 1}), (309, {0})])
def test_time_is_spent_once_a_stop_and_for_every_piece(
    engine: Engine, shift_end: int, served: set[int]
) -> None:
    # 200 of driving, 60 for the stop that both share, 30 and 20 for the pieces: 310.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100),
            visits=(V(at=1, setup=60, service=30, prize=2), V(at=1, setup=60, service=20)),
            types=(T(end=shift_end),),
        ),
    )
    assert found.served == served


def test_two_stops_at_different_places_take_their_time_twice(engine: Engine) -> None:
    # 220 of driving and twice 60: 340 seconds, one too many for a shift of 339.
    sketch = Sketch(
        positions=line(0, 100, 110),
        visits=(V(at=1, setup=60, prize=2), V(at=2, setup=60)),
        types=(T(end=339),),
    )
    assert plan(engine, sketch).served == {0}
    assert plan(engine, replace(sketch, types=(T(end=340),))).served == {0, 1}


def test_a_shift_bounds_departure_and_return(engine: Engine) -> None:
    # From 100 to 400: 150 out and 150 back.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 150, -151),
            visits=(V(at=1), V(at=2)),
            types=(T(start=100, end=400),),
        ),
    )
    assert found.served == {0}


def test_the_longest_duty_sends_out_two_vehicles(engine: Engine) -> None:
    # One vehicle would be on duty for 550 seconds (see the paid wait above). With 500 at most
    # there are two: 100 for the visit at 50, 200 for the one at 100.
    sketch = Sketch(
        positions=line(0, 50, 100),
        visits=(V(at=1, closes=100), V(at=2, opens=500)),
        types=(T(longest=500),),
        vehicles=(K(), K()),
    )
    assert plan(engine, sketch).cost == 300
    assert plan(engine, replace(sketch, types=(T(longest=550),))).cost == 200


@pytest.mark.parametrize(("load_s", "served"), [(60, {0}), (61, set())])
def test_loading_takes_its_time_at_the_base(engine: Engine, load_s: int, served: set[int]) -> None:
    # 60 of loading, 130 out, 130 back: 320.
    found = plan(
        engine,
        Sketch(positions=line(0, 130), visits=(V(at=1),), types=(T(load=load_s, end=320),)),
    )
    assert found.served == served


# Rest


@pytest.mark.parametrize(("shift_end", "served"), [(500, {0}), (499, set())])
def test_a_rest_after_driving_lengthens_the_day(
    engine: Engine, shift_end: int, served: set[int]
) -> None:
    # 400 of driving with a rest of 100 before 300 are passed: 500.
    rest = T(break_after=300, break_s=100, end=shift_end)
    found = plan(engine, Sketch(positions=line(0, 200), visits=(V(at=1),), types=(rest,)))
    assert found.served == served


def test_no_rest_is_due_after_just_as_much_driving_as_is_allowed(engine: Engine) -> None:
    # 400 of driving, and 400 are allowed.
    rest = T(break_after=400, break_s=100, end=400)
    found = plan(engine, Sketch(positions=line(0, 200), visits=(V(at=1),), types=(rest,)))
    assert found.served == {0}


@pytest.mark.parametrize(("shift_end", "served"), [(900, {0}), (899, set())])
def test_a_rest_before_an_opening_costs_no_time(
    engine: Engine, shift_end: int, served: set[int]
) -> None:
    # 350 out with a rest after 300: there at 450, when it opens. 700 of driving in all: a second
    # rest on the way back. 450 + 350 + 100 = 900.
    rest = T(break_after=300, break_s=100, end=shift_end)
    visit = V(at=1, opens=450)
    found = plan(engine, Sketch(positions=line(0, 350), visits=(visit,), types=(rest,)))
    assert found.served == served


def test_waiting_earlier_in_the_day_is_not_a_rest(engine: Engine) -> None:
    # At 100 from second 300 on: 200 of waiting, but no rest is due yet. At 250 by 450. Driving
    # 500 in all: one rest after 400, on the way back: 300 + 150 + 250 + 100 = 800.
    sketch = Sketch(
        positions=line(0, 100, 250),
        visits=(V(at=1, opens=300, closes=300), V(at=2, opens=450, closes=450)),
        types=(T(break_after=400, break_s=100, end=800),),
    )
    assert plan(engine, sketch).served == {0, 1}
    shorter = replace(sketch, types=(T(break_after=400, break_s=100, end=799),))
    assert len(plan(engine, shorter).served) == 1


def test_rest_is_paid_and_may_make_another_vehicle_cheaper(engine: Engine) -> None:
    # With rest 400 + 100 at 1 a second: 500. Without it, 400 at 1.2 a second: 480.
    resting = T(break_after=300, break_s=100, per_km=0, per_hour=3600)
    dearer = T(per_km=0, per_hour=4320)
    found = plan(
        engine,
        Sketch(
            positions=line(0, 200),
            visits=(V(at=1),),
            types=(resting, dearer),
            vehicles=(K(type=0), K(type=1)),
        ),
    )
    assert set(found.routes) == {1}
    assert found.cost == 480


# Fleets


def test_each_visit_gets_the_cheapest_vehicle_that_holds_its_goods(engine: Engine) -> None:
    # A truck at 0 and a three-wheeler at 1000 that costs half a metre. 800 at 100: truck, 200.
    # 200 at 900: three-wheeler, 200 * 0.5. Nothing is cheaper: 300.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 1000, 100, 900),
            visits=(V(at=2, deliver=(800, 0)), V(at=3, deliver=(200, 0))),
            depots=(D(at=0), D(at=1)),
            types=(T(), T(capacity=(300, 300), per_km=500)),
            vehicles=(K(type=0, base=0), K(type=1, base=1)),
        ),
    )
    assert found.routes == {0: [(0, (0,))], 1: [(1, (1,))]}
    assert found.cost == 300


def test_a_distant_cheap_vehicle_beats_a_near_dear_one(engine: Engine) -> None:
    # The visit at 600 from 0 at 0.2 a metre: 1200 * 0.2 = 240. From 1000 at 1: 800.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 1000, 600),
            visits=(V(at=2),),
            depots=(D(at=0), D(at=1)),
            types=(T(per_km=200), T()),
            vehicles=(K(type=0, base=0), K(type=1, base=1)),
        ),
    )
    assert set(found.routes) == {0}
    assert found.cost == 240


def test_range_limits_the_metres_of_a_day(engine: Engine) -> None:
    # 300 m a day: the visit at 100 needs 200, the dearer one at 151 needs 302.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100, 151),
            visits=(V(at=1), V(at=2, prize=9)),
            types=(T(range_m=300),),
        ),
    )
    assert found.served == {0}


def test_range_counts_over_all_trips_of_a_day(engine: Engine) -> None:
    # Two full loads to 100 make 400 m; with 399 only one goes.
    sketch = Sketch(
        positions=line(0, 100),
        visits=(V(at=1, deliver=FULL, prize=2), V(at=1, deliver=FULL)),
        types=(T(range_m=399, max_trips=2),),
    )
    assert plan(engine, sketch).served == {0}
    assert plan(engine, replace(sketch, types=(T(range_m=400, max_trips=2),))).served == {0, 1}


# Access, pairs and roads


def test_a_village_is_served_only_by_vehicles_that_may_go_there(engine: Engine) -> None:
    # Only the second vehicle, at 3 a metre, may come: 600.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100),
            visits=(V(at=1, by=(1,)),),
            types=(T(), T(per_km=3000)),
            vehicles=(K(type=0), K(type=1)),
        ),
    )
    assert found.routes == {1: [(0, (0,))]}
    assert found.cost == 600


def test_a_village_that_no_vehicle_may_serve_is_left_out(engine: Engine) -> None:
    found = plan(
        engine, Sketch(positions=line(0, 100), visits=(V(at=1, by=(), mandatory=True), V(at=1)))
    )
    assert found.served == {1}


def test_a_fixed_pair_draws_its_neighbour_along(engine: Engine) -> None:
    # The village at 100 is fixed to the vehicle with 2 a metre. It passes the one at 90 anyway:
    # 400 in all. Sending the other vehicle too would add 180.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100, 90),
            visits=(V(at=1, by=(1,)), V(at=2)),
            types=(T(), T(per_km=2000)),
            vehicles=(K(type=0), K(type=1)),
        ),
    )
    assert set(found.routes) == {1}
    assert found.cost == 400


def test_a_missing_way_is_never_driven(engine: Engine) -> None:
    # The first place is reached only by way of the second: 0 -> 2 -> 1 -> 0 with 100 + 100 + 100.
    # The third place has no way at all.
    no = UNREACHABLE
    distances = np.array(
        [
            [0, no, 100, no],
            [100, 0, no, no],
            [100, 100, 0, no],
            [no, no, no, 0],
        ]
    )
    found = plan(
        engine,
        Sketch(
            positions=line(0, 10, 20, 30),
            visits=(V(at=1), V(at=2), V(at=3, mandatory=True)),
            distances=distances,
        ),
    )
    assert found.routes == {0: [(0, (1, 0))]}
    assert found.cost == 300


# Where goods come from and go to


def outlets(sources: tuple[int, ...] | None, load: int = 0, end: int = 86_400) -> Sketch:
    """A vehicle at the centre (0), an outlet the other way (-200), a village at 1100."""
    return Sketch(
        positions=line(0, -200, 1100),
        visits=(V(at=2, deliver=(1, 1), sources=sources),),
        depots=(D(at=0), D(at=1)),
        types=(T(load=load, end=end),),
    )


def test_goods_of_the_outlet_are_fetched_there_first(engine: Engine) -> None:
    # To the outlet 200, to the village 1300, home 1100.
    found = plan(engine, outlets((1,)))
    assert found.routes == {0: [(1, (0,))]}
    assert found.cost == 2600


def test_goods_of_the_centre_are_loaded_where_the_vehicle_stands(engine: Engine) -> None:
    found = plan(engine, outlets((0,)))
    assert found.routes == {0: [(0, (0,))]}
    assert found.cost == 2200


def test_goods_of_either_are_loaded_where_it_costs_less(engine: Engine) -> None:
    found = plan(engine, outlets((0, 1)))
    assert found.routes == {0: [(0, (0,))]}
    assert found.cost == 2200


@pytest.mark.parametrize(("shift_end", "served"), [(2660, {0}), (2659, set())])
def test_a_vehicle_that_loads_elsewhere_does_not_load_at_its_base(
    engine: Engine, shift_end: int, served: set[int]
) -> None:
    # 2600 of driving and one halt of 60.
    assert plan(engine, outlets((1,), load=60, end=shift_end)).served == served


def test_goods_without_any_depot_are_left_out(engine: Engine) -> None:
    assert plan(engine, outlets(())).served == set()


def test_goods_of_two_depots_take_two_trips(engine: Engine) -> None:
    # Two villages at 200, one with goods of the centre (0), one with goods of the outlet (100).
    # Centre, 200, outlet, 200, home: 200 + 100 + 100 + 200. The other way round it is 800.
    sketch = Sketch(
        positions=line(0, 100, 200),
        visits=(
            V(at=2, deliver=(1, 1), sources=(0,), prize=2),
            V(at=2, deliver=(1, 1), sources=(1,)),
        ),
        depots=(D(at=0), D(at=1)),
        types=(T(max_trips=2),),
    )
    found = plan(engine, sketch)
    assert found.routes == {0: [(0, (0,)), (1, (1,))]}
    assert found.cost == 600
    assert plan(engine, replace(sketch, types=(T(max_trips=1),))).served == {0}


def test_goods_that_share_a_depot_share_a_trip(engine: Engine) -> None:
    # One from the outlet alone, one from either: both are loaded at the outlet on the way, 400.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100, 200),
            visits=(V(at=2, deliver=(1, 1), sources=(1,)), V(at=2, deliver=(1, 1))),
            depots=(D(at=0), D(at=1)),
        ),
    )
    assert found.served == {0, 1}
    assert [depot for depot, _ in found.routes[0]] == [1]
    assert found.cost == 400


def test_produce_is_unloaded_where_it_may_go(engine: Engine) -> None:
    # Produce from 100 must go to the centre at -300, the vehicle stands at 0: 100 + 400 + 300.
    # The halt that only unloads does not count as a trip.
    sketch = Sketch(
        positions=line(0, -300, 100),
        visits=(V(at=2, collect=(1, 1), sources=(1,)),),
        depots=(D(at=0), D(at=1)),
        types=(T(max_trips=1),),
    )
    found = plan(engine, sketch)
    assert found.routes == {0: [(0, (0,)), (1, ())]}
    assert found.cost == 800
    either = replace(sketch, visits=(V(at=2, collect=(1, 1)),))
    assert plan(engine, either).cost == 200


def test_produce_is_unloaded_where_the_next_goods_are_loaded(engine: Engine) -> None:
    # Produce from 100 to the outlet at 200, goods of that outlet to 300: one halt does both.
    # 300 out, 300 back.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 200, 100, 300),
            visits=(
                V(at=2, collect=(600, 0), sources=(1,)),
                V(at=3, deliver=FULL, sources=(1,)),
            ),
            depots=(D(at=0), D(at=1)),
            types=(T(max_trips=2),),
        ),
    )
    assert found.routes == {0: [(0, (0,)), (1, (1,))]}
    assert found.cost == 600


# Trips


def test_reloading_at_the_base_makes_a_second_trip(engine: Engine) -> None:
    # Two full loads to 100: 400 m, twice 50 of loading: back at 500.
    sketch = Sketch(
        positions=line(0, 100),
        visits=(V(at=1, deliver=FULL, prize=2), V(at=1, deliver=FULL)),
        types=(T(max_trips=2, load=50, end=500),),
    )
    found = plan(engine, sketch)
    assert found.served == {0, 1}
    assert [depot for depot, _ in found.routes[0]] == [0, 0]
    assert found.cost == 400
    assert plan(engine, replace(sketch, types=(T(max_trips=2, load=50, end=499),))).served == {0}
    assert plan(engine, replace(sketch, types=(T(max_trips=1, load=50),))).served == {0}


def test_reloading_at_a_nearer_outlet_saves_the_way_home(engine: Engine) -> None:
    # Full loads to 100 and 110, an outlet at 90: 0, 100, 90, 110, 0 = 100 + 10 + 20 + 110.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 90, 100, 110),
            visits=(V(at=2, deliver=FULL), V(at=3, deliver=FULL)),
            depots=(D(at=0), D(at=1)),
            types=(T(max_trips=2),),
        ),
    )
    assert found.served == {0, 1}
    assert found.cost == 240


def test_produce_makes_room_for_itself_by_a_second_trip(engine: Engine) -> None:
    # 700 up from 100 and 700 up from -100: unload at the base between, 200 + 200.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100, -100),
            visits=(V(at=1, collect=(700, 0)), V(at=2, collect=(700, 0))),
            types=(T(max_trips=2),),
        ),
    )
    assert found.served == {0, 1}
    assert len(found.routes[0]) == 2


def test_no_vehicle_makes_more_trips_than_allowed(engine: Engine) -> None:
    # Four full loads, three trips.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100),
            visits=tuple(V(at=1, deliver=FULL, prize=prize) for prize in (4, 3, 2, 1)),
            types=(T(max_trips=3),),
        ),
    )
    assert found.served == {0, 1, 2}
    assert found.cost == 600


def test_goods_are_not_loaded_before_they_are_released(engine: Engine) -> None:
    # Released at 500: there at 600 at the earliest. The other closes at 599.
    problem = build(
        Sketch(positions=line(0, 100), visits=(V(at=1), V(at=1, closes=599)), types=(T(end=700),))
    )
    visits = replace(problem.visits, release_s=np.array([500, 500], dtype=np.int64))
    assert solve(engine, replace(problem, visits=visits)).served == {0}


# What is worth serving


def test_a_mandatory_visit_comes_before_any_optional_one(engine: Engine) -> None:
    # Room for one: the mandatory visit, though it is further and worth less.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100, 200),
            visits=(V(at=1, deliver=FULL, prize=100), V(at=2, deliver=FULL, mandatory=True)),
        ),
    )
    assert found.served == {1}
    assert found.cost == 400


def test_priority_decides_who_is_served(engine: Engine) -> None:
    # Room for one: 3 at 200 rather than 2 at 100.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100, 200),
            visits=(V(at=1, deliver=FULL, prize=2), V(at=2, deliver=FULL, prize=3)),
        ),
    )
    assert found.served == {1}


def test_two_smaller_priorities_outweigh_a_larger_one(engine: Engine) -> None:
    # 2 + 2 in the room of 3.
    half = (500, 500)
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100, 200, 300),
            visits=(
                V(at=1, deliver=FULL, prize=3),
                V(at=2, deliver=half, prize=2),
                V(at=3, deliver=half, prize=2),
            ),
        ),
    )
    assert found.served == {1, 2}
    assert found.cost == 600


def test_service_comes_before_cost(engine: Engine) -> None:
    # 20,000 km for a visit worth 1, which is served; the nearest one is served too.
    ever = 10**8
    found = plan(
        engine,
        Sketch(
            positions=line(0, 10_000_000, -1),
            visits=(V(at=1, closes=ever), V(at=2, closes=ever)),
            depots=(D(at=0, closes=ever),),
            types=(T(per_km=10_000, end=ever),),
        ),
    )
    assert found.served == {0, 1}


@pytest.mark.parametrize(("prize", "served"), [(399, set()), (401, {0})])
def test_where_prizes_are_money_a_visit_must_be_worth_its_way(
    engine: Engine, prize: int, served: set[int]
) -> None:
    # The way to 200 and back costs 400.
    found = plan(
        engine,
        Sketch(positions=line(0, 200), visits=(V(at=1, prize=prize),), service_first=False),
    )
    assert found.served == served


def test_where_prizes_are_money_neighbours_pay_for_the_way_together(engine: Engine) -> None:
    # 400 and 420 alone, 420 together, for 300 each.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 200, 210),
            visits=(V(at=1, prize=300), V(at=2, prize=300)),
            service_first=False,
        ),
    )
    assert found.served == {0, 1}


def test_where_prizes_are_money_a_mandatory_visit_is_made_at_any_cost(engine: Engine) -> None:
    found = plan(
        engine,
        Sketch(
            positions=line(0, 200),
            visits=(V(at=1, prize=0, mandatory=True),),
            types=(T(per_km=10**6),),
            service_first=False,
        ),
    )
    assert found.served == {0}


# What it costs


def test_fixed_costs_keep_the_second_vehicle_at_home(engine: Engine) -> None:
    # Full loads both ways: one vehicle twice, 400 + 1000. Two vehicles would pay 1000 more.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100, -100),
            visits=(V(at=1, deliver=(500, 0)), V(at=2, deliver=(500, 0))),
            types=(T(fixed=1000),),
            vehicles=(K(), K()),
        ),
    )
    assert len(found.routes) == 1
    assert found.cost == 1400


def test_a_dear_vehicle_pays_where_it_saves_enough_metres(engine: Engine) -> None:
    # One vehicle at 0 would drive 2200 to both ends: 2200 + 100 fixed. With the one at 1000 for
    # 700 fixed: 200 + 200 + 100 + 700 = 1200.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 1000, -100, 1100),
            visits=(V(at=2), V(at=3)),
            depots=(D(at=0), D(at=1)),
            types=(T(fixed=100), T(fixed=700)),
            vehicles=(K(type=0, base=0), K(type=1, base=1)),
        ),
    )
    assert found.routes == {0: [(0, (0,))], 1: [(1, (1,))]}
    assert found.cost == 1200


def test_hourly_costs_prefer_the_faster_vehicle(engine: Engine) -> None:
    # To 1000 and back. Slow: 2000 * 1 + 2000 s * 1 = 4000. Twice as fast: 2000 * 1.2 + 1000 s.
    slow, fast = T(per_hour=3600), T(profile=1, per_km=1200, per_hour=3600)
    sketch = Sketch(
        positions=line(0, 1000),
        visits=(V(at=1),),
        types=(slow, fast),
        vehicles=(K(type=0), K(type=1)),
        speed_mps=(1.0, 2.0),
    )
    found = plan(engine, sketch)
    assert set(found.routes) == {1}
    assert found.cost == 3400
    unpaid = (replace(slow, per_hour=0), replace(fast, per_hour=0))
    assert set(plan(engine, replace(sketch, types=unpaid)).routes) == {0}


def test_overtime_sends_out_a_second_vehicle(engine: Engine) -> None:
    # One vehicle: 400 m, 400 s, 150 of them overtime at 10: 400 + 500 + 1500 = 2400.
    # Two vehicles: 400 m and twice 500 fixed: 1400. Without overtime one is cheaper: 900.
    sketch = Sketch(
        positions=line(0, 100, -100),
        visits=(V(at=1), V(at=2)),
        types=(T(fixed=500, regular=250, overtime=36_000),),
        vehicles=(K(), K()),
    )
    found = plan(engine, sketch)
    assert len(found.routes) == 2
    assert found.cost == 1400
    assert plan(engine, replace(sketch, types=(T(fixed=500, regular=250),))).cost == 900


def test_overtime_is_accepted_where_it_is_cheaper(engine: Engine) -> None:
    # As above with overtime at 1 a second: 400 + 500 + 150 = 1050 against 1400.
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100, -100),
            visits=(V(at=1), V(at=2)),
            types=(T(fixed=500, regular=250, overtime=3600),),
            vehicles=(K(), K()),
        ),
    )
    assert len(found.routes) == 1
    assert found.cost == 1050


def test_the_shortest_round_is_found(engine: Engine) -> None:
    # Corners of a square of 100 with the base at one: round it, 400.
    found = plan(
        engine,
        Sketch(
            positions=((0, 0), (0, 100), (100, 0), (100, 100)),
            visits=(V(at=3), V(at=1), V(at=2)),
        ),
    )
    assert found.cost == 400


# Edges


def test_a_day_without_visits_is_planned(engine: Engine) -> None:
    found = plan(engine, Sketch(positions=line(0), visits=()))
    assert found.assignment.routes == ()


def test_visits_without_a_vehicle_are_left_out(engine: Engine) -> None:
    found = plan(engine, Sketch(positions=line(0, 100), visits=(V(at=1),), vehicles=()))
    assert found.assignment.unserved == (0,)


def test_a_vehicle_whose_shift_misses_its_outlets_hours_stays_at_home(engine: Engine) -> None:
    found = plan(
        engine,
        Sketch(
            positions=line(0, 100),
            visits=(V(at=1),),
            depots=(D(at=0, opens=1000, closes=2000),),
            types=(T(start=3000, end=4000),),
        ),
    )
    assert found.assignment.unserved == (0,)
