"""From an assignment to a plan: stops, goods, routes."""

from dataclasses import replace

import pytest

from routing.plan.check import check_plan
from routing.plan.make import make_plan
from routing.plan.model import Plan, Stop
from routing.problem.assignment import Assignment
from tests.helpers.counties import VAN, County, CountySketch, Goods, Hamlet, Post, county
from tests.helpers.plan_edits import sound


def stops_of(plan: Plan, route: int = 0) -> tuple[Stop, ...]:
    return plan.routes[route].stops


def at_one_village(**second: object) -> County:
    return county(
        CountySketch(
            villages={"A": Hamlet(at=5_000)},
            orders={
                "a1": Goods(village="A", due="10:00"),
                "a2": Goods(village="A", **second),  # type: ignore[arg-type]
            },
            rules={"service": {"per_stop_min": 3.0, "per_piece_s": 60.0}},
        )
    )


def served(made: County, *order: str) -> list[tuple[str, ...]]:
    plan = made.plan(made.route("K1", ("C", *order)))
    report = check_plan(plan, made.scenario, made.day, made.roads, made.index)
    assert report.findings == ()
    return [stop.orders for stop in stops_of(plan) if stop.kind == "serve"]


def test_visits_in_a_row_at_one_village_become_one_stop() -> None:
    made = at_one_village(kind="collect")
    assert made.problem.visits.ids == ("A", "A#2")
    assert served(made, "A", "A#2") == [("a1", "a2")]


def test_a_visit_that_the_vehicle_waits_for_is_a_stop_of_its_own() -> None:
    assert served(at_one_village(ready="14:00"), "A", "A#2") == [("a1",), ("a2",)]


def test_a_visit_that_opens_after_the_stop_began_is_a_stop_of_its_own() -> None:
    # Work on a1 begins at 10:00 at the latest and takes four minutes.
    assert served(at_one_village(ready="10:02"), "A", "A#2") == [("a1",), ("a2",)]


def test_stops_carry_times_goods_and_loads() -> None:
    plan, _ = sound()
    stop = stops_of(plan)[2]
    assert (stop.kind, stop.place, stop.name, stop.orders) == (
        "serve",
        "A",
        "Village A",
        ("a1", "a2"),
    )
    assert (stop.arrive_s, stop.begin_s, stop.leave_s) == (32_400, 32_400, 32_400 + 180 + 4 * 30)
    assert (stop.deliver_pieces, stop.deliver_kg, stop.collect_pieces) == (3, 40.0, 1)
    assert (stop.load_kg, stop.load_m3) == (40.0, 0.2)
    assert (stop.leg_km, stop.leg_s) == (5.0, 500)


def test_the_load_begins_anew_with_each_trip_and_ends_at_nothing() -> None:
    plan, _ = sound()
    assert [stop.load_kg for stop in stops_of(plan)] == [0.0, 70.0, 40.0, 10.0, 60.0, 0.0, 0.0]


def test_a_halt_that_only_unloads_is_a_stop_and_no_trip() -> None:
    made = county(
        CountySketch(
            outlets={"C": Post(), "T": Post(at=20_000, kind="township")},
            villages={"A": Hamlet(at=10_000, outlet="T")},
            orders={"a1": Goods(village="A", kind="collect")},
        )
    )
    plan = made.plan(made.route("K1", ("C", "A"), ("T",)))
    assert [stop.kind for stop in stops_of(plan)] == ["start", "load", "serve", "load", "end"]
    assert [stop.load_kg for stop in stops_of(plan)] == [0.0, 0.0, 10.0, 0.0, 0.0]
    assert plan.routes[0].trips == 1
    assert check_plan(plan, made.scenario, made.day, made.roads, made.index).findings == ()


def test_a_route_sums_up_its_stops() -> None:
    route = sound()[0].routes[0]
    assert (route.vehicle, route.type, route.profile, route.base) == ("K1", "van", "van", "C")
    assert (route.trips, route.distance_km, route.driving_s) == (2, 48.0, 4800)
    # 4800 s of driving, two rests, two loadings, halts of 300, 210 and 240 s
    assert (route.duty_s, route.rest_s) == (4800 + 1800 + 1200 + 750, 1800)
    assert route.overtime_s == 8550 - 5400
    assert route.cost == pytest.approx(50 + 96 + 30 * 8550 / 3600 + 9 * 3150 / 3600, abs=5e-4)
    assert (route.peak_weight_share, route.peak_volume_share) == (0.7, 0.3)


def test_a_plan_says_where_it_comes_from() -> None:
    plan, made = sound()
    assert plan.scenario.model_dump() == {
        "name": "Line county",
        "folder": "counties/line",
        "digest": made.scenario.digest,
        "orders_digest": made.day.digest,
    }
    assert (plan.date, plan.currency, plan.engine, plan.seed) == ("2026-03-02", "CNY", "by-hand", 7)


@pytest.mark.parametrize(
    ("status", "expected"),
    [("complete", "complete"), ("optimal", "complete"), ("interrupted", "interrupted")],
)
def test_an_interrupted_search_is_marked(status: str, expected: str) -> None:
    _, made = sound()
    everything = tuple(range(len(made.problem.visits)))
    assignment = Assignment((), everything, "by-hand", status, notes=("a note",))  # type: ignore[arg-type]
    plan = make_plan(made.context, assignment)
    assert plan.status == expected
    assert plan.notes == ("a note",)


def test_a_folder_that_is_no_text_does_not_keep_a_plan_from_being_made() -> None:
    _, made = sound()
    odd = replace(made.scenario, folder=made.scenario.folder / "\udcff")
    context = replace(made.context, scenario=odd)
    everything = tuple(range(len(made.problem.visits)))
    plan = make_plan(context, Assignment((), everything, "by-hand"))
    assert plan.scenario.folder == "counties/line/?"


def test_the_same_assignment_makes_the_same_plan() -> None:
    assert sound()[0] == sound()[0]


def test_goods_of_many_decimals_sum_up_without_noise() -> None:
    made = county(
        CountySketch(
            villages={name: Hamlet(at=1000.0 * n) for n, name in enumerate("ABD", 1)},
            orders={f"{name}1": Goods(village=name, kg=0.1, m3=0.1) for name in "ABD"},
            types={"van": {**VAN, "weight_kg": 0.3, "volume_m3": 0.3}},
        )
    )
    plan = made.plan(made.route("K1", ("C", "A", "B", "D")))
    assert [stop.load_kg for stop in stops_of(plan)] == [0.0, 0.3, 0.2, 0.1, 0.0, 0.0]
    assert check_plan(plan, made.scenario, made.day, made.roads, made.index).findings == ()
