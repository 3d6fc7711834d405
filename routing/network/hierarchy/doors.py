"""Where places stand at the hierarchy: the ends of their link, and what it takes to get there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from routing.network.hierarchy.topology import Topology
from routing.network.hierarchy.weights import NOTHING, packed
from routing.network.model import BoolArray, FloatArray, Int32Array, IntArray


@dataclass(frozen=True, slots=True)
class Stands:
    """Places on links (n,) as times and lengths.

    Attributes
    ----------
    link
        -1 where a place is not joined.
    at_ms, at_mm, share
        Position of the joining point from the tail of the link.
    rest_ms, rest_mm
        From the joining point to the head of the link.
    access_ms, access_mm
        Between the place and its joining point.
    """

    link: IntArray
    at_ms: IntArray
    at_mm: IntArray
    share: FloatArray
    rest_ms: IntArray
    rest_mm: IntArray
    access_ms: IntArray
    access_mm: IntArray


@dataclass(frozen=True, slots=True)
class Doors:
    """How n places reach the hierarchy and are reached.

    Attributes
    ----------
    node
        (n, 2) int32 numbers of the tail and head of the link; -1 where there is no door. A place
        at one end of its link has that door alone.
    out_weight, in_weight
        (n, 2) from the place to the door and back, the way off the road included.
    link, at
        (n,) the link, and the packed weight from its tail.
    onward, back
        (n,) bool: the link may be driven towards its head, its tail.
    access
        (n,) packed weight between the place and the road.
    share
        (n,) position on the link as a share of its length.
    """

    node: Int32Array
    out_weight: IntArray
    in_weight: IntArray
    link: IntArray
    at: IntArray
    onward: BoolArray
    back: BoolArray
    access: IntArray
    share: FloatArray


@dataclass(frozen=True, slots=True)
class Directions:
    """Links (E,): their ends, and whether they may be driven onward and back."""

    tail: Int32Array
    head: Int32Array
    onward: BoolArray
    back: BoolArray


def _door_nodes(topology: Topology, links: Directions, stands: Stands) -> Int32Array:
    joined = stands.link >= 0
    at_tail = joined & (stands.at_ms == 0)
    at_head = joined & ~at_tail & (stands.rest_ms == 0)
    node = np.full((len(joined), 2), -1, dtype=np.int32)
    for column, ends, elsewhere in ((0, links.tail, at_head), (1, links.head, at_tail)):
        open_door = joined & ~elsewhere
        node[open_door, column] = topology.number[ends[stands.link[open_door]]]
    return node


def open_doors(topology: Topology, links: Directions, stands: Stands) -> Doors:
    """The doors of the places at `stands`."""
    node = _door_nodes(topology, links, stands)
    joined = stands.link >= 0
    onward, back = joined & links.onward[stands.link], joined & links.back[stands.link]
    at, rest = packed(stands.at_ms, stands.at_mm), packed(stands.rest_ms, stands.rest_mm)
    access = packed(stands.access_ms, stands.access_mm)
    # A place at the end of its link stands at the junction and may go any way from there.
    single = (node >= 0).sum(axis=1) == 1
    leaving = np.column_stack((single | back, single | onward))
    entering = np.column_stack((single | onward, single | back))
    there = np.where(single[:, None], 0, np.column_stack((at, rest))) + access[:, None]
    there = np.minimum(there, NOTHING)
    return Doors(
        node=node,
        out_weight=np.where((node >= 0) & leaving, there, NOTHING),
        in_weight=np.where((node >= 0) & entering, there, NOTHING),
        link=stands.link,
        at=at,
        onward=onward,
        back=back,
        access=access,
        share=stands.share,
    )


def direct_weight(doors: Doors, source: int, target: int) -> int:
    """Weight of the way from one place to another that stays on their common link."""
    if doors.link[source] < 0 or doors.link[source] != doors.link[target]:
        return NOTHING
    step = int(doors.at[target] - doors.at[source])
    if step == 0 or (doors.onward[source] if step > 0 else doors.back[source]):
        return int(abs(step) + doors.access[source] + doors.access[target])
    return NOTHING
