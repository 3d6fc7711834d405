"""Which of the two searches a problem is for: the fast one knows only loads and distances."""

from __future__ import annotations

import numpy as np

from routing.engines.ruin_recreate.prepare import counted_resources
from routing.problem.model import UNREACHABLE, Problem


def is_fast(problem: Problem) -> bool:
    """Whether loads of one resource and distances are all that matters in `problem`."""
    return (
        bool((problem.types.max_trips == 1).all())
        and bool(problem.access.all())
        and bool(problem.sources.all())
        and _one_load(problem)
        and not _time_costs(problem)
        and _nothing_binds(problem)
    )


def _one_load(problem: Problem) -> bool:
    """At most one resource is scarce, and it is only delivered or only collected."""
    counted = counted_resources(problem)
    if len(counted) > 1:
        return False
    deliver = problem.visits.deliver[:, counted].any()
    collect = problem.visits.collect[:, counted].any()
    return not (deliver and collect)


def _time_costs(problem: Problem) -> bool:
    return bool(problem.types.cost_per_hour.any() or problem.types.overtime_per_hour.any())


def _longest_legs(problem: Problem) -> tuple[int, int]:
    """Upper bounds on the metres and seconds of any leg; ``UNREACHABLE`` where a way is missing."""
    if problem.planar is None:
        return int(problem.matrices.distance_m.max()), int(problem.matrices.duration_s.max())
    planar = problem.planar
    across = float(np.hypot(np.ptp(planar.x), np.ptp(planar.y)))
    leg = int(planar.scale * across + planar.offset) + 1
    return leg, leg


def _nothing_binds(problem: Problem) -> bool:
    """Whether even a route over all visits, begun last of all, keeps every limit of the day."""
    visits, depots, types = problem.visits, problem.depots, problem.types
    leg_m, leg_s = _longest_legs(problem)
    if leg_m >= UNREACHABLE or leg_s >= UNREACHABLE:
        return False
    legs = len(visits) + 2
    release = 0 if visits.release_s is None else int(visits.release_s.max(initial=0))
    opens = [visits.opens_s.max(initial=0), depots.opens_s.max(), types.shift_start_s.max()]
    begin = max(release, *(int(value) for value in opens))
    work = int(visits.setup_s.sum() + visits.service_s.sum() + types.load_s.max())
    driving = legs * leg_s
    rests = int((driving // np.maximum(types.break_after_s, 1) * types.break_s).max())
    latest = [visits.closes_s.min(initial=begin + 2**60), depots.closes_s.min()]
    latest += [types.shift_end_s.min(), types.longest_duty_s.min()]
    within_day = begin + work + driving + rests <= min(int(value) for value in latest)
    return within_day and legs * leg_m <= int(types.range_m.min())
