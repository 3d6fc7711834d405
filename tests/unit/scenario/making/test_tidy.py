"""Texts of sources nobody vouches for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.scenario.fields import check_text
from routing.scenario.loading.columns import LONGEST_NAME
from routing.scenario.making.tidy import tidy_name, whole_number


@given(text=st.text(st.characters(), max_size=300))
def test_a_tidy_name_can_be_printed_on_one_line_and_loaded(text: str) -> None:
    name = tidy_name(text, "otherwise")

    assert check_text(name) == name == " ".join(name.split())
    assert 1 <= len(name) <= LONGEST_NAME


@pytest.mark.parametrize("text", ["石桥村", "Sankt Gallen", "St. Mary's (north)", "ཀྲུང"])
def test_a_name_that_is_in_order_stays_as_it_is(text: str) -> None:
    assert tidy_name(text) == text


def test_a_hidden_character_between_blanks_leaves_one_blank() -> None:
    assert tidy_name("0\r\x1b 0") == "0 0"


def test_a_long_name_shows_that_it_was_cut() -> None:
    assert tidy_name("x" * 500) == "x" * (LONGEST_NAME - 1) + "…"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("445", 445),
        (" 1,357 ", 1357),
        ("1 357", 1357),
        ("0", None),
        ("5001", None),
        ("", None),
        ("about 300", None),
        ("-5", None),
        ("3.5", None),
        ("٣", None),
        ("9" * 400, None),
    ],
)
def test_a_number_of_people_is_whole_and_within_limits(text: str, number: int | None) -> None:
    assert whole_number(text, 1, 5_000) == number
