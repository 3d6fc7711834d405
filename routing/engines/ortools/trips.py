"""Trips: how many, from which depot, to which depot, and not before their goods are there."""

from __future__ import annotations

from typing import Any

import numpy as np

from routing.engines.ortools.clock import Clock
from routing.engines.ortools.model import Model
from routing.problem.model import NO_LIMIT, BoolArray, IntArray


def add_trips(model: Model, clock: Clock | None) -> None:
    """Add what depends on where a trip begins and ends."""
    if model.nodes.halts:
        _limit_trips(model)
        if _sources_mix(model, model.problem.visits.deliver):
            _add_loading_place(model)
        if _sources_mix(model, model.problem.visits.collect):
            _add_unloading_place(model)
    if clock is not None and model.problem.visits.release_s is not None:
        _add_releases(model, clock, model.problem.visits.release_s)


def add_range(model: Model) -> None:
    """Keep every vehicle within its range."""
    limits = [unit.range_m for unit in model.units]
    if min(limits) >= NO_LIMIT:
        return
    numbers = model.register_by(model.kinds, lambda kind: model.legs(kind)[1])
    model.add_dimension("range", numbers, slack=0, capacity=limits, from_zero=True)


def _limit_trips(model: Model) -> None:
    """Count the depots that trips with visits begin at; a last halt that only unloads is free."""
    nodes = model.nodes
    begins = np.zeros((len(nodes), len(nodes)), dtype=np.int64)
    begins[nodes.first_halt :, : nodes.first_halt] = 1
    number = model.register(begins)
    limits = [min(unit.max_trips, len(nodes)) for unit in model.units]
    if min(limits) < len(nodes.visits):
        counted = model.alike(number)
        model.add_dimension("trips", counted, slack=0, capacity=limits, from_zero=True)


def _sources_mix(model: Model, goods: IntArray) -> bool:
    """Whether forbidden arcs alone could let goods of different depots into one trip.

    They cannot where every visit has such goods and any two sets of depots are the same or have
    none in common: then each arc of a trip stays within one set, from the first on.
    """
    visits, chosen = model.problem.visits, list(model.nodes.visits)
    moved = goods[chosen].any(axis=1)
    if not moved.any():
        return False
    rows = np.unique(visits.sources[chosen][moved])
    sources = np.unique(model.problem.sources[rows], axis=0).astype(np.int32)
    if len(sources) == 1 and _all_depots(model) <= set(np.flatnonzero(sources[0]).tolist()):
        return False
    overlap = sources @ sources.T > 0
    return not (moved.all() and (overlap == np.eye(len(sources), dtype=np.bool_)).all())


def _all_depots(model: Model) -> set[int]:
    return {*model.nodes.halts, *model.nodes.bases}


def _places(model: Model, goods: IntArray) -> tuple[list[int], BoolArray]:
    """Indices of visits with such goods, and (n, D) which depots may be their place."""
    visits, chosen = model.problem.visits, list(model.nodes.visits)
    moved = np.asarray(goods[chosen].any(axis=1))
    indices = [index for index, moves in zip(model.visit_indices, moved, strict=True) if moves]
    return indices, model.problem.sources[visits.sources[chosen][moved]]


def _add_loading_place(model: Model) -> None:
    """The depot a trip was loaded at, told in two ways that can only grow along a trip.

    The number of the depot, and what is missing from it to the last depot's number. Their sum is
    fixed where it matters, so neither can change. Growth is what lets a halt forget the depot
    before; and each way alone lets the search refuse most wrong insertions at once.
    """
    last = len(model.problem.depots.ids) - 1
    numbers = np.arange(last + 1)
    indices, allowed = _places(model, model.problem.visits.deliver)
    forward = _add_growing(model, "loaded at", numbers)
    backward = _add_growing(model, "loaded at, from the end", last - numbers)
    for index, depots in zip(indices, allowed, strict=True):
        place = np.flatnonzero(depots)
        forward.CumulVar(index).SetValues(place.tolist())
        backward.CumulVar(index).SetValues((last - place).tolist())
        model.solver.Add(forward.CumulVar(index) + backward.CumulVar(index) == last)


def _add_growing(model: Model, name: str, value: IntArray) -> Any:  # noqa: ANN401 - no types
    """A dimension that a depot sets to its value, and that may grow until the next halt."""
    nodes, most = model.nodes, int(value.max())
    change = np.zeros((len(nodes), len(nodes)), dtype=np.int64)
    halts = slice(nodes.first_halt, nodes.first_base)
    change[:, halts] = -most
    change[halts, :] = value[list(nodes.halts)][:, None]
    change[halts, halts] = 0
    numbers, limits = model.alike(model.register(change)), model.alike(most)
    dimension = model.add_dimension(name, numbers, slack=most, capacity=limits, from_zero=False)
    for index in model.halt_indices:
        dimension.CumulVar(index).SetValue(0)
    for vehicle, index in enumerate(model.starts):
        dimension.CumulVar(index).SetValue(int(value[model.units[vehicle].base]))
    return dimension


def _add_unloading_place(model: Model) -> None:
    """The depot a trip is unloaded at: fixed on arrival there, anything after it."""
    last = len(model.problem.depots.ids) - 1
    indices, allowed = _places(model, model.problem.visits.collect)
    change = np.zeros(len(model.nodes), dtype=np.int64)
    change[model.nodes.first_halt : model.nodes.first_base] = -last
    dimension = model.add_dimension(
        "unloaded at",
        model.alike(model.register_nodes(change)),
        slack=2 * last,
        capacity=model.alike(last),
        from_zero=False,
    )
    for index in [*model.starts, *model.visit_indices]:
        dimension.SlackVar(index).SetValue(0)
    for index, depot in zip(model.halt_indices, model.nodes.halts, strict=True):
        dimension.CumulVar(index).SetValue(depot)
    for vehicle, index in enumerate(model.ends):
        dimension.CumulVar(index).SetValue(model.units[vehicle].base)
    for index, depots in zip(indices, allowed, strict=True):
        dimension.CumulVar(index).SetValues(np.flatnonzero(depots).tolist())


def _add_releases(model: Model, clock: Clock, release_s: IntArray) -> None:
    """The moment at which a trip's halt began, along the trip: never before goods are there."""
    horizon_s, nodes = clock.horizon_s, model.nodes
    change = np.zeros(len(nodes), dtype=np.int64)
    change[nodes.first_halt : nodes.first_base] = -horizon_s
    loaded = model.add_dimension(
        "loaded",
        model.alike(model.register_nodes(change)),
        slack=2 * horizon_s,
        capacity=model.alike(horizon_s),
        from_zero=False,
    )
    for index in [*model.starts, *model.visit_indices]:
        loaded.SlackVar(index).SetValue(0)
    for index in model.starts:
        model.solver.Add(loaded.CumulVar(index) <= clock.dimension.CumulVar(index))
    for index in model.halt_indices:
        after = loaded.CumulVar(index) + loaded.SlackVar(index) - horizon_s
        model.solver.Add(after <= clock.dimension.CumulVar(index))
    for index, visit in zip(model.visit_indices, nodes.visits, strict=True):
        moment = min(int(release_s[visit]), horizon_s)
        loaded.CumulVar(index).SetMin(moment)
