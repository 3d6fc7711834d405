"""Plans over years of a few vehicles, every one tried: vehicle by vehicle, year by year.

Shares no code with :mod:`routing.fleet.renewal` but the words of its question; money is in the
currency, as a reader would reckon it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from routing.fleet.catalogue.schema import TypeCosts
from routing.fleet.model import Slot
from routing.fleet.renewal.task import Candidate, Duty, RenewalTask

Unit = tuple[str, str, int]
"""Type, base and age at the start of the year."""
Order = tuple[str, str, int]
"""Type, base and year of arrival."""
Merit = tuple[float, float]
"""Service that lacks, added up over years, and discounted cost: less is better, in this order."""

NONE: Merit = (float("inf"), float("inf"))


@dataclass(frozen=True)
class Year:
    """What is decided of the vehicles of a year."""

    kept: tuple[Unit, ...]
    held: tuple[Unit, ...]
    paid: float


def best_merit(task: RenewalTask, budget: float | None) -> Merit:
    """The least shortfall, and the least cost with it."""
    units = tuple(sorted((*slot, age) for slot, ages in task.owned.items() for age in ages))
    return _Search(task, budget).best(0, units, ())


class _Search:
    def __init__(self, task: RenewalTask, budget: float | None) -> None:
        self.task = task
        self.budget = budget
        self.best = cache(self._best)

    def costs(self, name: str) -> TypeCosts:
        return self.task.catalogue.types[name]

    def months(self, name: str) -> int:
        return self.costs(name).lead_time_months % 12

    def _best(self, year: int, units: tuple[Unit, ...], orders: tuple[Order, ...]) -> Merit:
        if year == self.task.years:
            return 0.0, -sum(self.worth(*unit) for unit in units)
        merits = []
        for more, spent in self.orders(year):
            waiting = (*orders, *more)
            arriving = tuple((n, base, 0) for n, base, when in waiting if when == year)
            later = tuple(sorted(order for order in waiting if order[2] > year))
            for plan in self.years(units, arriving):
                lack, work = min(self.works(plan, arriving), default=NONE)
                after = tuple(sorted((n, b, a + 1) for n, b, a in (*plan.kept, *arriving)))
                further = self.best(year + 1, after, later)
                rate = 1 / (1 + self.task.catalogue.renewal.discount_rate)
                cost = spent + plan.paid + work + self.arrival_cost(arriving)
                merits.append((round(lack + further[0], 9), cost + rate * further[1]))
        return min(merits, default=NONE)

    def orders(self, year: int) -> Iterator[tuple[tuple[Order, ...], float]]:
        slots = [slot for slot in self.task.slots if self.needed(slot)]
        for counts in product(*(range(self.needed(slot) + 1) for slot in slots)):
            orders = []
            for (name, base), count in zip(slots, counts, strict=True):
                when = year + self.costs(name).lead_time_months // 12
                orders += [(name, base, when)] * count
            spent = sum(self.costs(n).price + self.costs(n).installation for n, _, _ in orders)
            in_time = all(when < self.task.years for _, _, when in orders)
            if in_time and (self.budget is None or spent <= self.budget + 1e-9):
                yield tuple(orders), spent

    def needed(self, slot: Slot) -> int:
        return max(c.mix.counts.get(slot, 0) for c in self.task.candidates)

    def years(self, units: tuple[Unit, ...], arriving: tuple[Unit, ...]) -> Iterator[Year]:
        """Every fate of every vehicle: kept at a base, held at one for a while, or sold."""
        seen = set()
        room = Counter((name, base) for name, base, _ in arriving)
        for fates in product(*(tuple(self.fates(unit)) for unit in units)):
            kept = tuple(sorted(unit for fate, unit, _ in fates if fate == "kept"))
            held = tuple(sorted(unit for fate, unit, _ in fates if fate == "held"))
            paid = sum(cost for _, _, cost in fates)
            year = Year(kept, held, round(paid, 9))
            replaced = Counter((name, base) for name, base, _ in held)
            if year not in seen and all(count <= room[slot] for slot, count in replaced.items()):
                seen.add(year)
                yield year

    def fates(self, unit: Unit) -> Iterator[tuple[str, Unit, float]]:
        name, base, age = unit
        costs, terms = self.costs(name), self.task.catalogue.renewal
        sale = costs.price * (*costs.resale, *(0.0,) * 50)[max(age, 1) - 1]
        yield "sold", unit, -sale
        for other in {b for n, b in self.task.slots if n == name}:
            move = terms.moving_cost * (other != base)
            if age < costs.life_years + terms.overage_years:
                yield "kept", (name, other, age), move + costs.yearly_cost
            if months := self.months(name):
                part = costs.yearly_cost * months / 12
                yield "held", (name, other, age), move + part - sale

    def arrival_cost(self, arriving: tuple[Unit, ...]) -> float:
        parts = (
            (12 - self.months(name)) / 12 * self.costs(name).yearly_cost for name, _, _ in arriving
        )
        return sum(parts)

    def works(self, plan: Year, arriving: tuple[Unit, ...]) -> Iterator[Merit]:
        """Every candidate that the vehicles of a year can carry out, with what it costs."""
        for candidate in self.task.candidates:
            prices = [self.slot_work(slot, candidate, plan, arriving) for slot in self.task.slots]
            if all(price is not None for price in prices):
                lack = max(0.0, self.task.floor - candidate.service)
                yield lack, candidate.running / 1000 + sum(price or 0.0 for price in prices)

    def slot_work(
        self, slot: Slot, candidate: Candidate, plan: Year, arriving: tuple[Unit, ...]
    ) -> float | None:
        months = self.months(slot[0])
        need = candidate.mix.counts.get(slot, 0)
        before = [unit for unit in (*plan.kept, *plan.held) if unit[:2] == slot]
        after = [unit for unit in (*plan.kept, *arriving) if unit[:2] == slot]
        parts = [
            self.part_work(slot, need, before, months / 12),
            self.part_work(slot, need, after, 1 - months / 12),
        ]
        if parts[1] is None or (months and parts[0] is None):
            return None
        return parts[1] + ((parts[0] or 0.0) if months else 0.0)

    def part_work(self, slot: Slot, need: int, units: list[Unit], share: float) -> float | None:
        """The cheapest way to have enough vehicles at work for a share of the year."""
        duty, costs = self.task.duty.get(slot, Duty(0, 0, 0)), self.costs(slot[0])
        own = sorted(
            costs.upkeep_rise * (age + 0.5 - costs.life_years / 2) * duty.km for _, _, age in units
        )
        terms = self.task.catalogue.hire.get(slot[0])
        most = terms.most_per_base - self.task.hired.counts.get(slot, 0) if terms else 0
        each = terms.price_a_day * duty.days if terms else 0.0
        ways = [
            sum(own[: need - hired]) + hired * each
            for hired in range(min(need, max(0, most)) + 1)
            if need - hired <= len(own)
        ]
        return min(ways) * share if ways else None

    def worth(self, name: str, _base: str, age: int) -> float:
        """Equal payments of the years that are left and the last resale, discounted."""
        costs, rate = self.costs(name), self.task.catalogue.renewal.discount_rate
        curve = (1.0, *costs.resale, *(0.0,) * 60)
        life, now = costs.life_years, costs.price * curve[age]
        if age >= life:
            return now
        factors = [(1 + rate) ** -year for year in range(1, life + 1)]
        last = costs.price * curve[life]
        payment = (costs.price + costs.installation - last * factors[-1]) / sum(factors)
        left = life - age
        return max(now, payment * sum(factors[:left]) + last * factors[left - 1])
