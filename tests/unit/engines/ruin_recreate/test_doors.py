"""Doors: what a visit alone costs with each idle vehicle, exactly as the judge says."""

import numpy as np
from hypothesis import HealthCheck, given, settings

from routing.engines.judge import MICRO_PER_MILLI, Judge
from routing.engines.ruin_recreate.prepare import prepare, with_doors
from routing.problem.assignment import Trip
from routing.problem.model import Problem
from tests.helpers.days import problems


@given(problem=problems())
@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_every_door_is_permitted_and_costs_what_the_judge_says(problem: Problem) -> None:
    if not len(problem.visits) or not len(problem.vehicles):
        return
    instance, judge = with_doors(prepare(problem)), Judge(problem)
    for visit, at in np.argwhere(instance.doors >= 0).tolist():
        kind = instance.doors[visit, at]
        vehicle = int(np.flatnonzero(instance.vehicle_kind == kind)[0])
        trips = [Trip(int(instance.door_load[visit, at]), (visit,))]
        if instance.door_unload[visit, at] >= 0:
            trips.append(Trip(int(instance.door_unload[visit, at]), ()))
        price = judge.price(vehicle, trips)
        assert price is not None
        assert abs(price.cost / MICRO_PER_MILLI - instance.door_cost[visit, at]) < 0.01
    costs = np.nan_to_num(instance.door_cost, posinf=1e300)
    assert (np.diff(costs, axis=1) >= 0).all()
