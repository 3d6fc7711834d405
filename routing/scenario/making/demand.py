"""Demand drawn from population, for counties whose orders are not known.

The figures below stand for a postal operator that carries part of a county's parcels; they are
round numbers to plan with, not statistics. A village's yearly demand does not depend on how
often it is visited: the fewer the visits, the more each brings.

==========================  ==================================================================
visits a week               7 from 1,500 inhabitants, 5 from 700, 3 from 300, else 2
pieces to deliver           Poisson, 50 a week per 1,000 inhabitants, at least one a visit
weight of a delivered piece lognormal, median 1.2 kg, spread 0.9 (mean 1.8 kg)
pieces to collect           on 35 % of visits; Poisson, 10 a week per 1,000, at least one
weight of a collected piece lognormal, median 6 kg, spread 0.6 (mean 7.2 kg): farm produce
volume                      6 litres a kilogram delivered, 3.5 collected, spread 0.3
pieces in an order          200 to deliver, 60 to collect at most: more make several orders
==========================  ==================================================================
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from routing.scenario.making.draft import DAYS_PER_WEEK, MakingOptions
from routing.scenario.model import Order, OrderKind, Village

SERVICE_PER_STOP_MIN: Final = 3.0
SERVICE_PER_PIECE_S: Final = 15.0
_VISITS_A_WEEK: Final = ((1_500, 7.0), (700, 5.0), (300, 3.0), (0, 2.0))
COLLECT_CHANCE: Final = 0.35
_EARLY_CHANCE: Final = 0.15  # share of collections that must catch the afternoon's truck
_EARLY_S: Final = 15 * 3600
_LIGHTEST_KG: Final = 0.1


@dataclass(frozen=True, slots=True)
class Goods:
    """What pieces of a kind are like.

    ``pieces_per_week`` come from 1,000 inhabitants, ``most_pieces`` go into one order.
    """

    kind: OrderKind
    pieces_per_week: float
    weight_kg: float
    weight_spread: float
    litres_per_kg: float
    most_pieces: int
    volume_spread: float = 0.3


DELIVER: Final = Goods("deliver", 50.0, 1.2, 0.9, 6.0, 200)
# What is collected on a share of the visits only is the more on each.
COLLECT: Final = Goods("collect", 10.0 / COLLECT_CHANCE, 6.0, 0.6, 3.5, 60)


def with_visits(villages: Sequence[Village], visits_per_week: float | None) -> tuple[Village, ...]:
    """Villages with visits a week filled in: as given for all, or their own, or by population."""
    return tuple(
        replace(village, visits_per_week=visits_per_week or _visits(village))
        for village in villages
    )


def _visits(village: Village) -> float:
    """A village's own visits a week, or those usual for its population."""
    if village.visits_per_week is not None:
        return village.visits_per_week
    people = village.population or 0
    return next(visits for least, visits in _VISITS_A_WEEK if people >= least)


def draw_orders(
    rng: np.random.Generator, villages: Sequence[Village], options: MakingOptions
) -> dict[dt.date, tuple[Order, ...]]:
    """Orders of each date for the villages that are due.

    Parameters
    ----------
    rng
        Source of chance.
    villages
        With population and visits a week.
    options
        Which dates; the largest village is due on the first, so that it is never empty.
    """
    phases = rng.uniform(0, 1, size=len(villages)).tolist()
    largest = max(range(len(villages)), key=lambda place: villages[place].population or 0)
    orders = {}
    for number, date in enumerate(options.dates):
        due = [
            village
            for place, village in enumerate(villages)
            if falls_due(_visits_a_day(village), date.toordinal(), phases[place])
            or (number == 0 and place == largest)
        ]
        note = f"drawn from population, seed {options.seed}"
        orders[date] = tuple(order for one in due for order in _orders_of(rng, one, note))
    return orders


def _visits_a_day(village: Village) -> float:
    return (village.visits_per_week or 0.0) / DAYS_PER_WEEK


def falls_due(visits_a_day: float, day: int, phase: float) -> bool:
    """Whether visits that are spread evenly over numbered days include this one.

    Parameters
    ----------
    phase
        From 0 to 1: where in its turn a village stands on day 0.
    """
    return math.floor(day * visits_a_day + phase) != math.floor((day - 1) * visits_a_day + phase)


def _orders_of(rng: np.random.Generator, village: Village, note: str) -> list[Order]:
    """What one visit to the village is for."""
    orders = draw_goods(rng, village, DELIVER, note)
    if rng.random() < COLLECT_CHANCE:
        orders += draw_goods(rng, village, COLLECT, note)
    return orders


def draw_goods(rng: np.random.Generator, village: Village, goods: Goods, note: str) -> list[Order]:
    """Goods of a kind for one visit, as several orders if they fill more than a van."""
    per_week = goods.pieces_per_week * (village.population or 0) / 1000
    pieces = max(1, int(rng.poisson(per_week / (village.visits_per_week or DAYS_PER_WEEK))))
    parts = math.ceil(pieces / goods.most_pieces)
    shares = [pieces // parts + (part < pieces % parts) for part in range(parts)]
    return [draw_order(rng, village, replace(goods, most_pieces=share), note) for share in shares]


def draw_order(rng: np.random.Generator, village: Village, goods: Goods, note: str) -> Order:
    """One order of as many pieces as may go into one: its weight, volume and hours; no id yet."""
    weights = goods.weight_kg * rng.lognormal(0.0, goods.weight_spread, size=goods.most_pieces)
    weight_kg = max(_LIGHTEST_KG, round(float(weights.sum()), 1))
    litres = weight_kg * goods.litres_per_kg * rng.lognormal(0.0, goods.volume_spread)
    early = goods.kind == "collect" and rng.random() < _EARLY_CHANCE
    return Order(
        id="",
        village=village.id,
        kind=goods.kind,
        pieces=goods.most_pieces,
        weight_kg=weight_kg,
        volume_m3=max(0.001, round(litres / 1000, 3)),
        ready_s=village.opens_s,
        due_s=max(village.opens_s, min(village.closes_s, _EARLY_S)) if early else village.closes_s,
        mandatory=False,
        priority=None,
        dispatch_from=None,
        note=note,
    )
