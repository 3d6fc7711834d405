import datetime as dt
from typing import get_args

import pytest

from routing.network.model import ROAD_CLASSES, SURFACES
from routing.network.profiles import BUILTIN_PROFILES
from routing.scenario.fields import (
    check_identifier,
    check_relative_path,
    check_text,
    parse_date,
    parse_month_day,
    parse_time,
    shown,
)
from routing.scenario.schema import ROAD_CLASSES as SCHEMA_ROAD_CLASSES
from routing.scenario.schema import SURFACES as SCHEMA_SURFACES
from routing.scenario.schema import BuiltInProfile


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("00:00", 0),
        ("8:30", 30600),
        ("08:30:15", 30615),
        ("24:00", 86400),
        ("\uff10\uff18\uff1a\uff13\uff10", 30600),
        (" 23:59 ", 86340),
    ],
)
def test_a_time_is_read_as_seconds_after_midnight(text: str, seconds: int) -> None:
    assert parse_time(text) == seconds


@pytest.mark.parametrize("value", ["24:01", "25:00", "8", "08:60", "", "08:30 pm", None, "-1:00"])
def test_what_is_no_time_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="is not a time such as 08:30"):
        parse_time(value)


@pytest.mark.parametrize("value", [1020, 8.5, 0])
def test_a_number_where_a_time_belongs_is_explained(value: object) -> None:
    with pytest.raises(ValueError, match=r"is a number; a time is hours, a colon and minutes"):
        parse_time(value)


def test_a_date_is_read_from_iso_text_alone() -> None:
    assert parse_date("2024-02-29") == dt.date(2024, 2, 29)
    with pytest.raises(ValueError, match="not a day of the calendar"):
        parse_date("2026-02-29")
    with pytest.raises(ValueError, match="not a date"):
        parse_date("1 March")


def test_a_day_of_the_year_may_be_the_29th_of_february() -> None:
    assert parse_month_day("02-29") == (2, 29)
    with pytest.raises(ValueError, match="not a day of the year"):
        parse_month_day("02-30")


@pytest.mark.parametrize(
    "name", ["V1", "凤凰-01", "a b.c", "A+B", "_x", "9", "ལྷ1", "Ærø", "CONsort", "com10"]
)
def test_an_id_may_hold_letters_of_any_script(name: str) -> None:
    assert check_identifier(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "a/b",
        "a\\b",
        "",
        "  ",
        ".hidden",
        "-x",
        "a.",
        "a:b",
        "a\nb",
        "a\u200bb",
        "a#2",
        "x" * 65,
        "CON",
        "nul",
        "Com1",
        "lpt9.csv",
        "aux.b.c",
        "\ud800",
        "𠀀" * 60,
    ],
)
def test_an_id_that_cannot_name_a_file_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        check_identifier(name)


def test_full_width_characters_of_an_id_are_made_narrow() -> None:
    assert check_identifier("\uff36\uff11\u3000") == "V1"


@pytest.mark.parametrize("path", ["../a", "/a", "a/../../b", "a\\b", "c:/x", "a\0", "", "x" * 300])
def test_a_path_that_leaves_the_folder_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        check_relative_path(path)


def test_a_text_with_a_control_character_is_refused() -> None:
    assert check_text("凤凰 (古城)") == "凤凰 (古城)"
    with pytest.raises(ValueError, match=r"U\+0007"):
        check_text("a\x07")


def test_a_quoted_value_is_short_and_on_one_line() -> None:
    assert len(shown("x" * 1000)) < 50
    assert shown("a\nb") == r"'a\nb'"
    assert shown({"a": 1}) == "a group of fields"


def test_road_classes_surfaces_and_profiles_are_those_of_the_network() -> None:
    assert SCHEMA_ROAD_CLASSES == ROAD_CLASSES
    assert SCHEMA_SURFACES == SURFACES
    assert set(get_args(BuiltInProfile)) == set(BUILTIN_PROFILES)
