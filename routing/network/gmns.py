"""Roads from tables with the names of the General Modeling Network Specification (GMNS).

A folder holds ``nodes.csv`` (``node_id``, ``x_coord``, ``y_coord``) and ``links.csv``
(``link_id``, ``from_node_id``, ``to_node_id``, ``directed``, ``facility_type``; ``length`` in
metres, ``surface``, ``free_speed`` in km/h as posted, ``max_weight_t``, ``max_width_m``,
``allowed_uses`` separated by ``;`` and ``geometry`` as a WKT LINESTRING may be left blank). The
singular names of the specification, ``node.csv`` and ``link.csv``, are taken as well. Units
are stated here because GMNS leaves them to a configuration table.

See https://github.com/zephyr-data-specs/GMNS for the specification.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from routing.network.checks import LARGEST_LAT, LARGEST_LON, LONGEST_LINK_M
from routing.network.classes import CLASS_OF_HIGHWAY, SURFACE_OF_VALUE, USUAL_SURFACE
from routing.network.gathered import Gathered, refuse_if_any
from routing.network.geo import straight_distance_m
from routing.network.gmns_shapes import LinkShapes, link_shapes
from routing.network.model import BoolArray, FloatArray, IntArray, RoadNetwork
from routing.network.profiles import ALL_MODES, MODES
from routing.network.shapes import shape_lengths_m
from routing.network.slopes import slopes_of
from routing.network.tables import Table, numbers, read_table
from routing.words import say

Transform = Callable[[FloatArray, FloatArray], tuple[FloatArray, FloatArray]]
"""Longitudes and latitudes as they stand in the tables to WGS-84."""

_NODE_COLUMNS: Final = ("node_id", "x_coord", "y_coord")
_LINK_COLUMNS: Final = ("link_id", "from_node_id", "to_node_id", "directed", "facility_type")
_TRUE: Final = frozenset(("true", "t", "yes", "y", "1"))
_FALSE: Final = frozenset(("false", "f", "no", "n", "0"))
_SHORTEST_LINK_M: Final = 0.001
_SHORT_SHARE: Final = 0.5
_SHORT_FROM_M: Final = 50.0


@dataclass(frozen=True, slots=True)
class _Nodes:
    """Nodes; when links are read, with one more position (NaN) for nodes that are unknown."""

    ids: tuple[str, ...]
    lon: FloatArray
    lat: FloatArray
    z_m: FloatArray


def _unchanged(lon: FloatArray, lat: FloatArray) -> tuple[FloatArray, FloatArray]:
    return lon, lat


def _find(folder: Path, *names: str) -> Path:
    """The first of `names` that exists in `folder`; the first name if none does."""
    paths = [folder / name for name in names]
    return next((path for path in paths if path.is_file()), paths[0])


def _check_ids(table: Table, name: str, gathered: Gathered) -> None:
    seen: dict[str, int] = {}
    for row, text in zip(table.rows, table.columns.get(name, ()), strict=False):
        if not text:
            gathered.add("network.missing-value", say("The id is blank."), row, name)
        elif text in seen:
            cause = say(
                "Id {text} stands in row {row} already.", text=f"{text!r:.60}", row=seen[text]
            )
            gathered.add("network.duplicate-id", cause, row, name)
        seen.setdefault(text, row)


def _check_range(table: Table, values: FloatArray, name: str, gathered: Gathered) -> None:
    limit = LARGEST_LON if name == "x_coord" else LARGEST_LAT
    for at in np.flatnonzero(np.abs(values) > limit):
        cause = say(
            "{found} is not between {low} and {high} degrees.",
            found=values[at],
            low=f"{-limit:.0f}",
            high=f"{limit:.0f}",
        )
        gathered.add("network.bad-coordinate", cause, table.rows[at], name)


def _read_nodes(table: Table, gathered: Gathered) -> _Nodes:
    _check_ids(table, "node_id", gathered)
    lon, lat = (numbers(table, name, gathered) for name in ("x_coord", "y_coord"))
    _check_range(table, lon, "x_coord", gathered)
    _check_range(table, lat, "y_coord", gathered)
    z_m = numbers(table, "z_coord", gathered, blank=float("nan"))
    return _Nodes(tuple(table.column("node_id")), lon, lat, z_m)


def _indices(table: Table, name: str, nodes: _Nodes, gathered: Gathered) -> IntArray:
    """Node index of each cell; where it is unknown, that of a node without position at the end."""
    index = {node: at for at, node in enumerate(nodes.ids)}
    for row, text in zip(table.rows, table.columns.get(name, ()), strict=False):
        if text not in index:
            cause = say("{text} is not a node.", text=f"{text!r:.60}")
            gathered.add("network.unknown-node", cause, row, name)
    unknown = len(nodes.ids)
    return np.array([index.get(text, unknown) for text in table.column(name)], dtype=np.int64)


def _words(
    table: Table, name: str, meaning: Callable[[str], int | None], gathered: Gathered
) -> IntArray:
    """A column of words as numbers; a word without meaning is noted and becomes 0."""
    values = []
    for row, text in zip(table.rows, table.column(name), strict=True):
        value = meaning(text.lower())
        if value is None and name in table.columns:
            cause = (
                say("{text} is not understood.", text=f"{text!r:.60}")
                if text
                else say("The cell is blank.")
            )
            gathered.add("network.bad-value", cause, row, name)
        values.append(value or 0)
    return np.array(values, dtype=np.int64)


def _flag(text: str) -> int | None:
    return 1 if text in _TRUE else 0 if text in _FALSE else None


def _surface(text: str) -> int | None:
    return SURFACE_OF_VALUE.get(text) if text else -1


def _barred(text: str) -> int | None:
    """Bits of the modes that a list of allowed uses leaves out; blank or "all" leaves out none."""
    if text in {"", "all"}:
        return 0
    uses = [use.strip() for use in text.split(";") if use.strip()]
    if not all(use in MODES for use in uses):
        return None
    return ALL_MODES & ~sum({MODES[use] for use in uses})


def _limit(table: Table, name: str, gathered: Gathered) -> FloatArray:
    """A posted limit, infinite where blank."""
    values = numbers(table, name, gathered, blank=np.inf)
    for at in np.flatnonzero(values <= 0):
        cause = say("{found} is not above zero.", found=values[at])
        gathered.add("network.bad-number", cause, table.rows[at], name)
    return values


def _lengths(table: Table, shapes: LinkShapes, gathered: Gathered) -> FloatArray:
    """The length column in metres, or the shape's length where it is blank."""
    stated = numbers(table, "length", gathered, blank=-1.0)
    blank = np.array([not text for text in table.column("length")], dtype=np.bool_)
    wrong = ~blank & ((stated <= 0) | (stated >= LONGEST_LINK_M))
    for at in np.flatnonzero(wrong):
        cause = say(
            "A length of {stated} m is not above zero and below 10,000 km.", stated=stated[at]
        )
        gathered.add("network.bad-number", cause, table.rows[at], "length")
    drawn = np.maximum(shape_lengths_m(shapes.start, shapes.lon, shapes.lat), _SHORTEST_LINK_M)
    return np.where(blank, drawn, stated)


