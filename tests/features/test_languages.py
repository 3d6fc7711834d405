"""The program in Chinese and in English, as the user or the machine asks for it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from routing.cli.guard import guarded
from routing.cli.main import app

SCENARIOS = Path(__file__).parents[2] / "scenarios"
TINY = str(SCENARIOS / "tiny")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    status = guarded(app, arguments)
    captured = capsys.readouterr()
    return status, captured.out + captured.err


@pytest.fixture(autouse=True)
def no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("arguments", [["--lang", "zh", "validate"], ["validate", "--lang=zh"]])
def test_the_option_may_stand_anywhere(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    status, text = said(capsys, *arguments, TINY)
    assert status == 0
    assert "可以安排。" in text


def test_the_environment_is_asked_and_the_option_wins(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "可以安排。" in said(capsys, "validate", TINY)[1]
    assert "Ready to plan." in said(capsys, "validate", TINY, "--lang", "en")[1]


@pytest.mark.parametrize("option", ["--lang=fr", "--lang=", "--lang"])
def test_a_language_that_is_not_spoken_is_refused_by_code(
    capsys: pytest.CaptureFixture[str], option: str
) -> None:
    status, text = said(capsys, "validate", TINY, option)
    assert status == 2
    assert "cli.bad-option" in text


def test_an_error_in_chinese_has_the_same_code_and_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    county = tmp_path / "county"
    shutil.copytree(SCENARIOS / "tiny", county)
    villages = county / "villages.csv"
    lines = villages.read_text("utf-8").splitlines()
    villages.write_text("\n".join([*lines, lines[1]]) + "\n", "utf-8")
    records = {}
    for language in ("en", "zh"):
        capsys.readouterr()
        assert guarded(app, ["validate", str(county), "--json", "--lang", language]) == 2
        records[language] = json.loads(capsys.readouterr().out)["findings"]
    for english, chinese in zip(records["en"], records["zh"], strict=True):
        for key in ("code", "severity", "file", "row", "field"):
            assert english[key] == chinese[key]
        assert CHINESE.search(chinese["cause"] + chinese["remedy"])
    assert "第" in said(capsys, "validate", str(county), "--lang", "zh")[1]


def test_a_day_is_planned_shown_and_written_in_chinese(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, text = said(
        capsys, "plan", TINY, "--out", str(tmp_path), "--steps", "100", "--lang", "zh"
    )
    assert status == 0
    assert "服务村数" in text
    assert "Villages" not in text
    assert 'lang="zh-Hans"' in (tmp_path / "report.html").read_text("utf-8")
    status, text = said(capsys, "check", str(tmp_path / "plan.json"), "--lang", "zh")
    assert "没有违反任何规则。" in text
    # The workbook is in Chinese, and is understood by a command in English.
    assert said(capsys, "check", str(tmp_path / "plan.xlsx"), "--lang", "en")[0] == 0


@pytest.mark.parametrize("command", [[], ["plan"], ["explain"], ["replan"], ["roads"]])
def test_help_is_in_chinese(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    _, text = said(capsys, *command, "--help", "--lang", "zh")
    assert len(CHINESE.findall(text)) > 20
    assert not CHINESE.search(said(capsys, *command, "--help")[1])


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_without_chinese_letters_gets_their_numbers(encoding: str) -> None:
    command = [sys.executable, "-m", "routing", "validate", TINY, "--lang", "zh"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(  # noqa: S603 - this very program
        command, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0
    assert b"\\u53ef" in done.stdout


def test_the_language_of_one_command_does_not_outlive_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said(capsys, "validate", TINY, "--lang", "zh")
    assert "Ready to plan." in said(capsys, "validate", TINY)[1]
