"""The solver-neutral problem: what every engine reads and every checker judges.

Everything is an integer: metres, seconds after midnight, grams, litres, 1/1000 of the currency.
Indices point into the arrays of this module; names are kept beside them for the way back.

What an assignment means (the contract shared by engines, schedule and checks):

* A route is one vehicle's day: it leaves its base empty, makes one or more **trips**, and
  returns to its base. A trip begins with a halt at a **depot**, where everything it delivers is
  loaded and everything the trip before collected is unloaded. The first depot may be the base
  itself (then nothing is driven before loading). What the last trip collects is unloaded at the
  base. A last trip may hold no visits: the halt at its depot only unloads, and it does not count
  against ``max_trips``.
* Every halt at a depot takes the type's ``load_s``; its start lies in the depot's window. The
  departure from the base and the return to it lie in the base's window and in the shift.
* A visit needs ``setup_s`` if the element before it in the route is not a visit at the same
  location, then ``service_s``. Its window bounds the moment at which the halt begins (before
  setup); waiting before that is allowed.
* A visit whose window is empty (opens after it closes) can never be made.
* Load at any point = what the trip still has to deliver + what it has collected so far, and never
  exceeds the type's capacity in any resource.
* A visit that delivers needs its trip's depot among its sources; a visit that collects needs the
  place of unloading (the next trip's depot, or the base after the last trip) among its sources.
* Rest: before the driving since the start would exceed ``m * break_after_s`` (m = 1, 2, ...), a
  rest of ``break_s`` is taken on the road. So on arrival after x seconds of driving,
  ``max(0, ceil(x / break_after_s) - 1)`` rests have been taken. Waiting that follows on the same
  leg is shortened by the rest, since a later arrival waits less.
* Duty = return - departure; the departure is as late as the route allows without a later return.
* Cost = fixed + distance * per km + duty * per hour + (duty - regular)+ * overtime, for used
  vehicles only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Int32Array = NDArray[np.int32]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
FloatArray = NDArray[np.float64]

UNREACHABLE: Final = 2**30
"""Entry of a matrix where no way exists: larger than any real distance or time."""

NO_LIMIT: Final = 2**40
"""A limit that never binds."""

RESOURCES: Final = ("weight_g", "volume_l")


@dataclass(frozen=True, slots=True)
class Locations:
    """Places on the network, L of them.

    Attributes
    ----------
    ids
        Name of each place.
    lon, lat
        (L,) WGS-84 degrees, for drawing and for neighbourhoods; not for distances.
    """

    ids: tuple[str, ...]
    lon: FloatArray
    lat: FloatArray


@dataclass(frozen=True, slots=True)
class Matrices:
    """Quickest ways between locations, one slice a profile.

    Attributes
    ----------
    profiles
        Name of each of P profiles.
    duration_s, distance_m
        (P, L, L) int32; ``UNREACHABLE`` in both where no way exists. Zero diagonal.
    """

    profiles: tuple[str, ...]
    duration_s: Int32Array
    distance_m: Int32Array


@dataclass(frozen=True, slots=True)
class PlanarDistances:
    """Straight-line distances, computed where they are asked for: no matrix is held.

    The distance of two places is ``floor(scale * euclid + offset)`` metres, and the same number
    of seconds: ``offset`` 0.5 rounds to the nearest integer, 0 truncates.

    Attributes
    ----------
    x, y
        (L,) float64.
    scale, offset
        How a length becomes an integer.
    """

    x: FloatArray
    y: FloatArray
    scale: float = 1.0
    offset: float = 0.5


@dataclass(frozen=True, slots=True)
class Depots:
    """Where goods are loaded and unloaded, D of them; vehicles are based at depots.

    ``location`` (D,) int32; ``opens_s``, ``closes_s`` (D,) int64.
    """

    ids: tuple[str, ...]
    location: Int32Array
    opens_s: IntArray
    closes_s: IntArray


@dataclass(frozen=True, slots=True)
class Visits:
    """What may be served, V of them; each is served whole by one vehicle, or not at all.

    Attributes
    ----------
    ids
        Unique name of each visit.
    orders
        Ids of the orders that a visit stands for.
    location
        (V,) int32 index into locations.
    deliver, collect
        (V, R) int64, R resources in the order of ``Problem.resources``.
    opens_s, closes_s
        (V,) int64 bounds of the moment at which the halt begins.
    setup_s, service_s
        (V,) int64.
    prize
        (V,) int64 weight of serving it (see ``Problem.service_first``).
    mandatory
        (V,) bool.
    access
        (V,) int32 row of ``Problem.access``.
    sources
        (V,) int32 row of ``Problem.sources``.
    release_s
        (V,) int64, or None for always: the halt at the depot that begins the trip of a visit
        starts no earlier than the visit's goods are released.
    """

    ids: tuple[str, ...]
    orders: tuple[tuple[str, ...], ...]
    location: Int32Array
    deliver: IntArray
    collect: IntArray
    opens_s: IntArray
    closes_s: IntArray
    setup_s: IntArray
    service_s: IntArray
    prize: IntArray
    mandatory: BoolArray
    access: Int32Array
    sources: Int32Array
    release_s: IntArray | None = None

    def __len__(self) -> int:
        """Number of visits."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class VehicleTypes:
    """What each of T kinds of vehicle can do and costs. Limits that never bind are NO_LIMIT.

    Attributes
    ----------
    ids
        Name of each type.
    profile
        (T,) int32 row of the matrices.
    capacity
        (T, R) int64.
    range_m
        (T,) int64 longest distance a day.
    fixed_cost, cost_per_km, cost_per_hour, overtime_per_hour
        (T,) int64 in 1/1000 of the currency; overtime is paid on top of the hour.
    shift_start_s, shift_end_s
        (T,) int64.
    longest_duty_s, regular_s
        (T,) int64.
    break_after_s, break_s
        (T,) int64; NO_LIMIT and 0 where no rest is needed.
    load_s
        (T,) int64 time of every halt at a depot.
    max_trips
        (T,) int64.
    """

    ids: tuple[str, ...]
    profile: Int32Array
    capacity: IntArray
    range_m: IntArray
    fixed_cost: IntArray
    cost_per_km: IntArray
    cost_per_hour: IntArray
    overtime_per_hour: IntArray
    shift_start_s: IntArray
    shift_end_s: IntArray
    longest_duty_s: IntArray
    regular_s: IntArray
    break_after_s: IntArray
    break_s: IntArray
    load_s: IntArray
    max_trips: IntArray


@dataclass(frozen=True, slots=True)
class Vehicles:
    """The fleet of the day, K units: ``type`` (K,) int32 and ``base`` (K,) int32 depot."""

    ids: tuple[str, ...]
    type: Int32Array
    base: Int32Array

    def __len__(self) -> int:
        """Number of vehicles."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Problem:
    """A day to be planned.

    Attributes
    ----------
    planar
        Where given, it stands in place of the matrices, for every profile; the matrices are then
        of shape (P, 0, 0).
    access
        (A, K) bool: which vehicles may make a visit of each access class.
    sources
        (S, D) bool: which depots may load (and unload) a visit of each source class.
    service_first
        True: first the largest total prize of served visits (mandatory visits before any
        optional one), then the least cost. False: prizes are in 1/1000 of the currency and the
        least sum of cost and missed prizes is sought, mandatory visits before any cost.
    """

    name: str
    locations: Locations
    matrices: Matrices
    depots: Depots
    visits: Visits
    types: VehicleTypes
    vehicles: Vehicles
    access: BoolArray
    sources: BoolArray
    service_first: bool = True
    resources: tuple[str, ...] = RESOURCES
    planar: PlanarDistances | None = None
