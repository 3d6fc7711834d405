"""From steps between cells to nodes and links: junctions, lengths, bends, surfaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from routing.scenario.making.draft import RoadLink, RoadNode, RoadTables
from routing.scenario.making.plane import Plane, length_m
from routing.scenario.making.road_plan import RoadPlan
from routing.scenario.making.terrain import Terrain

Point = tuple[float, float]

_BEND: Final = {
    "primary": 0.03,
    "secondary": 0.04,
    "tertiary": 0.06,
    "unclassified": 0.09,
    "track": 0.12,
}
# Chance of each surface: paved, gravel, dirt.
_SURFACES: Final = {
    "primary": (1.0, 0.0, 0.0),
    "secondary": (1.0, 0.0, 0.0),
    "tertiary": (0.95, 0.05, 0.0),
    "unclassified": (0.75, 0.25, 0.0),
    "track": (0.1, 0.6, 0.3),
}
_SURFACE_NAMES: Final = ("paved", "gravel", "dirt")
_THROUGH: Final = 2  # steps that meet where a road runs on
_POSTED_KPH: Final = {"primary": 46.0, "secondary": 42.0, "tertiary": 38.0}


@dataclass(frozen=True, slots=True)
class Chain:
    """Cells from one junction or settlement to the next, along one class of road."""

    cells: tuple[int, ...]
    road_class: str


def lay_out(
    rng: np.random.Generator, terrain: Terrain, plan: RoadPlan, keep: Iterable[int], plane: Plane
) -> tuple[RoadTables, tuple[Chain, ...]]:
    """Turn the plan into tables.

    Parameters
    ----------
    rng
        Source of chance.
    terrain, plan
        The ground and the steps that are roads.
    keep
        Cells that become nodes whatever joins there.
    plane
        From kilometres on the ground to degrees.

    Returns
    -------
    RoadTables
        Nodes named after their cell by `node_id`, links in the order of the chains.
    tuple of Chain
        The cells of each link.
    """
    chains = tuple(_chains(plan, set(keep)))
    ends = sorted({cell for chain in chains for cell in (chain.cells[0], chain.cells[-1])})
    nodes = tuple(RoadNode(node_id(cell), *_place(terrain, plane, cell)) for cell in ends)
    links = tuple(
        _link(rng, f"r{number:05d}", chain, (terrain, plane))
        for number, chain in enumerate(chains, 1)
    )
    return RoadTables(nodes, links), chains


def node_id(cell: int) -> str:
    """Name of the node at a cell."""
    return f"n{cell:06d}"


def _chains(plan: RoadPlan, keep: set[int]) -> Iterator[Chain]:
    """Every step once, in chains that end where roads meet, change or end."""
    around: dict[int, list[int]] = {}
    for one, other in sorted(plan.steps):
        around.setdefault(one, []).append(other)
        around.setdefault(other, []).append(one)
    ends = {cell for cell in around if cell in keep or _is_end(plan, cell, around[cell])}
    for start in sorted(ends):
        for second in around[start]:
            cells = _walk(around, ends, start, second)
            if (start, second) <= (cells[-1], cells[-2]):
                yield Chain(tuple(cells), plan.steps[_step(start, second)])


def _is_end(plan: RoadPlan, cell: int, around: list[int]) -> bool:
    """Whether more or fewer than two steps meet in a cell, or two of different class."""
    classes = {plan.steps[_step(cell, other)] for other in around}
    return len(around) != _THROUGH or len(classes) != 1


def _walk(around: dict[int, list[int]], ends: set[int], start: int, second: int) -> list[int]:
    """Cells from `start` through `second` to the next end."""
    cells = [start, second]
    while cells[-1] not in ends:
        one, other = around[cells[-1]]
        cells.append(other if one == cells[-2] else one)
    return cells


def _step(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _place(terrain: Terrain, plane: Plane, cell: int) -> Point:
    """Degrees of a cell."""
    return plane.degrees(float(terrain.x_km[cell]), float(terrain.y_km[cell]))


def _link(
    rng: np.random.Generator, link_id: str, chain: Chain, ground: tuple[Terrain, Plane]
) -> RoadLink:
    """One link with bends, a surface and its length on the ground."""
    terrain, plane = ground
    corners = [(float(terrain.x_km[cell]), float(terrain.y_km[cell])) for cell in chain.cells]
    bends = _bend(rng, corners, _BEND[chain.road_class])
    points = tuple(plane.degrees(*point) for point in bends)
    return RoadLink(
        link_id,
        node_id(chain.cells[0]),
        node_id(chain.cells[-1]),
        length_m(points),
        chain.road_class,
        str(rng.choice(_SURFACE_NAMES, p=_SURFACES[chain.road_class])),
        points,
        speed_kph=_POSTED_KPH.get(chain.road_class),
    )


def _bend(rng: np.random.Generator, corners: list[Point], amount: float) -> list[Point]:
    """Points with one more between each two, pushed aside by up to `amount` of the way."""
    bent = corners[:1]
    for (x, y), (next_x, next_y) in pairwise(corners):
        aside = float(rng.uniform(-amount, amount))
        bent.append(
            (
                (x + next_x) / 2 - aside * (next_y - y),
                (y + next_y) / 2 + aside * (next_x - x),
            )
        )
        bent.append((next_x, next_y))
    return bent
