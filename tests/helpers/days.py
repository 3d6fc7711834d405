"""Random days for engines: sketches that touch every rule, and counties of any size."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from routing.problem.assignment import Route, Trip
from routing.problem.model import NO_LIMIT, UNREACHABLE, Problem
from tests.helpers.problems import D, K, Sketch, T, V, build

DAY = 500


def often(common: int, others: st.SearchStrategy[int]) -> st.SearchStrategy[int]:
    """Half the time the common value."""
    return st.one_of(st.just(common), others)


@st.composite
def windows(draw: st.DrawFn) -> tuple[int, int]:
    """Mostly all day; now and then one that ends before it begins."""
    opens = draw(often(0, st.integers(0, 200)))
    return opens, opens + draw(often(DAY, st.integers(-5, 150)))


@st.composite
def visits(draw: st.DrawFn, places: int, depots: int, vehicles: int) -> V:
    """A visit with goods down, up, both or neither."""
    opens, closes = draw(windows())
    load = st.tuples(st.integers(0, 6), st.integers(0, 6))
    some = st.one_of(
        st.none(), st.sets(st.integers(0, vehicles - 1)).map(lambda s: tuple(sorted(s)))
    )
    where = st.one_of(
        st.none(), st.sets(st.integers(0, depots - 1)).map(lambda s: tuple(sorted(s)))
    )
    return V(
        at=draw(st.integers(0, places - 1)),
        deliver=draw(st.one_of(st.just((0, 0)), load)),
        collect=draw(st.one_of(st.just((0, 0)), load)),
        opens=opens,
        closes=closes,
        setup=draw(often(0, st.integers(0, 9))),
        service=draw(st.integers(0, 8)),
        prize=draw(st.integers(0, 4)),
        mandatory=draw(st.booleans()),
        by=draw(some),
        sources=draw(where),
    )


@st.composite
def depots(draw: st.DrawFn, places: int) -> D:
    """A depot somewhere."""
    opens, closes = draw(windows())
    return D(at=draw(st.integers(0, places - 1)), opens=opens, closes=closes)


@st.composite
def types(draw: st.DrawFn) -> T:
    """A vehicle type whose every limit may bind."""
    start = draw(often(0, st.integers(0, 60)))
    return T(
        capacity=(draw(st.integers(4, 14)), draw(st.integers(4, 14))),
        range_m=draw(often(NO_LIMIT, st.integers(80, 400))),
        fixed=draw(often(0, st.integers(0, 300))),
        per_km=draw(st.integers(0, 2000)),
        per_hour=draw(often(0, st.just(36_000))),
        overtime=draw(often(0, st.just(36_000))),
        start=start,
        end=start + draw(often(DAY, st.integers(50, 300))),
        longest=draw(often(NO_LIMIT, st.integers(50, 300))),
        regular=draw(often(NO_LIMIT, st.integers(20, 150))),
        break_after=draw(often(NO_LIMIT, st.integers(20, 90))),
        break_s=draw(often(0, st.integers(1, 30))),
        load=draw(often(0, st.integers(0, 9))),
        max_trips=draw(st.integers(1, 3)),
    )


@st.composite
def distances(draw: st.DrawFn, positions: list[tuple[float, float]]) -> np.ndarray | None:
    """None for straight lines; or with detours one way and missing ways."""
    if draw(st.booleans()):
        return None
    points = np.array(positions)
    gaps = points[:, None, :] - points[None, :, :]
    metres = np.rint(np.hypot(gaps[..., 0], gaps[..., 1]))
    place = st.integers(0, len(points) - 1)
    for _ in range(draw(st.integers(1, 4))):
        start, end = draw(place), draw(place)
        if start != end:
            detour = draw(st.integers(0, 30))
            metres[start, end] = draw(st.sampled_from([UNREACHABLE, metres[start, end] + detour]))
    return np.asarray(metres)


@st.composite
def sketches(draw: st.DrawFn, most_visits: int = 7) -> Sketch:
    """A whole day with up to two types, three vehicles and three depots."""
    places = draw(st.integers(1, 6))
    spot = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: (p[0] * 1.0, p[1] * 1.0))
    positions = draw(st.lists(spot, min_size=places, max_size=places))
    outlets = draw(st.lists(depots(places), min_size=1, max_size=3))
    kinds = draw(st.lists(types(), min_size=1, max_size=2))
    vehicle = st.tuples(st.integers(0, len(kinds) - 1), st.integers(0, len(outlets) - 1))
    fleet = draw(st.lists(vehicle, min_size=1, max_size=3))
    visit = visits(places, len(outlets), len(fleet))
    return Sketch(
        positions=tuple(positions),
        visits=tuple(draw(st.lists(visit, min_size=1, max_size=most_visits))),
        depots=tuple(outlets),
        types=tuple(kinds),
        vehicles=tuple(K(type=kind, base=base) for kind, base in fleet),
        distances=draw(distances(positions)),
        service_first=draw(st.booleans()),
    )


@st.composite
def problems(draw: st.DrawFn, most_visits: int = 7) -> Problem:
    """A whole day as arrays; some with release times."""
    problem = build(draw(sketches(most_visits)))
    if draw(st.integers(0, 3)) > 0:
        return problem
    moment = often(0, st.integers(0, 150))
    count = len(problem.visits)
    released = draw(st.lists(moment, min_size=count, max_size=count))
    release_s = np.array(released, dtype=np.int64)
    return replace(problem, visits=replace(problem.visits, release_s=release_s))


@st.composite
def routes(draw: st.DrawFn, problem: Problem) -> Route:
    """Any route with up to four visits; most are forbidden by some rule."""
    vehicle = draw(st.integers(0, len(problem.vehicles) - 1))
    order = draw(st.permutations(range(len(problem.visits))))
    made = order[: draw(st.integers(1, min(4, len(order))))]
    base = int(problem.vehicles.base[vehicle])
    depot = often(base, st.integers(0, len(problem.depots.ids) - 1))
    cut = draw(st.integers(0, len(made)))
    parts = [part for part in (made[:cut], made[cut:]) if part]
    trips = [Trip(draw(depot), tuple(part)) for part in parts]
    if draw(st.integers(0, 3)) == 0:
        trips.append(Trip(draw(depot), ()))
    return Route(vehicle, tuple(trips))


def county(visits: int, vehicles: int, seed: int = 0) -> Problem:
    """A county with four outlets, two types of vehicles, goods down and up, windows and rests.

    A metre takes 0.1 seconds. All visits can be served where there is a vehicle for every ten.
    """
    random = np.random.default_rng(seed)
    outlets = 4
    spots = random.uniform(-20_000, 20_000, (outlets + visits, 2)).round()
    own = random.integers(0, outlets, visits)
    spots[outlets:] = (spots[own] + random.normal(0, 4000, (visits, 2))).round()
    opens = np.where(random.random(visits) < 0.2, random.integers(28_000, 36_000, visits), 0)
    loads = random.integers(5, 60, (visits, 2))
    up = np.where(random.random(visits) < 0.3, random.integers(1, 40, visits), 0)
    sources = [(0, int(o)) if random.random() < 0.5 else (int(o),) for o in own]
    return build(
        Sketch(
            positions=tuple((float(x), float(y)) for x, y in spots),
            visits=tuple(
                V(
                    at=outlets + i,
                    deliver=(int(loads[i, 0]), int(loads[i, 1])),
                    collect=(int(up[i]), 0),
                    opens=int(opens[i]),
                    closes=int(opens[i]) + 20_000 if opens[i] else 86_400,
                    setup=120,
                    service=int(loads[i, 0]),
                    prize=int(random.integers(1, 4)),
                    mandatory=bool(random.random() < 0.1),
                    sources=tuple(sorted(set(sources[i]))),
                )
                for i in range(visits)
            ),
            depots=tuple(D(at=o, opens=21_600, closes=72_000) for o in range(outlets)),
            types=(
                T(
                    fixed=20_000,
                    per_hour=25_000,
                    overtime=10_000,
                    start=25_200,
                    end=64_800,
                    longest=32_400,
                    regular=28_800,
                    break_after=7200,
                    break_s=900,
                    load=600,
                    max_trips=2,
                ),
                T(capacity=(600, 500), per_km=700, start=25_200, end=64_800, load=300, max_trips=3),
            ),
            vehicles=tuple(K(type=k % 2, base=k % outlets) for k in range(vehicles)),
            speed_mps=(10.0,),
        )
    )
