"""A scenario before it is written: what every maker hands to ``write``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from routing.errors import Finding, InputError
from routing.scenario.model import Order, Outlet, Vehicle, Village
from routing.words import say

YamlValue: TypeAlias = "str | int | float | bool | list[YamlValue] | Mapping[str, YamlValue] | None"

DEFAULT_DATE: Final = dt.date(2026, 3, 2)
MOST_VILLAGES: Final = 20_000
MOST_TOWNSHIPS: Final = 200
MOST_VEHICLES: Final = 5_000
MOST_DAYS: Final = 366
DAYS_PER_WEEK: Final = 7
EARLIEST, LATEST = dt.date(1970, 1, 1), dt.date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class MakingOptions:
    """What every way of making a scenario can be told.

    Attributes
    ----------
    seed
        Of everything that is drawn.
    date, days
        First date with orders, and how many dates in a row.
    townships
        How many township outlets; None leaves it to the source.
    vehicles
        How many vehicles; None sizes the fleet to the work.
    visits_per_week
        The same for every village; None goes by population.
    name
        Of the county; empty takes the source's.

    Raises
    ------
    InputError
        With ``making.bad-option`` for each option out of range.
    """

    seed: int = 1
    date: dt.date = DEFAULT_DATE
    days: int = 1
    townships: int | None = None
    vehicles: int | None = None
    visits_per_week: float | None = None
    name: str = ""

    def __post_init__(self) -> None:
        """Refuse what is out of range."""
        findings = [*range_findings(self, self.ranges()), *_date_findings(self.date)]
        if findings:
            raise InputError(findings)

    def ranges(self) -> dict[str, tuple[float, float]]:
        """Least and greatest value of each numeric option."""
        return {
            "seed": (0, 2**63 - 1),
            "days": (1, MOST_DAYS),
            "townships": (1, MOST_TOWNSHIPS),
            "vehicles": (1, MOST_VEHICLES),
            "visits_per_week": (0.25, DAYS_PER_WEEK),
        }

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """All dates with orders."""
        return tuple(self.date + dt.timedelta(days=day) for day in range(self.days))


@dataclass(frozen=True, slots=True)
class RoadNode:
    """A junction, or the end of a road."""

    id: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class RoadLink:
    """A piece of road between two nodes; ``points`` are lon/lat from one to the other."""

    id: str
    start: str
    end: str
    length_m: float
    road_class: str
    surface: str
    points: tuple[tuple[float, float], ...]
    one_way: bool = False
    speed_kph: float | None = None
    max_weight_t: float | None = None
    max_width_m: float | None = None


@dataclass(frozen=True, slots=True)
class RoadTables:
    """Roads to be written as GMNS tables."""

    nodes: tuple[RoadNode, ...]
    links: tuple[RoadLink, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row or object of the source that could not be used, and why."""

    id: str
    name: str
    reason: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class ScenarioDraft:
    """A scenario to be written.

    Attributes
    ----------
    config
        The content of ``scenario.yaml`` as plain values, times as texts.
    outlets, villages, fleet
        The tables, in WGS-84.
    orders
        By date.
    roads
        GMNS tables, or an OpenStreetMap file to be copied, or nothing: estimated later.
    skipped
        What of the source was left out, listed in ``skipped.csv``.
    """

    config: Mapping[str, YamlValue]
    outlets: tuple[Outlet, ...]
    villages: tuple[Village, ...]
    fleet: tuple[Vehicle, ...]
    orders: Mapping[dt.date, tuple[Order, ...]]
    roads: RoadTables | Path | None = None
    skipped: tuple[Skipped, ...] = field(default=())


def range_findings(options: object, ranges: Mapping[str, tuple[float, float]]) -> list[Finding]:
    """A ``making.bad-option`` for every option outside its range; None is always allowed."""
    findings = []
    for name, (least, greatest) in ranges.items():
        value = getattr(options, name)
        if value is not None and not least <= value <= greatest:
            cause = say(
                "{name} is {value}; it must lie between {least} and {greatest}.",
                name=name,
                value=f"{value!r:.40}",
                least=f"{least:g}",
                greatest=f"{greatest:g}",
            )
            findings.append(Finding(code="making.bad-option", cause=cause, field=name))
    return findings


def _date_findings(date: dt.date) -> list[Finding]:
    """A finding on a date so far off that days before or after it leave the calendar."""
    if EARLIEST <= date <= LATEST:
        return []
    cause = say(
        "date is {date}; it must lie between {earliest} and {latest}.",
        date=date.isoformat(),
        earliest=EARLIEST,
        latest=LATEST,
    )
    return [Finding(code="making.bad-option", cause=cause, field="date")]
