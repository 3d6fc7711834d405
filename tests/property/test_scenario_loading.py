"""Whatever lies in a scenario folder, loading returns a scenario or says what is wrong with it."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import yaml
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from routing.codes import CODES
from routing.errors import Finding, InputError
from routing.scenario.load import load_orders, load_scenario
from routing.scenario.loading.workbook import read_sheet
from routing.scenario.model import DayOrders, Scenario
from tests.helpers.scenario_files import DATE, ORDERS_FILE, valid_files, write_files
from tests.helpers.workbooks import workbook

VALID = valid_files()
NAMES = tuple(VALID)
TABLES = tuple(name for name in NAMES if name.endswith(".csv"))

names = st.sampled_from(NAMES)
tables = st.sampled_from(TABLES)
awkward_cells = st.sampled_from(
    [
        *("", " ", "0", "-1", "1e9", "1e999", "nan", "inf", "1_0", "٣", "17:00", "24:00", "25:00"),
        *("../x", "CON", "C", "c", "T1", "V1", "K1", "Ala", "a\0b", "\ufeff", "\u202e", "𠀀"),
        *('"', "'", ",", ";", "\n", "\t", "=1+1", "派送", "deliver", "county_centre", "township"),
        *("x" * 2000, "9" * 400, "2026-02-30", "1.5", "109,5", "van;van", "small_van", "#DIV/0!"),
    ]
)
cells = awkward_cells | st.text(max_size=20) | st.integers().map(str) | st.floats().map(str)
scalars = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10) | awkward_cells
)
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(awkward_cells, inner, max_size=4),
    max_leaves=20,
)
quick = settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def check_finding(finding: Finding) -> None:
    assert finding.code in CODES
    assert finding.cause.strip()
    assert finding.remedy.strip()
    assert len(finding.cause) < 1000
    assert "\n" not in finding.cause
    str(finding).encode()


def check_refusal(findings: tuple[Finding, ...]) -> None:
    assert any(finding.severity == "error" for finding in findings)


def check_result(scenario: Scenario, day: DayOrders) -> None:
    """What is loaded fits together."""
    villages = {village.id for village in scenario.villages}
    outlets = {outlet.id for outlet in scenario.outlets}
    assert {village.outlet for village in scenario.villages} <= outlets
    assert {vehicle.base for vehicle in scenario.fleet} <= outlets
    assert {vehicle.type for vehicle in scenario.fleet} <= set(scenario.vehicle_types)
    assert {order.village for order in day.orders} <= villages
    assert all(order.pieces >= 0 and order.weight_kg >= 0 for order in day.orders)
    places = len(scenario.villages) + len(scenario.outlets)
    assert len({name.casefold() for name in villages | outlets}) == places
    warnings = (*scenario.warnings, *day.warnings)
    assert all(finding.severity == "warning" for finding in warnings)


def check_loading(files: dict[str, bytes]) -> None:
    """Load what the files hold; anything but a result or coded findings fails the test."""
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder), files)
        try:
            scenario = load_scenario(Path(folder))
            day = load_orders(scenario, DATE)
        except InputError as error:
            event("refused")
            findings = error.findings
            check_refusal(findings)
        else:
            event("loaded")
            findings = (*scenario.warnings, *day.warnings)
            check_result(scenario, day)
        for finding in findings:
            check_finding(finding)


def with_content(name: str, content: bytes) -> dict[str, bytes]:
    return {other: text.encode() for other, text in VALID.items()} | {name: content}


@quick
@given(names, st.binary(max_size=300))
def test_any_bytes_in_place_of_a_file_load_or_are_refused(name: str, content: bytes) -> None:
    check_loading(with_content(name, content))


@quick
@given(names, st.text(max_size=300))
def test_any_text_in_place_of_a_file_loads_or_is_refused(name: str, text: str) -> None:
    check_loading(with_content(name, text.encode(errors="surrogatepass")))


@quick
@given(names, st.data())
def test_a_file_cut_or_with_bytes_changed_loads_or_is_refused(
    name: str, data: st.DataObject
) -> None:
    content = bytearray(VALID[name].encode())
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 5))
        content[place : place + length] = data.draw(st.binary(max_size=5))
    check_loading(with_content(name, bytes(content)))


@quick
@given(st.lists(st.tuples(tables, st.integers(0, 5), st.integers(0, 12), cells), max_size=4))
def test_cells_exchanged_for_anything_load_or_are_refused(
    changes: list[tuple[str, int, int, str]],
) -> None:
    files = {name: [line.split(",") for line in VALID[name].splitlines()] for name in TABLES}
    for name, row, column, cell in changes:
        line = files[name][row % len(files[name])]
        line[column % len(line)] = cell
    texts = {name: "\n".join(",".join(row) for row in rows) for name, rows in files.items()}
    encoded = {name: text.encode(errors="surrogatepass") for name, text in texts.items()}
    check_loading(with_content("scenario.yaml", VALID["scenario.yaml"].encode()) | encoded)


@quick
@given(st.lists(st.tuples(tables, st.integers(0, 5), st.integers(0, 12), cells), max_size=4))
def test_cells_of_workbooks_exchanged_for_anything_load_or_are_refused(
    changes: list[tuple[str, int, int, str]],
) -> None:
    files = {name: [line.split(",") for line in VALID[name].splitlines()] for name in TABLES}
    for name, row, column, cell in changes:
        line = files[name][row % len(files[name])]
        # Surrogates cannot be written to a workbook at all.
        line[column % len(line)] = cell.encode(errors="replace").decode()
    books = {
        name.replace(".csv", ".xlsx"): workbook({"Sheet1": [list(row) for row in rows]})
        for name, rows in files.items()
    }
    check_loading(books | {"scenario.yaml": VALID["scenario.yaml"].encode()})


def changed_tree(tree: object, path: list[int], value: object) -> object:
    """The tree with the value at a path of child numbers exchanged."""
    if not path or not isinstance(tree, dict | list) or not tree:
        return value
    if isinstance(tree, dict):
        key = list(tree)[path[0] % len(tree)]
        return {**tree, key: changed_tree(tree[key], path[1:], value)}
    place = path[0] % len(tree)
    return [*tree[:place], changed_tree(tree[place], path[1:], value), *tree[place + 1 :]]


FULL_CONFIG = {
    "schema_version": 1,
    "name": "x",
    "crs": "gcj02",
    "currency": "CNY",
    "notes": ["drawn"],
    "files": {"outlets": "outlets.csv", "orders": "orders"},
    "vehicle_types": {
        "small_van": {
            "profile": "van",
            "weight_kg": 800,
            "volume_m3": 4.5,
            "range_km": 200,
            "costs": {"fixed": 100, "overtime_per_hour": 20},
            "shift": {"start": "07:30", "end": "18:00", "regular_h": 8, "longest_duty_h": 10},
            "rest": {"after_driving_h": 4, "duration_min": 20},
        }
    },
    "profiles": {"tractor": {"base": "light_truck", "speeds_kph": {"track": 12}}},
    "rules": {
        "dispatch_from": "either",
        "service": {"per_stop_min": 3},
        "pairs": [{"village": "V1", "vehicles": ["K1"]}],
    },
    "closures": [
        {
            "links": ["a", 12],
            "area": [[109, 27], [110, 27], [110, 28]],
            "since": "2026-01-01",
            "until": "2026-05-01",
            "season": {"first": "12-01", "last": "02-28"},
            "profiles": ["van"],
        }
    ],
}


def as_yaml(tree: object) -> bytes:
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
    return text.encode(errors="surrogatepass")


@quick
@given(trees)
def test_any_tree_in_place_of_the_configuration_loads_or_is_refused(tree: object) -> None:
    check_loading(with_content("scenario.yaml", as_yaml(tree)))


@quick
@given(st.lists(st.tuples(st.lists(st.integers(0, 9), max_size=5), trees), min_size=1, max_size=3))
def test_a_configuration_with_anything_in_it_loads_or_is_refused(
    changes: list[tuple[list[int], object]],
) -> None:
    tree: object = FULL_CONFIG
    for path, value in changes:
        tree = changed_tree(tree, path, value)
    check_loading(with_content("scenario.yaml", as_yaml(tree)))


def test_the_configuration_that_is_changed_above_is_valid() -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder), with_content("scenario.yaml", as_yaml(FULL_CONFIG)))
        assert load_scenario(Path(folder)).config.closures[0].links == ("a", "12")


GOOD_BOOK = workbook(
    {"Sheet1": [["id", "type", "base"], ["K1", "small_van", "T1"], ["K2", "small_van", "T2"]]}
)
PARTS = tuple(zipfile.ZipFile(io.BytesIO(GOOD_BOOK)).namelist())


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD_BOOK)) as old, zipfile.ZipFile(packed, "w") as new:
        for part in PARTS:
            content = old.read(part)
            new.writestr(part, change(content) if part == name else content)
    return packed.getvalue()


@quick
@given(st.sampled_from(PARTS), st.integers(0), st.integers(0, 6), st.binary(max_size=6))
def test_a_workbook_with_a_part_changed_loads_or_is_refused(
    part: str, place: int, length: int, new: bytes
) -> None:
    def change(content: bytes) -> bytes:
        at = place % (len(content) + 1)
        return content[:at] + new + content[at + length :]

    files = with_content("fleet.xlsx", with_part(part, change))
    del files["fleet.csv"]
    check_loading(files)


@quick
@given(st.integers(0), st.integers(0, 6), st.binary(max_size=6))
def test_a_workbook_with_bytes_changed_loads_or_is_refused(
    place: int, length: int, new: bytes
) -> None:
    at = place % (len(GOOD_BOOK) + 1)
    files = with_content("fleet.xlsx", GOOD_BOOK[:at] + new + GOOD_BOOK[at + length :])
    del files["fleet.csv"]
    check_loading(files)


@quick
@given(
    st.lists(
        st.lists(
            st.none()
            | st.booleans()
            | st.integers(-(10**9), 10**9)
            | st.floats(-1e6, 1e6)
            | st.times().map(lambda time: time.replace(second=0, microsecond=0)),
            min_size=1,
            max_size=4,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_every_typed_cell_of_a_workbook_becomes_its_text(
    rows: list[list[bool | float | dt.time | None]],
) -> None:
    sheet = read_sheet(workbook({"Sheet1": rows}), "f.xlsx", "fleet")
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cell is None:
                continue
            text = sheet.rows[number][place]
            if isinstance(cell, bool):
                assert text == ("true" if cell else "false")
            elif isinstance(cell, dt.time):
                assert text == f"{cell:%H:%M}"
            else:
                assert abs(float(text) - cell) <= 1e-9 * max(1.0, abs(cell))


def test_the_orders_of_the_scenarios_above_are_those_of_their_date() -> None:
    assert dt.date.fromisoformat(Path(ORDERS_FILE).stem) == DATE
