"""Solomon, Cordeau and DLP files, files of no format, and the public files as they are."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routing.errors import InputError
from routing.problem.literature import read_literature
from routing.problem.model import NO_LIMIT
from tests.helpers.data import data_path

SOLOMON = """R101

VEHICLE
NUMBER     CAPACITY
  25         200

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

    0      35         35          0          0       230          0
    1      41         49         10        161       171         10
    2      35         17          7         50        60         10
"""

CORDEAU = """6 2 3 2
500 100
0 80
1 10 20 5 12 1 2 1 2 0 60
2 30 20 5 7 1 2 1 2 10 50
3 50 20 5 4 1 2 1 2 20 40
4 0 0 0 0 0 0 0 0 0 1000
5 60 0 0 0 0 0 0 0 0 900
"""

DLP = """//------
// données
2 2 999999 0 0 0
2 50 20 1
1 100 35 4.1
0   // la ville
0 1000 2000
1000 0 1500
2000 1500 0
// pour chaque client
1 5
2 60
"""


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "file.txt"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_solomon_file_is_read_times_ten(tmp_path: Path) -> None:
    found = read_literature(write(tmp_path, SOLOMON))
    problem = found.problem
    assert len(problem.vehicles) == 25
    assert problem.types.capacity.tolist() == [[200]]
    assert problem.visits.opens_s.tolist() == [1610, 500]
    assert problem.visits.service_s.tolist() == [100, 100]
    assert problem.depots.closes_s.tolist() == [2300]
    assert found.numbers.tolist() == [1, 2]


def test_a_file_of_cordeau_has_vehicles_at_every_depot(tmp_path: Path) -> None:
    problem = read_literature(write(tmp_path, CORDEAU)).problem
    assert problem.vehicles.base.tolist() == [0, 0, 1, 1]
    kinds = problem.vehicles.type
    assert problem.types.capacity[kinds, 0].tolist() == [100, 100, 80, 80]
    assert problem.types.longest_duty_s[kinds].tolist() == [500_000, 500_000, NO_LIMIT, NO_LIMIT]
    assert problem.visits.deliver[:, 0].tolist() == [12, 7, 4]
    assert problem.visits.closes_s.tolist() == [60_000, 50_000, 40_000]
    assert problem.depots.closes_s.tolist() == [1_000_000, 900_000]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_a_dlp_file_has_costs_a_kilometre(tmp_path: Path, encoding: str) -> None:
    problem = read_literature(write(tmp_path, DLP, encoding)).problem
    assert problem.vehicles.type.tolist() == [0, 0, 1]
    assert problem.types.fixed_cost.tolist() == [20_000, 35_000]
    assert problem.types.cost_per_km.tolist() == [1000, 4100]
    assert problem.visits.collect[:, 0].tolist() == [5, 60]
    assert problem.matrices.distance_m[0, 1].tolist() == [1000, 0, 1500]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "{}",
        "// nothing",
        DLP.replace("2000 1500 0", "2000"),
        DLP + "3 7\n",
        DLP.replace("2 60", "3 60"),
        DLP.replace("2 50 20 1", "-2 50 20 1"),
        DLP.replace("2 2 999999", "2 99999999 1"),
        CORDEAU.replace("6 2 3 2", "1 2 3 2"),
        CORDEAU.replace("6 2 3 2", "6 2 30 2"),
        CORDEAU.replace("6 2 3 2", "6 999999 3 2"),
        CORDEAU.replace("500 100", "500"),
        SOLOMON.replace("161", ""),
        SOLOMON.replace("  25  ", "  0  "),
        SOLOMON.replace(" 10        161", " -10        161"),
    ],
)
def test_a_broken_file_gets_a_code(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"problem\.broken-literature-file"):
        read_literature(write(tmp_path, text))


def test_a_file_that_is_not_there_gets_a_code(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"problem\.broken-literature-file"):
        read_literature(tmp_path / "none.vrp")


@given(
    text=st.sampled_from([SOLOMON, CORDEAU, DLP]),
    cut=st.integers(0, 500),
    junk=st.text(alphabet="0123456789-. \nxe\0:/", max_size=12),
)
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_damage_is_read_or_refused_but_never_crashes(
    tmp_path: Path, text: str, cut: int, junk: str
) -> None:
    path = write(tmp_path, text[:cut] + junk + text[cut:])
    # Anything but a coded error would escape.
    with suppress(InputError):
        assert read_literature(path).problem.name


@pytest.mark.data
@pytest.mark.parametrize(
    ("file", "visits"),
    [
        ("cvrp-x/X-n1001-k43.vrp", 1000),
        ("cvrp-xxl/Ghent1.vrp", 10_000),
        ("cvrp-road/Loggi-n501-k24.vrp", 500),
        ("hfvrp-x/X106-FSMD.vrp", 105),
        ("hvrp-dlp/HVRP_DLP_01.txt", 91),
        ("mdvrptw/PR11A.vrp", 360),
        ("mtvrptwr/C201R0.25.vrp", 100),
        ("pcvrptw/C1_10_1.vrp", 1000),
        ("vrpb/X-n1001-50-k22.vrp", 1000),
        ("vrptw-gh1000/C1_10_1.vrp", 1000),
    ],
)
def test_public_files_are_read_whole(file: str, visits: int) -> None:
    found = read_literature(data_path(file))
    assert len(found.problem.visits) == visits
    assert found.findings == ()
