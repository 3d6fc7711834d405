"""Files of the literature and of VROOM, solved as a user types it."""

import json
from pathlib import Path
from typing import Any

import pytest

from routing.cli.guard import guarded
from routing.cli.main import app
from routing.engines.base import Budget, Run
from routing.outputs.solution.sol import read_sol
from routing.plan.check_assignment import check_assignment
from routing.problem.literature import read_literature
from routing.solve_file import SolveOptions, solve_file, vroom_record

SQUARE = """NAME : square
TYPE : CVRP
DIMENSION : 5
EDGE_WEIGHT_TYPE : EUC_2D
CAPACITY : 2
NODE_COORD_SECTION
1 0 0
2 0 10
3 10 10
4 10 0
5 0 -10
DEMAND_SECTION
1 0
2 1
3 1
4 1
5 1
DEPOT_SECTION
1
-1
"""
TABLE = [[0, 10, 20, 30], [10, 0, 10, 20], [20, 10, 0, 10], [30, 20, 10, 0]]


def run(*arguments: str) -> int:
    return guarded(app, ["solve", *arguments])


def vroom(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any part of a file
    """Three places on a line, ten seconds apart, and a vehicle at its beginning."""
    usual: dict[str, Any] = {
        "vehicles": [{"id": 7, "start_index": 0, "end_index": 0, "capacity": [4]}],
        "jobs": [
            {"id": at, "location_index": at, "delivery": [1], "service": 5} for at in (1, 2, 3)
        ],
        "matrices": {"car": {"durations": TABLE}},
    }
    return {**usual, **changes}


def written(folder: Path, content: object, name: str = "case.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(content), "utf-8")
    return path


def solved(folder: Path, content: object) -> dict[str, Any]:
    options = SolveOptions("ruin_recreate", Budget(steps=2000), None, Run(seed=1))
    done = solve_file(written(folder, content), options)
    assert not [f for f in check_assignment(done.problem, done.assignment) if f.severity == "error"]
    return vroom_record(done)


@pytest.mark.parametrize("engine", ["ortools", "ruin_recreate"])
def test_a_vrplib_file_is_solved_written_and_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], engine: str
) -> None:
    file, out, record = tmp_path / "square.vrp", tmp_path / "square.sol", tmp_path / "r.json"
    file.write_text(SQUARE, "utf-8")
    arguments = ["--steps", "500", "--out", str(out), "--json", str(record), "--engine", engine]
    assert run(str(file), *arguments) == 0
    assert read_sol(out, read_literature(file)).unserved == ()
    found = json.loads(record.read_text("utf-8"))
    # 5 with 4 costs 10 + 14 + 10, and 2 with 3 costs 10 + 10 + 14.
    assert found["cost"] == 68
    assert "Cost 68" in out.read_text("utf-8")
    assert found["engine"] == engine
    assert 0 < found["bound"] <= 68
    assert "Lower bound" in capsys.readouterr().out
    assert run(str(file), "--check", str(out)) == 0
    assert "Cost 68, 0 broken rules." in capsys.readouterr().out


def test_a_target_cost_ends_the_search(tmp_path: Path) -> None:
    file, record = tmp_path / "square.vrp", tmp_path / "r.json"
    file.write_text(SQUARE, "utf-8")
    # So long that a search which ignored the target would never be waited for.
    arguments = ["--time-limit", "3600", "--target", "68", "--json", str(record)]
    assert run(str(file), *arguments) == 0
    assert json.loads(record.read_text("utf-8"))["cost"] == 68


def test_a_solution_that_breaks_a_rule_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, sol = tmp_path / "square.vrp", tmp_path / "bad.sol"
    file.write_text(SQUARE, "utf-8")
    sol.write_text("Route #1: 1 2 3 4\nCost 40\n", "utf-8")
    assert run(str(file), "--check", str(sol)) == 1
    assert "plan.over-capacity" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["Route #1: 1 9\n", "Route #1: x\n", "Route #99: 1\n"])
def test_a_solution_that_does_not_fit_is_refused_by_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    file, sol = tmp_path / "square.vrp", tmp_path / "bad.sol"
    file.write_text(SQUARE, "utf-8")
    sol.write_text(text, "utf-8")
    assert run(str(file), "--check", str(sol)) == 2
    assert "solve.broken-solution" in capsys.readouterr().err


