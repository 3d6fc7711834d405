"""One track a vehicle, readable by any device."""

import gpxpy
import pytest
from gpxpy.gpx import GPX
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.outputs.gpx import is_ours, route_gpx
from routing.outputs.lines import route_lines
from tests.helpers.counties import CountySketch, Goods, Hamlet, county
from tests.helpers.plan_edits import sound


def written(village_name: str = "", at: float = 5000) -> GPX:
    """The file of a one-village plan, read back."""
    made = county(
        CountySketch(
            villages={"A": Hamlet(at=at, name=village_name)},
            orders={"a1": Goods(village="A", pieces=3)},
        )
    )
    plan = made.plan(made.route("K1", ("C", "A")))
    (line,) = route_lines(plan, made.roads, made.index)
    return gpxpy.parse(route_gpx(plan, plan.routes[0], line))


def test_the_stops_are_a_route_with_numbers_names_and_times() -> None:
    (route,) = written().routes
    assert [point.name for point in route.points] == [
        "1. 08:00 Outlet C",
        "2. 08:00 Outlet C",
        "3. 08:08 Village A",
        "4. 08:19 Outlet C",
    ]
    assert route.points[2].description == (
        "serve A; arrive 08:08, leave 08:11; deliver 3 pieces, 10.0 kg; orders a1"
    )
    assert (route.points[2].latitude, route.points[2].longitude) == (0.0, 0.05)


def test_the_roads_are_a_track() -> None:
    (track,) = written().tracks
    points = [(point.longitude, point.latitude) for point in track.segments[0].points]
    assert points == [(0.0, 0.0), (0.025, 0.001), (0.05, 0.0), (0.025, 0.001), (0.0, 0.0)]


def test_files_of_ours_are_told_from_others() -> None:
    plan, made = sound()
    line = route_lines(plan, made.roads, made.index)[0]
    assert is_ours(route_gpx(plan, plan.routes[0], line))
    assert not is_ours(b'<gpx version="1.1" creator="BaseCamp">')


def test_positions_near_zero_are_not_written_in_powers_of_ten() -> None:
    made = county(CountySketch(villages={"A": Hamlet(at=0.4)}, orders={"a1": Goods(village="A")}))
    plan = made.plan(made.route("K1", ("C", "A")))
    (line,) = route_lines(plan, made.roads, made.index)
    assert b'lon="0.000004"' in route_gpx(plan, plan.routes[0], line)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("<script>alert('x')</script>", "<script>alert('x')</script>"),
        ("A & B ]]> C", "A & B ]]> C"),
        ("bell\x07null\x00", "bellnull"),
        ("\u202eright to left", "right to left"),
        ("\ufffe\uffff", ""),
        ("西江镇", "西江镇"),
    ],
)
def test_hostile_names_are_escaped_or_cleaned(name: str, shown: str) -> None:
    assert written(name).routes[0].points[2].name == f"3. 08:08 {shown}".strip()


def test_a_name_of_500_characters_is_cut() -> None:
    name = written("x" * 500).routes[0].points[2].name
    assert name is not None
    assert len(name) == 120
    assert name.endswith("…")


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_name_makes_a_file_that_can_be_read(name: str) -> None:
    assert len(written(name).routes[0].points) == 4
