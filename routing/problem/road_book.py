"""The roads of a scenario on many days: read once, opened once for each set of closed roads.

Opening roads takes far longer than asking them, and days differ in few ways: which closures
hold, and which roads their own tags close by season. Whole matrices between all places are kept
where they are not too large, so that a day only picks its rows.
"""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from threading import Lock
from typing import Final

import numpy as np

from routing.errors import Finding, InputError
from routing.network.answers import Table
from routing.network.closures import in_season, is_active
from routing.network.matrix import NetworkView, open_matrix
from routing.network.model import Int32Array, IntArray, Places, RoadClosure, RoadNetwork
from routing.problem.roads import Roads, closure_of, places_of, profiles_of, read_network
from routing.scenario.fields import shown
from routing.scenario.model import Scenario
from routing.scenario.schema import Closure
from routing.words import say

MOST_PLACES: Final = 2_000
"""Of which whole matrices are kept: 32 MB a profile."""

FEWEST_VIEWS, MOST_VIEWS = 2, 12
MOST_BYTES: Final = 256 * 2**20
"""Views are kept as far as their matrices fit in here, but so many of them always or at most."""

_BYTES_A_PAIR: Final = 8

_Closed = tuple[tuple[Closure, ...], tuple[int, ...]]
"""Closures that hold, and numbers of the seasonal bans that do."""


@dataclass(frozen=True, slots=True)
class KeptView(NetworkView):
    """A view that remembers the whole matrix of each profile once it is asked for any of it."""

    tables: dict[str, Table] = field(default_factory=dict)

    def matrix(
        self,
        profile: str,
        sources: IntArray,
        targets: IntArray,
        out: Table | None = None,
        threads: int | None = None,
    ) -> tuple[Int32Array, Int32Array]:
        """See :meth:`NetworkView.matrix`."""
        count = len(self.places.ids)
        if out is not None or count > MOST_PLACES:
            return NetworkView.matrix(self, profile, sources, targets, out, threads)
        if profile not in self.tables:
            every = np.arange(count, dtype=np.int64)
            self.tables[profile] = NetworkView.matrix(self, profile, every, every, None, threads)
        duration_s, distance_m = self.tables[profile]
        rows = np.ix_(sources, targets)
        return duration_s[rows], distance_m[rows]


class RoadBook:
    """Opens the roads of a scenario on any day, and keeps the views of the last few.

    Parameters
    ----------
    scenario
        Roads are opened for the profiles of its fleet.
    """

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._views: OrderedDict[_Closed, KeptView] = OrderedDict()
        self._lock = Lock()

    @cached_property
    def network(self) -> RoadNetwork:
        """The roads, read when first asked for."""
        return read_network(self._scenario)

    @cached_property
    def _places(self) -> Places:
        return places_of(self._scenario)

    def on(self, date: dt.date, closures: Sequence[Closure] = ()) -> Roads:
        """Roads as they are on a date, with closures beside those of the scenario.

        Raises
        ------
        InputError
            If the road files are missing or wrong, or a closure beside the scenario's names a
            road that is not there.
        """
        if wrong := self._unknown(closures):
            raise InputError(wrong)
        every = (*self._scenario.config.closures, *closures)
        holding = tuple(one for one in every if is_active(closure_of(one), date))
        bans = self.network.seasons
        seasonal = tuple(
            number for number, ban in enumerate(bans) if in_season(date, (ban.first, ban.last))
        )
        with self._lock:
            view = self._view((holding, seasonal), date)
        return Roads(network=self.network, view=view, place_ids=self._places.ids)

    def _view(self, closed: _Closed, date: dt.date) -> KeptView:
        if closed in self._views:
            self._views.move_to_end(closed)
            return self._views[closed]
        view = self._opened(tuple(closure_of(one) for one in closed[0]), date)
        self._views[closed] = view
        if len(self._views) > self._room:
            self._views.popitem(last=False)
        return view

    @cached_property
    def _room(self) -> int:
        """How many views are kept."""
        profiles = len(profiles_of(self._scenario))
        view = _BYTES_A_PAIR * max(1, profiles) * max(1, len(self._places.ids)) ** 2
        return min(MOST_VIEWS, max(FEWEST_VIEWS, MOST_BYTES // view))

    @cached_property
    def _known_links(self) -> frozenset[str]:
        return frozenset(self.network.link_ids)

    def _unknown(self, closures: Sequence[Closure]) -> list[Finding]:
        named = {link for closure in closures for link in closure.links}
        return [
            Finding(
                "fleet.days-unknown-road",
                say("There is no road {link}.", link=shown(link)),
                field="demand.lost_roads.links",
            )
            for link in sorted(named - self._known_links)
        ]

    def _opened(self, closures: tuple[RoadClosure, ...], date: dt.date) -> KeptView:
        view = open_matrix(
            self.network,
            self._places,
            profiles_of(self._scenario),
            closures,
            date,
            self._scenario.config.rules.snap_limit_m,
        )
        return KeptView(**{part.name: getattr(view, part.name) for part in fields(view)})
