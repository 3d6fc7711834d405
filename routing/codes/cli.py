"""Codes of ``routing.cli``."""

from __future__ import annotations

from typing import Final

from routing.codes.base import Code

CODES: Final[dict[str, Code]] = {
    "cli.cannot-access": Code(
        "A file or folder cannot be read or written.",
        "Check that it exists, that you may use it, and that the disk is not full.",
    ),
    "cli.own-fault": Code(
        "Something went wrong that is not your fault.",
        "Run the command again with --debug and report what it prints.",
    ),
    "cli.usage": Code(
        "The command line cannot be understood.",
        "See the command's --help.",
    ),
    "cli.bad-option": Code(
        "An option's value cannot be used.",
        "See the command's --help.",
    ),
    "cli.which-date": Code(
        "The scenario has orders for several dates, or for none.",
        "Name the date with --date YYYY-MM-DD.",
    ),
}
