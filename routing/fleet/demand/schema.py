"""The ``demand`` section of a catalogue: what a county's days are drawn from.

The figures that stand here when nothing is written are round ones to plan with. Whoever has past
orders should use those (see :func:`routing.fleet.demand.past_days`), or fit the figures to them.
"""

from __future__ import annotations

from typing import Annotated, Final, Self

from pydantic import Field, model_validator

from routing.fleet.demand.festivals import FESTIVAL_WEEKS
from routing.scenario.fields import IsoDate, LinkId, MonthDay, PlainText
from routing.scenario.making.demand import COLLECT, COLLECT_CHANCE, DELIVER
from routing.scenario.schema import Strict
from routing.words import say

MOST_TIMES: Final = 10.0
MOST_RADIUS_M: Final = 20_000.0

Times = Annotated[float, Field(ge=0, le=MOST_TIMES)]
Share = Annotated[float, Field(ge=0, le=1)]
Month = Annotated[int, Field(ge=1, le=12)]


class Peak(Strict):
    """How busy days are beside usual ones: so many times as much is delivered."""

    least: Times = Field(..., description="On the quietest of these days, against a usual day.")
    most: Times = Field(..., description="On the busiest of these days.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.most < self.least:
            msg = say("most must not be smaller than least")
            raise ValueError(msg)
        return self


class FestivalWeek(Peak):
    """Days around a festival, by their dates; 0 times means that nothing is delivered."""

    name: PlainText = Field("", max_length=100, description="Such as 'Spring Festival'.")
    first: IsoDate = Field(..., description="First date, as 'YYYY-MM-DD'.")
    last: IsoDate = Field(..., description="Last date.")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.last < self.first:
            msg = say("last must not lie before first")
            raise ValueError(msg)
        return self


class ShoppingDay(Peak):
    """A day of online sales in every year: its parcels arrive on the days that follow."""

    least: Times = Field(1.5, description="On the last of the days it fills.")
    most: Times = Field(3.0, description="On the first of them.")
    day: MonthDay = Field(..., description="Day of the sale, as 'MM-DD'.")
    after_days: int = Field(2, ge=0, le=30, description="Days until its parcels are there.")
    days: int = Field(6, ge=1, le=31, description="How many days it fills.")


class Harvest(Strict):
    """Months in which more is collected from the villages."""

    name: PlainText = Field("", max_length=100, description="Such as 'tea'.")
    months: tuple[Month, ...] = Field(
        ..., min_length=1, max_length=12, strict=False, description="Of the year, from 1 to 12."
    )
    times: Times = Field(2.0, description="So many times as much is collected.")


class LostRoads(Strict):
    """Days on which roads are lost: to slides, floods or snow."""

    days_share: Share = Field(0.04, description="Share of the days on which some road is lost.")
    months: tuple[Month, ...] = Field(
        (5, 6, 7, 8), max_length=12, strict=False, description="Months in which it is likelier."
    )
    times_in_months: Times = Field(3.0, description="So many times as likely in these months.")
    most_places: int = Field(2, ge=1, le=20, description="Most places lost at once.")
    least_radius_m: float = Field(
        300.0, gt=0, le=MOST_RADIUS_M, description="Radius of the ground lost, at least."
    )
    most_radius_m: float = Field(1200.0, gt=0, le=MOST_RADIUS_M, description="At most.")
    links: tuple[LinkId, ...] = Field(
        (),
        strict=False,
        description="Roads that are in danger, by id. Left out: ground near a village is lost.",
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.most_radius_m < self.least_radius_m:
            msg = say("most_radius_m must not be smaller than least_radius_m")
            raise ValueError(msg)
        return self


def _festivals() -> tuple[FestivalWeek, ...]:
    return tuple(
        FestivalWeek(name=name, first=first, last=last, least=least, most=most)
        for name, first, last, least, most in FESTIVAL_WEEKS
    )


def _shopping_days() -> tuple[ShoppingDay, ...]:
    return tuple(
        ShoppingDay.model_validate({"day": day, "least": 1.5, "most": most, "days": days})
        for day, most, days in (("06-18", 2.2, 5), ("11-11", 3.0, 8), ("12-12", 2.0, 4))
    )


def _harvests() -> tuple[Harvest, ...]:
    return (
        Harvest(name="tea and spring vegetables", months=(4,), times=1.5),
        Harvest(name="rice, fruit and oil tea", months=(9, 10, 11), times=2.0),
    )


class DemandModel(Strict):
    """How much is due on which days of a year."""

    year: int | None = Field(
        None,
        ge=1971,
        le=2198,
        description="Year that the days are drawn from; that of the first orders when left out.",
    )
    delivered_a_week: float = Field(
        DELIVER.pieces_per_week, ge=0, le=1e4, description="Pieces per 1,000 inhabitants."
    )
    collected_a_week: float = Field(
        COLLECT.pieces_per_week * COLLECT_CHANCE,
        ge=0,
        le=1e4,
        description="Pieces per 1,000 inhabitants, outside of harvests.",
    )
    collecting_visits: Share = Field(
        COLLECT_CHANCE, description="Share of the visits on which something is collected."
    )
    mandatory_share: Share = Field(
        0.05, description="Share of the visits that carry mail which must arrive that day."
    )
    usual_population: int = Field(
        1000, ge=1, le=10**6, description="Of villages whose population is not known."
    )
    visits_a_week: float | None = Field(
        None, gt=0, le=7, description="Of every village; its own, or by population, if left out."
    )
    times: float = Field(
        1.0, gt=0, le=100, description="All volumes: 1.2 means a fifth more than the above."
    )
    spread: float = Field(
        0.12, ge=0, le=1, description="By how much a day is busier or quieter by chance (sigma)."
    )
    weekdays: tuple[Times, Times, Times, Times, Times, Times, Times] = Field(
        (1.1, 1.05, 1.0, 1.0, 1.05, 0.95, 0.85),
        strict=False,
        description="Monday to Sunday, beside one another; 0 means that nothing is delivered.",
    )
    festivals: tuple[FestivalWeek, ...] = Field(
        default_factory=_festivals, strict=False, description="Days around festivals, by date."
    )
    shopping_days: tuple[ShoppingDay, ...] = Field(
        default_factory=_shopping_days, strict=False, description="Days of online sales."
    )
    harvests: tuple[Harvest, ...] = Field(
        default_factory=_harvests, strict=False, description="Months of harvest."
    )
    lost_roads: LostRoads | None = Field(
        default_factory=lambda: LostRoads.model_validate({}),
        description="Days on which roads are lost; null: never.",
    )
