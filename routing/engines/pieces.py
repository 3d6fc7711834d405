"""Cutting a problem into pieces: neighbouring routes with what lies between them.

A search slows down faster than a problem grows, so a large problem is improved piece by piece:
a few routes that lie beside each other, the visits left out there, and some vehicles that still
stand at their bases. Every round cuts elsewhere, so that borders wander (the idea of POPMUSIC:
Taillard and Voss, 2002). Nearness is travel time, so bases, valleys and rivers count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from routing.engines.draft import Draft
from routing.problem.model import IntArray

# Vehicles at their bases that a piece may send out, and how many of one kind.
SPARE_VEHICLES: Final = 4
SPARE_OF_A_KIND: Final = 2
# The same for a problem that is planned whole.
SPARE_ON_THE_WHOLE: Final = 12


@dataclass(slots=True)
class Piece:
    """Vehicles and visits to be planned together."""

    vehicles: list[int] = field(default_factory=list)
    visits: list[int] = field(default_factory=list)


def cut(draft: Draft, size: int, rng: np.random.Generator) -> list[Piece]:
    """Disjoint pieces of about `size` visits, each around a route drawn at random.

    Every visit with a route is in exactly one piece; so is every visit left out that a vehicle
    of some piece may make.
    """
    cutter = _Cutter(draft)
    pieces = cutter.group_routes(size, rng)
    cutter.share_unserved(pieces)
    cutter.share_spares(pieces)
    return [piece for piece in pieces if piece.visits]


def whole(draft: Draft, few: int) -> Piece:
    """Everything in one piece; all vehicles where there are but a `few` visits."""
    visits = list(range(len(draft.judge.problem.visits)))
    piece = Piece(sorted(draft.routes), visits)
    if len(visits) > few:
        _Cutter(draft).share_spares([piece], SPARE_ON_THE_WHOLE)
    else:
        piece.vehicles = list(range(len(draft.judge.units)))
    return piece


class _Cutter:
    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        problem = draft.judge.problem
        self._problem = problem
        self._ways = draft.judge.units[0].ways
        self._members = {
            vehicle: [visit for trip in trips for visit in trip.visits]
            for vehicle, trips in draft.routes.items()
        }

    def group_routes(self, size: int, rng: np.random.Generator) -> list[Piece]:
        """Routes put together around seeds, nearest first."""
        free = dict.fromkeys(rng.permutation(sorted(self._members)).tolist())
        pieces = []
        while free:
            seed = next(iter(free))
            piece = Piece()
            for vehicle in self._nearest(seed, list(free)):
                members = self._members[vehicle]
                if piece.visits and len(piece.visits) + len(members) > size:
                    break
                piece.vehicles.append(vehicle)
                piece.visits.extend(members)
                del free[vehicle]
            pieces.append(piece)
        return pieces or [Piece()]

    def _nearest(self, seed: int, vehicles: Sequence[int]) -> list[int]:
        """Vehicles by the shortest way from a stop of the seed's route; the seed comes first."""
        visits = np.concatenate([np.array(self._members[vehicle]) for vehicle in vehicles])
        owner = np.repeat(vehicles, [len(self._members[vehicle]) for vehicle in vehicles])
        seconds = self._seconds(np.array(self._members[seed]), visits).min(axis=0)
        seconds[owner == seed] = -1
        order = owner[np.argsort(seconds, kind="stable")]
        return list(dict.fromkeys(order.tolist()))

    def _seconds(self, start: IntArray, end: IntArray) -> IntArray:
        at = self._problem.visits.location
        return self._ways.legs(at[start][:, None], at[end][None, :])[0]

    def share_unserved(self, pieces: list[Piece]) -> None:
        """Give every visit left out to the nearest piece."""
        left_out = sorted(self._draft.unserved)
        if not left_out or not any(piece.visits for piece in pieces):
            pieces[0].visits.extend(left_out)
            return
        rows = np.array(left_out)
        away = [self._seconds(rows, np.array(piece.visits)).min(axis=1) for piece in pieces]
        for visit, number in zip(left_out, np.argmin(away, axis=0).tolist(), strict=True):
            pieces[number].visits.append(visit)

    def share_spares(self, pieces: list[Piece], most: int = SPARE_VEHICLES) -> None:
        """Give every piece in turn the nearest unused vehicles, few of a kind."""
        vehicles = self._problem.vehicles
        spare = [v for v in range(len(vehicles)) if v not in self._members]
        for piece in pieces:
            if not piece.visits:
                continue
            kinds: dict[tuple[int, int], int] = {}
            taken = 0
            for vehicle in self._by_base(piece, spare):
                kind = (int(vehicles.type[vehicle]), int(vehicles.base[vehicle]))
                if taken == most:
                    break
                if kinds.get(kind, 0) < SPARE_OF_A_KIND:
                    kinds[kind] = kinds.get(kind, 0) + 1
                    piece.vehicles.append(vehicle)
                    spare.remove(vehicle)
                    taken += 1

    def _by_base(self, piece: Piece, spare: list[int]) -> list[int]:
        """Spare vehicles from the nearest base on."""
        if not spare:
            return []
        depots, visits = self._problem.depots, self._problem.visits
        base_at = depots.location[self._problem.vehicles.base[spare]]
        visit_at = visits.location[piece.visits]
        seconds = self._ways.legs(base_at[:, None], visit_at[None, :])[0]
        order = np.argsort(np.median(seconds, axis=1), kind="stable")
        return [spare[row] for row in order.tolist()]
