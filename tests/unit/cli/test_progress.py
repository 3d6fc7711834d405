"""Progress while a search runs."""

import io

from rich.console import Console

from routing.cli.progress import describe, search_progress
from routing.engines.base import Progress

STEP = Progress(seconds=1.5, served=40, visits=46, cost=1_370_010)


def test_progress_tells_seconds_visits_and_cost() -> None:
    assert describe(STEP, "CNY") == "  1.5 s   40 of 46 visits served   cost 1,370.01 CNY"


def test_a_log_gets_seldom_lines() -> None:
    out = io.StringIO()
    with search_progress(Console(file=out), "CNY", quiet=False) as tell:
        for second in range(12):
            tell(Progress(float(second), 1, 2, 3000))
    assert len(out.getvalue().splitlines()) == 3


def test_a_machine_gets_none() -> None:
    out = io.StringIO()
    with search_progress(Console(file=out), "CNY", quiet=True) as tell:
        tell(STEP)
    assert out.getvalue() == ""
