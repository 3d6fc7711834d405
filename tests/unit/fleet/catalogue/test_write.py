from pathlib import Path

import pytest

from routing.errors import InputError
from routing.fleet.catalogue.load import load_catalogue
from routing.fleet.catalogue.write import catalogue_text, write_catalogue
from routing.scenario.load import load_scenario
from routing.scenario.making.synthetic import SyntheticOptions, make_synthetic
from routing.scenario.making.write import write_scenario
from tests.helpers.catalogues import scenario_in


def test_what_is_written_is_read_again_without_a_word(tmp_path: Path) -> None:
    scenario = scenario_in(tmp_path)
    built_in = load_catalogue(scenario)
    write_catalogue(scenario, tmp_path / "catalogue.yaml")
    written = load_catalogue(scenario)
    assert written.warnings == ()
    assert written.digest == built_in.digest
    assert written.vehicle_types == built_in.vehicle_types


def test_a_made_county_gets_every_built_in_kind(tmp_path: Path) -> None:
    write_scenario(tmp_path / "county", make_synthetic(SyntheticOptions(seed=1, villages=12)))
    scenario = load_scenario(tmp_path / "county")
    catalogue = load_catalogue(scenario, write_catalogue(scenario, tmp_path / "costs.yaml"))
    assert set(catalogue.types) == {
        "van",
        "light_truck",
        "three_wheeler",
        "motorcycle",
        "electric_van",
    }
    assert catalogue.warnings == ()


def test_every_field_of_the_first_type_is_explained(tmp_path: Path) -> None:
    text = catalogue_text(scenario_in(tmp_path))
    assert "price: 68000                     # Of one vehicle, new." in text
    assert "# budget_a_year:" in text


def test_an_old_file_stays(tmp_path: Path) -> None:
    scenario = scenario_in(tmp_path)
    path = tmp_path / "catalogue.yaml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        write_catalogue(scenario, path)
    assert caught.value.findings[0].code == "fleet.catalogue-exists"
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_is_a_coded_answer(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        write_catalogue(scenario_in(tmp_path), tmp_path / "no" / "catalogue.yaml")
    assert caught.value.findings[0].code == "fleet.catalogue-unwritable"
