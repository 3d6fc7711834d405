"""VRPLIB files, with the sections for fleets, depots, prizes, windows and trips."""

from pathlib import Path

import numpy as np
import pytest

from routing.errors import InputError
from routing.problem.literature import CONVENTIONS, read_literature
from routing.problem.model import NO_LIMIT, UNREACHABLE

PLAIN = """NAME : tiny
TYPE : CVRP
DIMENSION : 4
EDGE_WEIGHT_TYPE : EUC_2D
CAPACITY : 10
NODE_COORD_SECTION
1 0 0
2 3 4
3 0 1
4 1 1
DEMAND_SECTION
1 0
2 5
3 6
4 7
DEPOT_SECTION
1
-1
EOF
"""

MATRIX = """NAME : road
TYPE : CVRP
DIMENSION : 3
EDGE_WEIGHT_TYPE : EXPLICIT
EDGE_WEIGHT_FORMAT : {shape}
CAPACITY : 10
EDGE_WEIGHT_SECTION
{numbers}
DEMAND_SECTION
1 0
2 5
3 6
EOF
"""


def write(folder: Path, text: str, name: str = "file.vrp") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def with_sections(*sections: str, headers: str = "") -> str:
    return PLAIN.replace("NODE_COORD", headers + "NODE_COORD", 1).replace(
        "DEPOT_SECTION", "\n".join((*sections, "DEPOT_SECTION"))
    )


def test_a_plain_file_has_one_depot_rounded_lengths_and_a_fleet_without_limit(
    tmp_path: Path,
) -> None:
    found = read_literature(write(tmp_path, PLAIN))
    problem = found.problem
    assert problem.name == "tiny"
    assert problem.visits.deliver[:, 0].tolist() == [5, 6, 7]
    assert problem.visits.mandatory.all()
    assert len(problem.vehicles) == 3
    assert problem.types.capacity.tolist() == [[10]]
    assert problem.planar is not None
    assert (problem.planar.scale, problem.planar.offset) == (1.0, 0.5)
    assert found.numbers.tolist() == [1, 2, 3]
    assert found.findings == ()


@pytest.mark.parametrize(
    ("shape", "numbers"),
    [
        ("FULL_MATRIX", "0 7 8\n7 0 9\n8 9 0"),
        ("LOWER_ROW", "7\n8 9"),
        ("UPPER_ROW", "7 8 9"),
        ("LOWER_DIAG_ROW", "0 7 0 8 9 0"),
        ("UPPER_DIAG_ROW", "0 7 8 0 9 0"),
    ],
)
def test_every_shape_of_a_matrix_gives_the_same_distances(
    tmp_path: Path, shape: str, numbers: str
) -> None:
    text = MATRIX.format(shape=shape, numbers=numbers)
    matrices = read_literature(write(tmp_path, text)).problem.matrices
    assert matrices.distance_m[0].tolist() == [[0, 7, 8], [7, 0, 9], [8, 9, 0]]
    assert np.array_equal(matrices.distance_m, matrices.duration_s)


def test_windows_and_service_are_scaled_with_the_lengths(tmp_path: Path) -> None:
    windows = "TIME_WINDOW_SECTION\n1 0 100\n2 5 6.55\n3 0 9\n4 1 2"
    text = with_sections(windows, headers="SERVICE_TIME : 1.5\nVEHICLES : 2\n")
    found = read_literature(write(tmp_path, text.replace("CVRP", "VRPTW")))
    visits = found.problem.visits
    assert found.convention.name == "dimacs"
    assert visits.opens_s.tolist() == [50, 0, 10]
    assert visits.closes_s.tolist() == [65, 90, 20]
    assert visits.service_s.tolist() == [15, 15, 15]
    assert found.problem.depots.closes_s.tolist() == [1000]
    assert len(found.problem.vehicles) == 2


def test_a_mixed_fleet_has_types_with_costs_a_hundredth_of_the_file(tmp_path: Path) -> None:
    sections = (
        "CAPACITY_SECTION\n1 10\n2 20\n3 10",
        "VEHICLES_FIXED_COST_SECTION\n1 100\n2 300\n3 100",
        "VEHICLES_UNIT_DISTANCE_COST_SECTION\n1 100\n2 150\n3 100",
    )
    text = with_sections(*sections, headers="VEHICLES : 3\n").replace("CVRP", "HFVRP")
    types = read_literature(write(tmp_path, text)).problem.types
    assert types.capacity.tolist() == [[10], [20]]
    assert types.cost_per_km.tolist() == [1000, 1500]
    # A metre is a thousandth of a unit of length and costs a thousandth of the currency.
    assert types.fixed_cost.tolist() == [1000, 3000]


def test_several_depots_stand_first_and_base_the_vehicles(tmp_path: Path) -> None:
    text = with_sections("VEHICLES_DEPOT_SECTION\n1 2\n2 1", headers="VEHICLES : 2\n")
    problem = read_literature(write(tmp_path, text.replace("\n1\n-1", "\n1\n2\n-1"))).problem
    assert len(problem.depots.ids) == 2
    assert problem.vehicles.base.tolist() == [1, 0]
    assert len(problem.visits) == 2


