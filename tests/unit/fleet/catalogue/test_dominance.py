"""Types that are in nothing better than another."""

from dataclasses import replace
from pathlib import Path

import pytest

from routing.fleet.catalogue.dominance import find_dominance
from routing.fleet.catalogue.load import load_catalogue
from routing.scenario.schema import Profile
from tests.helpers.catalogues import CATALOGUE, catalogue_in, found_in, scenario_in

TRIKE = CATALOGUE[CATALOGUE.index("  trike:") : CATALOGUE.index("hire:")]


def with_third(name: str, old: str = "", new: str = "") -> str:
    """The catalogue with another trike that differs in one figure."""
    assert old in TRIKE
    third = TRIKE.replace("trike", name).replace(old, new) if old else TRIKE.replace("trike", name)
    return CATALOGUE.replace("hire:", f"{third}hire:")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("price: 15000", "price: 16000"),
        ("life_years: 5", "life_years: 4"),
        ("[0.5, 0.3", "[0.4, 0.3"),
        ("energy_per_km: 0.1", "energy_per_km: 0.2"),
        ("upkeep_per_km: 0.1", "upkeep_per_km: 0.2"),
        ("wage_per_hour: 22", "wage_per_hour: 23"),
        ("weight_kg: 300", "weight_kg: 200"),
        ("volume_m3: 1.5", "volume_m3: 1.2\n      range_km: 90"),
        ("'18:00'", "'17:00'"),
        ("vehicle:", "lead_time_months: 3\n    vehicle:"),
    ],
)
def test_a_type_that_is_worse_in_one_thing_is_named_with_the_better(
    tmp_path: Path, old: str, new: str
) -> None:
    (found,) = found_in(tmp_path, with_third("cart", old, new))
    assert (found.code, found.severity) == ("fleet.catalogue-dominated", "warning")
    assert "'cart'" in found.cause
    assert "'trike'" in found.cause
    assert found.field == "types.cart"


def test_a_type_that_is_better_in_something_stays(tmp_path: Path) -> None:
    text = with_third("cart", "weight_kg: 300", "weight_kg: 200")
    assert found_in(tmp_path, text.replace("price: 15000", "price: 16000", 1)) == ()


def test_a_type_that_some_village_does_not_admit_is_not_better(tmp_path: Path) -> None:
    # V1 admits the built-in three_wheeler and no other profile of that mode.
    text = with_third("cart", "profile: three_wheeler", "profile: quick")
    text = text.replace("price: 15000", "price: 16000", 1)
    scenario = scenario_in(tmp_path)
    own = Profile.model_validate({"base": "three_wheeler", "speeds_kph": {"track": 30}})
    config = scenario.config.model_copy(update={"profiles": {"quick": own}})
    county = replace(scenario, config=config)
    (tmp_path / "catalogue.yaml").write_text(text, encoding="utf-8")
    assert load_catalogue(county).warnings == ()
    open_to_all = tuple(replace(village, access=()) for village in county.villages)
    (found,) = load_catalogue(replace(county, villages=open_to_all)).warnings
    assert found.field == "types.trike"


def test_types_of_other_modes_are_never_compared(tmp_path: Path) -> None:
    text = with_third("cart", "profile: three_wheeler", "profile: motorcycle")
    assert found_in(tmp_path, text.replace("15000", "14000", 1)) == ()


def test_types_that_are_the_same_are_named_together(tmp_path: Path) -> None:
    text = with_third("cart")
    (found,) = found_in(tmp_path, text)
    assert found.code == "fleet.catalogue-alike"
    dominance = find_dominance(scenario_in(tmp_path), catalogue_in(tmp_path, text))
    assert dominance.alike == (("trike", "cart"),)
    assert dominance.needless == {"cart"}


def test_of_a_chain_the_best_is_named(tmp_path: Path) -> None:
    worst = TRIKE.replace("trike", "worst").replace("15000", "17000")
    text = with_third("cart", "15000", "16000").replace("hire:", f"{worst}hire:")
    dominance = find_dominance(scenario_in(tmp_path), catalogue_in(tmp_path, text))
    assert dominance.by == {"cart": "trike", "worst": "trike"}


def test_a_catalogue_of_twins_alone_keeps_one_of_them(tmp_path: Path) -> None:
    text = with_third("cart").replace("  trike:", "  bike:", 1)
    text = text.replace("hire:", f"{TRIKE}hire:")
    dominance = find_dominance(scenario_in(tmp_path), catalogue_in(tmp_path, text))
    assert dominance.alike == (("bike", "cart", "trike"),)
    assert set(catalogue_in(tmp_path, text).types) - dominance.needless == {"small_van", "bike"}
