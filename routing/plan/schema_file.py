"""``python -m routing.plan.schema_file`` writes the JSON Schema of ``plan.json`` from the model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from routing.plan.model import Plan

SCHEMA_FILE: Final = Path(__file__).with_name("plan.schema.json")


def render() -> str:
    """The schema as it is published."""
    schema = Plan.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(render(), encoding="utf-8")
