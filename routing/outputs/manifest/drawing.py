"""The cover map of a route and the codes to scan, as small SVG drawings."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import segno

from routing.network.model import FloatArray
from routing.outputs.lines import RouteLine
from routing.outputs.report.roads import RoadSketch
from routing.plan.model import VehicleRoute

WIDTH: Final = 520.0
HEIGHT: Final = 270.0
_MARGIN: Final = 22.0
_ROAD_WIDTH: Final = {"main": 2.2, "secondary": 1.6, "local": 0.9, "track": 0.6}
_ARROW_EVERY: Final = 70.0
_LEAST_SPAN_DEG: Final = 0.01


@dataclass(frozen=True, slots=True)
class _Frame:
    """From degrees to the drawing: equal scale both ways, north up."""

    west: float
    north: float
    scale: float
    shrink: float
    left: float
    top: float

    def place(self, points: FloatArray) -> FloatArray:
        """(k, 2) lon/lat to (k, 2) x/y."""
        x = self.left + (points[:, 0] - self.west) * self.shrink * self.scale
        y = self.top + (self.north - points[:, 1]) * self.scale
        return np.column_stack((x, y))


def _frame(points: FloatArray) -> _Frame:
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    shrink = math.cos(math.radians((south + north) / 2))
    across = max((east - west) * shrink, _LEAST_SPAN_DEG)
    along = max(north - south, _LEAST_SPAN_DEG)
    scale = min((WIDTH - 2 * _MARGIN) / across, (HEIGHT - 2 * _MARGIN) / along)
    left = (WIDTH - (east - west) * shrink * scale) / 2
    top = (HEIGHT - (north - south) * scale) / 2
    return _Frame(west, north, scale, shrink, left, top)


def _path(points: FloatArray) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points.tolist())


def route_map(route: VehicleRoute, line: RouteLine, roads: RoadSketch) -> str:
    """The way of a route with its direction and numbered stops, on the roads around it."""
    frame = _frame(line.points)
    way = frame.place(line.points)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">',
        f'<rect width="{WIDTH:g}" height="{HEIGHT:g}" fill="#faf9f6" stroke="#999"/>',
        *_roads(frame, roads),
        f'<path d="{_path(way)}" fill="none" stroke="#1b4f9c" stroke-width="2.6"/>',
        *_arrows(way),
        *_stops(route, frame),
        "</svg>",
    ]
    return "".join(parts)


def _roads(frame: _Frame, roads: RoadSketch) -> Iterator[str]:
    for group in roads.groups:
        width = _ROAD_WIDTH.get(group.name, 0.8)
        for piece in group.lines:
            drawn = frame.place(piece)
            low, high = drawn.min(axis=0), drawn.max(axis=0)
            if (high < 0).any() or low[0] > WIDTH or low[1] > HEIGHT:
                continue
            yield (
                f'<path d="{_path(drawn)}" fill="none" stroke="#c9c4b8" stroke-width="{width}"/>'
            )


def _arrows(way: FloatArray) -> Iterator[str]:
    """Small heads along the way, at even distances."""
    steps = np.diff(way, axis=0)
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    left = _ARROW_EVERY / 2
    for start, step, length in zip(way, steps, lengths, strict=False):
        while left <= length:
            x, y = start + step * (left / length)
            turn = math.degrees(math.atan2(step[1], step[0]))
            yield (
                f'<path d="M5 0L-4 4L-4 -4Z" fill="#1b4f9c" stroke="#faf9f6" stroke-width="0.8" '
                f'transform="translate({x:.1f} {y:.1f}) rotate({turn:.0f})"/>'
            )
            left += _ARROW_EVERY
        left -= length


def _stops(route: VehicleRoute, frame: _Frame) -> Iterator[str]:
    number = 0
    for stop in route.stops:
        ((x, y),) = frame.place(np.array([[stop.lon, stop.lat]])).tolist()
        if stop.kind != "serve":
            yield f'<rect x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10" fill="#222"/>'
            continue
        number += 1
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" fill="#fff" stroke="#1b4f9c"/>'
        yield (
            f'<text x="{x:.1f}" y="{y + 3:.1f}" font-size="8" text-anchor="middle" '
            f'font-family="Noto Sans, DejaVu Sans, sans-serif">{number}</text>'
        )


def position_code(lon: float, lat: float) -> str:
    """A QR code with the coordinates of a stop as a ``geo:`` address (RFC 5870)."""
    packed = io.BytesIO()
    code = segno.make_qr(f"geo:{lat:.6f},{lon:.6f}", error="l", boost_error=False)
    code.save(packed, kind="svg", xmldecl=False, border=1, svgclass=None, lineclass=None)
    return packed.getvalue().decode()
