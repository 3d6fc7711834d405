"""What a user should know about a network opened for a day, as warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from routing.errors import Finding
from routing.network.components import strong_components
from routing.network.graph import ProfileGraph
from routing.network.hierarchy.table import FastRoads
from routing.network.model import ROAD_CLASSES, BoolArray, Places, RoadNetwork
from routing.network.snap import Joins
from routing.words import say


@dataclass(frozen=True, slots=True)
class OpenedProfile:
    """One profile on one day.

    ``open_links`` (E,) may be driven; ``lost`` (n,) are the places whose road is closed;
    ``findings`` are about its preparation.
    """

    name: str
    open_links: BoolArray
    graph: ProfileGraph
    joins: Joins
    fast: FastRoads
    lost: BoolArray
    findings: tuple[Finding, ...] = ()


def _warning(code: str, cause: str) -> Finding:
    return Finding(code, cause, severity="warning")


def _concerned(
    opened: Sequence[OpenedProfile], which: Sequence[BoolArray]
) -> Iterator[tuple[int, list[OpenedProfile]]]:
    """Places for which `which` (one (n,) a profile) holds, with the profiles concerned."""
    table = np.array(which)
    for place in np.flatnonzero(table.any(axis=0)):
        yield (
            int(place),
            [profile for profile, row in zip(opened, table, strict=True) if row[place]],
        )


def _names(opened: Sequence[OpenedProfile]) -> str:
    return ", ".join(profile.name for profile in opened)


def off_road(places: Places, opened: Sequence[OpenedProfile], limit_m: float) -> Iterator[Finding]:
    """Places further than the limit from any road of a profile."""
    far = [
        (profile.joins.off_road_m > limit_m) & np.isfinite(profile.joins.off_road_m)
        for profile in opened
    ]
    for place, profiles in _concerned(opened, far):
        distance_m = min(profile.joins.off_road_m[place] for profile in profiles)
        yield _warning(
            "network.place-off-road",
            say(
                "Place {place} lies {distance_m} m from the nearest road for "
                "{profiles}; the limit is {limit_m} m.",
                place=f"{places.ids[place]!r:.60}",
                distance_m=f"{distance_m:.0f}",
                profiles=_names(profiles),
                limit_m=f"{limit_m:.0f}",
            ),
        )


def on_closed_road(places: Places, opened: Sequence[OpenedProfile]) -> Iterator[Finding]:
    """Places that lie on a road closed today and have no other close by."""
    for place, profiles in _concerned(opened, [profile.lost for profile in opened]):
        yield _warning(
            "network.place-on-closed-road",
            say(
                "The road of place {place} is closed on this day to {profiles}.",
                place=f"{places.ids[place]!r:.60}",
                profiles=_names(profiles),
            ),
        )


def cut_off_places(graph: ProfileGraph) -> BoolArray:
    """(n,) joined places without a way to and from the piece that holds most places."""
    joined = graph.place_node >= 0
    labels = strong_components(len(graph.first_arc) - 1, graph.tail, graph.head)
    piece = labels[graph.place_node[joined]]
    cut = np.zeros(len(joined), dtype=np.bool_)
    if len(piece):
        cut[joined] = piece != np.bincount(piece).argmax()
    return cut


def cut_off(places: Places, opened: Sequence[OpenedProfile]) -> Iterator[Finding]:
    """Places that most other places cannot be reached from, there and back."""
    cut = [cut_off_places(profile.graph) for profile in opened]
    for place, profiles in _concerned(opened, cut):
        yield _warning(
            "network.place-cut-off",
            say(
                "No way leads to place {place} and back from most other places for {profiles}.",
                place=f"{places.ids[place]!r:.60}",
                profiles=_names(profiles),
            ),
        )


def about_network(network: RoadNetwork, opened: Sequence[OpenedProfile]) -> Iterator[Finding]:
    """What the reader dropped, estimated roads, and profiles that find no road."""
    for text, count in network.dropped:
        yield _warning("network.parts-dropped", f"{text}: {count}.")
    estimated = int(np.sum(network.road_class == ROAD_CLASSES.index("estimated")))
    if estimated:
        yield _warning(
            "network.roads-estimated",
            say(
                "{estimated} of {count} roads are estimated, not surveyed.",
                estimated=estimated,
                count=len(network.link_ids),
            ),
        )
    for profile in opened:
        if not profile.open_links.any():
            yield _warning(
                "network.no-usable-roads",
                say("No road may be used by {name}.", name=f"{profile.name!r:.60}"),
            )
