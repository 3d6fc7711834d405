"""``python -m routing`` is the command ``routing``."""

from routing.cli.main import run

run()
