"""Recompute a plan from its scenario, in natural units and with code of its own.

Nothing here looks at a problem, a schedule or an engine. A plan edited by hand is judged like
any other: whatever is wrong with it becomes a finding.
"""

from __future__ import annotations

from collections.abc import Mapping

from routing.errors import Finding
from routing.network.model import MatrixProvider
from routing.plan.check.facts import Facts, RouteFacts
from routing.plan.check.figures import PLAN_FIGURE_RULES, ROUTE_FIGURE_RULES
from routing.plan.check.goods import GOODS_RULES
from routing.plan.check.identity import IDENTITY_RULES
from routing.plan.check.legs import LEG_RULES
from routing.plan.check.limits import LIMIT_RULES
from routing.plan.check.report import CheckReport
from routing.plan.check.stops import STOP_RULES
from routing.plan.check.times import TIME_RULES
from routing.plan.model import Plan
from routing.scenario.model import DayOrders, Scenario

__all__ = ["CheckReport", "check_plan"]

PLAN_RULES = (*IDENTITY_RULES, *PLAN_FIGURE_RULES)
ROUTE_RULES = (
    *STOP_RULES,
    *LEG_RULES,
    *TIME_RULES,
    *GOODS_RULES,
    *LIMIT_RULES,
    *ROUTE_FIGURE_RULES,
)


def check_plan(
    plan: Plan,
    scenario: Scenario,
    orders: DayOrders,
    roads: MatrixProvider,
    place_index: Mapping[str, int],
) -> CheckReport:
    """Every rule that a plan breaks, and every mandatory order that it leaves out.

    Parameters
    ----------
    roads
        The roads on the plan's date, opened for every profile of the fleet.
    place_index
        Number of each outlet and village, by id, in `roads`.
    """
    facts = Facts(plan, scenario, orders, roads, place_index)
    findings: list[Finding] = [found for rule in PLAN_RULES for found in rule(facts)]
    for route in plan.routes:
        about = RouteFacts(facts, route)
        findings += [found for rule in ROUTE_RULES for found in rule(about)]
    return CheckReport(tuple(findings))
