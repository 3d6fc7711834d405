from dataclasses import replace

import numpy as np
import pytest

from routing.engines.draft import Draft
from routing.engines.greedy import first_routes
from routing.engines.judge import Judge
from routing.plan.bound import Bound, lower_bound
from routing.plan.check_assignment import check_assignment
from routing.plan.costs import assignment_cost
from routing.problem.model import UNREACHABLE, Locations, Matrices, PlanarDistances, Problem
from tests.helpers.brute_force import least_costs
from tests.helpers.days import county
from tests.helpers.problems import D, K, Sketch, T, V, build, line


def bounded(sketch: Sketch, served: tuple[int, ...] | None = None) -> Bound:
    return found(build(sketch), served)


def found(problem: Problem, served: tuple[int, ...] | None = None) -> Bound:
    bound = lower_bound(problem, served)
    assert bound is not None
    return bound


def on_a_line(*places: float, **more: object) -> Sketch:
    """A visit at each place; the depot stands at 0."""
    visits = tuple(V(at=at) for at in range(1, len(places) + 1))
    usual: dict[str, object] = {"positions": line(0, *places), "visits": visits}
    return Sketch(**{**usual, **more})  # type: ignore[arg-type]


def test_a_day_without_visits_costs_nothing() -> None:
    assert bounded(Sketch(positions=line(0), visits=())) == Bound(0, "nothing")


def test_nothing_served_costs_nothing() -> None:
    assert bounded(on_a_line(10, 20), served=()).cost == 0


def test_one_visit_is_driven_to_and_back() -> None:
    assert bounded(on_a_line(700)).cost == 1400


def test_a_line_is_bounded_by_what_it_costs() -> None:
    # Out and back once; each visit has two legs, the depot one each way.
    assert bounded(on_a_line(10, 20, 30)).cost == 60


def test_hours_and_service_are_paid_for_and_shared_setup_is_not_counted() -> None:
    visits = (V(at=1, service=60, setup=500),)
    # 100 m out and back at 1 m a second, and a minute: 260 s at 3.6 an hour, 1/1000 a second.
    sketch = on_a_line(100, visits=visits, types=(T(per_km=0, per_hour=3600),))
    assert bounded(sketch).cost == 260


def test_as_many_fixed_costs_as_loads_need_vehicles() -> None:
    visits = tuple(V(at=1, deliver=(6, 0)) for _ in range(3))
    types = (T(capacity=(10, 10), fixed=500), T(capacity=(10, 10), fixed=700))
    fleet = (K(type=0), K(type=1), K(type=1))
    # 18 do not fit in one of 10 and the cheapest two cost 500 and 700; two trips of 5 m and back.
    assert bounded(on_a_line(5, visits=visits, types=types, vehicles=fleet)).cost == 1220


def test_what_is_collected_needs_vehicles_too() -> None:
    visits = tuple(V(at=1, collect=(0, 10)) for _ in range(2))
    types = (T(capacity=(10, 10), fixed=500),)
    assert bounded(on_a_line(5, visits=visits, types=types, vehicles=(K(), K()))).cost == 1020


def test_a_second_trip_spares_a_vehicle_but_not_the_way() -> None:
    visits = tuple(V(at=1, deliver=(10, 0)) for _ in range(2))
    types = (T(capacity=(10, 10), fixed=500, max_trips=2),)
    assert bounded(on_a_line(5, visits=visits, types=types, vehicles=(K(), K()))).cost == 520


def test_a_fleet_that_costs_by_its_size_is_paid_for_in_part_at_least() -> None:
    visits = tuple(V(at=0, deliver=(10, 0)) for _ in range(10))
    types = (T(capacity=(20, 20), fixed=200), T(capacity=(50, 50), fixed=600))
    fleet = (*(K(type=0) for _ in range(3)), *(K(type=1) for _ in range(2)))
    # Three small ones hold 60 for 600, and 40 of 50 go to a large one: 480 of its 600.
    assert bounded(on_a_line(visits=visits, types=types, vehicles=fleet)).cost == 1080


