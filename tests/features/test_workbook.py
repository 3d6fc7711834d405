"""The workbook as a dispatcher uses it: written, edited, taken back."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import python_calamine
import xlsxwriter

from routing.check_day import check_day
from routing.cli.guard import guarded
from routing.cli.main import app
from routing.errors import InputError
from routing.open_plan import open_plan
from routing.outputs.workbook.write import workbook_bytes
from routing.plan.read import read_plan
from routing.words import speaking

SCENARIOS = Path(__file__).parents[2] / "scenarios"
Cell = Any
Sheets = dict[str, list[list[Cell]]]
Edit = Callable[[Sheets], None]


def routing(*arguments: str) -> int:
    return guarded(app, arguments)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("plan")
    assert routing("plan", str(SCENARIOS / "tiny"), "--out", str(out), "--steps", "500") == 0
    return out


def sheets_of(path: Path) -> Sheets:
    with python_calamine.CalamineWorkbook.from_path(str(path)) as book:
        return {n: book.get_sheet_by_name(n).to_python() for n in book.sheet_names}


def save(path: Path, sheets: Sheets) -> Path:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    sheet.write(row, column, None if cell == "" else cell)
    return path


def edited(folder: Path, edit: Edit) -> Path:
    """The workbook of the folder after an edit, beside it."""
    sheets = sheets_of(folder / "plan.xlsx")
    edit(sheets)
    return save(folder / "edited.xlsx", sheets)


def stops(sheets: Sheets) -> list[list[Cell]]:
    return sheets["Stops"][1:]


def codes(path: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        open_plan(path)
    for finding in caught.value.findings:
        assert finding.file == path.name
        assert finding.cause
    return [finding.code for finding in caught.value.findings]


def test_an_untouched_workbook_is_the_same_plan(folder: Path) -> None:
    plan = read_plan(folder / "plan.json")
    back = open_plan(folder / "plan.xlsx").plan
    assert back.routes == plan.routes
    assert back.unserved == plan.unserved
    assert back.figures == plan.figures
    checked = check_day(folder / "plan.xlsx")
    assert checked.report.ok
    assert checked.report.findings == check_day(folder / "plan.json").report.findings


def test_a_workbook_in_chinese_is_the_same_plan(folder: Path, tmp_path: Path) -> None:
    plan = read_plan(folder / "plan.json")
    with speaking("zh"):
        data = workbook_bytes(plan)
    path = tmp_path / "方案.xlsx"
    path.write_bytes(data)
    assert "停靠点" in sheets_of(path)
    assert open_plan(path, SCENARIOS / "tiny").plan.routes == plan.routes


def test_the_same_plan_gives_the_same_bytes(folder: Path) -> None:
    plan = read_plan(folder / "plan.json")
    assert workbook_bytes(plan) == workbook_bytes(plan)


def test_a_stop_moved_to_another_vehicle_gets_new_times_and_is_judged(folder: Path) -> None:
    before = read_plan(folder / "plan.json")
    one, other = (route.vehicle for route in before.routes)
    moved = next(stop for stop in before.routes[0].stops if stop.kind == "serve")

    def move(sheets: Sheets) -> None:
        row = next(r for r in stops(sheets) if r[0] == one and r[3] == moved.place)
        row[0], row[1] = other, 99

    path = edited(folder, move)
    plan = open_plan(path).plan
    by_vehicle = {route.vehicle: route for route in plan.routes}
    assert [s.place for s in by_vehicle[other].stops if s.kind == "serve"][-1] == moved.place
    assert all(stop.place != moved.place for stop in by_vehicle[one].stops if stop.orders)
    assert by_vehicle[other].stops[-1].arrive_s != before.routes[1].stops[-1].arrive_s
    report = check_day(path).report
    # The other vehicle loads at its own outlet, and this order comes from the county centre.
    assert [finding.code for finding in report.violations] == ["plan.wrong-source"]


def test_numbers_between_others_change_the_order(folder: Path) -> None:
    def swap(sheets: Sheets) -> None:
        mine = [r for r in stops(sheets) if r[0] == stops(sheets)[0][0] and r[2] == "serve"]
        mine[0][1] = mine[1][1] + 0.5

    before = open_plan(folder / "plan.xlsx").plan.routes[0]
    after = open_plan(edited(folder, swap)).plan.routes[0]
    old, new = ([s.place for s in r.stops if s.kind == "serve"] for r in (before, after))
    assert new[:2] == [old[1], old[0]]
    assert new[2:] == old[2:]


def test_a_stop_without_a_vehicle_is_left_out_and_can_come_back(folder: Path) -> None:
    def leave_out(sheets: Sheets) -> None:
        row = next(r for r in stops(sheets) if r[2] == "serve")
        row[0] = ""

    path = edited(folder, leave_out)
    shorter = open_plan(path)
    assert shorter.plan.unserved
    again = folder / "again"
    routing("check", str(path), "--out", str(again))
    names = {file.name for file in again.iterdir()}
    assert {"plan.json", "plan.xlsx", "report.html"} <= names

    sheets = sheets_of(again / "plan.xlsx")
    vehicle = shorter.plan.routes[0].vehicle
    for row in sheets["Left out"][1:]:
        row[0], row[1] = vehicle, 50
    back = save(again / "back.xlsx", sheets)
    assert open_plan(back).plan.unserved == ()


def test_compare_takes_an_edited_workbook(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def leave_out(sheets: Sheets) -> None:
        next(r for r in stops(sheets) if r[2] == "serve")[0] = ""

    path = edited(folder, leave_out)
    capsys.readouterr()
    assert routing("compare", str(folder / "plan.json"), str(path), "--json") == 0
    record = json.loads(capsys.readouterr().out)
    assert "lost" in {change["kind"] for change in record["villages"]}


def first(sheets: Sheets) -> list[Cell]:
    return next(r for r in stops(sheets) if r[2] == "serve")


def twice(sheets: Sheets) -> None:
    sheets["Stops"].append([*first(sheets)[:1], 77, *first(sheets)[2:]])


def unknown_vehicle(sheets: Sheets) -> None:
    first(sheets)[0] = "vann-1"


def row_deleted(sheets: Sheets) -> None:
    sheets["Stops"].remove(first(sheets))


def no_number(sheets: Sheets) -> None:
    first(sheets)[1] = "third"


def negative_number(sheets: Sheets) -> None:
    first(sheets)[1] = -1


def same_number(sheets: Sheets) -> None:
    mine = [r for r in stops(sheets) if r[0] == first(sheets)[0]]
    mine[-1][1] = mine[-2][1]


def unknown_order(sheets: Sheets) -> None:
    first(sheets)[8] = "nobody-1"


def bad_kind(sheets: Sheets) -> None:
    first(sheets)[2] = "fly"


def unknown_outlet(sheets: Sheets) -> None:
    next(r for r in stops(sheets) if r[2] == "load")[3] = "nowhere"


def no_column(sheets: Sheets) -> None:
    sheets["Stops"][0][0] = "Car"


def no_sheet(sheets: Sheets) -> None:
    del sheets["Left out"]


def not_ours(sheets: Sheets) -> None:
    del sheets["_plan"]


def older(sheets: Sheets) -> None:
    sheets["_plan"][0][1] = "0"


def no_date(sheets: Sheets) -> None:
    next(r for r in sheets["_plan"] if r[0] == "date")[1] = "some day"


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (twice, "edit.order-twice"),
        (unknown_vehicle, "edit.unknown-vehicle"),
        (row_deleted, "edit.order-missing"),
        (no_number, "edit.bad-number"),
        (negative_number, "edit.bad-number"),
        (same_number, "edit.same-number"),
        (unknown_order, "edit.unknown-order"),
        (bad_kind, "edit.bad-kind"),
        (unknown_outlet, "edit.unknown-outlet"),
        (no_column, "edit.column-missing"),
        (no_sheet, "edit.sheet-missing"),
        (not_ours, "edit.sheet-missing"),
        (older, "edit.other-version"),
        (no_date, "edit.other-version"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_nonsense_is_named_by_code_and_place(folder: Path, edit: Edit, code: str) -> None:
    assert code in codes(edited(folder, edit))


def test_all_nonsense_is_named_at_once(folder: Path) -> None:
    def both(sheets: Sheets) -> None:
        twice(sheets)
        unknown_outlet(sheets)

    assert {"edit.order-twice", "edit.unknown-outlet"} <= set(codes(edited(folder, both)))


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_refused_by_code(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    assert codes(path) == ["scenario.workbook-broken"]


def test_a_workbook_that_is_not_there_is_refused_by_code(tmp_path: Path) -> None:
    assert codes(tmp_path / "plan.xlsx") == ["plan.cannot-read"]


HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    '=HYPERLINK("http://x")',
    "<script>alert(1)</script>",
    "\u202egnp.exe",
    "n" * 500,
    "\ttab",
    "http://example.org",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_becomes_a_formula_or_a_link(folder: Path, name: str, tmp_path: Path) -> None:
    data = read_plan(folder / "plan.json").model_dump(mode="json")
    for route in data["routes"]:
        for stop in route["stops"]:
            stop["name"] = name
    data["scenario"]["name"] = name
    plan = read_plan(folder / "plan.json").model_validate_json(json.dumps(data))
    packed = workbook_bytes(plan)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    for part, content in parts.items():
        if part.startswith("xl/worksheets/sheet"):
            assert b"<f>" not in content
            assert b"<hyperlink" not in content
        assert b"\xe2\x80\xae" not in content
    path = tmp_path / "plan.xlsx"
    path.write_bytes(packed)
    assert open_plan(path, SCENARIOS / "tiny").plan.routes[0].stops[1].orders == (
        plan.routes[0].stops[1].orders
    )
