import pytest

from routing.errors import Finding, InputError
from routing.scenario.loading.folder import FileBytes
from routing.scenario.loading.tables import LONGEST_LINE, RawTable, read_table
from routing.scenario.loading.workbook import MOST_COLUMNS, MOST_ROWS


def table(text: str | bytes, name: str = "villages.csv") -> RawTable:
    data = text if isinstance(text, bytes) else text.encode()
    raw, warnings = read_table(FileBytes(name, data), "villages")
    assert warnings == []
    return raw


def fault(text: str | bytes, name: str = "villages.csv") -> Finding:
    with pytest.raises(InputError) as caught:
        table(text, name)
    (finding,) = caught.value.findings
    assert finding.file == name
    return finding


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_recognised(separator: str) -> None:
    raw = table(f"id{separator}name\nV1{separator}Aba\n")
    assert raw.header == ("id", "name")
    assert raw.rows == ((2, ["V1", "Aba"]),)
    assert raw.decimal_comma == (separator == ";")


def test_a_comma_in_a_semicolon_table_does_not_separate() -> None:
    assert table("id;lon;name\nV1;110,5;a,b\n").rows == ((2, ["V1", "110,5", "a,b"]),)


def test_quotes_may_hold_separators_quotes_and_line_ends() -> None:
    raw = table('id,name\nV1,"a, ""b""\nc"\nV2,d\n')
    assert raw.rows == ((2, ["V1", 'a, "b"\nc']), (3, ["V2", "d"]))


def test_blank_rows_are_skipped_but_counted() -> None:
    raw = table("\n\nid,name\n\nV1,Aba\n,,\n  ,\nV2,Boluo\n")
    assert raw.header_row == 3
    assert [row for row, _ in raw.rows] == [5, 8]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(end: str) -> None:
    assert table(f"id,name{end}V1,Aba{end}").rows == ((2, ["V1", "Aba"]),)


def test_a_quote_that_is_never_closed_is_reported_with_its_row() -> None:
    found = fault('id,name\nV1,Aba\nV2,"Boluo\nV3,Dama\n')
    assert (found.code, found.row) == ("scenario.table-malformed", 3)


def test_a_text_after_a_closing_quote_is_malformed() -> None:
    assert fault('id,name\nV1,"a"b\n').code == "scenario.table-malformed"


@pytest.mark.parametrize("text", ["", "\n\n", ",,,\n", " "])
def test_a_table_without_a_header_has_a_code(text: str) -> None:
    assert fault(text).code == "scenario.table-empty"


def test_a_table_beyond_every_limit_is_refused() -> None:
    wide = ",".join("x" * (MOST_COLUMNS + 1)) + "\n"
    assert fault(wide).code == "scenario.table-too-large"
    assert fault("id\n" + "x\n" * MOST_ROWS).code == "scenario.table-too-large"
    assert fault("id\n" + "x" * (LONGEST_LINE + 1)).code == "scenario.table-too-large"
    found = fault("id,name\nV1," + "x" * 1001)
    assert (found.code, found.row) == ("scenario.cell-too-long", 2)


def test_a_workbook_under_the_name_of_a_csv_is_recognised() -> None:
    found = fault(b"PK\x03\x04...")
    assert found.code == "scenario.file-type"
    assert "xlsx" in found.remedy


def test_another_kind_of_file_is_refused() -> None:
    assert fault("id\n", "villages.ods").code == "scenario.file-type"
    assert fault("id\n", "villages").code == "scenario.file-type"


def test_the_warning_about_the_encoding_comes_with_the_table() -> None:
    file = FileBytes("v.csv", "id,村名\nV1,凤凰\n".encode("gbk"))
    raw, warnings = read_table(file, "villages")
    assert raw.header == ("id", "村名")
    assert [warning.code for warning in warnings] == ["scenario.encoding-guessed"]