def test_short_shifts_need_more_vehicles() -> None:
    visits = tuple(V(at=0, service=60) for _ in range(4))
    types = (T(longest=100, fixed=500),)
    fleet = tuple(K() for _ in range(4))
    assert bounded(on_a_line(visits=visits, types=types, vehicles=fleet)).cost == 1500


def test_the_rate_is_that_of_a_vehicle_that_may_come() -> None:
    types = (T(per_km=1000), T(per_km=3000))
    visits = (V(at=1, by=(1,)), V(at=2, by=(0,)))
    sketch = on_a_line(100, -50, visits=visits, types=types, vehicles=(K(type=0), K(type=1)))
    assert bounded(sketch).cost == 700


def test_the_cheaper_profile_counts_leg_by_leg() -> None:
    types = (T(profile=0, per_km=0, per_hour=3600), T(profile=1, per_km=0, per_hour=3600))
    sketch = on_a_line(100, types=types, vehicles=(K(type=0), K(type=1)), speed_mps=(1.0, 2.0))
    assert bounded(sketch).cost == 100


def test_an_optional_visit_pays_its_prize_at_most() -> None:
    visits = (V(at=1, prize=30), V(at=2, prize=30))
    sketch = on_a_line(10, -1000, visits=visits, service_first=False)
    assert bounded(sketch).cost == 50


def test_a_prize_is_no_money_where_service_comes_first() -> None:
    visits = (V(at=1, prize=30), V(at=2, prize=30))
    assert bounded(on_a_line(10, -1000, visits=visits)).cost == 2020


def test_what_is_not_served_costs_nothing_where_service_comes_first() -> None:
    assert bounded(on_a_line(10, -1000), served=(0,)).cost == 20


def test_a_visit_nobody_can_reach_does_not_stop_the_count() -> None:
    metres = np.array([[0, 10, UNREACHABLE], [10, 0, UNREACHABLE], [UNREACHABLE] * 2 + [0]])
    assert bounded(on_a_line(10, 20, distances=metres)).cost == 20


def test_more_visits_than_any_fleet_holds_are_still_bounded() -> None:
    visits = tuple(V(at=1, deliver=(9, 0)) for _ in range(3))
    assert bounded(on_a_line(10, visits=visits, types=(T(capacity=(9, 9), fixed=7),))).cost > 0


def test_roundings_of_routes_are_allowed_for() -> None:
    # 1 m at 0.4/1000 a metre: a route of 2 m costs 0.8, rounded to 1; one of 1.2 would be 1, too.
    sketch = on_a_line(1, types=(T(per_km=400),))
    assert bounded(sketch).cost <= 1


def test_negative_rates_leave_nothing_proven() -> None:
    assert lower_bound(build(on_a_line(10, types=(T(per_km=-1),)))) is None


def test_many_different_rates_are_bounded_by_the_cheapest() -> None:
    types = tuple(T(per_km=1000 + rate) for rate in range(40))
    fleet = tuple(K(type=kind) for kind in range(40))
    assert bounded(on_a_line(700, types=types, vehicles=fleet)).cost == 1400


def test_several_depots_are_one_place_for_all() -> None:
    visits = (V(at=2), V(at=3))
    depots = (D(at=0), D(at=1))
    sketch = Sketch(positions=line(0, 1000, 10, 990), visits=visits, depots=depots)
    assert bounded(sketch).cost == 40


def test_a_county_is_bounded_below_its_plan_and_not_by_little() -> None:
    problem = county(40, 8)
    draft = Draft.empty(Judge(problem))
    first_routes(draft, halt=lambda: False, hurry=lambda: False)
    plan = draft.assignment("greedy", "complete")
    assert check_assignment(problem, plan) == ()
    cost = assignment_cost(problem, plan)
    assert cost / 3 < found(problem).cost <= cost


def test_the_tree_beats_the_cheapest_legs_of_clusters_far_apart() -> None:
    places = [float(at + far) for far in (1000, 3000, 9000) for at in (0, 1, 2, 3)]
    result = bounded(on_a_line(*places))
    assert result.method == "spanning tree"
    # The way to the farthest and back costs 18,006; the cheapest legs, and two of the depot, 1,009.
    assert 15_000 < result.cost <= 2 * 9003


