"""The problem as compiled code reads it: one flat tuple of arrays, shared by all parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from routing.problem.model import FloatArray


class Instance(NamedTuple):
    """V visits, K vehicles of C kinds, D depots, L places, R resources, P profiles.

    A kind is what vehicles share that are alike in type, base and access. Costs are floats in
    1/1000 of the currency, so that a rate a metre need not be an integer.

    Attributes
    ----------
    planar, symmetric
        Distances come from ``x`` and ``y``; both ways are equal and shared by all profiles.
    scale, offset
        A planar distance is floor(scale * euclid + offset).
    x, y
        (L,) planar coordinates.
    distance, duration
        (P, L, L) int32.
    place
        (V,) location of each visit.
    deliver, collect
        (V, R).
    opens, closes, setup, service, release
        (V,) seconds.
    price, weight, mandatory
        (V,) cost when missed (infinite where cost does not decide), weight when missed.
    access, source
        (V,) rows of ``may_visit`` and ``may_load``.
    delivers, collects
        (V,) whether it delivers or collects anything at all.
    size, far
        (V,) largest share of a vehicle that it fills, and distance from the nearest depot.
    near, near_m
        (V, N) neighbours, ended by -1, and their distance.
    doors, door_load, door_unload, door_cost
        (V, O) kinds that could open a route for a visit, cheapest first, ended by -1; depot where
        that route loads, where it unloads (-1: at the base), and what it costs.
    reload
        (V, 3) two depots at which a trip for a visit could begin, nearest first, and the nearest
        where its goods may go; -1 for none.
    vehicle_kind
        (K,).
    capacity
        (C, R).
    kind_type, rate, fixed, profile, base
        (C,) type, cost a metre, fixed cost, profile, depot.
    second_rate, overtime_rate
        (C,) cost a second of duty, and of duty beyond ``regular``.
    shift_opens, shift_closes, longest_duty, regular, rest_after, rest, load_s, trips, range_m
        (C,) limits, as in the problem.
    depot_place, depot_opens, depot_closes
        (D,).
    may_visit, may_load
        (A, C) and (S, D) bool.
    """

    planar: Any
    symmetric: Any
    scale: Any
    offset: Any
    x: Any
    y: Any
    distance: Any
    duration: Any
    place: Any
    deliver: Any
    collect: Any
    opens: Any
    closes: Any
    setup: Any
    service: Any
    release: Any
    price: Any
    weight: Any
    mandatory: Any
    access: Any
    source: Any
    delivers: Any
    collects: Any
    size: Any
    far: Any
    near: Any
    near_m: Any
    doors: Any
    door_load: Any
    door_unload: Any
    door_cost: Any
    reload: Any
    vehicle_kind: Any
    capacity: Any
    kind_type: Any
    rate: Any
    fixed: Any
    profile: Any
    base: Any
    second_rate: Any
    overtime_rate: Any
    shift_opens: Any
    shift_closes: Any
    longest_duty: Any
    regular: Any
    rest_after: Any
    rest: Any
    load_s: Any
    trips: Any
    range_m: Any
    depot_place: Any
    depot_opens: Any
    depot_closes: Any
    may_visit: Any
    may_load: Any


class Routes(NamedTuple):
    """Routes of some vehicles, end to end in one array.

    Attributes
    ----------
    vehicles
        (M,) int32, used or idle.
    starts
        (M+1,) int64: route i is ``elements[starts[i]:starts[i + 1]]``.
    elements
        int32: visit v as v, a halt at depot d as -1 - d.
    absent
        int32 visits not served.
    """

    vehicles: Any
    starts: Any
    elements: Any
    absent: Any


class Orders(NamedTuple):
    """How a part is to be searched.

    ``steps``; ``heat`` and ``final_heat``, the temperatures at its two ends in 1/1000 of the
    currency; ``yielding``, the temperature
    at which service is given up; ``tails``, tail moves a step; ``stream``, its random numbers.
    """

    steps: Any
    heat: Any
    final_heat: Any
    yielding: Any
    tails: Any
    stream: Any


Found = tuple[Routes, Routes, FloatArray, FloatArray]
"""Routes at the end, the best routes, and the changes of score to each of the two."""

Search = Callable[[Instance, Routes, Orders], Found]
