"""A part of a problem: its visits are numbered along its routes.

Neighbours that visit each other then also lie near in memory, whatever the size of the problem.
"""

from __future__ import annotations

import numpy as np

from routing.engines.ruin_recreate.compiled import inner_allocating
from routing.engines.ruin_recreate.instance import Instance, Routes
from routing.engines.ruin_recreate.shared.columns import (
    FAR,
    MANDATORY,
    PRICE,
    SIZE,
    WEIGHT,
    WORTH_COLUMNS,
)
from routing.problem.model import FloatArray, Int32Array


@inner_allocating
def numbering(routes: Routes) -> Int32Array:
    """The visits of a part in the order of its routes, absent ones last."""
    size = routes.absent.size
    for element in routes.elements:
        if element >= 0:
            size += 1
    visits = np.empty(size, np.int32)
    at = 0
    for element in routes.elements:
        if element >= 0:
            visits[at] = element
            at += 1
    for visit in routes.absent:
        visits[at] = visit
        at += 1
    return visits


@inner_allocating
def neighbours(instance: Instance, visits: Int32Array) -> tuple[Int32Array, FloatArray]:
    """The neighbour lists of a part: only its own visits, by its own numbers."""
    local = np.full(instance.place.size, -1, np.int32)
    for i in range(visits.size):
        local[visits[i]] = i
    width = instance.near.shape[1]
    near = np.full((visits.size, width), -1, np.int32)
    near_m = np.zeros((visits.size, width), np.float64)
    for i in range(visits.size):
        at = 0
        for k in range(width):
            other = instance.near[visits[i], k]
            if other >= 0 and local[other] >= 0:
                near[i, at] = local[other]
                near_m[i, at] = instance.near_m[visits[i], k]
                at += 1
    return near, near_m


@inner_allocating
def worth_of(instance: Instance, visits: Int32Array) -> FloatArray:
    """What each visit of a part is worth, how much it loads, and how far it lies."""
    worth = np.zeros((visits.size, WORTH_COLUMNS), np.float64)
    for i in range(visits.size):
        visit = visits[i]
        worth[i, PRICE] = instance.price[visit]
        worth[i, WEIGHT] = instance.weight[visit]
        worth[i, MANDATORY] = 1.0 if instance.mandatory[visit] else 0.0
        worth[i, SIZE] = instance.size[visit]
        worth[i, FAR] = instance.far[visit]
    return worth
