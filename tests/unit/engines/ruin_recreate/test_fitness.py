"""Which problems the fast search may take: only those where nothing else can ever matter."""

from dataclasses import replace

import pytest

from routing.engines.ruin_recreate.fitness import is_fast
from routing.problem.model import NO_LIMIT, Problem
from tests.helpers.problems import D, K, Sketch, T, V, build, line

FREE = 10**9


def sketch(**changes: object) -> Sketch:
    visits = tuple(
        V(at=at, deliver=(600, 0), opens=0, closes=FREE, mandatory=True) for at in (1, 2, 3)
    )
    plain = Sketch(
        positions=line(0, 100, 200, 300),
        visits=visits,
        depots=(D(at=0, closes=FREE),),
        types=(T(end=FREE),),
        vehicles=(K(), K(), K()),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def problem(**changes: object) -> Problem:
    return build(sketch(**changes))


def test_capacity_and_distance_alone_are_for_the_fast_search() -> None:
    assert is_fast(problem())


def test_a_mixed_fleet_is_for_the_fast_search() -> None:
    types = (T(end=FREE), T(end=FREE, capacity=(2000, 1000), fixed=500, per_km=1500))
    assert is_fast(problem(types=types, vehicles=(K(), K(type=1))))


@pytest.mark.parametrize(
    "visit",
    [
        V(at=1, deliver=(600, 0), closes=250),
        V(at=1, deliver=(600, 0), collect=(600, 0), closes=FREE),
        V(at=1, deliver=(600, 900), closes=FREE),
        V(at=1, deliver=(600, 0), closes=FREE, by=(0,)),
    ],
    ids=["a window that may bind", "goods both ways", "two scarce resources", "a fixed vehicle"],
)
def test_a_visit_with_more_to_it_is_for_the_general_search(visit: V) -> None:
    visits = (visit, *sketch().visits[1:], V(at=2, deliver=(0, 900), closes=FREE))
    plain = tuple(v for v in visits[1:3])
    assert is_fast(problem(visits=plain))
    assert not is_fast(problem(visits=visits if visit.deliver[1] else visits[:3]))


@pytest.mark.parametrize(
    "kind",
    [
        T(end=400),
        T(end=FREE, longest=500),
        T(end=FREE, range_m=700),
        T(end=FREE, per_hour=1),
        T(end=FREE, overtime=1),
        T(end=FREE, max_trips=2),
    ],
    ids=["shift", "duty", "range", "hours", "overtime", "trips"],
)
def test_a_vehicle_with_more_to_it_is_for_the_general_search(kind: T) -> None:
    assert not is_fast(problem(types=(kind,)))


def test_a_missing_way_is_for_the_general_search() -> None:
    whole = problem()
    broken = whole.matrices.distance_m.copy()
    broken[0, 1, 2] = 2**30
    matrices = replace(whole.matrices, distance_m=broken)
    assert not is_fast(replace(whole, matrices=matrices))


def test_a_release_time_before_no_deadline_does_not_matter() -> None:
    whole = problem()
    release = whole.visits.opens_s + 5000
    assert is_fast(replace(whole, visits=replace(whole.visits, release_s=release)))
    late = release + NO_LIMIT
    assert not is_fast(replace(whole, visits=replace(whole.visits, release_s=late)))
