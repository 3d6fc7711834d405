"""The language of a command: ``--lang``, wherever it stands, else the environment's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import typer

from routing.errors import Finding, InputError
from routing.words import LANGUAGES, Language, say, translated
from routing.words.language import language_of

OPTION: Final = "--lang"


def chosen_language(
    arguments: Sequence[str], environment: Mapping[str, str]
) -> tuple[Language, list[str]]:
    """The language asked for, and the arguments without that option.

    Raises
    ------
    InputError
        If ``--lang`` names no language that is spoken.
    """
    language = language_of(environment)
    rest: list[str] = []
    given = iter(arguments)
    for argument in given:
        name, equals, value = argument.partition("=")
        if argument == "--":
            return language, [*rest, argument, *given]
        if name != OPTION:
            rest.append(argument)
            continue
        language = _known(value if equals else next(given, ""))
    return language, rest


def _known(name: str) -> Language:
    if name in LANGUAGES:
        return name
    cause = say(
        "{name} is no language here; there are: {known}.",
        name=repr(name[:20]),
        known=", ".join(LANGUAGES),
    )
    raise InputError([Finding("cli.bad-option", cause, field=OPTION)])


def in_this_language(app: typer.Typer) -> Any:  # noqa: ANN401 - a command of typer's own click
    """The application with its help in the language spoken."""
    command: Any = typer.main.get_command(app)
    _translate(command)
    for inner in getattr(command, "commands", {}).values():
        _translate(inner)
    return command


def _translate(command: Any) -> None:  # noqa: ANN401 - a command of typer's own click
    command.help = translated(command.help) if command.help else command.help
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = translated(parameter.help)
