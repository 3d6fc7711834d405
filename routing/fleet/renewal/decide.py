"""From a task and budgets to decisions, through the mixed-integer program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from ortools.math_opt.python import mathopt

from routing.errors import InternalError
from routing.fleet.model import Slot
from routing.fleet.renewal.cohorts import Stretch
from routing.fleet.renewal.program import Place, Program, Term, make_program
from routing.fleet.renewal.task import RenewalTask
from routing.problem.units import MILLI

_TINY: Final = 1e-6
_ROOM: Final = 1e-6  # of service, for the solver's tolerance

Budgets = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Effort:
    """When the search may end: the same on every machine, since it counts steps, not time.

    Attributes
    ----------
    gap
        Once no plan can cost less by more than this share of the cost.
    nodes
        After so many nodes of the search tree.
    """

    gap: float
    nodes: int


EXACT: Final = Effort(1e-6, 100_000)
USUAL: Final = Effort(2e-3, 200)
ROUGH: Final = Effort(5e-3, 40)


@dataclass(frozen=True, slots=True)
class Decision:
    """Vehicles there and held by year, cohort and base, and the number of each year's candidate.

    ``gap`` is the share of the cost by which another plan may at most be cheaper.
    """

    there: Mapping[Place, int]
    held: Mapping[Place, int]
    chosen: tuple[int, ...]
    gap: float


def decide(task: RenewalTask, budgets: Budgets, effort: Effort = USUAL) -> Decision | None:
    """The cheapest plan whose every year reaches the floor; None if there is none."""
    program = make_program(task, budgets, keep=True)
    return _decision(program, _solve(program, program.costs, effort))


def decide_for_service(
    task: RenewalTask, budgets: Budgets, effort: Effort = USUAL
) -> Decision | None:
    """The plan that falls below the floor by the least, years added up; of these the cheapest."""
    program = make_program(task, budgets, keep=False)
    shortfall = program.shortfall()
    found = _solve(program, [shortfall])
    if found is None:
        return None
    least = found.objective_value() + _ROOM
    program.model.add_linear_constraint(ub=least, expr=shortfall)
    return _decision(program, _solve(program, program.costs, effort))


def least_budget(task: RenewalTask) -> int | None:
    """The least that, spent on purchases in each year, lets every year reach the floor.

    In 1/1000 of the currency; None if no budget does.
    """
    program = make_program(task, (None,) * task.years, keep=True)
    most = program.model.add_variable(lb=0)
    for year in range(task.years):
        over = mathopt.LinearSum([program.spent(year), -most])
        program.model.add_linear_constraint(ub=0, expr=over)
    found = _solve(program, [most])
    return None if found is None else round(found.objective_value() * MILLI)


def lacking_vehicles(task: RenewalTask) -> dict[tuple[int, Slot, Stretch], int]:
    """What lacks, with any budget, for every year to reach the floor: as little as possible."""
    program = make_program(task, (None,) * task.years, keep=True, lenient=True)
    lacking = program.lacking
    found = _solve(program, [where[2].share * count for where, count in lacking.items()])
    if found is None:
        return {}
    values = found.variable_values()
    counts = {where: round(values[count]) for where, count in lacking.items()}
    return {where: count for where, count in counts.items() if count}


def _solve(program: Program, terms: list[Term], effort: Effort = EXACT) -> Any | None:  # noqa: ANN401 - no types there
    """The solver's answer with the least sum of terms; None if nothing satisfies the constraints.

    Raises
    ------
    InternalError
        If the solver gives up without a plan.
    """
    program.model.minimize(mathopt.LinearSum(terms))
    limits = mathopt.SolveParameters(
        threads=1,
        node_limit=effort.nodes,
        relative_gap_tolerance=effort.gap,
        absolute_gap_tolerance=_TINY,
    )
    # SCIP: HiGHS, though quicker, has called plans of such a program optimal that were not.
    found = mathopt.solve(program.model, mathopt.SolverType.GSCIP, params=limits)
    reason = mathopt.TerminationReason
    if found.termination.reason in {reason.INFEASIBLE, reason.INFEASIBLE_OR_UNBOUNDED}:
        return None
    if found.termination.reason not in {reason.OPTIMAL, reason.FEASIBLE}:
        raise InternalError([])
    return found


def _decision(program: Program, found: Any | None) -> Decision | None:  # noqa: ANN401
    if found is None:
        return None
    values = found.variable_values()
    chosen = [number for (_, number), choice in program.chosen.items() if values[choice] > 0.5]  # noqa: PLR2004
    cost, bound = found.objective_value(), found.best_objective_bound()
    gap = max(0.0, cost - bound) / max(abs(cost), _TINY)
    there, held = _counts(program.there, values), _counts(program.held, values)
    return Decision(there, held, tuple(chosen), gap)


def _counts(variables: Mapping[Place, Term], values: Mapping[Term, float]) -> dict[Place, int]:
    """Whole numbers of vehicles, where there are any."""
    counts = {place: round(values[count]) for place, count in variables.items()}
    return {place: count for place, count in counts.items() if count}
