"""What a plan over years does and costs, year by year, worked out from its decisions alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from routing.errors import InternalError
from routing.fleet.model import Slot
from routing.fleet.renewal.amounts import Amounts
from routing.fleet.renewal.cohorts import (
    Cohort,
    Stretch,
    at_work,
    cohorts_of,
    counts_today,
    stretches,
)
from routing.fleet.renewal.decide import Decision
from routing.fleet.renewal.program import Place
from routing.fleet.renewal.task import Candidate, RenewalTask


@dataclass(frozen=True, slots=True)
class Step:
    """Vehicles of a cohort that come to a base, stay there, or leave it, at a year's start.

    Attributes
    ----------
    source, target
        The base they come from, and the one they go to; empty for what is bought, and for what
        is sold.
    held
        Whether they are sold from the target when as many others arrive there.
    """

    cohort: Cohort
    source: str
    target: str
    count: int
    held: bool = False

    @property
    def is_sale(self) -> bool:
        """Whether they are sold in this year."""
        return self.held or not self.target

    @property
    def is_move(self) -> bool:
        """Whether they change their base."""
        return bool(self.source and self.target) and self.source != self.target


@dataclass(frozen=True, slots=True)
class Filled:
    """Vehicles hired in a slot for a part of a year."""

    slot: Slot
    stretch: Stretch
    count: int


@dataclass(frozen=True, slots=True)
class Paid:
    """Money of a year, in 1/1000 of the currency."""

    spent: int
    resale: int
    keeping: int
    moving: int
    running: int
    hire: int

    @property
    def cash(self) -> int:
        """All that is paid less what sales bring."""
        paid = self.spent + self.keeping + self.moving + self.running + self.hire
        return paid - self.resale


@dataclass(frozen=True)
class Account:
    """The years of a decided plan; years are numbered from 0."""

    task: RenewalTask
    decision: Decision

    @cached_property
    def amounts(self) -> Amounts:
        """What decisions cost."""
        return Amounts(self.task)

    @cached_property
    def cohorts(self) -> tuple[Cohort, ...]:
        """All that may be there."""
        return cohorts_of(self.task)

    def candidate(self, year: int) -> Candidate:
        """What the year takes."""
        return self.task.candidates[self.decision.chosen[year]]

    @cached_property
    def there(self) -> dict[tuple[int, Cohort], dict[str, int]]:
        """Vehicles by base in each year and cohort."""
        return _by_base(self.decision.there)

    @cached_property
    def held(self) -> dict[tuple[int, Cohort], dict[str, int]]:
        """Vehicles sold in a year that work until others arrive, likewise."""
        return _by_base(self.decision.held)

    def number(self, year: int, cohort: Cohort) -> dict[str, int]:
        """Vehicles of a cohort by base in a year; -1 is the year before the plan."""
        if year < 0:
            return counts_today(self.task, cohort) if cohort.bought is None else {}
        return self.there.get((year, cohort), {})

    def bought(self, year: int) -> Iterator[Step]:
        """What is ordered and paid in a year."""
        for cohort in self.cohorts:
            if cohort.bought == year:
                for base, count in self.number(cohort.first, cohort).items():
                    yield Step(cohort, "", base, count)

    def steps(self, year: int) -> Iterator[Step]:
        """What becomes of the vehicles of the year before: kept, moved, or sold."""
        for cohort in self.cohorts:
            if cohort.bought is None or cohort.first < year:
                before, now = self.number(year - 1, cohort), self.number(year, cohort)
                yield from _steps(cohort, before, now, self.held.get((year, cohort), {}))

    def filled(self, year: int) -> Iterator[Filled]:
        """What is hired in a year to fill gaps."""
        for slot in self.task.slots:
            for stretch in stretches(self.task, slot[0], year):
                hired, _ = self._work(year, slot, stretch)
                if hired:
                    yield Filled(slot, stretch, hired)

    def paid(self, year: int) -> Paid:
        """Money of a year."""
        amounts = self.amounts
        steps = list(self.steps(year))
        here = [(c, sum(self.number(year, c).values())) for c in self.cohorts]
        filled = list(self.filled(year))
        saved = sum(amounts.saved_by_hire(gap.slot, gap.stretch) * gap.count for gap in filled)
        return Paid(
            spent=sum(amounts.purchase(s.cohort.type) * s.count for s in self.bought(year)),
            resale=sum(amounts.sale(s.cohort, year) * s.count for s in steps if s.is_sale),
            keeping=sum(amounts.keeping(cohort, year) * count for cohort, count in here if count)
            + sum(amounts.holding(s.cohort) * s.count for s in steps if s.held),
            moving=amounts.moving() * sum(s.count for s in steps if s.is_move),
            running=self.candidate(year).running + self._ageing(year) - saved,
            hire=sum(amounts.hire(gap.slot, gap.stretch) * gap.count for gap in filled),
        )

    def value_at_end(self) -> int:
        """What is left of the vehicles after the last year."""
        last = self.task.years - 1
        return sum(
            self.amounts.value_at_end(cohort) * sum(self.number(last, cohort).values())
            for cohort in self.cohorts
        )

    def total(self) -> float:
        """Cash of all years less the value at the end, at the prices of the start."""
        years = range(self.task.years)
        paid = sum(self.paid(year).cash * self.amounts.discount(year) for year in years)
        return paid - self.value_at_end() * self.amounts.discount(self.task.years)

    def _ageing(self, year: int) -> int:
        """Upkeep beyond that of the mean age, of all that work."""
        return sum(
            self._work(year, slot, stretch)[1]
            for slot in self.task.slots
            for stretch in stretches(self.task, slot[0], year)
        )

    def _work(self, year: int, slot: Slot, stretch: Stretch) -> tuple[int, int]:
        """How many are hired in a part of a year, and what the age of the others adds.

        Whoever costs least works first; of equals, own vehicles do.
        """
        need = self.candidate(year).mix.counts.get(slot, 0)
        offers = sorted(self._offers(year, slot, stretch))
        before = accumulate((count for _, _, count, _ in offers), initial=0)
        hired = ageing = taken = 0
        for (price, is_hire, count, _), gone in zip(offers, before, strict=False):
            used = max(0, min(count, need - gone))
            taken += used
            hired += used * is_hire
            ageing += used * price * (not is_hire)
        if taken < need:
            raise InternalError([])
        return hired, ageing

    def _offers(
        self, year: int, slot: Slot, stretch: Stretch
    ) -> Iterator[tuple[int, bool, int, int]]:
        """What a vehicle adds to the cost, whether it is hired, how many there are; a number."""
        for number, cohort in enumerate(self.cohorts):
            count = self._working(year, cohort, slot, stretch)
            if count:
                yield self.amounts.ageing(cohort, slot, year, stretch), False, count, number
        if most := self.amounts.most_hired(slot):
            more = self.amounts.hire(slot, stretch) - self.amounts.saved_by_hire(slot, stretch)
            yield more, True, most, -1

    def _working(self, year: int, cohort: Cohort, slot: Slot, stretch: Stretch) -> int:
        """How many vehicles of a cohort can work in a part of a year."""
        if cohort.type != slot[0]:
            return 0
        there = self.number(year, cohort) if at_work(cohort, year, stretch) else {}
        held = {} if stretch.arrived else self.held.get((year, cohort), {})
        return there.get(slot[1], 0) + held.get(slot[1], 0)


def _by_base(counts: Mapping[Place, int]) -> dict[tuple[int, Cohort], dict[str, int]]:
    found: dict[tuple[int, Cohort], dict[str, int]] = defaultdict(dict)
    for (year, cohort, base), count in counts.items():
        found[year, cohort][base] = count
    return found


def _steps(
    cohort: Cohort, before: dict[str, int], now: dict[str, int], held: dict[str, int]
) -> Iterator[Step]:
    """Steps from one year's bases to the next: who can stay stays, then moves, then is sold."""
    free = dict(before)
    for is_held, targets in ((False, now), (True, held)):
        for base, count in targets.items():
            stay = min(count, free.get(base, 0))
            if stay:
                free[base] -= stay
                yield Step(cohort, base, base, stay, is_held)
    lacking = _lacking(before, now, held)
    for base, is_held, count in lacking:
        yield from _moved(cohort, base, count, free, is_held=is_held)
    yield from (Step(cohort, base, "", count) for base, count in free.items() if count)


def _lacking(
    before: dict[str, int], now: dict[str, int], held: dict[str, int]
) -> Iterator[tuple[str, bool, int]]:
    """What must come to each base from elsewhere: to stay, or to be held."""
    for base in {**now, **held}:
        here, staying = before.get(base, 0), now.get(base, 0)
        left = max(0, here - staying)
        yield base, False, max(0, staying - here)
        yield base, True, max(0, held.get(base, 0) - left)


def _moved(
    cohort: Cohort, base: str, count: int, free: dict[str, int], *, is_held: bool
) -> Iterator[Step]:
    """Steps to a base from others that have vehicles to give, which become fewer."""
    for source, left in free.items():
        moved = min(count, left)
        if moved:
            free[source] -= moved
            count -= moved
            yield Step(cohort, source, base, moved, is_held)
