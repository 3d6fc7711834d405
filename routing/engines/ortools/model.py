"""An OR-Tools routing model of a problem: nodes, arcs and service; dimensions are added to it.

All calls into the bindings take plain Python integers.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, TypeVar

import numpy as np
from ortools.constraint_solver import pywrapcp

from routing.engines.judge import MICRO_PER_MILLI, Judge, Unit
from routing.engines.ortools.indexing import Nodes, makeable
from routing.engines.ortools.objective import Objective
from routing.engines.ortools.transits import FAR, legs
from routing.problem.model import BoolArray, IntArray, Problem

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row")

# Up to so many visits, rests are paid for exactly, though that slows the search.
EXACT_RESTS: Final = 16


@dataclass(frozen=True)
class Model:
    """A model under construction.

    Attributes
    ----------
    judge, nodes, objective
        What it stands for.
    manager, routing
        The objects of OR-Tools.
    """

    judge: Judge
    nodes: Nodes
    objective: Objective
    manager: Any
    routing: Any
    _legs: dict[int, tuple[IntArray, IntArray]] = field(default_factory=dict, repr=False)

    @property
    def problem(self) -> Problem:
        """The problem that the model stands for."""
        return self.judge.problem

    @property
    def units(self) -> list[Unit]:
        """The vehicles."""
        return self.judge.units

    @property
    def solver(self) -> Any:  # noqa: ANN401 - the bindings have no types
        """The constraint solver below the routing model."""
        return self.routing.solver()

    @property
    def rests_charged(self) -> bool:
        """Whether rests are paid for by the second of driving rather than one by one."""
        return len(self.nodes.visits) > EXACT_RESTS

    @cached_property
    def visit_indices(self) -> list[int]:
        """Index of each visit node."""
        return [self.manager.NodeToIndex(node) for node in range(self.nodes.first_halt)]

    @cached_property
    def halt_indices(self) -> list[int]:
        """Index of each halt node."""
        halts = range(self.nodes.first_halt, self.nodes.first_base)
        return [self.manager.NodeToIndex(node) for node in halts]

    @cached_property
    def starts(self) -> list[int]:
        """Index of each vehicle's start."""
        return [self.routing.Start(vehicle) for vehicle in range(len(self.units))]

    @cached_property
    def ends(self) -> list[int]:
        """Index of each vehicle's end."""
        return [self.routing.End(vehicle) for vehicle in range(len(self.units))]

    @property
    def kinds(self) -> list[int]:
        """Type of each vehicle."""
        return list(self.problem.vehicles.type.tolist())

    def legs(self, kind: int) -> tuple[IntArray, IntArray]:
        """Seconds and metres between nodes for a vehicle type."""
        profile = int(self.problem.types.profile[kind])
        if profile not in self._legs:
            self._legs[profile] = legs(self.problem, self.nodes, profile)
        return self._legs[profile]

    def add_dimension(
        self,
        name: str,
        transits: Sequence[int],
        *,
        slack: int,
        capacity: Sequence[int],
        from_zero: bool,
    ) -> Any:  # noqa: ANN401 - the bindings have no types
        """A quantity along routes: each vehicle's transits and largest value, and the slack.

        A negative capacity, which would end the whole process, counts as none.
        """
        self.routing.AddDimensionWithVehicleTransitAndCapacity(
            evaluator_indices=list(transits),
            slack_max=slack,
            vehicle_capacities=[max(0, most) for most in capacity],
            fix_start_cumul_to_zero=from_zero,
            name=name,
        )
        return self.routing.GetDimensionOrDie(name)

    def alike(self, number: Row) -> list[Row]:
        """The same for each vehicle."""
        return [number] * len(self.units)

    def register(self, matrix: IntArray) -> int:
        """Hand a matrix over; the answer is its number in the model."""
        return int(self.routing.RegisterTransitMatrix(matrix.tolist()))

    def register_by(self, keys: Iterable[Key], make: Callable[[Key], IntArray]) -> list[int]:
        """One matrix for each distinct key, and each vehicle's number."""
        known: dict[Key, int] = {}
        numbers = []
        for key in keys:
            if key not in known:
                known[key] = self.register(make(key))
            numbers.append(known[key])
        return numbers

    def register_nodes(self, values: IntArray) -> int:
        """Hand over what happens at each node, whatever comes next."""
        return int(self.routing.RegisterUnaryTransitVector(values.tolist()))


def new_model(judge: Judge, nodes: Nodes, objective: Objective) -> Model:
    """A model with arcs, access, optional visits and costs of distance; no dimension yet."""
    bases = list(nodes.base_of)
    manager = pywrapcp.RoutingIndexManager(len(nodes), len(bases), bases, bases)
    options = pywrapcp.DefaultRoutingModelParameters()
    # Packing the undo trail saves memory that small models do not need, for a quarter of the time.
    options.solver_parameters.compress_trail = options.solver_parameters.NO_COMPRESSION
    model = Model(judge, nodes, objective, manager, pywrapcp.RoutingModel(manager, options))
    _set_costs(model)
    _set_service(model)
    _forbid_arcs(model)
    return model


