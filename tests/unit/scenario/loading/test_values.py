import datetime as dt

import pytest

from routing.scenario.loading.columns import FLEET, ORDERS, OUTLETS, VILLAGES, Table
from routing.scenario.loading.values import (
    CellContext,
    CellError,
    Value,
    built_in_profile,
    read_cell,
)


def value(table: Table, column: str, text: str) -> Value:
    return read_cell(text, table.column(column), CellContext(table.name))


def code(table: Table, column: str, text: str) -> str:
    with pytest.raises(CellError) as caught:
        value(table, column, text)
    assert caught.value.cause.endswith(".")
    return caught.value.code


@pytest.mark.parametrize(
    ("table", "column", "text", "expected"),
    [
        (ORDERS, "pieces", "3", 3),
        (ORDERS, "pieces", "3.0", 3),
        (ORDERS, "pieces", " \uff13 ", 3),
        (ORDERS, "pieces", "0", 0),
        (ORDERS, "weight_kg", "1e2", 100.0),
        (ORDERS, "weight_kg", ".5", 0.5),
        (ORDERS, "weight_kg", "0", 0.0),
        (VILLAGES, "lon", "-180", -180.0),
        (VILLAGES, "lat", "90", 90.0),
        (ORDERS, "kind", "派送", "deliver"),
        (ORDERS, "kind", "投递", "deliver"),
        (ORDERS, "kind", "下行", "deliver"),
        (ORDERS, "kind", "揽收", "collect"),
        (ORDERS, "kind", "取件", "collect"),
        (ORDERS, "kind", "上行", "collect"),
        (ORDERS, "kind", "DELIVER", "deliver"),
        (ORDERS, "kind", "Pick-up", "collect"),
        (OUTLETS, "kind", "县中心", "county_centre"),
        (OUTLETS, "kind", "乡镇", "township"),
        (OUTLETS, "kind", "County Center", "county_centre"),
        (VILLAGES, "station", "邮政", "postal"),
        (VILLAGES, "station", "电信", "telecom"),
        (VILLAGES, "station", "共享", "shared"),
        (VILLAGES, "station", "上门", "door"),
        (ORDERS, "dispatch_from", "县中心", "county_centre"),
        (ORDERS, "dispatch_from", "均可", "either"),
        (ORDERS, "mandatory", "是", True),
        (ORDERS, "mandatory", "否", False),
        (ORDERS, "mandatory", "TRUE", True),
        (ORDERS, "mandatory", "0", False),
        (ORDERS, "due", "17:00", 61200),
        (ORDERS, "due", "24:00", 86400),
        (FLEET, "in_service_since", "2021-05-01", dt.date(2021, 5, 1)),
        (FLEET, "in_service_since", "2021/5/1", dt.date(2021, 5, 1)),
        (FLEET, "in_service_since", "2021年5月1日", dt.date(2021, 5, 1)),
        (VILLAGES, "access", "van;three_wheeler", ("van", "three_wheeler")),
        (VILLAGES, "access", "van | van| motorcycle", ("van", "motorcycle")),
        (VILLAGES, "access", "van motorcycle", ("van", "motorcycle")),
        (VILLAGES, "access", "big van; motorcycle", ("big van", "motorcycle")),
        (VILLAGES, "name", "  a \n b ", "a b"),
        (VILLAGES, "name", "凤凰\uff08古城\uff09", "凤凰\uff08古城\uff09"),
        (VILLAGES, "population", "  ", None),
        (VILLAGES, "outlet", "\uff341", "T1"),
    ],
)
def test_a_cell_is_read(table: Table, column: str, text: str, expected: Value) -> None:
    read = value(table, column, text)
    assert read == expected
    assert type(read) is type(expected)


@pytest.mark.parametrize(
    ("table", "column", "text", "expected"),
    [
        (ORDERS, "pieces", "", "scenario.cell-empty"),
        (ORDERS, "pieces", "1000000000", "scenario.number-out-of-range"),
        (ORDERS, "pieces", "1e9", "scenario.number-out-of-range"),
        (ORDERS, "pieces", "-1", "scenario.number-out-of-range"),
        (ORDERS, "pieces", "2.5", "scenario.cell-not-whole"),
        (ORDERS, "pieces", "two", "scenario.cell-not-a-number"),
        (ORDERS, "pieces", "1_000", "scenario.cell-not-a-number"),
        (ORDERS, "pieces", "1,000", "scenario.cell-not-a-number"),
        (ORDERS, "pieces", "٣", "scenario.cell-not-a-number"),
        (ORDERS, "weight_kg", "12kg", "scenario.cell-not-a-number"),
        (ORDERS, "weight_kg", "nan", "scenario.cell-not-a-number"),
        (ORDERS, "weight_kg", "inf", "scenario.cell-not-a-number"),
        (ORDERS, "weight_kg", "1e999", "scenario.number-out-of-range"),
        (ORDERS, "weight_kg", "-0.1", "scenario.number-out-of-range"),
        (ORDERS, "priority", "0", "scenario.number-out-of-range"),
        (VILLAGES, "lon", "181", "scenario.number-out-of-range"),
        (VILLAGES, "lat", "-200", "scenario.number-out-of-range"),
        (VILLAGES, "lat", "109.5", "scenario.coordinates-swapped"),
        (ORDERS, "kind", "throw", "scenario.cell-not-a-choice"),
        (ORDERS, "mandatory", "perhaps", "scenario.cell-not-a-choice"),
        (ORDERS, "due", "0.354", "scenario.cell-not-a-time"),
        (ORDERS, "due", "25:00", "scenario.cell-not-a-time"),
        (FLEET, "in_service_since", "1/5/2021", "scenario.cell-not-a-date"),
        (FLEET, "in_service_since", "2021-02-30", "scenario.cell-not-a-date"),
        (VILLAGES, "id", "../../etc/passwd", "scenario.id-invalid"),
        (VILLAGES, "id", "NUL", "scenario.id-invalid"),
        (VILLAGES, "id", "4.33123E+11", "scenario.id-mangled"),
        (VILLAGES, "name", "x" * 101, "scenario.cell-too-long"),
        (VILLAGES, "name", "a\x07b", "scenario.cell-unprintable"),
    ],
)
def test_a_cell_that_cannot_be_read_has_a_code(
    table: Table, column: str, text: str, expected: str
) -> None:
    assert code(table, column, text) == expected


def test_a_number_out_of_range_is_reported_with_its_limits() -> None:
    with pytest.raises(CellError, match="'1e9' is not between 0 and 100,000 pieces"):
        value(ORDERS, "pieces", "1e9")


def test_chinese_words_stand_for_built_in_profiles() -> None:
    assert built_in_profile("面包车") == "van"
    assert built_in_profile("三轮车") == "three_wheeler"
    assert built_in_profile("摩托车") == "motorcycle"
    assert built_in_profile("轻卡") == "light_truck"
    assert built_in_profile("Three Wheeler") == "three_wheeler"
    assert built_in_profile("tractor") is None
