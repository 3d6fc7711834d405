"""One GPX 1.1 file a vehicle: the stops as a route, the roads between them as a track.

Local times stand in names and descriptions. They do not stand in ``<time>``, which is in UTC by
the standard, and a scenario names no time zone.
"""

from __future__ import annotations

from typing import Final

import gpxpy.gpx

from routing.outputs.lines import DECIMALS, RouteLine
from routing.outputs.text import hhmm, plain
from routing.plan.model import Plan, Stop, VehicleRoute

CREATOR: Final = "rural-routing"
"""Stands in every file that this module writes, and tells them from others."""
_VERB: Final = {"start": "leave", "load": "load", "serve": "serve", "end": "return"}


def route_gpx(plan: Plan, route: VehicleRoute, line: RouteLine) -> bytes:
    """The file of one vehicle."""
    title = plain(f"{plan.date} {route.vehicle}")
    gpx = gpxpy.gpx.GPX()
    gpx.creator = CREATOR
    gpx.name = title
    gpx.description = plain(f"{plan.scenario.name}: {_summary(route)}", 500)
    gpx.routes.append(_stops(route, title))
    gpx.tracks.append(_track(line, title))
    return f"{gpx.to_xml(version='1.1')}\n".encode()


def is_ours(content: bytes) -> bool:
    """Whether the beginning of a file shows that it was written here."""
    return f'creator="{CREATOR}"'.encode() in content[:2000]


def _summary(route: VehicleRoute) -> str:
    served = sum(stop.kind == "serve" for stop in route.stops)
    return f"{served} stops, {route.distance_km:.1f} km, {route.duty_s / 3600:.1f} h"


def _stops(route: VehicleRoute, title: str) -> gpxpy.gpx.GPXRoute:
    points = gpxpy.gpx.GPXRoute(name=title, description=_summary(route))
    points.points.extend(_stop(number, stop) for number, stop in enumerate(route.stops, 1))
    return points


def _stop(number: int, stop: Stop) -> gpxpy.gpx.GPXRoutePoint:
    moment = stop.leave_s if stop.kind == "start" else stop.begin_s
    return gpxpy.gpx.GPXRoutePoint(
        latitude=round(stop.lat, DECIMALS),
        longitude=round(stop.lon, DECIMALS),
        name=plain(f"{number}. {hhmm(moment)} {stop.name or stop.place}"),
        description=plain(_description(stop), 1000),
        type=stop.kind,
    )


def _description(stop: Stop) -> str:
    times = f"arrive {hhmm(stop.arrive_s)}, leave {hhmm(stop.leave_s)}"
    text = f"{_VERB[stop.kind]} {stop.place}; {times}"
    if stop.deliver_pieces:
        text += f"; deliver {stop.deliver_pieces} pieces, {stop.deliver_kg:.1f} kg"
    if stop.collect_pieces:
        text += f"; collect {stop.collect_pieces} pieces, {stop.collect_kg:.1f} kg"
    return f"{text}; orders {', '.join(stop.orders)}" if stop.orders else text


def _track(line: RouteLine, title: str) -> gpxpy.gpx.GPXTrack:
    track = gpxpy.gpx.GPXTrack(name=title)
    segment = gpxpy.gpx.GPXTrackSegment(
        [gpxpy.gpx.GPXTrackPoint(latitude=lat, longitude=lon) for lon, lat in line.points.tolist()]
    )
    track.segments.append(segment)
    return track
