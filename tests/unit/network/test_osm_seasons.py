"""Roads that their own tags close in winter."""

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from routing.network.matrix import open_matrix
from routing.network.model import UNREACHABLE
from routing.network.osm import read_osm
from routing.network.osm_seasons import Season, seasons_of
from routing.network.profiles import ALL_MODES, BUILTIN_PROFILES, MODES
from tests.helpers.osm_files import OsmFile
from tests.helpers.roads import spots


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("no @ (Nov-Mar)", (11, 1), (3, 31)),
        ("no @ (Nov 15-Apr 15)", (11, 15), (4, 15)),
        ("no @ (nov 15 - apr 15)", (11, 15), (4, 15)),
        ("no @ Dec-Feb", (12, 1), (2, 31)),
        ("private @ (Jun 1-Sep)", (6, 1), (9, 31)),
    ],
)
def test_a_closed_season_is_read(value: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert seasons_of({"access:conditional": value}) == (
        (Season(ALL_MODES, first, last),),
        False,
    )


@pytest.mark.parametrize(
    "tags",
    [
        {"access:conditional": "no @ (22:00-06:00)"},
        {"access:conditional": "no @ (Nov-Mar); yes @ (Sa)"},
        {"access:conditional": "no @ (Nov 40-Mar)"},
        {"access:conditional": "no @ (Foo-Bar)"},
        {"access:conditional": "no @ snow"},
        {"access:conditional": "yes @ (May-Oct)"},
        {"access:conditional": "no @ (weight>3.5)"},
        {"access:conditional": "no"},
        {"access:conditional": ""},
        {"maxspeed:conditional": "30 @ (Nov-Mar)"},
        {"oneway:conditional": "yes @ (07:00-09:00)"},
    ],
)
def test_what_says_more_is_not_guessed_at(tags: dict[str, str]) -> None:
    assert seasons_of(tags) == ((), True)


def test_two_seasons_are_two_bans() -> None:
    seasons, more = seasons_of({"vehicle:conditional": "no @ (Jan-Feb); no @ (Dec 20-Dec 31)"})
    assert [season.first for season in seasons] == [(1, 1), (12, 20)]
    assert not more


def test_a_more_specific_tag_wins() -> None:
    seasons, _ = seasons_of({"motor_vehicle:conditional": "no @ (Nov-Mar)", "hgv": "yes"})
    assert seasons[0].modes == ALL_MODES & ~MODES["truck"]
    alone, _ = seasons_of({"hgv:conditional": "no @ (Nov-Mar)"})
    assert alone[0].modes == MODES["truck"]


def test_a_pass_is_closed_in_winter_and_open_in_summer(tmp_path: Path) -> None:
    osm = OsmFile()
    nodes = [osm.node(0.01 * at, 0.0) for at in range(4)]
    osm.way(nodes[:2], highway="tertiary")
    osm.way(nodes[1:3], highway="tertiary", motor_vehicle__conditional="no @ (Nov-Apr)")
    osm.way(nodes[2:], highway="tertiary")
    network = read_osm(osm.write(tmp_path / "pass.osm.pbf"))
    van = BUILTIN_PROFILES["van"]
    for month, open_ in ((1, False), (7, True), (11, False), (4, False), (5, True)):
        day = dt.date(2026, month, 15)
        seen = open_matrix(network, spots((5, 0), (25, 0)), [van], (), day, 2000.0)
        seconds = seen.matrix("van", np.array([0]), np.array([1]))[0][0, 0]
        assert (seconds < UNREACHABLE) == open_
