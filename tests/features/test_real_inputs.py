"""Real counties and real roads: init, validate, plan, check, until nothing is found."""

import json
from pathlib import Path
from typing import Any

import pytest

from routing.cli.guard import guarded
from routing.cli.main import app
from tests.helpers.data import data_path

pytestmark = [pytest.mark.slow, pytest.mark.data]

OSM = ("osm/rutland-latest.osm.pbf", "osm/liechtenstein-latest.osm.pbf")
COUNTIES = tuple(
    f"china/county/{code}.csv" for code in (433123, 433127, 431223, 522328, 542422, 540424)
)


def routing_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    status = guarded(app, [*arguments, "--json"])
    record: dict[str, Any] = json.loads(capsys.readouterr().out)
    return status, record


def plan_day_of(
    source: str, option: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> dict[str, Any]:
    """Run the four commands; require that each ends well; return what ``plan`` said."""
    county, out = folder / "county", folder / "out"
    status, made = routing_json(capsys, "init", str(county), option, str(data_path(source)))
    assert status == 0
    assert made["villages"] > 0
    status, valid = routing_json(capsys, "validate", str(county))
    assert (status, valid["ok"]) == (0, True)
    status, planned = routing_json(
        capsys, "plan", str(county), "--out", str(out), "--time-limit", "5"
    )
    assert (status, planned["violations"]) == (0, [])
    status, checked = routing_json(capsys, "check", str(out / "plan.json"))
    assert (status, checked["violations"], checked["shortfalls"]) == (0, [], [])
    return planned


@pytest.mark.parametrize("source", OSM)
def test_an_osm_extract_is_planned_and_the_checker_finds_nothing(
    source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = plan_day_of(source, "--osm", tmp_path, capsys)["figures"]
    assert figures["direct_service_rate"] > 0.95


@pytest.mark.parametrize("source", COUNTIES)
def test_a_real_county_is_planned_and_the_checker_finds_nothing(
    source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    planned = plan_day_of(source, "--places", tmp_path, capsys)
    figures = planned["figures"]
    # In the sparse counties some villages are further than a day's driving.
    least = 0.5 if source.endswith(("542422.csv", "540424.csv")) else 0.95
    assert figures["direct_service_rate"] > least
    reasons = {part["reason"] for part in planned["unserved"]}
    assert figures["orders_served"] + len(planned["unserved"]) == figures["orders_due"]
    assert all(reason.startswith("plan.") for reason in reasons)
