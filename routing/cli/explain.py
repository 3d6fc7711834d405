"""``routing explain``: why an order is left out, and what would serve it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from routing.cli.options import Debug, Json, PlanFile, ScenarioOption
from routing.cli.show import (
    clock,
    finding_record,
    messages,
    plain,
    results,
    show_findings,
    show_pairs,
    write_json,
)
from routing.explain_day import ExplainedDay, explain_day, write_explained
from routing.plan.explain import LeftOut, Served
from routing.words import say

VillageName = Annotated[str | None, typer.Option("--village", help="Id or name of a village.")]
Page = Annotated[
    Path | None, typer.Option("--out", help="HTML file: the report with what would serve them.")
]
OrderName = Annotated[str | None, typer.Option("--order", help="Id of an order.")]


def _money(milli: int, currency: str) -> str:
    return f"{milli / 1000:+,.2f} {currency}"


def left_out_record(one: LeftOut) -> dict[str, Any]:
    """What is left out, for machines."""
    return {
        "orders": list(one.orders),
        "village": one.village,
        "mandatory": one.mandatory,
        "code": one.code,
        "detail": one.detail,
        "changes": [
            {
                "kind": change.kind,
                "words": change.words,
                "amount": change.amount,
                "extra_cost": change.extra_cost / 1000,
                "vehicle": change.vehicle,
            }
            for change in one.changes
        ],
    }


def served_record(one: Served) -> dict[str, Any]:
    """A served village, for machines."""
    record = {name: getattr(one, name) for name in one.__slots__}
    record["orders"] = list(one.orders)
    record["saved"] = one.saved / 1000
    record["next_extra"] = None if one.next_extra is None else one.next_extra / 1000
    return record


def _show_left_out(one: LeftOut, name: str, currency: str) -> None:
    head = Text.assemble(
        plain(name), "  ", (", ".join(one.orders), "dim"), "  ", (one.code, "bold red")
    )
    console = results()
    console.print(head, soft_wrap=True)
    console.print(Text.assemble("  ", plain(one.detail)), soft_wrap=True)
    if not one.changes:
        console.print(Text("  " + say("No single change serves it."), "yellow"))
    for change in one.changes:
        cost = _money(change.extra_cost, currency)
        console.print(
            Text.assemble("  → ", plain(change.words), f"  {cost}", (f"  {change.vehicle}", "dim")),
            soft_wrap=True,
        )


def _show_served(one: Served, name: str, currency: str) -> None:
    pairs = {
        say("Orders"): ", ".join(one.orders),
        say("Vehicle"): one.vehicle,
        say("Arrival"): clock(one.arrive_s),
        say("Begin"): clock(one.begin_s),
        say("Departure"): clock(one.leave_s),
        say("Window"): f"{clock(one.opens_s)}-{clock(min(one.closes_s, 86_400))}",
        say("Could be later by"): say(
            "{minutes} min, then {what} is missed", minutes=one.slack_s // 60, what=one.tight
        ),
        say("Without this stop the day would cost"): _money(-one.saved, currency),
    }
    if one.next_extra is not None:
        pairs[say("Next best")] = f"{one.next_best}, {_money(one.next_extra, currency)}"
    else:
        pairs[say("Next best")] = say("no other vehicle has a place for it")
    show_pairs(name, pairs, results())


def _show(explained: ExplainedDay) -> None:
    currency = explained.day.plan.currency
    names = {village.id: village.name for village in explained.day.scenario.villages}
    for left_out in explained.left_out:
        _show_left_out(left_out, names[left_out.village], currency)
    for served in explained.served:
        _show_served(served, names[served.village], currency)
    if not explained.left_out and not explained.served:
        results().print(say("Nothing is left out, and nothing else was asked about."))


def explain(
    plan: PlanFile,
    *,
    village: VillageName = None,
    order: OrderName = None,
    out: Page = None,
    scenario: ScenarioOption = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Say why orders are left out, and the smallest single changes that would serve them."""
    explained = explain_day(plan, village, order, scenario)
    if out is not None:
        write_explained(explained, out)
    if as_json:
        write_json(
            {
                "left_out": [left_out_record(one) for one in explained.left_out],
                "served": [served_record(one) for one in explained.served],
                "findings": [finding_record(finding) for finding in explained.findings],
            }
        )
        return
    show_findings(explained.findings, messages())
    _show(explained)
