"""One run of one engine on one file in a process of its own, so that its figures are its own.

``python -m benchmarks.solve_child ENGINE FILE SECONDS SEED THREADS`` prints one JSON object.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.solve_rivals import RIVALS, Answer, Effort, NotExpressibleError, Prepared
from routing.engines.base import Budget, Run
from routing.engines.registry import get_engine
from routing.errors import Finding, RoutingError, UnsupportedError
from routing.plan.check_assignment import check_assignment
from routing.problem.assignment import Assignment
from routing.problem.literature import Literature, read_literature
from routing.solve_file import file_cost

KIB_PER_MIB = 1024


def _prepare(engine: str, path: Path, literature: Literature, effort: Effort) -> Prepared:
    if engine in RIVALS:
        return RIVALS[engine](path, literature, effort)
    ours = get_engine(engine)

    def search() -> Answer:
        run = Run(seed=effort.seed, threads=effort.threads)
        budget = Budget(time_s=effort.seconds)
        return Answer(ours.solve(literature.problem, budget, run), effort.threads)

    return search


def _cpu_s() -> float:
    """Of this process and of all its workers that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _peak_mib() -> float:
    """Of this process alone: ``ru_maxrss`` may still hold that of the process that started it."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB
    return next(int(line.split()[1]) / KIB_PER_MIB for line in lines if line.startswith("VmHWM"))


def summary(found: tuple[Finding, ...]) -> str:
    """Codes of findings with how often each was found."""
    counts = Counter(finding.code for finding in found)
    return "; ".join(f"{code} x {count}" for code, count in counts.items())


def _routes(literature: Literature, assignment: Assignment) -> list[dict[str, Any]]:
    """By the numbers of the file."""
    return [
        {
            "vehicle": route.vehicle,
            "trips": [
                {"depot": trip.depot, "visits": [int(literature.numbers[v]) for v in trip.visits]}
                for trip in route.trips
            ],
        }
        for route in assignment.routes
    ]


def measure(engine: str, path: Path, effort: Effort) -> dict[str, Any]:
    """Search, then check and cost what was found by our own reading of the file.

    ``seconds`` and ``cpu_s`` are those of the search; ``sound`` says that no rule is broken and
    that nothing which must be visited was left out.
    """
    literature = read_literature(path)
    search = _prepare(engine, path, literature, effort)
    began, used = time.perf_counter(), _cpu_s()
    answer = search()
    seconds, cpu = time.perf_counter() - began, _cpu_s() - used
    peak = _peak_mib()
    found = check_assignment(literature.problem, answer.assignment)
    serious = tuple(
        one for one in found if one.severity == "error" or one.code == "plan.mandatory-unserved"
    )
    return {
        "cost": file_cost(literature, literature.problem, answer.assignment),
        "seconds": seconds,
        "cpu_s": cpu,
        "threads": answer.threads,
        "peak_mib": peak,
        "worker_mib": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / KIB_PER_MIB,
        "sound": not serious,
        "findings": summary(serious),
        "routes": _routes(literature, answer.assignment),
    }


def main(arguments: list[str]) -> None:
    """Measure as the command line says; a refusal is an answer, too."""
    engine, path, seconds, seed, threads = arguments
    effort = Effort(float(seconds), int(seed), int(threads))
    try:
        record = measure(engine, Path(path), effort)
    except (NotExpressibleError, UnsupportedError) as error:
        record = {"sound": False, "findings": f"not expressible: {error}"}
    except ImportError as error:
        record = {"sound": False, "findings": f"not installed: {error.name}"}
    except RoutingError as error:
        record = {"sound": False, "findings": f"refused: {summary(tuple(error.findings))}"}
    # A line of its own: a rival may have written to the output as well.
    sys.stdout.write("\n" + json.dumps(record) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
