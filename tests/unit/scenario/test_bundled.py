"""The scenarios that come with the program."""

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest

from routing.problem.roads import open_roads
from routing.scenario.load import load_orders, load_scenario
from routing.scenario.making.synthetic import SyntheticOptions, make_synthetic
from routing.scenario.making.write import write_scenario

SCENARIOS = Path(__file__).parents[3] / "scenarios"
DAY = dt.date(2026, 3, 2)
DEMO = SyntheticOptions(villages=60, townships=6, seed=7, date=DAY)
FOLDERS = sorted(path.name for path in SCENARIOS.iterdir() if path.is_dir())


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_demo_is_what_the_generator_makes_byte_for_byte(tmp_path: Path) -> None:
    write_scenario(tmp_path / "demo", make_synthetic(DEMO))

    made, bundled = contents(tmp_path / "demo"), contents(SCENARIOS / "demo")
    assert sorted(made) == sorted(bundled)
    assert [name for name in made if made[name] != bundled[name]] == []


def test_the_demo_is_small_and_shows_every_kind_of_vehicle_and_closure() -> None:
    scenario = load_scenario(SCENARIOS / "demo")

    assert sum(map(len, contents(SCENARIOS / "demo").values())) < 300_000
    assert {vehicle.type for vehicle in scenario.fleet} == set(scenario.vehicle_types)
    assert [bool(closure.area) for closure in scenario.config.closures] == [False, False, True]


@pytest.mark.parametrize("name", FOLDERS)
def test_every_bundled_scenario_loads_and_its_roads_open_without_a_warning(name: str) -> None:
    scenario = load_scenario(SCENARIOS / name)

    assert scenario.warnings == ()
    assert scenario.dates
    for date in scenario.dates:
        assert load_orders(scenario, date).warnings == ()
        assert open_roads(scenario, date).view.findings == ()


@pytest.mark.parametrize("name", FOLDERS)
def test_every_bundled_scenario_has_a_line_that_says_what_it_shows(name: str) -> None:
    assert f"| `{name}/` |" in (SCENARIOS / "README.md").read_text(encoding="utf-8")


def test_the_tiny_county_is_as_its_map_says() -> None:
    scenario = load_scenario(SCENARIOS / "tiny")
    roads = open_roads(scenario, DAY)

    def metres(*places: str) -> list[int]:
        at = [roads.index[place] for place in places]
        legs = [roads.view.leg("van", start, end) for start, end in pairwise(at)]
        return [leg.distance_m for leg in legs if leg is not None]

    assert metres("xian", "v1", "v2", "v3", "xian") == [6_000, 5_000, 6_000, 5_000]
    assert metres("liuxi", "v4", "v5", "liuxi") == [5_000, 4_000, 6_500]
    assert metres("liuxi", "v6", "liuxi") == [7_000, 7_000]
    assert metres("xian", "liuxi") == [12_000]
