"""What the figures of a plan are held against."""

from __future__ import annotations

from dataclasses import dataclass

from routing.plan.model import Plan, Stop
from routing.scenario.model import DayOrders, Scenario


@dataclass(frozen=True, slots=True)
class Targets:
    """Targets by figure; None where the operator has set none.

    The direct service rate is what rural operators report against first (98 %, then 100 %). A
    plan promises every window, so on time means all of them.
    """

    direct_service_rate: float | None = 0.98
    on_time: float | None = 1.0
    load_factor: float | None = None
    distance_km: float | None = None
    cost_per_piece: float | None = None


@dataclass(frozen=True, slots=True)
class OnTime:
    """Stops at villages that begin within their windows, and all of them."""

    kept: int
    stops: int

    @property
    def share(self) -> float | None:
        """Share kept; None without stops."""
        return self.kept / self.stops if self.stops else None


def on_time(plan: Plan, scenario: Scenario, orders: DayOrders | None) -> OnTime:
    """How many stops begin within the hours of their village and the windows of their orders.

    Without the orders of the date the villages' hours alone are looked at.
    """
    windows = {village.id: (village.opens_s, village.closes_s) for village in scenario.villages}
    ordered = {} if orders is None else {o.id: (o.ready_s, o.due_s) for o in orders.orders}
    stops = [stop for route in plan.routes for stop in route.stops if stop.kind == "serve"]
    kept = sum(_in_time(stop, windows, ordered) for stop in stops)
    return OnTime(kept, len(stops))


def _in_time(
    stop: Stop, windows: dict[str, tuple[int, int]], ordered: dict[str, tuple[int, int]]
) -> bool:
    bounds = [windows[stop.place]] if stop.place in windows else []
    bounds += [ordered[order] for order in stop.orders if order in ordered]
    return all(first <= stop.begin_s <= last for first, last in bounds)
