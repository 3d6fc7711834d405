"""Routes met on the way: the cheapest for each set of visits and kind of vehicle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from routing.engines.judge import Judge
from routing.problem.assignment import Route, Trip
from routing.problem.model import Problem

MOST_COLUMNS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Column:
    """A route that any vehicle of a kind may drive; ``cost`` in 1e-6 of the currency."""

    kind: int
    visits: frozenset[int]
    trips: tuple[Trip, ...]
    cost: int


def kinds_of(problem: Problem) -> tuple[list[int], list[list[int]]]:
    """The kind of each vehicle (type, base, and whom it may serve), and the vehicles of each."""
    columns = problem.access.T
    keys = [
        (int(kind), int(base), columns[at].tobytes())
        for at, (kind, base) in enumerate(
            zip(problem.vehicles.type, problem.vehicles.base, strict=True)
        )
    ]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    kinds = [numbers[key] for key in keys]
    members: list[list[int]] = [[] for _ in numbers]
    for vehicle, kind in enumerate(kinds):
        members[kind].append(vehicle)
    return kinds, members


@dataclass
class Pool:
    """Grows until it is full; what is known already is kept if it is no dearer."""

    judge: Judge
    kinds: list[int]
    columns: dict[tuple[int, frozenset[int]], Column] = field(default_factory=dict)

    def add(self, routes: Iterable[Route]) -> None:
        """Take in routes, as far as they are permitted."""
        for route in routes:
            visits = frozenset(route.visits)
            kind = self.kinds[route.vehicle]
            known = self.columns.get((kind, visits))
            if not visits or (known is None and len(self.columns) >= MOST_COLUMNS):
                continue
            price = self.judge.price(route.vehicle, route.trips)
            if price is not None and (known is None or price.cost < known.cost):
                self.columns[kind, visits] = Column(kind, visits, route.trips, price.cost)
