"""From an order of halts, as a plan or a person gives it, back to an assignment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from routing.errors import Finding, InputError
from routing.plan.model import Plan
from routing.problem.assignment import Assignment, Route, Trip
from routing.problem.model import Problem
from routing.words import say


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was written, for findings: file, row and column."""

    file: str = ""
    row: int | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class Halt:
    """A halt without times: ``load`` at an outlet, or ``serve`` orders at a village."""

    kind: Literal["load", "serve"]
    place: str
    orders: tuple[str, ...] = ()
    written: Place = Place()


Sequences = Mapping[str, Sequence[Halt]]
"""Halts of each vehicle, in order."""


def halts_of(plan: Plan) -> dict[str, list[Halt]]:
    """The halts of a plan, by vehicle; start and end are left out."""
    return {
        route.vehicle: [
            Halt("load" if stop.kind == "load" else "serve", stop.place, stop.orders)
            for stop in route.stops
            if stop.kind in ("load", "serve")
        ]
        for route in plan.routes
    }


def assignment_of(plan: Plan, problem: Problem, file: str = "plan.json") -> Assignment:
    """The assignment that a plan was made from.

    Raises
    ------
    InputError
        If the plan names what the problem does not have, or leaves out or repeats an order.
    """
    left_out = [part.order for part in plan.unserved]
    return assign(problem, halts_of(plan), left_out, plan.engine, Place(file))


def assign(
    problem: Problem, halts: Sequences, left_out: Iterable[str], engine: str, whole: Place
) -> Assignment:
    """The assignment that halts amount to.

    A vehicle whose first halt is at a village loads at its base. A trip that serves nobody is
    left out, and so is a vehicle that only loads.

    Parameters
    ----------
    left_out
        Orders that are not served.
    whole
        Where to place what no single halt is to blame for.

    Raises
    ------
    InputError
        With every finding, if a vehicle, an outlet or an order is not known, an order stands
        twice or nowhere, or orders that go together are taken apart.
    """
    book = _Book(problem)
    routes = [
        Route(book.vehicles[vehicle], tuple(book.trips(vehicle, line)))
        for vehicle, line in halts.items()
        if book.knows_vehicle(vehicle, line)
    ]
    unserved = book.leave_out(left_out, whole)
    book.look_for_missing(whole)
    if book.findings:
        raise InputError(book.findings)
    used = sorted((r for r in routes if r.visits), key=lambda route: route.vehicle)
    return Assignment(tuple(used), tuple(sorted(unserved)), engine)


@dataclass
class _Book:
    """Names of a problem by number, what was met so far, and what is wrong."""

    problem: Problem
    findings: list[Finding] = field(default_factory=list)
    met: dict[str, Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.vehicles = {name: at for at, name in enumerate(self.problem.vehicles.ids)}
        self._depots = {name: at for at, name in enumerate(self.problem.depots.ids)}
        visits = self.problem.visits.orders
        self._visit_of = {order: at for at, orders in enumerate(visits) for order in orders}

    def knows_vehicle(self, vehicle: str, line: Sequence[Halt]) -> bool:
        if vehicle in self.vehicles:
            return True
        cause = say("There is no vehicle {name}.", name=repr(vehicle[:60]))
        self._note("edit.unknown-vehicle", cause, line[0].written, _near(vehicle, self.vehicles))
        for halt in line:
            for order in halt.orders:
                self.met.setdefault(order, halt.written)
        return False

    def trips(self, vehicle: str, line: Sequence[Halt]) -> Iterator[Trip]:
        """Trips that serve somebody, and a last one that only unloads what was collected."""
        depot = int(self.problem.vehicles.base[self.vehicles[vehicle]])
        visits: list[int] = []
        carries = False
        for halt in line:
            if halt.kind == "serve":
                visits += self._visits(halt)
                continue
            if visits:
                yield Trip(depot, tuple(visits))
                carries = bool(self.problem.visits.collect[visits].any())
            depot, visits = self._depot(halt, depot), []
        if visits or carries:
            yield Trip(depot, tuple(visits))

    def _depot(self, halt: Halt, instead: int) -> int:
        if halt.place in self._depots:
            return self._depots[halt.place]
        cause = say("There is no outlet {name}.", name=repr(halt.place[:60]))
        self._note("edit.unknown-outlet", cause, halt.written, _near(halt.place, self._depots))
        return instead

    def _visits(self, halt: Halt) -> list[int]:
        found: list[int] = []
        for order in halt.orders:
            if self._is_new(order, halt.written) and self._visit_of[order] not in found:
                found.append(self._visit_of[order])
        together = {order for visit in found for order in self.problem.visits.orders[visit]}
        for order in sorted(together - set(halt.orders)):
            cause = say(
                "Order {order} belongs to the same visit as {others}.",
                order=order[:60],
                others=", ".join(sorted(together & set(halt.orders)))[:120],
            )
            self._note("edit.visit-taken-apart", cause, halt.written)
            self.met.setdefault(order, halt.written)
        return found

    def _is_new(self, order: str, written: Place) -> bool:
        if order not in self._visit_of:
            cause = say("There is no order {name} on this day.", name=repr(order[:60]))
            self._note("edit.unknown-order", cause, written, _near(order, self._visit_of))
            return False
        if order in self.met:
            cause = say("Order {name} stands a second time.", name=order[:60])
            self._note("edit.order-twice", cause, written)
            return False
        self.met[order] = written
        return True

    def leave_out(self, orders: Iterable[str], whole: Place) -> set[int]:
        wanted = [order for order in orders if self._is_new(order, whole)]
        apart = set(wanted)
        visits = {self._visit_of[order] for order in wanted}
        for visit in sorted(visits):
            served = [o for o in self.problem.visits.orders[visit] if o not in apart]
            if served and all(order in self.met for order in served):
                cause = say(
                    "Order {order} belongs to the same visit as {others}.",
                    order=served[0][:60],
                    others=", ".join(sorted(apart & set(self.problem.visits.orders[visit])))[:120],
                )
                self._note("edit.visit-taken-apart", cause, whole)
        return visits

    def look_for_missing(self, whole: Place) -> None:
        missing = [order for order in self._visit_of if order not in self.met]
        for order in missing[:20]:
            cause = say("Order {name} stands nowhere.", name=order[:60])
            self._note("edit.order-missing", cause, whole)
        if len(missing) > 20:  # noqa: PLR2004 - as many as were named
            cause = say("{count} more orders stand nowhere.", count=len(missing) - 20)
            self._note("edit.order-missing", cause, whole)

    def _note(self, code: str, cause: str, written: Place, advice: str = "") -> None:
        self.findings.append(
            Finding(code, cause, written.file, written.row, written.field, advice=advice)
        )


def _near(name: str, known: Iterable[str]) -> str:
    """Advice with names that look alike; empty if there are none."""
    close = get_close_matches(name, list(known), n=3)
    return say("Did you mean {names}?", names=", ".join(close)) if close else ""
