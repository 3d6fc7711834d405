"""``python -m benchmarks NAME``: one subcommand a measurement."""

from __future__ import annotations

import typer

from benchmarks.day import day
from benchmarks.engines import engines
from benchmarks.estimate import estimate
from benchmarks.roads import roads
from benchmarks.solve import solve

app = typer.Typer(
    name="python -m benchmarks",
    help="Measure, and print a record that can be published.",
    no_args_is_help=True,
    add_completion=False,
)
app.command()(day)
app.command()(roads)
app.command()(estimate)
app.command()(engines)
app.command()(solve)


@app.callback()
def _program() -> None:
    """Measure, and print a record that can be published."""


app()
