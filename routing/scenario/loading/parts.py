"""The parts of a scenario side by side, before it is known whether they fit together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from routing.scenario.loading.config import ReadConfig
from routing.scenario.loading.records import Records
from routing.scenario.model import Outlet, Vehicle, Village
from routing.scenario.schema import ScenarioConfig

Place: TypeAlias = Outlet | Village


@dataclass(frozen=True, slots=True)
class Parts:
    """What was read; a part is None where it could not be read at all.

    Attributes
    ----------
    read
        ``scenario.yaml`` with its lines.
    outlets, villages, fleet
        The tables.
    """

    read: ReadConfig
    outlets: Records[Outlet] | None
    villages: Records[Village] | None
    fleet: Records[Vehicle] | None

    @property
    def config(self) -> ScenarioConfig | None:
        """The configuration, if it is without faults."""
        return self.read.config

    def places(self) -> Iterator[tuple[str, Place]]:
        """Outlets, then villages, each with its file."""
        if self.outlets is not None:
            yield from ((self.outlets.file, outlet) for outlet in self.outlets.items)
        if self.villages is not None:
            yield from ((self.villages.file, village) for village in self.villages.items)

    def place_ids(self) -> Iterator[tuple[str, str, int]]:
        """File, id and row of every place, even of rows with faults in them."""
        if self.outlets is not None:
            yield from ((self.outlets.file, name, row) for name, row in self.outlets.ids)
        if self.villages is not None:
            yield from ((self.villages.file, name, row) for name, row in self.villages.ids)
