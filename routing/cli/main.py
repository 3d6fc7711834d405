"""The program ``routing``: its commands, each from its own file."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from routing import __version__
from routing.cli.check import check
from routing.cli.compare import compare
from routing.cli.demo import demo
from routing.cli.doctor import doctor
from routing.cli.explain import explain
from routing.cli.guard import guarded
from routing.cli.init import init
from routing.cli.isochrones import isochrones
from routing.cli.manifest import manifest
from routing.cli.plan import plan
from routing.cli.replan import replan
from routing.cli.roads import roads
from routing.cli.solve import solve
from routing.cli.validate import validate

app = typer.Typer(
    name="routing",
    help="Plan rural delivery routes from a county's own tables, offline.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    demo,
    init,
    validate,
    plan,
    check,
    explain,
    replan,
    compare,
    manifest,
    roads,
    isochrones,
    doctor,
    solve,
):
    app.command(no_args_is_help=command not in (demo, doctor))(command)


def _version(asked: bool) -> None:  # noqa: FBT001 - typer passes it by position
    if asked:
        typer.echo(f"routing {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    lang: Annotated[
        str | None, typer.Option("--lang", help="Language: en or zh; else that of LANG.")
    ] = None,
) -> None:
    """Plan rural delivery routes from a county's own tables, offline."""


def run() -> None:
    """Entry point of the console script.

    A terminal that lacks a letter gets its number instead; a command does not fail for that.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(guarded(app, sys.argv[1:]))
