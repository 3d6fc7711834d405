"""Invented counties."""

import datetime as dt
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest

from routing.errors import InputError
from routing.network.model import ROAD_CLASSES, SURFACES
from routing.scenario.load import load_orders, load_scenario
from routing.scenario.making.draft import RoadTables, ScenarioDraft
from routing.scenario.making.synthetic import SyntheticOptions, make_synthetic
from routing.scenario.making.write import write_scenario
from routing.scenario.model import Outlet, Village


@pytest.fixture(scope="module")
def draft() -> ScenarioDraft:
    return make_synthetic(SyntheticOptions(villages=60, townships=6, seed=2, days=3))


def tables(draft: ScenarioDraft) -> RoadTables:
    assert isinstance(draft.roads, RoadTables)
    return draft.roads


def test_the_county_has_what_was_asked_for(draft: ScenarioDraft) -> None:
    kinds = Counter(outlet.kind for outlet in draft.outlets)

    assert kinds == {"county_centre": 1, "township": 6}
    assert len(draft.villages) == 60
    assert list(draft.orders) == [dt.date(2026, 3, day) for day in (2, 3, 4)]


def test_ids_and_names_are_unique(draft: ScenarioDraft) -> None:
    places: list[Outlet | Village] = [*draft.outlets, *draft.villages]

    assert len({place.id for place in places}) == len(places)
    assert len({place.name for place in places}) == len(places)
    assert draft.villages[0].id == "v001"


def test_the_same_options_make_the_same_county_and_another_seed_another() -> None:
    first, second = (make_synthetic(SyntheticOptions(villages=20, seed=5)) for _ in range(2))

    assert first == second
    assert first != make_synthetic(SyntheticOptions(villages=20, seed=6))


def test_more_days_do_not_change_the_county_nor_the_first_day() -> None:
    one, many = (make_synthetic(SyntheticOptions(villages=20, days=days)) for days in (1, 5))

    assert one.villages == many.villages
    assert one.roads == many.roads
    assert one.orders[dt.date(2026, 3, 2)] == many.orders[dt.date(2026, 3, 2)]


@pytest.mark.parametrize("villages", [1, 12, 60])
def test_it_loads_without_a_warning(tmp_path: Path, villages: int) -> None:
    made = make_synthetic(SyntheticOptions(villages=villages, days=2))

    write_scenario(tmp_path / "county", made)

    scenario = load_scenario(tmp_path / "county")
    assert scenario.warnings == ()
    assert [load_orders(scenario, date).warnings for date in scenario.dates] == [(), ()]


def test_a_thousand_villages_come_out_whole(tmp_path: Path) -> None:
    made = make_synthetic(SyntheticOptions(villages=1_000, townships=25))

    write_scenario(tmp_path / "county", made)

    assert len(load_scenario(tmp_path / "county").villages) == 1_000


def test_roads_speak_the_language_of_the_network(draft: ScenarioDraft) -> None:
    links = tables(draft).links

    assert {link.road_class for link in links} <= set(ROAD_CLASSES)
    assert {link.surface for link in links} == set(SURFACES)
    assert len({link.id for link in links}) == len(links)


def test_roads_have_one_ways_weak_bridges_narrow_tracks_and_closures(draft: ScenarioDraft) -> None:
    links = tables(draft).links

    assert sum(link.one_way for link in links) == 4
    assert any(link.max_weight_t for link in links)
    assert any(link.max_width_m for link in links)
    closures = draft.config["closures"]
    assert isinstance(closures, list)
    assert {key for one in closures if isinstance(one, dict) for key in one} >= {"season", "area"}


def test_every_place_lies_close_to_one_network_in_one_piece(draft: ScenarioDraft) -> None:
    roads = tables(draft)
    joined = nx.Graph((link.start, link.end) for link in roads.links)

    assert nx.is_connected(joined)
    assert set(joined) == {node.id for node in roads.nodes}
    places: list[Outlet | Village] = [*draft.outlets, *draft.villages]
    for place in places:
        degrees = min(
            max(abs(node.lon - place.lon), abs(node.lat - place.lat)) for node in roads.nodes
        )
        assert degrees < 0.002


def test_files_say_that_all_is_invented_and_drawn(draft: ScenarioDraft) -> None:
    notes = draft.config["notes"]

    assert isinstance(notes, list)
    assert "An invented county: seed 2" in str(notes[0])
    assert any("Orders are drawn from population with seed 2" in str(note) for note in notes)
    assert all("seed 2" in order.note for day in draft.orders.values() for order in day)


def test_goods_are_dispatched_from_outlets_when_each_has_a_vehicle() -> None:
    full = make_synthetic(SyntheticOptions(villages=30, townships=4))
    few = make_synthetic(SyntheticOptions(villages=30, townships=4, vehicles=2))

    assert _dispatch(full) == "outlet"
    assert _dispatch(few) == "either"
    assert len(few.fleet) == 2


def _dispatch(draft: ScenarioDraft) -> object:
    rules = draft.config["rules"]
    assert isinstance(rules, dict)
    return rules["dispatch_from"]


def test_a_day_on_which_all_villages_are_due_can_be_asked_for() -> None:
    draft = make_synthetic(SyntheticOptions(villages=30, visits_per_week=7.0))

    due = {order.village for order in draft.orders[dt.date(2026, 3, 2)]}
    assert len(due) == 30


def test_a_name_can_be_given() -> None:
    assert (
        make_synthetic(SyntheticOptions(villages=3, name=" 测试\u0007县 ")).config["name"]
        == "测试县"
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("villages", 0),
        ("villages", 5_001),
        ("townships", 0),
        ("vehicles", -1),
        ("days", 0),
        ("days", 367),
        ("seed", -1),
        ("visits_per_week", 8.0),
        ("visits_per_week", float("nan")),
        ("date", dt.date(1, 1, 1)),
        ("date", dt.date(9999, 12, 31)),
    ],
)
def test_an_option_out_of_range_is_reported(field: str, value: object) -> None:
    with pytest.raises(InputError) as error:
        SyntheticOptions(**{field: value})  # type: ignore[arg-type]

    assert [(one.code, one.field) for one in error.value.findings] == [("making.bad-option", field)]


def test_all_options_out_of_range_are_reported_together() -> None:
    with pytest.raises(InputError) as error:
        SyntheticOptions(villages=0, days=0, date=dt.date(1, 1, 1))

    assert {one.field for one in error.value.findings} == {"villages", "days", "date"}
