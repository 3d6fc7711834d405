from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.solve import DEFAULT_ENGINES, row_of, run_child, table
from benchmarks.solve_child import main, measure, summary
from benchmarks.solve_rivals import Effort, NotExpressibleError, prepare_pyvrp, prepare_vroom
from benchmarks.solve_sets import SUITES, Suite, best_known, gap_percent, instances
from routing.errors import Finding
from routing.plan.check_assignment import check_assignment
from routing.problem.literature import read_literature
from routing.solve_file import file_cost
from tests.helpers.data import data_path

SMALL = "cvrp-x/X-n106-k14.vrp"
ONE_S = Effort(seconds=1, seed=1, threads=1)
PLACES = 14


@pytest.fixture
def slice_of_x(tmp_path: Path) -> Path:
    """The first places of an X instance, as a file of its own."""
    lines = data_path(SMALL).read_text(encoding="utf-8").splitlines()
    kept, sections = [], ("NODE_COORD_SECTION", "DEMAND_SECTION")
    inside = False
    for line in lines:
        word = line.split(":")[0].strip()
        inside = word in sections or (inside and line[:1].isdigit())
        if not inside or word in sections or int(line.split()[0]) <= PLACES:
            kept.append(f"DIMENSION : {PLACES}" if word == "DIMENSION" else line)
    path = tmp_path / "slice.vrp"
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return path


def _record(*, sound: bool = True, findings: str = "") -> dict[str, object]:
    figures = {"cost": 110.0, "seconds": 1.0, "cpu_s": 2.0, "threads": 2, "peak_mib": 100.0}
    return {**figures, "worker_mib": 0.0, "sound": sound, "findings": findings}


def _folder(tmp_path: Path, divisor: float) -> Suite:
    folder = tmp_path / "some"
    folder.mkdir()
    (folder / "bks.csv").write_text("instance,best_known_cost\nA1,15006\nB2,20\n", encoding="utf-8")
    (folder / "A1.vrp").write_text("a longer file", encoding="utf-8")
    (folder / "B2.vrp").write_text("short", encoding="utf-8")
    return Suite("some", divisor=divisor)


def test_best_known_costs_are_brought_to_units_of_the_file(tmp_path: Path) -> None:
    assert best_known(_folder(tmp_path, 10.0), tmp_path) == {"A1": 1500.6, "B2": 2.0}


def test_instances_come_smallest_first_and_as_asked_for(tmp_path: Path) -> None:
    suite = _folder(tmp_path, 1.0)
    assert [path.stem for path in instances(suite, data=tmp_path)] == ["B2", "A1"]
    assert [path.stem for path in instances(suite, "A*", data=tmp_path)] == ["A1"]
    assert [path.stem for path in instances(suite, most=1, data=tmp_path)] == ["B2"]


@pytest.mark.parametrize("suite", SUITES.values(), ids=lambda suite: suite.name)
def test_every_instance_of_a_suite_has_a_best_known_cost(suite: Suite) -> None:
    data_path(suite.name)
    known = best_known(suite)
    stems = {path.stem for path in instances(suite)}
    assert stems
    assert stems <= set(known)


def test_a_gap_is_negative_below_the_best_known_cost() -> None:
    assert gap_percent(110.0, 100.0) == pytest.approx(10.0)
    assert gap_percent(95.0, 100.0) == pytest.approx(-5.0)


def test_findings_are_counted_by_code() -> None:
    found = tuple(Finding(code, "said") for code in ("a.b", "c.d", "a.b"))
    assert summary(found) == "a.b x 2; c.d x 1"


def test_a_run_that_breaks_a_rule_keeps_its_row_but_has_no_gap() -> None:
    broken = row_of(("A1", "auto", 1), _record(sound=False, findings="a.b x 1"), 100.0)
    assert (broken["cost"], broken["gap %"], broken["findings"]) == ("110.000", "", "a.b x 1")
    sound = row_of(("A1", "auto", 1), _record(), 100.0)
    assert (sound["gap %"], sound["findings"]) == ("10.000", "")


def test_a_run_without_figures_is_a_row_with_the_same_columns() -> None:
    refused = row_of(("A1", "vroom", 1), {"sound": False, "findings": "not expressible"}, 100.0)
    assert list(refused) == list(row_of(("A1", "auto", 1), _record(), 100.0))
    assert refused["cost"] == refused["seconds"] == ""


def test_the_table_gives_mean_median_and_worst_of_sound_runs_alone() -> None:
    rows = [row_of((f"A{best}", "auto", 1), _record(), best) for best in (100.0, 110.0, 88.0)]
    rows.append(row_of(("A4", "auto", 1), _record(sound=False, findings="a.b x 1"), 100.0))
    rows.append(row_of(("A4", "vroom", 1), {"sound": False, "findings": "not installed"}, 100.0))
    auto, vroom = table(rows)
    assert (auto["runs"], auto["with a gap"], auto["broken, refused or crashed"]) == (4, 3, 1)
    assert (auto["mean gap %"], auto["median gap %"], auto["worst gap %"]) == (
        "11.67",
        "10.00",
        "25.00",
    )
    assert (vroom["with a gap"], vroom["mean gap %"]) == (0, "-")


def test_our_engine_is_measured_checked_and_costed(slice_of_x: Path) -> None:
    record = measure("ruin_recreate", slice_of_x, ONE_S)
    visited = [v for route in record["routes"] for trip in route["trips"] for v in trip["visits"]]
    assert sorted(visited) == list(range(1, PLACES))
    assert record["sound"]
    assert record["cost"] > 0
    assert record["peak_mib"] > 0


def test_an_engine_that_is_not_there_is_a_record_that_says_so(
    slice_of_x: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["nobody", str(slice_of_x), "1", "1", "1"])
    record = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert record == {"sound": False, "findings": "refused: engines.unknown-engine x 1"}


def test_a_run_that_crashes_is_a_record_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.solve.sys.executable", "/bin/false")
    record = run_child("auto", Path("none.vrp"), ONE_S)
    assert record == {"sound": False, "findings": "crashed (1): without a word"}


def test_pyvrp_means_the_same_by_cost_and_its_routes_are_sound(slice_of_x: Path) -> None:
    pytest.importorskip("pyvrp", reason="pyvrp is not installed: pip install '.[bench]'")
    literature = read_literature(slice_of_x)
    answer = prepare_pyvrp(slice_of_x, literature, ONE_S)().assignment
    assert check_assignment(literature.problem, answer) == ()
    ours = measure("ruin_recreate", slice_of_x, ONE_S)["cost"]
    # So few visits are searched to the end by both.
    assert file_cost(literature, literature.problem, answer) == ours


def test_vroom_gives_sound_routes(slice_of_x: Path) -> None:
    pytest.importorskip("vroom", reason="pyvroom is not installed: pip install '.[bench]'")
    literature = read_literature(slice_of_x)
    answer = prepare_vroom(slice_of_x, literature, ONE_S)().assignment
    assert check_assignment(literature.problem, answer) == ()
    assert len(np.unique([v for route in answer.routes for v in route.visits])) == PLACES - 1


def test_vroom_says_what_it_cannot_express() -> None:
    path = data_path("mdvrptw/PR11A.vrp")
    with pytest.raises(NotExpressibleError, match="several depots"):
        prepare_vroom(path, read_literature(path), ONE_S)


def test_all_engines_are_measured_unless_told_otherwise() -> None:
    assert DEFAULT_ENGINES.split(",") == ["ruin_recreate", "auto", "ortools", "pyvrp", "vroom"]
