"""What both searches work on has in common, for the steps that they share."""

from __future__ import annotations

from typing import Protocol

from routing.engines.ruin_recreate.randoms import Stream
from routing.problem.model import FloatArray, Int32Array, IntArray


class SharedWork(Protocol):
    """The arrays that shared steps read and write; columns are named in ``columns``."""

    @property
    def n(self) -> int:
        """Visits of the part."""
        ...

    @property
    def node(self) -> Int32Array:
        """Links, route and location of each node."""
        ...

    @property
    def path(self) -> IntArray:
        """Class, vehicle, visits and marks of each route."""
        ...

    @property
    def worth(self) -> FloatArray:
        """What each visit is worth, its size, and how far it lies."""
        ...

    @property
    def near(self) -> Int32Array:
        """Neighbours of each visit."""
        ...

    @property
    def removed(self) -> Int32Array:
        """Visits out of their routes in this step."""
        ...

    @property
    def absent(self) -> Int32Array:
        """Visits not served."""
        ...

    @property
    def key(self) -> FloatArray:
        """Order of their return."""
        ...

    @property
    def counters(self) -> IntArray:
        """Counters of the search."""
        ...

    @property
    def score(self) -> FloatArray:
        """What this step changes, the score now, and the best."""
        ...

    @property
    def stream(self) -> Stream:
        """Random numbers."""
        ...
