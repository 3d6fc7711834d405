"""What it takes from node to node, as matrices that OR-Tools copies once.

A Python callback a transit would cost more than the search itself.
"""

from __future__ import annotations

import numpy as np

from routing.engines.ortools.indexing import Nodes
from routing.engines.ways import Ways
from routing.problem.model import UNREACHABLE, BoolArray, IntArray, Problem

# Where no way exists: beyond every horizon, and far from the end of 64 bits.
FAR = 2**44


def legs(problem: Problem, nodes: Nodes, profile: int) -> tuple[IntArray, IntArray]:
    """Seconds and metres between nodes, (N, N) each; ``FAR`` in both where there is no way."""
    at = nodes.location
    seconds, metres = Ways(problem, profile).legs(at[:, None], at[None, :])
    blocked = (seconds >= UNREACHABLE) | (metres >= UNREACHABLE)
    return np.where(blocked, FAR, seconds), np.where(blocked, FAR, metres)


def stays(nodes: Nodes) -> BoolArray:
    """(N, N) bool: both nodes are visits at one location, so the second needs no setup."""
    at, visits = nodes.location, nodes.first_halt
    same = np.asarray(at[:, None] == at[None, :])
    same[visits:, :] = False
    same[:, visits:] = False
    np.fill_diagonal(same, val=False)
    return same


def clock_transits(problem: Problem, nodes: Nodes, seconds: IntArray, load_s: int) -> IntArray:
    """Seconds from the moment of a node to that of the next, (N, N).

    The moment of a visit is when its setup is over, so that setup belongs to the way there and
    may be left out where there is none; that of a halt or base is its begin. From a base to a
    visit, the vehicle is loaded first; from a base to a halt it is not.
    """
    chosen, first_halt, first_base = list(nodes.visits), nodes.first_halt, nodes.first_base
    setup_s = np.zeros(len(nodes), dtype=np.int64)
    setup_s[:first_halt] = problem.visits.setup_s[chosen]
    work_s = np.zeros(len(nodes), dtype=np.int64)
    work_s[:first_halt] = problem.visits.service_s[chosen]
    work_s[first_halt:first_base] = load_s
    total = seconds + work_s[:, None] + np.where(stays(nodes), 0, setup_s[None, :])
    total[first_base:, :first_halt] += load_s
    np.fill_diagonal(total, 0)
    return np.asarray(np.minimum(total, FAR))
