"""Routes under construction: the state that first routes, repairs and pieces work on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from routing.engines.judge import MICRO_PER_MILLI, Judge, Price, Trips
from routing.errors import Finding, InternalError
from routing.problem.assignment import Assignment, Route, Status, Trip
from routing.problem.model import Problem
from routing.words import say


class Score(NamedTuple):
    """What is sought, smallest first, compared field by field.

    ``missed_mandatory`` and ``missed`` are weights of visits left out; ``cost`` is in 1e-6 of the
    currency, missed prizes included where prizes are money.
    """

    missed_mandatory: int
    missed: int
    cost: int


@dataclass(slots=True)
class Draft:
    """Permitted routes by vehicle with their prices, and the visits not yet in any."""

    judge: Judge
    routes: dict[int, Trips] = field(default_factory=dict)
    prices: dict[int, Price] = field(default_factory=dict)
    unserved: set[int] = field(default_factory=set)

    @classmethod
    def empty(cls, judge: Judge) -> Draft:
        """Nothing served yet."""
        return cls(judge, unserved=set(range(len(judge.problem.visits))))

    def put(self, vehicle: int, trips: Trips, price: Price) -> None:
        """Give a vehicle a route in place of the one it has."""
        self.unserved.update(
            visit for trip in self.routes.get(vehicle, ()) for visit in trip.visits
        )
        self.routes[vehicle], self.prices[vehicle] = trips, price
        self.unserved.difference_update(visit for trip in trips for visit in trip.visits)

    def drop(self, vehicle: int) -> None:
        """Take a vehicle's route away."""
        trips = self.routes.pop(vehicle)
        del self.prices[vehicle]
        self.unserved.update(visit for trip in trips for visit in trip.visits)

    def copy(self) -> Draft:
        """The same draft, to be changed apart; routes themselves never change."""
        return Draft(self.judge, dict(self.routes), dict(self.prices), set(self.unserved))

    def become(self, other: Draft) -> None:
        """Take over another draft's routes."""
        self.routes, self.prices = dict(other.routes), dict(other.prices)
        self.unserved = set(other.unserved)

    @property
    def cost(self) -> int:
        """Cost of all routes in 1e-6 of the currency."""
        return sum(price.cost for price in self.prices.values())

    @property
    def score(self) -> Score:
        """How good the draft is: less is better."""
        return score_of(self.judge.problem, self.unserved, self.cost)

    @property
    def listed(self) -> tuple[Route, ...]:
        """The routes in order of the vehicle."""
        return tuple(Route(vehicle, self.routes[vehicle]) for vehicle in sorted(self.routes))

    def assignment(self, engine: str, status: Status, notes: tuple[str, ...] = ()) -> Assignment:
        """The draft as an assignment."""
        return Assignment(self.listed, tuple(sorted(self.unserved)), engine, status, notes=notes)


def score_of(problem: Problem, unserved: Iterable[int], cost: int) -> Score:
    """The score of a plan that leaves `unserved` out and costs `cost`."""
    visits = problem.visits
    mandatory = missed = 0
    for visit in unserved:
        prize = int(visits.prize[visit])
        if visits.mandatory[visit]:
            mandatory += max(1, prize)
        else:
            missed += prize
    if problem.service_first:
        return Score(mandatory, missed, cost)
    return Score(mandatory, 0, cost + missed * MICRO_PER_MILLI)


def take_over(draft: Draft, routes: Iterable[Route]) -> None:
    """Put routes of a search into a draft, as they are.

    Raises
    ------
    InternalError
        If a rule forbids one of them: then the search and the rules do not agree.
    """
    for route in routes:
        price = draft.judge.price(route.vehicle, route.trips)
        if price is None:
            name = draft.judge.problem.vehicles.ids[route.vehicle]
            cause = say(
                "The route found for vehicle {name} is not permitted: {trips}.",
                name=name,
                trips=route.trips,
            )
            raise InternalError([Finding("engines.broken-result", cause)])
        draft.put(route.vehicle, route.trips, price)


def adopt(draft: Draft, routes: Iterable[Route]) -> None:
    """Put routes from elsewhere into a draft, as far as they are permitted.

    What is unknown or stands elsewhere already is ignored. A route that is not permitted is
    driven up again stop by stop, and the stops that no longer fit are left out.
    """
    for route in routes:
        if not 0 <= route.vehicle < len(draft.judge.units) or route.vehicle in draft.routes:
            continue
        trips = _known_trips(draft, route.trips)
        price = draft.judge.price(route.vehicle, trips)
        if price is None:
            trips = _fitting(draft.judge, route.vehicle, trips)
            price = draft.judge.price(route.vehicle, trips)
        if price is not None:
            draft.put(route.vehicle, trips, price)


def _known_trips(draft: Draft, trips: Trips) -> Trips:
    depots, seen, known = len(draft.judge.problem.depots.ids), set[int](), []
    for trip in trips:
        if not 0 <= trip.depot < depots:
            continue
        visits = []
        for visit in trip.visits:
            if visit in draft.unserved and visit not in seen:
                seen.add(visit)
                visits.append(visit)
        known.append(Trip(trip.depot, tuple(visits)))
    return _without_gaps(known)


def _without_gaps(trips: Iterable[Trip]) -> Trips:
    """Trips without the empty ones, but for a last one, which may only unload."""
    listed = list(trips)
    return tuple(trip for trip in listed[:-1] if trip.visits) + tuple(listed[-1:])


def _fitting(judge: Judge, vehicle: int, trips: Trips) -> Trips:
    """The stops of a route that fit behind one another."""
    kept: Trips = ()
    for trip in trips:
        kept = (*kept, Trip(trip.depot, ()))
        for visit in trip.visits:
            longer = (*kept[:-1], Trip(trip.depot, (*kept[-1].visits, visit)))
            if judge.price(vehicle, _without_gaps(longer)) is not None:
                kept = longer
    return _without_gaps(trip for trip in kept if trip.visits)
