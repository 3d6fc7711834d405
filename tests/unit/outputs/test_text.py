"""Names become safe file names and plain lines."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.outputs.text import LONGEST_NAME, file_stem, file_stems, hhmm, plain

FORBIDDEN = re.compile(r'[/\\:*?"<>|\x00-\x1f]')


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("K1", "K1"),
        ("湘U-12345", "湘U-12345"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a/b\\c:d", "a_b_c_d"),
        ("con", "_con"),
        ("NUL.gpx", "_NUL.gpx"),
        ("LPT1", "_LPT1"),
        ("trailing. ", "trailing"),
        ("...", "_"),
        ("", "_"),
        ("a\u202egpx.exe", "agpx.exe"),
        ("line\nbreak", "line break"),
    ],
)
def test_a_vehicle_has_a_safe_file_name(name: str, stem: str) -> None:
    assert file_stem(name) == stem


def test_a_long_name_is_cut_within_what_file_systems_allow() -> None:
    assert len(file_stem("村" * 500).encode()) <= 120
    assert file_stem("村" * 500).startswith("村村")


def test_vehicles_never_share_a_file_even_where_case_is_ignored() -> None:
    assert file_stems(["k1", "K1", "k/1", "k:1", "k_1-2"]) == [
        "k1",
        "K1-2",
        "k_1",
        "k_1-2",
        "k_1-2-2",
    ]


@settings(deadline=None)
@given(st.lists(st.text(max_size=200), max_size=8))
def test_any_names_become_safe_and_distinct_file_names(names: list[str]) -> None:
    stems = file_stems(names)
    assert len({stem.casefold() for stem in stems}) == len(names)
    for stem in stems:
        assert not FORBIDDEN.search(stem)
        assert stem.strip(". ") == stem != ""
        assert len(f"{stem}.gpx".encode()) < 200


@settings(deadline=None)
@given(st.text(max_size=400))
def test_a_plain_name_is_short_visible_and_on_one_line(text: str) -> None:
    line = plain(text)
    assert len(line) <= LONGEST_NAME
    assert all(
        char in "\u200c\u200d" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        for char in line
    )


@pytest.mark.parametrize(("seconds", "clock"), [(0, "00:00"), (32_459, "09:00"), (90_000, "25:00")])
def test_times_are_read_in_hours_and_minutes(seconds: int, clock: str) -> None:
    assert hhmm(seconds) == clock
