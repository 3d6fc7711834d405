"""What the parts of fleet sizing hand to each other: days, fleets, and how a fleet did on a day.

Money is in 1/1000 of the currency, as in a problem; a year is what its days stand for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from routing.errors import Finding
from routing.scenario.model import DayOrders
from routing.scenario.schema import Closure

DayKind = Literal["usual", "festival", "e-commerce", "harvest", "past"]

Slot = tuple[str, str]
"""Type and base of vehicles that are counted together."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of demand.

    Attributes
    ----------
    orders
        What is due, with its date.
    weight
        How many days of a year it stands for, larger than 0.
    kind
        Why it is as busy as it is; ``past`` for a day from the folder of past orders.
    closures
        Roads lost on this day, beside those of the scenario.
    """

    orders: DayOrders
    weight: float
    kind: DayKind = "usual"
    closures: tuple[Closure, ...] = ()


@dataclass(frozen=True, slots=True)
class DemandDays:
    """Days that a fleet is fitted to, and days that only judge it; no date is in both.

    ``findings`` are warnings worth reading.
    """

    fitting: tuple[Day, ...]
    test: tuple[Day, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Mix:
    """How many vehicles of each type stand at each base; slots without vehicles are left out."""

    counts: Mapping[Slot, int] = field(default_factory=dict)

    def __iter__(self) -> Iterator[tuple[Slot, int]]:
        """Slots and counts in order of type and base."""
        return iter(sorted((slot, count) for slot, count in self.counts.items() if count))

    def __len__(self) -> int:
        """Number of vehicles."""
        return sum(self.counts.values())

    def changed(self, slot: Slot, by: int) -> Mix:
        """The mix with more or fewer of one slot, never below none."""
        return Mix({**self.counts, slot: max(0, self.counts.get(slot, 0) + by)})


@dataclass(frozen=True, slots=True)
class Fleet:
    """What may be used on a day: vehicles owned, and how many may be hired beside them."""

    owned: Mix
    hire: Mix = field(default_factory=Mix)


@dataclass(frozen=True, slots=True)
class ServiceRule:
    """The service a fleet must give.

    At least ``villages`` of the villages due are wholly served on at least ``days`` of the days;
    mandatory orders are served on every day.
    """

    villages: float = 0.98
    days: float = 0.95


@dataclass(frozen=True, slots=True)
class UsedRoute:
    """One vehicle's day as sizing sees it.

    Attributes
    ----------
    slot
        Its type and base.
    hired
        Whether it was hired for the day.
    orders
        Ids of the orders served.
    cost
        Of driving and of wages; of the hire, too, where hired. Nothing for owning.
    distance_m, duty_s
        Of the day.
    load_share
        Largest share of weight or volume on board at any moment.
    """

    slot: Slot
    hired: bool
    orders: tuple[str, ...]
    cost: int
    distance_m: int
    duty_s: int
    load_share: float


@dataclass(frozen=True, slots=True)
class DayOutcome:
    """How a fleet did on a day: its routes, and what was left out.

    ``reasons`` holds the code of the reason by order left out (see the plan's reasons).
    """

    date: str
    routes: tuple[UsedRoute, ...]
    villages_due: int
    missed: tuple[str, ...]
    mandatory_missed: tuple[str, ...]
    reasons: Mapping[str, str]

    @property
    def cost(self) -> int:
        """Running cost of the day."""
        return sum(route.cost for route in self.routes)

    @property
    def service(self) -> float:
        """Share of the villages due that were wholly served; 1 where none is due."""
        due = self.villages_due
        return 1.0 - len(self.missed) / due if due else 1.0

    def meets(self, rule: ServiceRule) -> bool:
        """Whether the day counts as served under the rule."""
        return not self.mandatory_missed and self.service >= rule.villages - 1e-9
