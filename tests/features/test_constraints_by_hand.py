"""Every constraint, on every engine, on a day whose best plan is worked out by hand.

Unless a test says otherwise a metre takes a second and costs 1/1000 of the currency (1 a
kilometre), so a route's cost is its length in metres.
"""

import numpy as np
import pytest

from routing.engines.registry import ENGINES
from routing.problem.model import UNREACHABLE
from tests.helpers.behaviour import plan
from tests.helpers.problems import D, K, Sketch, T, V, line

pytestmark = pytest.mark.parametrize("engine", sorted(ENGINES))
HOUR_S = 3600


# Loads


def test_a_full_vehicle_delivers_before_it_collects(engine: str) -> None:
    # 0 -- A 100 (collect 8) -- B 200 (deliver 8), room for 8. Passing A first would carry 16; so
    # B first, then A on the way back: 400 m, as short as the other way round.
    sketch = Sketch(
        positions=line(0, 100, 200),
        visits=(V(at=1, collect=(8, 0)), V(at=2, deliver=(8, 0))),
        types=(T(capacity=(8, 8)),),
    )
    outcome = plan(sketch, engine)
    assert outcome.by_vehicle == {0: ((0, (1, 0)),)}
    assert outcome.cost == 400


def test_produce_cannot_stand_in_for_goods_from_the_outlet(engine: str) -> None:
    # Collecting 5 at A and delivering 5 at B share a load of 10 between A and B, over a room of 9:
    # B is first although both lie on the same road.
    sketch = Sketch(
        positions=line(0, 100, 200),
        visits=(V(at=1, collect=(5, 0)), V(at=2, deliver=(5, 0))),
        types=(T(capacity=(9, 9)),),
    )
    assert plan(sketch, engine).by_vehicle == {0: ((0, (1, 0)),)}


def test_volume_binds_where_weight_does_not(engine: str) -> None:
    # Two visits of 1 g and 6 l each, room for 10 l: two vehicles, 2 x 100 + 2 x 200.
    sketch = Sketch(
        positions=line(0, 100, 200),
        visits=(V(at=1, deliver=(1, 6)), V(at=2, deliver=(1, 6))),
        types=(T(capacity=(1000, 10)),),
        vehicles=(K(), K()),
    )
    outcome = plan(sketch, engine)
    assert len(outcome.by_vehicle) == 2
    assert outcome.cost == 600


def test_what_no_vehicle_can_bear_is_left_out(engine: str) -> None:
    sketch = Sketch(
        positions=line(0, 100, 200),
        visits=(V(at=1, deliver=(1001, 0)), V(at=2, deliver=(1000, 0))),
    )
    outcome = plan(sketch, engine)
    assert outcome.served == {1}
    assert outcome.assignment.unserved == (0,)


# Time


def test_the_order_of_stops_follows_their_windows(engine: str) -> None:
    # A at 100 opens at 500 only, B at 200 closes at 250: B first, then wait for A.
    sketch = Sketch(
        positions=line(0, 100, 200),
        visits=(V(at=1, opens=500), V(at=2, closes=250)),
    )
    outcome = plan(sketch, engine)
    assert outcome.by_vehicle == {0: ((0, (1, 0)),)}
    assert outcome.only.return_s == 600


def test_a_window_that_nobody_can_meet_leaves_its_visit_out(engine: str) -> None:
    sketch = Sketch(
        positions=line(0, 100, 200),
        visits=(V(at=1), V(at=2, closes=199), V(at=1, opens=20, closes=10)),
        types=(T(start=0),),
    )
    assert plan(sketch, engine).served == {0}


def test_goods_are_loaded_only_while_the_outlet_is_open(engine: str) -> None:
    # The outlet opens at 1000, so a stop 100 s away that closes at 1099 cannot be made.
    sketch = Sketch(
        positions=line(0, 100, 100),
        visits=(V(at=1, closes=1099), V(at=2, closes=1100)),
        depots=(D(at=0, opens=1000),),
    )
    assert plan(sketch, engine).served == {1}


def test_the_vehicle_is_back_before_its_outlet_closes(engine: str) -> None:
    sketch = Sketch(
        positions=line(0, 100, 150),
        visits=(V(at=1), V(at=2)),
        depots=(D(at=0, closes=250),),
    )
    assert plan(sketch, engine).served == {0}


def test_a_stop_takes_its_halt_once_and_its_pieces_each(engine: str) -> None:
    # Two visits at one place: 60 s for the halt once, 10 + 20 s for the pieces: 200 + 90.
    sketch = Sketch(
        positions=line(0, 100),
        visits=(V(at=1, setup=60, service=10), V(at=1, setup=60, service=20)),
        types=(T(per_hour=3600, per_km=0),),
    )
    outcome = plan(sketch, engine)
    assert outcome.only.duty_s == 290


