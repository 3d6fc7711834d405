"""The search itself: parameters, limits, and what is heard of it while it runs."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from routing.engines.base import StopSignal, never_stop
from routing.engines.ortools.extract import paths_of, routes_of
from routing.engines.ortools.model import Model
from routing.engines.ruin import Heard, unheard
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
# After so many questions a node without a step nothing moves any more; four hundred are usual.
IDLE_POLLS_PER_NODE: Final = 3000


@dataclass(frozen=True, slots=True)
class Limits:
    """When a search ends: at ``deadline`` of time.monotonic, after ``steps`` solutions, or never.

    ``stop`` is asked often, and ends it at once.
    """

    deadline: float | None = None
    steps: int | None = None
    stop: StopSignal = never_stop


class _Watch:
    """Answers whether the search should stop, and tells of improvements."""

    def __init__(self, model: Model, limits: Limits, heard: Heard) -> None:
        self._model = model
        self._limits = limits
        self._heard = heard
        self._polls = self._polls_at_step = 0
        self._best: int | None = None
        self._done = False
        self._most_idle = IDLE_POLLS_PER_NODE * len(model.nodes)
        self.steps = 0

    def poll(self) -> bool:
        """Whether to stop; asked by the search at every turn."""
        self._polls += 1
        if self._polls % POLLS_PER_LOOK and not self._done:
            return False
        return self._look()

    def _look(self) -> bool:
        deadline = self._limits.deadline
        late = deadline is not None and time.monotonic() >= deadline
        idle = self._polls - self._polls_at_step > self._most_idle
        self._done = self._done or late or idle or self._limits.stop()
        return self._done

    def step(self) -> None:
        """Heard at every solution that the search moves to."""
        self.steps += 1
        self._polls_at_step = self._polls
        if self._limits.steps is not None and self.steps >= self._limits.steps:
            self._done = True
        cost = self._model.routing.CostVar().Min()
        if self._best is None or cost < self._best:
            self._best = cost
            self._tell(cost)

    def _tell(self, cost: int) -> None:
        model, objective = self._model, self._model.objective
        nodes = zip(model.visit_indices, model.nodes.visits, strict=True)
        missed = [
            objective.penalty[visit]
            for index, visit in nodes
            if model.routing.ActiveVar(index).Max() == 0
        ]
        without_node = len(model.problem.visits) - len(model.nodes.visits)
        micro = (cost - sum(missed)) * objective.unit_micro
        self._heard(without_node + len(missed), micro)


def search(
    model: Model, start: Sequence[Route], limits: Limits, heard: Heard = unheard
) -> tuple[Route, ...] | None:
    """Search from given routes, or from scratch where the model refuses them.

    The answer is None where not even a first solution was found.
    """
    chosen = parameters(limits)
    watch = _Watch(model, limits, heard)
    model.routing.CloseModelWithParameters(chosen)
    model.routing.AddSearchMonitor(model.solver.CustomLimit(watch.poll))
    model.routing.AddAtSolutionCallback(watch.step)
    first = model.routing.ReadAssignmentFromRoutes(
        routes=paths_of(model, start), ignore_inactive_indices=True
    )
    if first is None:
        best = model.routing.SolveWithParameters(chosen)
    else:
        best = model.routing.SolveFromAssignmentWithParameters(first, chosen)
    return None if best is None else routes_of(model, best)


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
