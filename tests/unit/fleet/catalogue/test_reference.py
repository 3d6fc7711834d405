import json

import jsonschema
import pytest

from routing.fleet.catalogue.reference import (
    PAGE,
    SCHEMA_FILE,
    json_schema,
    page_text,
    schema_text,
)
from routing.fleet.catalogue.schema import CatalogueConfig
from routing.scenario.loading.yaml_reader import read_yaml
from tests.helpers.catalogues import CATALOGUE


def plain(text: str) -> object:
    return read_yaml(text, "catalogue.yaml").plain()


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page_text()


def test_the_schema_file_is_up_to_date() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_a_json_schema_and_accepts_what_the_loader_accepts() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text()))
    CatalogueConfig.model_validate(plain(CATALOGUE))
    jsonschema.validate(plain(CATALOGUE), json_schema())


def test_the_example_of_the_page_is_a_catalogue() -> None:
    example = page_text().split("```yaml\n")[2].split("```")[0]
    assert CatalogueConfig.model_validate(plain(example)).types["van"].price == 68_000


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("60000", "-1"),
        ("life_years: 4", "life_years: 0"),
        ("[0.7, 0.5", "[1.1, 0.5"),
        ("energy: fuel", "energy: coal"),
        ("yearly_cost", "yearly"),
        ("most_per_base: 3", "most_per_base: many"),
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(old: str, new: str) -> None:
    wrong = plain(CATALOGUE.replace(old, new))
    with pytest.raises(ValueError, match="error"):
        CatalogueConfig.model_validate(wrong)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, json_schema())


def test_the_page_names_every_field() -> None:
    page = page_text()
    for model in (json_schema(), *json_schema()["$defs"].values()):
        for name in model["properties"]:
            assert f"| `{name}` |" in page
