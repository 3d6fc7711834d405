"""The published schema is that of the model, and plans as written obey it."""

import json

import jsonschema
import pytest

from routing.outputs.plan_json import plan_bytes
from routing.plan.schema_file import SCHEMA_FILE, render
from tests.helpers.plan_edits import sound


def test_the_published_schema_is_up_to_date() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == render()


def test_a_plan_as_written_obeys_the_published_schema() -> None:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(plan_bytes(sound()[0])), schema)


@pytest.mark.parametrize("field", ["schema_version", "routes", "figures", "scenario"])
def test_the_published_schema_refuses_a_plan_without_a_part(field: str) -> None:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    content = json.loads(plan_bytes(sound()[0]))
    del content[field]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, schema)
