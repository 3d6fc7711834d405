import datetime as dt
import io
import shutil
from pathlib import Path

import pytest
import xlsxwriter

from routing.errors import InputError
from routing.scenario.fields import SECONDS_PER_DAY
from routing.scenario.gcj02 import to_wgs84
from routing.scenario.load import load_orders, load_scenario
from routing.scenario.model import Order, Outlet, Vehicle, Village
from tests.helpers.scenario_files import (
    CONFIG,
    DATE,
    ORDERS,
    ORDERS_FILE,
    changed,
    errors_of,
    load,
    valid_files,
    write_files,
)


def as_workbook(text: str) -> bytes:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"strings_to_numbers": True}) as book:
        sheet = book.add_worksheet()
        for row, line in enumerate(text.splitlines()):
            sheet.write_row(row, 0, line.split(","))
    return packed.getvalue()


def test_every_part_of_a_scenario_is_loaded(tmp_path: Path) -> None:
    scenario, day = load(tmp_path, valid_files())
    assert scenario.outlets[1] == Outlet(
        "T1", "Ala", "township", 109.5, 27.9, "C", 25200, 68400, row=3
    )
    assert scenario.outlets[2].opens_s == 0
    assert scenario.outlets[2].closes_s == SECONDS_PER_DAY
    assert scenario.villages[0] == Village(
        id="V1",
        name="Aba",
        outlet="T1",
        lon=109.51,
        lat=27.91,
        population=420,
        visits_per_week=3.0,
        opens_s=28800,
        closes_s=61200,
        priority=2,
        station="shared",
        access=("van", "three_wheeler"),
        row=2,
    )
    assert scenario.villages[1] == Village(
        "V2", "Boluo", "T1", 109.48, 27.88, None, None, 0, 86400, 1, "postal", (), row=3
    )
    assert scenario.fleet[0] == Vehicle("K1", "small_van", "T1", dt.date(2021, 5, 1), row=2)
    assert scenario.dates == (DATE,)
    assert scenario.warnings == day.warnings == ()
    assert day.orders[1] == Order(
        id="2026-03-02-3",
        village="V2",
        kind="collect",
        pieces=1,
        weight_kg=30.0,
        volume_m3=0.2,
        ready_s=32400,
        due_s=43200,
        mandatory=False,
        priority=None,
        dispatch_from=None,
        note="tea",
        row=3,
    )


def test_the_optional_columns_of_orders_are_loaded(tmp_path: Path) -> None:
    header = "village,kind,pieces,weight_kg,volume_m3,id,mandatory,priority,dispatch_from\n"
    row = "V1,deliver,1,1,0,A-7,yes,5,county_centre\n"
    _, day = load(tmp_path, valid_files() | {ORDERS_FILE: header + row})
    (order,) = day.orders
    assert (order.id, order.mandatory) == ("A-7", True)
    assert (order.priority, order.dispatch_from) == (5, "county_centre")


def test_chinese_tables_in_gb18030_are_loaded(tmp_path: Path) -> None:
    files = {name: text.encode() for name, text in valid_files().items()}
    files["villages.csv"] = (
        "村编号,村名,所属网点,经度,纬度,人口,站点\nV1,阿坝村,T1,109.51,27.91,420,邮政\n"
    ).encode("gb18030")
    files[ORDERS_FILE] = "村名,类型,件数,重量(公斤),体积\n阿坝村,派送,\uff13,12.5,0.1\n".encode(
        "gbk"
    )
    scenario = load_scenario(write_files(tmp_path, files))
    day = load_orders(scenario, DATE)
    assert scenario.villages[0].name == "阿坝村"
    assert (day.orders[0].village, day.orders[0].kind, day.orders[0].pieces) == ("V1", "deliver", 3)
    assert [w.code for w in (*scenario.warnings, *day.warnings)] == [
        "scenario.encoding-guessed",
        "scenario.encoding-guessed",
    ]


