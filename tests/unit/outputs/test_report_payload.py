"""What the page knows agrees with the plan."""

import json
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.network.model import RoadNetwork
from routing.outputs.lines import route_lines
from routing.outputs.report.activities import activities
from routing.outputs.report.colours import COLOURS, route_colours
from routing.outputs.report.encode import STEPS_A_DEGREE, Grid, script_json
from routing.outputs.report.payload import payload
from routing.outputs.report.roads import Box, sketch_roads
from routing.outputs.report.source import ReportSource
from routing.outputs.report.targets import OnTime, on_time
from routing.plan.model import Plan
from tests.helpers.counties import County
from tests.helpers.plan_edits import sound
from tests.helpers.spread_county import Spread, grid_roads, report_source

EVERYWHERE = Box(109.0, 27.0, 112.0, 30.0)


def source_of(plan: Plan, made: County) -> ReportSource:
    lines = route_lines(plan, made.roads, made.index)
    return ReportSource(plan, made.scenario, lines, orders=made.day)


def decoded(steps: list[int]) -> list[tuple[int, int]]:
    """Cells of an encoded line."""
    pairs = np.array(steps, dtype=np.int64).reshape(-1, 2).cumsum(axis=0)
    return [(x, y) for x, y in pairs.tolist()]


@given(
    st.recursive(
        st.text() | st.integers(), lambda part: st.lists(part) | st.dictionaries(st.text(), part)
    )
)
def test_json_for_a_script_is_the_same_data_without_a_sign_that_html_knows(data: object) -> None:
    text = script_json({"data": data})
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == {"data": data}


@given(
    st.lists(
        st.tuples(st.floats(-180, 180, width=32), st.floats(-90, 90, width=32)),
        min_size=2,
        max_size=30,
    )
)
def test_an_encoded_line_lies_within_half_a_step_of_the_line(
    points: list[tuple[float, float]],
) -> None:
    line = np.array(points)
    cells = np.array(decoded(Grid(10.0, -5.0).line(line)))
    back = cells / STEPS_A_DEGREE + np.array([10.0, -5.0])
    assert np.abs(back - line).max() <= 0.5 / STEPS_A_DEGREE + 1e-9


def test_villages_stand_as_served_in_part_left_out_or_idle() -> None:
    plan, made = sound()
    served = plan.routes[1].stops[2].orders[0]
    part = plan.unserved[0].model_copy(update={"order": served, "village": "G"})
    edited = plan.model_copy(update={"unserved": (*plan.unserved, part)})
    states = {row["id"]: row["state"] for row in payload(source_of(edited, made))["villages"]}
    assert states == {"A": "served", "B": "served", "D": "served", "F": "unserved", "G": "partly"}
    none = plan.model_copy(update={"routes": (), "unserved": ()})
    assert {row["state"] for row in payload(source_of(none, made))["villages"]} == {"idle"}


def test_an_order_left_out_comes_with_its_goods_reason_and_remedy() -> None:
    part = payload(source_of(*sound()))["unserved"][0]
    assert part["order"] == "f1"
    assert part["goods"] == ["deliver", 1, 500.0]
    assert part["reason"] == "plan.too-heavy"
    assert part["meaning"].startswith("The goods are heavier")
    assert part["remedy"].startswith("Split the order")


def test_without_the_orders_of_the_date_the_goods_are_unknown() -> None:
    source = replace(source_of(*sound()), orders=None)
    assert payload(source)["unserved"][0]["goods"] is None


def test_activities_fill_the_day_of_a_vehicle_without_a_gap() -> None:
    for route in report_source(Spread(villages=60, routes=4)).plan.routes:
        parts = activities(route)
        assert parts[0].from_s == route.stops[0].leave_s
        assert parts[-1].to_s == route.stops[-1].leave_s
        assert all(a.to_s == b.from_s for a, b in pairwise(parts))
        seconds = {
            kind: sum(p.to_s - p.from_s for p in parts if p.kind == kind)
            for kind in ("drive", "rest", "wait")
        }
        assert seconds == {
            "drive": route.driving_s,
            "rest": route.rest_s,
            "wait": route.waiting_s,
        }
        assert route.rest_s > 0


def test_work_at_a_village_is_service_and_work_at_an_outlet_is_loading() -> None:
    plan, _ = sound()
    route = plan.routes[0]
    for part in activities(route):
        if part.kind in {"serve", "load"}:
            assert (part.kind == "serve") == (route.stops[part.stop].kind == "serve")


