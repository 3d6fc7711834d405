"""The name of an outcome."""

from dataclasses import replace

import pytest

from routing.fleet.model import Fleet, Mix
from routing.fleet.planning import DayTask, beyond_reach, task_key
from routing.scenario.schema import Closure
from tests.helpers.fleet_days import day, order, outcome, task

PLAIN = task()
ORDERS = PLAIN.day.orders


def changed_order(**changes: object) -> DayTask:
    orders = tuple(replace(one, **changes) for one in ORDERS.orders)  # type: ignore[arg-type]
    return replace(PLAIN, day=replace(PLAIN.day, orders=replace(ORDERS, orders=orders)))


@pytest.mark.parametrize(
    "other",
    [
        replace(PLAIN, effort=6),
        replace(PLAIN, fleet=Fleet(Mix({("van", "C"): 2}))),
        replace(PLAIN, fleet=Fleet(Mix({("van", "T"): 1}))),
        replace(PLAIN, fleet=Fleet(Mix(), Mix({("van", "C"): 1}))),
        replace(PLAIN, day=replace(PLAIN.day, closures=(Closure(links=("ford",)),))),
        task(1),
        changed_order(weight_kg=11.0),
        changed_order(mandatory=True),
        changed_order(id="o2"),
        changed_order(due_s=1000),
    ],
)
def test_whatever_may_change_a_plan_changes_the_name(other: DayTask) -> None:
    assert task_key(other, "p") != task_key(PLAIN, "p")


@pytest.mark.parametrize(
    "other",
    [
        replace(PLAIN, day=replace(PLAIN.day, weight=9.0, kind="festival")),
        replace(PLAIN, fleet=Fleet(Mix({("van", "C"): 1, ("bike", "T"): 0}))),
        changed_order(note="seen"),
        changed_order(row=7),
    ],
)
def test_what_changes_no_plan_does_not_change_the_name(other: DayTask) -> None:
    assert task_key(other, "p") == task_key(PLAIN, "p")


def test_another_planner_gives_another_name() -> None:
    assert task_key(PLAIN, "p") != task_key(PLAIN, "q")


def test_the_order_of_slots_does_not_matter() -> None:
    slots = {("van", "C"): 1, ("bike", "T"): 2}
    turned = dict(reversed(slots.items()))
    one, other = (DayTask(day(order("o", "v1")), Fleet(Mix(m)), 1) for m in (slots, turned))
    assert task_key(one, "p") == task_key(other, "p")


def test_beyond_reach_are_orders_that_no_vehicle_could_serve_alone() -> None:
    reasons = {"a": "plan.fleet-full", "b": "plan.no-road", "c": "plan.too-heavy"}
    assert beyond_reach(replace(outcome("2026-03-02"), reasons=reasons)) == {
        "b": "plan.no-road",
        "c": "plan.too-heavy",
    }
