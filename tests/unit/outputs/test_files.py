"""All outputs of a plan stand in a folder whole, or not at all."""

import json
import os
from pathlib import Path

import pytest

from routing.errors import InputError
from routing.outputs.files import write_outputs
from routing.plan.read import read_plan
from tests.helpers.plan_edits import sound


def write(folder: Path, routes: int = 2) -> list[Path]:
    """Write the sound plan, or its first routes alone."""
    plan, made = sound()
    part = plan.model_copy(update={"routes": plan.routes[:routes]})
    return write_outputs(part, made.scenario, made.roads, made.index, folder)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_plan_leaves_its_json_its_map_its_report_and_a_track_a_vehicle(tmp_path: Path) -> None:
    paths = write(tmp_path / "new" / "out")
    assert [path.name for path in paths] == [
        "plan.json",
        "routes.geojson",
        "report.html",
        "plan.xlsx",
        "K1.gpx",
        "K2.gpx",
    ]
    assert names(tmp_path / "new" / "out") == sorted(path.name for path in paths)


def test_the_same_plan_written_again_is_the_same_bytes(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in write(tmp_path)]
    assert [path.read_bytes() for path in write(tmp_path)] == first


def test_the_scenario_is_named_from_where_the_plan_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plan = read_plan(write(Path("out/today"))[0])
    assert plan.scenario.folder == "../../counties/line"


def test_tracks_of_an_earlier_plan_are_removed_and_others_kept(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "walk.gpx").write_text('<gpx version="1.1" creator="somebody"></gpx>')
    (tmp_path / "folder.gpx").mkdir()
    (tmp_path / "link.gpx").symlink_to(tmp_path / "K1.gpx")
    write(tmp_path, routes=1)
    assert names(tmp_path) == [
        "K1.gpx",
        "folder.gpx",
        "link.gpx",
        "plan.json",
        "plan.xlsx",
        "report.html",
        "routes.geojson",
        "walk.gpx",
    ]


def test_a_full_disk_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, routes=1)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    calls = []

    def full(_descriptor: int) -> None:
        calls.append(1)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError) as caught:
        write(tmp_path)
    assert caught.value.findings[0].code == "plan.cannot-write"
    assert "No space left" in caught.value.findings[0].cause
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_stop_in_the_middle_leaves_no_passing_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path)
    assert names(tmp_path) == []


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(InputError, match=r"plan\.cannot-write"):
        write(tmp_path / "out")


def test_files_are_as_readable_as_the_user_wants_them(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        paths = write(tmp_path)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in paths} == {0o644}


def test_vehicles_whose_names_fall_together_have_tracks_of_their_own(tmp_path: Path) -> None:
    plan, made = sound()
    first, second = plan.routes
    hostile = plan.model_copy(
        update={
            "routes": (
                first.model_copy(update={"vehicle": "../k"}),
                second.model_copy(update={"vehicle": "..\\K"}),
            )
        }
    )
    write_outputs(hostile, made.scenario, made.roads, made.index, tmp_path)
    assert names(tmp_path) == [
        "_K-2.gpx",
        "_k.gpx",
        "plan.json",
        "plan.xlsx",
        "report.html",
        "routes.geojson",
    ]
    assert json.loads((tmp_path / "plan.json").read_bytes())["routes"][0]["vehicle"] == "../k"
