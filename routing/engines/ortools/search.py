"""The search itself: parameters, limits, and what is heard of it while it runs."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from routing.engines.base import Progress, Run
from routing.engines.ortools.extract import paths_of, routes_of
from routing.engines.ortools.model import Model
from routing.problem.assignment import Route

# The search asks whether to go on millions of times a minute; most questions are cut short.
POLLS_PER_LOOK: Final = 256
LONGEST_SEARCH_S: Final = 1e6
BOOL_FALSE: Final = 2
BOOL_TRUE: Final = 3
NEIGHBOURHOODS: Final = frozenset(
    {
        "use_relocate",
        "use_exchange",
        "use_cross",
        "use_two_opt",
        "use_or_opt",
        "use_make_active",
        "use_make_inactive",
        "use_make_chain_inactive",
        "use_swap_active",
    }
)
REPORT_EVERY_S: Final = 0.3
# A step budget alone also ends when so many questions pass without a step: nothing moves.
POLLS_WITHOUT_STEP: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """When a search ends: ``deadline`` of time.monotonic, steps, and a cost in objective units."""

    deadline: float | None
    steps: int | None
    target: int | None
    began: float


class _Watch:
    """Answers whether the search should stop, and reports improvements."""

    def __init__(self, model: Model, limits: Limits, run: Run) -> None:
        self._model = model
        self._limits = limits
        self._run = run
        self._polls = self._polls_at_step = 0
        self._best: int | None = None
        self._reported_at = 0.0
        self.steps = 0
        self.interrupted = False
        self.done = False

    def poll(self) -> bool:
        """Whether to stop; asked by the search at every turn."""
        self._polls += 1
        if self._polls % POLLS_PER_LOOK and not self.done:
            return False
        return self._look()

    def _look(self) -> bool:
        if self._run.stop():
            self.interrupted = self.done = True
        deadline = self._limits.deadline
        if deadline is not None and time.monotonic() >= deadline:
            self.done = True
        if self._polls - self._polls_at_step > POLLS_WITHOUT_STEP and deadline is None:
            self.done = True
        return self.done

    def step(self) -> None:
        """Heard at every solution that the search moves to."""
        self.steps += 1
        self._polls_at_step = self._polls
        cost = self._model.routing.CostVar().Min()
        if self._limits.steps is not None and self.steps >= self._limits.steps:
            self.done = True
        if self._limits.target is not None and cost <= self._limits.target:
            self.done = True
        if self._best is None or cost < self._best:
            self._best = cost
            self._report(cost)

    def _report(self, cost: int) -> None:
        now = time.monotonic()
        if now - self._reported_at < REPORT_EVERY_S:
            return
        self._reported_at = now
        routing, objective = self._model.routing, self._model.objective
        missed = [
            objective.penalty[visit]
            for index, visit in zip(
                self._model.visit_indices, self._model.nodes.visits, strict=True
            )
            if routing.ActiveVar(index).Max() == 0
        ]
        visits = len(self._model.problem.visits)
        served = len(self._model.nodes.visits) - len(missed)
        milli = (cost - sum(missed)) * objective.unit_micro // 1000
        self._run.progress(Progress(now - self._limits.began, served, visits, milli))


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to.

    ``routes`` is None where not even a first solution was found; ``steps`` were taken.
    """

    routes: tuple[Route, ...] | None
    steps: int
    interrupted: bool


def search(model: Model, start: Sequence[Route], limits: Limits, run: Run) -> Found:
    """Search from given routes, or from scratch where the model refuses them."""
    chosen = parameters(limits)
    watch = _Watch(model, limits, run)
    model.routing.CloseModelWithParameters(chosen)
    model.routing.AddSearchMonitor(model.solver.CustomLimit(watch.poll))
    model.routing.AddAtSolutionCallback(watch.step)
    model.solver.ReSeed(run.seed)
    first = model.routing.ReadAssignmentFromRoutes(paths_of(model, start), True)
    if first is None:
        best = model.routing.SolveWithParameters(chosen)
    else:
        best = model.routing.SolveFromAssignmentWithParameters(first, chosen)
    routes = None if best is None else routes_of(model, best)
    return Found(routes, watch.steps, watch.interrupted)


def parameters(limits: Limits) -> Any:  # noqa: ANN401 - the bindings have no types
    """Guided local search with the neighbourhoods that pay on rural days."""
    chosen = pywrapcp.DefaultRoutingSearchParameters()
    chosen.first_solution_strategy = (
        routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    )
    chosen.local_search_metaheuristic = (
        routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    )
    # Duties are as short as the finalizer makes them; linear programmes would only repeat it.
    chosen.disable_scheduling_beware_this_may_degrade_performance = True
    operators = chosen.local_search_operators
    for descriptor in operators.DESCRIPTOR.fields:
        useful = descriptor.name in NEIGHBOURHOODS
        setattr(operators, descriptor.name, BOOL_TRUE if useful else BOOL_FALSE)
    left_s = LONGEST_SEARCH_S
    if limits.deadline is not None:
        left_s = min(left_s, max(0.01, limits.deadline - time.monotonic()))
    chosen.time_limit.FromMilliseconds(round(1000 * left_s))
    return chosen