def test_workbooks_in_place_of_csv_files_give_the_same_scenario(tmp_path: Path) -> None:
    files = valid_files()
    scenario, day = load(tmp_path / "csv", files)
    books = {
        name.replace(".csv", ".xlsx"): as_workbook(text) if name.endswith(".csv") else text.encode()
        for name, text in files.items()
    }
    other = load_scenario(write_files(tmp_path / "xlsx", books))
    assert other.villages == scenario.villages
    assert other.outlets == scenario.outlets
    assert other.fleet == scenario.fleet
    assert load_orders(other, DATE).orders == day.orders
    assert other.warnings == ()


def test_findings_of_all_files_are_reported_together(tmp_path: Path) -> None:
    files = valid_files()
    files["scenario.yaml"] = files["scenario.yaml"].replace("800", "-1")
    files["outlets.csv"] = files["outlets.csv"].replace("T2,Muli", "../T2,Muli")
    files["villages.csv"] = files["villages.csv"].replace("V2,Boluo,T1", "V1,Boluo,T9")
    files["fleet.csv"] = "id,type\nK1,small_van\n"
    assert {(f.file, f.code) for f in errors_of(tmp_path, files)} == {
        ("scenario.yaml", "scenario.field-out-of-range"),
        ("outlets.csv", "scenario.id-invalid"),
        ("villages.csv", "scenario.id-duplicate"),
        ("fleet.csv", "scenario.column-missing"),
    }


def test_every_finding_says_where_and_what_to_do(tmp_path: Path) -> None:
    for finding in errors_of(tmp_path, changed("villages.csv", "109.48", "west")):
        assert finding.place == "villages.csv, row 3, lon"
        assert finding.remedy


def test_more_of_the_same_is_counted(tmp_path: Path) -> None:
    files = valid_files()
    files["villages.csv"] += "".join(f"X{i},x,T9,109.5,27.9,,,,,,,\n" for i in range(500))
    findings = errors_of(tmp_path, files)
    assert len(findings) == 51
    assert findings[-1].cause == "And 450 more of the same."


def test_a_folder_without_scenario_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_scenario(tmp_path)
    assert {(f.code, f.file) for f in caught.value.findings} >= {
        ("scenario.file-missing", "scenario.yaml")
    }


def test_a_missing_table_does_not_make_references_to_it_faults(tmp_path: Path) -> None:
    files = valid_files()
    del files["outlets.csv"]
    assert [(f.code, f.file) for f in errors_of(tmp_path, files)] == [
        ("scenario.file-missing", "outlets.csv")
    ]


def test_missing_roads_are_reported_with_the_rest(tmp_path: Path) -> None:
    files = changed("scenario.yaml", "rules:\n", "files: {roads: roads.osm.pbf}\nrules:\n")
    files["fleet.csv"] = "id,type,base\n"
    assert {f.code for f in errors_of(tmp_path, files)} == {
        "scenario.file-missing",
        "scenario.no-vehicles",
    }


def test_gcj02_coordinates_become_wgs84(tmp_path: Path) -> None:
    area = "closures:\n  - area: [[109.5, 27.9], [109.6, 27.9], [109.6, 28.0]]\n"
    files = changed("scenario.yaml", "name: Fenghuang\n", "name: Fenghuang\ncrs: gcj02\n")
    files["scenario.yaml"] += area
    scenario, _ = load(tmp_path, files)
    lon, lat = to_wgs84([109.51, 109.5], [27.91, 27.9])
    assert (scenario.villages[0].lon, scenario.villages[0].lat) == (lon[0], lat[0])
    assert (scenario.outlets[1].lon, scenario.outlets[1].lat) == (lon[1], lat[1])
    assert scenario.config.closures[0].area[0] == (lon[1], lat[1])
    assert abs(scenario.villages[0].lon - 109.51) > 0.001
    assert scenario.config.crs == "gcj02"


def test_wgs84_coordinates_stay_as_they_are(tmp_path: Path) -> None:
    scenario, _ = load(tmp_path, valid_files())
    assert (scenario.villages[0].lon, scenario.villages[0].lat) == (109.51, 27.91)


