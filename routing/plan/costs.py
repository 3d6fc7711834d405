"""What routes cost and what serving is worth, in exact integers of 1/1000 of the currency."""

from __future__ import annotations

from typing import Final

from routing.plan.schedule import TimedRoute, schedule_route
from routing.problem.assignment import Assignment
from routing.problem.model import Problem, VehicleTypes

# Least common multiple of 1000 metres and 3600 seconds: with it, no part is rounded by itself.
_SHARES: Final = 18_000
_SHARES_PER_METRE: Final = _SHARES // 1000
_SHARES_PER_SECOND: Final = _SHARES // 3600


def route_cost(types: VehicleTypes, vehicle_type: int, distance_m: int, duty_s: int) -> int:
    """Cost of a used vehicle's day in 1/1000 of the currency.

    Fixed + distance * per km + duty * per hour + (duty - regular)+ * overtime. The sum is exact
    and is rounded once, to the nearest integer, halves up.
    """
    overtime_s = max(0, duty_s - int(types.regular_s[vehicle_type]))
    hours = duty_s * int(types.cost_per_hour[vehicle_type])
    hours += overtime_s * int(types.overtime_per_hour[vehicle_type])
    distance = distance_m * int(types.cost_per_km[vehicle_type])
    shares = distance * _SHARES_PER_METRE + hours * _SHARES_PER_SECOND
    return int(types.fixed_cost[vehicle_type]) + (2 * shares + _SHARES) // (2 * _SHARES)


def timed_route_cost(problem: Problem, timed: TimedRoute) -> int:
    """Cost of a route that has its times, in 1/1000 of the currency."""
    vehicle_type = int(problem.vehicles.type[timed.vehicle])
    return route_cost(problem.types, vehicle_type, timed.distance_m, timed.duty_s)


def assignment_cost(problem: Problem, assignment: Assignment) -> int:
    """Cost of all routes in 1/1000 of the currency, each rounded as in :func:`route_cost`."""
    return sum(
        timed_route_cost(problem, schedule_route(problem, route)) for route in assignment.routes
    )


def served_prize(problem: Problem, assignment: Assignment) -> int:
    """Total prize of the visits that are made."""
    return sum(
        int(problem.visits.prize[visit]) for route in assignment.routes for visit in route.visits
    )
