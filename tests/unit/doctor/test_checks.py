"""The doctor finds what is wrong, and says what to do."""

from pathlib import Path

import pytest

from routing.cli.guard import guarded
from routing.cli.main import app
from routing.doctor import examine
from routing.doctor.checks import DISTRIBUTION, GUARD, font_remedy, needed


def verdicts(folder: Path) -> dict[str, str]:
    return {check.name: check.verdict for check in examine(folder)}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan in a process of its own takes seconds: one test does it, the others do not."""
    monkeypatch.setattr("routing.doctor.checks._OFFLINE_PLAN", "print(3)")


@pytest.mark.slow
def test_a_small_plan_is_made_without_any_network(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.undo()
    assert verdicts(tmp_path)["A small plan, without any network"] == "ok"


def test_any_use_of_the_network_would_be_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.undo()
    calling = f"{GUARD}import socket\nsocket.socket().connect(('127.0.0.1', 9))\n"
    monkeypatch.setattr("routing.doctor.checks._OFFLINE_PLAN", calling)
    (check,) = [c for c in examine(tmp_path) if c.name == "A small plan, without any network"]
    assert check.verdict == "fail"
    assert "asked the network" in check.found
    assert check.remedy


def test_a_sound_installation_has_nothing_that_fails(tmp_path: Path) -> None:
    assert "fail" not in verdicts(tmp_path).values()


def test_every_package_of_the_program_is_looked_for() -> None:
    assert {"ortools", "typst", "pydantic", "typer", "numba"} <= set(needed())
    assert "pytest" not in needed()
    assert DISTRIBUTION not in needed()


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("routing.doctor.checks.needed", lambda: ["ortools", "no-such-package"])
    (check,) = [c for c in examine(tmp_path) if c.name == "Packages"]
    assert check.verdict == "fail"
    assert "no-such-package" in check.found


def test_a_folder_that_cannot_be_written_to_fails(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    found = {c.name: c for c in examine(gone / "missing")}
    assert found["Write access"].verdict == "fail"
    assert found["Write access"].remedy


def test_without_a_chinese_font_the_doctor_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("routing.doctor.checks.chinese_font", lambda: None)
    (check,) = [c for c in examine(tmp_path) if c.name == "Chinese letters in manifests"]
    assert check.verdict == "warn"
    assert check.remedy == font_remedy()


@pytest.mark.parametrize("system", ["Linux", "Windows", "Darwin"])
def test_every_system_has_advice_of_its_own(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr("platform.system", lambda: system)
    assert len(font_remedy()) > 20


def test_a_cache_that_is_switched_off_or_unusable_is_a_warning(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    name = "Cache of roads and compiled code"
    monkeypatch.setenv("ROUTING_CACHE_DIR", "")
    assert verdicts(tmp_path)[name] == "warn"
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ROUTING_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert verdicts(tmp_path)[name] == "warn"


def test_the_command_ends_with_the_verdict(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(app, ["doctor"]) == 0
    assert "All is well." in capsys.readouterr().out
    monkeypatch.setattr("routing.doctor.checks.needed", lambda: ["no-such-package"])
    assert guarded(app, ["doctor", "--json"]) == 1