def test_loading_takes_its_time(engine: str) -> None:
    sketch = Sketch(
        positions=line(0, 100),
        visits=(V(at=1),),
        types=(T(load=50),),
    )
    assert plan(sketch, engine).only.duty_s == 250


def test_a_shift_has_an_end(engine: str) -> None:
    # Work from 1000 to 1300: the stop at 150 m (300 s there and back) can be made, not the one at
    # 151 m.
    sketch = Sketch(
        positions=line(0, 150, -151),
        visits=(V(at=1), V(at=2)),
        types=(T(start=1000, end=1300),),
    )
    assert plan(sketch, engine).served == {0}


def test_departure_is_late_where_that_saves_paid_hours(engine: str) -> None:
    # The stop opens at 5000 and lies 100 s away: duty is 200 s, not 5100 s.
    sketch = Sketch(
        positions=line(0, 100),
        visits=(V(at=1, opens=5000),),
        types=(T(longest=200, per_hour=3600, per_km=0),),
    )
    outcome = plan(sketch, engine)
    assert outcome.served == {0}
    assert outcome.cost == 200


def test_duty_is_no_longer_than_allowed(engine: str) -> None:
    # Both stops need 400 s in one round, 300 s allowed: two vehicles.
    sketch = Sketch(
        positions=line(0, 100, -100),
        visits=(V(at=1), V(at=2)),
        types=(T(longest=300),),
        vehicles=(K(), K()),
    )
    assert len(plan(sketch, engine).by_vehicle) == 2


@pytest.mark.parametrize(("closes", "served"), [(249, set()), (250, {0})])
def test_a_rest_after_driving_delays_what_lies_behind_it(
    engine: str, closes: int, served: set[int]
) -> None:
    # 200 s away; after 150 s of driving 50 s of rest: arrival at 250.
    sketch = Sketch(
        positions=line(0, 200),
        visits=(V(at=1, closes=closes),),
        types=(T(break_after=150, break_s=50, end=2000),),
    )
    assert plan(sketch, engine).served == served


def test_waiting_on_the_way_counts_as_rest(engine: str) -> None:
    # As before, but the stop opens at 260: rest ends at 250, so only 10 s of waiting are left, and
    # the way back (another 200 s of driving, a rest after 300 s in all) ends at 510.
    sketch = Sketch(
        positions=line(0, 200),
        visits=(V(at=1, opens=260, closes=260),),
        types=(T(break_after=150, break_s=50),),
    )
    assert plan(sketch, engine).only.return_s == 260 + 200 + 50


# Vehicles, bases, sources


def test_each_stop_gets_the_vehicle_that_serves_it_cheapest(engine: str) -> None:
    # A van (2 a km) and a bike (0.5 a km, room for 1): the bike takes the light stop, the van the
    # heavy one: 0.5 x 2000 + 2 x 2000 = 5000, any other way costs more or cannot be.
    sketch = Sketch(
        positions=line(0, 1000, -1000),
        visits=(V(at=1, deliver=(100, 0)), V(at=2, deliver=(1, 0))),
        types=(T(per_km=2000), T(per_km=500, capacity=(1, 1))),
        vehicles=(K(type=0), K(type=1)),
    )
    outcome = plan(sketch, engine)
    assert outcome.by_vehicle == {0: ((0, (0,)),), 1: ((0, (1,)),)}
    assert outcome.cost == 5000


def test_each_stop_is_served_from_the_nearest_base(engine: str) -> None:
    # Bases at 0 and 1000, stops at 100 and 900, goods at either: 200 + 200.
    sketch = Sketch(
        positions=line(0, 1000, 100, 900),
        visits=(V(at=2, deliver=(1, 0)), V(at=3, deliver=(1, 0))),
        depots=(D(at=0), D(at=1)),
        vehicles=(K(base=0), K(base=1)),
    )
    outcome = plan(sketch, engine)
    assert outcome.by_vehicle == {0: ((0, (0,)),), 1: ((1, (1,)),)}
    assert outcome.cost == 400


def test_goods_that_lie_at_another_outlet_are_fetched_there_first(engine: str) -> None:
    # Vehicle at 0, goods at 300 only, stop at 400: 0 - 300 - 400 - 0 = 800 m.
    sketch = Sketch(
        positions=line(0, 300, 400),
        visits=(V(at=2, deliver=(5, 0), sources=(1,)),),
        depots=(D(at=0), D(at=1)),
    )
    outcome = plan(sketch, engine)
    assert outcome.by_vehicle == {0: ((1, (0,)),)}
    assert outcome.cost == 800


