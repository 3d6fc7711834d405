from __future__ import annotations

import datetime as dt

import pytest

from routing.errors import InputError
from routing.network.closures import in_season, is_active
from routing.network.model import UNREACHABLE, RoadClosure
from tests.helpers.roads import DEGREE, STEADY, L, Point, sketch, spots, times, view

RING = sketch(
    {"a": (0, 0), "b": (10, 0), "c": (10, 10), "d": (0, 10)},
    [L(ends="ab"), L(ends="bc"), L(ends="cd"), L(ends="da")],
)
CORNERS = spots((0, 0), (10, 0))


def _area(*corners: Point) -> tuple[Point, ...]:
    return tuple((x * DEGREE, y * DEGREE) for x, y in corners)


def _seconds(closure: RoadClosure, date: dt.date = dt.date(2026, 3, 2)) -> int:
    return times(view(RING, CORNERS, closure, date=date))[0][1]


def test_a_closed_link_is_driven_around() -> None:
    assert _seconds(RoadClosure(links=("ab",))) == 300
    assert _seconds(RoadClosure(links=("bc",))) == 100


def test_a_drawn_area_closes_every_road_it_touches() -> None:
    assert _seconds(RoadClosure(area=_area((4, -1), (6, -1), (6, 1), (4, 1)))) == 300
    assert _seconds(RoadClosure(area=_area((4, 0), (6, 0), (6, -1), (4, -1)))) == 300
    assert _seconds(RoadClosure(area=_area((4, 1), (6, 1), (6, 2), (4, 2)))) == 100


def test_an_area_whose_outline_crosses_itself_still_closes_what_it_covers() -> None:
    bow_tie = _area((4, -1), (6, 1), (6, -1), (4, 1))
    assert _seconds(RoadClosure(area=bow_tie)) == 300


def test_closures_add_up_until_there_is_no_way() -> None:
    opened = view(RING, CORNERS, RoadClosure(links=("ab",)), RoadClosure(links=("cd",)))
    assert times(opened)[0][1] == UNREACHABLE
    assert {finding.code for finding in opened.findings} == {"network.place-cut-off"}


@pytest.mark.parametrize(("day", "seconds"), [(9, 100), (10, 300), (20, 300), (21, 100)])
def test_a_closure_holds_from_its_first_to_its_last_day(day: int, seconds: int) -> None:
    closure = RoadClosure(links=("ab",), since=dt.date(2026, 3, 10), until=dt.date(2026, 3, 20))
    assert _seconds(closure, dt.date(2026, 3, day)) == seconds


def test_dates_may_be_open_at_either_end() -> None:
    day = dt.date(2026, 3, 10)
    assert is_active(RoadClosure(), day)
    assert is_active(RoadClosure(since=day), dt.date(2999, 1, 1))
    assert not is_active(RoadClosure(until=day), dt.date(2026, 3, 11))


@pytest.mark.parametrize(
    ("date", "closed"),
    [
        ("2026-11-30", False),
        ("2026-12-01", True),
        ("2027-01-15", True),
        ("2027-02-28", True),
        ("2028-02-29", True),
        ("2027-03-01", False),
    ],
)
def test_a_season_runs_over_new_year_and_a_leap_day(date: str, closed: bool) -> None:  # noqa: FBT001 - a table
    assert in_season(dt.date.fromisoformat(date), ((12, 1), (2, 29))) == closed


def test_a_season_within_a_year_includes_both_its_ends() -> None:
    season = ((6, 15), (8, 1))
    days = [dt.date(2026, 6, 14), dt.date(2026, 6, 15), dt.date(2026, 8, 1), dt.date(2026, 8, 2)]
    assert [in_season(day, season) for day in days] == [False, True, True, False]


def test_a_season_and_dates_must_both_hold() -> None:
    closure = RoadClosure(links=("ab",), since=dt.date(2026, 1, 1), season=((12, 1), (2, 28)))
    assert not is_active(closure, dt.date(2025, 12, 15))
    assert is_active(closure, dt.date(2026, 1, 15))


def test_a_closure_for_some_profiles_leaves_the_others_alone() -> None:
    other = RoadClosure(links=("ab",), profiles=("light_truck",))
    assert _seconds(other) == 100
    assert _seconds(RoadClosure(links=("ab",), profiles=("light_truck", STEADY.name))) == 300


def test_an_unknown_link_and_an_empty_closure_are_told() -> None:
    closures = (RoadClosure("flood", links=("ab", "nowhere")), RoadClosure("nothing"))
    opened = view(RING, CORNERS, *closures)
    assert [finding.code for finding in opened.findings] == [
        "network.closure-unknown-link",
        "network.closure-empty",
    ]
    assert "nowhere" in opened.findings[0].cause
    assert "flood" in opened.findings[0].cause
    assert times(opened)[0][1] == 300


@pytest.mark.parametrize("corners", [((1, 1),), ((1, 1), (2, 2)), ((1, 1), (2, 2), (1, 1))])
def test_an_area_without_three_corners_is_refused(corners: tuple[Point, ...]) -> None:
    with pytest.raises(InputError) as caught:
        view(RING, CORNERS, RoadClosure(area=corners))
    assert [finding.code for finding in caught.value.findings] == ["network.closure-bad-area"]


def test_a_village_on_a_closed_road_is_not_carried_over_to_a_distant_one() -> None:
    places = spots((0, 0), (5, 0))
    opened = view(RING, places, RoadClosure("landslide", links=("ab",)))
    assert times(opened)[0][1] == UNREACHABLE
    (finding,) = opened.findings
    assert finding.code == "network.place-on-closed-road"
    assert "p1" in finding.cause


def test_a_village_on_a_closed_road_uses_another_one_close_by() -> None:
    nodes = {"a": (0, 0), "b": (10, 0), "c": (0, 2), "d": (10, 2)}
    network = sketch(nodes, [L(ends="ab"), L(ends="cd"), L(ends="ac", length=200)])
    opened = view(network, spots((0, 0), (5, 0)), RoadClosure(links=("ab",)))
    assert opened.findings == ()
    assert opened.off_road_m[1] == pytest.approx(222.4, abs=0.1)
    assert times(opened)[0][1] == round(20 + 50 + 222.39 / 5)


def test_a_village_at_the_end_of_a_closed_road_uses_the_others_there() -> None:
    assert times(view(RING, CORNERS, RoadClosure(links=("ab",))))[0][1] == 300
