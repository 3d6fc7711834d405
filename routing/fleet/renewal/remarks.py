"""What is worth saying of a plan over years beside its figures."""

from __future__ import annotations

from typing import Final

from routing.errors import Finding
from routing.fleet.renewal.account import Account
from routing.fleet.renewal.cohorts import MONTHS
from routing.fleet.renewal.decide import lacking_vehicles
from routing.fleet.renewal.task import RenewalTask
from routing.problem.units import MILLI
from routing.words import say

_MOST_NAMED: Final = 6


def budget_too_small(account: Account, limit: int, least: int) -> Finding:
    """The service cannot be kept with the budget: how far it falls, and what would do."""
    years = range(account.task.years)
    worst = min(years, key=lambda year: account.candidate(year).service)
    cause = say(
        "With {budget} a year for purchases, service falls to {service} % in {year}; it takes "
        "{least} a year to keep {floor} % in every year.",
        budget=f"{limit / MILLI:,.0f}",
        service=f"{100 * account.candidate(worst).service:.1f}",
        year=account.task.first_year + worst,
        least=f"{least / MILLI:,.0f}",
        floor=f"{100 * account.task.floor:.1f}",
    )
    return Finding("fleet.renewal-budget-small", cause, severity="warning")


def impossible(task: RenewalTask) -> Finding:
    """No budget keeps the service in every year: what lacks, and when."""
    lacking = lacking_vehicles(task)
    pieces = [
        say(
            "{count} {type} at {base} for {months} months of {year}",
            count=count,
            type=slot[0],
            base=slot[1],
            months=round(stretch.share * MONTHS),
            year=task.first_year + year,
        )
        for (year, slot, stretch), count in lacking.items()
    ]
    if not pieces:
        cause = say("No fleet was found that gives {floor} %.", floor=f"{100 * task.floor:.1f}")
        return Finding("fleet.renewal-impossible", cause, severity="warning")
    more = len(pieces) - _MOST_NAMED
    rest = say(", and {count} more", count=more) if more > 0 else ""
    cause = say(
        "Even without a limit on money there lack: {list}{rest}.",
        list=", ".join(pieces[:_MOST_NAMED]),
        rest=rest,
    )
    return Finding("fleet.renewal-impossible", cause, severity="warning")


def not_proven(gap: float) -> Finding:
    """The search ended early: by how much another plan may be cheaper."""
    cause = say(
        "The search was stopped: another plan may cost up to {gap} % less.",
        gap=f"{100 * gap:.2f}",
    )
    return Finding("fleet.renewal-not-proven", cause, severity="warning")
