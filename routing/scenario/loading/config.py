"""Reads ``scenario.yaml``: from its bytes to a checked configuration, or to all its faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from routing.scenario.loading.encoding import decode
from routing.scenario.loading.faults import field_findings
from routing.scenario.loading.finding_log import FindingLog
from routing.scenario.loading.folder import FileBytes
from routing.scenario.loading.yaml_reader import read_yaml
from routing.scenario.loading.yaml_tree import YamlNode
from routing.scenario.schema import Files, ScenarioConfig

CONFIG_FILE: Final = "scenario.yaml"


@dataclass(frozen=True, slots=True)
class ReadConfig:
    """What could be read of ``scenario.yaml``.

    Attributes
    ----------
    config
        None if there are faults in it.
    files
        Where the tables lie: as configured if that much could be read, else the usual names.
    tree
        Values with their lines; None if the YAML itself is at fault.
    """

    config: ScenarioConfig | None
    files: Files
    tree: YamlNode | None

    def line(self, *path: str | int) -> int | None:
        """The line on which a field stands."""
        return None if self.tree is None else self.tree.line_of(path)


def _files(tree: YamlNode) -> Files:
    """Where the tables lie, even if something else in the file is at fault."""
    plain = tree.plain()
    try:
        return Files.model_validate(plain.get("files", {}) if isinstance(plain, dict) else {})
    except ValidationError:
        return Files()


def _tree(file: FileBytes, log: FindingLog) -> YamlNode:
    text, warnings = decode(file.data, file.name)
    log.extend(warnings)
    return read_yaml(text, file.name)


def read_config(file: FileBytes, log: FindingLog) -> ReadConfig:
    """What ``scenario.yaml`` says; its faults go to the log, each with its line as row."""
    tree = log.attempt(lambda: _tree(file, log))
    if tree is None:
        return ReadConfig(None, Files(), None)
    try:
        config = ScenarioConfig.model_validate(tree.plain())
    except ValidationError as error:
        log.extend(field_findings(error, tree, CONFIG_FILE, ScenarioConfig))
        return ReadConfig(None, _files(tree), tree)
    return ReadConfig(config, config.files, tree)
