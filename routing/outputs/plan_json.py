"""``plan.json``: the plan as bytes, the same for the same plan."""

from __future__ import annotations

import json

from routing.plan.model import Plan


def encoded(text: str) -> bytes:
    """A text in UTF-8 with a newline at the end.

    What is no character (half of a surrogate pair) becomes a question mark.
    """
    return f"{text}\n".encode("utf-8", "replace")


def plan_bytes(plan: Plan) -> bytes:
    """A plan in the order of its schema, indented for those who edit it by hand."""
    content = plan.model_dump(mode="json")
    return encoded(json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1))
