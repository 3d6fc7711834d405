"""Make the README's picture: ``python -m tests.helpers.readme_picture`` (needs Chromium)."""

from __future__ import annotations

import tempfile
from pathlib import Path

from routing.engines.base import Budget
from routing.plan_day import DayOptions, plan_orders, write_day
from routing.scenario.load import load_orders, load_scenario
from routing.scenario.making.synthetic import SyntheticOptions, make_synthetic
from routing.scenario.making.write import write_scenario
from tests.helpers.browser import open_browser

PICTURE = Path(__file__).parents[2] / "docs" / "report.png"
SIZE = (1280, 800)


def main() -> None:
    """Invent a county, plan it, open its report and take a picture."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        county = SyntheticOptions(villages=120, seed=4, visits_per_week=7.0)
        write_scenario(folder / "county", make_synthetic(county))
        scenario = load_scenario(folder / "county")
        orders = load_orders(scenario, scenario.dates[0])
        day = plan_orders(scenario, orders, DayOptions(budget=Budget(steps=4000)))
        write_day(day, folder / "plan")
        with open_browser(folder / "profile") as browser:
            browser.resize(*SIZE)
            browser.open(folder / "plan" / "report.html")
            browser.settle()
            browser.picture(PICTURE)


if __name__ == "__main__":
    main()
