"""Turn restrictions against a search that remembers by which road it came."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.network.model import UNREACHABLE, RoadNetwork
from routing.network.osm_turns import bans_of
from routing.network.profiles import ALL_MODES, MODES
from routing.network.turns import SECTION_M, TurnRule, with_turns
from tests.helpers.roads import STEADY, L, distances, sketch, spots, view

NAMES = "ABCDEF"
AT = {name: (float(10 * at % 17), float(7 * at % 11)) for at, name in enumerate(NAMES)}
VAN = MODES[STEADY.mode]


@dataclass(frozen=True)
class Case:
    network: RoadNetwork
    rules: tuple[TurnRule, ...]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    pairs = [a + b for a in NAMES for b in NAMES if a < b]
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=4, max_size=10, unique=True))
    links = []
    for ends in chosen:
        forward, backward = draw(st.sampled_from([(True, True), (True, False), (False, True)]))
        length = 1000.0 * draw(st.integers(1, 4))
        links.append(L(ends=ends, length=length, forward=forward, backward=backward))
    network = sketch(AT, links)
    rules = []
    for _ in range(draw(st.integers(1, 4))):
        via = draw(st.integers(0, len(NAMES) - 1))
        meeting = np.flatnonzero((network.tail == via) | (network.head == via)).tolist()
        if len(meeting) > 1:
            come, go = draw(st.permutations(meeting))[:2]
            only, modes = draw(st.booleans()), draw(st.sampled_from([VAN, ALL_MODES]))
            rules.append(TurnRule(via, come, go, only, modes))
    return Case(network, tuple(rules))


def forbidden(rules: tuple[TurnRule, ...], via: int, come: int, go: int) -> bool:
    return any(
        rule.via == via and rule.come == come and (rule.go != go if rule.only else rule.go == go)
        for rule in rules
    )


def next_roads(case: Case, link: int, *, onward: bool) -> Iterator[tuple[float, int, bool]]:
    """Metres to the far end, road and direction of all that may be driven behind a road."""
    network = case.network
    restricted = {rule.via for rule in case.rules}
    node = int(network.head[link] if onward else network.tail[link])
    both = network.forward & network.backward
    for nxt, ahead in itertools.product(range(len(network.link_ids)), (True, False)):
        begins = int(network.tail[nxt] if ahead else network.head[nxt]) == node
        if not begins or not (network.forward[nxt] if ahead else network.backward[nxt]):
            continue
        # Nobody turns round at a restricted junction ...
        if node in restricted and (nxt == link or forbidden(case.rules, node, link, nxt)):
            continue
        yield float(network.length_m[nxt]), nxt, ahead
        # ... but beyond its section, and then comes to it by the other road.
        if node in restricted and both[nxt]:
            yield 2 * min(SECTION_M, float(network.length_m[nxt]) / 3), nxt, not ahead


def metres_by_edges(case: Case, start: int) -> list[float]:
    """Shortest metres from the middle of a link to the middle of every link, by edges driven."""
    network = case.network
    best: dict[tuple[int, bool], float] = {}
    queue: list[tuple[float, int, bool]] = []
    half = network.length_m / 2
    for onward in (True, False):
        if network.forward[start] if onward else network.backward[start]:
            heapq.heappush(queue, (half[start], start, onward))
    result = [float("inf")] * len(network.link_ids)
    result[start] = 0.0
    while queue:
        metres, link, onward = heapq.heappop(queue)
        if best.get((link, onward), float("inf")) <= metres:
            continue
        best[link, onward] = metres
        for step_m, nxt, ahead in next_roads(case, link, onward=onward):
            # One who only turns round in its section does not come to its middle.
            if step_m == network.length_m[nxt]:
                result[nxt] = min(result[nxt], metres + half[nxt])
            heapq.heappush(queue, (metres + step_m, nxt, ahead))
    return result


@given(case=cases())
@settings(max_examples=150, deadline=None)
def test_ways_obey_every_restriction_and_are_the_shortest_that_do(case: Case) -> None:
    network = case.network
    middles = [tuple(np.mean([AT[end] for end in name], axis=0)) for name in network.link_ids]
    made = with_turns(network, case.rules)
    seen = view(made, spots(*middles), limit_m=5000.0)
    joined = seen.joins["steady"]
    for start in range(len(middles)):
        # A place may be nearer to another road that crosses here, or its link be a stub.
        if joined.link[start] != start or abs(joined.share[start] - 0.5) > 0.01:
            continue
        wanted = metres_by_edges(case, start)
        for end, metres in enumerate(distances(seen)[start]):
            if joined.link[end] != end or abs(joined.share[end] - 0.5) > 0.01 or start == end:
                continue
            if wanted[end] == float("inf"):
                assert metres >= UNREACHABLE
            else:
                assert metres == pytest.approx(wanted[end], abs=2)


@given(case=cases())
@settings(max_examples=60, deadline=None)
def test_links_keep_their_names_and_lengths_add_up(case: Case) -> None:
    made = with_turns(case.network, case.rules)
    assert made.link_ids[: len(case.network.link_ids)] == case.network.link_ids
    assert len(set(made.link_ids)) == len(made.link_ids)
    assert len(set(made.node_ids)) == len(made.node_ids)
    assert (made.length_m > 0).all()
    shortened = case.network.length_m - made.length_m[: len(case.network.link_ids)]
    assert (shortened >= 0).all()
    assert (shortened <= 2 * SECTION_M + 1e-9).all()


def simple(**tags: str) -> dict[str, str]:
    return {"type": "restriction", **{k.replace("__", ":"): v for k, v in tags.items()}}


MEMBERS = [("w", "from", 1), ("n", "via", 2), ("w", "to", 3)]


@pytest.mark.parametrize(
    ("tags", "only", "modes"),
    [
        (simple(restriction="no_left_turn"), False, ALL_MODES),
        (simple(restriction="only_straight_on"), True, ALL_MODES),
        (simple(restriction__hgv="no_right_turn"), False, MODES["truck"]),
        (
            simple(restriction="no_u_turn", **{"except": "psv;motorcycle"}),
            False,
            ALL_MODES & ~MODES["motorcycle"],
        ),
    ],
)
def test_tags_say_what_is_forbidden_and_to_whom(
    tags: dict[str, str],
    only: bool,  # noqa: FBT001
    modes: int,
) -> None:
    found = bans_of(tags, MEMBERS)
    assert found is not None
    (ban,) = found
    assert (ban.only, ban.modes) == (only, modes)
    assert (ban.come, ban.via, ban.go) == (1, 2, 3)


@pytest.mark.parametrize(
    "members",
    [
        [("w", "from", 1), ("w", "via", 2), ("w", "to", 3)],
        [("w", "from", 1), ("w", "from", 4), ("n", "via", 2), ("w", "to", 3)],
        [("w", "from", 1), ("n", "via", 2)],
        [],
    ],
)
def test_what_is_not_simple_is_not_guessed_at(members: list[tuple[str, str, int]]) -> None:
    assert bans_of(simple(restriction="no_left_turn"), members) is None


def test_a_restriction_on_conditions_is_not_applied() -> None:
    tags = simple(restriction__conditional="no_left_turn @ (Mo-Fr 07:00-09:00)")
    assert bans_of(tags, MEMBERS) is None


def test_a_ban_for_lorries_alone_leaves_vans_their_turn() -> None:
    network = sketch(
        {"A": (0, 0), "B": (10, 0), "C": (20, 0), "D": (10, 10)},
        [L(ends="AB"), L(ends="BC"), L(ends="BD")],
    )
    places = spots((5, 0), (15, 0))
    ban = TurnRule(via=1, come=0, go=1, only=False, modes=MODES["truck"])
    free = distances(view(network, places, limit_m=5000.0))
    assert distances(view(with_turns(network, [ban]), places, limit_m=5000.0)) == free
    for_all = TurnRule(via=1, come=0, go=1, only=False, modes=ALL_MODES)
    barred = distances(view(with_turns(network, [for_all]), places, limit_m=5000.0))
    # Onto the road to D, round beyond its section, and back.
    assert barred[0][1] == pytest.approx(free[0][1] + 2 * SECTION_M, abs=2)
    assert barred[1][0] == free[1][0]
