"""``.sol`` files as CVRPLIB has them: routes by the numbers of the file, then the cost.

Route k belongs to vehicle k where vehicles differ, empty routes included; where all are alike,
only routes that serve somebody stand there, numbered on. Between two trips stands the number of the
depot where the vehicle loads again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from routing.errors import Finding, InputError
from routing.outputs.plan_json import encoded
from routing.problem.assignment import Assignment, Route, Trip
from routing.problem.literature import Literature
from routing.problem.model import Problem
from routing.words import say

_LARGEST_BYTES = 50_000_000


def all_alike(problem: Problem) -> bool:
    """Whether it does not matter which vehicle drives a route."""
    kinds = np.column_stack((problem.vehicles.type, problem.vehicles.base))
    same = len(np.unique(kinds, axis=0)) <= 1
    return same and bool((problem.access == problem.access[:, :1]).all())


def sol_bytes(literature: Literature, assignment: Assignment, cost: str) -> bytes:
    """A solution as text; `cost` in the units of the file."""
    by_vehicle = {route.vehicle: route for route in assignment.routes}
    if all_alike(literature.problem):
        listed = [route for _, route in sorted(by_vehicle.items())]
        lines = [_line(literature, at, route) for at, route in enumerate(listed, 1)]
    else:
        vehicles = range(len(literature.problem.vehicles))
        lines = [_line(literature, k + 1, by_vehicle.get(k)) for k in vehicles]
    return encoded("\n".join([*lines, f"Cost {cost}"]))


def _line(literature: Literature, number: int, route: Route | None) -> str:
    words = [] if route is None else list(_numbers(literature, route))
    return f"Route #{number}: {' '.join(words)}".rstrip()


def _numbers(literature: Literature, route: Route) -> Iterator[str]:
    base = int(literature.problem.vehicles.base[route.vehicle])
    for at, trip in enumerate(route.trips):
        if at or trip.depot != base:
            yield str(trip.depot)
        yield from (str(literature.numbers[visit]) for visit in trip.visits)


def read_sol(path: Path, literature: Literature) -> Assignment:
    """An assignment from a ``.sol`` file.

    Raises
    ------
    InputError
        If the file cannot be read, or names what the problem does not have.
    """
    reader = _Reader(path, literature)
    routes = [route for route in reader.routes() if route.visits]
    made = {visit for route in routes for visit in route.visits}
    unserved = tuple(v for v in range(len(literature.problem.visits)) if v not in made)
    return Assignment(tuple(routes), unserved, path.name)


class _Reader:
    def __init__(self, path: Path, literature: Literature) -> None:
        self._path = path
        self._problem = literature.problem
        self._visit = {int(number): at for at, number in enumerate(literature.numbers)}

    def routes(self) -> Iterator[Route]:
        used: set[int] = set()
        for row, line in enumerate(self._text().splitlines(), 1):
            head, colon, rest = line.partition(":")
            if not head.strip().lower().startswith("route") or not colon:
                continue
            number = self._whole(head.split("#")[-1].strip(), row)
            if not 1 <= number <= len(self._problem.vehicles) or number in used:
                self._broken(say("There is no vehicle {name}.", name=number), row)
            used.add(number)
            yield Route(number - 1, tuple(self._trips(number - 1, rest.split(), row)))

    def _text(self) -> str:
        try:
            if self._path.stat().st_size > _LARGEST_BYTES:
                self._broken(
                    say(
                        "The file is larger than {most} bytes.",
                        most=_LARGEST_BYTES,
                    ),
                    None,
                )
            return self._path.read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            cause = say("The file cannot be read: {reason}.", reason=error.strerror)
            raise InputError([Finding("solve.broken-solution", cause, self._path.name)]) from None

    def _trips(self, vehicle: int, words: list[str], row: int) -> Iterator[Trip]:
        depot, visits = int(self._problem.vehicles.base[vehicle]), list[int]()
        for word in words:
            number = self._whole(word, row)
            if number in self._visit:
                visits.append(self._visit[number])
            elif 0 <= number < len(self._problem.depots.ids):
                if visits:
                    yield Trip(depot, tuple(visits))
                depot, visits = number, []
            else:
                self._broken(say("There is no visit {name}.", name=number), row)
        yield Trip(depot, tuple(visits))

    def _whole(self, word: str, row: int) -> int:
        if not (word.isascii() and word.isdigit() and len(word) < 10):  # noqa: PLR2004
            self._broken(say("{token} is not a whole number.", token=repr(word[:30])), row)
        return int(word)

    def _broken(self, cause: str, row: int | None) -> None:
        raise InputError([Finding("solve.broken-solution", cause, self._path.name, row)])
