"""What an engine returns: who visits what, in which order, loading where. Nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["complete", "interrupted", "optimal"]


@dataclass(frozen=True, slots=True)
class Trip:
    """From one halt at a depot to the next: the depot's index and the visits' in order."""

    depot: int
    visits: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """One vehicle's day."""

    vehicle: int
    trips: tuple[Trip, ...]

    @property
    def visits(self) -> tuple[int, ...]:
        """All visits in order."""
        return tuple(visit for trip in self.trips for visit in trip.visits)


@dataclass(frozen=True, slots=True)
class Assignment:
    """Routes of used vehicles, in order of the vehicle, and the visits left out, ascending.

    ``status`` is ``optimal`` only with a proof, ``interrupted`` when the user stopped the search.
    ``bound`` is a proven lower bound on the cost in 1/1000 of the currency, where one is known:
    of any assignment that makes the same visits; where prizes are money, on cost and missed
    prizes together, of any that makes the same mandatory visits.
    """

    routes: tuple[Route, ...]
    unserved: tuple[int, ...]
    engine: str
    status: Status = "complete"
    bound: int | None = None
    notes: tuple[str, ...] = ()
