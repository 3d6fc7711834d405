"""Codes of ``routing.fleet``."""

from __future__ import annotations

from typing import Final

from routing.codes.base import Code

_DAYS: Final[dict[str, Code]] = {
    "fleet.days-none": Code(
        "A set of days is asked to hold no day.",
        "Ask for one day at least to fit a fleet to, and one to test it with.",
    ),
    "fleet.days-too-many": Code(
        "More days are asked for than the year has days of delivery.",
        "Ask for fewer days.",
    ),
    "fleet.days-no-delivery": Code(
        "The demand model leaves hardly a day on which anything is delivered.",
        "Correct demand.weekdays and demand.festivals.",
    ),
    "fleet.days-single": Code(
        "A fleet is fitted to one day, or tested with one.",
        "Ask for more days: one says nothing of how days differ, nor how sure a figure is.",
    ),
    "fleet.days-identical": Code(
        "Several days hold the very same orders.",
        "Check where the orders come from: a copy of a day says nothing of how days differ.",
    ),
    "fleet.days-no-population": Code(
        "The demand of villages without a population is drawn from an assumed one.",
        "Fill in the column population, or set demand.usual_population.",
    ),
    "fleet.days-no-festival": Code(
        "The demand model has festivals, but none in the year that days are drawn from.",
        "List the dates of that year in demand.festivals, or set demand.year.",
    ),
    "fleet.days-too-few-dates": Code(
        "There are too few dates with past orders to fit a fleet to some and test it with others.",
        "Add tables of more dates, or draw days from the demand model.",
    ),
    "fleet.days-fewer": Code(
        "There are fewer past days than asked for; all of them are used.",
        "Add tables of more dates, or ask for fewer days.",
    ),
    "fleet.days-empty": Code(
        "Tables of past orders are empty.",
        "Nothing, if these were days without delivery.",
    ),
    "fleet.days-months-missing": Code(
        "There are no past orders from some months; the other months stand for them.",
        "Add tables from every month: harvests, festivals and sales fall into few of them.",
    ),
    "fleet.days-unknown-road": Code(
        "The demand model names a road in danger that the road network does not have.",
        "Correct its id in demand.lost_roads.links.",
    ),
    "fleet.days-wrong-slot": Code(
        "A fleet names a type or a base that the scenario does not have, or hires without a price.",
        "Correct the name, or add the price of hire to the catalogue.",
    ),
    "fleet.days-broken-plan": Code(
        "The plan of a day breaks a rule: a fault of the program, not of the input.",
        "Report it with the scenario and the date.",
    ),
    "fleet.days-not-kept": Code(
        "The results of planned days cannot be kept in their folder.",
        "Check the folder, its rights and the space on its disk.",
    ),
    "fleet.days-worker-lost": Code(
        "A process that planned days was ended from outside, perhaps for want of memory.",
        "Run again: days planned so far are kept. Use fewer processes if it happens again.",
    ),
}
CODES: Final[dict[str, Code]] = {
    **_DAYS,
}
