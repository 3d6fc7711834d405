"""Which tables of orders there are: one a date, named after it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

from routing.errors import Finding, InputError
from routing.scenario.fields import shown
from routing.scenario.loading.finding_log import FindingLog
from routing.scenario.loading.folder import ScenarioFolder
from routing.words import say

_NAME = re.compile(r"(\d{4}-\d\d-\d\d)\.(csv|xlsx)", re.ASCII | re.IGNORECASE)
_MOST_NEAREST: Final = 5
# Hidden files, and the lock files that spreadsheet programs leave beside an open workbook.
_UNSEEN: Final = (".", "~$")


def _date(name: str) -> dt.date | None:
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        return dt.date.fromisoformat(match.group(1))
    except ValueError:
        return None


def _names(home: ScenarioFolder, folder: str, log: FindingLog) -> tuple[str, ...] | None:
    """What lies in the folder of orders; None, and a finding, if there is no such folder."""
    try:
        return home.names(folder)
    except InputError as error:
        finding = error.findings[0]
        if finding.code != "scenario.file-missing":
            log.add(finding)
            return None
    cause = say("There is no folder of that name.")
    log.add(Finding("scenario.orders-folder-missing", cause, folder, severity="warning"))
    return None


def order_files(home: ScenarioFolder, folder: str, log: FindingLog) -> dict[dt.date, str]:
    """Name of each date's table, by date in order; names that say no date go to the log.

    Of two tables of one date the CSV is taken.
    """
    names = _names(home, folder, log)
    if names is None:
        return {}
    found = _by_date(names, folder, log)
    if not found:
        cause = say("No file in it is named after a date.")
        log.add(Finding("scenario.orders-none", cause, folder, severity="warning"))
    return dict(sorted(found.items()))


def _by_date(names: tuple[str, ...], folder: str, log: FindingLog) -> dict[dt.date, str]:
    found: dict[dt.date, str] = {}
    for name in names:
        if name.startswith(_UNSEEN):
            continue
        where = f"{folder}/{name}"
        date = _date(name)
        if date is None:
            cause = say("{name} is not a date.", name=shown(name))
            log.add(Finding("scenario.orders-file-name", cause, where, severity="warning"))
        elif date in found:
            cause = say("It is not read, since {found} is.", found=found[date])
            log.add(Finding("scenario.orders-two-files", cause, where, severity="warning"))
        else:
            found[date] = where
    return found


def missing_orders(date: dt.date, folder: str, files: Mapping[dt.date, str]) -> Finding:
    """The finding that a date has no table, with the nearest dates that have one."""
    nearest = sorted(sorted(files, key=lambda other: abs(other - date))[:_MOST_NEAREST])
    there = ", ".join(other.isoformat() for other in nearest)
    cause = say("There are no orders for {date}; ", date=date.isoformat())
    cause += (
        say("the nearest dates are {there}.", there=there)
        if there
        else say("there are none for any date.")
    )
    return Finding("scenario.orders-missing", cause, f"{folder}/{date.isoformat()}.csv")
