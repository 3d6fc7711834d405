"""Each kind of single change, on counties so small that the right answer is worked out by hand."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.explain_day import plan_one
from routing.plan.check_assignment import check_assignment
from routing.plan.explain import Change, Explainer, LeftOut, explain_served
from routing.plan.explain.needs import need_of, settled
from routing.plan.explain.places import all_places
from routing.plan.explain.variants import Knob, larger, longer_hours, longer_range, more_trips
from routing.problem.assignment import Assignment, Route
from routing.problem.model import Problem
from tests.helpers.counties import VAN, County, CountySketch, Goods, Hamlet, Post, county
from tests.helpers.days import problems, routes


def explained(made: County, village: str, *made_routes: Route) -> LeftOut:
    served = {visit for route in made_routes for visit in route.visits}
    left_out = tuple(v for v in range(len(made.problem.visits)) if v not in served)
    assignment = Assignment(made_routes, left_out, "by-hand")
    return Explainer(made.context, assignment, plan_one).explain(made.visit(village))


def only(one: LeftOut, kind: str) -> Change:
    (change,) = [change for change in one.changes if change.kind == kind]
    return change


def kinds(one: LeftOut) -> set[str]:
    return {change.kind for change in one.changes}


def sketch(**changes: Any) -> CountySketch:  # noqa: ANN401 - any part of a sketch
    """Two villages on one road, 10 and 20 km from the centre, and one van at 20 m/s."""
    usual: dict[str, Any] = {
        "villages": {"A": Hamlet(at=10_000), "B": Hamlet(at=20_000)},
        "orders": {"a1": Goods(village="A", kg=60.0), "b1": Goods(village="B", kg=60.0)},
    }
    return CountySketch(**{**usual, **changes})


def van(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of a type
    return {"van": {**VAN, **changes}}


def test_what_fits_as_it_is_needs_no_change() -> None:
    made = county(sketch(types=van(weight_kg=200.0)))
    one = explained(made, "B", made.route("K1", ("C", "A")))
    change = only(one, "place")
    assert change.vehicle == "K1"
    # 20 km further at 2 a kilometre, and the time for them at 30 an hour.
    assert change.extra_cost > 40_000


def test_too_much_weight_is_told_to_the_gram() -> None:
    made = county(sketch())
    one = explained(made, "B", made.route("K1", ("C", "A")))
    assert only(one, "weight").amount == pytest.approx(20.0)
    assert "20.0 kg" in only(one, "weight").words


def test_too_much_volume_is_told_to_the_litre() -> None:
    orders = {"a1": Goods(village="A", m3=0.7), "b1": Goods(village="B", m3=0.5)}
    made = county(sketch(orders=orders))
    one = explained(made, "B", made.route("K1", ("C", "A")))
    assert only(one, "volume").amount == pytest.approx(0.2)


def test_one_trip_more_is_offered_where_trips_are_what_lacks() -> None:
    made = county(sketch())
    one = explained(made, "B", made.route("K1", ("C", "A")))
    assert only(one, "trips").amount == 1


def test_a_window_that_closes_too_soon_is_told_to_the_second() -> None:
    made = county(
        sketch(villages={"B": Hamlet(at=20_000, closes="08:10")}, orders={"b1": Goods(village="B")})
    )
    one = explained(made, "B")
    change = only(one, "window")
    visit = made.visit("B")
    seconds = round((change.amount or 0) * 60)
    wider = made.problem.visits.closes_s.copy()
    for extra, served in ((seconds, True), (seconds - 1, False)):
        closes = wider.copy()
        closes[visit] += extra
        problem = replace(made.problem, visits=replace(made.problem.visits, closes_s=closes))
        assert (plan_one(problem, Assignment((), (visit,), "x"), visit) is not None) == served


def test_a_shift_that_ends_too_soon_is_told() -> None:
    types = van(shift={"start": "08:00", "end": "08:30"})
    made = county(sketch(types=types, orders={"b1": Goods(village="B")}))
    one = explained(made, "B")
    assert only(one, "hours").amount is not None
    assert "K1" in only(one, "hours").words
    assert one.code == "plan.shift-too-short"


def test_a_range_too_short_is_told_in_kilometres() -> None:
    made = county(sketch(types=van(range_km=38.0), orders={"b1": Goods(village="B")}))
    one = explained(made, "B")
    assert only(one, "range").amount == pytest.approx(2.0, abs=0.01)


def test_a_vehicle_that_may_not_come_could_be_let() -> None:
    villages = {"A": Hamlet(at=10_000), "B": Hamlet(at=20_000, access=("motorcycle",))}
    made = county(sketch(villages=villages, orders={"b1": Goods(village="B")}))
    one = explained(made, "B")
    assert only(one, "access").vehicle == "K1"
    assert one.code == "plan.no-vehicle-allowed"


def test_one_more_vehicle_costs_its_whole_day() -> None:
    made = county(sketch())
    one = explained(made, "B", made.route("K1", ("C", "A")))
    change = only(one, "vehicle")
    # 50 for the day, 40 km at 2, and duty at 30 an hour.
    assert change.extra_cost > 130_000
    assert one.changes == tuple(sorted(one.changes, key=lambda c: c.extra_cost))


def test_another_order_may_give_way_but_never_a_mandatory_one() -> None:
    made = county(sketch())
    swap = only(explained(made, "B", made.route("K1", ("C", "A"))), "instead")
    assert "a1" in swap.words
    orders = {"a1": Goods(village="A", kg=60.0, mandatory=True), "b1": Goods(village="B", kg=60.0)}
    firm = county(sketch(orders=orders))
    assert "instead" not in kinds(explained(firm, "B", firm.route("K1", ("C", "A"))))


def test_an_outlet_that_closes_too_soon_is_told() -> None:
    outlets = {"C": Post(opens="08:00", closes="08:35")}
    made = county(sketch(outlets=outlets, orders={"b1": Goods(village="B")}))
    one = explained(made, "B")
    assert only(one, "outlet-hours").amount is not None


def test_where_two_things_are_in_the_way_no_single_one_is_offered() -> None:
    types = van(weight_kg=30.0, range_km=30.0)
    made = county(sketch(types=types, orders={"b1": Goods(village="B", kg=60.0)}))
    assert explained(made, "B").changes == ()


def test_a_served_village_tells_its_slack_and_the_next_best() -> None:
    made = county(
        sketch(fleet={"K1": ("van", "C"), "K2": ("van", "C")}, types=van(weight_kg=200.0))
    )
    route = made.route("K1", ("C", "A", "B"))
    (one,) = explain_served(made.context, Assignment((route,), (), "x"), "B")
    assert one.vehicle == "K1"
    assert one.slack_s > 0
    assert "K2" in one.next_best
    assert one.next_extra is not None
    assert one.next_extra > 0
    # Without B the van drives 20 km less.
    assert one.saved > 40_000


@pytest.mark.parametrize(
    ("knob", "limits"),
    [
        (longer_hours(0), ("shift_end_s", "longest_duty_s")),
        (longer_range(0), ("range_m",)),
        (larger(0, 1), ("capacity",)),
        (more_trips(0), ("max_trips",)),
    ],
)
def test_only_the_vehicle_that_is_named_is_widened(knob: Knob, limits: tuple[str, ...]) -> None:
    before = county(sketch(fleet={"K1": ("van", "C"), "K2": ("van", "C")})).problem
    after = knob(before, 7)

    def of(problem: Problem, vehicle: int, name: str) -> int:
        return int(getattr(problem.types, name)[problem.vehicles.type[vehicle]].sum())

    for field in fields(before.types):
        if field.name not in {"ids", *limits}:
            assert of(after, 0, field.name) == of(before, 0, field.name)
        if field.name != "ids":
            assert of(after, 1, field.name) == of(before, 1, field.name)
    assert [of(after, 0, name) - of(before, 0, name) for name in limits] == [7] * len(limits)


def test_the_vehicle_that_is_named_is_the_one_that_comes() -> None:
    cart = {**VAN, "costs": {}}
    fleet = {"K1": ("van", "C"), "K2": ("cart", "C")}
    made = county(sketch(types={"van": VAN, "cart": cart}, fleet=fleet))
    full, visit = made.route("K1", ("C", "A")), made.visit("B")

    def elsewhere(_problem: Problem, assignment: Assignment, _visit: int) -> Assignment:
        return replace(assignment, routes=(full, made.route("K2", ("C", "B"))), unserved=())

    start = Assignment((full,), (visit,), "by-hand")
    one = Explainer(made.context, start, elsewhere).explain(visit)
    # On the cart it would cost nothing, but the words are about the van.
    assert only(one, "weight").vehicle == "K1"
    assert only(one, "place").vehicle == "K2"


@given(data=st.data(), problem=problems())
@settings(max_examples=60, deadline=None)
def test_every_settled_need_is_enough_and_one_less_is_not(
    data: st.DataObject,
    problem: Problem,
) -> None:
    route = data.draw(routes(problem))
    rest = [v for v in range(len(problem.visits)) if v not in route.visits]
    if not rest or check_assignment(problem, Assignment((route,), tuple(rest), "x")):
        return
    visit = rest[0]
    for place in all_places(problem, Assignment((route,), tuple(rest), "x"), visit)[:6]:
        if place.detour == float("inf"):
            continue
        need = need_of(problem, place, visit)
        exact = None if need is None else settled(need)
        if exact is None:
            continue
        others = [] if place.before is not None else [route]
        made = tuple(sorted((*others, place.route), key=lambda one: one.vehicle))
        unserved = tuple(v for v in rest if v != visit)
        found = check_assignment(exact.problem, Assignment(made, unserved, "x"))
        assert not [f for f in found if f.severity == "error"]
        if exact.knob is not None and exact.amount > 1:
            less = exact.knob(problem, exact.amount - 1)
            found = check_assignment(less, Assignment(made, unserved, "x"))
            assert [f for f in found if f.severity == "error"]
