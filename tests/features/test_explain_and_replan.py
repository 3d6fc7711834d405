"""Asking a plan why, and planning again with things held, as a user types it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from routing.cli.guard import guarded
from routing.cli.main import app
from routing.plan.read import read_plan

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def routing(*arguments: str) -> int:
    return guarded(app, arguments)


def record_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    status = routing(*arguments, "--json")
    record: dict[str, Any] = json.loads(capsys.readouterr().out)
    return status, record


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny county with one vehicle less, so that something is left out."""
    root = tmp_path_factory.mktemp("few")
    shutil.copytree(SCENARIOS / "tiny", root / "county")
    fleet = root / "county" / "fleet.csv"
    lines = fleet.read_text("utf-8").splitlines()
    fleet.write_text("\n".join(lines[:2]) + "\n", "utf-8")
    routing("plan", str(root / "county"), "--out", str(root / "plan"), "--steps", "300")
    return root / "plan" / "plan.json"


def test_everything_left_out_is_explained(
    plan_file: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "why.html"
    status, record = record_of(capsys, "explain", str(plan_file), "--out", str(page))
    assert status == 0
    plan = read_plan(plan_file)
    assert plan.unserved
    orders = {order for one in record["left_out"] for order in one["orders"]}
    assert orders == {part.order for part in plan.unserved}
    assert any(one["changes"] for one in record["left_out"])
    assert '"helps":["' in page.read_text("utf-8")


def test_an_explanation_reads_well_on_a_terminal(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert routing("explain", str(plan_file)) == 0
    assert "→" in capsys.readouterr().out


def test_one_village_is_explained_by_id_or_name(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = read_plan(plan_file)
    stop = next(s for route in plan.routes for s in route.stops if s.kind == "serve")
    for name in (stop.place, stop.name):
        _, record = record_of(capsys, "explain", str(plan_file), "--village", name)
        (served,) = [one for one in record["served"] if one["orders"][0] in stop.orders]
        assert served["vehicle"] == plan.routes[0].vehicle
        assert served["begin_s"] == stop.begin_s


@pytest.mark.parametrize("option", ["--village", "--order"])
def test_an_unknown_name_is_refused_with_names_like_it(
    plan_file: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    assert routing("explain", str(plan_file), option, "nowhere") == 2
    assert "cli.bad-option" in capsys.readouterr().err


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo")
    assert routing("plan", str(SCENARIOS / "demo"), "--out", str(out), "--steps", "600") == 0
    return out / "plan.json"


def stops_of(path: Path, vehicle: str) -> list[tuple[str, ...]]:
    route = next(route for route in read_plan(path).routes if route.vehicle == vehicle)
    return [stop.orders for stop in route.stops if stop.kind == "serve"]


def test_a_held_route_is_kept_stop_by_stop(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held, dropped = (route.vehicle for route in read_plan(demo).routes[:2])
    arguments = ["--hold-route", held, "--without", dropped, "--steps", "300", "--seed", "9"]
    status, record = record_of(capsys, "replan", str(demo), "--out", str(tmp_path), *arguments)
    assert status == 0
    assert stops_of(tmp_path / "plan.json", held) == stops_of(demo, held)
    assert all(r.vehicle != dropped for r in read_plan(tmp_path / "plan.json").routes)
    assert record["violations"] == []
    assert [lock["kept"] for lock in record["locks"]] == [True]


def test_a_held_stop_and_a_pair_keep_their_vehicles(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = read_plan(demo)
    first, second = plan.routes[:2]
    stay = next(stop for stop in first.stops if stop.kind == "serve").place
    go = next(stop.place for stop in first.stops if stop.kind == "serve" and stop.place != stay)
    arguments = ["--hold-stop", stay, "--hold-pair", f"{go}={second.vehicle}", "--steps", "400"]
    status, record = record_of(capsys, "replan", str(demo), "--out", str(tmp_path), *arguments)
    after = read_plan(tmp_path / "plan.json")
    vehicle_of = {s.place: r.vehicle for r in after.routes for s in r.stops if s.kind == "serve"}
    result = {lock["name"]: lock for lock in record["locks"]}
    assert vehicle_of[stay] == first.vehicle
    assert result[stay]["kept"]
    if result[go]["kept"]:
        assert vehicle_of[go] == second.vehicle
    else:
        assert result[go]["why"]
    assert status == (0 if all(lock["kept"] for lock in record["locks"]) else 1)
    assert record["violations"] == []


def test_what_cannot_be_held_is_told_and_the_rest_is_planned(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vehicle = read_plan(demo).routes[0].vehicle
    arguments = ["--hold-route", vehicle, "--without", vehicle, "--steps", "200"]
    status, record = record_of(capsys, "replan", str(demo), "--out", str(tmp_path), *arguments)
    assert status == 1
    (lock,) = record["locks"]
    assert not lock["kept"]
    assert lock["why"]
    assert read_plan(tmp_path / "plan.json").notes


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--hold-route", "nobody"], "replan.unknown-lock"),
        (["--hold-stop", "nowhere"], "replan.unknown-lock"),
        (["--without", "nobody"], "replan.unknown-lock"),
        (["--hold-pair", "nowhere=nobody"], "replan.unknown-lock"),
        (["--hold-pair", "just-a-name"], "cli.bad-option"),
        (["--hold-pair", "a=b", "--hold-pair", "a=c"], "cli.bad-option"),
    ],
)
def test_locks_on_what_is_not_there_are_refused_by_code(
    demo: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: str,
) -> None:
    assert routing("replan", str(demo), "--out", str(tmp_path), *arguments) == 2
    assert code in capsys.readouterr().err