def scattered(visits: int, *, spread: float = 1000.0) -> Problem:
    """Visits in the plane, without matrices."""
    random = np.random.default_rng(5)
    spots = random.uniform(0, spread, (visits + 1, 2))
    deliveries = tuple(V(at=at + 1, deliver=(1, 0)) for at in range(visits))
    types, fleet = (T(capacity=(50, 50)),), tuple(K() for _ in range(1 + visits // 25))
    small = build(
        Sketch(
            positions=((0.0, 0.0),),
            visits=tuple(replace(v, at=0) for v in deliveries),
            types=types,
            vehicles=fleet,
        )
    )
    return replace(
        small,
        locations=Locations(tuple(map(str, range(visits + 1))), spots[:, 0], spots[:, 1]),
        matrices=Matrices(("p0",), np.zeros((1, 0, 0), np.int32), np.zeros((1, 0, 0), np.int32)),
        visits=replace(small.visits, location=np.arange(1, visits + 1, dtype=np.int32)),
        planar=PlanarDistances(spots[:, 0], spots[:, 1]),
    )


def as_matrix(problem: Problem) -> Problem:
    """The same with all distances written out."""
    plane = problem.planar
    assert plane is not None
    gaps = np.hypot(plane.x[:, None] - plane.x, plane.y[:, None] - plane.y)
    metres = np.floor(plane.scale * gaps + plane.offset).astype(np.int32)[None]
    return replace(problem, planar=None, matrices=Matrices(("p0",), metres, metres))


def test_a_plane_is_bounded_as_its_matrix_is() -> None:
    problem = scattered(120)
    assert found(problem) == found(as_matrix(problem))


def test_a_large_plane_has_the_tree_of_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = scattered(200)
    table = found(problem)
    monkeypatch.setattr("routing.plan.bound.bound.MOST_IN_TABLE", 10)
    triangulated = found(problem)
    assert triangulated.method == "spanning tree"
    # Without multipliers for visits the bound is weaker, but not by half.
    assert table.cost / 2 < triangulated.cost <= table.cost


@pytest.mark.parametrize("flat", [True, False])
def test_places_on_a_line_or_on_top_of_each_other_have_a_tree(
    monkeypatch: pytest.MonkeyPatch, *, flat: bool
) -> None:
    monkeypatch.setattr("routing.plan.bound.bound.MOST_IN_TABLE", 2)
    problem = scattered(6)
    x = np.array([0.0, 10.0, 30.0, 20.0, 20.0, 30.0, 40.0])
    plane = PlanarDistances(x, np.zeros(7) if flat else (x - 20) ** 2)
    # One vehicle holds all: out to 40 and back.
    result = found(replace(problem, planar=plane, vehicles=build(on_a_line(1)).vehicles))
    assert result.method == "spanning tree"
    assert not flat or result.cost == 50


def test_a_matrix_too_large_for_a_tree_is_bounded_by_legs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("routing.plan.bound.bound.MOST_IN_TABLE", 10)
    result = found(as_matrix(scattered(60)))
    assert result.method == "cheapest legs"
    assert result.cost > 0


def test_the_bound_of_tiny_days_is_near_what_they_cost() -> None:
    """Not a rule, but a bound that always said 0 would be valid, too."""
    shares = []
    for seed in range(6):
        spots = np.random.default_rng(seed).integers(0, 100, (5, 2)) * 1.0
        visits = tuple(V(at=at, deliver=(3, 0)) for at in range(1, 5))
        types = (T(capacity=(6, 6), fixed=50),)
        positions = tuple((float(x), float(y)) for x, y in spots)
        problem = build(
            Sketch(positions=positions, visits=visits, types=types, vehicles=(K(),) * 3)
        )
        best = least_costs(problem)[frozenset(range(4))] / 1000
        shares.append(found(problem).cost / best)
    assert max(shares) <= 1
    assert sum(shares) / len(shares) > 0.8
