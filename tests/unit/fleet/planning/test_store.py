"""Outcomes kept in a folder."""

import json
from pathlib import Path

import pytest

from routing.errors import InputError
from routing.fleet.demand.content import digest_of
from routing.fleet.model import DayOutcome, UsedRoute
from routing.fleet.planning import Store, task_key
from tests.helpers.fleet_days import outcome, task

KEY = task_key(task(), "p" * 64)
ROUTE = UsedRoute(("van", "C"), True, ("o1", "o2"), 1234, 5678, 3600, 0.25)  # noqa: FBT003
WHOLE = DayOutcome("2026-03-02", (ROUTE,), 3, ("v3",), ("o3",), {"o3": "plan.no-road"})


def kept(folder: Path) -> Path:
    Store(folder).save(KEY, WHOLE)
    (path,) = folder.rglob("*.json")
    return path


def test_what_is_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    kept(tmp_path)
    assert Store(tmp_path).load(KEY) == WHOLE
    assert Store(tmp_path).load(task_key(task(1), "p" * 64)) is None


def test_nothing_but_whole_files_is_left_in_the_folder(tmp_path: Path) -> None:
    path = kept(tmp_path)
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == [path]


@pytest.mark.parametrize("size", [0, 1, 100, -2])
def test_a_file_cut_short_is_as_good_as_none(tmp_path: Path, size: int) -> None:
    path = kept(tmp_path)
    path.write_bytes(path.read_bytes()[:size])
    assert Store(tmp_path).load(KEY) is None


def test_a_file_with_one_changed_figure_is_as_good_as_none(tmp_path: Path) -> None:
    path = kept(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("1234", "1235"), encoding="utf-8")
    assert Store(tmp_path).load(KEY) is None


def test_a_file_under_the_name_of_another_is_as_good_as_none(tmp_path: Path) -> None:
    path = kept(tmp_path)
    other = task_key(task(1), "p" * 64)
    target = tmp_path / other[:2] / f"{other[2:]}.json"
    target.parent.mkdir(exist_ok=True)
    path.replace(target)
    assert Store(tmp_path).load(other) is None


def test_a_file_of_another_version_is_as_good_as_none(tmp_path: Path) -> None:
    path = kept(tmp_path)
    content = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**content, "version": 0}), encoding="utf-8")
    assert Store(tmp_path).load(KEY) is None


def test_a_file_whose_outcome_makes_no_sense_is_as_good_as_none(tmp_path: Path) -> None:
    path = kept(tmp_path)
    content = json.loads(path.read_text(encoding="utf-8"))
    content["outcome"]["routes"] = "none"
    content["digest"] = digest_of(content["outcome"])
    path.write_text(json.dumps(content), encoding="utf-8")
    assert Store(tmp_path).load(KEY) is None


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        Store(blocked).save(KEY, outcome("2026-03-02"))
    assert [found.code for found in raised.value.findings] == ["fleet.days-not-kept"]
