"""Vehicles of a type that are equally old, counted together; years are numbered from 0."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from routing.fleet.renewal.task import RenewalTask

MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Cohort:
    """Vehicles of one type and age.

    Attributes
    ----------
    type
        Their type.
    age
        At the start of the plan, or 0 for what is bought.
    bought
        Year of order and payment; None for what is owned already.
    first, last
        First and last year in which they may be there; the first may be begun already.
    """

    type: str
    age: int
    bought: int | None
    first: int
    last: int

    def age_in(self, year: int) -> int:
        """Age in whole years at the start of a year; 0 in the year in which it arrives."""
        return self.age + year - self.first

    def there_in(self, year: int) -> bool:
        """Whether it may be there in a year."""
        return self.first <= year <= self.last


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a year in which the same vehicles are there.

    ``share`` is its length as a share of the year; ``arrived`` whether what arrives in this year
    is at work.
    """

    share: float
    arrived: bool


def cohorts_of(task: RenewalTask) -> tuple[Cohort, ...]:
    """What is owned by type and age, then what may be bought in time to be of use."""
    return (*_owned(task), *_bought(task))


def counts_today(task: RenewalTask, cohort: Cohort) -> dict[str, int]:
    """How many vehicles of an owned cohort stand at each base."""
    return {
        base: Counter(ages)[cohort.age]
        for (name, base), ages in sorted(task.owned.items())
        if name == cohort.type and cohort.age in ages
    }


def stretches(task: RenewalTask, name: str, year: int) -> tuple[Stretch, ...]:
    """The parts of a year for a type: before and after what was ordered arrives."""
    whole_years, months = divmod(task.catalogue.types[name].lead_time_months, MONTHS)
    if year < whole_years or not months:
        return (Stretch(1.0, arrived=True),)
    share = months / MONTHS
    return (Stretch(share, arrived=False), Stretch(1.0 - share, arrived=True))


def arrives(cohort: Cohort, year: int) -> bool:
    """Whether vehicles of a cohort begin to work in a year."""
    return cohort.bought is not None and year == cohort.first


def at_work(cohort: Cohort, year: int, stretch: Stretch) -> bool:
    """Whether vehicles of a cohort that are there in a year work in a part of it."""
    return cohort.there_in(year) and (stretch.arrived or not arrives(cohort, year))


def may_hold(task: RenewalTask, name: str, year: int) -> bool:
    """Whether vehicles of a type that are sold in a year may wait for others to arrive."""
    return len(stretches(task, name, year)) > 1


def _owned(task: RenewalTask) -> Iterator[Cohort]:
    kinds = {(name, age) for (name, _), ages in task.owned.items() for age in ages}
    for name, age in sorted(kinds):
        yield Cohort(name, age, None, 0, _last(task, name, age, 0))


def _bought(task: RenewalTask) -> Iterator[Cohort]:
    names = {name for name, base in task.slots if task.needed((name, base))}
    for name in sorted(names):
        whole_years = task.catalogue.types[name].lead_time_months // MONTHS
        for year in range(task.years - whole_years):
            first = year + whole_years
            yield Cohort(name, 0, year, first, _last(task, name, 0, first))


def _last(task: RenewalTask, name: str, age: int, first: int) -> int:
    """The last year at whose start the vehicle has not come to its end; before `first`: none."""
    end = task.catalogue.types[name].life_years + task.catalogue.renewal.overage_years
    return min(task.years - 1, first + end - age - 1)
