"""What stands in the way of a route, if it is one thing alone, and the least that removes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from routing.plan.check_assignment import check_route
from routing.plan.explain.model import ChangeKind
from routing.plan.explain.places import Place
from routing.plan.explain.seen import seen_codes
from routing.plan.explain.variants import (
    Knob,
    admitted,
    larger,
    later_close,
    longer_hours,
    longer_opening,
    longer_range,
    more_trips,
)
from routing.plan.schedule import TimedRoute, schedule_route
from routing.problem.model import Problem

MOST: Final = 2**34
"""Beyond this, no amount is sought: more grams, seconds or metres than any vehicle."""

_HOURS: Final = frozenset(("plan.shift-exceeded", "plan.duty-too-long"))


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to change for a route to be permitted.

    Attributes
    ----------
    target
        The visit, depot or resource concerned, by kind; the vehicle else.
    amount
        The least that is enough: seconds, metres, grams, litres, trips; 0 where it is no amount.
    problem
        With the change made; before :func:`settled`, without it.
    knob
        Makes the change; None where it is no amount.
    """

    kind: ChangeKind
    place: Place
    target: int
    amount: int
    problem: Problem
    knob: Knob | None = None


def need_of(problem: Problem, place: Place, visit: int) -> Need | None:
    """What a place seems to need; None if it is more than one thing, or cannot be changed.

    A look at the times of the route, quick enough for thousands of places: what comes of it is
    to be :func:`settled`.
    """
    timed = schedule_route(problem, place.route)
    codes = seen_codes(problem, place.route, timed)
    vehicle = place.route.vehicle
    if not codes:
        kind: ChangeKind = "place" if place.removed is None else "instead"
        return Need(kind, place, vehicle, 0, problem)
    if place.removed is not None:
        return None
    if codes == {"plan.vehicle-not-allowed"}:
        return Need("access", place, vehicle, 0, admitted(problem, visit, vehicle))
    for kind, target, knob in _knobs(problem, place, codes):
        lacking = _lacking(problem, place, kind, target, timed)
        if lacking > 0:
            return Need(kind, place, target, lacking, problem, knob)
    return None


def settled(need: Need) -> Need | None:
    """The need with the least amount that the checker finds enough; None if none is."""
    if need.knob is None:
        return None if check_route(need.problem, need.place.route) else need
    amount = _smallest(need.problem, need.place, need.knob, need.amount)
    if amount is None:
        return None
    return replace(need, amount=amount, problem=need.knob(need.problem, amount))


def _knobs(problem: Problem, place: Place, codes: set[str]) -> list[tuple[ChangeKind, int, Knob]]:
    vehicle = place.route.vehicle
    if codes <= _HOURS:
        return [("hours", vehicle, longer_hours(vehicle))]
    if codes == {"plan.window-missed"}:
        late = _late_visits(problem, place)
        return [("window", late[0], later_close(late[0]))] if len(late) == 1 else []
    if codes == {"plan.outlet-closed"}:
        depots = {trip.depot for trip in place.route.trips}
        depots.add(int(problem.vehicles.base[vehicle]))
        return [("outlet-hours", depot, longer_opening(depot)) for depot in sorted(depots)]
    return _limits(vehicle).get(next(iter(codes)), []) if len(codes) == 1 else []


def _limits(vehicle: int) -> dict[str, list[tuple[ChangeKind, int, Knob]]]:
    """Limits of a vehicle that may be widened, by the code of what breaks them."""
    return {
        "plan.range-exceeded": [("range", vehicle, longer_range(vehicle))],
        "plan.too-many-trips": [("trips", vehicle, more_trips(vehicle))],
        "plan.over-capacity": [
            ("weight", 0, larger(vehicle, 0)),
            ("volume", 1, larger(vehicle, 1)),
        ],
    }


def _late_visits(problem: Problem, place: Place) -> list[int]:
    closes = problem.visits.closes_s
    timed = schedule_route(problem, place.route)
    return [h.index for h in timed.halts if h.kind == "visit" and h.begin_s > closes[h.index]]


def _lacking(
    problem: Problem, place: Place, kind: ChangeKind, target: int, timed: TimedRoute
) -> int:
    """How much a limit is overstepped, as the times of the route tell."""
    types, which = problem.types, int(problem.vehicles.type[place.route.vehicle])
    if kind == "hours":
        over = timed.return_s - int(types.shift_end_s[which])
        return max(over, timed.duty_s - int(types.longest_duty_s[which]))
    if kind == "range":
        return timed.distance_m - int(types.range_m[which])
    if kind in ("weight", "volume"):
        fullest = max(halt.load[target] for halt in timed.halts)
        return fullest - int(types.capacity[which, target])
    if kind == "window":
        closes = int(problem.visits.closes_s[target])
        return (
            max(h.begin_s for h in timed.halts if h.kind == "visit" and h.index == target) - closes
        )
    if kind == "outlet-hours":
        closes = int(problem.depots.closes_s[target])
        late = [h.begin_s - closes for h in timed.halts if h.kind != "visit" and h.index == target]
        return max(late, default=0)
    return 1


def _smallest(problem: Problem, place: Place, knob: Knob, guess: int) -> int | None:
    """The least amount with which the route breaks no rule; None if none is enough."""

    def enough(amount: int) -> bool:
        return not check_route(knob(problem, amount), place.route)

    if guess > 0 and enough(guess) and (guess == 1 or not enough(guess - 1)):
        return guess
    high = 1
    while not enough(high):
        high *= 4
        if high > MOST:
            return None
    low = high // 4
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high