def test_produce_is_taken_to_the_outlet_it_is_meant_for(engine: str) -> None:
    # Produce of the stop at 100 goes to the outlet at 300, then home: 600 m in place of 200.
    sketch = Sketch(
        positions=line(0, 300, 100),
        visits=(V(at=2, collect=(5, 0), sources=(1,)),),
        depots=(D(at=0), D(at=1)),
    )
    outcome = plan(sketch, engine)
    ((first, *rest),) = outcome.by_vehicle.values()
    assert first[1] == (0,)
    assert rest == [(1, ())]
    assert outcome.cost == 600


def test_goods_of_two_outlets_never_share_a_trip(engine: str) -> None:
    # Both stops lie at 100, goods at 0 and at 200. One vehicle with two trips: load at 0, serve,
    # load at 200, serve, home: 100 + 100 + 100 + 100.
    sketch = Sketch(
        positions=line(0, 200, 100),
        visits=(
            V(at=2, deliver=(1, 0), sources=(0,)),
            V(at=2, deliver=(1, 0), sources=(1,)),
        ),
        depots=(D(at=0), D(at=1)),
        types=(T(max_trips=2),),
    )
    outcome = plan(sketch, engine)
    assert outcome.served == {0, 1}
    assert outcome.cost == 400


def test_goods_at_either_outlet_are_taken_where_it_is_shorter(engine: str) -> None:
    sketch = Sketch(
        positions=line(0, 300, 400),
        visits=(V(at=2, deliver=(5, 0), sources=(0, 1)),),
        depots=(D(at=0), D(at=1)),
        vehicles=(K(base=0), K(base=1)),
    )
    outcome = plan(sketch, engine)
    assert outcome.by_vehicle == {1: ((1, (0,)),)}
    assert outcome.cost == 200


@pytest.mark.parametrize(("trips", "served"), [(1, 1), (2, 2), (3, 3)])
def test_reloading_gives_as_many_trips_as_allowed(engine: str, trips: int, served: int) -> None:
    # Three stops of 10 at 100 m, room for 10: each trip serves one, 200 m each.
    sketch = Sketch(
        positions=line(0, 100),
        visits=tuple(V(at=1, deliver=(10, 0)) for _ in range(3)),
        types=(T(capacity=(10, 10), max_trips=trips),),
    )
    outcome = plan(sketch, engine)
    assert len(outcome.served) == served
    assert outcome.cost == 200 * served


def test_every_reloading_takes_the_loading_time(engine: str) -> None:
    # Two trips: 2 x (30 loading + 200 driving).
    sketch = Sketch(
        positions=line(0, 100),
        visits=tuple(V(at=1, deliver=(10, 0)) for _ in range(2)),
        types=(T(capacity=(10, 10), max_trips=2, load=30),),
    )
    assert plan(sketch, engine).only.duty_s == 460


def test_range_is_for_the_whole_day(engine: str) -> None:
    # 400 m of range: the near stop and back twice would do, the far one (210 m) never.
    sketch = Sketch(
        positions=line(0, 100, 210),
        visits=(V(at=1, deliver=(10, 0)), V(at=1, deliver=(10, 0)), V(at=2, deliver=(10, 0))),
        types=(T(capacity=(10, 10), max_trips=5, range_m=400),),
    )
    assert plan(sketch, engine).served == {0, 1}


def test_a_village_is_served_only_by_vehicles_that_may_come(engine: str) -> None:
    # The cheap vehicle may not come to the first stop, nor the dear one to the second.
    sketch = Sketch(
        positions=line(0, 100, -100),
        visits=(V(at=1, by=(1,)), V(at=2, by=(0,)), V(at=1, by=())),
        types=(T(per_km=1000), T(per_km=3000)),
        vehicles=(K(type=0), K(type=1)),
    )
    outcome = plan(sketch, engine)
    assert outcome.by_vehicle == {0: ((0, (1,)),), 1: ((0, (0,)),)}
    assert outcome.assignment.unserved == (2,)


def test_a_stop_without_a_road_is_left_out(engine: str) -> None:
    metres = np.array([[0, 100, UNREACHABLE], [100, 0, UNREACHABLE], [UNREACHABLE] * 2 + [0]])
    sketch = Sketch(positions=line(0, 100, 200), visits=(V(at=1), V(at=2)), distances=metres)
    outcome = plan(sketch, engine)
    assert outcome.served == {0}


def test_a_road_that_leads_only_there_is_no_road(engine: str) -> None:
    metres = np.array([[0, 100, 50], [100, 0, UNREACHABLE], [UNREACHABLE, UNREACHABLE, 0]])
    sketch = Sketch(positions=line(0, 100, 50), visits=(V(at=1), V(at=2)), distances=metres)
    assert plan(sketch, engine).served == {0}


