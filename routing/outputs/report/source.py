"""What a report is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from routing.network.model import FloatArray, RoadNetwork
from routing.outputs.lines import RouteLine
from routing.outputs.report.roads import Box
from routing.outputs.report.targets import Targets
from routing.plan.compare import Comparison
from routing.plan.model import Plan
from routing.scenario.model import DayOrders, Scenario

_MARGIN: Final = 0.08
_LEAST_MARGIN_DEG: Final = 0.01


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier plan to show the changes from; ``lines`` are the ways of its routes, in order."""

    plan: Plan
    lines: Sequence[RouteLine]
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Band:
    """Where a vehicle gets to from an outlet within so many minutes.

    ``outlines`` are closed lines, each (k, 2) lon/lat; a point is inside if an odd number of them
    lies around it.
    """

    outlet: str
    minutes: int
    outlines: tuple[FloatArray, ...]


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
    before
        Show what changed since this plan.
    bands
        Isochrones to show on demand, the farthest first.
    helps
        By order left out: what would serve it, in words.
    """

    plan: Plan
    scenario: Scenario
    lines: Sequence[RouteLine]
    network: RoadNetwork | None = None
    orders: DayOrders | None = None
    targets: Targets = field(default_factory=Targets)
    before: Before | None = None
    bands: Sequence[Band] = ()
    helps: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @cached_property
    def box(self) -> Box:
        """All places and routes, with a margin."""
        spots = [(outlet.lon, outlet.lat) for outlet in self.scenario.outlets]
        spots += [(village.lon, village.lat) for village in self.scenario.villages]
        lines = [*self.lines, *(() if self.before is None else self.before.lines)]
        spots += [(lon, lat) for line in lines for lon, lat in line.points.tolist()]
        lons, lats = zip(*spots, strict=True) if spots else ((0.0,), (0.0,))
        across = max(_MARGIN * (max(lons) - min(lons)), _LEAST_MARGIN_DEG)
        along = max(_MARGIN * (max(lats) - min(lats)), _LEAST_MARGIN_DEG)
        return Box(min(lons) - across, min(lats) - along, max(lons) + across, max(lats) + along)
