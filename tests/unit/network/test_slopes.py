"""Slopes: read from tags and heights, and driven slower."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from routing.network.gmns import read_gmns
from routing.network.model import SLOPES
from routing.network.osm import read_osm
from routing.network.osm_values import grade
from routing.network.profiles import BUILTIN_PROFILES, check_profiles
from routing.network.slopes import slope_index, slopes_of
from routing.network.usable import link_speeds_kph
from tests.helpers.osm_files import OsmFile

VAN = BUILTIN_PROFILES["van"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10%", 0.10),
        ("-12.5 %", -0.125),
        ("8", 0.08),
        ("45°", None),
        ("5°", 0.0875),
        ("up", 0.05),
        ("down", -0.05),
        ("steep", None),
        ("", None),
        ("900%", None),
    ],
)
def test_inclines_are_read(text: str, value: float | None) -> None:
    found = grade(text)
    assert found is None if value is None else found == pytest.approx(value, abs=1e-4)


def test_grades_fall_into_four_slopes_whichever_way_they_go() -> None:
    grades = (0.0, 0.039, 0.04, -0.079, 0.08, -0.12, 0.3)
    names = [SLOPES[slope_index(one)] for one in grades]
    assert names == ["level", "level", "moderate", "moderate", "steep", "very_steep", "very_steep"]


def test_heights_of_nodes_give_slopes_but_not_on_stubs() -> None:
    rise, length = np.array([10.0, -10.0, 5.0, np.nan]), np.array([100.0, 50.0, 10.0, 100.0])
    assert [SLOPES[at] for at in slopes_of(rise, length)] == [
        "steep",
        "very_steep",
        "level",
        "level",
    ]


def test_a_slope_is_driven_at_the_profile_s_share_of_speed(tmp_path: Path) -> None:
    osm = OsmFile()
    nodes = [osm.node(0.01 * at, 0.0) for at in range(3)]
    osm.way(nodes[:2], highway="tertiary")
    osm.way(nodes[1:], highway="tertiary", incline="-10%")
    network = read_osm(osm.write(tmp_path / "hill.osm.pbf"))
    level, steep = link_speeds_kph(network, VAN).tolist()
    assert steep == pytest.approx(level * VAN.slope_factors["steep"])
    own = replace(VAN, slope_factors={"steep": 0.5})
    assert link_speeds_kph(network, own)[1] == pytest.approx(level / 2)


def test_what_is_no_incline_is_counted(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.way([osm.node(0.0, 0.0), osm.node(0.01, 0.0)], highway="tertiary", incline="steep")
    network = read_osm(osm.write(tmp_path / "hill.osm.pbf"))
    assert dict(network.dropped) == {"Values of incline that are no number, not applied": 1}
    assert network.slope is None


def test_tables_with_heights_give_slopes_and_others_are_level(tmp_path: Path) -> None:
    links = (
        "link_id,from_node_id,to_node_id,directed,facility_type,length\nk,a,b,false,primary,1000\n"
    )
    for heights, slope in (("100,190", "steep"), (",", "level"), ("0,0", "level")):
        folder = tmp_path / slope / heights.replace(",", "-")
        folder.mkdir(parents=True)
        first, second = heights.split(",")
        nodes = f"node_id,x_coord,y_coord,z_coord\na,0,0,{first}\nb,0.009,0,{second}\n"
        (folder / "nodes.csv").write_text(nodes, "utf-8")
        (folder / "links.csv").write_text(links, "utf-8")
        found = read_gmns(folder).slope
        assert found is not None
        assert SLOPES[found[0]] == slope


def test_a_profile_with_a_slope_that_nobody_knows_is_refused() -> None:
    (finding,) = check_profiles([replace(VAN, slope_factors={"vertical": 0.1})])
    assert finding.code == "network.bad-profile"
