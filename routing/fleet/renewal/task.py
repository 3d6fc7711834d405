"""What a plan over years is asked with; money is in 1/1000 of the currency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from routing.fleet.catalogue.model import Catalogue
from routing.fleet.model import Mix, Slot


@dataclass(frozen=True, slots=True)
class Candidate:
    """Numbers of vehicles that may stand in the county in a year, and what they then give.

    Attributes
    ----------
    mix
        Vehicles by type and base.
    service
        From 0 to 1, measured alike for all candidates of a plan.
    running
        A year's cost of driving, of wages and of the hire it regularly takes, with upkeep at
        its mean over a life, as :func:`routing.fleet.costs.priced_types` has it.
    """

    mix: Mix
    service: float
    running: int


@dataclass(frozen=True, slots=True)
class Duty:
    """What one vehicle of a slot does in a year: days on which it drives, kilometres, hours."""

    days: float
    km: float
    hours: float


@dataclass(frozen=True, slots=True)
class RenewalTask:
    """A question of renewal.

    Attributes
    ----------
    catalogue
        Prices, lives, lead times, hire, and the terms of the plan.
    owned
        Ages in whole years, at the start of the first year, of the vehicles owned in each slot.
    candidates
        Of which every year takes one: the year's vehicles reach its numbers.
    floor
        Least service of a year.
    duty
        By slot; slots left out stand still, so that their hire costs nothing.
    first_year
        Of the calendar.
    hired
        Vehicles that the candidates hire regularly: so many fewer can fill gaps.
    """

    catalogue: Catalogue
    owned: Mapping[Slot, Sequence[int]]
    candidates: tuple[Candidate, ...]
    floor: float
    duty: Mapping[Slot, Duty]
    first_year: int
    hired: Mix = field(default_factory=Mix)

    @property
    def years(self) -> int:
        """Length of the plan."""
        return self.catalogue.renewal.years

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Slots of any candidate or of vehicles owned, in order."""
        wanted = {slot for candidate in self.candidates for slot, _ in candidate.mix}
        return tuple(sorted(wanted | {slot for slot, ages in self.owned.items() if ages}))

    def needed(self, slot: Slot) -> int:
        """The most vehicles that any candidate has in a slot."""
        return max((c.mix.counts.get(slot, 0) for c in self.candidates), default=0)
