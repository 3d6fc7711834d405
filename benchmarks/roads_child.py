"""One measurement of roads in a process of its own, so that its time and memory are its own.

``python -m benchmarks.roads_child '{"task": "table", "area": "luxembourg", ...}'`` prints JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from benchmarks.roads_data import area, province, scattered
from benchmarks.roads_rivals import (
    Row,
    cch_engine,
    from_root,
    packing_bits,
    scipy_engine,
    scipy_rows,
)
from routing.network.answers import searched_table
from routing.network.compiled import compiled
from routing.network.estimate import estimate_network
from routing.network.hierarchy.cache import FOLDER_VARIABLE
from routing.network.matrix import NetworkView, open_matrix
from routing.network.model import UNREACHABLE, IntArray, RoadClosure
from routing.network.profiles import BUILTIN_PROFILES

Spec = dict[str, Any]
KIB_PER_MIB = 1024
SNAP_LIMIT_M = 2000.0
QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
SHORTEST_TRIP_M = 300
MANY_ROWS = 2000
FEW_CALLS, MANY_CALLS = 3, 15
"""A small table takes some hundredths of a second: the median of many calls is measured."""
DAY = dt.date(2026, 3, 2)


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB


def _timed(work: Callable[[], object]) -> dict[str, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return {"wall_s": time.perf_counter() - wall, "cpu_s": time.process_time() - cpu}


def _all(count: int) -> IntArray:
    return np.arange(count, dtype=np.int64)


def _warm() -> float:
    """Compile, or load what was compiled; the seconds that took."""
    began = time.perf_counter()
    network = province(2000)
    view = open_matrix(
        network, scattered(network, 20), [BUILTIN_PROFILES["van"]], (), DAY, SNAP_LIMIT_M
    )
    view.matrix("van", _all(20), _all(20))
    view.nearest("van", 3)
    view.leg("van", 0, 1)
    return time.perf_counter() - began


def _open(spec: Spec, *closures: RoadClosure) -> NetworkView:
    network = area(spec["area"])
    profiles = [BUILTIN_PROFILES[name] for name in spec.get("profiles", ["van"])]
    places = scattered(network, spec["places"])
    return open_matrix(network, places, profiles, closures, DAY, SNAP_LIMIT_M)


def prepare(spec: Spec) -> Spec:
    """Open a network without a cache, and again from a cache with a link closed."""
    compile_s = _warm()
    network = area(spec["area"])
    places = scattered(network, spec["places"])
    van = [BUILTIN_PROFILES["van"]]
    os.environ[FOLDER_VARIABLE] = ""
    first = _timed(lambda: open_matrix(network, places, van, (), DAY, SNAP_LIMIT_M))
    os.environ[FOLDER_VARIABLE] = spec["cache"]
    open_matrix(network, places, van, (), DAY, SNAP_LIMIT_M)
    closed = (RoadClosure(links=network.link_ids[:1]),)
    again = _timed(lambda: open_matrix(network, places, van, closed, DAY, SNAP_LIMIT_M))
    arcs = int(network.forward.sum() + network.backward.sum())
    return {
        "nodes": len(network.lon), "arcs": arcs, "compile_s": compile_s,
        "first": first, "again": again,
    }  # fmt: skip


def _rival(spec: Spec, view: NetworkView) -> Row:
    graph = view.graphs["van"]
    if spec["engine"] == "scipy":
        return scipy_engine(graph, graph.place_node)
    count = len(graph.first_arc) - 1
    lon, lat = np.zeros(count), np.zeros(count)
    nodes = len(view.network.lon)
    lon[:nodes], lat[:nodes] = view.network.lon, view.network.lat
    lon[graph.place_node], lat[graph.place_node] = view.joins["van"].points.T
    return cch_engine(graph, graph.place_node, lon, lat)


def table(spec: Spec) -> Spec:
    """Rows of a square table; a rival answers as many rows as it is given."""
    _warm()
    view = _open(spec)
    everyone, rows = _all(spec["places"]), spec["rows"]
    if spec["engine"] == "ours":
        shape = (rows, spec["places"])
        # Full of something, so that the system hands out the memory before the clock runs.
        out = np.full(shape, -2, dtype=np.int32), np.full(shape, -2, dtype=np.int32)
        view.matrix("van", everyone[:8], everyone, threads=1)
        ask = [
            _timed(lambda: view.matrix("van", everyone[:rows], everyone, out, spec["threads"]))
            for _ in range(FEW_CALLS if rows > MANY_ROWS else MANY_CALLS)
        ]
        used = sorted(ask, key=lambda call: call["wall_s"])[len(ask) // 2]
    else:
        answer = _rival(spec, view)
        roots = view.graphs["van"].place_node[:rows].tolist()
        answer(roots[0])
        used = _timed(lambda: [answer(root) for root in roots])
    return {**used, "rows": rows, "peak_mib": _peak_mib()}


def nearest(spec: Spec) -> Spec:
    """The k quickest neighbours of all places."""
    _warm()
    view = _open(spec)
    used = _timed(lambda: view.nearest("van", spec["k"], threads=spec["threads"]))
    return {**used, "peak_mib": _peak_mib()}


@dataclass
class _Comparison:
    """One profile against scipy's Dijkstra on time and, where both fit a float, length."""

    view: NetworkView
    profile: str
    bits: int
    pairs: int = 0
    wrong: int = 0
    unreachable: int = 0

    def of(self, source: int, others: IntArray, rows: csr_array, *, flipped: bool) -> None:
        """Compare the ways from a place to `others`, or from them if `flipped`."""
        graph, group = self.view.graphs[self.profile], self.view.group
        root = np.array([source])
        asked = (others, root) if flipped else (root, others)
        seconds, metres = (part.reshape(-1) for part in self.view.matrix(self.profile, *asked))
        reached = from_root(rows, int(graph.place_node[source]))
        label = reached[graph.place_node[others]]
        none, same = ~np.isfinite(label), group[others] == group[source]
        exact = np.where(none, 0, label).astype(np.int64)
        time_ms = (exact >> self.bits) + graph.access_ms[source] + graph.access_ms[others]
        length_mm = exact & (2**self.bits - 1)
        length_mm += graph.access_mm[source] + graph.access_mm[others]
        for found, due in ((seconds, time_ms), (metres, length_mm))[: 2 if self.bits else 1]:
            whole = np.where(same, 0, np.where(none, UNREACHABLE, (due + 500) // 1000))
            self.wrong += int((found != whole).sum())
        self.pairs += len(others)
        self.unreachable += int(none.sum())


def _differences(view: NetworkView, profile: str, pairs: IntArray) -> Spec:
    """How many random pairs differ from scipy's Dijkstra, from sources and to targets."""
    graph = view.graphs[profile]
    sources = np.unique(pairs[:, 0])
    some = [part[part < UNREACHABLE] for part in view.matrix(profile, sources, pairs[:, 1])]
    bits = packing_bits(2 * int(some[0].max()), 2 * int(some[1].max()))
    rows = scipy_rows(graph, (graph.time_ms << bits) | (graph.length_mm if bits else 0))
    comparison = _Comparison(view, profile, bits)
    for source in sources.tolist():
        others = pairs[pairs[:, 0] == source, 1]
        comparison.of(source, others, rows, flipped=False)
        comparison.of(source, others, rows.T.tocsr(), flipped=True)
    return {
        "pairs": comparison.pairs,
        "wrong": comparison.wrong,
        "unreachable": comparison.unreachable,
        "with_metres": bits > 0,
    }


def check(spec: Spec) -> Spec:
    """Random pairs of all profiles against scipy, and against the plain search of this package."""
    spec = {**spec, "profiles": list(BUILTIN_PROFILES)}
    view = _open(spec)
    rng = np.random.default_rng(11)
    sources = np.array(rng.choice(spec["places"], spec["sources"], replace=False), dtype=np.int64)
    pairs = np.column_stack(
        (
            np.repeat(sources, spec["each"]),
            rng.integers(0, spec["places"], len(sources) * spec["each"]),
        )
    )
    result: Spec = {}
    for profile in BUILTIN_PROFILES:
        joined = view.joined(profile)
        found = _differences(view, profile, pairs[joined[pairs].all(axis=1)])
        few, everyone = sources[:5], _all(spec["places"])
        plain = searched_table(view.roads(profile), few, everyone)
        ours = view.matrix(profile, few, everyone)
        found["plain_pairs"] = plain[0].size
        found["plain_wrong"] = int((plain[0] != ours[0]).sum() + (plain[1] != ours[1]).sum())
        result[profile] = found
    return result


def _spin(steps: int) -> int:
    total = 0
    for step in range(steps):
        total ^= step * step + total
    return total


def cores(spec: Spec) -> Spec:
    """How many times the work of one thread two threads of bare arithmetic get done now."""
    spin = compiled(_spin)
    spin(1)
    steps = spec["steps"]
    alone = _timed(lambda: spin(steps))["wall_s"]
    with ThreadPoolExecutor(2) as pool:
        both = _timed(lambda: list(pool.map(spin, (steps, steps))))["wall_s"]
    return {"gain": 2 * alone / both}


def _shares(estimated: NDArray[Any], real: NDArray[Any], pairs: NDArray[Any]) -> list[float]:
    return [float(x) for x in np.quantile(estimated[pairs] / real[pairs], QUANTILES)]


def estimate(spec: Spec) -> Spec:
    """Roads estimated from places against the true ones: distances and times of a van."""
    _warm()
    network = area(spec["area"])
    places = scattered(network, spec["places"])
    van, everyone = [BUILTIN_PROFILES["van"]], _all(spec["places"])
    real, guess = (
        open_matrix(roads, places, van, (), DAY, SNAP_LIMIT_M).matrix("van", everyone, everyone)
        for roads in (network, estimate_network(places))
    )
    apart = (real[1] > SHORTEST_TRIP_M) & (real[1] < UNREACHABLE)
    near = np.zeros_like(apart)
    np.put_along_axis(near, np.argsort(np.where(apart, real[0], UNREACHABLE))[:, :5], 1, axis=1)
    found: Spec = {}
    for name, pairs in (("five nearest", near & apart), ("all", apart)):
        found[name] = {
            "pairs": int(pairs.sum()),
            "distance": _shares(guess[1], real[1], pairs),
            "time": _shares(guess[0], real[0], pairs),
        }
    return found


TASKS: dict[str, Callable[[Spec], Spec]] = {
    "prepare": prepare,
    "table": table,
    "nearest": nearest,
    "check": check,
    "cores": cores,
    "estimate": estimate,
}


if __name__ == "__main__":
    asked = json.loads(sys.argv[1])
    sys.stdout.write(json.dumps(TASKS[asked["task"]](asked)) + "\n")
