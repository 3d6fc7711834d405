"""A table of places as somebody has it."""

from pathlib import Path

import pytest
import xlsxwriter

from routing.errors import InputError
from routing.scenario.gcj02 import from_wgs84
from routing.scenario.making.places_table import PlacesTable, read_places
from routing.scenario.schema import Crs

TABLE = """\
code,parent,name,level,lon_gcj02,lat_gcj02
1,0,County,county,109.58,27.95
2,1,Town,town,109.61,28.10
3,2,Village,village,109.62,28.12
"""


def read(folder: Path, text: str, crs: Crs | None = "wgs84") -> PlacesTable:
    path = folder / "places.csv"
    path.write_text(text, encoding="utf-8")
    return read_places(path, crs)


def codes(folder: Path, text: str) -> list[str]:
    with pytest.raises(InputError) as error:
        read(folder, text)
    return [finding.code for finding in error.value.findings]


def reasons(table: PlacesTable) -> list[str]:
    return [one.reason for one in table.skipped]


def test_counties_townships_and_villages_are_told_apart(tmp_path: Path) -> None:
    table = read(tmp_path, TABLE)

    assert [(one.id, one.level, one.parent, one.name) for one in table.rows] == [
        ("1", "county", "0", "County"),
        ("2", "township", "1", "Town"),
        ("3", "village", "2", "Village"),
    ]
    assert table.rows[2].row == 4


def test_gcj02_is_converted_unless_the_option_or_the_header_says_otherwise(
    tmp_path: Path,
) -> None:
    assert read(tmp_path, TABLE, None).crs == "gcj02"
    assert read(tmp_path, TABLE.replace("gcj02", "wgs84"), None).crs == "wgs84"
    assert read(tmp_path, TABLE.replace("_gcj02", ""), None).crs == "gcj02"

    place = read(tmp_path, TABLE, None).rows[0]
    lon, lat = from_wgs84(place.lon, place.lat)
    assert (float(lon), float(lat)) == pytest.approx((109.58, 27.95), abs=1e-6)
    kept = read(tmp_path, TABLE, "wgs84").rows[0]
    assert (kept.lon, kept.lat) == (109.58, 27.95)


def test_chinese_headers_and_levels_are_understood(tmp_path: Path) -> None:
    text = "编码,村名,级别,所属乡镇,经度,纬度,常住人口\n7,石桥村,村,柳溪镇,109.6,28.1,860\n"

    (place,) = read(tmp_path, text).rows

    assert (place.id, place.name, place.level) == ("7", "石桥村", "village")
    assert (place.parent, place.population) == ("柳溪镇", 860)


def test_gb18030_and_semicolons_with_decimal_commas_are_read(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_bytes("名称;经度;纬度\n石桥村;109,6;28,1\n".encode("gb18030"))

    (place,) = read_places(path, "wgs84").rows

    assert (place.name, place.lon, place.lat) == ("石桥村", 109.6, 28.1)


def test_a_workbook_is_read_like_a_table(tmp_path: Path) -> None:
    path = tmp_path / "places.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([["name", "lon", "lat"], ["石桥村", 109.6, 28.1]]):
            sheet.write_row(number, 0, row)

    (place,) = read_places(path, "wgs84").rows

    assert (place.name, place.lon, place.lat) == ("石桥村", 109.6, 28.1)


def test_without_a_level_every_row_is_a_village(tmp_path: Path) -> None:
    table = read(tmp_path, "name,lon,lat\nA,109.6,28.1\nB,109.7,28.1\n")

    assert [place.level for place in table.rows] == ["village", "village"]


def test_rows_without_an_id_are_named_after_their_row(tmp_path: Path) -> None:
    text = "id,name,lon,lat\n,A,1,1\nrow4,B,1,1\n../x,C,1,1\n"

    assert [place.id for place in read(tmp_path, text).rows] == ["row2", "row4", "row4_"]


def test_rows_without_coordinates_are_kept_as_unplaced(tmp_path: Path) -> None:
    (place,) = read(tmp_path, "name,lon,lat\nA,,\n").rows

    assert not place.is_placed


@pytest.mark.parametrize(
    ("lon", "lat"),
    [("east", "north"), ("109.6", ""), ("190", "28"), ("109", "91"), ("0", "0"), ("nan", "28")],
)
def test_coordinates_that_are_none_are_skipped_with_the_reason(
    tmp_path: Path, lon: str, lat: str
) -> None:
    table = read(tmp_path, f"name,lon,lat\nA,{lon},{lat}\n")

    assert table.rows == ()
    assert len(table.skipped) == 1
    assert table.skipped[0].row == 2
    assert "coordinates" in reasons(table)[0] or "no such place" in reasons(table)[0]


def test_a_second_row_of_the_same_id_is_skipped(tmp_path: Path) -> None:
    table = read(tmp_path, "id,name,lon,lat\n7,A,1,1\n7,B,2,2\n")

    assert [place.name for place in table.rows] == ["A"]
    assert reasons(table) == ["its id stands in row 2"]


def test_ids_that_differ_in_case_only_are_the_same(tmp_path: Path) -> None:
    table = read(tmp_path, "id,name,lon,lat\na7,A,1,1\nA7,B,2,2\n")

    assert [place.id for place in table.rows] == ["a7"]


def test_other_levels_are_skipped_with_the_reason(tmp_path: Path) -> None:
    table = read(tmp_path, "name,level,lon,lat\nA,province,1,1\nB,,1,1\nC,village,1,1\n")

    assert reasons(table) == [
        "its level is province: not served",
        "its level is nothing: not served",
    ]
    assert len(table.rows) == 1


def test_every_missing_column_is_reported_together(tmp_path: Path) -> None:
    assert codes(tmp_path, "title,x\nA,1\n") == ["making.missing-column"]
    assert codes(tmp_path, "a,b,c\n1,2,3\n") == ["making.missing-column"] * 3


def test_what_cannot_be_read_is_reported(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(InputError) as error:
            read_places(path, None)
        assert [finding.code for finding in error.value.findings] == ["making.cannot-read"]


def test_binary_rubbish_and_unknown_kinds_of_file_are_reported(tmp_path: Path) -> None:
    for name, data in (("a.csv", b"\x00\x01\x02"), ("a.xlsx", b"PK\x03\x04"), ("a.pdf", b"%PDF")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(InputError):
            read_places(tmp_path / name, None)
