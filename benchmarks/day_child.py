"""One day planned in a process of its own, so that its time and memory are its own.

``python -m benchmarks.day_child COUNTY OUT SECONDS SEED`` prints one JSON object.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from routing.engines.base import Budget, Progress, Run
from routing.plan_day import DEFAULT_BUDGET, DayOptions, plan_day, write_day
from routing.scenario.load import load_scenario

KIB_PER_MIB = 1024


def measure(county: Path, out: Path, budget: Budget, seed: int) -> dict[str, object]:
    """Plan and write a day; return its stages, figures and peak memory.

    ``first_plan_s`` counts from before the files are read to the first plan that the search
    reported.
    """
    began = time.perf_counter()
    first: list[float] = []

    def note(_progress: Progress) -> None:
        first.append(time.perf_counter() - began)

    date = load_scenario(county).dates[0]
    options = DayOptions(budget=budget, run=Run(seed=seed, threads=2, progress=note))
    day = plan_day(county, date, options)
    write_day(day, out)
    total = time.perf_counter() - began
    return {
        "stages_s": day.stages,
        "total_s": total,
        "first_plan_s": first[0] if first else total,
        "violations": len(day.report.violations),
        "figures": day.plan.figures.model_dump(),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB,
        "worker_mib": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / KIB_PER_MIB,
    }


def main(arguments: list[str]) -> None:
    """Measure as the command line says; 0 seconds stand for the default budget."""
    county, out, seconds, seed = arguments
    budget = DEFAULT_BUDGET if float(seconds) == 0 else Budget(time_s=float(seconds))
    sys.stdout.write(json.dumps(measure(Path(county), Path(out), budget, int(seed))) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
