"""The catalogue: every fault has its answer, and all of them come together."""

from pathlib import Path

import pytest

from routing.errors import InputError
from routing.fleet.catalogue.load import load_catalogue
from routing.scenario.load import load_scenario
from tests.helpers.catalogues import CATALOGUE, catalogue_in, found_in, scenario_in
from tests.helpers.scenario_files import valid_files, write_files


def test_a_good_catalogue_is_loaded_without_a_word(tmp_path: Path) -> None:
    catalogue = catalogue_in(tmp_path)
    assert catalogue.warnings == ()
    assert list(catalogue.vehicle_types) == ["small_van", "trike"]
    assert catalogue.types["small_van"].resale == (0.7, 0.5, 0.3, 0.1)
    assert (catalogue.rule.villages, catalogue.rule.days) == (0.98, 0.95)
    assert (catalogue.renewal.years, catalogue.renewal.budget_a_year) == (3, 200_000)


def test_without_a_catalogue_planning_figures_are_used_and_said(tmp_path: Path) -> None:
    catalogue = load_catalogue(scenario_in(tmp_path))
    assert [w.code for w in catalogue.warnings] == ["fleet.catalogue-built-in"]
    assert list(catalogue.types) == ["small_van", "electric_van"]
    assert catalogue.vehicle_types["electric_van"].range_km == 220
    assert {c.energy for c in catalogue.types.values()} == {"fuel", "electric"}


def test_the_digest_follows_figures_and_not_comments(tmp_path: Path) -> None:
    plain = catalogue_in(tmp_path).digest
    assert catalogue_in(tmp_path, f"# ours\n{CATALOGUE}").digest == plain
    assert catalogue_in(tmp_path, CATALOGUE.replace("60000", "60001")).digest != plain


def test_a_catalogue_may_lie_elsewhere(tmp_path: Path) -> None:
    scenario = scenario_in(tmp_path / "county")
    other = tmp_path / "dear.yaml"
    other.write_text(CATALOGUE.replace("60000", "90000"), encoding="utf-8")
    assert load_catalogue(scenario, other).types["small_van"].price == 90_000


@pytest.mark.parametrize("name", ["nowhere.yaml", "", "a\0b", "x" * 300])
def test_a_path_without_a_catalogue_is_a_coded_answer(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as caught:
        load_catalogue(scenario_in(tmp_path), tmp_path / "in" / name)
    assert [f.code for f in caught.value.findings] == ["fleet.catalogue-unreadable"]


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("60000", "-1", "scenario.field-out-of-range", "types.small_van.price"),
        ("60000", "1e12", "scenario.field-out-of-range", "types.small_van.price"),
        ("60000", ".nan", "scenario.field-wrong-type", "types.small_van.price"),
        ("60000", "'60000'", "scenario.field-wrong-type", "types.small_van.price"),
        ("life_years: 4", "life_years: 0", "scenario.field-out-of-range", "types.small_van"),
        ("life_years: 4", "life_years: 4.5", "scenario.field-wrong-type", "types.small_van"),
        ("[0.7, 0.5", "[1.2, 0.5", "scenario.field-out-of-range", "types.small_van.resale"),
        ("[0.7, 0.5", "[-0.1, 0.5", "scenario.field-out-of-range", "types.small_van.resale"),
        ("[0.7, 0.5", "[0.4, 0.5", "fleet.catalogue-resale-rises", "types.small_van.resale"),
        ("0.3, 0.1]", "0.3]", "fleet.catalogue-resale-short", "types.small_van.resale"),
        ("energy: fuel", "energy: coal", "scenario.field-not-a-choice", "types.small_van.energy"),
        ("energy_per_km: 0.6", "", "scenario.field-missing", "types.small_van.energy_per_km"),
        ("yearly_cost", "yearly_costs", "scenario.field-unknown", "types.small_van.yearly_costs"),
        ("months: 2", "months: 700", "scenario.field-out-of-range", "types.small_van"),
        ("weight_kg: 300", "weight_kg: 1e9", "scenario.field-out-of-range", "types.trike.vehicle"),
        ("budget_a_year: 200000", "budget_a_year: -1", "scenario.field-out-of-range", "renewal"),
        ("budget_a_year: 200000", "years: 0", "scenario.field-out-of-range", "renewal.years"),
        ("budget_a_year: 200000", "budget_a_year: 0", "fleet.catalogue-budget-small", "renewal"),
        ("most_per_base: 3", "most_per_base: -3", "scenario.field-out-of-range", "hire.small_van"),
        ("hire:\n  small_van", "hire:\n  car", "fleet.catalogue-hire-unknown", "hire.car"),
        ("  small_van:\n    p", "  small_car:\n    p", "fleet.catalogue-type-unknown", "types."),
        ("  small_van:\n    p", "  small_car:\n    p", "fleet.catalogue-type-missing", "types"),
        ("profile: three", "profile: four", "fleet.catalogue-profile-unknown", "types.trike"),
        ("volume_m3: 1.5", "volume_m3: 1.5\n      costs: {per_km: 2}",
         "fleet.catalogue-costs-misplaced", "types.trike.vehicle.costs"),
        ("price: 60000", "price: 0", "fleet.catalogue-price-zero", "types.small_van.price"),
        ("price_a_day: 250", "price_a_day: 0", "fleet.catalogue-price-zero", "hire.small_van"),
        ("schema_version: 1", "schema_version: 1\nschema_version: 1",
         "scenario.yaml-duplicate-key", ""),
        ("schema_version: 1", "schema_version: 2", "scenario.field-not-a-choice", "schema_version"),
        ("price: 60000", "price: !!python/object 1", "scenario.yaml-tag", ""),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, code: str, field: str
) -> None:
    assert CATALOGUE.count(old) == 1
    found = found_in(tmp_path, CATALOGUE.replace(old, new))
    hits = [f for f in found if f.code == code and f.field.startswith(field)]
    assert hits, found
    assert all(f.file == "catalogue.yaml" and f.row for f in hits)


