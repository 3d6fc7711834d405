"""Validate a scenario: its files, its orders, its roads, all findings together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from routing.errors import Finding, InputError
from routing.problem.roads import Roads, open_roads
from routing.scenario.load import load_orders, load_scenario
from routing.scenario.model import Scenario


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found, and how much there is of everything."""

    name: str
    findings: tuple[Finding, ...]
    counts: dict[str, int]

    @property
    def ok(self) -> bool:
        """Whether the scenario can be planned."""
        return all(finding.severity != "error" for finding in self.findings)


def _orders(scenario: Scenario, dates: tuple[dt.date, ...]) -> tuple[list[Finding], int]:
    findings: list[Finding] = []
    count = 0
    for date in dates:
        try:
            day = load_orders(scenario, date)
        except InputError as error:
            findings.extend(error.findings)
        else:
            findings.extend(day.warnings)
            count += len(day.orders)
    return findings, count


def _roads(scenario: Scenario, date: dt.date) -> tuple[list[Finding], Roads | None]:
    try:
        roads = open_roads(scenario, date)
    except InputError as error:
        return list(error.findings), None
    return list(roads.view.findings), roads


def validate_scenario(folder: Path, only: dt.date | None = None) -> Validation:
    """Check everything that planning would need; roads as on the first date.

    Parameters
    ----------
    folder
        The scenario.
    only
        Check the orders of this date alone; of every date when left out.
    """
    try:
        scenario = load_scenario(folder)
    except InputError as error:
        return Validation(folder.name, error.findings, {})
    dates = scenario.dates if only is None else (only,)
    order_findings, order_count = _orders(scenario, dates)
    road_findings, roads = _roads(scenario, min(dates, default=dt.date(2000, 1, 1)))
    counts = {
        "Outlets": len(scenario.outlets),
        "Villages": len(scenario.villages),
        "Vehicles": len(scenario.fleet),
        "Dates": len(dates),
        "Orders": order_count,
    }
    if roads is not None:
        counts["Road nodes"] = len(roads.network.node_ids)
        counts["Road links"] = len(roads.network.link_ids)
    findings = (*scenario.warnings, *order_findings, *road_findings)
    return Validation(scenario.config.name, findings, counts)