def _too_short(lengths: FloatArray, nodes: _Nodes, ends: Sequence[IntArray]) -> BoolArray:
    """Links much shorter than the straight line between their ends."""
    lon, lat = nodes.lon, nodes.lat
    straight = straight_distance_m(lon[ends[0]], lat[ends[0]], lon[ends[1]], lat[ends[1]])
    result: BoolArray = (straight > _SHORT_FROM_M) & (lengths < _SHORT_SHARE * straight)
    return result


def _read_links(
    table: Table, nodes: _Nodes, transform: Transform, gathered: Gathered
) -> RoadNetwork:
    """Build the network; with anything noted in `gathered` the result is not to be used."""
    _check_ids(table, "link_id", gathered)
    tail, head = (_indices(table, f"{end}_node_id", nodes, gathered) for end in ("from", "to"))
    road_class = _words(table, "facility_type", CLASS_OF_HIGHWAY.get, gathered)
    surface = _words(table, "surface", _surface, gathered)
    directed = _words(table, "directed", _flag, gathered)
    shapes = link_shapes(table, transform, (nodes.lon, nodes.lat), (tail, head), gathered)
    lengths = _lengths(table, shapes, gathered)
    short = int(_too_short(lengths, nodes, (tail, head)).sum())
    usual = np.array(USUAL_SURFACE)[road_class]
    text = say("Links shorter than half their straight line (is every length in metres?)")
    return RoadNetwork(
        node_ids=nodes.ids,
        lon=nodes.lon[:-1],
        lat=nodes.lat[:-1],
        link_ids=tuple(table.column("link_id")),
        tail=tail.astype(np.int32),
        head=head.astype(np.int32),
        length_m=lengths,
        road_class=road_class.astype(np.int32),
        surface=np.where(surface < 0, usual, surface).astype(np.int32),
        forward=np.ones(len(tail), dtype=np.bool_),
        backward=directed == 0,
        max_speed_kph=_limit(table, "free_speed", gathered),
        max_weight_t=_limit(table, "max_weight_t", gathered),
        max_width_m=_limit(table, "max_width_m", gathered),
        access=_words(table, "allowed_uses", _barred, gathered).astype(np.uint8),
        shape_start=shapes.start,
        shape_lon=shapes.lon,
        shape_lat=shapes.lat,
        dropped=((text, short),) if short else (),
        slope=slopes_of(nodes.z_m[head] - nodes.z_m[tail], lengths),
    )


def read_gmns(folder: Path, *, transform: Transform | None = None) -> RoadNetwork:
    """The road network in the tables of `folder`.

    Parameters
    ----------
    transform
        Takes the tables' longitudes and latitudes to WGS-84; they are WGS-84 if None.

    Raises
    ------
    InputError
        With every fault of both tables: missing files or columns, unknown nodes, ids used
        twice, numbers, words and shapes that make no sense.
    """
    convert = transform or _unchanged
    paths = _find(folder, "nodes.csv", "node.csv"), _find(folder, "links.csv", "link.csv")
    about_nodes, about_links = (Gathered(f"{folder.name}/{path.name}") for path in paths)
    node_table = read_table(paths[0], _NODE_COLUMNS, about_nodes)
    link_table = read_table(paths[1], _LINK_COLUMNS, about_links)
    for table, about in ((node_table, about_nodes), (link_table, about_links)):
        if not table.rows and not about.listed:
            about.add("network.empty-table", say("The table has a header and nothing else."))
    refuse_if_any(about_nodes, about_links)
    nodes = _read_nodes(node_table, about_nodes)
    lon, lat = convert(nodes.lon, nodes.lat)
    unknown = (np.append(values, np.nan) for values in (lon, lat, nodes.z_m))
    placed = _Nodes(nodes.ids, *unknown)
    network = _read_links(link_table, placed, convert, about_links)
    refuse_if_any(about_nodes, about_links)
    return network
