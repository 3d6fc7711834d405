"""Schedules and the checker agree with each other and with brute force, on whole random days."""

import itertools
from dataclasses import replace

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routing.plan.check_assignment import check_assignment, check_route
from routing.plan.costs import assignment_cost, route_cost
from routing.plan.schedule import TimedRoute, schedule_route
from routing.problem.assignment import Assignment, Route, Trip
from routing.problem.model import NO_LIMIT, Problem
from tests.helpers.problems import D, K, Sketch, T, V, build

HORIZON = 400
QUICK = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def often(common: int, others: st.SearchStrategy[int]) -> st.SearchStrategy[int]:
    return st.one_of(st.just(common), others)


@st.composite
def windows(draw: st.DrawFn) -> tuple[int, int]:
    opens = draw(often(0, st.integers(0, 150)))
    return opens, opens + draw(often(HORIZON, st.integers(0, 120)))


@st.composite
def visits(draw: st.DrawFn, places: int) -> V:
    opens, closes = draw(windows())
    small = st.integers(0, 6)
    return V(
        at=draw(st.integers(0, places - 1)),
        deliver=(draw(small), draw(small)),
        collect=(draw(small), draw(small)),
        opens=opens,
        closes=closes,
        setup=draw(st.integers(0, 8)),
        service=draw(st.integers(0, 8)),
        mandatory=draw(st.booleans()),
    )


@st.composite
def depots(draw: st.DrawFn, places: int) -> D:
    opens, closes = draw(windows())
    return D(at=draw(st.integers(0, places - 1)), opens=opens, closes=closes)


@st.composite
def types(draw: st.DrawFn) -> T:
    start = draw(often(0, st.integers(0, 60)))
    return T(
        capacity=(draw(st.integers(5, 40)), draw(st.integers(5, 40))),
        range_m=draw(often(NO_LIMIT, st.integers(50, 300))),
        fixed=draw(st.integers(0, 9)),
        per_km=draw(st.integers(0, 2000)),
        per_hour=draw(st.integers(0, 90_000)),
        overtime=draw(st.integers(0, 90_000)),
        start=start,
        end=start + draw(often(HORIZON, st.integers(20, 250))),
        longest=draw(often(NO_LIMIT, st.integers(20, 250))),
        regular=draw(often(NO_LIMIT, st.integers(20, 150))),
        break_after=draw(often(NO_LIMIT, st.integers(5, 60))),
        break_s=draw(st.integers(0, 30)),
        load=draw(st.integers(0, 9)),
        max_trips=draw(st.integers(1, 3)),
    )


@st.composite
def sketches(draw: st.DrawFn) -> Sketch:
    places = draw(st.integers(1, 5))
    spot = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: (p[0] * 1.0, p[1] * 1.0))
    return Sketch(
        positions=tuple(draw(st.lists(spot, min_size=places, max_size=places))),
        visits=tuple(draw(st.lists(visits(places), min_size=1, max_size=7))),
        depots=tuple(draw(st.lists(depots(places), min_size=1, max_size=2))),
        types=(draw(types()),),
        vehicles=(K(), K()),
    )


@st.composite
def days(draw: st.DrawFn) -> tuple[Problem, Assignment]:
    """A problem and an assignment of its visits that keeps the books right and nothing else."""
    problem = build(draw(sketches()))
    order = draw(st.permutations(range(len(problem.visits))))
    left_out = draw(st.integers(0, len(order) - 1))
    made, unserved = order[left_out:], order[:left_out]
    halves = draw(st.integers(1, len(made)))
    routes = [draw(routes_of(problem, k, part)) for k, part in enumerate((made[:halves],))]
    if made[halves:]:
        routes.append(draw(routes_of(problem, 1, made[halves:])))
    return problem, Assignment(tuple(routes), tuple(sorted(unserved)), "random")


@st.composite
def routes_of(draw: st.DrawFn, problem: Problem, vehicle: int, made: list[int]) -> Route:
    depot = st.integers(0, len(problem.depots.ids) - 1)
    cuts = sorted({0, *draw(st.lists(st.integers(1, len(made)), max_size=2)), len(made)})
    trips = [Trip(draw(depot), tuple(made[start:end])) for start, end in itertools.pairwise(cuts)]
    if draw(st.booleans()):
        trips.append(Trip(draw(depot), ()))
    return Route(vehicle, tuple(trips))


def simulate(problem: Problem, route: Route, departure: int) -> int | None:
    """Return of a drive, moving the clock second by second; None if a window is missed."""
    types = problem.types
    base = int(problem.vehicles.base[route.vehicle])
    clock, driven, place = departure, 0, int(problem.depots.location[base])

    def drive(to: int) -> None:
        nonlocal clock, driven, place
        for _ in range(int(problem.matrices.duration_s[0, place, to])):
            if driven > 0 and driven % int(types.break_after_s[0]) == 0:
                clock += int(types.break_s[0])
            clock += 1
            driven += 1
        place = to

    def halt(opens: int, closes: int, stay: int) -> bool:
        nonlocal clock
        while clock < opens:
            clock += 1
        on_time = clock <= closes
        clock += stay
        return on_time

    for trip in route.trips:
        depots = problem.depots
        drive(int(depots.location[trip.depot]))
        opens, closes = int(depots.opens_s[trip.depot]), int(depots.closes_s[trip.depot])
        if not halt(opens, closes, int(types.load_s[0])):
            return None
        before = -1
        for visit in trip.visits:
            v = problem.visits
            stay = int(v.service_s[visit])
            stay += int(v.setup_s[visit]) if int(v.location[visit]) != before else 0
            before = int(v.location[visit])
            drive(before)
            if not halt(int(v.opens_s[visit]), int(v.closes_s[visit]), stay):
                return None
    drive(int(problem.depots.location[base]))
    return clock


