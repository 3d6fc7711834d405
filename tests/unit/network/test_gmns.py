from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from routing.errors import Finding, InputError
from routing.network.gmns import read_gmns
from routing.network.model import ROAD_CLASSES, SURFACES, FloatArray, RoadNetwork
from routing.network.profiles import MODES
from tests.helpers.roads import ground_m

NODES = """node_id,x_coord,y_coord
a,0,0
b,0.01,0
c,0.01,0.01
"""
HEAD = "link_id,from_node_id,to_node_id,directed,facility_type"


def _write(folder: Path, links: str, nodes: str = NODES) -> Path:
    (folder / "nodes.csv").write_text(nodes, encoding="utf-8")
    (folder / "links.csv").write_text(links, encoding="utf-8")
    return folder


def _read(folder: Path, links: str, nodes: str = NODES) -> RoadNetwork:
    return read_gmns(_write(folder, links, nodes))


def _findings(folder: Path, links: str, nodes: str = NODES) -> list[Finding]:
    with pytest.raises(InputError) as caught:
        _read(folder, links, nodes)
    return list(caught.value.findings)


def _places(findings: list[Finding]) -> list[tuple[str, str, int | None, str]]:
    return [(f.code.removeprefix("network."), f.file[-9:], f.row, f.field) for f in findings]


def test_a_link_has_what_its_row_says(tmp_path: Path) -> None:
    network = _read(
        tmp_path,
        f"{HEAD},length,surface,free_speed,max_weight_t,max_width_m,allowed_uses,geometry,lanes\n"
        "one,a,b,true,secondary,1500,gravel,60,3.5,2.2,van;motorcycle,"
        '"LINESTRING (0 0, 0.005 0.001, 0.01 0)",2\n',
    )
    assert network.link_ids == ("one",)
    assert network.node_ids == ("a", "b", "c")
    assert (network.tail.tolist(), network.head.tolist()) == ([0], [1])
    assert (network.forward.tolist(), network.backward.tolist()) == ([True], [False])
    assert network.length_m.tolist() == [1500]
    assert ROAD_CLASSES[network.road_class[0]] == "secondary"
    assert SURFACES[network.surface[0]] == "gravel"
    assert network.max_speed_kph.tolist() == [60]
    assert network.max_weight_t.tolist() == [3.5]
    assert network.max_width_m.tolist() == [2.2]
    assert network.access.tolist() == [MODES["truck"] | MODES["three_wheeler"]]
    assert network.shape_lon.tolist() == [0, 0.005, 0.01]
    assert network.shape_lat.tolist() == [0, 0.001, 0]
    assert network.dropped == ()


def test_optional_columns_may_be_missing_or_blank(tmp_path: Path) -> None:
    network = _read(tmp_path, f"{HEAD},length,max_weight_t\none,a,b,false,track,,\n")
    assert network.backward.tolist() == [True]
    assert SURFACES[network.surface[0]] == "dirt"
    assert np.isinf([network.max_speed_kph, network.max_weight_t, network.max_width_m]).all()
    assert network.access.tolist() == [0]
    assert network.length_m[0] == pytest.approx(ground_m((0, 0), (10, 0)))
    assert network.shape_lon.tolist() == [0, 0.01]


def test_a_blank_length_is_measured_along_the_shape(tmp_path: Path) -> None:
    network = _read(
        tmp_path,
        f'{HEAD},geometry\none,a,b,0,track,"LINESTRING (0 0, 0 0.01, 0.01 0.01, 0.01 0)"\n',
    )
    assert network.length_m[0] == pytest.approx(3 * ground_m((0, 0), (10, 0)), rel=1e-6)


def test_a_shape_drawn_against_its_link_is_turned_around(tmp_path: Path) -> None:
    network = _read(
        tmp_path, f'{HEAD},geometry\none,a,c,1,track,"LINESTRING (0.01 0.01,0.01 0,0 0)"\n'
    )
    assert network.shape_lon.tolist() == [0, 0.01, 0.01]
    assert network.shape_lat.tolist() == [0, 0, 0.01]


def test_a_shape_that_stops_short_of_its_nodes_is_led_to_them(tmp_path: Path) -> None:
    network = _read(tmp_path, f'{HEAD},geometry\none,a,b,1,track,"LINESTRING (0.001 0,0.009 0)"\n')
    assert network.shape_lon.tolist() == [0, 0.001, 0.009, 0.01]


def test_openstreetmap_words_are_understood(tmp_path: Path) -> None:
    network = _read(
        tmp_path,
        f"{HEAD},surface\none,a,b,no,primary_link,asphalt\ntwo,b,c,YES,Living_Street,ground\n",
    )
    assert [ROAD_CLASSES[at] for at in network.road_class] == ["primary", "residential"]
    assert [SURFACES[at] for at in network.surface] == ["paved", "dirt"]


def test_nodes_and_shapes_are_taken_to_wgs84_by_the_given_transform(tmp_path: Path) -> None:
    def east(lon: FloatArray, lat: FloatArray) -> tuple[FloatArray, FloatArray]:
        return lon + 1, lat

    folder = _write(
        tmp_path, f'{HEAD},geometry\none,a,b,1,track,"LINESTRING (0 0,0 0.01,0.01 0)"\n'
    )
    network = read_gmns(folder, transform=east)
    assert network.lon.tolist() == [1, 1.01, 1.01]
    assert network.shape_lon.tolist() == [1, 1, 1.01]


def test_the_singular_names_of_the_specification_are_read(tmp_path: Path) -> None:
    (tmp_path / "node.csv").write_text(NODES, encoding="utf-8")
    (tmp_path / "link.csv").write_text(f"{HEAD}\none,a,b,1,track\n", encoding="utf-8")
    assert read_gmns(tmp_path).link_ids == ("one",)


