"""Catalogues for tests: texts to be changed, and costs of round figures."""

from __future__ import annotations

from pathlib import Path

from routing.errors import Finding, InputError
from routing.fleet.catalogue.load import load_catalogue
from routing.fleet.catalogue.model import Catalogue
from routing.fleet.catalogue.schema import CatalogueConfig, TypeCosts
from routing.scenario.load import load_scenario
from routing.scenario.model import Scenario
from tests.helpers.scenario_files import valid_files, write_files

CATALOGUE = """\
schema_version: 1
types:
  small_van:
    price: 60000
    life_years: 4
    resale: [0.7, 0.5, 0.3, 0.1]
    yearly_cost: 5000
    energy: fuel
    energy_per_km: 0.6
    upkeep_per_km: 0.2
    upkeep_rise: 0.05
    wage_per_hour: 25
    lead_time_months: 2
  trike:
    price: 15000
    life_years: 5
    resale: [0.5, 0.3, 0.2, 0.1, 0]
    energy: electric
    energy_per_km: 0.1
    upkeep_per_km: 0.1
    wage_per_hour: 22
    vehicle:
      profile: three_wheeler
      weight_kg: 300
      volume_m3: 1.5
      shift: {start: '08:00', end: '18:00'}
hire:
  small_van: {price_a_day: 250, most_per_base: 3}
renewal:
  budget_a_year: 200000
"""


def scenario_in(folder: Path) -> Scenario:
    """The small valid scenario, written into a folder and loaded."""
    return load_scenario(write_files(folder, valid_files()))


def catalogue_in(folder: Path, text: str = CATALOGUE) -> Catalogue:
    """The small scenario's catalogue of that text."""
    write_files(folder, {**valid_files(), "catalogue.yaml": text})
    return load_catalogue(load_scenario(folder))


def found_in(folder: Path, text: str) -> tuple[Finding, ...]:
    """Everything found in a catalogue of that text, whether it stops the work or not."""
    try:
        return catalogue_in(folder, text).warnings
    except InputError as error:
        return error.findings


def costs(**changes: object) -> TypeCosts:
    """A type that costs 10,000, lives 4 years and sells for 80, 60, 40 and 20 %."""
    plain: dict[str, object] = {
        "price": 10_000,
        "life_years": 4,
        "resale": [0.8, 0.6, 0.4, 0.2],
        "yearly_cost": 500,
        "energy": "fuel",
        "energy_per_km": 0.5,
        "upkeep_per_km": 0.1,
        "upkeep_rise": 0.05,
        "wage_per_hour": 20,
    }
    return TypeCosts.model_validate(plain | changes)


def priced(types: dict[str, TypeCosts], **parts: object) -> Catalogue:
    """A catalogue of types without vehicles, for what asks for money alone."""
    plain = {"schema_version": 1, "types": types, **parts}
    return Catalogue(CatalogueConfig.model_validate(plain), {})