def test_trips_releases_and_prizes_are_read(tmp_path: Path) -> None:
    sections = (
        "VEHICLES_RELOAD_DEPOT_SECTION\n1 1\n2",
        "RELEASE_TIME_SECTION\n1 0\n2 5\n3 0\n4 7",
        "PRIZE_SECTION\n1 0\n2 12\n3 0\n4 3",
    )
    problem = read_literature(
        write(tmp_path, with_sections(*sections, headers="VEHICLES : 2\n"))
    ).problem
    assert problem.types.max_trips[problem.vehicles.type].tolist() == [4, 1]
    assert problem.visits.release_s is not None
    assert problem.visits.release_s.tolist() == [5, 0, 7]
    assert problem.visits.prize.tolist() == [12, 0, 3]
    assert problem.visits.mandatory.tolist() == [False, True, False]
    assert not problem.service_first


def test_backhauls_follow_linehauls(tmp_path: Path) -> None:
    text = with_sections("BACKHAUL_SECTION\n1 0\n2 0\n3 0\n4 9").replace("4 7", "4 0")
    problem = read_literature(write(tmp_path, text.replace("CVRP", "VRPB"))).problem
    metres = problem.matrices.distance_m[0]
    assert metres[0, 3] == UNREACHABLE
    assert metres[3, 1] == UNREACHABLE
    assert metres[1, 3] < UNREACHABLE
    assert metres[3, 0] < UNREACHABLE
    assert problem.visits.collect[:, 0].tolist() == [0, 0, 9]


def test_limits_of_duration_distance_and_access_are_read(tmp_path: Path) -> None:
    sections = ("VEHICLES_ALLOWED_CLIENTS_SECTION\n1 2 3\n2 4",)
    headers = "VEHICLES : 2\nVEHICLES_MAX_DURATION : 30\nVEHICLES_MAX_DISTANCE : 40\n"
    problem = read_literature(write(tmp_path, with_sections(*sections, headers=headers))).problem
    assert problem.types.longest_duty_s.tolist() == [30]
    assert problem.types.range_m.tolist() == [40]
    assert problem.access[problem.visits.access].tolist() == [
        [True, False],
        [True, False],
        [False, True],
    ]


def test_without_a_word_nothing_is_limited(tmp_path: Path) -> None:
    problem = read_literature(write(tmp_path, PLAIN.replace("CAPACITY : 10\n", ""))).problem
    assert problem.types.capacity.tolist() == [[NO_LIMIT]]
    assert problem.types.longest_duty_s.tolist() == [NO_LIMIT]


def test_the_convention_can_be_chosen(tmp_path: Path) -> None:
    found = read_literature(write(tmp_path, PLAIN), CONVENTIONS["milli"])
    assert found.problem.planar is not None
    assert found.problem.planar.scale == 1000.0


def test_what_is_not_understood_is_reported(tmp_path: Path) -> None:
    text = with_sections("MAGIC_SECTION\n1 1", headers="COLOUR : red\n")
    findings = read_literature(write(tmp_path, text)).findings
    assert {finding.code for finding in findings} == {"problem.unknown-literature-section"}
    assert [finding.cause.split()[0] for finding in findings] == ["COLOUR", "MAGIC_SECTION"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (with_sections("PICKUP_AND_DELIVERY_SECTION\n1 1"), "unsupported-literature-section"),
        (with_sections("MUTUALLY_EXCLUSIVE_GROUP_SECTION\n1 1"), "unsupported-literature-section"),
        (PLAIN.replace("EUC_2D", "GEO"), "unsupported-edge-weights"),
        (MATRIX.format(shape="SPIRAL", numbers="1"), "unsupported-edge-weights"),
        (MATRIX.format(shape="LOWER_ROW", numbers="1 2"), "broken-literature-file"),
        (MATRIX.format(shape="LOWER_ROW", numbers="1 2 -3"), "broken-literature-file"),
        (PLAIN.replace("DIMENSION : 4", "DIMENSION : 5"), "broken-literature-file"),
        (PLAIN.replace("DIMENSION : 4", "DIMENSION : 999999999"), "broken-literature-file"),
        (PLAIN.replace("3 0 1", "3 0 nan"), "broken-literature-file"),
        (PLAIN.replace("3 0 1", "3 0 x"), "broken-literature-file"),
        (PLAIN.replace("3 6", "3 -6"), "broken-literature-file"),
        (PLAIN.replace("3 6", "2 6"), "broken-literature-file"),
        (PLAIN.replace("\n1\n-1", "\n3\n-1"), "broken-literature-file"),
        (PLAIN.replace("CAPACITY : 10", "VEHICLES : 0"), "broken-literature-file"),
        (PLAIN + "DEMAND_SECTION", None),
        (PLAIN.replace("EOF", "DEMAND_SECTION\n1 1"), "broken-literature-file"),
        ("DIMENSION : 2\n5 5\n", "broken-literature-file"),
        ("DIMENSION : 2\n", "broken-literature-file"),
    ],
)
def test_a_broken_file_gets_a_code_and_never_a_traceback(
    tmp_path: Path, text: str, code: str | None
) -> None:
    path = write(tmp_path, text)
    if code is None:
        assert len(read_literature(path).problem.visits) == 3
        return
    with pytest.raises(InputError, match=rf"problem\.{code}"):
        read_literature(path)
