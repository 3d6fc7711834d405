from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import quoteattr

import numpy as np
import pytest

from routing.errors import InputError
from routing.network.model import ROAD_CLASSES, SURFACES, UNREACHABLE, RoadNetwork, RoadProfile
from routing.network.osm import read_osm
from routing.network.profiles import BUILTIN_PROFILES, MODES
from tests.helpers.roads import Point, ground_m, spots, times, view

Tags = dict[str, str]
CROSS: dict[int, Point] = {1: (0, 0), 2: (10, 0), 3: (20, 0), 4: (10, 10), 5: (10, -10)}


def _tags(tags: Tags) -> str:
    return "".join(f"<tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in tags.items())


def _read(
    folder: Path,
    ways: list[tuple[list[int], Tags]],
    nodes: dict[int, Point] | None = None,
    barriers: dict[int, Tags] | None = None,
    relations: tuple[str, ...] = (),
) -> RoadNetwork:
    """The network of an OSM XML file with `ways` numbered 100, 101 ..."""
    stopped = barriers or {}
    parts = [
        f'<node id="{at}" version="1" lon="{x / 1000}" lat="{y / 1000}">'
        f"{_tags(stopped.get(at, {}))}</node>"
        for at, (x, y) in (nodes or CROSS).items()
    ]
    for number, (refs, tags) in enumerate(ways):
        points = "".join(f'<nd ref="{ref}"/>' for ref in refs)
        parts.append(f'<way id="{100 + number}" version="1">{points}{_tags(tags)}</way>')
    parts += relations
    path = folder / "roads.osm"
    path.write_text(f'<osm version="0.6">{"".join(parts)}</osm>', encoding="utf-8")
    return read_osm(path)


def _one(folder: Path, **tags: str) -> RoadNetwork:
    return _read(folder, [([1, 2], {"highway": "primary", **tags})])


def test_ways_are_cut_where_they_meet(tmp_path: Path) -> None:
    network = _read(
        tmp_path, [([1, 2, 3], {"highway": "primary"}), ([4, 2, 5], {"highway": "track"})]
    )
    assert network.link_ids == ("w100-1", "w100-2", "w101-1", "w101-2")
    ends = [
        (network.node_ids[a], network.node_ids[b])
        for a, b in zip(network.tail, network.head, strict=True)
    ]
    assert ends == [("1", "2"), ("2", "3"), ("4", "2"), ("2", "5")]
    assert network.length_m == pytest.approx([ground_m((0, 0), (10, 0))] * 4, rel=1e-4)
    assert [ROAD_CLASSES[at] for at in network.road_class] == ["primary"] * 2 + ["track"] * 2
    assert [SURFACES[at] for at in network.surface] == ["paved"] * 2 + ["dirt"] * 2
    assert network.dropped == ()


def test_a_way_is_not_cut_where_it_only_bends(tmp_path: Path) -> None:
    network = _read(tmp_path, [([1, 2, 2, 4], {"highway": "primary"})])
    assert network.link_ids == ("w100-1",)
    assert np.round(network.shape_lon * 1000, 4).tolist() == [0, 10, 10]
    assert np.round(network.shape_lat * 1000, 4).tolist() == [0, 0, 10]


def test_a_closed_way_becomes_a_loop(tmp_path: Path) -> None:
    network = _read(tmp_path, [([1, 2, 4, 1], {"highway": "service"})])
    assert (network.tail.tolist(), network.head.tolist()) == ([0], [0])


def test_a_way_that_crosses_itself_is_cut_there(tmp_path: Path) -> None:
    network = _read(tmp_path, [([1, 2, 3, 4, 2, 5], {"highway": "service"})])
    assert network.link_ids == ("w100-1", "w100-2", "w100-3")
    assert network.tail[1] == network.head[1]


def test_a_way_that_leaves_the_file_is_used_as_far_as_it_goes(tmp_path: Path) -> None:
    network = _read(
        tmp_path,
        [
            ([1, 2, 99, 3, 4], {"highway": "primary"}),
            ([5, 98], {"highway": "primary"}),
            ([97, 98], {"highway": "primary"}),
        ],
    )
    assert network.link_ids == ("w100-1", "w100-2")
    assert dict(network.dropped) == {
        "Points of ways that the file does not contain": 4,
        "Ways without two points in the file": 2,
    }


@pytest.mark.parametrize(
    ("tags", "forward", "backward"),
    [
        ({}, True, True),
        ({"oneway": "yes"}, True, False),
        ({"oneway": "1"}, True, False),
        ({"oneway": "-1"}, False, True),
        ({"oneway": "no"}, True, True),
        ({"oneway:motorcycle": "yes"}, True, True),
        ({"junction": "roundabout"}, True, False),
        ({"highway": "motorway"}, True, False),
        ({"highway": "motorway", "oneway": "no"}, True, True),
        ({"highway": "motorway_link"}, True, True),
        ({"oneway": "alternating"}, True, True),
    ],
)
def test_directions(tmp_path: Path, tags: Tags, forward: bool, backward: bool) -> None:  # noqa: FBT001 - a table
    network = _one(tmp_path, **tags)
    assert (network.forward.tolist(), network.backward.tolist()) == ([forward], [backward])


@pytest.mark.parametrize(
    ("tags", "surface"),
    [
        ({"highway": "track"}, "dirt"),
        ({"highway": "track", "tracktype": "grade1"}, "paved"),
        ({"highway": "track", "tracktype": "grade3"}, "gravel"),
        ({"highway": "track", "tracktype": "grade5"}, "dirt"),
        ({"highway": "track", "tracktype": "grade5", "surface": "asphalt"}, "paved"),
        ({"highway": "unclassified", "surface": "compacted"}, "gravel"),
        ({"highway": "tertiary", "surface": "ground;grass"}, "dirt"),
        ({"highway": "tertiary"}, "paved"),
    ],
)
def test_surfaces(tmp_path: Path, tags: Tags, surface: str) -> None:
    assert SURFACES[_one(tmp_path, **tags).surface[0]] == surface


def test_limits_are_read_and_the_tightest_holds(tmp_path: Path) -> None:
    network = _one(
        tmp_path, maxspeed="30 mph", maxweight="7.5", maxweightrating="3500 kg", maxwidth="6'6\""
    )
    assert network.max_speed_kph == pytest.approx([48.28032])
    assert network.max_weight_t == pytest.approx([3.5])
    assert network.max_width_m == pytest.approx([1.9812])


def test_what_is_not_understood_is_counted(tmp_path: Path) -> None:
    tags = {"maxspeed": "CN:rural", "surface": "lava", "access:conditional": "no @ (22:00-06:00)"}
    network = _one(tmp_path, **tags)
    assert np.isinf(network.max_speed_kph).all()
    assert dict(network.dropped) == {
        "Surfaces with an unknown name, taken as usual for the class": 1,
        "Values of maxspeed that are no number, not applied": 1,
        "Ways with conditions other than a closed season, not applied": 1,
    }


def test_ways_that_are_not_for_motor_vehicles_are_left_out_and_counted(tmp_path: Path) -> None:
    network = _read(
        tmp_path,
        [
            ([1, 2], {"highway": "residential"}),
            ([2, 3], {"highway": "footway"}),
            ([2, 4], {"highway": "service", "access": "private"}),
            ([2, 5], {"highway": "service", "area": "yes"}),
            ([3, 4], {"highway": "primary", "oneway": "reversible"}),
            ([3, 5], {"highway": "construction"}),
            ([4, 5], {"route": "hiking"}),
            ([1, 5], {"highway": "estimated"}),
        ],
    )
    assert network.link_ids == ("w100-1",)
    assert dict(network.dropped) == {
        "Squares and other areas": 1,
        "Ways closed to all motor vehicles, footpaths included": 2,
        "Ways whose direction changes with the hour": 1,
    }


def test_a_ferry_is_a_road_that_takes_its_time(tmp_path: Path) -> None:
    network = _read(
        tmp_path,
        [([1, 2, 3], {"route": "ferry", "duration": "00:30"}), ([2, 4], {"highway": "track"})],
    )
    assert [ROAD_CLASSES[at] for at in network.road_class] == ["ferry", "ferry", "track"]
    crossing_kph = ground_m((0, 0), (20, 0)) / 1800 * 3.6
    assert network.max_speed_kph[:2] == pytest.approx([crossing_kph] * 2, rel=1e-4)


def _seconds(network: RoadNetwork, *profiles: str) -> list[int]:
    chosen: list[RoadProfile] = [BUILTIN_PROFILES[name] for name in profiles]
    opened = view(network, spots((0, 0), (20, 0)), profiles=chosen)
    return [times(opened, name)[0][1] for name in profiles]


def test_a_bollard_stops_the_van_but_not_the_motorcycle(tmp_path: Path) -> None:
    ways = [([1, 2, 3], {"highway": "primary"})]
    free = _seconds(_read(tmp_path, ways), "van", "motorcycle")
    network = _read(tmp_path, ways, barriers={2: {"barrier": "bollard"}})
    assert network.link_ids == ("w100-1", "w100-2", "b2-1")
    assert network.access[2] == sum(MODES.values()) - MODES["motorcycle"]
    assert _seconds(network, "van", "motorcycle") == [UNREACHABLE, free[1]]


def test_a_barrier_at_a_crossing_stops_whoever_passes_it(tmp_path: Path) -> None:
    ways = [([1, 2, 3], {"highway": "primary"}), ([4, 2, 5], {"highway": "primary"})]
    network = _read(tmp_path, ways, barriers={2: {"barrier": "block"}})
    assert [name for name in network.link_ids if name[0] == "b"] == ["b2-1", "b2-2", "b2-3"]
    everyone = view(
        network, spots((0, 0), (20, 0), (10, 10), (10, -10)), profiles=[BUILTIN_PROFILES["van"]]
    )
    seconds = np.array(times(everyone, "van"))
    assert (seconds[~np.eye(4, dtype=np.bool_)] == UNREACHABLE).all()


def test_a_narrow_gap_stops_the_wide(tmp_path: Path) -> None:
    ways = [([1, 2, 3], {"highway": "primary"})]
    gap = {"barrier": "entrance", "maxwidth": "1.5"}
    seconds = _seconds(_read(tmp_path, ways, barriers={2: gap}), "van", "three_wheeler")
    assert seconds[0] == UNREACHABLE
    assert seconds[1] < UNREACHABLE


def test_a_gate_at_the_end_of_a_road_or_open_to_all_changes_nothing(tmp_path: Path) -> None:
    ways = [([1, 2, 3], {"highway": "primary"})]
    gates = {1: {"barrier": "gate", "access": "private"}, 2: {"barrier": "gate"}}
    assert _read(tmp_path, ways, barriers=gates).link_ids == ("w100-1",)


def test_nodes_off_the_earth_count_as_missing(tmp_path: Path) -> None:
    network = _read(
        tmp_path,
        [([1, 2, 3], {"highway": "primary"})],
        nodes={1: (0, 0), 2: (10, 0), 3: (0, 95_000)},
    )
    assert network.link_ids == ("w100-1",)
    assert dict(network.dropped)["Points of ways that the file does not contain"] == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.osm.pbf", b""),
        ("text.osm.pbf", b"highway,residential\n" * 50),
        ("zeros.osm.pbf", b"\0" * 500),
        ("ones.osm.pbf", b"\xff" * 500),
        ("roads.xyz", b"x"),
        ("broken.osm", b"<osm><node id='1'"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_osm(tmp_path / name)
    (finding,) = caught.value.findings
    assert (finding.code, finding.file) == ("network.osm-broken", name)


def test_a_missing_file_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.osm.pbf"):
        with pytest.raises(InputError) as caught:
            read_osm(path)
        assert caught.value.findings[0].code == "network.osm-broken"


@pytest.mark.parametrize(
    "ways", [[], [([1, 2], {"waterway": "river"})], [([1], {"highway": "track"})]]
)
def test_a_file_without_roads_is_refused(
    tmp_path: Path, ways: list[tuple[list[int], Tags]]
) -> None:
    with pytest.raises(InputError) as caught:
        _read(tmp_path, ways)
    assert [f.code for f in caught.value.findings] == ["network.no-roads"]


def _ban(number: int, kind: str, to_way: int) -> str:
    members = (
        f'<member type="way" ref="100" role="from"/><member type="way" ref="{to_way}" role="to"/>'
    )
    via = '<member type="node" ref="2" role="via"/>'
    tags = _tags({"type": "restriction", "restriction": kind})
    return f'<relation id="{number}" version="1">{members}{via}{tags}</relation>'


def test_bans_that_are_not_simple_are_counted_and_others_leave_no_trace(tmp_path: Path) -> None:
    network = _read(
        tmp_path,
        [([1, 2, 3], {"highway": "primary"}), ([4, 2, 5], {"highway": "track"})],
        relations=(
            # Way 101 passes the node: it is not clear from which side one comes.
            _ban(1, "no_left_turn", 101),
            _ban(2, "only_straight_on", 101),
            _ban(3, "no_u_turn", 999),
            _ban(4, "give_way", 101),
        ),
    )
    assert dict(network.dropped) == {"Turn restrictions that are not simple, not applied": 2}
    assert not any(name.startswith("t") for name in network.link_ids)
