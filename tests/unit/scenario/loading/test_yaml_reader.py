from itertools import pairwise

import pytest

from routing.errors import Finding, InputError
from routing.scenario.loading.yaml_reader import MOST_ANCHORS, MOST_NODES, read_yaml


def plain(text: str) -> object:
    return read_yaml(text, "scenario.yaml").plain()


def faults(text: str) -> tuple[Finding, ...]:
    with pytest.raises(InputError) as caught:
        read_yaml(text, "scenario.yaml")
    return caught.value.findings


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("17:00", "17:00"),
        ("1:30:15", "1:30:15"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("2026-03-01", "2026-03-01"),
        ("0x10", "0x10"),
        ("0o17", "0o17"),
        ("007", "007"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("<<", "<<"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("9" * 30, "9" * 30),
    ],
)
def test_what_looks_like_text_stays_text(text: str, value: str) -> None:
    assert plain(f"a: {text}") == {"a": value}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("1.5", 1.5),
        ("-.5", -0.5),
        ("1e3", 1000.0),
        ("0", 0),
    ],
)
def test_numbers_true_false_and_null_are_values(text: str, value: object) -> None:
    read = plain(f"a: {text}")
    assert read == {"a": value}
    assert isinstance(read, dict)
    assert type(read["a"]) is type(value)


def test_keys_are_always_text() -> None:
    assert plain("1: a\ntrue: b\nnull: c\n2026-01-01: d") == {
        "1": "a",
        "true": "b",
        "null": "c",
        "2026-01-01": "d",
    }


def test_a_value_knows_the_line_of_its_key() -> None:
    tree = read_yaml("a:\n  b:\n    - 1\n    - c: 2\n      d: 3\n", "f")
    assert tree.line_of(("a",)) == 1
    assert tree.line_of(("a", "b")) == 2
    assert tree.line_of(("a", "b", 1, "d")) == 5


def test_a_missing_value_has_the_line_of_what_should_hold_it() -> None:
    tree = read_yaml("a:\n  b: 1\n", "f")
    assert tree.line_of(("a", "x", "y")) == 1
    assert tree.line_of(("a", "b", 3)) == 2


def test_an_alias_repeats_what_it_names() -> None:
    assert plain("a: &x {k: [1]}\nb: *x") == {"a": {"k": [1]}, "b": {"k": [1]}}


def test_every_duplicate_key_is_reported_with_both_lines() -> None:
    found = faults("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n")
    assert [(f.code, f.row) for f in found] == [
        ("scenario.yaml-duplicate-key", 4),
        ("scenario.yaml-duplicate-key", 5),
    ]
    assert "line 1" in found[1].cause


def test_keys_that_differ_in_width_only_are_duplicates() -> None:
    assert faults("van: 1\n\uff56\uff41\uff4e: 2")[0].code == "scenario.yaml-duplicate-key"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &a [*a]", "scenario.yaml-anchors"),
        ("a: *nothing", "scenario.yaml-anchors"),
        ("a: !!python/object/apply:os.system [ls]", "scenario.yaml-tag"),
        ("a: !!str 1", "scenario.yaml-tag"),
        ("a: ! x", "scenario.yaml-tag"),
        ("a: 1\n---\nb: 2\n", "scenario.yaml-documents"),
        ("", "scenario.yaml-empty"),
        ("# only a comment\n", "scenario.yaml-empty"),
        ("a: [1, 2", "scenario.yaml-malformed"),
        ("a: b: c", "scenario.yaml-malformed"),
        ("a:\n\t- 1", "scenario.yaml-malformed"),
        ("? [1]\n: 2", "scenario.yaml-malformed"),
        ("&x 1: a\n? *x\n: b", "scenario.yaml-anchors"),
        ("a: &x 1\n? *x\n: b", "scenario.yaml-malformed"),
        ('a: "\\ud800"', "scenario.yaml-malformed"),
        ('a: "\\UFFFFFFFF"', "scenario.yaml-malformed"),
        ("%YAML 1." + "9" * 5000 + "\n---\na: 1", "scenario.yaml-malformed"),
        ("a: \x01", "scenario.yaml-malformed"),
        ("[" * 5000, "scenario.yaml-too-deep"),
        ("- " * 5000 + "a", "scenario.yaml-too-deep"),
    ],
)
def test_what_may_not_stand_in_a_scenario_has_a_code(text: str, code: str) -> None:
    assert [finding.code for finding in faults(text)] == [code]


def test_a_character_that_is_not_allowed_is_reported_with_its_line() -> None:
    assert faults("a: 1\nb: \x01")[0].row == 2


def test_anchors_by_the_million_are_refused_after_the_first_few() -> None:
    text = "".join(f"a{i}: &x{i} 1\n" for i in range(100_000))
    found = faults(text)
    assert found[0].code == "scenario.yaml-anchors"
    assert found[0].row == MOST_ANCHORS + 1


def test_aliases_that_grow_into_billions_are_refused() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    names = "abcdefghij"
    for before, name in pairwise(names):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    assert faults("\n".join(lines))[0].code == "scenario.yaml-too-large"


def test_aliases_inside_aliases_count_as_depth() -> None:
    deep = "a: &a " + "[" * 20 + "1" + "]" * 20
    assert faults(f"{deep}\nb: {'[' * 15}*a{']' * 15}")[0].code == "scenario.yaml-too-deep"


def test_more_values_than_any_county_needs_are_refused() -> None:
    assert faults("- 1\n" * (MOST_NODES + 1))[0].code == "scenario.yaml-too-large"
