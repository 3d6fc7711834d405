"""Small line charts as SVG, for records that are read on a page."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Point = tuple[float, float]
WIDTH: Final = 420
HEIGHT: Final = 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 14, 34, 40
_COLOURS: Final = ("#1b4f9c", "#b72000", "#14693f", "#6a2896")


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines by name, both axes logarithmic."""

    title: str
    across: str
    lines: Mapping[str, Sequence[Point]]


def svg(charts: Sequence[Chart]) -> str:
    """Charts side by side."""
    parts = [
        f'<g transform="translate({at * WIDTH} 0)">{_chart(chart)}</g>'
        for at, chart in enumerate(charts)
    ]
    size = f'width="{len(charts) * WIDTH}" height="{HEIGHT}"'
    style = 'font-family="system-ui, sans-serif" font-size="11"'
    ground = '<rect width="100%" height="100%" fill="#ffffff"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>{ground}{"".join(parts)}</svg>\n'
    )


def _chart(chart: Chart) -> str:
    points = [point for line in chart.lines.values() for point in line]
    xs, ys = ([point[at] for point in points] for at in (0, 1))
    across, up = (min(xs), max(xs)), (min(ys), max(ys))

    def place(point: Point) -> Point:
        x = _LEFT + (WIDTH - _LEFT - _RIGHT) * _share(point[0], across)
        return x, HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * _share(point[1], up)

    parts = [f'<text x="{_LEFT}" y="18" font-weight="600">{chart.title}</text>']
    for x in sorted(set(xs)):
        at, _ = place((x, up[0]))
        parts.append(f'<text x="{at:.0f}" y="{HEIGHT - 22}" text-anchor="middle">{x:,.0f}</text>')
    for y in _ticks(up):
        _, at = place((across[0], y))
        parts.append(
            f'<line x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{at:.0f}" y2="{at:.0f}" stroke="#ddd"/>'
            f'<text x="{_LEFT - 6}" y="{at + 4:.0f}" text-anchor="end">{y:g}</text>'
        )
    parts.append(
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 6}" text-anchor="middle">{chart.across}</text>'
    )
    for number, (name, line) in enumerate(chart.lines.items()):
        parts.append(_line(name, [place(point) for point in line], _COLOURS[number % 4]))
    return "".join(parts)


def _line(name: str, line: Sequence[Point], colour: str) -> str:
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in line)
    x, y = line[-1]
    label = f'<text x="{x - 6:.0f}" y="{y - 7:.0f}" text-anchor="end" fill="{colour}">{name}</text>'
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}{label}'


def _share(value: float, span: Point) -> float:
    low, high = (math.log(bound) for bound in span)
    return 0.5 if high == low else (math.log(value) - low) / (high - low)


def _ticks(span: Point) -> list[float]:
    """Round values of 1, 2 and 5 within a span."""
    low, high = (math.floor(math.log10(bound)) for bound in span)
    values = [digit * 10.0**power for power in range(low, high + 1) for digit in (1, 2, 5)]
    return [value for value in values if span[0] <= value <= span[1]]