def test_chinese_tables_from_a_spreadsheet_are_read(tmp_path: Path) -> None:
    nodes = "node_id;x_coord;y_coord;name\r\n村一;0;0;凤凰\r\n村二;0.01;0;吉信\r\n"
    links = "link_id\tfrom_node_id\tto_node_id\tdirected\tfacility_type\n路\t村一\t村二\t0\ttrack\n"
    (tmp_path / "nodes.csv").write_bytes(nodes.encode("gb18030"))
    (tmp_path / "links.csv").write_bytes(b"\xef\xbb\xbf" + links.encode())
    network = read_gmns(tmp_path)
    assert network.node_ids == ("村一", "村二")
    assert network.link_ids == ("路",)


def test_links_in_kilometres_are_suspected(tmp_path: Path) -> None:
    network = _read(tmp_path, f"{HEAD},length\none,a,b,1,track,1.1\ntwo,b,c,1,track,1200\n")
    assert [count for _, count in network.dropped] == [1]
    assert "metres" in network.dropped[0][0]


def test_parallel_links_self_loops_and_lone_nodes_are_kept(tmp_path: Path) -> None:
    network = _read(
        tmp_path, f"{HEAD},length\n1,a,b,1,track,2000\n2,a,b,1,track,3000\n3,a,a,0,track,500\n"
    )
    assert network.link_ids == ("1", "2", "3")
    assert network.node_ids == ("a", "b", "c")


def test_every_fault_of_both_tables_is_reported_with_its_place(tmp_path: Path) -> None:
    nodes = "node_id,x_coord,y_coord\na,0,0\na,1,1\n,2,2\nd,200,0\ne,0,north\n"
    links = (
        f"{HEAD},length,surface,free_speed,allowed_uses,geometry\n"
        "one,a,z,maybe,goat path,-5,ice cream,0,van;bus,POINT (1 1)\n"
        "\n"
        "one,a,d,1,track,nan,,,,\n"
    )
    assert sorted(_places(_findings(tmp_path, links, nodes)), key=str) == sorted(
        [
            ("duplicate-id", "nodes.csv", 3, "node_id"),
            ("missing-value", "nodes.csv", 4, "node_id"),
            ("bad-coordinate", "nodes.csv", 5, "x_coord"),
            ("bad-number", "nodes.csv", 6, "y_coord"),
            ("unknown-node", "links.csv", 2, "to_node_id"),
            ("bad-value", "links.csv", 2, "directed"),
            ("bad-value", "links.csv", 2, "facility_type"),
            ("bad-number", "links.csv", 2, "length"),
            ("bad-value", "links.csv", 2, "surface"),
            ("bad-number", "links.csv", 2, "free_speed"),
            ("bad-value", "links.csv", 2, "allowed_uses"),
            ("bad-geometry", "links.csv", 2, "geometry"),
            ("duplicate-id", "links.csv", 4, "link_id"),
            ("bad-number", "links.csv", 4, "length"),
        ],
        key=str,
    )


@pytest.mark.parametrize("length", ["0", "-1", "1e9", "inf", "NaN", "1_000", "12 km"])
def test_a_length_that_is_none_is_refused(tmp_path: Path, length: str) -> None:
    (finding,) = _findings(tmp_path, f"{HEAD},length\none,a,b,1,track,{length}\n")
    assert (finding.code, finding.row, finding.field) == ("network.bad-number", 2, "length")


def test_a_shape_far_from_its_nodes_is_refused(tmp_path: Path) -> None:
    (finding,) = _findings(
        tmp_path, f'{HEAD},geometry\none,a,b,1,track,"LINESTRING (0 0,0.01 0.02)"\n'
    )
    assert finding.code == "network.bad-geometry"
    assert "2224 m" in finding.cause


def test_a_million_wrong_cells_are_summed_up(tmp_path: Path) -> None:
    rows = "".join(f"{n},a,b,1,goat path\n" for n in range(60))
    findings = _findings(tmp_path, f"{HEAD}\n{rows}")
    assert len(findings) == 51
    assert findings[-1].cause == "And 10 more like this."


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_gmns(tmp_path)
    assert [f.code for f in caught.value.findings] == ["network.missing-file"] * 2


def test_missing_and_repeated_columns_are_named(tmp_path: Path) -> None:
    findings = _findings(
        tmp_path, "link_id,from_node_id,to_node_id,facility_type,length,length\n1,a,b,track,1,1\n"
    )
    assert _places(findings) == [
        ("missing-column", "links.csv", 1, "directed"),
        ("duplicate-column", "links.csv", 1, "length"),
    ]


@pytest.mark.parametrize("links", ["", "\n\n", f"{HEAD}\n"])
def test_a_table_without_rows_is_refused(tmp_path: Path, links: str) -> None:
    assert [f.code for f in _findings(tmp_path, links)] == ["network.empty-table"]


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"PK\x03\x04\x00\x00", b"\xff\xff\xff\xff"])
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    _write(tmp_path, f"{HEAD}\n1,a,b,1,track\n")
    (tmp_path / "nodes.csv").write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_gmns(tmp_path)
    assert {f.code for f in caught.value.findings} == {"network.unreadable-table"}


def test_an_endless_cell_is_refused(tmp_path: Path) -> None:
    findings = _findings(tmp_path, f'{HEAD}\n1,a,b,1,"{"x" * 200_000}"\n')
    assert {f.code for f in findings} == {"network.unreadable-table"}


def test_unquoted_commas_are_found(tmp_path: Path) -> None:
    findings = _findings(tmp_path, f"{HEAD},geometry\n1,a,b,1,track,LINESTRING (0 0, 0.01 0)\n")
    assert "network.surplus-cells" in {f.code for f in findings}
