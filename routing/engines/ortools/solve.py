"""One model from routes to better routes."""

from __future__ import annotations

from collections.abc import Sequence

from routing.engines.judge import Judge
from routing.engines.ortools.clock import add_clock
from routing.engines.ortools.indexing import lay_out, makeable
from routing.engines.ortools.loads import add_loads
from routing.engines.ortools.model import Model, new_model
from routing.engines.ortools.objective import TOO_LARGE, Objective, make_objective
from routing.engines.ortools.search import Limits, search
from routing.engines.ortools.trips import add_range, add_trips
from routing.engines.ruin import Heard, unheard
from routing.errors import Finding, UnsupportedError
from routing.problem.assignment import Route


def build_model(judge: Judge, start: Sequence[Route], objective: Objective) -> Model:
    """A complete model of the judge's problem, with room for the routes of `start`."""
    model = new_model(judge, lay_out(judge, start), objective)
    clock = add_clock(model)
    add_loads(model)
    add_trips(model, clock)
    add_range(model)
    return model


def solve_model(
    judge: Judge, start: Sequence[Route], limits: Limits, heard: Heard = unheard
) -> tuple[Route, ...] | None:
    """Search one model of the whole problem, beginning with permitted routes.

    The answer is None where nothing was found.

    Raises
    ------
    UnsupportedError
        If the weights of visits are too large to be told in 64 bits.
    """
    objective = make_objective(judge)
    if objective is None:
        raise UnsupportedError([Finding("engines.unsupported", TOO_LARGE)])
    if not makeable(judge).any():
        return tuple(start)
    return search(build_model(judge, start, objective), start, limits, heard)
