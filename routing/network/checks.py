"""What must hold of any network before it is driven on, whoever made it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from routing.errors import Finding, InputError
from routing.network.model import ROAD_CLASSES, SURFACES, BoolArray, FloatArray, Places, RoadNetwork
from routing.words import say

_SHOWN: Final = 3
LARGEST_LON: Final = 180.0
LARGEST_LAT: Final = 90.0
LONGEST_LINK_M: Final = 1e7
"""Longer than any road: a quarter of the way around the Earth."""


def bad_positions(lon: FloatArray, lat: FloatArray) -> BoolArray:
    """Which points in degrees are no places on Earth."""
    wrong: BoolArray = ~((np.abs(lon) <= LARGEST_LON) & (np.abs(lat) <= LARGEST_LAT))
    return wrong


def _some(names: tuple[str, ...], wrong: BoolArray) -> str:
    at = np.flatnonzero(wrong)
    shown = ", ".join(f"{names[i]:.40}" for i in at[:_SHOWN])
    return shown + (say(" and {count} more", count=len(at) - _SHOWN) if len(at) > _SHOWN else "")


def _wrong_links(network: RoadNetwork) -> Iterator[tuple[str, BoolArray]]:
    count, length = len(network.node_ids), network.length_m
    outside = (np.minimum(network.tail, network.head) < 0) | (
        np.maximum(network.tail, network.head) >= count
    )
    yield say("join nodes that do not exist"), outside
    yield (
        say("have no length above zero and below 10,000 km"),
        ~((length > 0) & (length < LONGEST_LINK_M)),
    )
    yield (
        say("have an unknown class"),
        (network.road_class < 0) | (network.road_class >= len(ROAD_CLASSES)),
    )
    yield say("have an unknown surface"), (network.surface < 0) | (network.surface >= len(SURFACES))
    limits = (network.max_speed_kph, network.max_weight_t, network.max_width_m)
    yield (
        say("have a posted limit that is not above zero"),
        ~np.all([x > 0 for x in limits], axis=0),
    )
    yield say("have fewer than two shape points"), np.diff(network.shape_start) < 2  # noqa: PLR2004 - a line


def check_network(network: RoadNetwork) -> None:
    """Refuse a network that cannot be searched.

    Raises
    ------
    InputError
        ``network.no-roads`` or ``network.bad-network``, all findings together.
    """
    if not network.link_ids:
        raise InputError([Finding("network.no-roads", say("The network has no links."))])
    findings = [
        Finding(
            "network.bad-network",
            say(
                "Links {problem}: {links}.",
                problem=problem,
                links=_some(network.link_ids, wrong),
            ),
        )
        for problem, wrong in _wrong_links(network)
        if wrong.any()
    ]
    if len(set(network.link_ids)) < len(network.link_ids):
        findings.append(Finding("network.bad-network", say("Link ids are not unique.")))
    off_earth = bad_positions(network.lon, network.lat)
    if off_earth.any():
        named = _some(network.node_ids, off_earth)
        findings.append(
            Finding("network.bad-network", say("Nodes are not on Earth: {named}.", named=named))
        )
    if bad_positions(network.shape_lon, network.shape_lat).any():
        findings.append(Finding("network.bad-network", say("Shape points are not on Earth.")))
    if findings:
        raise InputError(findings)


def check_places(places: Places) -> list[Finding]:
    """Findings on places without a position on Earth."""
    wrong = bad_positions(places.lon, places.lat)
    return [
        Finding(
            "network.bad-place",
            say(
                "Place {place} lies at {lon}, {lat}.",
                place=f"{places.ids[i]!r:.60}",
                lon=places.lon[i],
                lat=places.lat[i],
            ),
        )
        for i in np.flatnonzero(wrong)
    ]
