"""A day planned with a fleet, and what is told of it."""

import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

import routing.plan_fleet_day as module
from routing.engines.base import Budget, Run
from routing.engines.ruin_recreate import RuinRecreate
from routing.errors import InputError, InternalError
from routing.fleet.demand import draw_days
from routing.fleet.model import Day, DayOutcome, Fleet, Mix, Slot
from routing.fleet.planning import DayTask, Store, beyond_reach, plan_days
from routing.plan.check import check_plan
from routing.plan.costs import assignment_cost
from routing.plan_fleet_day import FleetDayPlanner
from routing.problem import road_book
from routing.problem.assignment import Assignment, Route, Trip
from routing.problem.model import Problem
from routing.scenario.model import Vehicle
from routing.scenario.schema import Closure
from tests.helpers.fleet_days import day, model, order, scenario, village

COUNTY = scenario()
PLANNER = FleetDayPlanner(COUNTY, hire={"van": 300.0, "bike": 80.0})
EVERY = day(*(order(f"o{n}", f"v{n}", mandatory=n == 3) for n in range(12)))
SQUARE = ((110.06, 27.99), (110.1, 27.99), (110.1, 28.01), (110.06, 28.01))
"""Ground around village 0, which lies in the east."""

VANS: dict[Slot, int] = {("van", "C"): 2, ("van", "T"): 2}


@pytest.fixture(autouse=True)
def no_roads_kept() -> Iterator[None]:
    module._book.cache_clear()  # noqa: SLF001 - each test opens its own
    yield
    module._book.cache_clear()  # noqa: SLF001


def plan(
    of: Day = EVERY,
    owned: dict[Slot, int] | None = None,
    hire: dict[Slot, int] | None = None,
    planner: FleetDayPlanner = PLANNER,
    effort: int = 50,
) -> DayOutcome:
    fleet = Fleet(Mix(VANS if owned is None else owned), Mix(hire or {}))
    return planner(DayTask(of, fleet, effort))


def served(outcome: DayOutcome) -> set[str]:
    return {one for route in outcome.routes for one in route.orders}


def test_what_is_told_of_a_day_is_what_the_checked_plan_says() -> None:
    task = DayTask(EVERY, Fleet(Mix({("bike", "C"): 2}), Mix({("van", "T"): 1})), 50)
    planned = PLANNER.plan(task)
    assert planned is not None
    report = check_plan(
        planned.plan, planned.scenario, EVERY.orders, planned.roads.view, planned.roads.index
    )
    assert report.findings == () or all(f.severity == "warning" for f in report.findings)
    outcome, figures = PLANNER(task), planned.plan.figures
    assert outcome.villages_due == figures.villages_due
    assert outcome.villages_due - len(outcome.missed) == figures.villages_served
    assert len(outcome.mandatory_missed) == figures.mandatory_unserved
    assert outcome.cost == round(figures.cost * 1000)
    assert sum(route.distance_m for route in outcome.routes) == round(figures.distance_km * 1000)
    assert len(outcome.routes) == figures.vehicles_used


def test_every_order_is_served_or_has_a_reason() -> None:
    outcome = plan(owned={("bike", "C"): 1})
    assert served(outcome) | set(outcome.reasons) == {f"o{n}" for n in range(12)}
    assert not served(outcome) & set(outcome.reasons)
    assert outcome.missed
    assert set(outcome.reasons.values()) == {"plan.fleet-full"}


def test_a_fleet_of_enough_vans_serves_all() -> None:
    outcome = plan()
    assert outcome.missed == ()
    assert outcome.service == 1.0
    assert {route.slot for route in outcome.routes} <= set(VANS)
    assert not any(route.hired for route in outcome.routes)


def test_the_same_task_comes_to_the_same_outcome() -> None:
    assert plan() == plan()


def test_a_hired_vehicle_costs_its_price_beside_driving() -> None:
    only = day(order("o", "v0"))
    own = plan(only, {("van", "C"): 1})
    hired = plan(only, {}, {("van", "C"): 1})
    assert [route.hired for route in hired.routes] == [True]
    assert hired.routes[0].slot == ("van", "C")
    assert hired.cost - own.cost == 300_000


def test_vehicles_owned_are_used_before_dearer_hired_ones() -> None:
    outcome = plan(hire={("van", "C"): 3})
    assert not any(route.hired for route in outcome.routes)
    assert outcome.missed == ()


