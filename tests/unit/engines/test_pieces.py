"""Cutting a plan into pieces."""

from __future__ import annotations

import numpy as np

from routing.engines.draft import Draft
from routing.engines.greedy import along_a_curve, first_routes, insert_all
from routing.engines.judge import Judge
from routing.engines.pieces import SPARE_OF_A_KIND, SPARE_VEHICLES, Piece, cut, whole
from routing.engines.shares import share_out
from tests.helpers.days import county
from tests.helpers.problems import K, Sketch, V, build, line


def drafted(visits: int, vehicles: int, *, left_out: tuple[int, ...] = ()) -> Draft:
    draft = Draft.empty(Judge(county(visits, vehicles)))
    first_routes(draft, halt=lambda: False, hurry=lambda: True)
    for vehicle, trips in list(draft.routes.items()):
        if any(visit in left_out for trip in trips for visit in trip.visits):
            draft.drop(vehicle)
    return draft


def pieces_of(draft: Draft, size: int, seed: int = 0) -> list[Piece]:
    return cut(draft, size, np.random.default_rng(seed))


def test_every_visit_is_in_one_piece_with_its_vehicle() -> None:
    draft = drafted(150, 20, left_out=(3, 70))
    assert draft.unserved
    pieces = pieces_of(draft, 40)
    visits = [visit for piece in pieces for visit in piece.visits]
    vehicles = [vehicle for piece in pieces for vehicle in piece.vehicles]
    assert sorted(visits) == list(range(150))
    assert len(vehicles) == len(set(vehicles))
    for piece in pieces:
        for vehicle in set(piece.vehicles) & set(draft.routes):
            made = {visit for trip in draft.routes[vehicle] for visit in trip.visits}
            assert made <= set(piece.visits)


def test_pieces_are_about_as_large_as_asked() -> None:
    draft = drafted(150, 20)
    longest = max(len(trip.visits) for trips in draft.routes.values() for trip in trips) * 2
    pieces = pieces_of(draft, 50)
    assert all(len(piece.visits) <= max(50, longest) for piece in pieces)
    assert len(pieces) <= 150 / 50 * 3


def test_another_round_cuts_elsewhere() -> None:
    draft = drafted(150, 20)
    cuts = [{frozenset(piece.visits) for piece in pieces_of(draft, 70, n)} for n in range(6)]
    assert any(other != cuts[0] for other in cuts)


def test_the_same_chance_cuts_the_same() -> None:
    draft = drafted(150, 20)
    assert pieces_of(draft, 70, 1) == pieces_of(draft, 70, 1)


def test_a_piece_may_send_out_a_few_vehicles_of_a_kind() -> None:
    draft = drafted(40, 40)
    problem = draft.judge.problem
    for piece in pieces_of(draft, 40):
        spare = [vehicle for vehicle in piece.vehicles if vehicle not in draft.routes]
        assert len(spare) <= SPARE_VEHICLES
        kinds = [(problem.vehicles.type[v], problem.vehicles.base[v]) for v in spare]
        assert all(kinds.count(kind) <= SPARE_OF_A_KIND for kind in kinds)


def test_what_lies_beside_each_other_stays_together() -> None:
    # Two villages of ten houses, far apart; each has two routes.
    sketch = Sketch(
        positions=line(0, *range(1000, 1010), *range(-1010, -1000)),
        visits=tuple(V(at=i, deliver=(200, 0)) for i in range(1, 21)),
        vehicles=tuple(K() for _ in range(4)),
    )
    draft = Draft.empty(Judge(build(sketch)))
    insert_all(draft, along_a_curve(draft, range(20)), lambda: False)
    found = {frozenset(piece.visits) for piece in pieces_of(draft, 10)}
    assert found == {frozenset(range(10)), frozenset(range(10, 20))}


def test_without_any_route_all_visits_are_one_piece() -> None:
    draft = Draft.empty(Judge(county(30, 4)))
    (piece,) = pieces_of(draft, 10)
    assert sorted(piece.visits) == list(range(30))
    assert piece.vehicles


def test_a_small_problem_is_planned_whole_with_every_vehicle() -> None:
    draft = Draft.empty(Judge(county(5, 40)))
    assert whole(draft, few=20).vehicles == list(range(40))
    large = Draft.empty(Judge(county(30, 40)))
    assert 0 < len(whole(large, few=20).vehicles) < 40


def test_a_first_division_holds_every_visit_and_vehicle_once() -> None:
    draft = Draft.empty(Judge(county(100, 13)))
    pieces = share_out(draft, 30)
    assert len(pieces) == 4
    assert sorted(visit for piece in pieces for visit in piece.visits) == list(range(100))
    assert sorted(vehicle for piece in pieces for vehicle in piece.vehicles) == list(range(13))


def test_vehicles_are_shared_by_load() -> None:
    # A thousand on the left for each hundred on the right.
    sketch = Sketch(
        positions=line(0, *range(-110, -100), *range(101, 111)),
        visits=tuple(V(at=i, deliver=(1000 if i <= 10 else 100, 0)) for i in range(1, 21)),
        vehicles=tuple(K() for _ in range(11)),
    )
    left, right = share_out(Draft.empty(Judge(build(sketch))), 10)
    heavy, light = (left, right) if 0 in left.visits else (right, left)
    assert (len(heavy.vehicles), len(light.vehicles)) == (10, 1)
