"""What the page knows: a plan, its places and its roads as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from routing.outputs.report.activities import activities
from routing.outputs.report.colours import route_colours
from routing.outputs.report.difference import difference
from routing.outputs.report.encode import STEPS_A_DEGREE, Grid
from routing.outputs.report.roads import RoadSketch, sketch_roads
from routing.outputs.report.source import Band, ReportSource
from routing.outputs.report.targets import on_time
from routing.outputs.report.texts import reason_words, texts_of
from routing.outputs.text import plain
from routing.plan.model import Stop, Unserved, VehicleRoute
from routing.scenario.model import Outlet, Village
from routing.words import Language

Data = dict[str, Any]
_LONGEST_DETAIL: Final = 600


def payload(source: ReportSource, lang: Language = "en") -> Data:
    """Everything that the page shows; every text on one line and without hidden characters."""
    box = source.box
    grid = Grid(box.west, box.south)
    return {
        "lang": lang,
        "texts": texts_of(lang),
        "plan": _plan(source),
        "grid": {"lon": grid.lon, "lat": grid.lat, "steps": STEPS_A_DEGREE},
        "box": asdict(box),
        "roads": _roads(source, grid),
        "outlets": [_outlet(outlet) for outlet in source.scenario.outlets],
        "villages": list(_villages(source)),
        "routes": list(_routes(source, grid)),
        "unserved": list(_unserved(source, lang)),
        "figures": _figures(source),
        "difference": None if source.before is None else difference(source.before, grid),
        "bands": [_band(band, grid) for band in source.bands],
        "targets": asdict(source.targets),
    }


def _plan(source: ReportSource) -> Data:
    plan = source.plan
    return {
        "name": plain(plan.scenario.name),
        "date": plan.date,
        "currency": plain(plan.currency, 12),
        "engine": plain(plan.engine, 60),
        "seed": plan.seed,
        "status": plan.status,
        "notes": [plain(note, 500) for note in (*source.scenario.config.notes, *plan.notes)],
    }


def _roads(source: ReportSource, grid: Grid) -> Data:
    network = source.network
    sketch = RoadSketch() if network is None else sketch_roads(network, source.box)
    groups = [
        {
            "name": group.name,
            "km": round(group.km, 1),
            "lines": [grid.line(line) for line in group.lines],
        }
        for group in sketch.groups
    ]
    return {"groups": groups, "undrawn_km": round(sketch.undrawn_km, 1)}


def _outlet(outlet: Outlet) -> Data:
    return {
        "id": outlet.id,
        "name": plain(outlet.name) or plain(outlet.id),
        "kind": outlet.kind,
        "at": [outlet.lon, outlet.lat],
        "open": [outlet.opens_s, outlet.closes_s],
    }


def _villages(source: ReportSource) -> Iterator[Data]:
    """One record a village; ``state`` is served, partly, unserved or idle (nothing due)."""
    number = {outlet.id: index for index, outlet in enumerate(source.scenario.outlets)}
    served = {stop.place for route in source.plan.routes for stop in route.stops if stop.orders}
    lacking = {part.village for part in source.plan.unserved}
    for village in source.scenario.villages:
        yield {
            "id": village.id,
            "name": plain(village.name) or plain(village.id),
            "outlet": number.get(village.outlet, -1),
            "at": [village.lon, village.lat],
            "open": [village.opens_s, village.closes_s],
            "station": village.station,
            "state": _state(village, served, lacking),
        }


def _state(village: Village, served: set[str], lacking: set[str]) -> str:
    if village.id in lacking:
        return "partly" if village.id in served else "unserved"
    return "served" if village.id in served else "idle"


def _routes(source: ReportSource, grid: Grid) -> Iterator[Data]:
    routes = source.plan.routes
    colours = route_colours(routes)
    for route, line, colour in zip(routes, source.lines, colours, strict=True):
        yield {
            **_route_figures(route),
            "colour": colour,
            "line": grid.line(line.points),
            "at": list(line.stops),
            "stops": [_stop(stop) for stop in route.stops],
            "bars": [[a.kind, a.from_s, a.to_s, a.stop] for a in activities(route)],
        }


def _route_figures(route: VehicleRoute) -> Data:
    return {
        "vehicle": plain(route.vehicle),
        "type": plain(route.type),
        "base": route.base,
        "km": route.distance_km,
        "driving": route.driving_s,
        "duty": route.duty_s,
        "waiting": route.waiting_s,
        "rest": route.rest_s,
        "overtime": route.overtime_s,
        "cost": route.cost,
        "trips": route.trips,
        "weight_share": route.peak_weight_share,
        "volume_share": route.peak_volume_share,
    }


def _stop(stop: Stop) -> Data:
    return {
        "kind": stop.kind,
        "place": stop.place,
        "name": plain(stop.name) or plain(stop.place),
        "at": [stop.lon, stop.lat],
        "times": [stop.arrive_s, stop.begin_s, stop.leave_s],
        "leg": [stop.leg_km, stop.leg_s, stop.rest_s],
        "orders": [plain(order) for order in stop.orders],
        "down": [stop.deliver_pieces, stop.deliver_kg, stop.deliver_m3],
        "up": [stop.collect_pieces, stop.collect_kg, stop.collect_m3],
        "load": [stop.load_kg, stop.load_m3],
    }


def _unserved(source: ReportSource, lang: Language) -> Iterator[Data]:
    orders = {} if source.orders is None else {order.id: order for order in source.orders.orders}
    for part in source.plan.unserved:
        order = orders.get(part.order)
        goods = None if order is None else [order.kind, order.pieces, order.weight_kg]
        helps = [plain(text, _LONGEST_DETAIL) for text in source.helps.get(part.order, ())]
        yield _left_out(part, lang) | {"goods": goods, "helps": helps}


def _left_out(part: Unserved, lang: Language) -> Data:
    """An order left out; a reason without words (in a plan edited by hand) is shown as it is."""
    meaning, remedy = reason_words(lang, part.reason)
    return {
        "order": plain(part.order),
        "village": part.village,
        "mandatory": part.mandatory,
        "reason": plain(part.reason),
        "meaning": meaning,
        "remedy": remedy,
        "detail": plain(part.detail, _LONGEST_DETAIL),
    }


def _band(band: Band, grid: Grid) -> Data:
    return {
        "outlet": band.outlet,
        "minutes": band.minutes,
        "outlines": [grid.line(outline) for outline in band.outlines],
    }


def _figures(source: ReportSource) -> Data:
    kept = on_time(source.plan, source.scenario, source.orders)
    return {
        **source.plan.figures.model_dump(mode="json", exclude={"by_outlet"}),
        "on_time": kept.share,
        "on_time_stops": [kept.kept, kept.stops],
        "by_outlet": [row.model_dump(mode="json") for row in source.plan.figures.by_outlet],
    }
