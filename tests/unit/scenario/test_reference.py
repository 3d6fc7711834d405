import json
from itertools import pairwise

import jsonschema
import pytest

from routing.scenario.loading.yaml_reader import read_yaml
from routing.scenario.reference import PAGE, SCHEMA_FILE, json_schema, page_text, schema_text
from routing.scenario.schema import ScenarioConfig
from tests.helpers.scenario_files import CONFIG

FULL = (
    CONFIG
    + """\
  pairs:
    - {village: V1, vehicles: [K1, 12]}
profiles:
  tractor: {base: light_truck, speeds_kph: {track: 12}, forbidden: [motorway]}
closures:
  - links: [12, w3]
    since: 2026-03-01
    season: {first: 12-01, last: 02-28}
  - area: [[109.5, 27.9], [109.6, 27.9], [109.6, 28.0]]
"""
)


def plain(text: str) -> object:
    return read_yaml(text, "scenario.yaml").plain()


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page_text()


def test_the_schema_file_is_up_to_date() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_a_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text()))


def test_the_schema_accepts_what_the_loader_accepts() -> None:
    ScenarioConfig.model_validate(plain(FULL))
    jsonschema.validate(plain(FULL), json_schema())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Fenghuang\n", ""),
        ("800", "-1"),
        ("07:30", "1020"),
        ("outlet\n", "moon\n"),
        ("costs:", "cost:"),
        ("track: 12", "lane: 12"),
        ("2026-03-01", "'1 March'"),
        ("12-01", "'1 December'"),
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(old: str, new: str) -> None:
    assert FULL.count(old) == 1
    wrong = plain(FULL.replace(old, new))
    with pytest.raises(ValueError, match="error"):
        ScenarioConfig.model_validate(wrong)
    checker = jsonschema.FormatChecker()
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, json_schema(), format_checker=checker)


def test_the_page_names_every_field_and_column() -> None:
    page = page_text()
    for model in (json_schema(), *json_schema()["$defs"].values()):
        for name in model["properties"]:
            assert f"| `{name}` |" in page
    for name in ("in_service_since", "visits_per_week", "dispatch_from", "村名", "件数"):
        assert name in page


def test_every_table_of_the_page_has_rows_of_equal_width() -> None:
    lines = page_text().replace(r"\|", "").splitlines()
    widths = [line.count("|") if line.startswith("|") else 0 for line in lines]
    for before, after in pairwise(widths):
        assert before == after or 0 in {before, after}
