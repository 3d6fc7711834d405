"""What the general search works on: one part of a problem, in arrays of its own.

Nodes are the part's visits 0..n-1, then ``halts`` nodes a route: its start, its end, and a pool
of halts at depots. A route is a chain start - depot - visits - depot - visits - end; an idle
vehicle's chain is start - end.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

# Columns of Work.node, after those of both searches.
DEPOT: Final = 5
BEST_DEPOT: Final = 6
LOADS_AT: Final = 7
UNLOADS_AT: Final = 8
ACCESS: Final = 9
SOURCE: Final = 10
NEEDS: Final = 11
WAY_FROM: Final = 12
WAY_TO: Final = 13
WAY_BY: Final = 14
NODE_COLUMNS: Final = 15

DELIVERS: Final = 1
COLLECTS: Final = 2

# Columns of Work.when: seconds, and the metres of the leg behind.
OPENS: Final = 0
CLOSES: Final = 1
SERVICE: Final = 2
SETUP: Final = 3
RELEASE: Final = 4
LEG_S: Final = 5
LEG_M: Final = 6
HEAD_SPAN: Final = 7
HEAD_EARLY: Final = 8
HEAD_LATE: Final = 9
TAIL_SPAN: Final = 10
TAIL_EARLY: Final = 11
TAIL_LATE: Final = 12
TRIP_RELEASE: Final = 13
WAY_S: Final = 14
WHEN_COLUMNS: Final = 15

# Rows of Work.goods, for each resource.
DELIVER: Final = 0
COLLECT: Final = 1
HEAD_LOAD: Final = 2
TAIL_LOAD: Final = 3
LOAD: Final = 4
REMAIN: Final = 5
GOODS_ROWS: Final = 6

# Columns of Work.path, after those of both searches.
POOL: Final = 7
LADEN: Final = 8
VALID: Final = 9
METRES: Final = 10
DUTY: Final = 11
DRIVEN: Final = 12
UP_MARK: Final = 13
PATH_COLUMNS: Final = 14

# Columns of Work.sums.
COST: Final = 0
OLD_COST: Final = 1
SUMS_COLUMNS: Final = 2

# Further counters, after those of both searches.
CANDIDATES: Final = 12
GENERAL_COUNTERS: Final = 13

START: Final = 0
END: Final = 1
FIRST_HALT: Final = 2


class Work(NamedTuple):
    """Arrays of the general search. n visits, m routes, C kinds of vehicles, R resources.

    Attributes
    ----------
    n, m, halts
        Visits, routes, and nodes of each route that are not visits.
    data
        The problem that the part is of.
    node
        (nodes, 15) int32: links, route, location, link in the best; depot of a halt, now and in
        the best; depots where the trip loads and unloads; access, source, what a visit needs;
        from where to where, and by which profile, the way to the next was last looked up.
    when
        (nodes, 15) int64: window, service, setup, release; seconds and metres to the next;
        span, earliest and latest begin of the segment up to here and of that from here on
        (Vidal et al. 2014); latest release of the trip; seconds to the next without rests.
    goods
        (nodes, 6, R): delivers, collects, largest load of the trip on the legs up to here, and
        on those from here on, the load on leaving, and what of it is still to be delivered.
    worth
        As in the fast search.
    symmetric
        Whether ways are as long back as there.
    near, near_m
        (n, N) neighbours, ended by -1, and metres from each by the first profile.
    doors, door_load, door_unload, door_cost, reload
        As in the instance, for the part's visits.
    path
        (m, 14) int64: as in the fast search, then a bit for each halt in use, trips with visits,
        whether the route is permitted, its metres, duty and driving, and the turn in which a
        larger vehicle was last thought of.
    sums
        (m, 2): cost now and at the begin of the step.
    spares, spare
        (C,) number and (C, m) stack of idle vehicles of each kind.
    removed, key, absent, dirty, touched, log_i, counters
        As in the fast search; a log entry is what, node, other, depot.
    offer, offer_i
        Places that need a drive to judge: least cost; node before, how, depot.
    choice
        (3,) the best place known: node before, how, depot.
    score, stream
        (3, 3) what this step changes, the score now and the best; random numbers.
    """

    n: Any
    m: Any
    halts: Any
    data: Any
    node: Any
    when: Any
    goods: Any
    worth: Any
    symmetric: Any
    near: Any
    near_m: Any
    doors: Any
    door_load: Any
    door_unload: Any
    door_cost: Any
    reload: Any
    path: Any
    sums: Any
    spares: Any
    spare: Any
    removed: Any
    key: Any
    absent: Any
    dirty: Any
    touched: Any
    log_i: Any
    counters: Any
    offer: Any
    offer_i: Any
    choice: Any
    score: Any
    stream: Any
