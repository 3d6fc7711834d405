from __future__ import annotations

import pytest

from routing.words import current_language, say, speaking
from routing.words.language import language_of


def test_figures_take_their_places() -> None:
    assert say("{count} villages of {total}", count=3, total=f"{1200:,}") == "3 villages of 1,200"


def test_a_name_with_braces_is_not_read_as_a_template() -> None:
    assert say("Village {name}", name="{count}") == "Village {count}"


def test_a_language_is_spoken_in_its_block_only() -> None:
    with speaking("zh"):
        assert current_language() == "zh"
    assert current_language() == "en"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW"}, "zh"),
        ({"LANG": "zh_CN", "LC_ALL": ""}, "zh"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_language_is_the_one_the_environment_asks_for(
    environment: dict[str, str], language: str
) -> None:
    assert language_of(environment) == language
