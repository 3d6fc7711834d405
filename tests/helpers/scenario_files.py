"""A small valid scenario as texts by file name, to be changed and written by tests."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from routing.errors import Finding, InputError
from routing.scenario.load import load_orders, load_scenario
from routing.scenario.model import DayOrders, Scenario

DATE = dt.date(2026, 3, 2)
ORDERS_FILE = f"orders/{DATE.isoformat()}.csv"

CONFIG = """\
schema_version: 1
name: Fenghuang
vehicle_types:
  small_van:
    profile: van
    weight_kg: 800
    volume_m3: 4.5
    costs:
      fixed: 100
      per_km: 1.2
    shift:
      start: 07:30
      end: 18:00
rules:
  dispatch_from: outlet
"""
OUTLETS = """\
id,name,kind,lon,lat,parent,opens,closes
C,County centre,county_centre,109.60,27.95,,06:00,20:00
T1,Ala,township,109.50,27.90,C,07:00,19:00
T2,Muli,township,109.70,28.05,C,,
"""
VILLAGES = """\
id,name,outlet,lon,lat,population,visits_per_week,opens,closes,priority,station,access
V1,Aba,T1,109.51,27.91,420,3,08:00,17:00,2,shared,van;three_wheeler
V2,Boluo,T1,109.48,27.88,,,,,,,
V3,Dama,T2,109.72,28.07,1200,2.5,,,1,postal,
V4,Hexi,C,109.61,27.97,80,5,,,,door,van
"""
FLEET = """\
id,type,base,in_service_since
K1,small_van,T1,2021-05-01
K2,small_van,T2,
"""
ORDERS = """\
village,kind,pieces,weight_kg,volume_m3,ready,due,note
V1,deliver,4,12.5,0.08,,,
V2,collect,1,30,0.2,09:00,12:00,tea
V3,deliver,2,3,0.01,,,leave at the shop
"""


def valid_files() -> dict[str, str]:
    """The texts of a scenario without faults."""
    return {
        "scenario.yaml": CONFIG,
        "outlets.csv": OUTLETS,
        "villages.csv": VILLAGES,
        "fleet.csv": FLEET,
        ORDERS_FILE: ORDERS,
    }


def write_files(folder: Path, files: dict[str, str] | dict[str, bytes]) -> Path:
    """Write texts (as UTF-8) or bytes into a folder, and return it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        path.write_bytes(data)
    return folder


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """The valid texts with one piece of one of them exchanged."""
    files = valid_files()
    assert files[name].count(old) == 1, f"{old!r} stands {files[name].count(old)} times in {name}"
    files[name] = files[name].replace(old, new)
    return files


def load(folder: Path, files: dict[str, str]) -> tuple[Scenario, DayOrders]:
    """Write and load a scenario and its orders."""
    scenario = load_scenario(write_files(folder, files))
    return scenario, load_orders(scenario, DATE)


def errors_of(folder: Path, files: dict[str, str] | dict[str, bytes]) -> tuple[Finding, ...]:
    """What loading finds: the findings of its InputError, or the warnings if there is none."""
    write_files(folder, files)
    try:
        scenario = load_scenario(folder)
        return (*scenario.warnings, *load_orders(scenario, DATE).warnings)
    except InputError as error:
        return error.findings
