"""``scenario.yaml`` as a person would write it: in sections, each with a line on what it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import yaml

from routing.scenario.loading.yaml_reader import resolve
from routing.scenario.making.draft import YamlValue

_ABOUT: Final = {
    "schema_version": "A county and its rules. Every field: docs/scenario-reference.md.",
    "notes": "Where the data come from.",
    "files": "Where the tables lie, where that differs from the usual.",
    "vehicle_types": "What each kind of vehicle can do, and what it costs in the currency above.",
    "rules": "Where goods are loaded, and how long a stop takes.",
    "closures": "Roads that cannot be used, always or on some days.",
}
_LINE: Final = 100
# Some readers take these for numbers: 17:00 becomes 1020 in YAML 1.1. Quotes settle it.
_TIME_OR_DATE = re.compile(r"\d{1,4}[:-]\d\d([:-]\d\d)?", re.ASCII)


class _Dumper(yaml.SafeDumper):
    """Writes without anchors and indents lists below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Begin a deeper level."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        """Write everything out."""
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    quoted = _TIME_OR_DATE.fullmatch(text) or resolve(text) != text
    style = "'" if quoted else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_list(dumper: yaml.SafeDumper, values: list[YamlValue]) -> yaml.SequenceNode:
    numbers = bool(values) and all(isinstance(value, int | float) for value in values)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=numbers)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(list, _represent_list)


def yaml_text(config: Mapping[str, YamlValue]) -> str:
    """The text of a ``scenario.yaml``.

    Parameters
    ----------
    config
        Its content; lists of numbers stand on one line.
    """
    parts = []
    for name, value in config.items():
        about = f"\n# {_ABOUT[name]}\n" if name in _ABOUT else ""
        body = yaml.dump(
            {name: value},
            Dumper=_Dumper,
            allow_unicode=True,
            default_flow_style=False,
            sort_keys=False,
            width=_LINE,
        )
        parts.append(about + body)
    return "".join(parts).lstrip("\n")
