"""The map of a plan, as RFC 7946 has it."""

import json
from dataclasses import replace
from typing import Any

from routing.outputs.geojson import colour, routes_geojson
from routing.outputs.lines import route_lines
from routing.plan.model import Plan
from tests.helpers.counties import County, CountySketch, Goods, Hamlet, county
from tests.helpers.plan_edits import sound


def drawn(plan: Plan, made: County) -> dict[str, list[dict[str, Any]]]:
    """Features of the map by kind."""
    lines = route_lines(plan, made.roads, made.index)
    content = json.loads(routes_geojson(plan, made.scenario, lines))
    assert content["type"] == "FeatureCollection"
    kinds: dict[str, list[dict[str, Any]]] = {}
    for feature in content["features"]:
        assert set(feature) == {"type", "geometry", "properties"}
        kinds.setdefault(feature["properties"]["kind"], []).append(feature)
    return kinds


def test_each_route_is_one_line_along_its_roads() -> None:
    plan, made = sound()
    first, second = drawn(plan, made)["route"]
    assert second["geometry"] == {
        "type": "LineString",
        "coordinates": [[0.0, 0.0], [-0.015, 0.001], [-0.03, 0.0], [-0.015, 0.001], [0.0, 0.0]],
    }
    assert first["properties"] == {
        "kind": "route",
        "vehicle": "K1",
        "type": "van",
        "base": "C",
        "km": 48.0,
        "hours": 2.38,
        "stops": 3,
        "leave": "08:41",
        "return": "11:04",
        "colour": colour(0),
    }


def test_each_stop_is_a_point_with_number_times_and_orders() -> None:
    plan, made = sound()
    kinds = drawn(plan, made)
    assert {kind: len(features) for kind, features in kinds.items()} == {
        "route": 2,
        "start": 2,
        "load": 3,
        "serve": 4,
        "end": 2,
        "outlet": 2,
        "unserved": 1,
    }
    stop = kinds["serve"][0]
    assert stop["geometry"] == {"type": "Point", "coordinates": [0.05, 0.0]}
    assert stop["properties"]["number"] == 3
    assert stop["properties"]["orders"] == ["a1", "a2"]
    assert stop["properties"]["begin"] == "09:00"
    assert stop["properties"]["vehicle"] == "K1"
    assert stop["properties"]["colour"] == kinds["route"][0]["properties"]["colour"]


def test_outlets_and_villages_left_out_are_drawn_with_the_reason() -> None:
    plan, made = sound()
    kinds = drawn(plan, made)
    assert [feature["properties"]["place"] for feature in kinds["outlet"]] == ["C", "T"]
    (unserved,) = kinds["unserved"]
    assert unserved["geometry"]["coordinates"] == [0.3, 0.0]
    assert unserved["properties"]["orders"] == ["f1"]
    assert unserved["properties"]["reason"] == "plan.too-heavy"
    assert "500.0 kg" in unserved["properties"]["detail"]


def test_positions_have_six_decimals_at_most() -> None:
    made = county(
        CountySketch(villages={"A": Hamlet(at=1234.5678901)}, orders={"a1": Goods(village="A")})
    )
    kinds = drawn(made.plan(made.route("K1", ("C", "A"))), made)
    assert kinds["serve"][0]["geometry"]["coordinates"] == [0.012346, 0.0]
    assert kinds["route"][0]["geometry"]["coordinates"][2] == [0.012346, 0.0]


def test_a_vehicle_that_never_leaves_the_spot_still_is_a_line() -> None:
    made = county(CountySketch(villages={"A": Hamlet(at=0)}, orders={"a1": Goods(village="A")}))
    kinds = drawn(made.plan(made.route("K1", ("C", "A"))), made)
    assert len(kinds["route"][0]["geometry"]["coordinates"]) >= 2


def test_a_leg_without_a_road_is_drawn_straight() -> None:
    plan, made = sound()
    roads = replace(made.roads, cut_off={"van": frozenset({made.index["G"]})})
    assert drawn(plan, replace(made, roads=roads))["route"][1]["geometry"]["coordinates"] == [
        [0.0, 0.0],
        [-0.03, 0.0],
        [0.0, 0.0],
    ]


def test_hostile_names_stay_inside_their_strings() -> None:
    hostile = '</script><script>alert("x")\x00\u2028\u202e' + "x" * 500
    made = county(
        CountySketch(
            villages={"A": Hamlet(at=5000, name=hostile)}, orders={"a1": Goods(village="A")}
        )
    )
    kinds = drawn(made.plan(made.route("K1", ("C", "A"))), made)
    assert kinds["serve"][0]["properties"]["name"] == hostile


def test_neighbouring_routes_have_colours_of_their_own() -> None:
    assert len({colour(number) for number in range(60)}) == 60
