"""Other solvers on the very file that our engines are given; their routes in our words.

PyVRP (MIT) reads VRPLIB files itself, with the rounding of our reading. VROOM (BSD 2-Clause,
through pyvroom) is handed our figures. Costs they report are never used: our own are worked out.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import numpy as np

from routing.problem.assignment import Assignment, Route, Trip
from routing.problem.literature import Literature
from routing.problem.literature.conventions import DIMACS, MILLI, MILLI_TRUNCATED, NEAREST
from routing.problem.model import NO_LIMIT, UNREACHABLE, IntArray, Problem

MOST_VROOM_PLACES: Final = 3000
MATRIX_BYTES: Final = 40
"""Five numbers of 8 bytes for each pair of places: what PyVRP's reading holds at its height."""
MILLI_FACTOR: Final = 1000
EXPLORATION: Final = 5
SPARE: Final = 1.1


class NotExpressibleError(Exception):
    """The rival has no words for the problem, or cannot hold it; the text says why."""


@dataclass(frozen=True, slots=True)
class Effort:
    """What a run may take."""

    seconds: float
    seed: int
    threads: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Routes of a rival, and how many threads it made use of."""

    assignment: Assignment
    threads: int


Prepared = Callable[[], Answer]
"""The search itself: reading and translating the problem lie before it."""


def _milli_truncated(values: Any) -> Any:  # noqa: ANN401 - numpy arrays of any kind
    return (MILLI_FACTOR * values).astype(np.int64)


ROUNDING: Final[dict[str, Any]] = {
    NEAREST.name: "round",
    DIMACS.name: "dimacs",
    MILLI.name: "exact",
    MILLI_TRUNCATED.name: _milli_truncated,
}
"""PyVRP's name, or a function, for each of our conventions."""


def _assignment(problem: Problem, routes: list[Route], name: str) -> Assignment:
    made = {visit for route in routes for visit in route.visits}
    left = tuple(visit for visit in range(len(problem.visits)) if visit not in made)
    return Assignment(tuple(sorted(routes, key=lambda route: route.vehicle)), left, name)


def prepare_pyvrp(path: Path, literature: Literature, effort: Effort) -> Prepared:
    """PyVRP on its one thread; its clock starts once its neighbourhoods are ready.

    Raises
    ------
    ImportError
        If it is not installed.
    NotExpressibleError
        If its matrices would not fit in the memory that is free.
    """
    pyvrp: Any = importlib.import_module("pyvrp")
    stopping: Any = importlib.import_module("pyvrp.stop")
    _fits(len(literature.problem.locations.ids))
    if path.suffix == ".vrp":
        data = pyvrp.read(path, round_func=ROUNDING[literature.convention.name])
    else:
        data = _pyvrp_data(pyvrp, literature.problem)

    def search() -> Answer:
        stop = stopping.MaxRuntime(effort.seconds)
        found = pyvrp.solve(data, stop=stop, seed=effort.seed, collect_stats=False, display=False)
        return Answer(_from_pyvrp(literature, data, found.best), 1)

    return search


def _fits(places: int) -> None:
    needed = MATRIX_BYTES * places * places
    free = _free_bytes()
    if free is not None and needed > free:
        text = f"its matrices of {places:,} places need about {needed >> 20:,} MB"
        raise NotExpressibleError(text)


