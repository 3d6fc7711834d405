"""Progress of a search: what is served and what it costs, while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from routing.engines.base import Progress, ProgressCallback, no_progress
from routing.words import say

QUIET_GAP_S = 5.0


def describe(progress: Progress, currency: str) -> str:
    """One line: seconds, visits served, cost."""
    return say(
        "{seconds} s   {served} of {visits} visits served   cost {cost} {currency}",
        seconds=f"{progress.seconds:5.1f}",
        served=progress.served,
        visits=progress.visits,
        cost=f"{progress.cost / 1000:,.2f}",
        currency=currency,
    )


def _lines(console: Console, currency: str) -> ProgressCallback:
    """Plain lines for logs, seldom."""
    last = -QUIET_GAP_S

    def tell(progress: Progress) -> None:
        nonlocal last
        if progress.seconds - last >= QUIET_GAP_S:
            last = progress.seconds
            console.print(describe(progress, currency), markup=False)

    return tell


@contextmanager
def search_progress(console: Console, currency: str, *, quiet: bool) -> Iterator[ProgressCallback]:
    """A callback that shows progress: a live line on a terminal, seldom lines in a log."""
    if quiet:
        yield no_progress
    elif not console.is_terminal:
        yield _lines(console, currency)
    else:
        with console.status(say("Planning ... Ctrl-C ends with the best plan so far")) as status:
            yield lambda progress: status.update(
                say("Planning {progress}", progress=describe(progress, currency))
            )
