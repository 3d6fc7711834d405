"""A scenario from a table of places."""

import csv
from pathlib import Path

import numpy as np
import pytest

from routing.errors import InputError
from routing.scenario.load import load_orders, load_scenario
from routing.scenario.making.draft import ScenarioDraft
from routing.scenario.making.places_import import PlacesOptions, draft_from_places
from routing.scenario.making.plane import plane_around
from routing.scenario.making.write import write_scenario
from tests.helpers.data import data_path

WGS84 = PlacesOptions(crs="wgs84")
COUNTIES = ("433123", "433127", "431223", "522328", "542422", "540424")
HEADER = "code,parent,name,level,lon,lat\n"


def make(folder: Path, text: str, options: PlacesOptions = WGS84) -> ScenarioDraft:
    path = folder / "county.csv"
    path.write_text(text, encoding="utf-8")
    return draft_from_places(path, options)


def notes(draft: ScenarioDraft) -> str:
    return "\n".join(str(note) for note in draft.config["notes"])  # type: ignore[union-attr]


def county(*more: str) -> str:
    """A county, two townships 33 km apart and six villages beside each."""
    rows = ["1,0,柳溪县,county,110.0,28.0", "2,1,东镇,town,110.1,28.0", "3,1,西镇,town,109.9,28.3"]
    for town, lon, lat in ((2, 110.1, 28.0), (3, 109.9, 28.3)):
        rows += [f"{town}{k},{town},村{town}{k},village,{lon + 0.01 * k},{lat}" for k in range(6)]
    return HEADER + "\n".join([*rows, *more]) + "\n"


def outlet_of(draft: ScenarioDraft, village: str) -> str:
    names = {outlet.id: outlet.name for outlet in draft.outlets}
    return next(names[one.outlet] for one in draft.villages if one.name == village)


def test_county_and_townships_become_outlets_and_villages_keep_their_township(
    tmp_path: Path,
) -> None:
    draft = make(tmp_path, county("99,3,边村,village,110.02,28.14"))

    assert [(outlet.name, outlet.kind, outlet.parent) for outlet in draft.outlets] == [
        ("柳溪县", "county_centre", ""),
        ("东镇", "township", "1"),
        ("西镇", "township", "1"),
    ]
    assert draft.config["name"] == "柳溪县"
    assert draft.roads is None
    assert outlet_of(draft, "村20") == "东镇"
    # 17.4 km from 东镇 and 21.3 km from its own 西镇: what the table says holds.
    assert outlet_of(draft, "边村") == "西镇"


def test_places_without_coordinates_are_listed(tmp_path: Path) -> None:
    draft = make(tmp_path, county("98,2,远村,village,,", "4,1,北镇,town,,"))

    assert [(one.name, one.row) for one in draft.skipped] == [("远村", 17), ("北镇", 18)]
    assert "2 rows are left out, listed in skipped.csv: 2 no coordinates." in notes(draft)


def test_villages_of_a_township_without_coordinates_go_to_the_nearest(tmp_path: Path) -> None:
    draft = make(tmp_path, county("4,1,北镇,town,,", "41,4,孤村,village,109.92,28.31"))

    assert outlet_of(draft, "孤村") == "西镇"


def test_a_village_far_from_where_it_can_be_is_listed(tmp_path: Path) -> None:
    draft = make(tmp_path, county("97,2,错村,village,109.9,28.31"))

    assert [one.name for one in draft.skipped] == ["错村"]
    assert "its coordinates cannot be right" in draft.skipped[0].reason
    assert "1 misplaced" in notes(draft)


def test_a_township_may_be_named_rather_than_numbered(tmp_path: Path) -> None:
    draft = make(tmp_path, county("96,西镇,名村,village,110.0,28.15"))

    assert outlet_of(draft, "名村") == "西镇"


def test_without_a_placed_county_the_most_central_township_is_the_centre(tmp_path: Path) -> None:
    text = county().replace("county,110.0,28.0", "county,,")
    text += "5,1,中镇,town,110.01,28.14\n"

    draft = make(tmp_path, text)

    assert (draft.outlets[0].name, draft.outlets[0].kind) == ("中镇", "county_centre")
    assert [outlet.kind for outlet in draft.outlets].count("county_centre") == 1
    assert "most central township, 中镇" in notes(draft)


def test_a_table_of_villages_alone_gets_outlets(tmp_path: Path) -> None:
    rows = [f"村{k},{110 + 0.03 * (k % 8)},{28 + 0.03 * (k // 8)}" for k in range(40)]

    draft = make(tmp_path, "村名,经度,纬度\n" + "\n".join(rows) + "\n")

    assert [outlet.kind for outlet in draft.outlets] == ["county_centre", "township", "township"]
    assert len(draft.villages) == 40
    assert "outlets are chosen" in notes(draft)


