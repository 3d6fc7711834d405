"""Two plans compared as a user types it."""

import json
from pathlib import Path
from typing import Any

import pytest

from routing.cli.guard import guarded
from routing.cli.main import app
from tests.helpers.browser import open_browser

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def routing(*arguments: str) -> int:
    return guarded(app, arguments)


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("plan")
    assert routing("plan", str(SCENARIOS / "tiny"), "--out", str(out), "--steps", "200") == 0
    return out / "plan.json"


def edited(plan_file: Path, **changes: object) -> Path:
    """A copy beside the plan whose first route has no stops at villages."""
    data: dict[str, Any] = json.loads(plan_file.read_text("utf-8"))
    route = data["routes"].pop(0)
    for stop in route["stops"]:
        for order in stop["orders"]:
            data["unserved"].append(
                {
                    "order": order,
                    "village": stop["place"],
                    "mandatory": False,
                    "reason": "plan.fleet-full",
                    "detail": "",
                }
            )
    data.update(changes)
    path = plan_file.with_name("edited.json")
    path.write_text(json.dumps(data), "utf-8")
    return path


def test_lost_service_is_told_in_words_and_for_machines(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = edited(plan_file)
    capsys.readouterr()
    assert routing("compare", str(plan_file), str(other)) == 0
    assert "service lost" in capsys.readouterr().out
    assert routing("compare", str(plan_file), str(other), "--json") == 0
    record = json.loads(capsys.readouterr().out)
    assert {change["kind"] for change in record["villages"]} == {"lost"}
    assert min(change["after"]["cost"] for change in record["vehicles"]) == 0


def test_another_scenario_is_refused_by_code(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = json.loads(plan_file.read_text("utf-8"))
    other = edited(plan_file, scenario={**data["scenario"], "name": "Elsewhere"})
    assert routing("compare", str(plan_file), str(other)) == 2
    assert "compare.other-scenario" in capsys.readouterr().err


def test_a_changed_scenario_is_a_warning(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = json.loads(plan_file.read_text("utf-8"))
    other = edited(plan_file, scenario={**data["scenario"], "digest": "0" * 64})
    assert routing("compare", str(plan_file), str(other)) == 0
    assert "compare.other-state" in capsys.readouterr().err


def test_an_older_schema_is_refused_by_code(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = edited(plan_file, schema_version=0)
    assert routing("compare", str(plan_file), str(other)) == 2
    assert "plan.wrong-version" in capsys.readouterr().err


@pytest.mark.slow
def test_the_page_shows_what_changed_and_runs_no_name(plan_file: Path, tmp_path: Path) -> None:
    other = edited(plan_file)
    hostile = "</script><script>document.title='run'</script>=cmd()\u202e"
    text = plan_file.read_text("utf-8")
    before = json.loads(text)
    for stop in before["routes"][0]["stops"]:
        stop["name"] = hostile
    earlier = plan_file.with_name("hostile.json")
    earlier.write_text(json.dumps(before), "utf-8")
    page = tmp_path / "changes.html"
    assert routing("compare", str(earlier), str(other), "--out", str(page)) == 0
    with open_browser(tmp_path / "profile") as browser:
        browser.resize(1400, 900)
        browser.open(page)
        assert browser.complaints() == []
        assert browser.requests() == []
        assert browser.ask("document.title") != "run"
        rows = "document.querySelectorAll('#change-list tbody tr').length"
        lost = sum(stop["kind"] == "serve" for stop in before["routes"][0]["stops"])
        assert browser.ask(rows) == lost
        browser.choose("#pick-change", "lost")
        assert browser.ask(rows) == lost
        browser.click_on("#change-list tbody button")
        assert browser.ask("document.querySelector('#change-list tr.chosen') !== null")
        assert browser.complaints() == []
