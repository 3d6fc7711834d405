"""Small road networks for tests, written the way a person would sketch them.

Positions are in thousandths of a degree near the equator, about 111 m each way, so that plane
geometry holds; lengths are stated apart from them, so that times can be worked out by hand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from routing.network.geo import straight_distance_m
from routing.network.matrix import NetworkView, open_matrix
from routing.network.model import (
    ROAD_CLASSES,
    SURFACES,
    Places,
    RoadClosure,
    RoadNetwork,
    RoadProfile,
)

DEGREE = 1e-3
DAY = dt.date(2026, 3, 2)
Point = tuple[float, float]

STEADY = RoadProfile(
    name="steady",
    mode="van",
    speeds_kph={"residential": 36.0, "primary": 72.0, "service": 18.0, "ferry": 9.0},
    surface_factors={"paved": 1.0, "gravel": 0.5, "dirt": 0.25},
    gross_weight_t=3.5,
    width_m=2.0,
)
"""10 m/s on a residential road, 20 m/s on a primary, 5 m/s on a service lane and off the road."""


@dataclass(frozen=True, kw_only=True)
class L:
    """A link; two-way, 1,000 m, residential and paved unless said otherwise."""

    ends: str
    name: str = ""
    length: float = 1000.0
    kind: str = "residential"
    surface: str = "paved"
    forward: bool = True
    backward: bool = True
    speed: float = np.inf
    weight: float = np.inf
    width: float = np.inf
    access: int = 0
    via: tuple[Point, ...] = ()


def sketch(nodes: Mapping[str, Point], links: Sequence[L]) -> RoadNetwork:
    """The network of `links` between one-letter `nodes`; a link is named after its ends."""
    index = {name: at for at, name in enumerate(nodes)}
    shapes = [[nodes[link.ends[0]], *link.via, nodes[link.ends[1]]] for link in links]
    points = np.array([p for shape in shapes for p in shape], dtype=float).reshape(-1, 2) * DEGREE
    corners = np.array(list(nodes.values()), dtype=float).reshape(-1, 2) * DEGREE
    return RoadNetwork(
        node_ids=tuple(nodes),
        lon=corners[:, 0],
        lat=corners[:, 1],
        link_ids=tuple(link.name or link.ends for link in links),
        tail=np.array([index[link.ends[0]] for link in links], dtype=np.int32),
        head=np.array([index[link.ends[1]] for link in links], dtype=np.int32),
        length_m=np.array([link.length for link in links], dtype=float),
        road_class=np.array([ROAD_CLASSES.index(link.kind) for link in links], dtype=np.int32),
        surface=np.array([SURFACES.index(link.surface) for link in links], dtype=np.int32),
        forward=np.array([link.forward for link in links], dtype=np.bool_),
        backward=np.array([link.backward for link in links], dtype=np.bool_),
        max_speed_kph=np.array([link.speed for link in links], dtype=float),
        max_weight_t=np.array([link.weight for link in links], dtype=float),
        max_width_m=np.array([link.width for link in links], dtype=float),
        access=np.array([link.access for link in links], dtype=np.uint8),
        shape_start=np.cumsum([0, *(len(shape) for shape in shapes)], dtype=np.int64),
        shape_lon=points[:, 0],
        shape_lat=points[:, 1],
    )


def spots(*points: Point) -> Places:
    """Places ``p0``, ``p1`` ... at positions in thousandths of a degree."""
    positions = np.array(points, dtype=float).reshape(-1, 2) * DEGREE
    ids = tuple(f"p{at}" for at in range(len(points)))
    return Places(ids=ids, lon=positions[:, 0], lat=positions[:, 1])


def view(
    network: RoadNetwork,
    places: Places,
    *closures: RoadClosure,
    profiles: Sequence[RoadProfile] = (STEADY,),
    date: dt.date = DAY,
    limit_m: float = 2000.0,
) -> NetworkView:
    """The network opened on an ordinary Monday."""
    return open_matrix(network, places, profiles, closures, date, limit_m)


def times(opened: NetworkView, profile: str = "steady") -> list[list[int]]:
    """The whole matrix of seconds."""
    everyone = np.arange(len(opened.places.ids))
    return [list(row) for row in opened.matrix(profile, everyone, everyone)[0].tolist()]


def distances(opened: NetworkView, profile: str = "steady") -> list[list[int]]:
    """The whole matrix of metres."""
    everyone = np.arange(len(opened.places.ids))
    return [list(row) for row in opened.matrix(profile, everyone, everyone)[1].tolist()]


def ground_m(a: Point, b: Point) -> float:
    """Straight metres between two positions in thousandths of a degree."""
    ends = [np.array([value * DEGREE]) for value in (*a, *b)]
    return float(straight_distance_m(*ends)[0])
