"""What a report is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from routing.network.model import RoadNetwork
from routing.outputs.lines import RouteLine
from routing.outputs.report.roads import Box
from routing.outputs.report.targets import Targets
from routing.plan.model import Plan
from routing.scenario.model import DayOrders, Scenario

_MARGIN: Final = 0.08
_LEAST_MARGIN_DEG: Final = 0.01


@dataclass(frozen=True)
class ReportSource:
    """A plan with what a page shows around it.

    Attributes
    ----------
    lines
        The way of each route of the plan, in order.
    network
        The roads to draw; None draws none.
    orders
        The orders of the date: their windows, and the goods left out. Without them the report
        says less.
    """

    plan: Plan
    scenario: Scenario
    lines: Sequence[RouteLine]
    network: RoadNetwork | None = None
    orders: DayOrders | None = None
    targets: Targets = field(default_factory=Targets)

    @cached_property
    def box(self) -> Box:
        """All places and routes, with a margin."""
        spots = [(outlet.lon, outlet.lat) for outlet in self.scenario.outlets]
        spots += [(village.lon, village.lat) for village in self.scenario.villages]
        spots += [(lon, lat) for line in self.lines for lon, lat in line.points.tolist()]
        lons, lats = zip(*spots, strict=True) if spots else ((0.0,), (0.0,))
        across = max(_MARGIN * (max(lons) - min(lons)), _LEAST_MARGIN_DEG)
        along = max(_MARGIN * (max(lats) - min(lats)), _LEAST_MARGIN_DEG)
        return Box(min(lons) - across, min(lats) - along, max(lons) + across, max(lats) + along)
