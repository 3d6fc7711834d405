"""From exceptions to exit statuses: no traceback reaches a user without ``--debug``.

0 done, 1 a valid run with bad news, 2 the input is wrong, 3 our own fault.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

import typer

from routing.cli.language import chosen_language, in_this_language
from routing.cli.show import finding_record, messages, show_findings, write_json
from routing.errors import Finding, InputError, InternalError, RoutingError
from routing.words import say, speaking

INTERRUPTED = 130


def _report(error: RoutingError, *, as_json: bool) -> int:
    if as_json:
        write_json({"ok": False, "findings": [finding_record(f) for f in error.findings]})
    else:
        show_findings(error.findings, messages())
    return error.exit_status


def _of_os(error: OSError) -> InputError:
    cause = f"{error.strerror or error}: {error.filename or 'a file'}."
    return InputError([Finding("cli.cannot-access", cause)])


def _of_bug(error: Exception) -> InternalError:
    cause = f"{type(error).__name__}: {error}"
    return InternalError([Finding("cli.own-fault", cause)])


def _as_routing_error(error: Exception) -> RoutingError:
    if isinstance(error, RoutingError):
        return error
    if isinstance(error, typer.TyperException):
        return InputError([Finding("cli.usage", f"{error.format_message().rstrip('.')}.")])
    return _of_os(error) if isinstance(error, OSError) else _of_bug(error)


def _call(app: Callable[..., object], arguments: Sequence[str]) -> int:
    """Run the application; interruptions become exit statuses."""
    try:
        status = app(args=list(arguments), standalone_mode=False)
    except typer.TyperException as error:
        if error.format_message():
            raise
        return 2  # the help page was shown, since nothing was said
    except (typer.Abort, KeyboardInterrupt):
        messages().print(say("Interrupted; nothing was written."))
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone, as `| head` does: that is no fault.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status if isinstance(status, int) else 0


def guarded(app: typer.Typer, arguments: Sequence[str]) -> int:
    """Run the application; return its exit status.

    Parameters
    ----------
    app
        A typer application.
    arguments
        The command line without the program's name.
    """
    as_json = "--json" in arguments
    try:
        language, rest = chosen_language(arguments, os.environ)
    except InputError as error:
        return _report(error, as_json=as_json)
    with speaking(language):
        try:
            return _call(in_this_language(app), rest)
        except Exception as error:
            if "--debug" in arguments:
                raise
            return _report(_as_routing_error(error), as_json=as_json)
