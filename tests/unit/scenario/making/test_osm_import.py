"""A scenario from an OpenStreetMap file."""

from pathlib import Path

import pytest

from routing.errors import InputError
from routing.scenario.load import load_orders, load_scenario
from routing.scenario.making.draft import MakingOptions, ScenarioDraft
from routing.scenario.making.osm_import import draft_from_osm
from routing.scenario.making.write import write_scenario
from tests.helpers.data import data_path
from tests.helpers.osm_files import OsmFile


def notes(draft: ScenarioDraft) -> str:
    return "\n".join(str(note) for note in draft.config["notes"])  # type: ignore[union-attr]


def county() -> OsmFile:
    """Two towns 20 km apart, a post office half way, and villages along the road."""
    file = OsmFile()
    file.node(9.00, 47.0, place="town", name="Grosstadt", population="9000")
    file.node(9.26, 47.0, place="town", name="Kleinstadt", population="3000")
    file.node(9.13, 47.0, amenity="post_office", name="Post")
    for number in range(7):
        file.node(9.02 + 0.035 * number, 47.01, place="village", name=f"Dorf {number}")
    return file


def test_the_largest_town_is_the_centre_and_towns_and_post_offices_are_outlets(
    tmp_path: Path,
) -> None:
    draft = draft_from_osm(county().write(tmp_path / "a.osm.pbf"), MakingOptions())

    assert [(outlet.name, outlet.kind) for outlet in draft.outlets] == [
        ("Grosstadt", "county_centre"),
        ("Kleinstadt", "township"),
        ("Post", "township"),
    ]
    assert len(draft.villages) == 7


def test_as_many_townships_as_asked_for(tmp_path: Path) -> None:
    path = county().write(tmp_path / "a.osm.pbf")

    draft = draft_from_osm(path, MakingOptions(townships=1))
    assert [outlet.name for outlet in draft.outlets] == ["Grosstadt", "Kleinstadt"]

    many = draft_from_osm(path, MakingOptions(townships=50))
    assert "50 townships were asked for; only" in notes(many)


def test_villages_belong_to_the_nearest_outlet(tmp_path: Path) -> None:
    path = county().write(tmp_path / "a.osm.pbf")

    draft = draft_from_osm(path, MakingOptions(townships=2))

    of = {village.name: village.outlet for village in draft.villages}
    names = {outlet.name: outlet.id for outlet in draft.outlets}
    assert of["Dorf 0"] == names["Grosstadt"]
    assert of["Dorf 3"] == names["Post"]
    assert of["Dorf 6"] == names["Kleinstadt"]


def test_a_village_mapped_twice_is_served_once_and_the_twin_listed(tmp_path: Path) -> None:
    file = county()
    twin = file.node(9.0201, 47.0101, place="hamlet", name="DORF 0")
    namesake = file.node(9.2, 47.1, place="hamlet", name="Dorf 0")

    draft = draft_from_osm(file.write(tmp_path / "a.osm.pbf"), MakingOptions())

    assert [(one.id, one.reason) for one in draft.skipped] == [(f"n{twin}", "the same place as n4")]
    assert f"n{namesake}" in {village.id for village in draft.villages}
    assert "1 places are mapped twice or in part" in notes(draft)


def test_a_post_office_without_a_name_is_named_after_the_next_settlement(tmp_path: Path) -> None:
    file = county()
    file.node(9.13, 47.3, amenity="post_office")
    file.node(9.13, 47.31, place="village", name="Oberdorf")

    draft = draft_from_osm(file.write(tmp_path / "a.osm.pbf"), MakingOptions())

    assert "Post office near Oberdorf" in [outlet.name for outlet in draft.outlets]


def test_settlements_without_a_name_are_served_and_counted(tmp_path: Path) -> None:
    file = county()
    file.node(9.1, 47.02, place="hamlet")
    file.node(9.1, 47.0201, place="hamlet")

    draft = draft_from_osm(file.write(tmp_path / "a.osm.pbf"), MakingOptions())

    unnamed = [village for village in draft.villages if "without a name" in village.name]
    assert len(unnamed) == 2
    assert "2 settlements have no name" in notes(draft)


def test_a_given_population_is_kept_and_a_drawn_one_is_typical_and_noted(tmp_path: Path) -> None:
    file = county()
    file.node(9.1, 47.02, place="hamlet", name="Gezählt", population="77")
    file.node(9.1, 47.1, place="village", name="Riesig", population="40000000")

    draft = draft_from_osm(file.write(tmp_path / "a.osm.pbf"), MakingOptions())

    people = {village.name: village.population or 0 for village in draft.villages}
    assert people.pop("Gezählt") == 77
    assert people.pop("Riesig") == 50_000
    assert all(150 <= count <= 3_000 for count in people.values())
    assert "Population of 7 villages is typical of their class" in notes(draft)
    assert "1 settlements are counted as 50,000 inhabitants" in notes(draft)


def test_a_file_with_one_town_only_still_serves_it(tmp_path: Path) -> None:
    file = OsmFile()
    file.node(9.0, 47.0, place="town", name="Alone")

    draft = draft_from_osm(file.write(tmp_path / "a.osm.pbf"), MakingOptions())

    assert [village.name for village in draft.villages] == ["Alone"]
    assert [outlet.name for outlet in draft.outlets] == ["Alone"]


def test_a_file_without_settlements_is_refused(tmp_path: Path) -> None:
    file = OsmFile()
    file.node(9.0, 47.0, amenity="post_office")

    with pytest.raises(InputError) as error:
        draft_from_osm(file.write(tmp_path / "a.osm.pbf"), MakingOptions())

    assert [finding.code for finding in error.value.findings] == ["making.no-settlement"]


def test_hostile_names_do_no_harm(tmp_path: Path) -> None:
    file = county()
    for name in ("=cmd|'/C calc'!A0", "../../etc/passwd", "a\u0000b\n\tc", "x" * 255, "\u202e"):
        file.node(9.1, 47.05, place="hamlet", name=name.replace("\0", ""))
    draft = draft_from_osm(file.write(tmp_path / "a.osm.pbf"), MakingOptions())

    write_scenario(tmp_path / "county", draft)

    scenario = load_scenario(tmp_path / "county")
    assert [village.name for village in scenario.villages] == [
        village.name for village in draft.villages
    ]


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "villages", "outlets"), [("rutland", 50, 4), ("liechtenstein", 25, 6)]
)
def test_real_files_become_scenarios_that_load(
    tmp_path: Path, name: str, villages: int, outlets: int
) -> None:
    path = data_path(f"osm/{name}-latest.osm.pbf")

    write_scenario(tmp_path / "county", draft_from_osm(path, MakingOptions(days=2)))

    scenario = load_scenario(tmp_path / "county")
    assert scenario.warnings == ()
    assert len(scenario.villages) >= villages
    assert len(scenario.outlets) >= outlets
    assert len(scenario.dates) == 2
    assert load_orders(scenario, scenario.dates[1]).warnings == ()
    copied = tmp_path / "county" / "roads.osm.pbf"
    assert copied.read_bytes() == path.read_bytes()
    assert scenario.config.files.roads == "roads.osm.pbf"


@pytest.mark.data
def test_the_centres_of_the_real_files_are_their_largest_towns() -> None:
    for name, centre in (("rutland", "Oakham"), ("liechtenstein", "Schaan")):
        draft = draft_from_osm(data_path(f"osm/{name}-latest.osm.pbf"), MakingOptions())
        assert draft.outlets[0].name == centre
