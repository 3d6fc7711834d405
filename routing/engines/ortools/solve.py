"""One model from routes to better routes."""

from __future__ import annotations

from collections.abc import Sequence

from routing.engines.base import Run
from routing.engines.judge import Judge
from routing.engines.ortools.clock import add_clock
from routing.engines.ortools.indexing import lay_out
from routing.engines.ortools.loads import add_loads
from routing.engines.ortools.model import Model, new_model
from routing.engines.ortools.objective import Objective, make_objective
from routing.engines.ortools.search import Found, Limits, search
from routing.engines.ortools.trips import add_range, add_trips
from routing.problem.assignment import Route


def build_model(judge: Judge, start: Sequence[Route], objective: Objective) -> Model:
    """A complete model of the judge's problem, with room for the routes of `start`."""
    model = new_model(judge, lay_out(judge, start), objective)
    clock = add_clock(model)
    add_loads(model)
    add_trips(model, clock)
    add_range(model)
    return model


def solve_model(judge: Judge, start: Sequence[Route], limits: Limits, run: Run) -> Found:
    """Search one model of the whole problem, beginning with permitted routes."""
    objective = make_objective(judge)
    if objective is None:
        return Found(None, 0, interrupted=False)
    return search(build_model(judge, start, objective), start, limits, run)
