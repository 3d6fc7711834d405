"""Opening a network for a day: profiles, closures and places put together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routing.errors import InputError
from routing.network import doubts
from routing.network.checks import check_network, check_places
from routing.network.closures import ClosedLinks, check_closures, closed_by_season, closed_links
from routing.network.doubts import OpenedProfile
from routing.network.graph import Drive, build_graph
from routing.network.hierarchy.cache import prepare
from routing.network.hierarchy.opening import open_fast
from routing.network.model import (
    BoolArray,
    FloatArray,
    IntArray,
    Places,
    RoadClosure,
    RoadNetwork,
    RoadProfile,
)
from routing.network.profiles import check_profiles
from routing.network.shapes import Shapes, measure_shapes
from routing.network.snap import Roads, join_places, rejoin_closed
from routing.network.usable import allowed_links, link_speeds_kph, off_road_speed_kph
from routing.network.view import NetworkView

__all__ = ["NetworkView", "open_matrix"]


@dataclass(frozen=True, slots=True)
class _Day:
    """What all profiles share on one day."""

    network: RoadNetwork
    shapes: Shapes
    places: Places
    closures: tuple[ClosedLinks, ...]
    date: dt.date
    snap_limit_m: float


def _closed_to(day: _Day, profile: RoadProfile) -> BoolArray:
    closed = closed_by_season(day.network, profile.mode, day.date)
    for closure in day.closures:
        if closure.concerns(profile.name):
            closed |= closure.links
    return closed


def _open_profile(day: _Day, profile: RoadProfile) -> OpenedProfile:
    usable = allowed_links(day.network, profile)
    roads = Roads(day.network, day.shapes, usable)
    normal = join_places(roads, day.places, day.snap_limit_m)
    closed = _closed_to(day, profile)
    joins = rejoin_closed(roads, normal, closed, day.places)
    drive = Drive(
        speed_kph=link_speeds_kph(day.network, profile),
        open_links=usable & ~closed,
        off_road_kph=off_road_speed_kph(profile),
    )
    graph = build_graph(day.network, drive, joins)
    lost = (normal.link >= 0) & (joins.link < 0)
    prepared = prepare(day.network, np.flatnonzero(usable))
    fast = open_fast(day.network, drive, joins, graph, prepared.topology)
    return OpenedProfile(
        profile.name, drive.open_links, graph, joins, fast, lost, prepared.findings
    )


def _same_position(places: Places) -> IntArray:
    """(n,) a number for each position; places at the very same one share it."""
    positions = np.column_stack((places.lon, places.lat))
    group = np.unique(positions, axis=0, return_inverse=True)[1]
    return group.reshape(-1).astype(np.int64)


def _nearest_road_m(places: Places, opened: Sequence[OpenedProfile]) -> FloatArray:
    nearest: FloatArray = np.full(len(places.ids), np.inf)
    for profile in opened:
        nearest = np.minimum(nearest, profile.joins.off_road_m)
    return nearest


def open_matrix(  # noqa: PLR0913, PLR0917 - the six things that make a day on the road
    network: RoadNetwork,
    places: Places,
    profiles: Sequence[RoadProfile],
    closures: Sequence[RoadClosure],
    date: dt.date,
    snap_limit_m: float,
) -> NetworkView:
    """Join `places` to `network` and open it for `profiles` on `date`.

    A place further than `snap_limit_m` (straight) from any road that a profile may use is not
    joined: no way leads to it, and it is among the findings.

    Raises
    ------
    InputError
        If the network, a place, a profile or a closure makes no sense; all together.
    """
    check_network(network)
    doubtful = check_closures(network, closures)
    wrong = [*check_places(places), *check_profiles(profiles)]
    wrong += [finding for finding in doubtful if finding.severity == "error"]
    if wrong:
        raise InputError(wrong)
    shut = closed_links(network, closures, date)
    day = _Day(network, measure_shapes(network), places, shut, date, snap_limit_m)
    opened = [_open_profile(day, profile) for profile in profiles]
    return NetworkView(
        network=network,
        places=places,
        shapes=day.shapes,
        graphs={profile.name: profile.graph for profile in opened},
        fast={profile.name: profile.fast for profile in opened},
        joins={profile.name: profile.joins for profile in opened},
        off_road_m=_nearest_road_m(places, opened),
        group=_same_position(places),
        findings=(
            *doubts.about_network(network, opened),
            *dict.fromkeys(finding for profile in opened for finding in profile.findings),
            *doubtful,
            *doubts.off_road(places, opened, snap_limit_m),
            *doubts.on_closed_road(places, opened),
            *doubts.cut_off(places, opened),
        ),
    )
