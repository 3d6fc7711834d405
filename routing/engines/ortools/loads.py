"""Loads: what is still to be delivered and what is on board, in every resource."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from routing.engines.ortools.model import Model
from routing.problem.model import IntArray


@dataclass(frozen=True, slots=True)
class _Resource:
    number: int
    deliver: IntArray
    collect: IntArray
    capacity: list[int]

    @property
    def largest(self) -> int:
        """The largest capacity of any vehicle."""
        return max(self.capacity)


def add_loads(model: Model) -> None:
    """Keep every vehicle within its capacity at every point of every trip.

    Two dimensions a resource: what the trip still has to deliver, and the whole load. Both begin
    a trip with any value within the capacity; the load begins with at least what is delivered.
    """
    visits, chosen = model.problem.visits, list(model.nodes.visits)
    for number in range(len(model.problem.resources)):
        resource = _Resource(
            number,
            visits.deliver[chosen, number],
            visits.collect[chosen, number],
            [unit.capacity[number] for unit in model.units],
        )
        if resource.deliver.sum() + resource.collect.sum() > min(resource.capacity):
            _add_resource(model, resource)


def _add_resource(model: Model, resource: _Resource) -> None:
    pending = load = None
    if resource.deliver.any():
        pending = _add_pending(model, resource)
    if resource.collect.any():
        load = _add_load(model, resource)
    if pending is None or load is None:
        return
    for index in model.starts:
        model.solver.Add(load.CumulVar(index) >= pending.CumulVar(index))
    for index in model.halt_indices:
        loaded = load.CumulVar(index) + load.SlackVar(index) - resource.largest
        model.solver.Add(loaded >= pending.SlackVar(index))


def _add_pending(model: Model, resource: _Resource) -> Any:  # noqa: ANN401 - no types
    """What the trip still has to deliver: nothing at its end, all of it after a halt."""
    change = model.register_nodes(_per_node(model, -resource.deliver, 0))
    dimension = model.add_dimension(
        f"pending {resource.number}",
        model.alike(change),
        slack=resource.largest,
        capacity=resource.capacity,
        from_zero=False,
    )
    for index in [*model.starts, *model.visit_indices]:
        dimension.SlackVar(index).SetValue(0)
    for index in [*model.ends, *model.halt_indices]:
        dimension.CumulVar(index).SetValue(0)
    return dimension


def _add_load(model: Model, resource: _Resource) -> Any:  # noqa: ANN401 - no types
    """All that is on board: unloaded at a halt, then loaded with anything that fits."""
    change = model.register_nodes(
        _per_node(model, resource.collect - resource.deliver, -resource.largest)
    )
    dimension = model.add_dimension(
        f"load {resource.number}",
        model.alike(change),
        slack=2 * resource.largest,
        capacity=resource.capacity,
        from_zero=False,
    )
    for index in [*model.starts, *model.visit_indices]:
        dimension.SlackVar(index).SetValue(0)
    return dimension


def _per_node(model: Model, visits: IntArray, halt: int) -> IntArray:
    values = np.zeros(len(model.nodes), dtype=np.int64)
    values[: len(visits)] = visits
    values[model.nodes.first_halt : model.nodes.first_base] = halt
    return values
