from pathlib import Path

import pytest

from tests.helpers.scenario_files import CONFIG, ORDERS_FILE, changed, errors_of, valid_files

Found = list[tuple[str, str, int | None, str, str]]
Case = tuple[str, str, str, str, int, str]


def found(folder: Path, files: dict[str, str]) -> Found:
    """Code without its area, file, row, field and severity of everything that loading finds."""
    return [
        (f.code.removeprefix("scenario."), f.file, f.row, f.field, f.severity)
        for f in errors_of(folder, files)
    ]


def with_config(more: str) -> dict[str, str]:
    return valid_files() | {"scenario.yaml": CONFIG + more}


def test_a_valid_scenario_has_no_findings(tmp_path: Path) -> None:
    assert found(tmp_path, valid_files()) == []


@pytest.mark.parametrize(
    "case",
    [
        ("villages.csv", "V4,Hexi", "V3,Hexi", "id-duplicate", 5, "id"),
        ("villages.csv", "V4,Hexi", "C,Hexi", "id-duplicate", 5, "id"),
        ("villages.csv", "V4,Hexi", "t1,Hexi", "id-collides", 5, "id"),
        ("fleet.csv", "K2,", "k1,", "id-collides", 3, "id"),
        ("outlets.csv", "28.05,C", "28.05,X", "unknown-parent", 4, "parent"),
        ("outlets.csv", "28.05,C", "28.05,", "parent-missing", 4, "parent"),
        ("villages.csv", "Boluo,T1", "Boluo,T9", "unknown-outlet", 3, "outlet"),
        ("fleet.csv", "small_van,T2", "small_van,V1", "unknown-base", 3, "base"),
        ("fleet.csv", "small_van,T2", "bus,T2", "unknown-type", 3, "type"),
        ("villages.csv", "door,van", "door,bus", "unknown-profile", 5, "access"),
        ("outlets.csv", "07:00,19:00", "19:00,07:00", "window-reversed", 3, "closes"),
        ("villages.csv", "08:00,17:00", "17:00,08:00", "window-reversed", 2, "closes"),
        ("villages.csv", "109.48,27.88", "0,0", "coordinates-zero", 3, "lon"),
        ("villages.csv", "109.48,27.88", "27.88,109.48", "coordinates-swapped", 3, "lat"),
        (ORDERS_FILE, "V3,", "V9,", "unknown-village", 4, "village"),
        (ORDERS_FILE, "V3,", "T1,", "order-for-outlet", 4, "village"),
        (ORDERS_FILE, "09:00,12:00", "12:00,09:00", "window-reversed", 3, "due"),
        (ORDERS_FILE, "30,0.2", "1e9,0.2", "number-out-of-range", 3, "weight_kg"),
        (ORDERS_FILE, "30,0.2", "-30,0.2", "number-out-of-range", 3, "weight_kg"),
        (ORDERS_FILE, "deliver,4", "deliver,1000000000", "number-out-of-range", 2, "pieces"),
    ],
)
def test_a_fault_in_a_table_stops_the_work(tmp_path: Path, case: Case) -> None:
    name, old, new, code, row, field = case
    assert found(tmp_path, changed(name, old, new)) == [(code, name, row, field, "error")]


@pytest.mark.parametrize(
    "case",
    [
        ("outlets.csv", "27.95,,", "27.95,T1,", "centre-with-parent", 2, "parent"),
        ("villages.csv", "109.48,27.88", "112.48,27.88", "place-far", 3, "lon"),
        (ORDERS_FILE, "0.08,,,", "0.08,18:00,,", "order-window-closed", 2, "due"),
        (ORDERS_FILE, "4,12.5,0.08", "0,0,0", "order-of-nothing", 2, "pieces"),
    ],
)
def test_a_doubt_about_a_table_is_a_warning(tmp_path: Path, case: Case) -> None:
    name, old, new, code, row, field = case
    assert found(tmp_path, changed(name, old, new)) == [(code, name, row, field, "warning")]


def test_weight_zero_with_pieces_is_fine(tmp_path: Path) -> None:
    assert found(tmp_path, changed(ORDERS_FILE, "V1,deliver,4,12.5", "V1,deliver,4,0")) == []


