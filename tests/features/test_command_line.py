"""The commands as a user types them, from an empty folder to a checked plan."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from routing.cli.guard import guarded
from routing.cli.main import app

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def routing(*arguments: str) -> int:
    return guarded(app, arguments)


def routing_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    status = routing(*arguments, "--json")
    record: dict[str, Any] = json.loads(capsys.readouterr().out)
    return status, record


def plan_tiny(out: Path, *more: str) -> int:
    return routing("plan", str(SCENARIOS / "tiny"), "--out", str(out), "--steps", "500", *more)


def test_the_tiny_county_is_planned_as_its_readme_works_it_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, record = routing_json(
        capsys, "plan", str(SCENARIOS / "tiny"), "--out", str(tmp_path), "--steps", "500"
    )
    assert status == 0
    assert record["violations"] == []
    assert record["figures"]["villages_served"] == 6
    # 22 km round the western ring, 29.5 km round the eastern triangle and up the track.
    assert record["figures"]["distance_km"] == pytest.approx(51.5, abs=0.01)
    assert record["figures"]["vehicles_used"] == 2


def test_plan_writes_a_plan_a_map_and_a_track_a_vehicle(tmp_path: Path) -> None:
    assert plan_tiny(tmp_path) == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert {"plan.json", "routes.geojson"} <= names
    assert sum(name.endswith(".gpx") for name in names) == 2


def test_the_same_seed_and_steps_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    assert plan_tiny(one, "--seed", "3", "--threads", "1") == 0
    assert plan_tiny(two, "--seed", "3", "--threads", "2") == 0
    assert (one / "plan.json").read_bytes() == (two / "plan.json").read_bytes()


def test_check_finds_nothing_in_a_plan_as_planned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan_tiny(tmp_path)
    status, record = routing_json(capsys, "check", str(tmp_path / "plan.json"))
    assert status == 0
    assert (record["violations"], record["warnings"]) == ([], [])


def test_check_names_the_rule_that_an_edited_plan_breaks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan_tiny(tmp_path)
    file = tmp_path / "plan.json"
    plan = json.loads(file.read_text(encoding="utf-8"))
    del plan["routes"][0]["stops"][2]
    file.write_text(json.dumps(plan), encoding="utf-8")
    status, record = routing_json(capsys, "check", str(file))
    assert status == 1
    assert record["violations"]


def test_validate_counts_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    status, record = routing_json(capsys, "validate", str(SCENARIOS / "tiny"))
    assert status == 0
    assert (record["counts"]["Villages"], record["counts"]["Vehicles"]) == (6, 2)


def test_validate_reports_files_roads_and_orders_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    county = tmp_path / "county"
    assert routing("init", str(county), "--synthetic", "--villages", "8") == 0
    (orders,) = (county / "orders").iterdir()
    orders.write_text("village,kind,pieces,weight_kg,volume_m3\nnowhere,deliver,-1,1,1\n")
    links = county / "roads" / "links.csv"
    links.write_text(links.read_text(encoding="utf-8") + "x,no,where,true,5\n", encoding="utf-8")
    status, record = routing_json(capsys, "validate", str(county))
    assert status == 2
    areas = {finding["code"].split(".")[0] for finding in record["findings"]}
    assert {"scenario", "network"} <= areas


def test_a_missing_scenario_is_a_coded_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("plan", str(tmp_path / "no"), "--out", str(tmp_path / "out"))
    status, record = routing_json(capsys, *arguments)
    assert status == 2
    assert record["findings"][0]["code"].startswith("scenario.")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("date", ["tomorrow", "2026-13-01", "2026-03-03"])
def test_a_date_that_cannot_be_planned_is_a_coded_error(tmp_path: Path, date: str) -> None:
    assert plan_tiny(tmp_path / "out", "--date", date) == 2
    assert not (tmp_path / "out").exists()


def test_init_needs_exactly_one_source(tmp_path: Path) -> None:
    county = str(tmp_path / "county")
    assert routing("init", county) == 2
    assert routing("init", county, "--synthetic", "--osm", "x.osm.pbf") == 2


def test_init_does_not_write_over_a_folder(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine")
    assert routing("init", str(tmp_path), "--synthetic") == 2
    assert [path.name for path in tmp_path.iterdir()] == ["precious.txt"]


def test_demo_makes_plans_and_says_where_to_look(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "demo"
    assert routing("demo", str(folder), "--villages", "12", "--time-limit", "1") == 0
    assert "routes.geojson" in capsys.readouterr().out
    assert (folder / "plan" / "plan.json").is_file()
    assert routing("demo", str(folder), "--villages", "12", "--time-limit", "1") == 0


def test_demo_does_not_remove_what_it_did_not_make(tmp_path: Path) -> None:
    (tmp_path / "county").mkdir()
    (tmp_path / "county" / "precious.txt").write_text("mine")
    assert routing("demo", str(tmp_path)) == 2
    assert (tmp_path / "county" / "precious.txt").read_text() == "mine"


def test_an_unknown_engine_is_a_coded_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("plan", str(SCENARIOS / "tiny"), "--out", str(tmp_path), "--engine", "magic")
    status, record = routing_json(capsys, *arguments)
    assert status == 2
    assert record["findings"][0]["code"] == "engines.unknown-engine"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals differ there")
def test_ctrl_c_ends_the_search_with_the_best_plan_so_far(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "routing", "plan", str(SCENARIOS / "demo")]
    command += ["--out", str(tmp_path / "out"), "--time-limit", "120"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as program:  # noqa: S603
        assert program.stderr is not None
        while "visits served" not in program.stderr.readline():
            assert program.poll() is None
        time.sleep(2)
        program.send_signal(signal.SIGINT)
        program.communicate(timeout=60)
    plan = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    assert plan["status"] == "interrupted"
    assert plan["figures"]["villages_served"] > 0
    assert routing("check", str(tmp_path / "out" / "plan.json")) == 0


@pytest.mark.parametrize("arguments", [["--help"], ["plan", "--help"], ["--version"]])
def test_help_and_version_end_well(arguments: list[str]) -> None:
    assert routing(*arguments) == 0
