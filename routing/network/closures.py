"""Closures: which links are shut on a date, for whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from routing.errors import Finding
from routing.network.model import BoolArray, RoadClosure, RoadNetwork
from routing.network.profiles import MODES
from routing.network.shapes import link_of_point
from routing.words import say

_SHOWN = 5
_FEWEST_CORNERS = 3


def in_season(date: dt.date, season: tuple[tuple[int, int], tuple[int, int]]) -> bool:
    """Whether `date` lies in a season of every year, ends included, perhaps over New Year."""
    first, last = season
    today = (date.month, date.day)
    if first <= last:
        return first <= today <= last
    return today >= first or today <= last


def is_active(closure: RoadClosure, date: dt.date) -> bool:
    """Whether `closure` holds on `date`."""
    return (
        (closure.since is None or closure.since <= date)
        and (closure.until is None or date <= closure.until)
        and (closure.season is None or in_season(date, closure.season))
    )


def closed_by_season(network: RoadNetwork, mode: str, date: dt.date) -> BoolArray:
    """(E,) links that their own tags close to a mode on a date."""
    closed = np.zeros(len(network.link_ids), dtype=np.bool_)
    for ban in network.seasons:
        if ban.modes & MODES[mode] and in_season(date, (ban.first, ban.last)):
            closed[ban.link] = True
    return closed


@dataclass(frozen=True, slots=True)
class ClosedLinks:
    """The links of one closure that holds: ``links`` (E,) bool; empty ``profiles`` means all."""

    reason: str
    profiles: tuple[str, ...]
    links: BoolArray

    def concerns(self, profile: str) -> bool:
        """Whether vehicles of `profile` are kept out."""
        return not self.profiles or profile in self.profiles


def _link_lines(network: RoadNetwork) -> shapely.STRtree:
    points = np.column_stack((network.shape_lon, network.shape_lat))
    owner = link_of_point(network.shape_start)
    return shapely.STRtree(np.array(shapely.linestrings(points, indices=owner), dtype=np.object_))


def _touched(tree: shapely.STRtree, area: Sequence[tuple[float, float]], count: int) -> BoolArray:
    """(count,) links whose shape touches the polygon with corners `area`."""
    polygon = shapely.make_valid(shapely.Polygon(area))
    touched = np.zeros(count, dtype=np.bool_)
    touched[tree.query(polygon, predicate="intersects")] = True
    return touched


def _shut_links(network: RoadNetwork, closure: RoadClosure, tree: shapely.STRtree) -> BoolArray:
    named = frozenset(closure.links)
    count = len(network.link_ids)
    shut = np.zeros(count, dtype=np.bool_)
    if named:
        shut |= np.fromiter((name in named for name in network.link_ids), np.bool_, count)
    if closure.area:
        shut |= _touched(tree, closure.area, count)
    return shut


def closed_links(
    network: RoadNetwork, closures: Sequence[RoadClosure], date: dt.date
) -> tuple[ClosedLinks, ...]:
    """What is shut on `date`, one entry a closure that holds."""
    active = [closure for closure in closures if is_active(closure, date)]
    tree = _link_lines(network) if any(closure.area for closure in active) else shapely.STRtree([])
    return tuple(
        ClosedLinks(closure.reason, closure.profiles, _shut_links(network, closure, tree))
        for closure in active
    )


def _named(number: int, closure: RoadClosure) -> str:
    reason = f" ({closure.reason:.60})" if closure.reason else ""
    return say("Closure {number}{reason}", number=number, reason=reason)


def _area_is_drawn(closure: RoadClosure) -> bool:
    corners = np.array(closure.area, dtype=float).reshape(-1, 2)
    return len(np.unique(corners, axis=0)) >= _FEWEST_CORNERS and bool(np.isfinite(corners).all())


def _doubts(name: str, closure: RoadClosure, known: set[str]) -> list[Finding]:
    unknown = [link for link in closure.links if link not in known]
    findings = []
    if unknown:
        shown = ", ".join(f"{link:.40}" for link in unknown[:_SHOWN])
        more = (
            say(" and {count} more", count=len(unknown) - _SHOWN) if len(unknown) > _SHOWN else ""
        )
        findings.append(
            Finding(
                "network.closure-unknown-link",
                say(
                    "{name} names links that the network does not have: {shown}{more}.",
                    name=name,
                    shown=shown,
                    more=more,
                ),
                field="links",
                severity="warning",
            )
        )
    if not closure.links and not closure.area:
        findings.append(
            Finding(
                "network.closure-empty",
                say("{name} names no link and draws no area.", name=name),
                severity="warning",
            )
        )
    return findings


def check_closures(network: RoadNetwork, closures: Sequence[RoadClosure]) -> list[Finding]:
    """Findings on closures: unknown links and empty ones as warnings, areas as errors."""
    known = set(network.link_ids)
    findings = []
    for number, closure in enumerate(closures, start=1):
        name = _named(number, closure)
        findings += _doubts(name, closure, known)
        if closure.area and not _area_is_drawn(closure):
            findings.append(
                Finding(
                    "network.closure-bad-area",
                    say("{name} draws an area with fewer than three different corners.", name=name),
                    field="area",
                )
            )
    return findings
