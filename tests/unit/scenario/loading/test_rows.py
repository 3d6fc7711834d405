import pytest

from routing.errors import Finding
from routing.scenario.loading.aliases import CHOICES, FLAGS, HEADERS, PROFILES, header_keys, key
from routing.scenario.loading.columns import FLEET, ORDERS, OUTLETS, TABLES, VILLAGES, Table
from routing.scenario.loading.finding_log import FindingLog
from routing.scenario.loading.folder import FileBytes
from routing.scenario.loading.rows import ReadRow, read_rows
from routing.scenario.loading.tables import read_table


def read(table: Table, text: str) -> tuple[list[ReadRow], FindingLog]:
    raw, _ = read_table(FileBytes(f"{table.name}.csv", text.encode()), table.name)
    log = FindingLog()
    return read_rows(raw, table, log), log


def listed(findings: tuple[Finding, ...]) -> list[tuple[str, int | None, str]]:
    return [(finding.code, finding.row, finding.field) for finding in findings]


@pytest.mark.parametrize(
    ("table", "header", "column"),
    [
        (VILLAGES, "村名", "name"),
        (VILLAGES, "经度", "lon"),
        (VILLAGES, "纬度(度)", "lat"),
        (VILLAGES, "所属网点", "outlet"),
        (VILLAGES, " ID ", "id"),
        (VILLAGES, "Visits per Week", "visits_per_week"),
        (VILLAGES, "visits-per-week", "visits_per_week"),
        (VILLAGES, "\uff29\uff24", "id"),
        (VILLAGES, "*人口", "population"),
        (OUTLETS, "上级网点", "parent"),
        (FLEET, "车牌号", "id"),
        (FLEET, "购置日期", "in_service_since"),
        (ORDERS, "件数", "pieces"),
        (ORDERS, "重量(公斤)", "weight_kg"),
        (ORDERS, "重量\uff08kg\uff09", "weight_kg"),
        (ORDERS, "Weight (kg)", "weight_kg"),
        (ORDERS, "体积(m³)", "volume_m3"),
        (ORDERS, "备注", "note"),
    ],
)
def test_a_header_in_chinese_or_english_is_recognised(
    table: Table, header: str, column: str
) -> None:
    assert header_keys(table.name)[key(header)] == column


@pytest.mark.parametrize("header", ["重量(吨)", "weight (g)", "体积(L)", "weight_lb"])
def test_a_header_with_another_unit_is_not_taken(header: str) -> None:
    assert key(header) not in header_keys("orders")


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_column_has_its_other_names_and_none_is_shared(table: Table) -> None:
    names = HEADERS[table.name]
    assert set(names) == {column.name for column in table.columns}
    keys = [key(other) for name, others in names.items() for other in {name, *others.split()}]
    assert len(keys) == len(set(keys))


def test_every_choice_has_its_other_words_and_none_is_shared() -> None:
    for table in TABLES.values():
        for column in table.columns:
            if column.kind == "choice":
                assert set(CHOICES[table.name, column.name]) == set(column.choices)
    for words in (*CHOICES.values(), FLAGS, PROFILES):
        keys = [key(other) for word, others in words.items() for other in {word, *others.split()}]
        assert len(keys) == len(set(keys))


def test_columns_may_stand_in_any_order() -> None:
    rows, log = read(FLEET, "base,id,type\nT1,K1,van\n")
    assert log.errors == log.warnings == ()
    assert rows[0].values == {"id": "K1", "type": "van", "base": "T1", "in_service_since": None}


def test_every_missing_column_is_reported() -> None:
    rows, log = read(ORDERS, "village,weight\nV1,x\n")
    assert listed(log.errors) == [
        ("scenario.column-missing", 1, "kind"),
        ("scenario.column-missing", 1, "pieces"),
        ("scenario.column-missing", 1, "volume_m3"),
        ("scenario.cell-not-a-number", 2, "weight_kg"),
    ]
    assert not rows[0].usable


def test_a_missing_column_whose_name_was_misspelt_is_named() -> None:
    _, log = read(FLEET, "id,tpye,base\nK1,van,T1\n")
    assert "'tpye'" in log.errors[0].cause


def test_unknown_columns_are_listed_in_one_warning() -> None:
    _, log = read(FLEET, "id,type,base,colour,,driver\nK1,van,T1,red,x,Li\n")
    assert log.errors == ()
    (warning,) = log.warnings
    assert warning.code == "scenario.column-unknown"
    for name in ("'colour'", "'driver'", "(no name, column 5)"):
        assert name in warning.cause


def test_an_empty_column_without_a_name_is_no_matter() -> None:
    _, log = read(FLEET, "id,type,base,\nK1,van,T1,\n")
    assert log.warnings == ()


def test_two_columns_of_the_same_meaning_are_an_error() -> None:
    _, log = read(ORDERS, "village,kind,pieces,weight,重量,volume_m3\nV1,deliver,1,2,3,0\n")
    assert listed(log.errors) == [("scenario.column-twice", 1, "weight_kg")]


def test_of_the_id_and_the_name_of_a_village_the_id_is_read() -> None:
    rows, log = read(ORDERS, "村名,村编号,kind,pieces,weight,volume\n凤凰,V1,deliver,1,2,0\n")
    assert rows[0].values["village"] == "V1"
    assert log.errors == ()
    assert "'村名'" in log.warnings[0].cause


def test_every_fault_of_a_row_is_reported() -> None:
    _, log = read(ORDERS, "village,kind,pieces,weight_kg,volume_m3,due\n,throw,1.5,-1,nan,17\n")
    assert listed(log.errors) == [
        ("scenario.cell-empty", 2, "village"),
        ("scenario.cell-not-a-choice", 2, "kind"),
        ("scenario.cell-not-whole", 2, "pieces"),
        ("scenario.number-out-of-range", 2, "weight_kg"),
        ("scenario.cell-not-a-number", 2, "volume_m3"),
        ("scenario.cell-not-a-time", 2, "due"),
    ]


def test_a_row_with_too_many_cells_is_an_error_since_they_have_moved() -> None:
    rows, log = read(FLEET, "id,type,base\nK1,van,T1,T2\n")
    assert listed(log.errors) == [("scenario.row-ragged", 2, "")]
    assert not rows[0].usable


def test_empty_cells_beyond_the_header_are_no_matter() -> None:
    _, log = read(FLEET, "id,type,base\nK1,van,T1,,,\n")
    assert log.errors == log.warnings == ()


def test_a_row_with_too_few_cells_is_a_warning_if_nothing_needed_is_missing() -> None:
    rows, log = read(FLEET, "id,type,base,in_service_since\nK1,van,T1\nK2,van\n")
    assert rows[0].usable
    assert listed(log.warnings) == [("scenario.row-ragged", 2, ""), ("scenario.row-ragged", 3, "")]
    assert listed(log.errors) == [("scenario.cell-empty", 3, "base")]


def test_numbers_of_a_semicolon_table_may_have_a_decimal_comma() -> None:
    header = "village;kind;pieces;weight_kg;volume_m3"
    rows, log = read(ORDERS, f"{header}\nV1;deliver;2;12,5;0.08\nV1;deliver;2;1.234,5;0\n")
    assert rows[0].values["weight_kg"] == 12.5
    assert listed(log.errors) == [("scenario.cell-not-a-number", 3, "weight_kg")]
