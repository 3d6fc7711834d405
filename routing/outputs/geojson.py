"""``routes.geojson``: routes, stops, outlets and villages left out, as RFC 7946 has it.

Every feature has a property ``kind``: ``route``, ``start``, ``load``, ``serve``, ``end``,
``outlet`` or ``unserved``.
"""

from __future__ import annotations

import colorsys
import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from routing.outputs.lines import DECIMALS, RouteLine
from routing.outputs.plan_json import encoded
from routing.outputs.text import hhmm
from routing.plan.model import Plan, Stop, Unserved, VehicleRoute
from routing.scenario.model import Outlet, Scenario, Village

Feature = dict[str, Any]
# Turning by the golden ratio keeps any number of hues apart.
_GOLDEN_TURN: Final = 0.618034
_LIGHTNESS, _SATURATION = 0.40, 0.75


def routes_geojson(plan: Plan, scenario: Scenario, lines: Sequence[RouteLine]) -> bytes:
    """The map of a plan.

    Parameters
    ----------
    lines
        The way of each route of the plan, in order.
    """
    features = [
        *_routes(plan, lines),
        *_stops(plan),
        *(_outlet(outlet) for outlet in scenario.outlets),
        *_unserved(plan, scenario),
    ]
    rows = ",\n".join(_row(feature) for feature in features)
    return encoded(f'{{"type":"FeatureCollection","features":[\n{rows}\n]}}')


def _row(feature: Feature) -> str:
    """A feature on a line of its own."""
    return json.dumps(feature, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def colour(number: int) -> str:
    """The colour of a route, as ``#rrggbb``."""
    rgb = colorsys.hls_to_rgb(number * _GOLDEN_TURN % 1.0, _LIGHTNESS, _SATURATION)
    return "#" + "".join(f"{round(255 * part):02x}" for part in rgb)


def _point(lon: float, lat: float, properties: Feature) -> Feature:
    position = [round(lon, DECIMALS) + 0.0, round(lat, DECIMALS) + 0.0]
    geometry = {"type": "Point", "coordinates": position}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _routes(plan: Plan, lines: Sequence[RouteLine]) -> Iterator[Feature]:
    for number, (route, line) in enumerate(zip(plan.routes, lines, strict=True)):
        yield {
            "type": "Feature",
            "geometry": {"type": "LineString", "coordinates": line.points.tolist()},
            "properties": _route_properties(route, colour(number)),
        }


def _route_properties(route: VehicleRoute, shade: str) -> Feature:
    return {
        "kind": "route",
        "vehicle": route.vehicle,
        "type": route.type,
        "base": route.base,
        "km": route.distance_km,
        "hours": round(route.duty_s / 3600, 2),
        "stops": sum(stop.kind == "serve" for stop in route.stops),
        "leave": hhmm(route.stops[0].leave_s) if route.stops else "",
        "return": hhmm(route.stops[-1].arrive_s) if route.stops else "",
        "colour": shade,
    }


def _stops(plan: Plan) -> Iterator[Feature]:
    for route_number, route in enumerate(plan.routes):
        shade = {"vehicle": route.vehicle, "colour": colour(route_number)}
        for number, stop in enumerate(route.stops, 1):
            yield _point(stop.lon, stop.lat, _stop_properties(number, stop) | shade)


def _stop_properties(number: int, stop: Stop) -> Feature:
    return {
        "kind": stop.kind,
        "number": number,
        "place": stop.place,
        "name": stop.name,
        "arrive": hhmm(stop.arrive_s),
        "begin": hhmm(stop.begin_s),
        "leave": hhmm(stop.leave_s),
        "orders": list(stop.orders),
        "deliver_pieces": stop.deliver_pieces,
        "collect_pieces": stop.collect_pieces,
        "load_kg": stop.load_kg,
        "load_m3": stop.load_m3,
    }


def _outlet(outlet: Outlet) -> Feature:
    return _point(
        outlet.lon,
        outlet.lat,
        {"kind": "outlet", "place": outlet.id, "name": outlet.name, "outlet_kind": outlet.kind},
    )


def _unserved(plan: Plan, scenario: Scenario) -> Iterator[Feature]:
    """One point a village with orders left out, in the scenario's order."""
    left_out: dict[str, list[Unserved]] = {}
    for part in plan.unserved:
        left_out.setdefault(part.village, []).append(part)
    for village in scenario.villages:
        if village.id in left_out:
            yield _unserved_village(village, left_out[village.id])


def _unserved_village(village: Village, parts: Sequence[Unserved]) -> Feature:
    return _point(
        village.lon,
        village.lat,
        {
            "kind": "unserved",
            "place": village.id,
            "name": village.name,
            "orders": [part.order for part in parts],
            "mandatory": any(part.mandatory for part in parts),
            "reason": parts[0].reason,
            "detail": parts[0].detail,
        },
    )