def _set_costs(model: Model) -> None:
    types = model.problem.types
    seen: dict[int, int] = {}
    for kind in model.kinds:
        seen.setdefault(int(types.profile[kind]), kind)

    def cost(key: tuple[int, int, int]) -> IntArray:
        seconds, metres = model.legs(key[0])
        total = model.objective.per_metre(metres, key[1]) + seconds * key[2]
        return np.where(metres >= FAR, 0, total)

    keys = [
        (seen[int(types.profile[kind])], unit.cost_per_km, _rest_charge(model, unit))
        for kind, unit in zip(model.kinds, model.units, strict=True)
    ]
    for vehicle, number in enumerate(model.register_by(keys, cost)):
        model.routing.SetArcCostEvaluatorOfVehicle(number, vehicle)
        fixed = model.units[vehicle].fixed_cost * MICRO_PER_MILLI
        model.routing.SetFixedCostOfVehicle(model.objective.units(fixed), vehicle)


def _rest_charge(model: Model, unit: Unit) -> int:
    """What a second of driving costs in rests, on the average of long days."""
    if not model.rests_charged or unit.rest is None:
        return 0
    after_s, break_s = unit.rest
    return model.objective.per_second(unit.cost_per_hour) * break_s // after_s


def _set_service(model: Model) -> None:
    allowed = makeable(model.judge)
    everyone = len(model.units)
    for index, visit in zip(model.visit_indices, model.nodes.visits, strict=True):
        model.routing.AddDisjunction([index], model.objective.penalty[visit])
        vehicles = np.flatnonzero(allowed[visit]).tolist()
        if len(vehicles) < everyone:
            # SetAllowedVehiclesForIndex takes no Python list in 9.15; -1 means left out.
            model.routing.VehicleVar(index).SetValues([-1, *vehicles])
    for index in model.halt_indices:
        model.routing.AddDisjunction([index], 0)


def _forbid_arcs(model: Model) -> None:
    """Take away arcs that no vehicle can use: they are refused before anything is computed."""
    nodes, routing = model.nodes, model.routing
    forbidden = _forbidden(model)
    plain = model.visit_indices + model.halt_indices
    for node, index in enumerate(plain):
        targets = [plain[other] for other in np.flatnonzero(forbidden[node, : len(plain)]).tolist()]
        targets += [
            model.ends[vehicle]
            for vehicle, base in enumerate(nodes.base_of)
            if forbidden[node, base]
        ]
        if targets:
            routing.NextVar(index).RemoveValues(targets)
    for vehicle, base in enumerate(nodes.base_of):
        targets = [plain[other] for other in np.flatnonzero(forbidden[base, : len(plain)]).tolist()]
        if targets:
            routing.NextVar(model.starts[vehicle]).RemoveValues(targets)


def _forbidden(model: Model) -> BoolArray:
    """(N, N) bool: no vehicle may go from one node to the other."""
    nodes = model.nodes
    forbidden = np.ones((len(nodes), len(nodes)), dtype=np.bool_)
    for kind in set(model.kinds):
        forbidden &= model.legs(kind)[0] >= FAR
    visits = nodes.first_halt
    # Nothing happens between two halts, and a first halt at the base is part of the start.
    forbidden[visits : nodes.first_base, visits : nodes.first_base] = True
    depot = nodes.depot
    at_base = depot[len(nodes.halts) :, None] == depot[None, : len(nodes.halts)]
    forbidden[nodes.first_base :, visits : nodes.first_base] |= at_base
    forbidden |= _wrong_sources(model)
    np.fill_diagonal(forbidden, val=False)
    forbidden[nodes.first_base :, nodes.first_base :] = False
    return forbidden


def _wrong_sources(model: Model) -> BoolArray:
    """(N, N) bool: goods of the two nodes have no depot in common, though one must serve both."""
    nodes, visits = model.nodes, model.problem.visits
    chosen = list(nodes.visits)
    sources = model.problem.sources[visits.sources[chosen]].astype(np.int32)
    places = np.zeros((len(nodes) - len(chosen), sources.shape[1]), dtype=np.int32)
    places[np.arange(len(places)), nodes.depot] = 1
    shared = np.vstack([sources, places])
    disjoint = shared @ shared.T == 0
    loads = np.ones(len(nodes), dtype=np.bool_)
    loads[: len(chosen)] = visits.deliver[chosen].any(axis=1)
    unloads = np.ones(len(nodes), dtype=np.bool_)
    unloads[: len(chosen)] = visits.collect[chosen].any(axis=1)
    wrong = disjoint & (loads[:, None] & loads[None, :])
    # A trip ends where the next one begins: loads are not carried over a depot, nor are returns.
    wrong[:, len(chosen) :] = False
    returns = disjoint & (unloads[:, None] & unloads[None, :])
    returns[len(chosen) :, :] = False
    return np.asarray(wrong | returns)
