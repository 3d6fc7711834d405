"""A solution in the shape of VROOM's output."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from routing.plan.costs import timed_route_cost
from routing.plan.schedule import TimedHalt, TimedRoute, schedule_route
from routing.problem.assignment import Assignment, Route
from routing.problem.vroom.build import VroomCase
from routing.problem.vroom.schema import Job

Data = dict[str, Any]
MILLI = 1000


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long loading and solving took, in milliseconds."""

    loading_ms: int
    solving_ms: int


def vroom_output(case: VroomCase, assignment: Assignment, taken: Seconds) -> Data:
    """Summary, routes and what is unassigned; times are those of the checker's schedule."""
    routes = [_route(case, route) for route in assignment.routes]
    sums = {
        name: sum(route[name] for route in routes)
        for name in ("cost", "setup", "service", "duration", "waiting_time", "priority")
    }
    summary: Data = {
        "cost": sums.pop("cost"),
        "routes": len(routes),
        "unassigned": len(assignment.unserved),
        **sums,
        **{name: _added([route[name] for route in routes]) for name in ("delivery", "pickup")},
        "violations": [],
        "computing_times": {
            "loading": taken.loading_ms,
            "solving": taken.solving_ms,
            "routing": 0,
        },
    }
    if routes and all("distance" in route for route in routes):
        summary["distance"] = sum(route["distance"] for route in routes)
    unassigned = [_unassigned(case, visit) for visit in assignment.unserved]
    return {"code": 0, "summary": summary, "unassigned": unassigned, "routes": routes}


def _added(rows: list[list[int]]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


def _route(case: VroomCase, route: Route) -> Data:
    timed = schedule_route(case.problem, route)
    vehicle = case.given.vehicles[route.vehicle]
    jobs = [case.given.jobs[visit] for visit in route.visits]
    size = len(case.problem.resources) - 1
    steps = list(_steps(case, timed))
    result: Data = {
        "vehicle": vehicle.id,
        "cost": round(timed_route_cost(case.problem, timed) / MILLI),
        "delivery": _added([_amounts(job.delivery or job.amount, size) for job in jobs]),
        "pickup": _added([_amounts(job.pickup, size) for job in jobs]),
        "setup": sum(step["setup"] for step in steps),
        "service": sum(step["service"] for step in steps),
        "duration": steps[-1]["duration"],
        "waiting_time": sum(step["waiting_time"] for step in steps),
        "priority": sum(job.priority for job in jobs),
        "violations": [],
        "steps": steps,
    }
    if "distance" in steps[-1]:
        result["distance"] = steps[-1]["distance"]
    return result | ({"description": vehicle.description} if vehicle.description else {})


def _amounts(values: list[int], size: int) -> list[int]:
    return values or [0] * size


def _steps(case: VroomCase, timed: TimedRoute) -> Iterator[Data]:
    """Start, jobs and end, as far as the vehicle has them; the halt to load is no step."""
    start, end = case.ends[timed.vehicle]
    loading = next(halt for halt in timed.halts if halt.kind == "depot")
    duration = metres = 0
    before = start
    for halt in timed.halts:
        if halt.kind == "depot":
            continue
        duration += halt.leg_s
        place = {"start": start, "end": end}.get(halt.kind)
        if halt.kind == "visit":
            place = case.job_place[halt.index]
        metres += _metres(case, timed.vehicle, before, place)
        before = place
        if halt.kind == "visit" or place is not None:
            load = loading.load if halt.kind == "start" else halt.load
            step = _step(case, halt, list(load[:-1])) | {"duration": duration}
            if case.distances[case.given.vehicles[timed.vehicle].profile] is not None:
                step["distance"] = metres
            yield step | ({} if place is None else {"location_index": place})


def _metres(case: VroomCase, vehicle: int, start: int | None, end: int | None) -> int:
    table = case.distances[case.given.vehicles[vehicle].profile]
    return 0 if table is None or start is None or end is None else int(table[start, end])


def _step(case: VroomCase, halt: TimedHalt, load: list[int]) -> Data:
    common: Data = {"setup": 0, "service": 0, "waiting_time": 0, "load": load, "violations": []}
    if halt.kind != "visit":
        arrival = halt.leave_s if halt.kind == "start" else halt.arrive_s
        return {"type": halt.kind, "arrival": arrival, **common}
    job = case.given.jobs[halt.index]
    work = halt.leave_s - halt.begin_s
    result = {
        **common,
        "type": "job",
        "id": job.id,
        "job": job.id,
        "setup": work - job.service,
        "service": job.service,
        "waiting_time": halt.wait_s,
        "arrival": halt.arrive_s,
    }
    return result | _named(job)


def _named(job: Job) -> Data:
    found: Data = {}
    if job.location is not None:
        found["location"] = job.location
    if job.description:
        found["description"] = job.description
    return found


def _unassigned(case: VroomCase, visit: int) -> Data:
    job = case.given.jobs[visit]
    return {
        "id": job.id,
        "type": "job",
        "location_index": case.job_place[visit],
        **_named(job),
    }
