"""Reads ``catalogue.yaml``: hostile until checked, all faults at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from routing.errors import Finding, InputError
from routing.fleet.catalogue.built_in import built_in_config
from routing.fleet.catalogue.checks import Checked, check_catalogue
from routing.fleet.catalogue.dominance import find_dominance
from routing.fleet.catalogue.model import Catalogue
from routing.fleet.catalogue.schema import CatalogueConfig
from routing.scenario.fields import shown
from routing.scenario.loading.encoding import decode
from routing.scenario.loading.faults import field_findings
from routing.scenario.loading.finding_log import FindingLog
from routing.scenario.loading.folder import FileBytes, ScenarioFolder
from routing.scenario.loading.yaml_reader import MOST_BYTES, read_yaml
from routing.scenario.loading.yaml_tree import YamlNode
from routing.scenario.model import Scenario
from routing.scenario.schema import VehicleType
from routing.words import say

CATALOGUE_FILE: Final = "catalogue.yaml"


def load_catalogue(scenario: Scenario, path: Path | None = None) -> Catalogue:
    """Load and check what vehicles cost.

    Parameters
    ----------
    scenario
        Whose vehicle types are priced.
    path
        Of the catalogue; None for ``catalogue.yaml`` in the scenario folder, or for the
        built-in planning figures where that is not there, which is said in a warning.

    Returns
    -------
    Catalogue
        With what does not stop the work in its ``warnings``.

    Raises
    ------
    InputError
        With everything that is wrong in the file.
    """
    home = ScenarioFolder(scenario.folder)
    if path is not None:
        file = _named(path)
    elif home.exists(CATALOGUE_FILE):
        file = home.read(CATALOGUE_FILE, MOST_BYTES)
    else:
        return _with_dominance(scenario, _built_in(scenario))
    log = FindingLog()
    read = log.attempt(lambda: _read(scenario, file, log))
    if read is not None:
        log.extend(check_catalogue(read))
    if read is None or log.errors:
        raise InputError((*log.errors, *log.warnings))
    found = Catalogue(read.config, _vehicle_types(scenario, read.config), log.warnings)
    return _with_dominance(scenario, found, read)


def _named(path: Path) -> FileBytes:
    """The file that the user names, wherever it lies."""
    try:
        home, name = ScenarioFolder(path.resolve().parent), path.resolve().name
        return replace(home.read(name, MOST_BYTES), name=path.name)
    except InputError as error:
        cause = error.findings[0].cause
    except (OSError, RuntimeError, ValueError):
        cause = say("There is no such file.")
    raise InputError([Finding("fleet.catalogue-unreadable", cause, f"{path!s:.200}")])


def _read(scenario: Scenario, file: FileBytes, log: FindingLog) -> Checked:
    tree = _tree(file, log)
    try:
        config = CatalogueConfig.model_validate(tree.plain())
    except ValidationError as error:
        advice = say("docs/catalogue-reference.md describes the field.")
        findings = field_findings(error, tree, file.name, CatalogueConfig, advice)
        raise InputError(list(findings)) from None
    return Checked(scenario, config, tree, file.name)


def _tree(file: FileBytes, log: FindingLog) -> YamlNode:
    text, warnings = decode(file.data, file.name)
    log.extend(warnings)
    try:
        return read_yaml(text, file.name)
    except InputError as error:
        # The general remedy speaks of a scenario.
        own = {"scenario.yaml-empty": "fleet.catalogue-empty"}
        raise InputError(
            replace(finding, code=own.get(finding.code, finding.code)) for finding in error.findings
        ) from None


def _built_in(scenario: Scenario) -> Catalogue:
    config = built_in_config(scenario)
    cause = say("There is no {file}; round planning figures are used.", file=CATALOGUE_FILE)
    said = Finding("fleet.catalogue-built-in", cause, CATALOGUE_FILE, severity="warning")
    return Catalogue(config, _vehicle_types(scenario, config), (said,))


def _vehicle_types(scenario: Scenario, config: CatalogueConfig) -> dict[str, VehicleType]:
    """What each priced type can do, the scenario's first."""
    own = {n: kind for n, kind in scenario.config.vehicle_types.items() if n in config.types}
    return own | {n: costs.vehicle for n, costs in config.types.items() if costs.vehicle}


def _with_dominance(
    scenario: Scenario, catalogue: Catalogue, read: Checked | None = None
) -> Catalogue:
    """The catalogue with a warning for every type that is no better than another."""
    found = find_dominance(scenario, catalogue)
    said = [
        (
            "fleet.catalogue-dominated",
            say(
                "{worse} is in nothing better than {better}.",
                worse=shown(worse),
                better=shown(better),
            ),
            worse,
        )
        for worse, better in found.by.items()
    ]
    said += [
        (
            "fleet.catalogue-alike",
            say("{names} are the same in every figure.", names=", ".join(map(shown, group))),
            group[0],
        )
        for group in found.alike
    ]
    more = [_warning(read, *one) for one in said]
    return replace(catalogue, warnings=(*catalogue.warnings, *more))


def _warning(read: Checked | None, code: str, cause: str, name: str) -> Finding:
    if read is not None:
        return read.warning(code, cause, "types", name)
    return Finding(code, cause, CATALOGUE_FILE, field=f"types.{name}", severity="warning")