def test_a_county_without_placed_townships_keeps_its_centre(tmp_path: Path) -> None:
    rows = [f"{k},1,村{k},village,{110 + 0.05 * k},28.0" for k in range(10, 50)]

    draft = make(tmp_path, HEADER + "1,0,县,county,110.0,28.1\n" + "\n".join(rows) + "\n")

    assert draft.outlets[0].name == "县"
    assert len(draft.outlets) == 3


def test_only_so_many_townships_as_asked_for(tmp_path: Path) -> None:
    text = county("39,3,村39,village,109.91,28.33")

    draft = make(tmp_path, text, PlacesOptions(crs="wgs84", townships=1))

    assert [outlet.name for outlet in draft.outlets] == ["柳溪县", "西镇"]
    assert len(draft.villages) == 13
    assert "Of 2 townships the 1 with the most villages" in notes(draft)


def test_given_population_is_kept_and_drawn_one_is_noted(tmp_path: Path) -> None:
    text = "name,lon,lat,population\nA,110,28,321\nB,110.1,28,\nC,110.2,28,0\n"

    draft = make(tmp_path, text)

    people = {village.name: village.population for village in draft.villages}
    assert (people["A"], people["C"]) == (321, 0)
    assert people["B"] != 0
    assert "Population of 1 villages is drawn around 1,000 with seed 1" in notes(draft)


def test_a_name_by_option_goes_before_that_of_the_table(tmp_path: Path) -> None:
    assert make(tmp_path, county(), PlacesOptions(name="Test")).config["name"] == "Test"


@pytest.mark.parametrize("rows", ["", "1,0,县,county,110.0,28.1\n", "1,0,村,village,,\n"])
def test_a_table_that_places_no_village_is_refused(tmp_path: Path, rows: str) -> None:
    with pytest.raises(InputError) as error:
        make(tmp_path, HEADER + rows)

    assert [finding.code for finding in error.value.findings] == ["making.no-settlement"]


def test_a_table_of_a_whole_country_is_refused(tmp_path: Path) -> None:
    towns = "".join(f"t{k},0,t{k},town,110.0,28.0\n" for k in range(1_001))

    with pytest.raises(InputError) as error:
        make(tmp_path, HEADER + towns + "v,t1,v,village,110.0,28.0\n")

    assert [finding.code for finding in error.value.findings] == ["making.too-many-places"]


def test_ids_that_would_clash_with_chosen_outlets_do_not(tmp_path: Path) -> None:
    text = "id,name,lon,lat\noutlet-00,A,110,28\noutlet-01,B,110.3,28\n"

    write_scenario(tmp_path / "county", make(tmp_path, text))

    assert load_scenario(tmp_path / "county").outlets[0].id == "outlet-00_"


@pytest.mark.data
@pytest.mark.parametrize("code", COUNTIES)
def test_real_counties_become_scenarios_that_load(tmp_path: Path, code: str) -> None:
    path = data_path(f"china/county/{code}.csv")
    with path.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))

    draft = draft_from_places(path, PlacesOptions())
    write_scenario(tmp_path / "county", draft)

    scenario = load_scenario(tmp_path / "county")
    placed = [row for row in rows if row["level"] == "village" and row["lon_gcj02"]]
    assert scenario.warnings == ()
    assert load_orders(scenario, scenario.dates[0]).warnings == ()
    # Nothing is lost: every row is an outlet, a village, or listed.
    assert len(scenario.outlets) + len(scenario.villages) + len(draft.skipped) == len(rows)
    assert len(scenario.villages) >= 0.94 * len(placed)


@pytest.mark.data
@pytest.mark.parametrize(("code", "strayed"), [("433127", "杉木村"), ("522328", "纳赖村")])
def test_gross_outliers_of_real_counties_are_found(code: str, strayed: str) -> None:
    draft = draft_from_places(data_path(f"china/county/{code}.csv"), PlacesOptions())

    misplaced = {one.name for one in draft.skipped if "cannot be right" in one.reason}
    assert strayed in misplaced
    assert len(misplaced) < 15
    plane = plane_around([one.lon for one in draft.villages], [one.lat for one in draft.villages])
    where = {one.id: plane.km([one.lon], [one.lat])[0] for one in draft.outlets}
    apart = [
        np.hypot(*(plane.km([one.lon], [one.lat])[0] - where[one.outlet])) for one in draft.villages
    ]
    assert max(apart) < 40


@pytest.mark.data
def test_the_sparse_county_loses_no_village_to_its_distances() -> None:
    draft = draft_from_places(data_path("china/county/542422.csv"), PlacesOptions())

    assert [one for one in draft.skipped if "cannot be right" in one.reason] == []