def test_a_type_of_the_scenario_is_described_once(tmp_path: Path) -> None:
    vehicle = "{profile: van, weight_kg: 1, volume_m3: 1, shift: {start: '08:00', end: '18:00'}}"
    text = CATALOGUE.replace("  trike:", f"    vehicle: {vehicle}\n  trike:")
    assert [f.code for f in found_in(tmp_path, text)] == ["fleet.catalogue-type-twice"]


def test_a_type_that_nobody_owns_may_be_left_out(tmp_path: Path) -> None:
    files = valid_files()
    first = files["scenario.yaml"].index("  small_van:")
    kind = files["scenario.yaml"][first : files["scenario.yaml"].index("rules:")]
    files["scenario.yaml"] = files["scenario.yaml"].replace(
        kind, kind + kind.replace("small_van", "big_van")
    )
    write_files(tmp_path, {**files, "catalogue.yaml": CATALOGUE})
    catalogue = load_catalogue(load_scenario(tmp_path))
    assert [f.code for f in catalogue.warnings] == ["fleet.catalogue-type-left-out"]
    assert "big_van" not in catalogue.vehicle_types


def test_driving_for_nothing_is_said(tmp_path: Path) -> None:
    text = CATALOGUE.replace("energy_per_km: 0.1", "energy_per_km: 0")
    text = text.replace("upkeep_per_km: 0.1", "upkeep_per_km: 0").replace("hour: 22", "hour: 0")
    assert "fleet.catalogue-running-zero" in {f.code for f in found_in(tmp_path, text)}


@pytest.mark.parametrize("text", ["", "# nothing\n", "\n\n"])
def test_an_empty_catalogue_is_a_coded_answer(tmp_path: Path, text: str) -> None:
    assert [f.code for f in found_in(tmp_path, text)] == ["fleet.catalogue-empty"]


def test_a_catalogue_without_types_is_refused(tmp_path: Path) -> None:
    found = found_in(tmp_path, "schema_version: 1\ntypes: {}\n")
    assert [(f.code, f.field) for f in found] == [("scenario.field-out-of-range", "types")]


def test_all_faults_come_together(tmp_path: Path) -> None:
    text = CATALOGUE.replace("60000", "-1").replace("life_years: 5", "life_years: 0")
    assert len(found_in(tmp_path, text)) == 2
    text = CATALOGUE.replace("[0.7, 0.5", "[0.4, 0.5").replace("hire:\n  small_van", "hire:\n  car")
    assert len(found_in(tmp_path, text)) == 2


def test_advice_leads_to_the_catalogues_own_page(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, CATALOGUE.replace("60000", "-1"))
    assert "catalogue-reference" in found.remedy
