"""What the fast search works on: one part of a problem, in arrays of its own.

Nodes are the part's visits 0..n-1, then one node a route, n..n+m-1, which stands for both ends
of the route's circular list. An empty route is a node linked to itself. What belongs to one node
lies together in memory, and the arrays are few, because compiled calls pass each by its fields.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

NODE_COLUMNS: Final = 5

# Columns of Work.spot.
X: Final = 0
Y: Final = 1
LEG: Final = 2
DEMAND: Final = 3
SPOT_COLUMNS: Final = 4

# Columns of Work.path, after those of both searches.
UP_KIND: Final = 7
UP_MARK: Final = 8
PATH_COLUMNS: Final = 9

# Columns of Work.sums.
LOAD: Final = 0
LENGTH: Final = 1
UP_EXTRA: Final = 2
SUMS_COLUMNS: Final = 3

# Columns of Work.kind_f and Work.kind_i.
CAPACITY: Final = 0
RATE: Final = 1
FIXED: Final = 2
PROFILE: Final = 0
BASE: Final = 1
SPARES: Final = 2
KIND_COLUMNS: Final = 3


class Work(NamedTuple):
    """Arrays of the fast search. n visits, m routes, C classes of vehicles, N neighbours.

    Attributes
    ----------
    n, m
        Visits and routes of the part.
    planar, symmetric
        Whether distances come from coordinates; whether both ways are equal and shared by all
        profiles, so that ``near_m`` holds for them.
    scale, offset
        A planar distance is floor(scale * euclid + offset).
    matrix
        (P, L, L) metres.
    node
        (n+m, 5) int32: links after and before, route (-1: not served), location, and the link
        after in the best found.
    spot
        (n+m, 4): planar coordinates, metres to the next, demand.
    worth
        (n, 5): cost when missed (infinite where cost does not decide), weight when missed,
        whether a visit must be served, its demand and its distance from the first base.
    near, near_m
        (n, N) neighbours by distance, ended by -1, and their distances in metres.
    path
        (m, 9) int32: class, vehicle, visits, seat in the stack of its class, stamp of the last
        step that touched it, whether it differs from the best, the vehicle in the best, the
        dearer class that a full route would need and the turn in which that was found.
    sums
        (m, 3): load, metres, and the cost of the dearer class.
    kind_f, kind_i
        (C, 3): capacity, cost a metre, fixed cost; profile, base, number of empty routes.
    spare
        (C, m) stack of empty routes of each class.
    removed, key
        Visits out of their routes in this step, and the order of their return.
    absent, dirty, touched
        Visits not served; routes that differ from the best; routes changed in this step.
    log_i, log_f
        How to undo the step: what, node, other node or route; legs.
    counters
        Named in the columns that both searches share.
    score, stream
        (3, 3) what this step changes, the score now and the best; random numbers.
    """

    n: Any
    m: Any
    planar: Any
    symmetric: Any
    scale: Any
    offset: Any
    matrix: Any
    node: Any
    spot: Any
    worth: Any
    near: Any
    near_m: Any
    path: Any
    sums: Any
    kind_f: Any
    kind_i: Any
    spare: Any
    removed: Any
    key: Any
    absent: Any
    dirty: Any
    touched: Any
    log_i: Any
    log_f: Any
    counters: Any
    score: Any
    stream: Any
