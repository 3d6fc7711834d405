"""scenario.yaml as text."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from routing.scenario.loading.yaml_reader import read_yaml
from routing.scenario.loading.yaml_tree import YamlNode
from routing.scenario.making.draft import YamlValue
from routing.scenario.making.yaml_writer import yaml_text

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
NUMBER = st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6).map(lambda number: round(number, 3))


def plain(node: YamlNode) -> object:
    if isinstance(node.content, dict):
        return {name: plain(inner) for name, inner in node.content.items()}
    if isinstance(node.content, tuple):
        return [plain(inner) for inner in node.content]
    return node.content


@given(notes=st.lists(TEXT | NUMBER | st.booleans(), max_size=5))
def test_what_is_written_is_read_back_as_it_was(notes: list[YamlValue]) -> None:
    text = yaml_text({"schema_version": 1, "notes": notes, "rules": {"x": {"y": notes}}})

    back = plain(read_yaml(text, "scenario.yaml"))

    assert back == {"schema_version": 1, "notes": notes, "rules": {"x": {"y": notes}}}


def test_times_and_dates_are_quoted_so_that_no_reader_takes_them_for_numbers() -> None:
    text = yaml_text({"a": "17:00", "b": "2026-03-02", "c": "12-01", "d": "no", "e": "1e5"})

    assert text.splitlines() == [
        "a: '17:00'",
        "b: '2026-03-02'",
        "c: '12-01'",
        "d: 'no'",
        "e: '1e5'",
    ]
    assert yaml.safe_load(text)["a"] == "17:00"


def test_sections_say_what_they_are() -> None:
    text = yaml_text({"schema_version": 1, "name": "石桥县", "rules": {"snap_limit_m": 2000.0}})

    assert text.startswith("# ")
    assert "name: 石桥县\n" in text
    before = text[: text.index("rules:")].splitlines()
    assert before[-1].startswith("# ")


def test_corners_of_an_area_stand_on_one_line_each() -> None:
    text = yaml_text({"closures": [{"area": [[110.0, 28.0], [110.1, 28.0]]}]})

    assert "- [110.0, 28.0]" in text


def test_the_same_value_twice_makes_no_anchor() -> None:
    shared: YamlValue = {"start": "08:00"}

    assert "&" not in yaml_text({"a": shared, "b": shared})