def _free_bytes() -> int | None:
    try:
        lines = Path("/proc/meminfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    found = [line.split()[1] for line in lines if line.startswith("MemAvailable:")]
    return int(found[0]) * 1024 if found else None


def _pyvrp_data(pyvrp: Any, problem: Problem) -> Any:  # noqa: ANN401 - it is loaded by name
    """Our figures as PyVRP's, where it does not read the file: one depot, one trip."""
    _plain(problem)
    visits, types = problem.visits, problem.types
    matrix = _distances(problem)
    of_type = problem.vehicles.type
    return pyvrp.ProblemData(
        locations=[pyvrp.Location(0, 0) for _ in range(len(matrix))],
        clients=[
            pyvrp.Client(
                location=int(visits.location[v]),
                delivery=visits.deliver[v].tolist(),
                pickup=visits.collect[v].tolist(),
            )
            for v in range(len(visits))
        ],
        depots=[pyvrp.Depot(location=int(problem.depots.location[0]))],
        vehicle_types=[
            pyvrp.VehicleType(
                num_available=int((of_type == t).sum()),
                capacity=types.capacity[t].tolist(),
                # A metre costs cost_per_km / 1000 of our unit: all is counted in 1/1000 of it.
                fixed_cost=int(types.fixed_cost[t]) * MILLI_FACTOR,
                unit_distance_cost=int(types.cost_per_km[t]),
                name=",".join(str(k) for k in np.flatnonzero(of_type == t)),
            )
            for t in range(len(types.ids))
        ],
        distance_matrices=[matrix],
        duration_matrices=[matrix],
    )


def _from_pyvrp(literature: Literature, data: Any, best: Any) -> Assignment:  # noqa: ANN401
    """Its vehicle types are named after the vehicles of the file that they stand for."""
    visit_of = {int(number): visit for visit, number in enumerate(literature.numbers)}
    free = [[int(k) for k in kind.name.split(",")] for kind in data.vehicle_types()]
    routes = [
        Route(free[route.vehicle_type()].pop(0), tuple(_trips(route, data, visit_of)))
        for route in best.routes()
    ]
    return _assignment(literature.problem, routes, "pyvrp")


def _trips(route: Any, data: Any, visit_of: dict[int, int]) -> Iterator[Trip]:  # noqa: ANN401
    depot, visits = -1, list[int]()
    for activity in route:
        if activity.is_depot():
            if visits:
                yield Trip(depot, tuple(visits))
            depot, visits = int(activity.idx), []
        else:
            visits.append(visit_of[int(data.client(activity.idx).location)])


def prepare_vroom(_path: Path, literature: Literature, effort: Effort) -> Prepared:
    """VROOM at exploration level 5; it stops when it is done, or at the limit. It has no seed.

    Raises
    ------
    ImportError
        If pyvroom is not installed.
    NotExpressibleError
        If it has no words for the problem, or the matrix would be too large for it.
    """
    problem = literature.problem
    _plain(problem)
    if len(problem.locations.ids) > MOST_VROOM_PLACES:
        text = f"more than {MOST_VROOM_PLACES:,} places"
        raise NotExpressibleError(text)
    vroom: Any = importlib.import_module("vroom")
    given = _vroom_input(vroom, problem)

    def search() -> Answer:
        limit = timedelta(seconds=effort.seconds)
        found = given.solve(EXPLORATION, nb_threads=effort.threads, timeout=limit)
        return Answer(_from_vroom(problem, found.routes), effort.threads)

    return search


def _plain(problem: Problem) -> None:
    """Refuse all but one depot, one trip, visits that must be made, and goods one way.

    Raises
    ------
    NotExpressibleError
        If it is anything else.
    """
    visits, types = problem.visits, problem.types
    reasons = {
        "several depots": len(problem.depots.ids) > 1,
        "several trips": bool((types.max_trips > 1).any()),
        "prizes": not bool(visits.mandatory.all()),
        "release times": visits.release_s is not None and bool(visits.release_s.any()),
        "backhauls": bool(visits.deliver.any() and visits.collect.any()),
        "vehicles barred from visits": not bool(problem.access.all()),
        "limits of duty or distance": bool(
            (types.longest_duty_s < NO_LIMIT).any() or (types.range_m < NO_LIMIT).any()
        ),
    }
    held = [reason for reason, holds in reasons.items() if holds]
    if held:
        raise NotExpressibleError(", ".join(held))


def _distances(problem: Problem) -> IntArray:
    """(L, L) metres, which are seconds as well."""
    plane = problem.planar
    if plane is None:
        return np.asarray(problem.matrices.distance_m[0], dtype=np.int64)
    gap = np.hypot(plane.x[:, None] - plane.x, plane.y[:, None] - plane.y)
    metres: IntArray = np.floor(plane.scale * gap + plane.offset).astype(np.int64)
    return metres


def _vroom_input(vroom: Any, problem: Problem) -> Any:  # noqa: ANN401 - it is loaded by name
    """Distance is money: costs are per km alone, as ours are; times are for the windows."""
    given = vroom.Input()
    matrix = np.minimum(_distances(problem), UNREACHABLE)
    given.set_durations_matrix("car", matrix)
    given.set_distances_matrix("car", matrix)
    given.add_vehicle([_vroom_vehicle(vroom, problem, k) for k in range(_vroom_fleet(problem))])
    given.add_job([_vroom_job(vroom, problem, v) for v in range(len(problem.visits))])
    return given


def _vroom_fleet(problem: Problem) -> int:
    """How many vehicles it is given: its first routes take long where far too many stand by.

    Only a fleet without limit (one vehicle a visit, all alike, no windows) is cut, to a tenth more
    than the load needs and three.
    """
    visits, count = problem.visits, len(problem.vehicles)
    windows = bool((visits.closes_s < NO_LIMIT).any())
    if count < len(visits) or len(problem.types.ids) > 1 or windows:
        return count
    load = (visits.deliver.sum(axis=0) + visits.collect.sum(axis=0)) / problem.types.capacity[0]
    return min(count, math.ceil(SPARE * float(load.max())) + 3)


def _window(vroom: Any, opens: int, closes: int) -> Any:  # noqa: ANN401 - its own type
    return vroom.TimeWindow(opens, closes) if closes < NO_LIMIT else vroom.TimeWindow()


def _vroom_vehicle(vroom: Any, problem: Problem, vehicle: int) -> Any:  # noqa: ANN401
    kind = int(problem.vehicles.type[vehicle])
    types, depots = problem.types, problem.depots
    place = int(depots.location[0])
    return vroom.Vehicle(
        id=vehicle,
        start=place,
        end=place,
        capacity=types.capacity[kind].tolist(),
        time_window=_window(vroom, int(depots.opens_s[0]), int(depots.closes_s[0])),
        costs=vroom.VehicleCosts(
            fixed=int(types.fixed_cost[kind]), per_hour=0, per_km=int(types.cost_per_km[kind])
        ),
    )


def _vroom_job(vroom: Any, problem: Problem, visit: int) -> Any:  # noqa: ANN401 - its own type
    visits = problem.visits
    opens, closes = int(visits.opens_s[visit]), int(visits.closes_s[visit])
    return vroom.Job(
        id=visit,
        location=int(visits.location[visit]),
        default_service=int(visits.service_s[visit]),
        delivery=visits.deliver[visit].tolist(),
        pickup=visits.collect[visit].tolist(),
        time_windows=[_window(vroom, opens, closes)] if closes < NO_LIMIT else [],
    )


def _from_vroom(problem: Problem, steps: Any) -> Assignment:  # noqa: ANN401 - its table of steps
    made: dict[int, list[int]] = {}
    for vehicle, kind, job in zip(steps["vehicle_id"], steps["type"], steps["id"], strict=True):
        if kind == "job":
            made.setdefault(int(vehicle), []).append(int(job))
    routes = [Route(vehicle, (Trip(0, tuple(jobs)),)) for vehicle, jobs in made.items()]
    return _assignment(problem, routes, "vroom")


RIVALS: Final[dict[str, Callable[[Path, Literature, Effort], Prepared]]] = {
    "pyvrp": prepare_pyvrp,
    "vroom": prepare_vroom,
}