def test_one_way_roads_set_the_direction_of_a_round(engine: str) -> None:
    # Clockwise 0 -> 1 -> 2 -> 0 is 300 m; every other leg is 1000.
    metres = np.array([[0, 100, 1000], [1000, 0, 100], [100, 1000, 0]])
    sketch = Sketch(positions=line(0, 1, 2), visits=(V(at=1), V(at=2)), distances=metres)
    outcome = plan(sketch, engine)
    assert outcome.by_vehicle == {0: ((0, (0, 1)),)}
    assert outcome.cost == 300


def test_each_profile_has_its_own_ways(engine: str) -> None:
    # The slow vehicle (0.5 m/s) cannot be at 100 m by 150 s; the fast one can.
    sketch = Sketch(
        positions=line(0, 100),
        visits=(V(at=1, closes=150),),
        speed_mps=(1.0, 0.5),
        types=(T(profile=1, per_km=10), T(profile=0)),
        vehicles=(K(type=0), K(type=1)),
    )
    assert set(plan(sketch, engine).by_vehicle) == {1}


# What is sought


def test_mandatory_comes_before_any_priority(engine: str) -> None:
    sketch = Sketch(
        positions=line(0, 100),
        visits=(V(at=1, deliver=(10, 0), prize=1000), V(at=1, deliver=(10, 0), mandatory=True)),
        types=(T(capacity=(10, 10)),),
    )
    assert plan(sketch, engine).served == {1}


def test_priority_decides_what_is_left_out(engine: str) -> None:
    # Room for 10: one stop of 10 with priority 5, or two of 5 with priority 2 each.
    sketch = Sketch(
        positions=line(0, 100, 50),
        visits=(
            V(at=1, deliver=(10, 0), prize=5),
            V(at=2, deliver=(5, 0), prize=2),
            V(at=2, deliver=(5, 0), prize=2),
        ),
        types=(T(capacity=(10, 10)),),
    )
    assert plan(sketch, engine).served == {0}


def test_service_comes_before_cost(engine: str) -> None:
    # The second vehicle costs a thousand times what it earns, but serves one stop more.
    sketch = Sketch(
        positions=line(0, 100),
        visits=tuple(V(at=1, deliver=(10, 0)) for _ in range(2)),
        types=(T(capacity=(10, 10)), T(capacity=(10, 10), fixed=1_000_000)),
        vehicles=(K(type=0), K(type=1)),
    )
    assert plan(sketch, engine).served == {0, 1}


def test_a_fixed_cost_makes_one_longer_round_of_two(engine: str) -> None:
    # Two vehicles: 2 x 200 m + 2 x 500 = 1400; one: 400 m + 500 = 900.
    sketch = Sketch(
        positions=line(0, 100, -100),
        visits=(V(at=1), V(at=2)),
        types=(T(fixed=500),),
        vehicles=(K(), K()),
    )
    outcome = plan(sketch, engine)
    assert len(outcome.by_vehicle) == 1
    assert outcome.cost == 900


def test_hours_make_the_fast_vehicle_the_cheap_one(engine: str) -> None:
    # 200 m at 1 m/s are 200 s at 1/1000 each; at 0.5 m/s twice as many.
    sketch = Sketch(
        positions=line(0, 100),
        visits=(V(at=1),),
        speed_mps=(0.5, 1.0),
        types=(T(profile=0, per_km=0, per_hour=3600), T(profile=1, per_km=0, per_hour=3600)),
        vehicles=(K(type=0), K(type=1)),
    )
    outcome = plan(sketch, engine)
    assert set(outcome.by_vehicle) == {1}
    assert outcome.cost == 200


def test_overtime_sends_a_second_vehicle(engine: str) -> None:
    # One vehicle: 400 s, of which 200 s overtime at 10 a second, is 4 x 100 + 2000 = dearer than
    # two vehicles of 200 s each, which cost 300 more.
    sketch = Sketch(
        positions=line(0, 100, -100),
        visits=(V(at=1), V(at=2)),
        types=(T(fixed=300, regular=200, overtime=36_000),),
        vehicles=(K(), K()),
    )
    outcome = plan(sketch, engine)
    assert len(outcome.by_vehicle) == 2
    assert outcome.cost == 2 * (200 + 300)


def test_a_prize_in_money_is_fetched_only_where_it_pays(engine: str) -> None:
    # There and back costs 200 for the first stop (prize 201) and 400 for the other (prize 199
    # more than the first way: not worth it).
    sketch = Sketch(
        positions=line(0, 100, -200),
        visits=(V(at=1, prize=201), V(at=2, prize=399)),
        service_first=False,
    )
    assert plan(sketch, engine).served == {0}


def test_nothing_to_do_needs_no_vehicle(engine: str) -> None:
    outcome = plan(Sketch(positions=line(0), visits=()), engine)
    assert outcome.assignment.routes == ()
    assert outcome.cost == 0
