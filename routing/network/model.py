"""A road network and what is asked of it, as frozen arrays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

UNREACHABLE: Final = 2**30
"""Entry of a matrix where no way exists: larger than any real distance or time."""

FloatArray = NDArray[np.float64]
Int32Array = NDArray[np.int32]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

ROAD_CLASSES: Final = (
    "motorway",
    "trunk",
    "primary",
    "secondary",
    "tertiary",
    "unclassified",
    "residential",
    "service",
    "track",
    "path",
    "ferry",
    "estimated",
)
SURFACES: Final = ("paved", "gravel", "dirt")
SLOPES: Final = ("level", "moderate", "steep", "very_steep")
"""Grades below 4, 8 and 12 per cent, and above, up or down: heavy vehicles crawl both ways."""


MonthDay = tuple[int, int]
"""Month and day of any year."""


@dataclass(frozen=True, slots=True)
class SeasonalBan:
    """A link that modes (bits) may not enter from a day of the year to another, both included."""

    link: int
    modes: int
    first: MonthDay
    last: MonthDay


@dataclass(frozen=True, slots=True)
class RoadNetwork:
    """Links between nodes; a link is a piece of road that may be driven one way or both.

    Attributes
    ----------
    node_ids
        Name of each of N nodes.
    lon, lat
        (N,) WGS-84.
    link_ids
        Name of each of E links, unique.
    tail, head
        (E,) int32 node indices. The link's geometry runs from tail to head.
    length_m
        (E,) float64, positive.
    road_class, surface
        (E,) int32 indices into ROAD_CLASSES and SURFACES.
    forward, backward
        (E,) bool: may be driven from tail to head, from head to tail.
    max_speed_kph, max_weight_t, max_width_m
        (E,) float64, infinity where no limit is posted.
    access
        (E,) uint8 bit set of the modes that may not enter: see ``profiles.MODES``.
    shape_start
        (E + 1,) int64 offsets into the shape arrays.
    shape_lon, shape_lat
        All points of each link, its end nodes included.
    dropped
        What the reader could not use: text and count, nothing silently lost.
    no_stop
        (E,) bool, or None for nowhere: links on which no place may lie.
    seasons
        Links that their own tags close in a season.
    slope
        (E,) int32 index into SLOPES; None where no heights are known: all level.
    """

    node_ids: tuple[str, ...]
    lon: FloatArray
    lat: FloatArray
    link_ids: tuple[str, ...]
    tail: Int32Array
    head: Int32Array
    length_m: FloatArray
    road_class: Int32Array
    surface: Int32Array
    forward: BoolArray
    backward: BoolArray
    max_speed_kph: FloatArray
    max_weight_t: FloatArray
    max_width_m: FloatArray
    access: NDArray[np.uint8]
    shape_start: IntArray
    shape_lon: FloatArray
    shape_lat: FloatArray
    dropped: tuple[tuple[str, int], ...] = ()
    no_stop: BoolArray | None = None
    seasons: tuple[SeasonalBan, ...] = ()
    slope: Int32Array | None = None


@dataclass(frozen=True, slots=True)
class RoadProfile:
    """How a kind of vehicle uses roads.

    Attributes
    ----------
    name
        Unique name.
    mode
        A key of ``profiles.MODES``: which access tags apply to it.
    speeds_kph
        By road class; a class without a speed may not be used.
    surface_factors
        Share of the class speed kept on a surface.
    gross_weight_t, width_m
        Checked against posted limits.
    slope_factors
        Share of that speed kept on a slope; 1 for a slope that is not named.
    """

    name: str
    mode: str
    speeds_kph: Mapping[str, float]
    surface_factors: Mapping[str, float]
    gross_weight_t: float
    width_m: float
    slope_factors: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RoadClosure:
    """Links closed by id or by drawn area (polygon corners, lon/lat), on some days, to some.

    ``season`` is ((month, day), (month, day)), ends included, and may run over New Year.
    Empty ``profiles`` means all. Dates of None are open ends.
    """

    reason: str = ""
    links: tuple[str, ...] = ()
    area: tuple[tuple[float, float], ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    season: tuple[tuple[int, int], tuple[int, int]] | None = None
    profiles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """Points to be joined to the network: ``ids`` and WGS-84 ``lon``, ``lat`` (n,)."""

    ids: tuple[str, ...]
    lon: FloatArray
    lat: FloatArray


@dataclass(frozen=True, slots=True)
class Leg:
    """The way between two places: ``points`` (k, 2) lon/lat, and the links it uses in order."""

    points: FloatArray
    distance_m: int
    duration_s: int
    links: tuple[str, ...] = field(default=())


class MatrixProvider(Protocol):
    """The seam behind which roads become numbers; one is made for a date and a set of places."""

    @property
    def off_road_m(self) -> FloatArray:
        """(n,) Straight distance from each place to where it joins the network (any profile)."""
        ...

    def matrix(
        self, profile: str, sources: IntArray, targets: IntArray
    ) -> tuple[Int32Array, Int32Array]:
        """Seconds and metres of the quickest ways, (len(sources), len(targets)) each.

        Both are rounded to the nearest integer at the end, ``UNREACHABLE`` where there is no way.
        """
        ...

    def leg(self, profile: str, source: int, target: int) -> Leg | None:
        """The quickest way with its geometry; None where there is none."""
        ...
