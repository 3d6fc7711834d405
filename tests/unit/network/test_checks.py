from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from routing.errors import InputError
from routing.network.checks import check_network
from routing.network.model import RoadNetwork
from tests.helpers.roads import L, sketch, spots, view

SOUND = sketch({"a": (0, 0), "b": (10, 0)}, [L(ends="ab"), L(ends="ba", name="back")])


def test_a_sound_network_passes() -> None:
    check_network(SOUND)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"tail": np.array([0, 7], dtype=np.int32)}, "nodes that do not exist: back"),
        ({"head": np.array([-1, 0], dtype=np.int32)}, "nodes that do not exist: ab"),
        ({"length_m": np.array([0.0, 1.0])}, "no length above zero"),
        (
            {"length_m": np.array([-1.0, np.nan])},
            "no length above zero and below 10,000 km: ab, back",
        ),
        ({"length_m": np.array([1e30, 1.0])}, "no length above zero"),
        ({"road_class": np.array([0, 99], dtype=np.int32)}, "unknown class"),
        ({"surface": np.array([-1, 0], dtype=np.int32)}, "unknown surface"),
        ({"max_speed_kph": np.array([0.0, 1.0])}, "posted limit"),
        ({"max_width_m": np.array([1.0, np.nan])}, "posted limit"),
        ({"link_ids": ("ab", "ab")}, "not unique"),
        ({"lat": np.array([0.0, 91.0])}, "Nodes are not on Earth: b"),
        ({"shape_lon": np.array([0.0, np.nan, 0.0, 0.0])}, "Shape points are not on Earth"),
        ({"shape_start": np.array([0, 1, 4])}, "fewer than two shape points: ab"),
    ],
)
def test_a_network_that_contradicts_itself_is_refused(change: dict[str, Any], said: str) -> None:
    broken: RoadNetwork = replace(SOUND, **change)
    with pytest.raises(InputError) as caught:
        view(broken, spots((0, 0)))
    (finding,) = caught.value.findings
    assert finding.code == "network.bad-network"
    assert said in finding.cause


def test_a_network_without_links_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        view(sketch({"a": (0, 0)}, []), spots((0, 0)))
    assert [f.code for f in caught.value.findings] == ["network.no-roads"]