def test_ids_of_orders_are_unique_whether_given_or_made_up(tmp_path: Path) -> None:
    header = "village,kind,pieces,weight_kg,volume_m3,id\n"
    files = valid_files() | {
        ORDERS_FILE: f"{header}V1,deliver,1,1,0,2026-03-02-3\nV1,deliver,1,1,0,\n"
    }
    assert found(tmp_path, files) == [("id-duplicate", ORDERS_FILE, 3, "id", "error")]


def test_a_county_needs_exactly_one_centre(tmp_path: Path) -> None:
    files = changed("outlets.csv", "Ala,township", "Ala,county_centre")
    assert found(tmp_path / "two", files)[0] == (
        "county-centre-count", "outlets.csv", 3, "kind", "error",
    )  # fmt: skip
    files = changed("outlets.csv", "centre,county_centre,109.60,27.95,", "x,township,109.6,27.9,T1")
    assert ("county-centre-count", "outlets.csv", None, "kind", "error") in found(
        tmp_path / "none", files
    )


def test_parents_that_go_in_a_circle_are_each_reported_once(tmp_path: Path) -> None:
    files = valid_files()
    files["outlets.csv"] += (
        "A,a,township,109.6,27.9,B,,\nB,b,township,109.6,27.9,D,,\nD,d,township,109.6,27.9,A,,\n"
        "E,leads into it,township,109.6,27.9,A,,\nF,its own parent,township,109.6,27.9,F,,\n"
    )
    assert sorted(found(tmp_path, files)) == [
        ("parent-cycle", "outlets.csv", row, "parent", "error") for row in (5, 6, 7, 9)
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("outlets.csv", "no-outlets"),
        ("villages.csv", "no-villages"),
        ("fleet.csv", "no-vehicles"),
    ],
)
def test_a_table_of_the_county_without_rows_is_an_error(
    tmp_path: Path, name: str, code: str
) -> None:
    files = valid_files()
    files[name] = files[name].splitlines()[0] + "\n"
    assert (code, name, None, "", "error") in found(tmp_path, files)


def test_a_place_with_lon_and_lat_exchanged_is_recognised_in_europe_too(tmp_path: Path) -> None:
    files = valid_files()
    for name in ("outlets.csv", "villages.csv"):
        files[name] = files[name].replace("109.", "9.").replace(",27.", ",47.").replace(
            ",28.", ",48."
        )  # fmt: skip
    assert found(tmp_path / "right", files) == []
    files["villages.csv"] = files["villages.csv"].replace("9.48,47.88", "47.88,9.48")
    assert found(tmp_path / "swapped", files) == [
        ("coordinates-swapped", "villages.csv", 3, "lon", "warning")
    ]


def test_a_county_across_the_date_line_lies_together(tmp_path: Path) -> None:
    files = valid_files()
    for name in ("outlets.csv", "villages.csv"):
        files[name] = files[name].replace("109.7", "-179.9").replace("109.", "179.")
    assert "-179.9" in files["villages.csv"]
    files["outlets.csv"] = files["outlets.csv"].replace("179.60", "179.95")
    files["villages.csv"] = files["villages.csv"].replace("179.61", "179.9")
    assert [code for code, *_ in found(tmp_path, files) if code == "place-far"] == []


def test_a_row_at_fault_still_exists_for_what_refers_to_it(tmp_path: Path) -> None:
    files = changed("outlets.csv", "109.50", "west")
    assert found(tmp_path, files) == [("cell-not-a-number", "outlets.csv", 3, "lon", "error")]


def test_an_id_at_fault_does_not_make_every_reference_to_it_a_fault(tmp_path: Path) -> None:
    files = {name: text.replace("T1", "T/1") for name, text in valid_files().items()}
    assert found(tmp_path, files) == [("id-invalid", "outlets.csv", 3, "id", "error")]


def test_an_unknown_reference_names_the_id_that_is_meant(tmp_path: Path) -> None:
    (finding,) = errors_of(tmp_path, changed("villages.csv", "Boluo,T1", "Boluo,t-1"))
    assert "Is 'T1' meant?" in finding.cause


