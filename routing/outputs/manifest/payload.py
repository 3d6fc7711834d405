"""What a manifest says, as plain data for the template: every figure is a text already."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from routing.network.model import RoadNetwork
from routing.outputs.lines import RouteLine
from routing.outputs.manifest.drawing import position_code, route_map
from routing.outputs.manifest.fonts import usable_fonts
from routing.outputs.report.roads import RoadSketch, sketch_roads
from routing.outputs.report.source import ReportSource
from routing.outputs.text import hhmm, plain
from routing.plan.kpis import trips_of
from routing.plan.model import Plan, Stop, VehicleRoute
from routing.scenario.model import DayOrders, Scenario
from routing.words import current_language, say, translated

Data = dict[str, Any]
_LONGEST_NAME: Final = 60
_LONGEST_NOTE: Final = 160
_ROAD_POINTS: Final = 12_000

STATIONS: Final = {
    "postal": "post office",
    "telecom": "telecom shop",
    "shared": "shared station",
    "door": "door to door",
}


@dataclass(frozen=True, slots=True)
class ManifestSource:
    """A plan with what a manifest says beyond it.

    Attributes
    ----------
    lines
        The way of each route of the plan, in order.
    network
        The roads to draw; None draws none.
    vehicles
        Only these; all when empty.
    """

    plan: Plan
    scenario: Scenario
    lines: Sequence[RouteLine]
    network: RoadNetwork | None = None
    orders: DayOrders | None = None
    vehicles: Collection[str] = field(default=())


def manifest_payload(source: ManifestSource) -> Data:
    """Everything that the pages show, in the language spoken now."""
    plan = source.plan
    roads = _roads(source)
    return {
        "lang": "zh" if current_language() == "zh" else "en",
        "region": "cn" if current_language() == "zh" else "gb",
        "fonts": usable_fonts(),
        "title": say("Manifests of {date}", date=plan.date),
        "county": plain(plan.scenario.name),
        "date": plan.date,
        "words": _words(),
        "routes": [
            _route(source, route, line, roads)
            for route, line in zip(plan.routes, source.lines, strict=True)
            if not source.vehicles or route.vehicle in source.vehicles
        ],
    }


def _roads(source: ManifestSource) -> RoadSketch:
    if source.network is None:
        return RoadSketch()
    box = ReportSource(source.plan, source.scenario, source.lines).box
    return sketch_roads(source.network, box, _ROAD_POINTS)


def _words() -> dict[str, str]:
    return {
        "page": say("page"),
        "loading": say("Load in this order, the last stop first"),
        "number": say("No."),
        "village": say("Village"),
        "time": say("Time"),
        "down": say("Down"),
        "up": say("Up"),
        "sign": say("Signature"),
        "scan": say("Position"),
        "total": say("Total"),
        "stops": say("Stops"),
        "pieces": say("Pieces"),
        "weight": say("kg"),
        "volume": say("m³"),
        "driver": say("Driver"),
        "empty": say("No vehicle drives on this day."),
    }


def _route(source: ManifestSource, route: VehicleRoute, line: RouteLine, roads: RoadSketch) -> Data:
    outlets = {outlet.id: plain(outlet.name, _LONGEST_NAME) for outlet in source.scenario.outlets}
    served = [stop for stop in route.stops if stop.kind == "serve"]
    numbers = {id(stop): number for number, stop in enumerate(served, 1)}
    return {
        "vehicle": plain(route.vehicle, _LONGEST_NAME),
        "type": plain(route.type, _LONGEST_NAME),
        "facts": _facts(route, outlets),
        "map": route_map(route, line, roads),
        "trips": list(_trips(route, outlets, numbers)),
        "stops": [_stop(source, stop, outlets, numbers) for stop in route.stops],
        "total": _goods_total(served),
    }


def _facts(route: VehicleRoute, outlets: dict[str, str]) -> list[list[str]]:
    served = sum(stop.kind == "serve" for stop in route.stops)
    return [
        [say("Base"), outlets.get(route.base, route.base)],
        [say("Departure"), hhmm(route.stops[0].leave_s) if route.stops else "-"],
        [say("Return"), hhmm(route.stops[-1].arrive_s) if route.stops else "-"],
        [say("Stops"), str(served)],
        [say("Trips"), str(route.trips)],
        [say("Distance"), say("{km} km", km=f"{route.distance_km:.1f}")],
    ]


def _trips(route: VehicleRoute, outlets: dict[str, str], numbers: dict[int, int]) -> Iterator[Data]:
    """What to put in the vehicle before each trip: what leaves it last goes in first."""
    for number, (load, *served) in enumerate(trips_of(route), 1):
        down = [stop for stop in served if stop.deliver_pieces or stop.deliver_kg]
        yield {
            "title": say(
                "Trip {number}: load at {outlet}, {time}",
                number=number,
                outlet=outlets.get(load.place, load.place),
                time=hhmm(load.begin_s),
            ),
            "rows": [
                [
                    str(numbers[id(stop)]),
                    plain(stop.name, _LONGEST_NAME),
                    *_goods(stop.deliver_pieces, stop.deliver_kg, stop.deliver_m3),
                ]
                for stop in reversed(down)
            ],
            "total": _sum(down, "deliver"),
        }


def _goods(pieces: int, kg: float, m3: float) -> list[str]:
    return [f"{pieces:,}", f"{kg:,.1f}", f"{m3:,.2f}"]


def _sum(stops: Sequence[Stop], way: str) -> list[str]:
    return _goods(
        sum(getattr(stop, f"{way}_pieces") for stop in stops),
        sum(getattr(stop, f"{way}_kg") for stop in stops),
        sum(getattr(stop, f"{way}_m3") for stop in stops),
    )


def _goods_total(stops: Sequence[Stop]) -> Data:
    return {"down": _sum(stops, "deliver"), "up": _sum(stops, "collect")}


def _stop(
    source: ManifestSource, stop: Stop, outlets: dict[str, str], numbers: dict[int, int]
) -> Data:
    return {
        "kind": stop.kind,
        "number": str(numbers.get(id(stop), "")),
        "name": plain(outlets.get(stop.place) or stop.name or stop.place, _LONGEST_NAME),
        "time": _time(stop),
        "note": _note(source, stop),
        "down": _goods(stop.deliver_pieces, stop.deliver_kg, stop.deliver_m3)
        if stop.deliver_pieces or stop.deliver_kg
        else None,
        "up": _goods(stop.collect_pieces, stop.collect_kg, stop.collect_m3)
        if stop.collect_pieces or stop.collect_kg
        else None,
        "code": position_code(stop.lon, stop.lat) if stop.kind == "serve" else "",
    }


def _time(stop: Stop) -> list[str]:
    """Large: when work begins (or the vehicle leaves); small: arrival and departure."""
    if stop.kind == "start":
        return [hhmm(stop.leave_s), say("leaves")]
    if stop.kind == "end":
        return [hhmm(stop.arrive_s), say("returns")]
    if stop.kind == "load":
        return [hhmm(stop.begin_s), say("loads, leaves {time}", time=hhmm(stop.leave_s))]
    arrival = say("arrives {time}", time=hhmm(stop.arrive_s)) + "\n" if stop.wait_s >= 60 else ""  # noqa: PLR2004 - a minute
    return [hhmm(stop.begin_s), arrival + say("leaves {time}", time=hhmm(stop.leave_s))]


def _note(source: ManifestSource, stop: Stop) -> str:
    if stop.kind != "serve":
        return ""
    station = next((v.station for v in source.scenario.villages if v.id == stop.place), None)
    orders = () if source.orders is None else source.orders.orders
    mine = set(stop.orders)
    notes = {plain(order.note, _LONGEST_NOTE) for order in orders if order.id in mine}
    words = [translated(STATIONS[station])] if station in STATIONS else []
    return " · ".join([*words, *sorted(note for note in notes if note)])[: 2 * _LONGEST_NOTE]
