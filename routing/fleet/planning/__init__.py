"""Many days planned on many cores, and kept so that a run that was stopped goes on."""

from routing.fleet.planning.reach import beyond_reach
from routing.fleet.planning.run import plan_days
from routing.fleet.planning.store import Store
from routing.fleet.planning.task import DayPlanner, DayTask, task_key

__all__ = ["DayPlanner", "DayTask", "Store", "beyond_reach", "plan_days", "task_key"]
