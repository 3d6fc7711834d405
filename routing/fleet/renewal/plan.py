"""Which vehicles to replace when, within a budget a year, with service that holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from routing.errors import Finding, InternalError
from routing.fleet.model import Mix, Slot
from routing.fleet.renewal.account import Account
from routing.fleet.renewal.decide import (
    ROUGH,
    USUAL,
    Budgets,
    Effort,
    decide,
    decide_for_service,
    least_budget,
)
from routing.fleet.renewal.remarks import budget_too_small, impossible, not_proven
from routing.fleet.renewal.task import Candidate, RenewalTask
from routing.fleet.renewal.years import year_plan
from routing.fleet.result import BudgetCut, Remark, Renewal
from routing.problem.units import MILLI, milli

CUTS: Final = (1.0, 0.9, 0.75, 0.5, 0.0)
"""Shares of the budget that are tried."""


def plan_renewal(asked: RenewalTask, effort: Effort = USUAL) -> Renewal:
    """Plan purchases, sales and moves over the years of the catalogue's terms.

    Every year takes one candidate or, where nothing else can be had, no vehicle at all. Its
    vehicles are there the whole year, own ones or hired, and cash, resale and what is left at
    the end are weighed at the discount rate.

    Parameters
    ----------
    asked
        The fleet to be reached and, among its candidates, cheaper ones that keep the service,
        and lesser ones for budgets that cannot.
    effort
        Of the search. A plan whose proven gap is within the effort's counts as optimal; cuts of
        the budget are searched roughly.

    Returns
    -------
    Renewal
        With the cheapest plan whose every year reaches the floor. Where the budget is too small,
        the plan that falls below it by the least, the least budget that would do, and a remark;
        where no budget would do, a remark on what lacks.
    """
    nothing = Candidate(Mix(), 0.0, 0)
    task = replace(asked, candidates=_distinct((*asked.candidates, nothing)))
    catalogue = task.catalogue
    budget = catalogue.renewal.budget_a_year
    limit = None if budget is None else milli(budget)
    account = _best(task, (limit,) * task.years, effort)
    cuts = [_cut(task, account, share, limit) for share in CUTS]
    least = least_budget(task)
    rate = catalogue.renewal.discount_rate
    return Renewal(
        years=tuple(year_plan(account, year, limit) for year in range(task.years)),
        total_cost=account.total() / MILLI,
        value_at_end=account.value_at_end() / (1 + rate) ** task.years / MILLI,
        least_budget=None if least is None else least / MILLI,
        optimal=account.decision.gap <= effort.gap,
        cuts=tuple(cuts),
        remarks=tuple(_remarks(account, limit, least, effort)),
    )


def _distinct(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Candidates in order, of those with the same vehicles only the first."""
    first: dict[tuple[tuple[Slot, int], ...], Candidate] = {}
    for candidate in candidates:
        first.setdefault(tuple(candidate.mix), candidate)
    return tuple(first.values())


def _best(task: RenewalTask, budgets: Budgets, effort: Effort) -> Account:
    """The cheapest plan that holds, or the one that falls short by the least."""
    decision = decide(task, budgets, effort) or decide_for_service(task, budgets, effort)
    if decision is None:
        # A year without vehicles is always possible.
        raise InternalError([])
    return Account(task, decision)


def _cut(task: RenewalTask, whole: Account, share: float, limit: int | None) -> BudgetCut:
    """The plan with a share of the budget; without one, of the most that a year spends."""
    years = range(task.years)
    full = max(whole.paid(year).spent for year in years) if limit is None else limit
    budget = round(full * share)
    same = share == 1
    account = whole if same else _best(task, (budget,) * task.years, ROUGH)
    least = min(account.candidate(year).service for year in years)
    return BudgetCut(
        budget_share=share,
        budget=budget / MILLI,
        total_cost=account.total() / MILLI,
        least_service=least,
        holds=least >= task.floor,
    )


def _remarks(
    account: Account, limit: int | None, least: int | None, effort: Effort
) -> Iterator[Remark]:
    findings: list[Finding] = []
    if least is None:
        findings.append(impossible(account.task))
    elif limit is not None and limit < least:
        findings.append(budget_too_small(account, limit, least))
    if account.decision.gap > effort.gap:
        findings.append(not_proven(account.decision.gap))
    return (Remark(code=f.code, text=f"{f.cause} {f.remedy}") for f in findings)
