"""Visits tied to vehicles, and vehicles that stay at their bases."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import numpy as np

from routing.problem.model import Problem


def tied(problem: Problem, vehicle_of: Mapping[int, int]) -> Problem:
    """Each of some visits may be made by one vehicle alone.

    Parameters
    ----------
    vehicle_of
        Vehicle by visit.
    """
    if not vehicle_of:
        return problem
    rows = np.zeros((len(vehicle_of), len(problem.vehicles)), dtype=np.bool_)
    access = problem.visits.access.copy()
    for row, (visit, vehicle) in enumerate(sorted(vehicle_of.items())):
        rows[row, vehicle] = problem.access[problem.visits.access[visit], vehicle]
        access[visit] = len(problem.access) + row
    return replace(
        problem,
        access=np.vstack((problem.access, rows)),
        visits=replace(problem.visits, access=access),
    )


def without_vehicles(problem: Problem, vehicles: Collection[int]) -> Problem:
    """Some vehicles may make no visit at all."""
    if not vehicles:
        return problem
    access = problem.access.copy()
    access[:, sorted(vehicles)] = False
    return replace(problem, access=access)
