"""What is due in the villages on a date, drawn from population, season and chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from routing.fleet.demand.calendar import DateDemand, delivery_weekdays
from routing.fleet.demand.schema import DemandModel
from routing.scenario.making.demand import (
    COLLECT,
    DELIVER,
    Goods,
    draw_goods,
    draw_order,
    falls_due,
    with_visits,
)
from routing.scenario.model import Order, Village

_MAIL: Final = Goods("deliver", 0.0, 0.05, 0.5, 4.0, 1)
_MOST_MAIL: Final = 4


@dataclass(frozen=True, slots=True)
class Timetable:
    """Which villages fall due when: the same in all the days of a county.

    Attributes
    ----------
    villages
        With population, and with visits a week that its days of delivery allow.
    phases
        From 0 to 1 each: where in its turn a village stands.
    days_a_week
        On which something is delivered.
    """

    villages: tuple[Village, ...]
    phases: tuple[float, ...]
    days_a_week: int

    def due(self, number: int) -> Iterator[tuple[int, Village]]:
        """The villages due on a year's delivery day of a number, with their own numbers."""
        for place, village in enumerate(self.villages):
            a_day = (village.visits_per_week or 0.0) / self.days_a_week
            if falls_due(a_day, number, self.phases[place]):
                yield place, village


def make_timetable(
    villages: Sequence[Village], model: DemandModel, rng: np.random.Generator
) -> Timetable:
    """When villages are visited: as they say, or as often as their population asks for."""
    days = delivery_weekdays(model)
    people = (replace(v, population=v.population or model.usual_population) for v in villages)
    visited = with_visits(tuple(people), model.visits_a_week)
    return Timetable(
        tuple(replace(v, visits_per_week=min(v.visits_per_week or days, days)) for v in visited),
        tuple(rng.uniform(0, 1, size=len(villages)).tolist()),
        days,
    )


@dataclass(frozen=True, slots=True)
class Volumes:
    """How much there is on a date, against what a year is like on average."""

    delivered: float
    collected: float


def draw_volumes(day: DateDemand, model: DemandModel, rng: np.random.Generator) -> Volumes:
    """How busy a date turns out: within what its kind allows, times what befalls all villages."""
    level = min(day.most, max(day.least, rng.normal(day.level, (day.most - day.least) / 4)))
    chance = float(rng.lognormal(-(model.spread**2) / 2, model.spread))
    common = model.times * day.weekday * chance
    return Volumes(common * level, common * day.collected)


def orders_of(
    rng: np.random.Generator, village: Village, volumes: Volumes, model: DemandModel
) -> list[Order]:
    """What one visit to the village is for; orders have no ids yet."""
    pieces = model.delivered_a_week * volumes.delivered
    orders = draw_goods(rng, village, replace(DELIVER, pieces_per_week=pieces), "")
    orders += _collections(rng, village, volumes.collected, model)
    if rng.random() < model.mandatory_share:
        orders += _mail(rng, village)
    return orders


def _collections(
    rng: np.random.Generator, village: Village, times: float, model: DemandModel
) -> list[Order]:
    """What is collected: a good season brings more visits to do so first, then more on each."""
    share = min(1.0, model.collecting_visits * max(times, 1.0))
    if rng.random() >= share or model.collected_a_week <= 0:
        return []
    pieces = model.collected_a_week * times / share
    return draw_goods(rng, village, replace(COLLECT, pieces_per_week=pieces), "")


def _mail(rng: np.random.Generator, village: Village) -> list[Order]:
    """Letters that must arrive: an order of their own."""
    letters = int(rng.integers(1, _MOST_MAIL, endpoint=True))
    return [
        replace(draw_order(rng, village, replace(_MAIL, most_pieces=letters), ""), mandatory=True)
    ]