def test_vroom_s_shape_comes_back_with_its_costs_and_times(tmp_path: Path) -> None:
    found = solved(tmp_path, vroom())
    assert found["code"] == 0
    assert found["summary"]["cost"] == 60
    assert found["summary"]["service"] == 15
    assert found["summary"]["unassigned"] == 0
    (route,) = found["routes"]
    assert route["vehicle"] == 7
    assert route["duration"] == 60
    assert [step["type"] for step in route["steps"]] == ["start", "job", "job", "job", "end"]
    assert route["steps"][0]["load"] == [3]
    assert route["steps"][-1]["load"] == [0]
    arrivals = [step["arrival"] for step in route["steps"]]
    assert arrivals == sorted(arrivals)
    assert arrivals[-1] - arrivals[0] == 75


def test_without_an_end_the_way_home_is_not_paid_for(tmp_path: Path) -> None:
    vehicle = {"id": 1, "start_index": 0, "capacity": [4]}
    found = solved(tmp_path, vroom(vehicles=[vehicle]))
    assert found["summary"]["cost"] == 30
    assert found["routes"][0]["steps"][-1]["type"] == "job"


def test_start_and_end_may_differ(tmp_path: Path) -> None:
    vehicle = {"id": 1, "start_index": 0, "end_index": 3, "capacity": [4]}
    assert solved(tmp_path, vroom(vehicles=[vehicle]))["summary"]["cost"] == 30


def test_priority_goes_before_number_and_number_before_cost(tmp_path: Path) -> None:
    jobs = [
        {"id": 1, "location_index": 1, "delivery": [1]},
        {"id": 2, "location_index": 2, "delivery": [1]},
        {"id": 3, "location_index": 3, "delivery": [2], "priority": 5},
    ]
    vehicles = [{"id": 1, "start_index": 0, "end_index": 0, "capacity": [2]}]
    found = solved(tmp_path, vroom(jobs=jobs, vehicles=vehicles))
    assert [one["id"] for one in found["unassigned"]] == [1, 2]
    assert found["summary"]["priority"] == 5


def test_skills_windows_and_numbers_of_tasks_hold(tmp_path: Path) -> None:
    jobs = [
        {"id": 1, "location_index": 1, "skills": [9], "time_windows": [[100, 200]]},
        {"id": 2, "location_index": 2},
        {"id": 3, "location_index": 3},
    ]
    vehicles = [
        {"id": 1, "start_index": 0, "end_index": 0, "skills": [9], "max_tasks": 1},
        {"id": 2, "start_index": 0, "end_index": 0, "max_tasks": 1},
    ]
    found = solved(tmp_path, vroom(jobs=jobs, vehicles=vehicles))
    assert found["summary"]["unassigned"] == 1
    served = {
        route["vehicle"]: [step for step in route["steps"] if step["type"] == "job"]
        for route in found["routes"]
    }
    assert all(len(jobs) == 1 for jobs in served.values())
    for vehicle, (job,) in served.items():
        if job["id"] == 1:
            assert vehicle == 1
            assert 100 <= job["arrival"] + job["waiting_time"] <= 200


def test_kilometres_and_fixed_costs_are_paid_for(tmp_path: Path) -> None:
    metres = [[1000 * value for value in row] for row in TABLE]
    costs = {"fixed": 100, "per_hour": 0, "per_km": 2}
    vehicle = {"id": 1, "start_index": 0, "end_index": 0, "capacity": [4], "costs": costs}
    matrices = {"car": {"durations": TABLE, "distances": metres}}
    found = solved(tmp_path, vroom(vehicles=[vehicle], matrices=matrices))
    # 60 km at 2, and 100.
    assert found["summary"]["cost"] == 220
    assert found["summary"]["distance"] == 60_000


def test_an_hour_that_costs_little_is_still_paid_for(tmp_path: Path) -> None:
    costs = {"fixed": 0, "per_hour": 1, "per_km": 0}
    vehicle = {"id": 1, "start_index": 0, "end_index": 0, "capacity": [4], "costs": costs}
    hours = [[360 * value for value in row] for row in TABLE]
    found = solved(tmp_path, vroom(vehicles=[vehicle], matrices={"car": {"durations": hours}}))
    # 60 times 360 seconds are six hours.
    assert found["summary"]["cost"] == 6


