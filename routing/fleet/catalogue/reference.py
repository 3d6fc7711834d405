"""``python -m routing.fleet.catalogue.reference`` writes the reference page and the JSON Schema.

Both follow from the schema alone, so they cannot differ from what the loader accepts.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from routing.fleet.catalogue.schema import CatalogueConfig
from routing.scenario.reference import ROOT, model_sections

PAGE: Final = ROOT / "docs" / "catalogue-reference.md"
SCHEMA_FILE: Final = Path(__file__).with_name("catalogue.schema.json")

_INTRO: Final = """# What a catalogue of vehicles holds

Every field of `catalogue.yaml`, which lies in the scenario folder beside `scenario.yaml` or is
named on the command line. This page is generated from `routing/fleet/catalogue/` by
`python -m routing.fleet.catalogue.reference`; so is
`routing/fleet/catalogue/catalogue.schema.json`, which editors can use to check the file while it
is written:

```yaml
# yaml-language-server: $schema=catalogue.schema.json
```

Money is in the scenario's currency. Where there is no `catalogue.yaml`, round planning figures
are used, and a warning says so.

A type that `scenario.yaml` describes needs its costs only. To try a type that the county does not
have, give it a new name and say under `vehicle` what it can do:

```yaml
schema_version: 1
types:
  van:
    price: 68000
    life_years: 8
    resale: [0.72, 0.6, 0.5, 0.42, 0.35, 0.28, 0.22, 0.17]
    yearly_cost: 7000
    energy: fuel
    energy_per_km: 0.65
    upkeep_per_km: 0.14
    upkeep_rise: 0.03
    wage_per_hour: 28
    lead_time_months: 2
  electric_van:
    price: 96000
    life_years: 8
    resale: [0.6, 0.48, 0.38, 0.3, 0.23, 0.17, 0.12, 0.08]
    yearly_cost: 6000
    installation: 5000
    energy: electric
    energy_per_km: 0.2
    upkeep_per_km: 0.1
    upkeep_rise: 0.03
    wage_per_hour: 28
    lead_time_months: 3
    vehicle:
      profile: van
      weight_kg: 720
      volume_m3: 4
      range_km: 220
      shift: {start: '08:00', end: '18:00'}
hire:
  van: {price_a_day: 260, most_per_base: 2}
renewal:
  budget_a_year: 500000
```

What a vehicle costs a year to own is the annuity of its price and installation less its resale
at the end of its life, and the yearly cost (`routing/fleet/costs.py` has the formula). Driving
costs energy, upkeep and wages; upkeep rises with age, and stands at its mean over a life where a
fleet is sized, and at its actual age where renewal is planned. A type that is in nothing better
than another is named in a warning.

The plan over years buys, sells and moves vehicles at the start of a year. What is ordered is paid
at once and begins to work after its lead time; a vehicle that it replaces may work until then,
even past its life, and other gaps are filled by hire. A vehicle is used for `life_years`, and for
`overage_years` more. What is left of a vehicle's life when the plan ends counts as its value.
"""


def json_schema() -> dict[str, Any]:
    """JSON Schema of ``catalogue.yaml``."""
    about = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "catalogue.yaml of a rural delivery scenario",
    }
    return {**CatalogueConfig.model_json_schema(), **about}


def schema_text() -> str:
    """What :data:`SCHEMA_FILE` holds."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def page_text() -> str:
    """What :data:`PAGE` holds."""
    sections = model_sections(json_schema(), "catalogue.yaml")
    return "\n\n".join([_INTRO.rstrip(), *sections]) + "\n"


def main() -> None:
    """Write both files."""
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
    PAGE.write_text(page_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
