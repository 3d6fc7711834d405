"""``plan.json`` is the same for the same plan, and reads back as the same plan."""

import json

from routing.outputs.plan_json import encoded, plan_bytes
from routing.plan.model import Plan
from tests.helpers.plan_edits import sound


def test_the_same_plan_is_the_same_bytes() -> None:
    assert plan_bytes(sound()[0]) == plan_bytes(sound()[0])


def test_keys_stand_in_the_order_of_the_schema() -> None:
    content = json.loads(plan_bytes(sound()[0]))
    assert list(content) == list(Plan.model_fields)


def test_a_file_ends_with_a_newline_and_holds_names_as_they_are() -> None:
    assert encoded("西江镇") == "西江镇\n".encode()
    assert plan_bytes(sound()[0]).endswith(b"}\n")


def test_half_a_character_becomes_a_question_mark() -> None:
    assert encoded("a\udcffb") == b"a?b\n"
