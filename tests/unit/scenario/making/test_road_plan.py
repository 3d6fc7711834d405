"""Roads of an invented county: planned over cells, laid out as tables, made awkward."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import networkx as nx
import numpy as np
import pytest

from routing.scenario.making.draft import RoadLink, RoadTables
from routing.scenario.making.plane import Plane, length_m
from routing.scenario.making.restrictions import (
    Roads,
    add_town_streets,
    draw_closures,
    narrow_tracks,
    weaken_bridges,
)
from routing.scenario.making.road_plan import CLASSES, RoadPlan, plan_roads
from routing.scenario.making.road_tables import lay_out, node_id
from routing.scenario.making.settlements import Settlements, settle
from routing.scenario.making.terrain import Terrain, make_terrain

PLANE = Plane(110.0, 28.0)
SIDE = 80
County = tuple[Terrain, Settlements, RoadPlan]


@pytest.fixture(scope="module")
def county() -> County:
    terrain = make_terrain(np.random.default_rng(2), SIDE, 0.4)
    places = settle(np.random.default_rng(3), terrain, 60, 6)
    return terrain, places, plan_roads(np.random.default_rng(4), terrain, places)


@pytest.fixture(scope="module")
def roads(county: County) -> Roads:
    terrain, places, plan = county
    keep = [places.centre, *places.townships.tolist(), *places.villages.tolist()]
    tables, chains = lay_out(np.random.default_rng(5), terrain, plan, keep, PLANE)
    return Roads(tables, chains, terrain, PLANE)


def graph(tables: RoadTables, *without: str) -> nx.MultiGraph[str]:
    made: nx.MultiGraph[str] = nx.MultiGraph()
    made.add_nodes_from(node.id for node in tables.nodes)
    for link in tables.links:
        if link.id not in without:
            made.add_edge(link.start, link.end, key=link.id)
    return made


def test_every_settlement_is_on_a_road(county: County) -> None:
    _, places, plan = county
    on_road = {cell for step in plan.steps for cell in step}

    assert {places.centre, *places.townships.tolist(), *places.villages.tolist()} <= on_road


def test_steps_join_cells_that_touch_and_are_named_once(county: County) -> None:
    for one, other in county[2].steps:
        rows, columns = abs(one // SIDE - other // SIDE), abs(one % SIDE - other % SIDE)
        assert one < other
        assert max(rows, columns) == 1


def test_outlets_are_joined_by_main_roads_alone(county: County) -> None:
    _, places, plan = county
    main = nx.Graph(step for step, name in plan.steps.items() if name in CLASSES[:2])

    outlets = [places.centre, *places.townships.tolist()]
    assert all(nx.has_path(main, outlets[0], outlet) for outlet in outlets)


def test_all_classes_of_road_are_built(county: County) -> None:
    assert set(county[2].steps.values()) == set(CLASSES)


def test_a_county_without_townships_still_has_roads() -> None:
    terrain = make_terrain(np.random.default_rng(2), 48, 0.4)
    centre, villages = 1000, np.array([1100, 1300])
    none = np.array([], dtype=np.int64)
    places = Settlements(centre, none, villages, np.array([500, 400]), np.array([0, 0]))

    plan = plan_roads(np.random.default_rng(1), terrain, places)

    assert {1000, 1100, 1300} <= {cell for step in plan.steps for cell in step}


def test_links_cover_every_step_once(county: County, roads: Roads) -> None:
    laid = [(min(pair), max(pair)) for chain in roads.chains for pair in pairwise(chain.cells)]

    assert sorted(laid) == sorted(county[2].steps)


def test_the_network_is_in_one_piece(roads: Roads) -> None:
    assert nx.is_connected(graph(roads.tables))


def test_no_link_ends_where_it_begins(roads: Roads) -> None:
    assert all(link.start != link.end for link in roads.tables.links)


def test_geometry_runs_from_node_to_node_and_is_as_long_as_the_link_says(roads: Roads) -> None:
    where = {node.id: (node.lon, node.lat) for node in roads.tables.nodes}
    for link in roads.tables.links:
        assert link.points[0] == where[link.start]
        assert link.points[-1] == where[link.end]
        assert link.length_m == length_m(link.points)


def test_the_length_of_a_line_is_that_on_a_sphere() -> None:
    # A degree of the equator on a sphere of 6371.0088 km.
    assert length_m([(0.0, 0.0), (1.0, 0.0)]) == 111_195
    assert length_m([(110.0, 28.0), (110.0, 28.0)]) == 1.0


def test_settlements_are_nodes(county: County, roads: Roads) -> None:
    names = {node.id for node in roads.tables.nodes}

    assert {node_id(cell) for cell in county[1].villages.tolist()} <= names


def test_weak_bridges_stand_on_minor_roads_and_are_few(roads: Roads) -> None:
    weak = [link for link in weaken_bridges(roads, 60).links if link.max_weight_t is not None]

    assert 1 <= len(weak) <= 2
    assert all(link.road_class in {"unclassified", "track"} for link in weak)
    assert all(3.5 < (link.max_weight_t or 0) < 4.5 for link in weak)


def test_only_tracks_are_narrow(roads: Roads) -> None:
    tables = narrow_tracks(np.random.default_rng(6), roads.tables)

    narrow = [link for link in tables.links if link.max_width_m is not None]
    assert narrow
    assert all(link.road_class == "track" for link in narrow)


def test_one_way_streets_of_the_town_lead_round_and_back(county: County, roads: Roads) -> None:
    centre = node_id(county[1].centre)
    tables = add_town_streets(roads.tables, PLANE, centre)

    streets = [link for link in tables.links if link.road_class == "residential"]
    assert sum(link.one_way for link in streets) == 4
    town: nx.DiGraph[str] = nx.DiGraph()
    for link in streets:
        town.add_edge(link.start, link.end)
        if not link.one_way:
            town.add_edge(link.end, link.start)
    assert centre in town
    assert nx.is_strongly_connected(town)


def test_closures_leave_every_place_within_reach(roads: Roads) -> None:
    closures = draw_closures(roads, dt.date(2026, 3, 2))

    by_id = [link for one in closures if isinstance(one, dict) for link in one.get("links", [])]
    assert len(closures) == 3
    assert len(by_id) == len(set(by_id)) == 2
    assert nx.is_connected(graph(roads.tables, *by_id))


def test_the_landslide_lies_on_one_road_that_can_be_bypassed(roads: Roads) -> None:
    slide = draw_closures(roads, dt.date(2026, 3, 2))[-1]
    assert isinstance(slide, dict)
    corners = np.array(slide["area"])

    def touches(link: RoadLink) -> bool:
        points = np.array(link.points)
        return bool(((points >= corners.min(0)) & (points <= corners.max(0))).all(1).any())

    hit = [link.id for link in roads.tables.links if touches(link)]
    assert slide["since"] == "2026-03-02"
    assert slide["until"] == "2026-03-15"
    assert len(hit) == 1
    assert nx.is_connected(graph(roads.tables, *hit))
