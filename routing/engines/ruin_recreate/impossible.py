"""Visits that nobody can ever make, said in a way that the compiled search understands."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from routing.problem.model import Problem


def close_impossible(problem: Problem) -> Problem:
    """The same problem, with no vehicle allowed where a window closes before it opens."""
    visits = problem.visits
    never = visits.opens_s > visits.closes_s
    if not never.any():
        return problem
    nobody = np.zeros((1, len(problem.vehicles)), dtype=np.bool_)
    row = np.where(never, len(problem.access), visits.access).astype(np.int32)
    return replace(
        problem,
        access=np.vstack([problem.access, nobody]),
        visits=replace(visits, access=row),
    )
