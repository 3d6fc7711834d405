"""Plans are read back as they were written, and whatever is no plan is refused with its place."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.errors import InputError
from routing.outputs.plan_json import plan_bytes
from routing.plan.read import MOST_FINDINGS, read_plan
from tests.helpers.plan_edits import sound
from tests.helpers.plan_files import BAD_FILES, BadFile


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.name)
def test_what_is_no_plan_is_refused_with_its_place(bad: BadFile, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    bad.make(path)
    with pytest.raises(InputError) as caught:
        read_plan(path)
    (finding,) = caught.value.findings
    assert (finding.code, finding.file, finding.field) == (bad.code, "plan.json", bad.field)
    assert bad.cause in finding.cause


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_plan_is_read_as_it_was_written(mark: bytes, tmp_path: Path) -> None:
    plan, _ = sound()
    (tmp_path / "p.json").write_bytes(mark + plan_bytes(plan))
    assert read_plan(tmp_path / "p.json") == plan


def test_all_wrong_fields_are_reported_together_up_to_a_number(tmp_path: Path) -> None:
    data = sound()[0].model_dump(mode="json")
    data["routes"][0]["stops"][0] |= {"lon": "east", "lat": None, "extra": 1}
    (tmp_path / "p.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_plan(tmp_path / "p.json")
    assert sorted(finding.code for finding in caught.value.findings) == [
        "plan.unknown-field",
        "plan.wrong-value",
        "plan.wrong-value",
    ]
    data["notes"] = [1] * 1000
    (tmp_path / "p.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_plan(tmp_path / "p.json")
    assert len(caught.value.findings) == MOST_FINDINGS


def test_a_path_that_cannot_be_is_refused() -> None:
    with pytest.raises(InputError, match=r"plan\.cannot-read"):
        read_plan(Path("a\0b"))


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_make_reading_fail_in_another_way(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("read") / "plan.json"
    path.write_bytes(content)
    with pytest.raises(InputError):
        read_plan(path)
