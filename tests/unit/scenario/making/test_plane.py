"""Flat kilometres around a point."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.scenario.making.plane import Plane, plane_around


@given(x=st.floats(-80, 80), y=st.floats(-80, 80))
def test_kilometres_to_degrees_and_back_are_true_to_a_metre(x: float, y: float) -> None:
    plane = Plane(110.0, 28.0)

    lon, lat = plane.degrees(x, y)

    assert plane.km([lon], [lat])[0] == pytest.approx([x, y], abs=0.001)


def test_the_date_line_does_not_tear_a_county_apart() -> None:
    points = Plane(179.9, -17.0).km([179.8, -179.9], [-17.0, -17.0])

    assert points[1, 0] - points[0, 0] == pytest.approx(0.3 * 111.195 * np.cos(np.radians(17)))


def test_a_point_far_off_does_not_move_the_middle() -> None:
    plane = plane_around([110.0, 110.1, 110.2, 0.0, 110.1], [28.0, 28.0, 28.0, 0.0, 28.1])

    assert (plane.lon, plane.lat) == (110.1, 28.0)
