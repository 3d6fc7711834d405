import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from routing.errors import InputError
from routing.scenario.loading.folder import FileBytes
from routing.scenario.loading.tables import read_table
from routing.scenario.loading.workbook import as_text, read_sheet
from tests.helpers.workbooks import Cell, workbook


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The workbook with its parts changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return packed.getvalue()


def code_of(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_sheet(data, "villages.xlsx", "villages")
    (finding,) = caught.value.findings
    assert finding.file == "villages.xlsx"
    return finding.code


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (3.0, "3"),
        (3, "3"),
        (2.5, "2.5"),
        (110.123456, "110.123456"),
        (433123101001.0, "433123101001"),
        (1e20, "1e+20"),
        (float("nan"), "nan"),
        (True, "true"),
        ("007", "007"),
        ("", ""),
        (dt.time(8, 30), "08:30"),
        (dt.time(8, 30, 15), "08:30:15"),
        (dt.timedelta(hours=24), "24:00"),
        (dt.date(1900, 1, 1), "24:00"),
        (dt.date(2026, 3, 1), "2026-03-01"),
        (dt.datetime(2026, 3, 1), "2026-03-01"),  # noqa: DTZ001 - spreadsheets have no zone
        (dt.datetime(2026, 3, 1, 8), "2026-03-01 08:00:00"),  # noqa: DTZ001 - as above
    ],
)
def test_a_cell_becomes_the_text_that_a_csv_would_hold(cell: float, text: str) -> None:
    assert as_text(cell) == text


def test_rows_of_a_sheet_are_read_as_texts() -> None:
    rows: list[list[Cell]] = [["id", "opens"], ["V1", dt.time(8, 30)], ["V2", dt.date(2026, 3, 1)]]
    sheet = read_sheet(workbook({"Sheet1": rows}), "villages.xlsx", "villages")
    assert sheet.rows == [["id", "opens"], ["V1", "08:30"], ["V2", "2026-03-01"]]
    assert sheet.ignored == ()


def test_rows_keep_the_numbers_that_the_spreadsheet_shows() -> None:
    data = workbook({"Sheet1": [[], ["id"], [], ["V1"]]})
    raw, _ = read_table(FileBytes("villages.xlsx", data), "villages")
    assert (raw.header_row, raw.rows) == (2, ((4, ["V1"]),))


def test_the_sheet_named_after_the_table_is_read() -> None:
    data = workbook({"Outlets": [["a"]], "Villages": [["b"]]})
    sheet = read_sheet(data, "county.xlsx", "villages")
    assert (sheet.rows, sheet.ignored) == ([["b"]], ())


def test_of_several_sheets_the_first_is_read_and_the_others_are_named() -> None:
    data = workbook({"First": [["id"], ["V1"]], "Second": [["x"]], "Empty": []})
    raw, warnings = read_table(FileBytes("v.xlsx", data), "villages")
    assert raw.header == ("id",)
    assert [warning.code for warning in warnings] == ["scenario.workbook-sheets"]
    assert "'Second'" in warnings[0].cause
    assert "Empty" not in warnings[0].cause


def test_an_error_in_a_cell_is_not_taken_for_an_empty_one() -> None:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as book:
        book.add_worksheet("s").write_formula(0, 0, "=1/0", None, "#DIV/0!")
    assert read_sheet(packed.getvalue(), "f.xlsx", "villages").rows == [["#DIV/0!"]]


def test_an_empty_workbook_is_an_empty_table() -> None:
    with pytest.raises(InputError) as caught:
        read_table(FileBytes("v.xlsx", workbook({"Sheet1": []})), "villages")
    assert caught.value.findings[0].code == "scenario.table-empty"


def test_what_is_no_workbook_has_a_code() -> None:
    good = workbook({"Sheet1": [["id"], ["V1"]]})
    assert code_of(b"") == "scenario.workbook-broken"
    assert code_of(b"id,name\n") == "scenario.workbook-broken"
    assert code_of(good[: len(good) // 2]) == "scenario.workbook-broken"
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w"):
        pass
    assert code_of(empty.getvalue()) == "scenario.workbook-broken"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b'r="A2"', b'r="XFD1048576"', "scenario.table-too-large"),
        (b'r="A2"', b'r="BM2"', "scenario.table-too-large"),
        (b'row r="2"', b'row r="9999999"', "scenario.table-too-large"),
        (b'r="A2"', b'r="A0x"', "scenario.workbook-broken"),
        (b'row r="2"', b'row r="-1"', "scenario.workbook-broken"),
        (b"<sheetData>", b"<sheetData><sheetData>", "scenario.workbook-broken"),
        (b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', "scenario.workbook-broken"),
    ],
)
def test_a_hostile_sheet_is_refused_before_it_takes_the_memory(
    old: bytes, new: bytes, code: str
) -> None:
    def change(name: str, part: bytes) -> bytes:
        return part.replace(old, new, 1) if name.endswith("sheet1.xml") else part

    good = workbook({"Sheet1": [["id"], ["V1"]]})
    assert code_of(repacked(good, change)) == code


def test_cells_without_a_place_are_counted_along_the_row() -> None:
    def many(name: str, part: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return part
        return part.replace(b"</row>", b"<c><v>1</v></c>" * 100 + b"</row>", 1)

    good = workbook({"Sheet1": [["id"], ["V1"]]})
    assert code_of(repacked(good, many)) == "scenario.table-too-large"


def test_a_small_file_that_unpacks_to_gigabytes_is_refused() -> None:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(300):
            part.write(b" " * (1 << 20))
    assert len(packed.getvalue()) < 1 << 20
    assert code_of(packed.getvalue()) == "scenario.table-too-large"
