"""From exceptions to exit statuses."""

import json
from typing import Annotated

import pytest
import typer

from routing.cli.guard import guarded
from routing.errors import Finding, InfeasibleError, InputError

FINDING = Finding("cli.bad-option", "That is wrong.", file="fleet.csv", row=3, field="type")


def app_raising(error: BaseException) -> typer.Typer:
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

    @app.command()
    def _go(
        *,
        debug: bool = False,  # noqa: ARG001 - read by the guard
        as_json: Annotated[bool, typer.Option("--json")] = False,  # noqa: ARG001 - same
    ) -> None:
        raise error

    return app


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InputError([FINDING]), 2),
        (InfeasibleError([FINDING]), 1),
        (PermissionError(13, "Permission denied", "plan.json"), 2),
        (ZeroDivisionError("division by zero"), 3),
        (KeyboardInterrupt(), 130),
        (typer.Exit(1), 1),
        (typer.Exit(0), 0),
    ],
)
def test_every_end_has_its_exit_status(error: BaseException, status: int) -> None:
    assert guarded(app_raising(error), []) == status


def test_a_finding_is_shown_with_place_cause_and_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    guarded(app_raising(InputError([FINDING])), [])
    shown = capsys.readouterr().err
    assert "cli.bad-option" in shown
    assert "fleet.csv, row 3, type" in shown
    assert "That is wrong." in shown
    assert FINDING.remedy in shown


def test_our_own_fault_shows_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    guarded(app_raising(ZeroDivisionError("division by zero")), [])
    shown = capsys.readouterr().err
    assert "cli.own-fault" in shown
    assert "Traceback" not in shown


def test_debug_lets_the_error_through() -> None:
    with pytest.raises(ZeroDivisionError):
        guarded(app_raising(ZeroDivisionError()), ["--debug"])


def test_json_gets_the_findings_as_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(app_raising(InputError([FINDING])), ["--json"]) == 2
    record = json.loads(capsys.readouterr().out)
    assert record["ok"] is False
    assert record["findings"][0]["row"] == 3


def test_an_unknown_option_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(app_raising(typer.Exit(0)), ["--nonsense"]) == 2
    assert "nonsense" in capsys.readouterr().err


def test_markup_and_control_characters_in_a_cause_are_shown_as_they_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    hostile = Finding("cli.bad-option", "[bold]x[/bold]\x1b[31m")
    guarded(app_raising(InputError([hostile])), [])
    shown = capsys.readouterr().err
    assert "[bold]x[/bold]" in shown
    assert "\x1b[31m" not in shown
