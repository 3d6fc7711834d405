"""Bad input, as users hand it over: a coded error or a correct plan, never a traceback."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from routing.cli.guard import guarded
from routing.cli.main import app

TINY = Path(__file__).parents[2] / "scenarios" / "tiny"
ORDERS = "orders/2026-03-02.csv"
Damage = Callable[[Path], object]


def edit(name: str, change: Callable[[list[str]], list[str]]) -> Damage:
    """Change the lines of a table."""

    def damage(folder: Path) -> None:
        path = folder / name
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        path.write_text("\n".join(change(lines)) + "\n", encoding="utf-8")

    return damage


def cell(name: str, row: int, column: int, value: str) -> Damage:
    """Change one cell; row 1 is the first below the header."""

    def change(lines: list[str]) -> list[str]:
        cells = lines[row].split(",")
        cells[column] = value
        return [*lines[:row], ",".join(cells), *lines[row + 1 :]]

    return edit(name, change)


def without_column(name: str, column: int) -> Damage:
    """Take a column away."""

    def change(lines: list[str]) -> list[str]:
        rows = [line.split(",") for line in lines]
        return [",".join(row[:column] + row[column + 1 :]) for row in rows]

    return edit(name, change)


def with_mandatory(lines: list[str]) -> list[str]:
    """Make every order mandatory."""
    return [f"{lines[0]},mandatory", *(f"{line},true" for line in lines[1:])]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    status = guarded(app, [*arguments, "--json"])
    shown = capsys.readouterr()
    assert "Traceback" not in shown.err
    record: dict[str, Any] = json.loads(shown.out)
    return status, record


# Columns of the tiny county, counted from 0.
PIECES, WEIGHT = 2, 3
VILLAGE_ID, OUTLET, LON = 0, 2, 3

REFUSED: dict[str, tuple[Damage, str]] = {
    "a missing column": (without_column("villages.csv", LON), "scenario."),
    "a duplicate id": (edit("villages.csv", lambda rows: [*rows, rows[1]]), "scenario."),
    "an unknown outlet": (cell("villages.csv", 1, OUTLET, "nowhere"), "scenario."),
    "a window that ends before it begins": (cell("villages.csv", 1, 8, "05:00"), "scenario."),
    "a negative weight": (cell(ORDERS, 1, WEIGHT, "-5"), "scenario."),
    "an absurd weight": (cell(ORDERS, 1, WEIGHT, "1e300"), "scenario."),
    "a weight that is no number": (cell(ORDERS, 1, WEIGHT, "nan"), "scenario."),
    "1e9 pieces": (cell(ORDERS, 1, PIECES, "1000000000"), "scenario."),
    "an id that leads out of the folder": (
        cell("villages.csv", 1, VILLAGE_ID, "../x"),
        "scenario.",
    ),
    "an empty fleet": (edit("fleet.csv", lambda rows: rows[:1]), "scenario."),
    "a table of zero bytes": (lambda at: (at / "fleet.csv").write_bytes(b""), "scenario."),
    "a table of random bytes": (
        lambda at: (at / "outlets.csv").write_bytes(bytes(range(256)) * 40),
        "scenario.",
    ),
    "anchors by the million": (
        lambda at: (at / "scenario.yaml").write_text(
            "a: &a [x, x]\n" + "\n".join(f"b{n}: &b{n} [*a, *a]" for n in range(100_000))
        ),
        "scenario.",
    ),
    "a scenario that is no YAML": (
        lambda at: (at / "scenario.yaml").write_text("{[: oops"),
        "scenario.",
    ),
    "roads to an unknown node": (cell("roads/links.csv", 1, 2, "nowhere"), "network."),
    "no road table": (lambda at: (at / "roads" / "links.csv").unlink(), "network."),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_it_is_refused_with_a_code_and_nothing_is_written(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage, area = REFUSED[name]
    county, out = tmp_path / "county", tmp_path / "out"
    shutil.copytree(TINY, county)
    damage(county)
    status, record = run(capsys, "plan", str(county), "--out", str(out), "--steps", "500")
    assert status == 2
    assert any(finding["code"].startswith(area) for finding in record["findings"])
    assert all(finding["cause"] and finding["remedy"] for finding in record["findings"])
    assert not out.exists()
    assert run(capsys, "validate", str(county))[0] == 2


PLANNED: dict[str, Damage] = {
    "a village in the sea": cell("villages.csv", 1, LON, "122.9"),
    "a day without orders": edit(ORDERS, lambda rows: rows[:1]),
    "another encoding": lambda at: (at / "villages.csv").write_bytes(
        (at / "villages.csv").read_text(encoding="utf-8-sig").encode("gb18030")
    ),
    "an order too heavy for any vehicle": cell(ORDERS, 1, WEIGHT, "5000"),
    "roads in pieces": edit("roads/links.csv", lambda rows: rows[:-3]),
}


@pytest.mark.parametrize("name", sorted(PLANNED))
def test_it_is_planned_as_far_as_possible_and_the_checker_finds_nothing(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    county, out = tmp_path / "county", tmp_path / "out"
    shutil.copytree(TINY, county)
    PLANNED[name](county)
    status, record = run(capsys, "plan", str(county), "--out", str(out), "--steps", "500")
    assert status == 0
    assert record["violations"] == []
    due = record["figures"]["orders_due"]
    assert record["figures"]["orders_served"] + len(record["unserved"]) == due
    assert run(capsys, "check", str(out / "plan.json"))[0] == 0


def test_a_truncated_road_file_is_a_coded_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    county = tmp_path / "county"
    shutil.copytree(TINY, county)
    (county / "roads.osm.pbf").write_bytes(b"\x00\x00\x00\x0d\x0a\x09OSMHeader\x18")
    config = county / "scenario.yaml"
    text = config.read_text(encoding="utf-8").replace("roads: roads", "roads: roads.osm.pbf")
    config.write_text(text, encoding="utf-8")
    status, record = run(capsys, "plan", str(county), "--out", str(tmp_path / "out"))
    assert status == 2
    assert [finding["code"] for finding in record["findings"]] == ["network.osm-broken"]


def test_a_mandatory_order_that_nobody_can_carry_is_bad_news_not_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    county = tmp_path / "county"
    shutil.copytree(TINY, county)
    cell(ORDERS, 1, WEIGHT, "5000")(county)
    edit(ORDERS, lambda rows: [f"{rows[0]},mandatory", *(f"{row},true" for row in rows[1:])])(
        county
    )
    arguments = ("plan", str(county), "--out", str(tmp_path / "out"), "--steps", "500")
    status, record = run(capsys, *arguments)
    assert status == 1
    assert record["violations"] == []
    assert [finding["code"] for finding in record["shortfalls"]] == ["plan.mandatory-unserved"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema_version": 99}', "\x00\x01", "null"])
def test_a_plan_that_is_none_is_refused_with_a_code(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.json"
    path.write_text(text, encoding="utf-8")
    status, record = run(capsys, "check", str(path))
    assert status == 2
    assert all(finding["code"].startswith("plan.") for finding in record["findings"])
