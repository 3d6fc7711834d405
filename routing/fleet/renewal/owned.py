"""What the county owns when a plan over years begins."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from routing.errors import Finding
from routing.fleet.catalogue.model import Catalogue
from routing.fleet.model import Mix, Slot
from routing.scenario.model import Scenario, Vehicle
from routing.words import say


def first_year_of(scenario: Scenario, catalogue: Catalogue) -> int:
    """The year with which a plan begins: the catalogue's, or the one after the latest orders.

    A scenario without any orders begins the year after the newest vehicle, or in 2026.
    """
    if catalogue.renewal.first_year is not None:
        return catalogue.renewal.first_year
    known = [vehicle.in_service_since for vehicle in scenario.fleet if vehicle.in_service_since]
    latest = max(scenario.dates or known, default=dt.date(2025, 1, 1))
    return latest.year + 1


def owned_today(scenario: Scenario) -> Mix:
    """How many vehicles of each type stand at each base."""
    counts: dict[Slot, int] = defaultdict(int)
    for vehicle in scenario.fleet:
        counts[vehicle.type, vehicle.base] += 1
    return Mix(dict(counts))


def ages_today(
    scenario: Scenario, catalogue: Catalogue
) -> tuple[dict[Slot, tuple[int, ...]], tuple[Finding, ...]]:
    """Ages of the vehicles in each slot, in whole years at the start of the plan.

    Returns
    -------
    dict
        Oldest last. A vehicle of unknown age counts as half way through its life.
    tuple of Finding
        A warning that says how many those are.
    """
    first_year = first_year_of(scenario, catalogue)
    ages: dict[Slot, list[int]] = defaultdict(list)
    for vehicle in scenario.fleet:
        ages[vehicle.type, vehicle.base].append(_age(vehicle, catalogue, first_year))
    unknown = sum(vehicle.in_service_since is None for vehicle in scenario.fleet)
    said = (_unknown(scenario, unknown),) if unknown else ()
    return {slot: tuple(sorted(found)) for slot, found in ages.items()}, said


def _age(vehicle: Vehicle, catalogue: Catalogue, first_year: int) -> int:
    since = vehicle.in_service_since
    if since is None:
        return catalogue.types[vehicle.type].life_years // 2
    # Whole years from then to New Year's Day of the first year.
    begun = since.month > 1 or since.day > 1
    return max(0, first_year - since.year - begun)


def _unknown(scenario: Scenario, count: int) -> Finding:
    cause = say("The age of {count} vehicles is not known.", count=count)
    file = scenario.config.files.fleet
    return Finding(
        "fleet.renewal-age-unknown", cause, file, field="in_service_since", severity="warning"
    )