def test_the_digest_follows_every_file_but_the_orders(tmp_path: Path) -> None:
    files = valid_files() | {"roads/nodes.csv": "a", "roads/links.csv": "b"}
    files["scenario.yaml"] += "files: {roads: roads}\n"
    first = load_scenario(write_files(tmp_path / "first", files)).digest
    assert load_scenario(write_files(tmp_path / "again", files)).digest == first
    same = {ORDERS_FILE: ORDERS + "V4,deliver,1,1,0,,,\n", "README.md": "text"}
    assert load_scenario(write_files(tmp_path / "same", files | same)).digest == first
    digests = {first}
    for number, (name, text) in enumerate(files.items()):
        if name != ORDERS_FILE:
            folder = write_files(tmp_path / str(number), files | {name: text + "\n"})
            digests.add(load_scenario(folder).digest)
    assert len(digests) == len(files)
    assert all(len(code) == 64 for code in digests)


def test_the_digest_of_orders_follows_their_table(tmp_path: Path) -> None:
    files = valid_files()
    _, day = load(tmp_path / "first", files)
    _, again = load(tmp_path / "again", files)
    _, other = load(tmp_path / "other", files | {ORDERS_FILE: ORDERS + "\n"})
    assert day.digest == again.digest != other.digest


def test_a_date_without_orders_names_the_nearest_dates(tmp_path: Path) -> None:
    files = valid_files()
    for day in (1, 9, 14, 20, 25, 28):
        files[f"orders/2026-03-{day:02d}.csv"] = ORDERS
    scenario = load_scenario(write_files(tmp_path, files))
    with pytest.raises(InputError) as caught:
        load_orders(scenario, dt.date(2026, 3, 10))
    (finding,) = caught.value.findings
    assert finding.code == "scenario.orders-missing"
    assert "2026-03-01, 2026-03-02, 2026-03-09, 2026-03-14, 2026-03-20." in finding.cause


def test_a_table_of_orders_with_a_header_alone_is_a_day_without_orders(tmp_path: Path) -> None:
    files = valid_files() | {ORDERS_FILE: ORDERS.splitlines()[0]}
    _, day = load(tmp_path, files)
    assert day.orders == ()
    assert [w.code for w in day.warnings] == ["scenario.orders-empty"]


def test_names_in_the_orders_folder_that_are_no_date_are_warned_of(tmp_path: Path) -> None:
    more = ("orders/2026-02-30.csv", "orders/monday.csv", "orders/notes.txt", "orders/.hidden")
    files = valid_files() | dict.fromkeys(more, "x")
    scenario, _ = load(tmp_path, files)
    assert scenario.dates == (DATE,)
    assert [(w.code, w.file) for w in scenario.warnings] == [
        ("scenario.orders-file-name", name) for name in more[:3]
    ]


def test_of_two_tables_of_one_date_the_csv_is_read(tmp_path: Path) -> None:
    files = valid_files() | {ORDERS_FILE.replace(".csv", ".xlsx"): "not a workbook"}
    scenario, day = load(tmp_path, files)
    assert len(day.orders) == 3
    assert [w.code for w in scenario.warnings] == ["scenario.orders-two-files"]


def test_a_scenario_without_orders_is_loaded_with_a_warning(tmp_path: Path) -> None:
    folder = write_files(tmp_path, valid_files())
    (folder / ORDERS_FILE).unlink()
    assert [w.code for w in load_scenario(folder).warnings] == ["scenario.orders-none"]
    shutil.rmtree(folder / "orders")
    scenario = load_scenario(folder)
    assert [w.code for w in scenario.warnings] == ["scenario.orders-folder-missing"]
    with pytest.raises(InputError) as caught:
        load_orders(scenario, DATE)
    assert [f.code for f in caught.value.findings] == ["scenario.orders-missing"]


def test_a_file_where_the_orders_folder_belongs_is_an_error(tmp_path: Path) -> None:
    files = valid_files()
    del files[ORDERS_FILE]
    assert [f.code for f in errors_of(tmp_path, files | {"orders": "x"})] == [
        "scenario.not-a-folder"
    ]


def test_files_may_lie_elsewhere_in_the_folder(tmp_path: Path) -> None:
    files = valid_files()
    files["scenario.yaml"] = CONFIG + "files:\n  outlets: tables/o.csv\n  orders: days/2026\n"
    files["tables/o.csv"] = files.pop("outlets.csv")
    files["days/2026/2026-03-02.csv"] = files.pop(ORDERS_FILE)
    scenario, day = load(tmp_path, files)
    assert len(scenario.outlets) == 3
    assert len(day.orders) == 3
