"""Routes into a model and out of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from routing.engines.ortools.model import Model
from routing.problem.assignment import Route, Trip


def paths_of(model: Model, routes: Iterable[Route]) -> list[list[int]]:
    """The indices that each vehicle of a model passes, without its start and end."""
    of_visit = dict(zip(model.nodes.visits, model.visit_indices, strict=True))
    free: dict[int, list[int]] = defaultdict(list)
    for depot, index in zip(model.nodes.halts, model.halt_indices, strict=True):
        free[depot].append(index)
    paths: list[list[int]] = [[] for _ in model.units]
    for route in routes:
        path, base = paths[route.vehicle], model.units[route.vehicle].base
        for number, trip in enumerate(route.trips):
            if number > 0 or trip.depot != base:
                path.append(free[trip.depot].pop(0))
            path.extend(of_visit[visit] for visit in trip.visits)
    return paths


def routes_of(model: Model, solution: Any) -> tuple[Route, ...]:  # noqa: ANN401 - no types
    """The routes of a solution; vehicles that make no visit have none."""
    routes = (
        Route(vehicle, _trips(model, solution, vehicle)) for vehicle in range(len(model.units))
    )
    return tuple(route for route in routes if route.visits)


def _trips(model: Model, solution: Any, vehicle: int) -> tuple[Trip, ...]:  # noqa: ANN401 - no types
    first_halt, nodes = model.nodes.first_halt, model.nodes
    trips: list[tuple[int, list[int]]] = []
    for node in _path(model, solution, vehicle):
        if node >= first_halt:
            trips.append((nodes.halts[node - first_halt], []))
            continue
        if not trips:
            trips.append((model.units[vehicle].base, []))
        trips[-1][1].append(nodes.visits[node])
    return tuple(Trip(depot, tuple(visits)) for depot, visits in trips)


def _path(model: Model, solution: Any, vehicle: int) -> Iterator[int]:  # noqa: ANN401 - no types
    """Nodes between a vehicle's start and end."""
    routing = model.routing
    index = solution.Value(routing.NextVar(routing.Start(vehicle)))
    while not routing.IsEnd(index):
        yield model.manager.IndexToNode(index)
        index = solution.Value(routing.NextVar(index))
