from pathlib import Path

import pytest

from routing.errors import Finding
from routing.scenario.loading.config import ReadConfig, read_config
from routing.scenario.loading.finding_log import FindingLog
from routing.scenario.loading.folder import FileBytes
from tests.helpers.scenario_files import CONFIG, changed, errors_of, valid_files


def read(text: str) -> tuple[ReadConfig, tuple[Finding, ...]]:
    log = FindingLog()
    config = read_config(FileBytes("scenario.yaml", text.encode()), log)
    return config, log.errors


def fault(old: str, new: str) -> Finding:
    _, (finding,) = read(changed("scenario.yaml", old, new)["scenario.yaml"])
    return finding


def test_a_valid_file_becomes_a_configuration() -> None:
    config, errors = read(CONFIG)
    assert errors == ()
    assert config.config is not None
    assert config.config.vehicle_types["small_van"].shift.start == 27000
    assert config.line("vehicle_types", "small_van", "costs", "per_km") == 10


@pytest.mark.parametrize(
    ("old", "new", "code", "field", "said"),
    [
        ("name: Fenghuang\n", "", "field-missing", "name", "is missing"),
        (
            "fixed:",
            "fixd:",
            "field-unknown",
            "vehicle_types.small_van.costs.fixd",
            "Is fixed meant",
        ),
        ("800", "heavy", "field-wrong-type", "vehicle_types.small_van.weight_kg", "'heavy'"),
        ("800", "'800'", "field-wrong-type", "vehicle_types.small_van.weight_kg", "quotes"),
        ("800", "true", "field-wrong-type", "vehicle_types.small_van.weight_kg", "True"),
        ("800", ".inf", "field-wrong-type", "vehicle_types.small_van.weight_kg", "'.inf'"),
        ("800", "0", "field-out-of-range", "vehicle_types.small_van.weight_kg", "greater than 0"),
        ("800", "1e9", "field-out-of-range", "vehicle_types.small_van.weight_kg", "at most"),
        ("1.2", "-1", "field-out-of-range", "vehicle_types.small_van.costs.per_km", "at least 0"),
        ("Fenghuang", "12", "field-wrong-type", "name", "in quotes"),
        ("Fenghuang", '"a\\x07"', "field-invalid", "name", "U+0007"),
        ("outlet", "moon", "field-not-a-choice", "rules.dispatch_from", "county_centre"),
        ("07:30", "1020", "field-invalid", "vehicle_types.small_van.shift.start", "such as 08:30"),
        ("07:30", "seven", "field-invalid", "vehicle_types.small_van.shift.start", "'seven'"),
        ("07:30", "19:00", "field-invalid", "vehicle_types.small_van.shift", "end after"),
        ("small_van", "small/van", "field-invalid", "vehicle_types.small/van", "'/'"),
        ("schema_version: 1", "schema_version: 2", "field-not-a-choice", "schema_version", "2"),
        ("name:", "currency: yuan\nname:", "field-invalid", "currency", "'yuan'"),
        ("name:", "files: {roads: ../x}\nname:", "field-invalid", "files.roads", "inside"),
        ("name:", "closures: [{links: [a], area: [[1]]}]\nname:", "field-missing", "", ""),
        ("rules:\n  dispatch_from: outlet", "rules:", "field-wrong-type", "rules", "Nothing"),
    ],
)
def test_a_fault_of_a_field_is_explained(
    old: str, new: str, code: str, field: str, said: str
) -> None:
    finding = fault(old, new)
    assert finding.code == f"scenario.{code}"
    assert said in finding.cause
    assert finding.file == "scenario.yaml"
    if field:
        assert finding.field == field


def test_a_fault_is_reported_with_its_line() -> None:
    assert fault("800", "heavy").row == CONFIG.splitlines().index("    weight_kg: 800") + 1
    assert fault("fixed:", "fixd:").row == CONFIG.splitlines().index("      fixed: 100") + 1


def test_no_vehicle_type_at_all_is_a_fault() -> None:
    _, (finding,) = read("schema_version: 1\nname: x\nvehicle_types: {}\n")
    assert (finding.code, finding.field) == ("scenario.field-out-of-range", "vehicle_types")


def test_whole_numbers_will_do_as_ids_of_roads_villages_and_vehicles() -> None:
    more = "closures:\n  - links: [123, w5]\n"
    pairs = "  pairs:\n    - {village: 433123101001, vehicles: [12]}\n"
    config, errors = read(CONFIG + pairs + more)
    assert errors == ()
    assert config.config is not None
    assert config.config.closures[0].links == ("123", "w5")
    assert config.config.rules.pairs[0].village == "433123101001"


@pytest.mark.parametrize("text", ["- a list", "text", "12", "null"])
def test_a_file_that_holds_no_fields_is_a_fault(text: str) -> None:
    _, (finding,) = read(text)
    assert finding.code == "scenario.field-wrong-type"


def test_tables_are_checked_even_if_the_configuration_is_at_fault(tmp_path: Path) -> None:
    files = valid_files()
    files["scenario.yaml"] = CONFIG.replace("800", "heavy") + "files: {villages: v.csv}\n"
    files["v.csv"] = files.pop("villages.csv").replace("V4,Hexi,C,109.61", "V4,Hexi,C,far")
    assert {(f.file, f.code) for f in errors_of(tmp_path, files)} == {
        ("scenario.yaml", "scenario.field-wrong-type"),
        ("v.csv", "scenario.cell-not-a-number"),
    }


def test_tables_are_checked_even_if_the_yaml_cannot_be_read(tmp_path: Path) -> None:
    files = valid_files() | {"scenario.yaml": "a: [", "fleet.csv": "id\n"}
    assert {f.code for f in errors_of(tmp_path, files)} == {
        "scenario.yaml-malformed",
        "scenario.column-missing",
        "scenario.no-vehicles",
    }
