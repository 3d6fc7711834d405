"""Tables as CSV."""

import csv
from pathlib import Path

import pytest

from routing.scenario.making.csv_writer import clock, link_rows, village_rows, write_rows
from routing.scenario.making.draft import RoadLink, RoadTables
from routing.scenario.model import Village


def written(path: Path, cell: str | float | None) -> str:
    write_rows(path, [("name", "next"), (cell, "x")])
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))[1][0]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "|", "%", "\uff1d", "\uff0b", "\uff0d"])
def test_a_text_that_a_spreadsheet_would_run_begins_with_a_blank(
    tmp_path: Path, start: str
) -> None:
    hostile = f"{start}cmd|' /C calc'!A0"

    assert written(tmp_path / "t.csv", hostile) == f" {hostile}"


@pytest.mark.parametrize("text", ["石桥村", 'say "hi"', "a,b", "two\nlines", "x=1", ""])
def test_other_texts_stand_as_they_are(tmp_path: Path, text: str) -> None:
    assert written(tmp_path / "t.csv", text) == text


@pytest.mark.parametrize(
    ("value", "text"), [(3, "3"), (3.0, "3"), (-0.5, "-0.5"), (109.61234, "109.61234"), (None, "")]
)
def test_numbers_have_no_needless_zeros_and_none_is_empty(
    tmp_path: Path, value: float | None, text: str
) -> None:
    assert written(tmp_path / "t.csv", value) == text


def test_spreadsheets_see_a_mark_of_utf_8(tmp_path: Path) -> None:
    write_rows(tmp_path / "t.csv", [("村",)])

    assert (tmp_path / "t.csv").read_bytes() == b"\xef\xbb\xbf\xe6\x9d\x91\n"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("mine")

    with pytest.raises(FileExistsError):
        write_rows(tmp_path / "t.csv", [("a",)])


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "00:00"), (30_600, "08:30"), (30_601, "08:30:01"), (86_340, "23:59"), (86_400, "24:00")],
)
def test_times_are_written_as_on_a_clock(seconds: int, text: str) -> None:
    assert clock(seconds) == text


def test_access_is_a_list_between_semicolons() -> None:
    village = Village(
        "v", "v", "c", 110, 28, None, None, 0, 86_400, 1, "door", ("van", "motorcycle")
    )
    header, row = village_rows([village])

    assert dict(zip(header, row, strict=True))["access"] == "van;motorcycle"


def test_a_link_is_written_in_the_words_of_gmns() -> None:
    link = RoadLink(
        "r1", "a", "b", 950, "track", "dirt", ((110.0, 28.0), (110.01, 28.0)), one_way=True
    )
    header, row = link_rows(RoadTables((), (link,)))

    cells = dict(zip(header, row, strict=True))
    assert cells["directed"] == "true"
    assert cells["length"] == 950
    assert cells["facility_type"] == "track"
    assert cells["free_speed"] is None
    assert cells["geometry"] == "LINESTRING (110.0 28.0, 110.01 28.0)"
