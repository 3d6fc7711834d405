"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from routing.errors import Finding, InputError
from routing.scenario.model import Scenario
from routing.words import say

ScenarioFolder = Annotated[Path, typer.Argument(help="Folder that holds scenario.yaml.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")]
Seed = Annotated[int, typer.Option(min=0, max=2**31 - 1, help="Same seed, same drawing.")]
DateText = Annotated[
    str | None,
    typer.Option("--date", help="Date of the orders, YYYY-MM-DD; the only one when left out."),
]
ScenarioOption = Annotated[
    Path | None,
    typer.Option("--scenario", help="Scenario folder, if not where the plan says."),
]
PlanFile = Annotated[Path, typer.Argument(help="A plan.json, or a plan.xlsx edited by hand.")]


def parse_date(text: str) -> dt.date:
    """A date from an option.

    Raises
    ------
    InputError
        If `text` is not an ISO date.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        cause = say("{text} is not a date such as 2026-03-01.", text=repr(text[:40]))
        raise InputError([Finding("cli.bad-option", cause, field="--date")]) from None


def chosen_date(scenario: Scenario, text: str | None) -> dt.date:
    """The date asked for, or the scenario's only one.

    Raises
    ------
    InputError
        If no date is named and the scenario does not have exactly one.
    """
    if text is not None:
        return parse_date(text)
    if len(scenario.dates) == 1:
        return scenario.dates[0]
    have = ", ".join(date.isoformat() for date in scenario.dates[:10]) or "none"
    cause = say(
        "The scenario has {count} dates with orders: {have}.", count=len(scenario.dates), have=have
    )
    raise InputError([Finding("cli.which-date", cause, field="--date")])


def any_date(scenario: Scenario, text: str | None) -> dt.date:
    """The date asked for; else the scenario's first, or today where it has none.

    For what depends on the season of the roads and not on orders.
    """
    if text is not None:
        return parse_date(text)
    return scenario.dates[0] if scenario.dates else dt.datetime.now(tz=dt.UTC).date()
