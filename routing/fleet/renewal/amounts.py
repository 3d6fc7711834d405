"""What each decision costs in its year, for the search of a plan and for its accounts alike.

All amounts are whole 1/1000 of the currency.
"""

from __future__ import annotations

from dataclasses import dataclass

from routing.fleet.costs import resale, running_rates, upkeep_per_km, worth
from routing.fleet.model import Slot
from routing.fleet.renewal.cohorts import MONTHS, Cohort, Stretch, arrives
from routing.fleet.renewal.task import Duty, RenewalTask
from routing.problem.units import MILLI, milli

_AT_REST = Duty(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Amounts:
    """Costs of the decisions of a task."""

    task: RenewalTask

    def purchase(self, name: str) -> int:
        """Price and installation of a vehicle."""
        costs = self.task.catalogue.types[name]
        return milli(costs.price) + milli(costs.installation)

    def sale(self, cohort: Cohort, year: int) -> int:
        """What a vehicle brings that is sold at the start of a year: one in use is not new."""
        age = max(1, cohort.age_in(year))
        return resale(self.task.catalogue.types[cohort.type], age)

    def keeping(self, cohort: Cohort, year: int) -> int:
        """Yearly cost of a vehicle; its part of the year in which it arrives."""
        yearly = milli(self.task.catalogue.types[cohort.type].yearly_cost)
        return yearly - self.holding(cohort) if arrives(cohort, year) else yearly

    def holding(self, cohort: Cohort) -> int:
        """Yearly cost of a vehicle that is kept until another arrives in the year."""
        costs = self.task.catalogue.types[cohort.type]
        return round(milli(costs.yearly_cost) * (costs.lead_time_months % MONTHS) / MONTHS)

    def moving(self) -> int:
        """Moving a vehicle to another base."""
        return milli(self.task.catalogue.renewal.moving_cost)

    def ageing(self, cohort: Cohort, slot: Slot, year: int, stretch: Stretch) -> int:
        """Upkeep of a vehicle at work beyond the mean of a life; below nothing for a young one.

        Its age is that of the middle of the year.
        """
        costs = self.task.catalogue.types[cohort.type]
        beyond = upkeep_per_km(costs, cohort.age_in(year) + 0.5) - upkeep_per_km(costs)
        return round(beyond * MILLI * self._duty(slot).km * stretch.share)

    def hire(self, slot: Slot, stretch: Stretch) -> int:
        """All that a hired vehicle costs in place of an owned one, driving included."""
        day = milli(self.task.catalogue.hire[slot[0]].price_a_day)
        days = round(day * self._duty(slot).days * stretch.share)
        return days + self.saved_by_hire(slot, stretch)

    def saved_by_hire(self, slot: Slot, stretch: Stretch) -> int:
        """What driving costs at the mean age: a hired vehicle does it in place of an owned one."""
        per_km, per_hour = running_rates(self.task.catalogue.types[slot[0]])
        duty = self._duty(slot)
        return round((per_km * duty.km + per_hour * duty.hours) * stretch.share)

    def most_hired(self, slot: Slot) -> int:
        """How many vehicles may be hired to fill gaps in a slot."""
        terms = self.task.catalogue.hire.get(slot[0])
        taken = self.task.hired.counts.get(slot, 0)
        return 0 if terms is None else max(0, terms.most_per_base - taken)

    def value_at_end(self, cohort: Cohort) -> int:
        """What the years of a vehicle beyond the plan are worth."""
        costs = self.task.catalogue.types[cohort.type]
        rate = self.task.catalogue.renewal.discount_rate
        return worth(costs, rate, cohort.age_in(self.task.years))

    def discount(self, year: int) -> float:
        """What money of a year is worth at the start of the plan."""
        return float((1 + self.task.catalogue.renewal.discount_rate) ** -year)

    def _duty(self, slot: Slot) -> Duty:
        return self.task.duty.get(slot, _AT_REST)
