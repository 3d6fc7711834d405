"""Take neighbouring stops out of a few routes, put them back better: again and again.

Slack induction by string removals (Christiaens and Vanden Berghe, 2020) with simulated
annealing, on the rules as :class:`~routing.engines.judge.Judge` knows them. Plain Python: it
makes good first routes of some hundred visits in seconds, for a stronger search to go on from.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from routing.engines.draft import Draft, Score
from routing.engines.greedy import most_pressing_first, seconds_away
from routing.engines.insertion import Inserter
from routing.engines.judge import Trips
from routing.problem.assignment import Trip

# Visits taken out in a step on the average, the longest string, and how many insertions in a
# hundred are overlooked: as the paper has them.
VISITS_REMOVED: Final = 10
LONGEST_STRING: Final = 10
OVERLOOKED: Final = 0.01
# Of the neighbours of a visit, so many are kept.
NEIGHBOURS: Final = 100
# Worse plans are accepted at first by about so many times the cost of a visit, and at the end by
# this share of it.
FIRST_TEMPERATURE: Final = 3.0
LAST_TEMPERATURE: Final = 0.01

# Told of every new best: how many visits it leaves out, and its cost in 1e-6 of the currency.
Heard = Callable[[int, int], None]

# What share of the search is over, 0 to 1 or more.
Elapsed = Callable[[], float]


def unheard(_left_out: int, _cost: int) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class _Order:
    """An order in which visits are put back, and how often it is used."""

    key: Callable[[int], float]
    weight: int


def ruin_and_recreate(draft: Draft, elapsed: Elapsed, seed: int, heard: Heard = unheard) -> None:
    """Improve a draft until `elapsed` reaches 1; it never becomes worse."""
    _Ruiner(draft, seed).run(elapsed, heard)


class _Ruiner:
    def __init__(self, draft: Draft, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a search, not a secret
        self._best = draft
        self._draft = draft.copy()
        chance = self._random.random
        self._inserter = Inserter(self._draft, lambda: chance() < OVERLOOKED)
        self._neighbours = _neighbours(draft)
        self._orders = _orders(draft)
        self._where: dict[int, int] = {}

    def run(self, elapsed: Elapsed, heard: Heard) -> None:
        score = self._draft.score
        warmth = FIRST_TEMPERATURE * score.cost / max(1, len(self._neighbours))
        while (share := elapsed()) < 1.0:
            before = self._draft.copy()
            self._ruin()
            self._recreate()
            new = self._draft.score
            temperature = warmth * LAST_TEMPERATURE**share
            if not self._accepts(score, new, temperature):
                self._undo(before)
                continue
            score = new
            if score < self._best.score:
                self._best.become(self._draft)
                heard(len(self._best.unserved), self._best.cost)

    def _accepts(self, old: Score, new: Score, temperature: float) -> bool:
        if new[:2] != old[:2]:
            return new[:2] < old[:2]
        # Threshold of simulated annealing, drawn before the new cost is looked at.
        return new.cost < old.cost - temperature * math.log(1.0 - self._random.random())

    def _undo(self, before: Draft) -> None:
        changed = [
            vehicle
            for vehicle in self._draft.routes.keys() | before.routes.keys()
            if self._draft.routes.get(vehicle) is not before.routes.get(vehicle)
        ]
        self._draft.become(before)
        self._inserter.forget(changed)

    def _ruin(self) -> None:
        routes = self._draft.routes
        where = {v: vehicle for vehicle, trips in routes.items() for t in trips for v in t.visits}
        if not where:
            return
        longest = min(LONGEST_STRING, max(1, round(len(where) / len(routes))))
        most = max(1, math.ceil(4 * VISITS_REMOVED / (1 + longest)) - 1)
        strings = self._random.randint(1, most)
        seed = self._random.randrange(len(self._neighbours))
        ruined: set[int] = set()
        for visit in self._neighbours[seed]:
            vehicle = where.get(visit)
            if vehicle is None or vehicle in ruined:
                continue
            ruined.add(vehicle)
            self._remove(vehicle, self._string(vehicle, visit, longest))
            if len(ruined) == strings:
                return

    def _string(self, vehicle: int, visit: int, longest: int) -> set[int]:
        """Successive stops of a route, one of them `visit`."""
        stops = [v for trip in self._draft.routes[vehicle] for v in trip.visits]
        length = self._random.randint(1, min(longest, len(stops)))
        place = stops.index(visit)
        first = max(0, place - length + 1)
        begin = self._random.randint(first, min(place, len(stops) - length))
        return set(stops[begin : begin + length])

    def _remove(self, vehicle: int, visits: set[int]) -> None:
        """Take visits out of a route; all of it where the rest may not stay as it is."""
        draft = self._draft
        trips = _without(draft.routes[vehicle], visits)
        price = draft.judge.price(vehicle, trips) if trips else None
        if price is None:
            draft.drop(vehicle)
        else:
            draft.put(vehicle, trips, price)
        self._inserter.forget([vehicle])

    def _recreate(self) -> None:
        order = self._random.choices(self._orders, [order.weight for order in self._orders])[0]
        todo = sorted(self._draft.unserved)
        self._random.shuffle(todo)
        for visit in sorted(todo, key=order.key):
            self._inserter.insert(visit)


def _without(trips: Trips, visits: set[int]) -> Trips:
    """Trips without some visits, and without trips that are empty then, the last one's too.

    A last halt that only unloads is kept where the trip before it is.
    """
    left = []
    for trip in trips:
        kept = tuple(visit for visit in trip.visits if visit not in visits)
        if kept or not trip.visits:
            left.append(Trip(trip.depot, kept))
    if len(left) > 1 or (left and left[0].visits):
        return tuple(left)
    return ()


def _neighbours(draft: Draft) -> list[list[int]]:
    """For every visit the visits around it, itself first."""
    at = draft.judge.problem.visits.location
    ways = draft.judge.units[0].ways
    near = []
    for visit in range(len(at)):
        seconds, _ = ways.legs(at[visit], at)
        seconds[visit] = -1
        near.append(np.argsort(seconds, kind="stable")[:NEIGHBOURS].tolist())
    return near


def _orders(draft: Draft) -> list[_Order]:
    """By chance, by load, from the furthest, from the nearest; the pressing ones first of all."""
    problem = draft.judge.problem
    away_s = seconds_away(draft).tolist()
    loads = _load_shares(draft)
    rank = {v: n for n, v in enumerate(most_pressing_first(draft, range(len(problem.visits))))}
    return [
        _Order(lambda _visit: 0.0, 4),
        _Order(lambda visit: -loads[visit], 4),
        _Order(lambda visit: -away_s[visit], 2),
        _Order(lambda visit: away_s[visit], 1),
        _Order(lambda visit: rank[visit], 1),
    ]


def _load_shares(draft: Draft) -> list[float]:
    """The largest share of the largest vehicle that each visit fills, in any resource."""
    visits = draft.judge.problem.visits
    largest = np.maximum(1, draft.judge.problem.types.capacity.max(axis=0))
    goods = np.maximum(visits.deliver, visits.collect) / largest
    return list(goods.max(axis=1, initial=0.0).tolist())


def limit_of(deadline: float | None, steps: int | None, now: Callable[[], float]) -> Elapsed:
    """The share of a search that is over, by the clock, by steps, or by what comes first."""
    began, taken = now(), 0

    def elapsed() -> float:
        nonlocal taken
        by_time = 0.0 if deadline is None else _share(now() - began, deadline - began)
        by_steps = 0.0 if steps is None else _share(taken, steps)
        taken += 1
        return max(by_time, by_steps)

    return elapsed


def _share(done: float, whole: float) -> float:
    return done / whole if whole > 0 else 1.0
