"""The checker finds nothing in a sound plan, and in a broken one exactly what is broken."""

from typing import Any

import pytest

from routing.plan.check import CheckReport, check_plan
from routing.plan.model import Plan
from tests.helpers.counties import County
from tests.helpers.plan_edits import sound
from tests.helpers.plan_faults import FAULTS, Fault


def judged(plan: Plan, made: County) -> CheckReport:
    return check_plan(plan, made.scenario, made.day, made.roads, made.index)


def test_nothing_is_found_in_a_sound_plan() -> None:
    assert judged(*sound()).findings == ()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name.replace(" ", "-"))
def test_a_broken_plan_brings_exactly_the_right_finding(fault: Fault) -> None:
    report = judged(*fault.broken())
    assert {finding.code for finding in report.findings} == {fault.code}


ROUTE_FIGURES = sorted(
    {
        "trips",
        "distance_km",
        "driving_s",
        "duty_s",
        "waiting_s",
        "rest_s",
        "overtime_s",
        "cost",
        "peak_weight_share",
        "peak_volume_share",
    }
)


@pytest.mark.parametrize("figure", ROUTE_FIGURES)
@pytest.mark.parametrize("off", [-0.01, 0.02])
def test_every_figure_of_a_route_is_recomputed(figure: str, off: float) -> None:
    plan, made = sound()
    data = plan.model_dump(mode="json")
    value = data["routes"][0][figure]
    change = off if isinstance(value, float) else round(off * 200)
    data["routes"][0][figure] = value + (change if value else abs(change))
    found = judged(Plan.model_validate(data), made).findings
    assert {finding.code for finding in found} == {"plan.route-figures-differ"}
    assert found[0].cause.startswith(figure)


@pytest.mark.parametrize("figure", sorted(set(sound()[0].figures.model_dump()) - {"by_outlet"}))
def test_every_figure_of_a_plan_is_recomputed(figure: str) -> None:
    plan, made = sound()
    data = plan.model_dump(mode="json")
    data["figures"][figure] += 0.05 if isinstance(data["figures"][figure], float) else 1
    found = judged(Plan.model_validate(data), made).findings
    assert [finding.code for finding in found] == ["plan.figures-differ"]
    assert found[0].field == f"figures.{figure}"


def test_figures_that_cannot_be_are_found_where_they_stand() -> None:
    plan, made = sound()
    figures = plan.figures.model_copy(update={"load_factor": None, "cost_per_piece": None})
    found = judged(plan.model_copy(update={"figures": figures}), made).findings
    assert [finding.field for finding in found] == ["figures.cost_per_piece", "figures.load_factor"]


def test_a_finding_names_vehicle_stop_and_figures() -> None:
    fault = next(fault for fault in FAULTS if fault.name == "more is on board than fits")
    finding = judged(*fault.broken()).findings[0]
    assert finding.place == "plan.json, vehicle K1, stop 2 (C)"
    assert finding.cause == "On departure 130.000 kg are on board; 100.000 fit."


def test_a_mandatory_order_left_out_is_a_shortfall_and_no_violation() -> None:
    fault = next(fault for fault in FAULTS if fault.code == "plan.mandatory-unserved")
    report = judged(*fault.broken())
    assert report.ok
    assert [finding.field for finding in report.shortfalls] == ["order b1"]


def test_a_changed_scenario_is_a_warning_when_the_plan_still_holds() -> None:
    fault = next(fault for fault in FAULTS if fault.code == "plan.scenario-changed")
    report = judged(*fault.broken())
    assert report.ok
    assert len(report.warnings) == 1
    assert report.shortfalls == ()


def test_a_longer_stay_wait_or_rest_than_needed_is_no_violation() -> None:
    plan, made = sound()
    data = plan.model_dump(mode="json")
    data["routes"][1]["stops"][2] |= {"wait_s": 600, "rest_s": 300, "leave_s": 0}
    stop = data["routes"][1]["stops"][2]
    stop["arrive_s"] += 300
    stop["begin_s"] = stop["arrive_s"] + 600
    stop["leave_s"] = stop["begin_s"] + 900
    end = data["routes"][1]["stops"][3]
    end["arrive_s"] = end["begin_s"] = end["leave_s"] = stop["leave_s"] + end["leg_s"]
    codes = {finding.code for finding in judged(Plan.model_validate(data), made).findings}
    assert codes == {"plan.route-figures-differ", "plan.figures-differ"}


@pytest.mark.parametrize("keep", [0, 1, 2])
def test_a_route_without_stops_is_judged_without_failing(keep: int) -> None:
    plan, made = sound()
    data = plan.model_dump(mode="json")
    data["routes"][0]["stops"] = data["routes"][0]["stops"][:keep]
    codes = {finding.code for finding in judged(Plan.model_validate(data), made).findings}
    assert {"plan.broken-route", "plan.order-missing"} <= codes


def test_stops_in_reverse_are_judged_without_failing() -> None:
    plan, made = sound()
    data: dict[str, Any] = plan.model_dump(mode="json")
    data["routes"][0]["stops"].reverse()
    codes = {finding.code for finding in judged(Plan.model_validate(data), made).findings}
    assert {"plan.broken-route", "plan.times-disagree"} <= codes


def test_hostile_names_stay_short_and_on_one_line_in_findings() -> None:
    plan, made = sound()
    hostile = "x\n\x1b[31m" * 200
    data = plan.model_dump(mode="json")
    data["routes"][0] |= {"vehicle": hostile, "type": hostile, "base": hostile}
    data["routes"][0]["stops"][2] |= {"place": hostile, "name": hostile, "orders": [hostile]}
    for finding in judged(Plan.model_validate(data), made).findings:
        assert finding.cause.isprintable()
        assert finding.field.isprintable()
        assert len(finding.cause) < 400
