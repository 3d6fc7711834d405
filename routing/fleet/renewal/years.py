"""One year of a plan as ``fleet.json`` has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from routing.fleet.renewal.account import Account, Step
from routing.fleet.renewal.cohorts import MONTHS
from routing.fleet.result import Gap, Move, Purchase, YearPlan
from routing.problem.units import MILLI


def year_plan(account: Account, year: int, limit: int | None) -> YearPlan:
    """A year, numbered from 0; `limit` is its budget in 1/1000 of the currency."""
    paid, service = account.paid(year), account.candidate(year).service
    steps = list(account.steps(year))
    kept = Counter[tuple[str, str, int]]()
    for step in steps:
        if not step.is_sale:
            kept[step.cohort.type, step.target, step.cohort.age_in(year)] += step.count
    return YearPlan(
        year=account.task.first_year + year,
        buy=tuple(_purchases(account, account.bought(year))),
        sell=tuple(_sales(account, steps, year)),
        keep=tuple(
            Purchase(type=name, base=base, count=count, age=age)
            for (name, base, age), count in sorted(kept.items())
        ),
        move=tuple(_moves(steps, year)),
        gaps=tuple(_gaps(account, year)),
        budget=None if limit is None else limit / MILLI,
        spent=paid.spent / MILLI,
        resale=paid.resale / MILLI,
        keeping=paid.keeping / MILLI,
        moving=paid.moving / MILLI,
        running=paid.running / MILLI,
        hire=paid.hire / MILLI,
        cash=paid.cash / MILLI,
        service=service,
        holds=service >= account.task.floor,
    )


def _purchases(account: Account, steps: Iterable[Step]) -> Iterator[Purchase]:
    for step in sorted(steps, key=lambda step: (step.cohort.type, step.target)):
        begins = _arrival(account, step.cohort.type, step.cohort.first)
        yield Purchase(
            type=step.cohort.type, base=step.target, count=step.count, at_work_from=begins
        )


def _arrival(account: Account, name: str, year: int) -> str:
    """The month of a year in which vehicles of a type arrive that were ordered in time."""
    months = account.task.catalogue.types[name].lead_time_months % MONTHS
    return f"{account.task.first_year + year:04d}-{months + 1:02d}"


def _sales(account: Account, steps: Iterable[Step], year: int) -> Iterator[Purchase]:
    counts = Counter[tuple[str, str, int, str]]()
    for step in steps:
        if step.is_sale:
            until = _arrival(account, step.cohort.type, year) if step.held else ""
            base = step.target or step.source
            counts[step.cohort.type, base, step.cohort.age_in(year), until] += step.count
    for (name, base, age, until), count in sorted(counts.items()):
        yield Purchase(type=name, base=base, count=count, age=age, works_until=until or None)


def _moves(steps: Iterable[Step], year: int) -> Iterator[Move]:
    for step in steps:
        if step.is_move:
            yield Move(
                type=step.cohort.type,
                from_base=step.source,
                to_base=step.target,
                count=step.count,
                age=step.cohort.age_in(year),
            )


def _gaps(account: Account, year: int) -> Iterator[Gap]:
    for gap in account.filled(year):
        name, base = gap.slot
        months = round(gap.stretch.share * MONTHS)
        yield Gap(type=name, base=base, count=gap.count, months=months)
