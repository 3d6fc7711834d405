"""Writing a draft as a folder: all or nothing, never over anything."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from routing.errors import InputError
from routing.scenario.load import load_orders, load_scenario
from routing.scenario.making import write
from routing.scenario.making.draft import ScenarioDraft, Skipped
from routing.scenario.making.synthetic import SyntheticOptions, make_synthetic
from routing.scenario.making.write import write_scenario

DAY = dt.date(2026, 3, 2)


@pytest.fixture(scope="module")
def draft() -> ScenarioDraft:
    return make_synthetic(SyntheticOptions(villages=5, townships=1))


def code(error: pytest.ExceptionInfo[InputError]) -> str:
    (finding,) = error.value.findings
    return finding.code


def test_loading_gives_back_what_was_drafted(tmp_path: Path, draft: ScenarioDraft) -> None:
    write_scenario(tmp_path / "county", draft)

    scenario = load_scenario(tmp_path / "county")
    orders = load_orders(scenario, DAY)

    assert scenario.warnings == orders.warnings == ()
    assert tuple(replace(one, row=0) for one in scenario.outlets) == draft.outlets
    assert tuple(replace(one, row=0) for one in scenario.villages) == draft.villages
    assert tuple(replace(one, row=0) for one in scenario.fleet) == draft.fleet
    assert tuple(replace(one, row=0, id="") for one in orders.orders) == draft.orders[DAY]
    assert scenario.config.notes == tuple(str(note) for note in _notes(draft))


def _notes(draft: ScenarioDraft) -> list[object]:
    notes = draft.config["notes"]
    assert isinstance(notes, list)
    return [*notes]


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", '"quoted", comma'])
def test_hostile_names_come_back_as_they_were(
    tmp_path: Path, draft: ScenarioDraft, name: str
) -> None:
    villages = (replace(draft.villages[0], name=name), *draft.villages[1:])

    write_scenario(tmp_path / "county", replace(draft, villages=villages))

    assert load_scenario(tmp_path / "county").villages[0].name == name


def test_a_new_folder_is_made_with_its_parents(tmp_path: Path, draft: ScenarioDraft) -> None:
    write_scenario(tmp_path / "a" / "b" / "county", draft)

    assert (tmp_path / "a" / "b" / "county" / "scenario.yaml").is_file()
    assert [entry.name for entry in (tmp_path / "a" / "b").iterdir()] == ["county"]


def test_an_empty_folder_is_filled(tmp_path: Path, draft: ScenarioDraft) -> None:
    (tmp_path / "county").mkdir()

    write_scenario(tmp_path / "county", draft)

    assert (tmp_path / "county" / "orders" / "2026-03-02.csv").is_file()


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path: Path, draft: ScenarioDraft) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    with pytest.raises(InputError) as error:
        write_scenario(tmp_path, draft)

    assert code(error) == "making.folder-not-empty"
    assert [entry.name for entry in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_not_replaced_by_a_folder(tmp_path: Path, draft: ScenarioDraft) -> None:
    (tmp_path / "county").write_text("mine")

    with pytest.raises(InputError) as error:
        write_scenario(tmp_path / "county", draft)

    assert code(error) == "making.folder-not-empty"
    assert (tmp_path / "county").read_text() == "mine"


def test_a_parent_that_is_a_file_is_reported(tmp_path: Path, draft: ScenarioDraft) -> None:
    (tmp_path / "file").write_text("mine")

    with pytest.raises(InputError) as error:
        write_scenario(tmp_path / "file" / "county", draft)

    assert code(error) == "making.cannot-write"


@pytest.mark.parametrize("name", ["a\0b", "x" * 300])
def test_a_name_that_no_file_can_have_is_reported(
    tmp_path: Path, draft: ScenarioDraft, name: str
) -> None:
    with pytest.raises(InputError) as error:
        write_scenario(tmp_path / name, draft)

    assert code(error) == "making.cannot-write"
    assert list(tmp_path.iterdir()) == []


def test_a_writing_that_fails_half_way_leaves_nothing(
    tmp_path: Path, draft: ScenarioDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(write, "_write_roads", full)
    with pytest.raises(InputError) as error:
        write_scenario(tmp_path / "county", draft)

    assert code(error) == "making.cannot-write"
    assert "No space left" in error.value.findings[0].cause
    assert list(tmp_path.iterdir()) == []


def test_what_was_left_out_is_listed(tmp_path: Path, draft: ScenarioDraft) -> None:
    gone = Skipped("v9", "石桥村", "no coordinates: it cannot be planned", 12)

    write_scenario(tmp_path / "county", replace(draft, skipped=(gone,)))

    text = (tmp_path / "county" / "skipped.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines() == [
        "row,id,name,reason",
        "12,v9,石桥村,no coordinates: it cannot be planned",
    ]


def test_a_scenario_without_roads_has_no_road_folder(tmp_path: Path, draft: ScenarioDraft) -> None:
    config = {name: value for name, value in draft.config.items() if name != "files"}

    write_scenario(tmp_path / "county", replace(draft, roads=None, config=config))

    assert not (tmp_path / "county" / "roads").exists()
    assert load_scenario(tmp_path / "county").config.files.roads is None


def test_a_road_file_is_copied(tmp_path: Path, draft: ScenarioDraft) -> None:
    (tmp_path / "any.osm.pbf").write_bytes(b"roads")

    write_scenario(tmp_path / "county", replace(draft, roads=tmp_path / "any.osm.pbf"))

    assert (tmp_path / "county" / "roads.osm.pbf").read_bytes() == b"roads"


def test_the_current_folder_can_be_filled(
    tmp_path: Path, draft: ScenarioDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    write_scenario(Path(), draft)

    assert (tmp_path / "here" / "scenario.yaml").is_file()