def test_hired_vehicles_serve_what_owned_ones_cannot() -> None:
    alone = plan(owned={("bike", "C"): 1})
    helped = plan(owned={("bike", "C"): 1}, hire={("van", "C"): 2, ("van", "T"): 2})
    assert len(helped.missed) < len(alone.missed)
    assert any(route.hired for route in helped.routes)


def test_what_use_costs_guides_the_search_and_is_no_cost() -> None:
    both: dict[Slot, int] = {**VANS, ("bike", "C"): 2, ("bike", "T"): 2}
    guided = replace(PLANNER, use={"bike": 500.0})
    assert {route.slot[0] for route in plan(owned=both).routes} == {"bike"}
    assert {route.slot[0] for route in plan(owned=both, planner=guided).routes} == {"van"}
    assert plan(owned=both, planner=guided).cost == pytest.approx(plan().cost, rel=0.001)
    bikes: dict[Slot, int] = {("bike", "C"): 2, ("bike", "T"): 2}
    without = plan(owned=bikes).cost
    assert plan(owned=bikes, planner=guided).cost == pytest.approx(without, rel=0.001)


def test_a_village_lost_with_its_roads_is_left_out_with_its_reason() -> None:
    lost = replace(EVERY, closures=(Closure(area=SQUARE),))
    outcome = plan(lost)
    assert outcome.missed == ("v0",)
    assert outcome.reasons == {"o0": "plan.no-road"}
    assert beyond_reach(outcome) == {"o0": "plan.no-road"}
    assert plan().missed == ()


def test_without_a_search_the_reasons_tell_what_could_be_served_alone() -> None:
    heavy = day(order("light", "v1"), order("heavy", "v2", 900.0), order("lost", "v0"))
    outcome = plan(replace(heavy, closures=(Closure(area=SQUARE),)), effort=0)
    assert outcome.routes == ()
    assert outcome.reasons == {
        "light": "plan.fleet-full",
        "heavy": "plan.too-heavy",
        "lost": "plan.no-road",
    }
    assert set(beyond_reach(outcome)) == {"heavy", "lost"}


def test_without_vehicles_everything_is_left_out() -> None:
    outcome = plan(owned={})
    assert len(outcome.missed) == outcome.villages_due == 12
    assert outcome.mandatory_missed == ("o3",)
    assert set(outcome.reasons) == {f"o{n}" for n in range(12)}
    assert outcome.routes == ()


def test_a_day_without_orders_is_served_by_staying_at_home() -> None:
    outcome = plan(day())
    assert (outcome.routes, outcome.service, outcome.villages_due) == ((), 1.0, 0)


def test_a_mandatory_order_goes_first() -> None:
    outcome = plan(owned={("bike", "C"): 1})
    assert outcome.mandatory_missed == ()


def test_a_paired_village_is_served_from_the_slot_of_its_vehicles_alone() -> None:
    today = (
        Vehicle("K1", "van", "T", None),
        Vehicle("K2", "bike", "C", None),
    )
    rules = {"pairs": [{"village": "v0", "vehicles": ["K1"]}], "dispatch_from": "either"}
    paired = FleetDayPlanner(scenario(fleet=today, rules=rules))
    outcome = plan(planner=paired)
    assert [route.slot for route in outcome.routes if "o0" in route.orders] == [("van", "T")]
    without = plan(owned={("van", "C"): 4}, planner=paired)
    assert without.reasons == {"o0": "plan.no-vehicle-allowed"}


@pytest.mark.parametrize(
    "fleet",
    [
        Fleet(Mix({("lorry", "C"): 1})),
        Fleet(Mix({("van", "nowhere"): 1})),
        Fleet(Mix(), Mix({("lorry", "C"): 1})),
    ],
)
def test_a_slot_that_the_scenario_lacks_is_refused(fleet: Fleet) -> None:
    with pytest.raises(InputError) as raised:
        PLANNER(DayTask(EVERY, fleet, 10))
    assert {found.code for found in raised.value.findings} == {"fleet.days-wrong-slot"}


def test_a_type_without_a_price_cannot_be_hired() -> None:
    with pytest.raises(InputError) as raised:
        plan(hire={("bike", "C"): 1}, planner=FleetDayPlanner(COUNTY, hire={"van": 300.0}))
    assert [found.code for found in raised.value.findings] == ["fleet.days-wrong-slot"]


