from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from routing.network import answers
from routing.network.hierarchy import sweep
from routing.network.hierarchy.order import eliminate
from routing.network.hierarchy.sweep import Limits
from routing.network.hierarchy.table import share_out
from routing.network.hierarchy.weights import (
    LENGTH_BITS,
    NOTHING,
    fastest_mm_per_ms,
    packed,
    surest_ms,
)
from routing.network.model import UNREACHABLE, RoadClosure, RoadNetwork
from routing.network.paths import quickest_way, searched_way
from tests.helpers.roads import L, sketch, spots, view

LADDER = sketch(
    {name: (9.0 * (at // 2), 9.0 * (at % 2)) for at, name in enumerate("abcdefgh")},
    [L(ends=ends) for ends in ("ab", "cd", "ef", "gh", "ac", "ce", "eg", "bd", "df", "fh")],
)


def _chain(count: int) -> tuple[np.ndarray, np.ndarray]:
    return np.arange(count - 1), np.arange(1, count)


def test_a_chain_folds_from_everywhere_at_once() -> None:
    order = eliminate(1024, *_chain(1024))
    assert np.diff(order.first).max() <= 2
    rank = np.empty(1024, dtype=int)
    rank[order.sequence] = np.arange(1024)
    height = np.zeros(1024, dtype=int)
    for at, node in enumerate(order.sequence):
        for other in order.neighbour[order.first[at] : order.first[at + 1]]:
            height[other] = max(height[other], height[node] + 1)
    assert height.max() <= 24


def test_dead_ends_and_bends_go_before_the_first_true_junction() -> None:
    # A clique of four, each with a dead-end lane of two pieces.
    clique = [(a, b) for a in range(4) for b in range(a)]
    lanes = [(4 + a, a) for a in range(4)] + [(8 + a, 4 + a) for a in range(4)]
    a, b = np.array(clique + lanes).T
    order = eliminate(12, a, b)
    assert set(order.sequence[:8].tolist()) == set(range(4, 12))


@pytest.mark.parametrize("millimetres", [0, 499, 500, 1499, 1500, 2**32 - 1])
@pytest.mark.parametrize("milliseconds", [0, 499, 500, 86_400_499, 86_400_500, 2**29 - 2])
def test_labels_are_rounded_like_plain_division(milliseconds: int, millimetres: int) -> None:
    limits = Limits(2**29, UNREACHABLE)
    label = (milliseconds << LENGTH_BITS) | millimetres
    assert sweep.in_units(label, limits) == (
        (milliseconds + 500) // 1000,
        (millimetres + 500) // 1000,
    )


def test_labels_out_of_range_are_never_taken_for_answers() -> None:
    limits = Limits(1000, UNREACHABLE)
    assert sweep.in_units(1001 << LENGTH_BITS, limits) == (sweep.BEYOND, sweep.BEYOND)
    assert sweep.in_units(NOTHING, limits) == (UNREACHABLE, UNREACHABLE)


def test_what_does_not_fit_a_weight_weighs_as_nothing() -> None:
    weights = packed(np.array([7, 2**40, 7]), np.array([5, 5, 2**33]))
    assert weights.tolist() == [(7 << LENGTH_BITS) + 5, NOTHING, NOTHING]


def test_a_certain_time_leaves_room_for_the_longest_way_of_that_time() -> None:
    fastest = fastest_mm_per_ms(np.array([1000, 1000]), np.array([10_000, 33_000]))
    assert fastest == pytest.approx(34.0)
    assert surest_ms(fastest) * fastest < 2**32
    assert surest_ms(1e12) < 0


def test_rows_go_into_arrays_of_the_caller_even_on_disk(tmp_path: Path) -> None:
    opened = view(LADDER, spots((0, 0), (5, 0), (27, 9)))
    everyone = np.arange(3)
    kept = [
        np.memmap(tmp_path / name, dtype=np.int32, mode="w+", shape=(3, 3)) for name in ("s", "m")
    ]
    opened.matrix("steady", everyone, everyone, out=(kept[0], kept[1]))
    expected = opened.matrix("steady", everyone, everyone)
    assert np.array_equal(kept, expected)
    assert (kept[0] > 0).sum() == 6


@pytest.mark.parametrize(
    "wrong",
    [
        np.zeros((3, 2), dtype=np.int32),
        np.zeros((3, 3), dtype=np.int64),
        np.zeros((3, 3), dtype=np.int32).T[::-1],
    ],
)
def test_arrays_that_do_not_fit_are_refused(wrong: np.ndarray) -> None:
    opened = view(LADDER, spots((0, 0), (5, 0), (27, 9)))
    with pytest.raises(ValueError, match="C-ordered int32"):
        opened.matrix("steady", np.arange(3), np.arange(3), out=(wrong, wrong))


def test_many_sources_are_shared_out_without_changing_the_answer() -> None:
    rng = np.random.default_rng(5)
    places = spots(*((float(x), float(y)) for x, y in rng.uniform(0, 27, (600, 2))))
    opened = view(LADDER, places)
    everyone = np.arange(600)
    alone = opened.matrix("steady", everyone, everyone, threads=1)
    assert np.array_equal(opened.matrix("steady", everyone, everyone, threads=3), alone)
    assert np.array_equal(alone, answers.searched_table(opened.roads("steady"), everyone, everyone))
    one, other = (opened.nearest("steady", 9, threads=threads) for threads in (1, 3))
    assert np.array_equal(one.place, other.place)


def _tangle(rng: np.random.Generator) -> RoadNetwork:
    """400 nodes joined at random: nothing like a road network, with one-ways and parallel links."""
    nodes = {chr(200 + at): (float(at % 20), float(at // 20)) for at in range(400)}
    names = list(nodes)
    columns = rng.integers(0, 400, 900), rng.integers(0, 400, 900), rng.uniform(1, 5000, 900)
    links = [
        L(ends=names[a] + names[b], name=str(number), length=float(length), backward=number % 3 > 0)
        for number, (a, b, length) in enumerate(zip(*columns, strict=True))
    ]
    return sketch(nodes, links)


@pytest.mark.parametrize("seed", range(5))
def test_a_large_tangle_is_answered_as_by_a_plain_search(seed: int) -> None:
    rng = np.random.default_rng(seed)
    network = _tangle(rng)
    places = spots(*((float(x), float(y)) for x, y in rng.uniform(0, 20, (80, 2))))
    closure = RoadClosure(links=network.link_ids[::7])
    opened = view(network, places, closure)
    everyone, roads = np.arange(80), opened.roads("steady")
    expected = answers.searched_table(roads, everyone, everyone)
    assert np.array_equal(opened.matrix("steady", everyone, everyone), expected)
    for a, b in rng.integers(0, 80, (100, 2)).tolist():
        way, searched = quickest_way(roads, a, b), searched_way(roads, a, b)
        assert (way is None) == (searched is None)
        if way is not None and searched is not None:
            assert (way.time_ms, way.length_mm) == (searched.time_ms, searched.length_mm)


def test_an_error_in_a_thread_reaches_the_caller() -> None:
    def broken(_span: tuple[int, int]) -> None:
        message = "broken"
        raise RuntimeError(message)

    with pytest.raises(RuntimeError, match="broken"):
        share_out(1000, 2, lambda: broken)


def test_ordinary_roads_never_need_the_plain_search(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = view(LADDER, spots((0, 0), (5, 0), (27, 9)))
    monkeypatch.setattr(answers, "searched_table", None)
    seconds, _ = opened.matrix("steady", np.arange(3), np.arange(3))
    assert seconds[0].tolist() == [0, 56, 400]


def test_roads_slower_than_a_week_are_left_to_the_plain_search(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = sketch({"a": (0, 0), "b": (9, 0)}, [L(ends="ab", speed=0.001)])
    opened = view(slow, spots((0, 0), (9, 0)))
    seconds, metres = opened.matrix("steady", np.arange(2), np.arange(2))
    assert (seconds[0][1], metres[0][1]) == (3_600_000, 1000)
    monkeypatch.setattr(answers, "searched_table", None)
    with pytest.raises(TypeError):
        opened.matrix("steady", np.arange(2), np.arange(2))
