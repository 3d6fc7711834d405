"""GCJ-02 to WGS-84 and back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.scenario.gcj02 import from_wgs84, to_wgs84

# Well inside the rectangle, so that the shift does not carry a point over its edge.
LON = st.floats(73, 137)
LAT = st.floats(2, 55)


def test_a_known_point_in_beijing_is_shifted_as_published() -> None:
    lon, lat = from_wgs84(116.404, 39.915)

    assert lon == pytest.approx(116.4102446, abs=1e-6)
    assert lat == pytest.approx(39.9164041, abs=1e-6)


@given(lon=LON, lat=LAT)
def test_the_way_back_is_exact_to_a_hundred_millionth_of_a_degree(lon: float, lat: float) -> None:
    back_lon, back_lat = to_wgs84(*from_wgs84(lon, lat))

    assert float(back_lon) == pytest.approx(lon, abs=1e-8)
    assert float(back_lat) == pytest.approx(lat, abs=1e-8)


@given(lon=LON, lat=LAT)
def test_points_in_china_move_by_less_than_two_kilometres(lon: float, lat: float) -> None:
    moved_lon, moved_lat = from_wgs84(lon, lat)

    east_km = abs(float(moved_lon) - lon) * 111.2 * np.cos(np.radians(lat))
    north_km = abs(float(moved_lat) - lat) * 111.2
    assert 0 < np.hypot(east_km, north_km) < 2


@pytest.mark.parametrize(("lon", "lat"), [(-0.73, 52.67), (9.52, 47.14), (0, 0), (180, -90)])
def test_points_outside_china_stay_where_they_are(lon: float, lat: float) -> None:
    for convert in (to_wgs84, from_wgs84):
        moved_lon, moved_lat = convert(lon, lat)

        assert (float(moved_lon), float(moved_lat)) == (lon, lat)


def test_arrays_keep_their_shape_and_each_point_its_own_shift() -> None:
    lon, lat = np.array([[109.6, 9.5], [104.0, 116.4]]), np.array([[28.0, 47.1], [30.6, 39.9]])

    moved_lon, moved_lat = to_wgs84(lon, lat)

    assert moved_lon.shape == moved_lat.shape == (2, 2)
    for at in np.ndindex(2, 2):
        alone_lon, alone_lat = to_wgs84(lon[at], lat[at])
        assert moved_lon[at] == float(alone_lon)
        assert moved_lat[at] == float(alone_lat)


def test_no_points_are_no_trouble() -> None:
    lon, lat = to_wgs84([], [])

    assert lon.size == lat.size == 0


def test_missing_coordinates_stay_missing() -> None:
    lon, lat = to_wgs84([np.nan, 109.6], [np.nan, 28.0])

    assert np.isnan(lon[0])
    assert np.isnan(lat[0])
    assert not np.isnan(lon[1])
