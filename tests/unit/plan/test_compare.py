from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.plan.compare import Comparison, VehicleFigures, compare_plans
from routing.plan.model import Plan
from tests.helpers.plan_edits import sound

HOUR = 3600


def plan_of(routes: dict[str, list[str]], lacking: tuple[str, ...] = (), shift_s: int = 0) -> Plan:
    """A plan that visits villages in order, the first at 08:00, each half an hour later."""
    base, _ = sound()
    data: dict[str, Any] = base.model_dump(mode="json")
    route = data["routes"][0]
    pattern = next(stop for stop in route["stops"] if stop["kind"] == "serve")
    data["routes"] = [
        {
            **route,
            "vehicle": vehicle,
            "stops": [
                {
                    **pattern,
                    "place": village,
                    "name": f"Village {village}",
                    "orders": [f"{village}1"],
                    "begin_s": 8 * HOUR + 1800 * number + shift_s,
                }
                for number, village in enumerate(villages)
            ],
        }
        for vehicle, villages in routes.items()
    ]
    data["unserved"] = [
        {
            "order": f"{village}1",
            "village": village,
            "mandatory": False,
            "reason": "plan.fleet-full",
            "detail": "",
        }
        for village in lacking
    ]
    return Plan.model_validate_json(Plan.model_validate(data).model_dump_json())


def changes(before: Plan, after: Plan) -> dict[str, str]:
    found = compare_plans(before, after, {})
    return {change.village: change.kind for change in found.villages}


def test_a_plan_does_not_differ_from_itself() -> None:
    plan, _ = sound()
    found = compare_plans(plan, plan, {})
    assert found.villages == ()
    assert all(change.before == change.after for change in found.vehicles)
    assert all(change.before == change.after for change in found.figures)


def test_a_village_on_another_vehicle_has_moved_and_its_neighbours_have_not() -> None:
    before = plan_of({"v1": ["A", "B", "C"], "v2": ["D"]})
    after = plan_of({"v1": ["A", "C"], "v2": ["B", "D"]})
    assert changes(before, after) == {"B": "moved", "C": "retimed", "D": "retimed"}


def test_a_village_out_of_the_common_order_is_reordered() -> None:
    before = plan_of({"v1": ["A", "B", "C", "D"]})
    after = plan_of({"v1": ["B", "C", "D", "A"]})
    found = changes(before, after)
    assert found.pop("A") == "reordered"
    assert set(found.values()) == {"retimed"}


def test_a_small_shift_in_time_is_no_change() -> None:
    before = plan_of({"v1": ["A"]})
    assert changes(before, plan_of({"v1": ["A"]}, shift_s=899)) == {}
    assert changes(before, plan_of({"v1": ["A"]}, shift_s=900)) == {"A": "retimed"}


def test_service_is_gained_and_lost() -> None:
    before = plan_of({"v1": ["A"]}, lacking=("B",))
    after = plan_of({"v1": ["B"]}, lacking=("A",))
    assert changes(before, after) == {"A": "lost", "B": "gained"}


def test_what_is_lost_is_told_first() -> None:
    before = plan_of({"v1": ["A", "Z"]}, lacking=("B",))
    after = plan_of({"v1": ["A", "B"]}, lacking=("Z",))
    assert [c.village for c in compare_plans(before, after, {}).villages][:2] == ["Z", "B"]


def test_a_village_that_is_due_on_one_day_alone_is_told_apart_from_lost_service() -> None:
    before, after = plan_of({"v1": ["A"]}), plan_of({"v1": ["B"]})
    assert changes(before, after) == {"A": "not-due", "B": "newly-due"}


def test_a_vehicle_that_stays_at_its_base_has_figures_of_zero() -> None:
    found = compare_plans(plan_of({"v1": ["A"]}), plan_of({"v2": ["A"]}), {})
    by_vehicle = {change.vehicle: change for change in found.vehicles}
    assert by_vehicle["v1"].after == VehicleFigures()
    assert by_vehicle["v1"].before.stops == 1
    assert by_vehicle["v2"].before == VehicleFigures()


def test_a_figure_that_one_plan_lacks_has_no_difference() -> None:
    plan, _ = sound()
    without = plan.model_copy(
        update={"figures": plan.figures.model_copy(update={"cost_per_piece": None})}
    )
    figures = {f.name: f for f in compare_plans(plan, without, {}).figures}
    assert figures["cost_per_piece"].difference is None
    assert figures["cost"].difference == pytest.approx(0.0)


def mirrored(comparison: Comparison) -> set[tuple[str, str]]:
    other = {"gained": "lost", "lost": "gained", "newly-due": "not-due", "not-due": "newly-due"}
    return {(c.village, other.get(c.kind, c.kind)) for c in comparison.villages}


@st.composite
def days(draw: st.DrawFn) -> Plan:
    villages = draw(st.permutations("ABCDEF"))
    cuts = sorted(draw(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 6))))
    one, two, out = villages[: cuts[0]], villages[cuts[0] : cuts[1]], villages[cuts[1] : cuts[2]]
    return plan_of({"v1": list(one), "v2": list(two)}, tuple(out))


@given(before=days(), after=days())
def test_the_comparison_backwards_mirrors_the_one_forwards(before: Plan, after: Plan) -> None:
    # Which of two villages that changed places is called the moved one may differ.
    def apart_from_order(found: set[tuple[str, str]]) -> set[tuple[str, str]]:
        return {pair for pair in found if pair[1] not in {"reordered", "retimed"}}

    forwards = compare_plans(before, after, {})
    backwards = compare_plans(after, before, {})
    assert apart_from_order(mirrored(backwards)) == apart_from_order(
        {(c.village, c.kind) for c in forwards.villages}
    )
    for one, other in zip(forwards.vehicles, backwards.vehicles, strict=True):
        assert replace(one, before=one.after, after=one.before) == other
