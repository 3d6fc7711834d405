"""Settlements and post offices of an OpenStreetMap file."""

from collections import Counter
from pathlib import Path

import pytest

from routing.errors import InputError
from routing.scenario.making import osm_places
from routing.scenario.making.osm_places import OsmPlace, read_osm_places
from tests.helpers.data import data_path
from tests.helpers.osm_files import OsmFile


def code(path: Path) -> str:
    with pytest.raises(InputError) as error:
        read_osm_places(path)
    (finding,) = error.value.findings
    return finding.code


def test_settlements_come_with_class_name_and_population(tmp_path: Path) -> None:
    file = OsmFile()
    file.node(9.5, 47.1, place="town", name="Vaduz", population="5 229")
    file.node(9.6, 47.2, place="hamlet", name__en="Steg")
    file.node(9.7, 47.3, highway="crossing")

    found = read_osm_places(file.write(tmp_path / "a.osm.pbf"))

    assert found.settlements == [
        OsmPlace("n1", "town", "Vaduz", 9.5, 47.1, 5229),
        OsmPlace("n2", "hamlet", "Steg", 9.6, 47.2, None),
    ]


@pytest.mark.parametrize("population", ["", "many", "-3", "0", "9" * 30])
def test_a_population_that_is_none_is_left_open(tmp_path: Path, population: str) -> None:
    file = OsmFile()
    file.node(9.5, 47.1, place="village", name="A", population=population)

    found = read_osm_places(file.write(tmp_path / "a.osm.pbf"))

    assert found.settlements[0].population is None


def test_an_area_stands_in_its_middle_whether_way_or_relation(tmp_path: Path) -> None:
    file = OsmFile()
    file.way(file.square(9.5, 47.1, 0.01), place="village", name="Way")
    outline = file.way(file.square(9.6, 47.2, 0.02))
    file.relation([outline], place="village", name="Relation")

    found = read_osm_places(file.write(tmp_path / "a.osm.pbf"))

    places = {place.id: place for place in found.settlements}
    assert (places["w1"].lon, places["w1"].lat) == pytest.approx((9.5, 47.1))
    assert (places["r1"].lon, places["r1"].lat) == pytest.approx((9.6, 47.2))
    assert found.shapeless == []


def test_an_outline_that_is_open_or_in_part_is_counted(tmp_path: Path) -> None:
    file = OsmFile()
    file.way(file.square(9.5, 47.1, 0.01)[:3], place="village", name="Open")
    file.relation([99], place="hamlet", name="In part")

    found = read_osm_places(file.write(tmp_path / "a.osm.pbf"))

    assert found.settlements == []
    assert found.shapeless == ["w1", "r1"]


def test_post_offices_are_found_as_nodes_and_buildings(tmp_path: Path) -> None:
    file = OsmFile()
    file.node(9.5, 47.1, amenity="post_office", name="Post")
    file.node(9.5, 47.2, amenity="cafe")
    file.way(file.square(9.6, 47.1, 0.0002), amenity="post_office", building="yes")

    found = read_osm_places(file.write(tmp_path / "a.osm.pbf"))

    assert [(place.id, place.place, place.name) for place in found.post_offices] == [
        ("n1", "", "Post"),
        ("w1", "", ""),
    ]


def test_places_that_are_not_served_are_counted_by_kind(tmp_path: Path) -> None:
    file = OsmFile()
    for kind in ("farm", "farm", "locality", "village"):
        file.node(9.5, 47.1, place=kind)

    found = read_osm_places(file.write(tmp_path / "a.osm.pbf"))

    assert found.other == Counter(farm=2, locality=1)
    assert len(found.settlements) == 1


def test_a_file_larger_than_a_county_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(osm_places, "MOST_VILLAGES", 3)
    file = OsmFile()
    for _ in range(4):
        file.node(9.5, 47.1, place="village")

    assert code(file.write(tmp_path / "a.osm.pbf")) == "making.too-many-places"


def test_what_is_no_file_is_reported(tmp_path: Path) -> None:
    assert code(tmp_path / "none.osm.pbf") == "making.cannot-read"
    assert code(tmp_path) == "making.cannot-read"


@pytest.mark.parametrize("data", [b"", b"name,lon,lat\n", b"\x00" * 64, b"\xff" * 1000])
def test_what_is_no_pbf_is_reported(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.osm.pbf"
    path.write_bytes(data)

    assert code(path) == "making.broken-osm"


@pytest.mark.data
@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_real_file_cut_off_is_reported(tmp_path: Path, share: float) -> None:
    whole = data_path("osm/rutland-latest.osm.pbf").read_bytes()
    path = tmp_path / "cut.osm.pbf"
    path.write_bytes(whole[: int(share * len(whole))])

    assert code(path) == "making.broken-osm"


@pytest.mark.data
def test_a_real_file_with_damage_inside_is_reported(tmp_path: Path) -> None:
    whole = bytearray(data_path("osm/rutland-latest.osm.pbf").read_bytes())
    whole[300_000:300_064] = bytes(64)
    path = tmp_path / "damaged.osm.pbf"
    path.write_bytes(whole)

    assert code(path) == "making.broken-osm"