def bounds(problem: Problem, route: Route) -> tuple[int, int]:
    base = int(problem.vehicles.base[route.vehicle])
    opens, closes = int(problem.depots.opens_s[base]), int(problem.depots.closes_s[base])
    types = problem.types
    return max(opens, int(types.shift_start_s[0])), min(closes, int(types.shift_end_s[0]))


def best_by_force(problem: Problem, route: Route) -> tuple[int, int] | None:
    """Least duty over all departures in whole seconds, and the latest departure of the soonest."""
    first, last = bounds(problem, route)
    drives = {start: simulate(problem, route, start) for start in range(first, last + 1)}
    backs = {start: back for start, back in drives.items() if back is not None and back <= last}
    if not backs:
        return None
    soonest = min(backs.values())
    return (
        min(back - start for start, back in backs.items()),
        max(start for start, back in backs.items() if back == soonest),
    )


def time_codes(problem: Problem, route: Route) -> set[str]:
    timing = {
        "plan.window-missed",
        "plan.outlet-closed",
        "plan.shift-exceeded",
        "plan.duty-too-long",
    }
    return {finding.code for finding in check_route(problem, route)} & timing


@QUICK
@given(days())
def test_the_schedule_has_the_least_duty_of_all_departures(day: tuple[Problem, Assignment]) -> None:
    problem, assignment = day
    for route in assignment.routes:
        best = best_by_force(problem, route)
        if best is not None:
            timed = schedule_route(problem, route)
            assert (timed.duty_s, timed.departure_s) == best


@QUICK
@given(days())
def test_the_checker_finds_fault_with_times_exactly_where_no_departure_works(
    day: tuple[Problem, Assignment],
) -> None:
    problem, assignment = day
    for route in assignment.routes:
        best = best_by_force(problem, route)
        works = best is not None and best[0] <= int(problem.types.longest_duty_s[0])
        assert (time_codes(problem, route) == set()) is works


@QUICK
@given(days())
def test_a_schedule_of_a_flawless_assignment_obeys_every_window_and_capacity(
    day: tuple[Problem, Assignment],
) -> None:
    problem, assignment = day
    found = check_assignment(problem, assignment)
    if any(finding.severity == "error" for finding in found):
        return
    for route in assignment.routes:
        timed = schedule_route(problem, route)
        first, last = bounds(problem, route)
        assert first <= timed.departure_s <= timed.return_s <= last
        assert timed.duty_s <= int(problem.types.longest_duty_s[0])
        assert timed.distance_m <= int(problem.types.range_m[0])
        for halt in timed.halts[1:-1]:
            group = problem.visits if halt.kind == "visit" else problem.depots
            assert int(group.opens_s[halt.index]) <= halt.begin_s <= int(group.closes_s[halt.index])
        assert all(np.all(halt.load <= problem.types.capacity[0]) for halt in timed.halts)


@QUICK
@given(days())
def test_the_times_of_a_schedule_add_up(day: tuple[Problem, Assignment]) -> None:
    problem, assignment = day
    for route in assignment.routes:
        timed = schedule_route(problem, route)
        stays = sum(halt.leave_s - halt.begin_s for halt in timed.halts)
        assert timed.duty_s == timed.driving_s + timed.rest_s + timed.waiting_s + stays
        for before, halt in zip(timed.halts, timed.halts[1:], strict=False):
            assert halt.arrive_s == before.leave_s + halt.leg_s + halt.rest_s
            assert halt.arrive_s <= halt.begin_s <= halt.leave_s


@QUICK
@given(days(), st.integers(0, 50))
def test_moving_the_whole_day_moves_every_time_and_changes_no_duty(
    day: tuple[Problem, Assignment], later: int
) -> None:
    problem, assignment = day
    for route in assignment.routes:
        before = schedule_route(problem, route)
        after = schedule_route(shifted(problem, later), route)
        assert begins(after) == [begin + later for begin in begins(before)]
        assert after.duty_s == before.duty_s
    assert assignment_cost(problem, assignment) == assignment_cost(
        shifted(problem, later), assignment
    )


def begins(timed: TimedRoute) -> list[int]:
    return [halt.begin_s for halt in timed.halts]


def shifted(problem: Problem, later: int) -> Problem:
    depots, visits, types = problem.depots, problem.visits, problem.types
    return replace(
        problem,
        depots=replace(depots, opens_s=depots.opens_s + later, closes_s=depots.closes_s + later),
        visits=replace(visits, opens_s=visits.opens_s + later, closes_s=visits.closes_s + later),
        types=replace(
            types,
            shift_start_s=types.shift_start_s + later,
            shift_end_s=types.shift_end_s + later,
        ),
    )


@settings(deadline=None)
@given(
    types(),
    st.integers(0, 10**6),
    st.integers(0, 10**5),
)
def test_a_cost_is_the_exact_sum_rounded_once(kind: T, distance_m: int, duty_s: int) -> None:
    problem = build(Sketch(positions=((0.0, 0.0),), visits=(V(at=0),), types=(kind,)))
    overtime_s = max(0, duty_s - kind.regular)
    # Doubled and in shares of 1 / 18000, so that the rounding can be judged in integers.
    exact = 18_000 * kind.fixed + 18 * distance_m * kind.per_km
    exact += 5 * (duty_s * kind.per_hour + overtime_s * kind.overtime)
    cost = route_cost(problem.types, 0, distance_m, duty_s)
    assert -9_000 < 18_000 * cost - exact <= 9_000