def test_a_limit_on_travel_time_leaves_jobs_out(tmp_path: Path) -> None:
    vehicle = {"id": 1, "start_index": 0, "end_index": 0, "capacity": [4], "max_travel_time": 45}
    found = solved(tmp_path, vroom(vehicles=[vehicle]))
    assert [one["id"] for one in found["unassigned"]] == [3]


JOB = {"id": 1, "location_index": 1}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"shipments": [{"pickup": {}, "delivery": {}}]}, "solve.not-supported"),
        ({"vehicles": [{"id": 1, "start_index": 0, "breaks": [{"id": 1}]}]}, "solve.not-supported"),
        ({"jobs": [{**JOB, "time_windows": [[0, 1], [5, 6]]}]}, "solve.not-supported"),
        ({"vehicles": [{"id": 1, "start_index": 0, "max_distance": 5}]}, "solve.not-supported"),
        ({"vehicles": []}, "solve.broken-file"),
        ({"matrices": {}}, "solve.broken-file"),
        ({"matrices": {"car": {"durations": [[0, 1], [1]]}}}, "solve.broken-file"),
        ({"matrices": {"car": {"durations": [[0, -1], [1, 0]]}}}, "solve.broken-file"),
        ({"jobs": [{"id": 1, "location_index": 9}]}, "solve.broken-file"),
        ({"jobs": [{"id": 1}]}, "solve.broken-file"),
        ({"jobs": [JOB, JOB]}, "solve.broken-file"),
        ({"jobs": [{**JOB, "delivery": [1, 2]}]}, "solve.broken-file"),
        ({"vehicles": [{"id": 1, "start_index": 0, "profile": "bike"}]}, "solve.broken-file"),
        ({"jobs": [{**JOB, "service": 1.5}]}, "solve.broken-file"),
        (
            {"matrices": {"car": {"durations": TABLE, "costs": [[2**30] * 4] * 4}}},
            "solve.broken-file",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_by_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, Any], code: str
) -> None:
    file = written(tmp_path, vroom(**changes))
    assert run(str(file), "--steps", "10") == 2
    assert code in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "{", "[]", '{"vehicles": NaN}', "\0"])
def test_what_is_no_such_json_is_refused_by_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    file = tmp_path / "x.json"
    file.write_text(text, "utf-8")
    assert run(str(file), "--steps", "10") == 2
    assert "solve.broken-file" in capsys.readouterr().err


def test_what_is_not_understood_is_a_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    jobs = [{**JOB, "delivery": [1], "colour": "red"}]
    file = written(tmp_path, vroom(jobs=jobs, weather="fine"))
    assert run(str(file), "--steps", "100", "--out", str(tmp_path / "out.json")) == 0
    assert capsys.readouterr().err.count("solve.unknown-key") == 2
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["code"] == 0


FAR = 4_294_967_295
START = {"id": 1, "start_index": 0, "end_index": 0, "capacity": [4]}


@pytest.mark.parametrize("engine", ["ortools", "ruin_recreate"])
@pytest.mark.parametrize(
    ("changes", "served"),
    [
        ({"jobs": []}, 0),
        ({"jobs": [{**JOB, "delivery": [1]}]}, 1),
        ({"jobs": [{**JOB, "delivery": [99]}]}, 0),
        ({"jobs": [{**JOB, "time_windows": [[0, 1]]}]}, 0),
        ({"matrices": {"car": {"durations": [[0, FAR], [FAR, 0]]}}, "jobs": [JOB]}, 0),
        ({"matrices": {"car": {"durations": [[0, 500_000_000], [1, 0]]}}, "jobs": [JOB]}, 1),
    ],
)
def test_hard_cases_are_solved_or_left_out_by_every_engine(
    tmp_path: Path, engine: str, changes: dict[str, Any], served: int
) -> None:
    out = tmp_path / "out.json"
    file = written(tmp_path, vroom(vehicles=[START], **changes))
    assert run(str(file), "--steps", "100", "--engine", engine, "--out", str(out)) == 0
    found = json.loads(out.read_text("utf-8"))
    steps = [step for route in found["routes"] for step in route["steps"]]
    assert sum(step["type"] == "job" for step in steps) == served
    assert served + len(found["unassigned"]) == len(changes["jobs"])
