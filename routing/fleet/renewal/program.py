"""The mixed-integer program of a plan over years [1]_.

Vehicles are counted by cohort (type and age), base and year. They flow from year to year: what
is not there any more was sold, what is at another base was moved, what is new was bought within
the budget of the year in which it was ordered. What is sold may be held until what replaces it
arrives. Every year takes one candidate, and in every part of the year each slot has the
candidate's number of vehicles at work, own ones or hired.

.. [1] Hartman, J. C. (2000). The parallel replacement problem with demand and capital budgeting
   constraints. Naval Research Logistics 47(1), 40-56.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from ortools.math_opt.python import mathopt

from routing.fleet.model import Slot
from routing.fleet.renewal.amounts import Amounts
from routing.fleet.renewal.cohorts import (
    Cohort,
    Stretch,
    arrives,
    at_work,
    cohorts_of,
    counts_today,
    may_hold,
)
from routing.fleet.renewal.cohorts import stretches as stretches_of
from routing.fleet.renewal.task import RenewalTask
from routing.problem.units import MILLI

_SCALE: Final = 1e-6
"""Objectives are in thousands of the currency, where solvers are at their most exact."""

_ENDLESS: Final = 1_000_000
"""More vehicles than any plan has."""

Term = Any  # an expression of the solver's, which ships no types
Place = tuple[int, Cohort, str]
"""Year, cohort and base."""


@dataclass(frozen=True)
class Program:
    """Variables and constraints, but no objective yet.

    Attributes
    ----------
    there
        Vehicles by year, cohort and base.
    held
        Vehicles sold in a year that work on until as many arrive, likewise.
    chosen
        Whether a year takes a candidate, by year and its number.
    costs
        Discounted, in thousands of the currency.
    lacking
        Vehicles that are neither there nor hired, by year, slot and stretch; empty unless they
        may lack.
    """

    task: RenewalTask
    budgets: tuple[int | None, ...]
    model: Any = field(default_factory=lambda: mathopt.Model(name="renewal"))
    there: dict[Place, Term] = field(default_factory=dict)
    held: dict[Place, Term] = field(default_factory=dict)
    chosen: dict[tuple[int, int], Term] = field(default_factory=dict)
    costs: list[Term] = field(default_factory=list)
    lacking: dict[tuple[int, Slot, Stretch], Term] = field(default_factory=dict)

    @cached_property
    def amounts(self) -> Amounts:
        """What decisions cost."""
        return Amounts(self.task)

    @cached_property
    def cohorts(self) -> tuple[Cohort, ...]:
        """All that may be there."""
        return cohorts_of(self.task)

    @cached_property
    def bases(self) -> Mapping[str, tuple[str, ...]]:
        """Where vehicles of a type may stand."""
        found: dict[str, list[str]] = defaultdict(list)
        for name, base in self.task.slots:
            found[name].append(base)
        return {name: tuple(bases) for name, bases in found.items()}

    def number(self, year: int, cohort: Cohort, base: str) -> Term:
        """How many vehicles are there: a variable, a number of today, or none."""
        if year < 0 and cohort.bought is None:
            return counts_today(self.task, cohort).get(base, 0)
        return self.there.get((year, cohort, base), 0)

    def pay(self, amount: int, count: Term, year: int) -> None:
        """Take note of a cost."""
        if amount:
            self.costs.append(amount * _SCALE * self.amounts.discount(year) * count)

    def spent(self, year: int) -> Term:
        """What is spent on purchases in a year, in the currency."""
        return _total(
            [
                self.amounts.purchase(cohort.type) / MILLI * count
                for (first, cohort, _), count in self.there.items()
                if cohort.bought == year and first == cohort.first
            ]
        )

    def shortfall(self) -> Term:
        """By how much the candidates of all years fall below the floor, added up."""
        task = self.task
        return _total(
            [
                max(0.0, task.floor - task.candidates[number].service) * choice
                for (_, number), choice in self.chosen.items()
            ]
        )


def make_program(
    task: RenewalTask, budgets: tuple[int | None, ...], *, keep: bool, lenient: bool = False
) -> Program:
    """The program of a task.

    Parameters
    ----------
    task
        What is asked.
    budgets
        Most that may be spent on purchases in each year, in 1/1000 of the currency; None for no
        limit.
    keep
        Whether candidates below the floor are out of the question.
    lenient
        Whether vehicles may lack, to find out which.
    """
    program = Program(task, budgets)
    _add_vehicles(program)
    _add_choices(program, keep=keep)
    for cohort in program.cohorts:
        _add_flow(program, cohort)
    for year in range(task.years):
        _add_budget(program, year)
        for slot in task.slots:
            _add_replaced(program, year, slot)
            for stretch in stretches_of(task, slot[0], year):
                if lenient:
                    program.lacking[year, slot, stretch] = program.model.add_integer_variable(
                        lb=0, ub=_ENDLESS
                    )
                _add_work(program, year, slot, stretch)
    return program


def _add_vehicles(program: Program) -> None:
    task, amounts = program.task, program.amounts
    for cohort in program.cohorts:
        for year in range(cohort.first, cohort.last + 1):
            for base in program.bases[cohort.type]:
                new = arrives(cohort, year)
                if new and not task.needed((cohort.type, base)):
                    continue
                count = program.model.add_integer_variable(lb=0, ub=_most(program, cohort, base))
                program.there[year, cohort, base] = count
                program.pay(amounts.keeping(cohort, year), count, year)
                if new:
                    program.pay(amounts.purchase(cohort.type), count, cohort.bought or 0)
                if year == task.years - 1:
                    program.pay(-amounts.value_at_end(cohort), count, task.years)


def _most(program: Program, cohort: Cohort, base: str) -> int:
    """More of a cohort can be of no use at a base."""
    if cohort.bought is None:
        return sum(counts_today(program.task, cohort).values())
    return program.task.needed((cohort.type, base))


def _add_choices(program: Program, *, keep: bool) -> None:
    """Every year takes one candidate; where none may be taken there is no plan."""
    for year in range(program.task.years):
        for number, candidate in enumerate(program.task.candidates):
            if keep and candidate.service < program.task.floor:
                continue
            choice = program.model.add_binary_variable()
            program.chosen[year, number] = choice
            program.pay(candidate.running, choice, year)
        taken = [choice for (other, _), choice in program.chosen.items() if other == year]
        program.model.add_linear_constraint(lb=1, ub=1, expr=_total(taken))


def _add_flow(program: Program, cohort: Cohort) -> None:
    """No vehicle comes from nowhere; those that go are sold, and moves are paid."""
    begin = cohort.first + (cohort.bought is not None)
    # What is too old on the first day goes on that day.
    end = max(begin, cohort.last + 1)
    for year in range(begin, min(end + 1, program.task.years)):
        bases = program.bases[cohort.type]
        _add_held(program, cohort, year)
        before = [program.number(year - 1, cohort, base) for base in bases]
        now = [program.number(year, cohort, base) for base in bases]
        held = [program.held.get((year, cohort, base), 0) for base in bases]
        stay = [_total([here, a_while]) for here, a_while in zip(now, held, strict=True)]
        program.model.add_linear_constraint(lb=0, expr=_total(before) - _total(stay))
        _add_moves(program, year, stay, before)
        sold = _total(before) - _total(now)
        program.pay(-program.amounts.sale(cohort, year), sold, year)


def _add_held(program: Program, cohort: Cohort, year: int) -> None:
    """Vehicles that are sold in a year may work until what replaces them arrives."""
    if may_hold(program.task, cohort.type, year):
        for base in program.bases[cohort.type]:
            if program.task.needed((cohort.type, base)):
                held = program.model.add_integer_variable(lb=0, ub=_most(program, cohort, base))
                program.held[year, cohort, base] = held
                program.pay(program.amounts.holding(cohort), held, year)


def _add_replaced(program: Program, year: int, slot: Slot) -> None:
    """No more are held than arrive."""
    held = [
        count
        for (when, cohort, base), count in program.held.items()
        if when == year and (cohort.type, base) == slot
    ]
    if held:
        arrive = [
            count
            for (when, cohort, base), count in program.there.items()
            if when == year and (cohort.type, base) == slot and arrives(cohort, year)
        ]
        program.model.add_linear_constraint(lb=0, expr=_total(arrive) - _total(held))


def _add_moves(program: Program, year: int, stay: list[Term], before: list[Term]) -> None:
    price = program.amounts.moving()
    if not price or len(stay) == 1:
        return
    for here, earlier in zip(stay, before, strict=True):
        moved = program.model.add_integer_variable(lb=0, ub=_ENDLESS)
        program.model.add_linear_constraint(lb=0, expr=moved - here + earlier)
        program.pay(price, moved, year)


def _add_budget(program: Program, year: int) -> None:
    limit = program.budgets[year]
    if limit is not None:
        # Half of 1/1000 for the solver's tolerance: sums are whole.
        bound = limit / MILLI + 0.5 / MILLI
        program.model.add_linear_constraint(ub=bound, expr=program.spent(year))


def _add_work(program: Program, year: int, slot: Slot, stretch: Stretch) -> None:
    """As many vehicles as the candidate asks for are at work, each one there or hired."""
    model, amounts = program.model, program.amounts
    at_it = list(_workers(program, year, slot, stretch))
    most = amounts.most_hired(slot)
    if most:
        hired = model.add_integer_variable(lb=0, ub=most)
        price = amounts.hire(slot, stretch) - amounts.saved_by_hire(slot, stretch)
        program.pay(price, hired, year)
        at_it.append(hired)
    at_it.append(program.lacking.get((year, slot, stretch), 0))
    wanted = _total(
        [
            candidate.mix.counts.get(slot, 0) * program.chosen[year, number]
            for number, candidate in enumerate(program.task.candidates)
            if (year, number) in program.chosen
        ]
    )
    model.add_linear_constraint(lb=0, ub=0, expr=_total(at_it) - wanted)


def _workers(program: Program, year: int, slot: Slot, stretch: Stretch) -> Iterator[Term]:
    """How many vehicles of each cohort work: at most those that are there."""
    for cohort in program.cohorts:
        place = (year, cohort, slot[1])
        able = [] if stretch.arrived else [program.held.get(place, 0)]
        if at_work(cohort, year, stretch):
            able.append(program.there.get(place, 0))
        if cohort.type != slot[0] or not able:
            continue
        working = program.model.add_integer_variable(lb=0, ub=_ENDLESS)
        program.model.add_linear_constraint(ub=0, expr=working - _total(able))
        program.pay(program.amounts.ageing(cohort, slot, year, stretch), working, year)
        yield working


def _total(terms: list[Term]) -> Term:
    """The sum as an expression, even of none."""
    return mathopt.LinearSum(terms)
