"""Loads a scenario and the orders of a date: whole and checked, or with all that is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from routing.errors import Finding, InputError
from routing.scenario.checks.every import check_orders, check_parts
from routing.scenario.loading.columns import FLEET, ORDERS, OUTLETS, VILLAGES, Table
from routing.scenario.loading.config import CONFIG_FILE, ReadConfig, read_config
from routing.scenario.loading.finding_log import FindingLog
from routing.scenario.loading.folder import FileBytes, ScenarioFolder, digest
from routing.scenario.loading.order_files import missing_orders, order_files
from routing.scenario.loading.parts import Parts
from routing.scenario.loading.projection import in_wgs84
from routing.scenario.loading.records import (
    Record,
    Records,
    fleet_of,
    orders_of,
    outlets_of,
    villages_of,
)
from routing.scenario.loading.references import settle_orders, settle_parts, village_directory
from routing.scenario.loading.rows import ReadRow, read_rows
from routing.scenario.loading.tables import MOST_BYTES as MOST_TABLE_BYTES
from routing.scenario.loading.tables import read_table
from routing.scenario.loading.yaml_reader import MOST_BYTES as MOST_YAML_BYTES
from routing.scenario.model import DayOrders, Order, Scenario
from routing.scenario.schema import Files
from routing.words import say


@dataclass(slots=True)
class _Loading:
    """A scenario on its way in: where it lies, what was found, which files were read."""

    home: ScenarioFolder
    log: FindingLog = field(default_factory=FindingLog)
    files: list[FileBytes] = field(default_factory=list)

    def file(self, name: str, most_bytes: int) -> FileBytes | None:
        """A file, remembered for the digest; None, and a finding, if it cannot be read."""
        file = self.log.attempt(lambda: self.home.read(name, most_bytes))
        if file is not None:
            self.files.append(file)
        return file

    def rows(self, name: str, table: Table) -> tuple[str, list[ReadRow]] | None:
        """The name of a table's file and its rows; None, and findings, if it cannot be read."""
        file = self.file(name, MOST_TABLE_BYTES)
        if file is None:
            return None
        read = self.log.attempt(lambda: read_table(file, table.name))
        if read is None:
            return None
        raw, warnings = read
        self.log.extend(warnings)
        return file.name, read_rows(raw, table, self.log)

    def records(
        self, name: str, table: Table, make: Callable[[str, list[ReadRow]], Records[Record]]
    ) -> Records[Record] | None:
        """What a table holds; None, and findings, if it cannot be read."""
        read = self.rows(_csv_or_workbook(self.home, name), table)
        return None if read is None else make(*read)


def _csv_or_workbook(home: ScenarioFolder, name: str) -> str:
    """The name of a table, or of the workbook that is there in place of the CSV."""
    path = PurePosixPath(name)
    workbook = str(path.with_suffix(".xlsx"))
    instead = path.suffix.lower() == ".csv" and not home.exists(name) and home.exists(workbook)
    return workbook if instead else name


def _config(loading: _Loading) -> ReadConfig:
    file = loading.file(CONFIG_FILE, MOST_YAML_BYTES)
    return ReadConfig(None, Files(), None) if file is None else read_config(file, loading.log)


def _parts(loading: _Loading) -> Parts:
    """Everything that can be read, each part by itself."""
    read = _config(loading)
    return Parts(
        read=read,
        outlets=loading.records(read.files.outlets, OUTLETS, outlets_of),
        villages=loading.records(read.files.villages, VILLAGES, villages_of),
        fleet=loading.records(read.files.fleet, FLEET, fleet_of),
    )


def _road_files(loading: _Loading, name: str | None) -> tuple[str, ...]:
    if name is None:
        return ()
    return loading.log.attempt(lambda: loading.home.road_files(name)) or ()


def load_scenario(folder: Path) -> Scenario:
    """Load and check everything of a scenario but its orders.

    Parameters
    ----------
    folder
        Holds ``scenario.yaml`` and what it names.

    Returns
    -------
    Scenario
        With coordinates in WGS-84; what was found and does not stop the work is in its
        ``warnings``.

    Raises
    ------
    InputError
        With everything that is wrong in all of its files.
    """
    loading = _Loading(ScenarioFolder.open(folder))
    parts = settle_parts(_parts(loading), loading.log)
    loading.log.extend(check_parts(parts))
    dates = tuple(order_files(loading.home, parts.read.files.orders, loading.log))
    roads = _road_files(loading, parts.read.files.roads)
    code = loading.log.attempt(lambda: digest(loading.files, loading.home, roads))
    return in_wgs84(_scenario(loading, parts, dates, code or ""))


def _scenario(loading: _Loading, parts: Parts, dates: tuple[dt.date, ...], code: str) -> Scenario:
    config, outlets, villages, fleet = parts.config, parts.outlets, parts.villages, parts.fleet
    errors, warnings = loading.log.errors, loading.log.warnings
    if errors or config is None or outlets is None or villages is None or fleet is None:
        raise InputError((*errors, *warnings))
    return Scenario(
        folder=loading.home.path,
        config=config,
        outlets=outlets.items,
        villages=villages.items,
        fleet=fleet.items,
        dates=dates,
        digest=code,
        warnings=warnings,
    )


def load_orders(scenario: Scenario, date: dt.date) -> DayOrders:
    """Load and check the orders of a date.

    Parameters
    ----------
    scenario
        As loaded from its folder.
    date
        One of ``scenario.dates``.

    Returns
    -------
    DayOrders
        Possibly without a single order; then a warning says so.

    Raises
    ------
    InputError
        With everything that is wrong in the table; ``scenario.orders-missing`` if there is none.
    """
    loading = _Loading(ScenarioFolder.open(scenario.folder))
    records = _orders(loading, scenario, date)
    loading.log.raise_for_errors()
    return DayOrders(
        date=date,
        orders=() if records is None else records.items,
        digest=digest(loading.files, loading.home),
        warnings=loading.log.warnings,
    )


def _orders(loading: _Loading, scenario: Scenario, date: dt.date) -> Records[Order] | None:
    folder = scenario.config.files.orders
    # What is wrong with other names in the folder was said when the scenario was loaded.
    files = order_files(loading.home, folder, FindingLog())
    if date not in files:
        loading.log.add(missing_orders(date, folder, files))
        return None
    read = loading.rows(files[date], ORDERS)
    if read is None:
        return None
    orders = orders_of(*read, date)
    if orders.is_empty:
        cause = say("The table holds no orders for {date}.", date=date.isoformat())
        loading.log.add(Finding("scenario.orders-empty", cause, orders.file, severity="warning"))
    villages = {village.id: village for village in scenario.villages}
    directory = village_directory(scenario.villages)
    settled = settle_orders(orders, scenario.outlets, directory, loading.log)
    loading.log.extend(check_orders(settled, villages))
    return settled
