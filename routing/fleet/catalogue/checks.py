"""The catalogue beside its scenario; one function is one rule."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from routing.errors import Finding, Severity
from routing.fleet.catalogue.schema import CatalogueConfig
from routing.scenario.checks.config import known_profiles
from routing.scenario.fields import shown
from routing.scenario.loading.yaml_tree import YamlNode
from routing.scenario.model import Scenario
from routing.scenario.schema import Costs
from routing.words import say


@dataclass(frozen=True, slots=True)
class Checked:
    """A catalogue as it was read: ``tree`` knows its lines, ``file`` is its name."""

    scenario: Scenario
    config: CatalogueConfig
    tree: YamlNode
    file: str

    def finding(
        self, code: str, cause: str, *path: str, severity: Severity = "error", advice: str = ""
    ) -> Finding:
        """A finding at a place of the file."""
        line = self.tree.line_of(path)
        field = ".".join(path)[:200]
        return Finding(code, cause, self.file, line, field, severity, advice)

    def warning(self, code: str, cause: str, *path: str) -> Finding:
        """A finding that does not stop the work."""
        return self.finding(code, cause, *path, severity="warning")


def types_are_known(read: Checked) -> Iterator[Finding]:
    """A type is one of the scenario's, or says what it can do; not both."""
    known = read.scenario.config.vehicle_types
    for name, costs in read.config.types.items():
        if name in known and costs.vehicle is not None:
            cause = say("The scenario says already what {name} can do.", name=shown(name))
            yield read.finding("fleet.catalogue-type-twice", cause, "types", name, "vehicle")
        if name not in known and costs.vehicle is None:
            close = difflib.get_close_matches(name, known, n=1)
            hint = say(" Is {close} meant?", close=close[0]) if close else ""
            cause = say(
                "The scenario has no vehicle type {name}.{hint}", name=shown(name), hint=hint
            )
            yield read.finding("fleet.catalogue-type-unknown", cause, "types", name)


def new_types_make_sense(read: Checked) -> Iterator[Finding]:
    """A type that the catalogue adds uses roads in a known way, and has its costs in one place."""
    known = known_profiles(read.scenario.config)
    for name, costs in read.config.types.items():
        if costs.vehicle is None:
            continue
        if costs.vehicle.profile not in known:
            cause = say("There is no profile {name}.", name=shown(costs.vehicle.profile))
            where = ("types", name, "vehicle", "profile")
            yield read.finding("fleet.catalogue-profile-unknown", cause, *where)
        if costs.vehicle.costs != Costs():
            cause = say("Costs of {name} stand under vehicle.", name=shown(name))
            where = ("types", name, "vehicle", "costs")
            yield read.finding("fleet.catalogue-costs-misplaced", cause, *where)


def owned_types_are_priced(read: Checked) -> Iterator[Finding]:
    """Every type that the county owns has costs; of other types of the scenario a note is made."""
    owned = Counter(vehicle.type for vehicle in read.scenario.fleet)
    for name in read.scenario.config.vehicle_types:
        if name in read.config.types:
            continue
        if owned[name]:
            cause = say(
                "The county owns {count} of type {name}, which the catalogue lacks.",
                count=owned[name],
                name=shown(name),
            )
            yield read.finding("fleet.catalogue-type-missing", cause, "types")
        else:
            cause = say("The catalogue lacks type {name} of the scenario.", name=shown(name))
            yield read.warning("fleet.catalogue-type-left-out", cause, "types")


def hire_is_of_known_types(read: Checked) -> Iterator[Finding]:
    """Vehicles can be hired of types that are priced."""
    for name in read.config.hire:
        if name not in read.config.types:
            cause = say("There is no type {name} in the catalogue.", name=shown(name))
            yield read.finding("fleet.catalogue-hire-unknown", cause, "hire", name)


def resale_falls(read: Checked) -> Iterator[Finding]:
    """No vehicle is worth more when it is older, and its life is as long as its curve."""
    for name, costs in read.config.types.items():
        path = ("types", name, "resale")
        for year, (younger, older) in enumerate(pairwise(costs.resale), start=1):
            if older > younger:
                cause = say(
                    "{name} would sell for {younger} of its price after {year} years, and for "
                    "{older} a year later.",
                    name=shown(name),
                    younger=younger,
                    older=older,
                    year=year,
                )
                yield read.finding("fleet.catalogue-resale-rises", cause, *path)
        if 0 < len(costs.resale) < costs.life_years and costs.resale[-1]:
            cause = say(
                "The curve of {name} ends after {listed} years, its life after {life}; in between "
                "a sale brings nothing.",
                name=shown(name),
                listed=len(costs.resale),
                life=costs.life_years,
            )
            yield read.warning("fleet.catalogue-resale-short", cause, *path)


def prices_are_not_zero(read: Checked) -> Iterator[Finding]:
    """What costs nothing is bought or hired without end: worth a look."""
    for name, costs in read.config.types.items():
        if not costs.price:
            cause = say("A vehicle of type {name} costs nothing.", name=shown(name))
            yield read.warning("fleet.catalogue-price-zero", cause, "types", name, "price")
        if not (costs.energy_per_km or costs.upkeep_per_km or costs.wage_per_hour):
            cause = say("Driving a vehicle of type {name} costs nothing.", name=shown(name))
            yield read.warning("fleet.catalogue-running-zero", cause, "types", name)
    for name, terms in read.config.hire.items():
        if not terms.price_a_day and terms.most_per_base:
            cause = say("Hiring a vehicle of type {name} costs nothing.", name=shown(name))
            path = ("hire", name, "price_a_day")
            yield read.warning("fleet.catalogue-price-zero", cause, *path)


def something_can_be_paid_for(read: Checked) -> Iterator[Finding]:
    """A budget buys at least one vehicle of some type."""
    budget = read.config.renewal.budget_a_year
    cheapest = min(costs.price + costs.installation for costs in read.config.types.values())
    if budget is not None and budget < cheapest:
        cause = say(
            "A budget of {budget} a year does not buy one vehicle; the cheapest costs {cheapest}.",
            budget=f"{budget:,.0f}",
            cheapest=f"{cheapest:,.0f}",
        )
        yield read.warning("fleet.catalogue-budget-small", cause, "renewal", "budget_a_year")


RULES: Final[tuple[Callable[[Checked], Iterator[Finding]], ...]] = (
    types_are_known,
    new_types_make_sense,
    owned_types_are_priced,
    hire_is_of_known_types,
    resale_falls,
    prices_are_not_zero,
    something_can_be_paid_for,
)


def check_catalogue(read: Checked) -> Iterator[Finding]:
    """What does not fit together in a catalogue, or with its scenario."""
    for rule in RULES:
        yield from rule(read)