def test_a_plan_that_breaks_a_rule_is_not_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Assignment((Route(0, (Trip(0, tuple(range(12))),)),), (), "wrong")
    monkeypatch.setattr(FleetDayPlanner, "_search", lambda *_: whole)
    heavy = day(*(order(f"o{n}", f"v{n}", 700.0) for n in range(12)))
    with pytest.raises(InternalError) as raised:
        plan(heavy)
    codes = [found.code for found in raised.value.findings]
    assert codes[0] == "fleet.days-broken-plan"
    assert "plan.over-capacity" in codes


def test_roads_are_opened_once_for_each_set_of_closures(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def noting(name: str) -> None:
        function = getattr(road_book, name)

        def noted(*given: object) -> object:
            done.append(name)
            return function(*given)

        monkeypatch.setattr(road_book, name, noted)

    noting("open_matrix")
    noting("read_network")
    lost = replace(EVERY, closures=(Closure(area=SQUARE),))
    for one in (EVERY, lost, EVERY, day(order("o", "v1")), lost):
        for owned in (VANS, {("bike", "C"): 1}):
            pickled = pickle.loads(pickle.dumps(PLANNER))  # noqa: S301 - our own
            plan(one, owned, planner=pickled)
    assert sorted(done) == ["open_matrix", "open_matrix", "read_network"]


def test_planners_that_plan_alike_have_one_digest() -> None:
    same = FleetDayPlanner(scenario(), hire={"bike": 80.0, "van": 300.0})
    assert same.digest == PLANNER.digest
    assert pickle.loads(pickle.dumps(PLANNER)).digest == PLANNER.digest  # noqa: S301 - our own


@pytest.mark.parametrize(
    "other",
    [
        replace(PLANNER, hire={"van": 301.0, "bike": 80.0}),
        replace(PLANNER, use={"van": 1.0}),
        replace(PLANNER, engine="ortools"),
        replace(PLANNER, seed=2),
        replace(PLANNER, scenario=replace(COUNTY, digest="b" * 64)),
        replace(PLANNER, scenario=scenario([village(n, "C") for n in range(12)])),
        replace(PLANNER, scenario=scenario(rules={"service": {"per_stop_min": 9.0}})),
    ],
)
def test_whatever_may_change_a_plan_changes_the_digest(other: FleetDayPlanner) -> None:
    assert other.digest != PLANNER.digest


def test_a_long_search_begins_several_times_and_keeps_the_best(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs: list[tuple[int | None, int, int]] = []

    class Noting(RuinRecreate):
        def solve(self, problem: Problem, budget: Budget, run: Run) -> Assignment:
            found = super().solve(problem, budget, run)
            runs.append((budget.steps, run.seed, assignment_cost(problem, found)))
            return found

    monkeypatch.setattr(module, "get_engine", lambda _: Noting())
    effort = 3 * module.STEPS_A_VISIT * 12
    outcome = plan(effort=effort, owned={("van", "C"): 2, ("bike", "C"): 2, ("bike", "T"): 2})
    assert [steps for steps, _, _ in runs] == [effort // 3] * 3
    assert len({seed for _, seed, _ in runs}) == 3
    assert outcome.missed == ()
    assert outcome.cost == min(cost for _, _, cost in runs)


@pytest.mark.parametrize("engine", ["ortools", "ruin_recreate", "auto"])
def test_any_engine_may_search(engine: str) -> None:
    outcome = plan(planner=replace(PLANNER, engine=engine), effort=20)
    assert outcome.missed == ()


def test_drawn_days_are_planned_and_every_plan_passes_the_checker() -> None:
    days = draw_days(COUNTY, model(lost_roads={"days_share": 0.5}), 4, 4, 1)
    for one in (*days.fitting, *days.test):
        outcome = plan(one, {("van", "C"): 3, ("bike", "T"): 1})
        assert served(outcome) | set(outcome.reasons) == {o.id for o in one.orders.orders}


@pytest.mark.slow
def test_processes_come_to_the_same_outcomes_as_this_one(tmp_path: Path) -> None:
    days = draw_days(COUNTY, model(), 3, 1, 1)
    tasks = [DayTask(one, Fleet(Mix(VANS)), 50) for one in days.fitting]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        outcomes = dict(plan_days(tasks, PLANNER, executor, Store(tmp_path)))
    assert outcomes == {number: PLANNER(one) for number, one in enumerate(tasks)}
