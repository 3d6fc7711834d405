"""The judge of the engines, on routes worked out by hand.

That it agrees with the plan checker on random routes is tested in ``tests/property``.
"""

from __future__ import annotations

from routing.engines.judge import Judge
from routing.problem.assignment import Trip
from tests.helpers.problems import D, K, Sketch, T, V, build, line

# Base and depot 0 at 0, depot 1 at 50, visits at 100 and 200.
SKETCH = Sketch(
    positions=line(0, 50, 100, 200),
    visits=(
        V(at=2, deliver=(600, 0), setup=10, service=5, sources=(0,)),
        V(at=3, deliver=(600, 0), setup=10, service=5),
        V(at=2, collect=(0, 700), setup=10, service=5, opens=400, sources=(0,)),
    ),
    depots=(D(at=0), D(at=1)),
    types=(
        T(
            fixed=7,
            per_km=2000,
            per_hour=3600,
            overtime=7200,
            regular=400,
            load=20,
            max_trips=2,
            range_m=700,
        ),
    ),
    vehicles=(K(), K()),
)


def test_a_route_is_priced_with_everything_it_costs() -> None:
    # Load 20, 100, 15 at the first, back 100, load 20, 200, 15, back 200: 670 s and 600 m.
    # 7 + 600 * 2 + 670 + 270 of overtime * 2 = 2417 in 1/1000 of the currency.
    price = Judge(build(SKETCH)).price(0, (Trip(0, (0,)), Trip(0, (1,))))
    assert price is not None
    assert price.cost == 2_417_000
    assert (price.duty_s, price.busy_s, price.distance_m) == (670, 670, 600)


def test_waiting_is_duty_but_not_work() -> None:
    # At 50 by second 100, at 100 not before 500: leave at 50, wait from 150 on, back at 600.
    visits = (V(at=1, closes=100), V(at=2, opens=500))
    judge = Judge(build(Sketch(positions=line(0, 50, 100), visits=visits)))
    price = judge.price(0, (Trip(0, (0, 1)),))
    assert price is not None
    assert (price.duty_s, price.busy_s, price.back_s) == (550, 200, 600)


def test_what_a_rule_forbids_has_no_price() -> None:
    judge = Judge(build(SKETCH))
    together = Trip(0, (0, 1))
    assert judge.price(0, (together,)) is None, "1200 in a vehicle for 1000"
    assert judge.price(0, (Trip(1, (0,)),)) is None, "goods of the other depot"
    assert judge.price(0, (Trip(0, (2,)), Trip(1, (1,)))) is None, "unloaded at the wrong depot"
    assert judge.price(0, (Trip(0, (0,)), Trip(0, (1,)), Trip(0, (2,)))) is None, "three trips"
    assert judge.price(0, (Trip(0, ()), Trip(0, (1,)))) is None, "an empty first trip"
    assert judge.price(0, ()) is None, "nothing at all"


def test_a_last_halt_may_only_unload() -> None:
    price = Judge(build(SKETCH)).price(0, (Trip(0, (1,)), Trip(1, ())))
    assert price is not None
    # 200 out, 150 back to the halt, 50 home; loading twice.
    assert (price.distance_m, price.duty_s) == (400, 20 + 200 + 15 + 150 + 20 + 50)