def test_on_time_looks_at_the_hours_of_villages_and_the_windows_of_orders() -> None:
    plan, made = sound()
    assert on_time(plan, made.scenario, made.day) == OnTime(4, 4)
    late = tuple(
        replace(order, due_s=8 * 3600) if order.id == "b1" else order for order in made.day.orders
    )
    assert on_time(plan, made.scenario, replace(made.day, orders=late)) == OnTime(3, 4)
    assert on_time(plan, made.scenario, None) == OnTime(4, 4)
    shut = tuple(
        replace(village, closes_s=8 * 3600) if village.id == "A" else village
        for village in made.scenario.villages
    )
    assert on_time(plan, replace(made.scenario, villages=shut), made.day).share == 0.75
    assert OnTime(0, 0).share is None


def test_each_stop_of_a_route_is_found_on_its_line() -> None:
    for source in (report_source(Spread()), source_of(*sound())):
        for route, line in zip(source.plan.routes, source.lines, strict=True):
            found = [line.points[at].tolist() for at in line.stops]
            spots = [[round(stop.lon, 6), round(stop.lat, 6)] for stop in route.stops]
            assert found == spots
            assert list(line.stops) == sorted(line.stops)


def test_routes_close_to_each_other_differ_in_colour() -> None:
    plan = report_source(Spread(villages=200, routes=COLOURS)).plan
    assert sorted(route_colours(plan.routes)) == list(range(COLOURS))


def test_routes_of_one_colour_are_further_apart_than_neighbours() -> None:
    routes = report_source(Spread(villages=300, routes=40)).plan.routes
    colours = route_colours(routes)
    assert set(colours) == set(range(COLOURS))
    centres = np.array(
        [np.mean([[s.lon, s.lat] for s in r.stops if s.kind == "serve"], axis=0) for r in routes]
    )
    apart = np.linalg.norm(centres[:, None] - centres[None], axis=2)
    same = np.equal.outer(colours, colours) & ~np.eye(len(routes), dtype=bool)
    assert apart[same].mean() > apart[~same].mean()


def test_the_roads_are_drawn_by_class_with_all_their_kilometres() -> None:
    roads = grid_roads(12)
    sketch = sketch_roads(roads, EVERYWHERE)
    assert [group.name for group in sketch.groups] == ["main", "local"]
    total = float(roads.length_m.sum()) / 1000
    assert sum(group.km for group in sketch.groups) == pytest.approx(total)
    assert sketch.undrawn_km == 0


def test_straight_chains_of_links_become_one_line() -> None:
    sketch = sketch_roads(_row_of_links(10), EVERYWHERE)
    assert [line.tolist() for line in sketch.groups[0].lines] in (
        [[[110.0, 28.0], [111.0, 28.0]]],
        [[[111.0, 28.0], [110.0, 28.0]]],
    )


def test_a_road_with_a_row_a_direction_counts_once() -> None:
    once = _row_of_links(4)
    twice = replace(
        once,
        link_ids=(*once.link_ids, "back"),
        tail=np.append(once.tail, once.head[0]).astype(np.int32),
        head=np.append(once.head, once.tail[0]).astype(np.int32),
        length_m=np.append(once.length_m, once.length_m[0]),
        road_class=np.append(once.road_class, once.road_class[0]).astype(np.int32),
        shape_start=np.append(once.shape_start, once.shape_start[-1] + 2),
        shape_lon=np.append(once.shape_lon, once.shape_lon[[1, 0]]),
        shape_lat=np.append(once.shape_lat, once.shape_lat[[1, 0]]),
    )
    assert (
        sketch_roads(twice, EVERYWHERE).groups[0].km == sketch_roads(once, EVERYWHERE).groups[0].km
    )


def test_more_roads_than_a_page_can_draw_lose_the_smallest_and_say_so() -> None:
    roads = grid_roads(12)
    sketch = sketch_roads(roads, EVERYWHERE, budget=250)
    assert sum(len(line) for group in sketch.groups for line in group.lines) <= 250
    assert sketch.groups[0].name == "main"
    assert 0 < sketch.undrawn_km < float(roads.length_m.sum()) / 1000


def test_roads_away_from_every_place_are_not_drawn() -> None:
    assert sketch_roads(grid_roads(6), Box(0.0, 0.0, 1.0, 1.0)).groups == ()


def _row_of_links(count: int) -> RoadNetwork:
    """Links of one straight road from 110 to 111 degrees east."""
    grid = grid_roads(3)
    lon = np.linspace(110.0, 111.0, count + 1)
    ends = np.stack((np.arange(count), np.arange(1, count + 1)), axis=1).ravel()
    return replace(
        grid,
        node_ids=tuple(map(str, range(count + 1))),
        lon=lon,
        lat=np.full(count + 1, 28.0),
        link_ids=tuple(map(str, range(count))),
        tail=np.arange(count, dtype=np.int32),
        head=np.arange(1, count + 1, dtype=np.int32),
        length_m=np.full(count, 100_000 / count),
        road_class=np.full(count, 3, dtype=np.int32),
        shape_start=np.arange(count + 1, dtype=np.int64) * 2,
        shape_lon=lon[ends],
        shape_lat=np.full(2 * count, 28.0),
    )
