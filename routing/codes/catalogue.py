"""Codes of fleet planning: the catalogue of costs, and the renewal over years."""

from __future__ import annotations

from typing import Final

from routing.codes.base import Code

_CATALOGUE: Final[dict[str, Code]] = {
    "fleet.catalogue-built-in": Code(
        "The scenario has no catalogue of vehicle costs.",
        "Write catalogue.yaml with the costs of your vehicles; docs/catalogue-reference.md "
        "describes it.",
    ),
    "fleet.catalogue-unreadable": Code(
        "The catalogue of vehicle costs cannot be read.",
        "Check the path and the permissions of the file.",
    ),
    "fleet.catalogue-empty": Code(
        "The catalogue of vehicle costs is empty.",
        "Fill it in as docs/catalogue-reference.md says, or remove it to use planning figures.",
    ),
    "fleet.catalogue-exists": Code(
        "A catalogue is not written over another file.",
        "Choose another name, or move the old file away.",
    ),
    "fleet.catalogue-unwritable": Code(
        "A catalogue cannot be written.",
        "Check that the folder is there, and its permissions.",
    ),
    "fleet.catalogue-type-unknown": Code(
        "The catalogue prices a vehicle type that nobody describes.",
        "Correct its name, add the type to scenario.yaml, or say under vehicle what it can do.",
    ),
    "fleet.catalogue-type-twice": Code(
        "A vehicle type is described in the scenario and in the catalogue.",
        "Remove vehicle from the catalogue, or give the new type another name.",
    ),
    "fleet.catalogue-type-missing": Code(
        "The catalogue lacks a vehicle type that the county owns.",
        "Add its costs: what is owned must be priced, too.",
    ),
    "fleet.catalogue-type-left-out": Code(
        "A vehicle type of the scenario is not in the catalogue.",
        "Add its costs if it may be bought; without them it is not considered.",
    ),
    "fleet.catalogue-profile-unknown": Code(
        "A vehicle type of the catalogue uses roads in an unknown way.",
        "Name a built-in profile, or one of those under profiles in scenario.yaml.",
    ),
    "fleet.catalogue-costs-misplaced": Code(
        "Costs of a new vehicle type stand where they are not read.",
        "Remove costs under vehicle; energy, upkeep and wages stand beside price.",
    ),
    "fleet.catalogue-hire-unknown": Code(
        "Vehicles are to be hired of a type that the catalogue does not have.",
        "Correct the name, or add the type under types.",
    ),
    "fleet.catalogue-resale-rises": Code(
        "A vehicle would be worth more a year later.",
        "Let the shares of the price fall, or stay, from year to year.",
    ),
    "fleet.catalogue-resale-short": Code(
        "The resale curve ends before the vehicle's life.",
        "List a share for every year of its life, or 0 where a sale brings nothing.",
    ),
    "fleet.catalogue-price-zero": Code(
        "A vehicle costs nothing.",
        "Enter its price; with 0 as many are chosen as may help.",
    ),
    "fleet.catalogue-running-zero": Code(
        "Driving a vehicle costs nothing.",
        "Enter energy, upkeep and wages; with 0 routes may be of any length.",
    ),
    "fleet.catalogue-budget-small": Code(
        "The budget of a year does not buy a single vehicle.",
        "Check the amount and its unit; vehicles can then only be kept, moved and hired.",
    ),
    "fleet.catalogue-dominated": Code(
        "A vehicle type is in nothing better than another.",
        "Check its figures; there is no reason to buy it.",
    ),
    "fleet.catalogue-alike": Code(
        "Vehicle types are the same in every figure.",
        "Check their figures; one of them will do.",
    ),
}

_RENEWAL: Final[dict[str, Code]] = {
    "fleet.renewal-age-unknown": Code(
        "Vehicles are owned whose age is not known.",
        "Fill in in_service_since; until then they count as half way through their life.",
    ),
    "fleet.renewal-budget-small": Code(
        "The budget of a year does not keep the service.",
        "Raise the budget, allow vehicles to be kept longer (renewal.overage_years), or hire more.",
    ),
    "fleet.renewal-impossible": Code(
        "No budget keeps the service in every year.",
        "Offer hire for the time until new vehicles arrive, or let old ones be kept longer "
        "(renewal.overage_years).",
    ),
    "fleet.renewal-not-proven": Code(
        "The plan over years is good, but not proven to be the cheapest.",
        "It can be used as it is; fewer types, bases or years make the proof easier.",
    ),
}

CODES: Final[dict[str, Code]] = {**_CATALOGUE, **_RENEWAL}
