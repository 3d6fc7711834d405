"""The catalogue of codes and the code agree."""

import re
from pathlib import Path

import pytest

from routing.codes import CODES
from routing.codes.reference import PAGE, render
from routing.errors import Finding, InputError

SOURCES = Path(__file__).parents[2] / "routing"
AREAS = {name.split(".")[0] for name in CODES}
QUOTED = re.compile(r'"((?:{})\.[a-z0-9-]+)"'.format("|".join(sorted(AREAS))))


def codes_used() -> set[str]:
    files = [path for path in SOURCES.rglob("*.py") if path.parent.name != "codes"]
    found = {name for path in files for name in QUOTED.findall(path.read_text(encoding="utf-8"))}
    # A file name such as "scenario.yaml" has the shape of a code of one word.
    return {name for name in found if name in CODES or "-" in name}


def test_every_code_in_use_is_in_the_catalogue() -> None:
    assert codes_used() - set(CODES) == set()


def test_every_code_of_the_catalogue_is_in_use() -> None:
    assert set(CODES) - codes_used() == set()


def test_the_error_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == render()


@pytest.mark.parametrize("name", sorted(CODES))
def test_a_code_says_what_it_means_and_what_to_do(name: str) -> None:
    assert CODES[name].meaning.endswith(".")
    assert CODES[name].remedy.endswith(".")


def test_an_error_carries_all_findings_with_place_cause_and_remedy() -> None:
    first = Finding("cli.bad-option", "One.", file="fleet.csv", row=3, field="type")
    second = Finding("cli.bad-option", "Two.", advice="Do this.")
    error = InputError([first, second])
    assert error.findings == (first, second)
    assert first.place == "fleet.csv, row 3, type"
    assert second.remedy == "Do this."
    assert str(error).splitlines()[0].startswith("cli.bad-option [fleet.csv, row 3, type]: One.")
