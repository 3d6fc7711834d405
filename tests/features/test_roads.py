"""Roads surveyed and isochrones drawn, as a user types it."""

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from routing.cli.guard import guarded
from routing.cli.main import app
from tests.helpers.data import data_path

SCENARIOS = Path(__file__).parents[2] / "scenarios"
TINY = str(SCENARIOS / "tiny")


def record_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    assert guarded(app, [*arguments, "--json"]) == 0
    record: dict[str, Any] = json.loads(capsys.readouterr().out)
    return record


def test_a_survey_tells_classes_pieces_and_the_worst_closures(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "roads.geojson"
    record = record_of(capsys, "roads", TINY, "--out", str(out))
    van = record["profiles"][0]
    assert sum(c["km"] for c in van["classes"]) > 0
    counts = [len(c["cut_off"]) for c in van["closures"] if c["kind"] == "road"]
    assert counts == sorted(counts, reverse=True)
    features = json.loads(out.read_text("utf-8"))["features"]
    assert {f["geometry"]["type"] for f in features} <= {"MultiLineString", "Point"}
    assert len(features) == sum(len(p["closures"]) for p in record["profiles"])


def test_the_survey_reads_well_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(app, ["roads", TINY]) == 0
    text = capsys.readouterr().out
    assert "Road class" in text
    assert "Single closures" in text


def test_isochrones_nest_and_count_villages_by_the_road(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "reach.geojson"
    record = record_of(capsys, "isochrones", TINY, "--minutes", "5,20,60", "--out", str(out))
    for outlet, minutes_to in record["minutes_to"].items():
        bands = [band for band in record["bands"] if band["outlet"] == outlet]
        assert [band["minutes"] for band in bands] == [5, 20, 60]
        for band in bands:
            wanted = {v for v, m in minutes_to.items() if m is not None and m <= band["minutes"]}
            assert set(band["villages"]) == wanted
    features = json.loads(out.read_text("utf-8"))["features"]
    assert len(features) == len(record["bands"])
    areas = {
        (f["properties"]["outlet"], f["properties"]["minutes"]): shapely.geometry.shape(
            f["geometry"]
        )
        for f in features
    }
    for (outlet, minutes), area in areas.items():
        assert area.is_valid
        if minutes == 60:
            assert area.area >= areas[outlet, 5].area


@pytest.mark.parametrize(
    "arguments",
    [
        ["--outlet", "nowhere"],
        ["--minutes", "soon"],
        ["--minutes", "-5"],
        ["--minutes", "nan"],
        ["--minutes", "1e9"],
        ["--minutes", ""],
        ["--minutes", ",".join(str(n) for n in range(1, 60))],
        ["--profile", "balloon"],
        ["--date", "tomorrow"],
    ],
)
def test_what_makes_no_sense_is_refused_by_code(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(app, ["isochrones", TINY, *arguments]) == 2
    assert "cli.bad-option" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_refused_by_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    out = str(tmp_path / "file" / "x.geojson")
    assert guarded(app, ["isochrones", TINY, "--out", out]) == 2
    assert "plan.cannot-write" in capsys.readouterr().err


def test_the_report_shows_isochrones_on_demand(tmp_path: Path) -> None:
    arguments = ["plan", TINY, "--out", str(tmp_path), "--steps", "50", "--isochrones", "10,30"]
    assert guarded(app, arguments) == 0
    page = (tmp_path / "report.html").read_text("utf-8")
    assert '"minutes":10,' in page
    assert '"minutes":30,' in page


@pytest.mark.slow
@pytest.mark.data
@pytest.mark.parametrize("name", ["rutland", "liechtenstein"])
def test_real_roads_are_surveyed(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    osm = data_path(f"osm/{name}-latest.osm.pbf")
    assert guarded(app, ["init", str(tmp_path / "x"), "--osm", str(osm)]) == 0
    record = record_of(capsys, "roads", str(tmp_path / "x"))
    assert record["profiles"][0]["pieces"][0]["km"] > 100
    assert not record["estimated"]
