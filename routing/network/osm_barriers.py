"""Barriers on nodes: whoever passes the node drives a link of no length that bars some."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from routing.network.model import IntArray, RoadNetwork
from routing.network.osm_file import Barrier

_NO_LENGTH_M = 0.001


def _ends_at(network: RoadNetwork, nodes: IntArray) -> tuple[IntArray, IntArray]:
    """Link ends at `nodes` beyond the first of each: end number and node.

    Ends 0 to E - 1 are tails, E to 2 E - 1 heads.
    """
    ends = np.concatenate((network.tail, network.head)).astype(np.int64)
    at = np.flatnonzero(np.isin(ends, nodes))
    at = at[np.argsort(ends[at], kind="stable")]
    beyond = np.concatenate(([False], ends[at][1:] == ends[at][:-1])) if len(at) else at == 0
    return at[beyond], ends[at][beyond]


def _names(network: RoadNetwork, node: IntArray) -> tuple[str, ...]:
    first = np.searchsorted(node, node, side="left")
    numbers = (np.arange(len(node)) - first + 1).tolist()
    return tuple(
        f"b{network.node_ids[at]}-{number}"
        for at, number in zip(node.tolist(), numbers, strict=True)
    )


def with_barriers(network: RoadNetwork, barriers: dict[int, Barrier]) -> RoadNetwork:
    """`network` with its barrier nodes taken apart.

    Of the link ends at a barrier node the first stays, every other gets a node of its own, joined
    to the old one by a link of class and surface of its road that bars what the barrier bars.
    """
    known = [at for at, name in enumerate(network.node_ids) if int(name) in barriers]
    end, node = _ends_at(network, np.array(known, dtype=np.int64))
    if not len(end):
        return network
    count, new = len(network.link_ids), len(network.node_ids) + np.arange(len(end))
    ends = np.concatenate((network.tail, network.head))
    ends[end] = new
    stops = [barriers[int(network.node_ids[at])] for at in node.tolist()]
    names, road = _names(network, node), end % count
    lon, lat = network.lon[node], network.lat[node]
    yes, unlimited = np.ones(len(end), dtype=np.bool_), np.full(len(end), np.inf)
    points = network.shape_start[-1] + 2 * np.arange(1, len(end) + 1)
    added = {
        "lon": lon,
        "lat": lat,
        "length_m": np.full(len(end), _NO_LENGTH_M),
        "road_class": network.road_class[road],
        "surface": network.surface[road],
        "forward": yes,
        "backward": yes,
        "max_speed_kph": unlimited,
        "max_weight_t": np.array([stop.max_weight_t for stop in stops]),
        "max_width_m": np.array([stop.max_width_m for stop in stops]),
        "access": np.array([stop.access for stop in stops], dtype=np.uint8),
        "shape_start": points,
        "shape_lon": np.repeat(lon, 2),
        "shape_lat": np.repeat(lat, 2),
    }
    joined: dict[str, Any] = {
        name: np.concatenate((getattr(network, name), tail)) for name, tail in added.items()
    }
    if network.slope is not None:
        joined["slope"] = np.append(network.slope, np.zeros(len(end), dtype=np.int32))
    return replace(
        network,
        node_ids=network.node_ids + names,
        link_ids=network.link_ids + names,
        tail=np.concatenate((ends[:count], node)).astype(np.int32),
        head=np.concatenate((ends[count:], new)).astype(np.int32),
        **joined,
    )
