"""What is wrong with days that are asked for, and what is worth knowing of days there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from routing.errors import Finding
from routing.fleet.demand.content import content_digest
from routing.fleet.model import Day
from routing.words import say


def wrong_counts(fitting: int, test: int) -> list[Finding]:
    """A finding for each set that is asked to hold no day."""
    return [
        Finding("fleet.days-none", cause, field=field)
        for field, count, cause in (
            ("fitting", fitting, say("{count} days to fit the fleet to.", count=fitting)),
            ("test", test, say("{count} days to test the fleet with.", count=test)),
        )
        if count < 1
    ]


def few_days(fitting: Sequence[Day], test: Sequence[Day]) -> Iterator[Finding]:
    """Warnings of sets of a single day."""
    if len(fitting) == 1:
        date = fitting[0].orders.date.isoformat()
        yield _doubt(
            "fleet.days-single", say("The fleet is fitted to {date} alone.", date=date), "fitting"
        )
    if len(test) == 1:
        date = test[0].orders.date.isoformat()
        yield _doubt(
            "fleet.days-single", say("The fleet is tested on {date} alone.", date=date), "test"
        )


def repeated_days(fitting: Sequence[Day], test: Sequence[Day]) -> Iterator[Finding]:
    """A warning of days that hold the very same orders."""
    days = len(fitting) + len(test)
    kinds = {content_digest(day) for day in fitting}
    again = sum(content_digest(day) in kinds for day in test)
    different = len(kinds | {content_digest(day) for day in test})
    if days > 1 and different == 1:
        cause = say("All {count} days hold the same orders.", count=days)
    elif again:
        cause = say(
            "{count} of {days} test days hold the same orders as a day the fleet is fitted to.",
            count=again,
            days=len(test),
        )
    elif different < days:
        cause = say(
            "Of {days} days only {different} differ in their orders.",
            days=days,
            different=different,
        )
    else:
        return
    yield _doubt("fleet.days-identical", cause)


def _doubt(code: str, cause: str, field: str = "") -> Finding:
    return Finding(code, cause, field=field, severity="warning")
