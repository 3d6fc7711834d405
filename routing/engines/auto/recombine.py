"""The cheapest selection of known routes: set partitioning by CP-SAT of OR-Tools.

Every visit that the best plan serves is to be served once more; so service never falls. At most as
many routes of a kind are taken as there are vehicles of it. (Balinski and Quandt 1964; as a part of
a heuristic: Rochat and Taillard 1995.)
"""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python import cp_model

from routing.engines.auto.pool import Column
from routing.problem.assignment import Route

SCALE = 1000
"""Costs in 1/1000 of the currency: whole numbers that stay small."""


def recombine(
    columns: Sequence[Column],
    members: Sequence[Sequence[int]],
    best: Sequence[Column],
    seconds: float,
) -> list[Route] | None:
    """Routes that serve what `best` serves, for less; None if none were found in time.

    Parameters
    ----------
    columns
        All routes known, those of `best` among them.
    members
        Vehicles of each kind.
    best
        The routes of the best plan, which are where the search starts.
    """
    wanted = {visit for column in best for visit in column.visits}
    usable = [column for column in columns if column.visits <= wanted]
    if len(usable) <= len(best) or seconds <= 0:
        return None
    model = cp_model.CpModel()
    taken = [model.new_bool_var("") for _ in usable]
    by_visit: dict[int, list[cp_model.IntVar]] = {visit: [] for visit in wanted}
    by_kind: dict[int, list[cp_model.IntVar]] = {}
    for variable, column in zip(taken, usable, strict=True):
        by_kind.setdefault(column.kind, []).append(variable)
        for visit in column.visits:
            by_visit[visit].append(variable)
    for variables in by_visit.values():
        model.add_exactly_one(variables)
    for kind, variables in by_kind.items():
        model.add(sum(variables) <= len(members[kind]))
    costs = [round(column.cost / SCALE) for column in usable]
    model.minimize(sum(cost * variable for cost, variable in zip(costs, taken, strict=True)))
    known = set(best)
    for variable, column in zip(taken, usable, strict=True):
        model.add_hint(variable, column in known)
    return _solved(model, taken, usable, members, sum(column.cost for column in best), seconds)


def _solved(  # noqa: PLR0913, PLR0917 - a model, what it chooses from, and when to stop
    model: cp_model.CpModel,
    taken: Sequence[cp_model.IntVar],
    columns: Sequence[Column],
    members: Sequence[Sequence[int]],
    now: int,
    seconds: float,
) -> list[Route] | None:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    chosen = [c for v, c in zip(taken, columns, strict=True) if solver.boolean_value(v)]
    if sum(column.cost for column in chosen) >= now:
        return None
    free = [list(reversed(vehicles)) for vehicles in members]
    return [Route(free[column.kind].pop(), column.trips) for column in chosen]