def test_a_vehicle_type_with_an_unknown_profile_is_an_error(tmp_path: Path) -> None:
    assert found(tmp_path, changed("scenario.yaml", "profile: van", "profile: tractor")) == [
        ("unknown-profile", "scenario.yaml", 5, "vehicle_types.small_van.profile", "error")
    ]


def test_an_own_profile_may_be_used(tmp_path: Path) -> None:
    files = changed("scenario.yaml", "profile: van", "profile: tractor")
    files["scenario.yaml"] += "profiles:\n  tractor: {base: light_truck}\n"
    files["villages.csv"] = files["villages.csv"].replace("door,van", "door,tractor")
    assert found(tmp_path, files) == []


@pytest.mark.parametrize(
    ("closure", "code", "field"),
    [
        ("{links: [], reason: flood}", "closure-empty", "closures.1"),
        ("{links: [a], since: 2026-03-02, until: 2026-03-01}", "closure-dates", "closures.1.until"),
        ("{links: [a], profiles: [bus]}", "unknown-profile", "closures.1.profiles.1"),
        ("{area: [[109, 28], [110, 28]]}", "closure-area", "closures.1.area"),
        ("{area: [[109, 28], [110, 28], [109, 28]]}", "closure-area", "closures.1.area"),
        (
            "{area: [[109, 27], [110, 28], [110, 27], [109, 28]]}",
            "closure-area",
            "closures.1.area",
        ),
        ("{area: [[109, 27], [109, 28], [109, 29]]}", "closure-area", "closures.1.area"),
    ],
)
def test_a_closure_that_makes_no_sense_is_an_error(
    tmp_path: Path, closure: str, code: str, field: str
) -> None:
    line = CONFIG.count("\n") + 2
    files = with_config(f"closures:\n  - {closure}\n")
    assert found(tmp_path, files) == [(code, "scenario.yaml", line, field, "error")]


def test_a_closed_area_may_repeat_its_first_corner(tmp_path: Path) -> None:
    area = "[[109, 27], [110, 27], [110, 28], [109, 27]]"
    assert found(tmp_path, with_config(f"closures:\n  - area: {area}\n")) == []


@pytest.mark.parametrize(
    ("pairs", "code", "field", "severity"),
    [
        ("[{village: V9, vehicles: [K1]}]", "unknown-village", "1.village", "error"),
        ("[{village: T1, vehicles: [K1]}]", "unknown-village", "1.village", "error"),
        ("[{village: V1, vehicles: [K1, K9]}]", "unknown-vehicle", "1.vehicles.2", "error"),
        (
            "[{village: V1, vehicles: [K1]}, {village: V1, vehicles: [K2]}]",
            "pair-twice",
            "2.village",
            "error",
        ),
    ],
)
def test_a_pair_that_makes_no_sense_is_an_error(
    tmp_path: Path, pairs: str, code: str, field: str, severity: str
) -> None:
    files = with_config(f"  pairs: {pairs}\n")
    line = CONFIG.count("\n") + 1
    assert found(tmp_path, files) == [
        (code, "scenario.yaml", line, f"rules.pairs.{field}", severity)
    ]


def test_a_pair_whose_vehicles_cannot_reach_the_village_is_an_error(tmp_path: Path) -> None:
    files = with_config("  pairs: [{village: V4, vehicles: [K1, K2]}]\n")
    files["villages.csv"] = files["villages.csv"].replace("door,van", "door,motorcycle")
    assert [(code, severity) for code, _, _, _, severity in found(tmp_path, files)] == [
        ("pair-without-access", "error")
    ]


def test_a_price_of_overtime_that_never_begins_is_a_warning(tmp_path: Path) -> None:
    costs, shift = "    costs:\n", "    shift:\n"
    priced = CONFIG.replace(costs, f"{costs}      overtime_per_hour: 20\n")
    files = valid_files() | {"scenario.yaml": priced}
    assert found(tmp_path / "never", files) == [
        (
            "overtime-never",
            "scenario.yaml",
            9,
            "vehicle_types.small_van.costs.overtime_per_hour",
            "warning",
        )
    ]
    files["scenario.yaml"] = priced.replace(shift, f"{shift}      regular_h: 8\n")
    assert found(tmp_path / "after eight hours", files) == []
