"""One function a check; a check that fails in itself is a finding like any other."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final

from routing.doctor.model import Check
from routing.network.hierarchy.cache import cache_folder
from routing.outputs.manifest.fonts import chinese_font
from routing.words import current_language, say

DISTRIBUTION: Final = "rural-routing"
LEAST_PYTHON: Final = (3, 11)
LEAST_DISK_BYTES: Final = 500 * 2**20
LEAST_MEMORY_BYTES: Final = 2 * 2**30
_PATIENCE_S: Final = 300

# Run in a process of its own, in which nothing may open a connection.
GUARD: Final = """
import sys, tempfile
def refuse(event, args):
    if event.startswith("socket.") and event not in ("socket.gethostname",):
        raise RuntimeError("asked the network: " + event)
sys.addaudithook(refuse)
"""
_OFFLINE_PLAN: Final = f"""{GUARD}
from functools import partial
from pathlib import Path
from routing.engines.base import Budget
from routing.plan_day import DayOptions, plan_orders
from routing.scenario.load import load_orders, load_scenario
from routing.scenario.making.synthetic import SyntheticOptions, make_synthetic
from routing.scenario.making.write import write_scenario
with tempfile.TemporaryDirectory() as folder:
    county = Path(folder) / "county"
    write_scenario(county, make_synthetic(SyntheticOptions(villages=8, seed=1)))
    scenario = load_scenario(county)
    orders = load_orders(scenario, scenario.dates[0])
    day = plan_orders(scenario, orders, DayOptions(budget=Budget(steps=50)))
    assert day.report.ok
    print(day.plan.figures.villages_served)
"""


def examine(folder: Path) -> tuple[Check, ...]:
    """Examine the installation.

    Parameters
    ----------
    folder
        Where the user would write plans.
    """
    checks: tuple[Callable[[], Check], ...] = (
        _python,
        _packages,
        partial(_write_access, folder),
        _cache,
        _fonts,
        _encoding,
        _memory,
        partial(_disk, folder),
        _offline_plan,
        _language,
    )
    return tuple(_safely(check) for check in checks)


def _safely(check: Callable[[], Check]) -> Check:
    try:
        return check()
    except Exception as error:  # noqa: BLE001 - whatever is wrong is what was asked for
        function = check.func if isinstance(check, partial) else check
        name = function.__name__.strip("_").replace("_", " ")
        return Check(name, "fail", f"{type(error).__name__}: {error}"[:300])


def _python() -> Check:
    found = f"{platform.python_version()}, {platform.system()} {platform.machine()}"
    if sys.version_info[:2] >= LEAST_PYTHON:
        return Check(say("Python"), "ok", found)
    return Check(say("Python"), "fail", found, say("Install Python 3.11 or newer."))


def needed() -> list[str]:
    """Names of the packages that the program needs, without extras."""
    wanted = requires(DISTRIBUTION) or []
    plain = [line for line in wanted if "extra ==" not in line]
    return sorted({_name_of(line) for line in plain}, key=str.lower)


def _name_of(requirement: str) -> str:
    """The name before any version, marker or extra."""
    for at, letter in enumerate(requirement):
        if not (letter.isalnum() or letter in "-_."):
            return requirement[:at]
    return requirement


def _packages() -> Check:
    have, lacking = [], []
    for name in needed():
        try:
            have.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            lacking.append(name)
    if not lacking:
        return Check(say("Packages"), "ok", ", ".join(have))
    remedy = say("Install the program again: pip install {name}.", name=DISTRIBUTION)
    return Check(say("Packages"), "fail", say("missing: {names}", names=", ".join(lacking)), remedy)


def _write_access(folder: Path) -> Check:
    name = say("Write access")
    if _can_write(folder):
        return Check(name, "ok", str(folder.resolve()))
    remedy = say("Run it from a folder that you may write to, or name one with --out.")
    return Check(name, "fail", str(folder.resolve()), remedy)


def _can_write(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
    except OSError:
        return False
    return True


def _cache() -> Check:
    name = say("Cache of roads and compiled code")
    folder = cache_folder()
    if folder is None:
        return Check(name, "warn", say("switched off"), say("Unset ROUTING_CACHE_DIR to use it."))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        usable = _can_write(folder)
    except OSError:
        usable = False
    if usable:
        return Check(name, "ok", str(folder))
    remedy = say(
        "Set ROUTING_CACHE_DIR to a folder that you may write to; without, starting is slow."
    )
    return Check(name, "warn", str(folder), remedy)


def font_remedy() -> str:
    """What to install on this system for Chinese letters."""
    system = platform.system()
    if system == "Windows":
        return say("Add the optional feature Chinese (Simplified) Supplemental Fonts.")
    if system == "Darwin":
        return say("Switch PingFang SC on in Font Book.")
    return say("Install fonts-noto-cjk (Debian, Ubuntu) or google-noto-sans-cjk-fonts (Fedora).")


def _fonts() -> Check:
    name = say("Chinese letters in manifests")
    font = chinese_font()
    if font is not None:
        return Check(name, "ok", font)
    return Check(name, "warn", say("no font found"), font_remedy())


def _encoding() -> Check:
    name = say("Letters on this terminal")
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if encoding == "utf8":
        return Check(name, "ok", "UTF-8")
    return Check(name, "warn", encoding or "-", say("Set PYTHONUTF8=1."))


def _memory() -> Check:
    name = say("Memory")
    if not hasattr(os, "sysconf"):
        return Check(name, "ok", say("not known on this system"))
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    cores = os.cpu_count() or 1
    found = say("{gib} GiB, {cores} cores", gib=f"{total / 2**30:.1f}", cores=cores)
    if total >= LEAST_MEMORY_BYTES:
        return Check(name, "ok", found)
    return Check(name, "warn", found, say("Plan at most a few hundred villages here."))


def _disk(folder: Path) -> Check:
    name = say("Room on the disk")
    free = shutil.disk_usage(folder).free
    found = say("{gib} GiB free", gib=f"{free / 2**30:.1f}")
    if free >= LEAST_DISK_BYTES:
        return Check(name, "ok", found)
    return Check(name, "warn", found, say("Make some room: a plan takes a few megabytes."))


def _offline_plan() -> Check:
    """A small plan in a process in which any use of the network is an error."""
    name = say("A small plan, without any network")
    command = [sys.executable, "-c", _OFFLINE_PLAN]
    done = subprocess.run(  # noqa: S603 - this very program
        command, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
    )
    if done.returncode == 0:
        served = done.stdout.strip()
        return Check(name, "ok", say("{count} villages served and checked", count=served))
    last = done.stderr.strip().splitlines()[-1:] or ["-"]
    return Check(name, "fail", last[0][:300], say("Install the program again, or report this."))


def _language() -> Check:
    found = say("English") if current_language() == "en" else say("Chinese")
    return Check(say("Language"), "ok", found, "")
