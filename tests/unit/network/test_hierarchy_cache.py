from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from routing.network.hierarchy import cache
from routing.network.hierarchy.cache import prepare, roads_key
from routing.network.hierarchy.topology import Topology
from routing.network.model import IntArray, RoadNetwork
from tests.helpers.roads import L, sketch, spots, times, view

SQUARE = sketch(
    {"a": (0, 0), "b": (9, 0), "c": (9, 9), "d": (0, 9)},
    [L(ends=ends) for ends in ("ab", "bc", "cd", "da", "ac")],
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path / "kept"))
    monkeypatch.setattr(cache, "LEAST_LINKS", 1)
    return tmp_path / "kept"


def _all(network: RoadNetwork = SQUARE) -> IntArray:
    return np.arange(len(network.link_ids), dtype=np.int64)


def _same(a: Topology, b: Topology) -> bool:
    names = [field.name for field in fields(Topology)]
    return all(np.array_equal(getattr(a, name), getattr(b, name)) for name in names)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []


def test_roads_prepared_once_are_read_the_second_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = prepare(SQUARE, _all())
    assert len(_files(folder)) == 1
    monkeypatch.setattr(cache, "build_topology", None)
    second = prepare(SQUARE, _all())
    assert _same(first.topology, second.topology)
    assert first.findings == second.findings == ()


def test_other_roads_have_another_name() -> None:
    turned = sketch({"a": (0, 0), "b": (9, 0)}, [L(ends="ab")])
    names = {
        roads_key(SQUARE, _all()),
        roads_key(SQUARE, _all()[1:]),
        roads_key(turned, _all()[:1]),
    }
    assert len(names) == 3


@pytest.mark.parametrize("damage", [0, 10, 40, 100, -1])
def test_a_file_with_one_wrong_byte_is_reported_and_made_again(folder: Path, damage: int) -> None:
    good = prepare(SQUARE, _all()).topology
    (path,) = _files(folder)
    contents = bytearray(path.read_bytes())
    contents[damage] ^= 1
    path.write_bytes(contents)
    again = prepare(SQUARE, _all())
    assert [finding.code for finding in again.findings] == ["network.cache-damaged"]
    assert _same(good, again.topology)
    assert prepare(SQUARE, _all()).findings == ()


@pytest.mark.parametrize("kept", [0, 5, 30, 200])
def test_a_file_cut_short_is_reported_and_made_again(folder: Path, kept: int) -> None:
    prepare(SQUARE, _all())
    (path,) = _files(folder)
    path.write_bytes(path.read_bytes()[:kept])
    again = prepare(SQUARE, _all())
    assert [finding.code for finding in again.findings] == ["network.cache-damaged"]


def test_a_full_disk_leaves_no_file_and_the_right_answer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    opened = view(SQUARE, spots((0, 0), (9, 9)))
    assert [f.code for f in opened.findings] == ["network.cache-unusable"]
    assert times(opened) == [[0, 100], [100, 0]]
    assert _files(folder) == []


def test_a_folder_that_is_a_file_is_reported_and_done_without(folder: Path) -> None:
    folder.write_text("not a folder", encoding="utf-8")
    done = prepare(SQUARE, _all())
    assert [finding.code for finding in done.findings] == ["network.cache-unusable"]


def test_nothing_is_kept_where_the_folder_is_set_to_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.FOLDER_VARIABLE, "")
    assert prepare(SQUARE, _all()).findings == ()
    assert _files(folder) == []


def test_only_the_files_used_last_are_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_FILES", 2)
    for count in (5, 4, 3):
        prepare(SQUARE, _all()[:count])
        for age, path in enumerate(reversed(_files(folder))):
            os.utime(path, (1000 + age, 1000 + age))
    assert len(_files(folder)) == 2


def test_profiles_that_use_the_same_roads_share_their_hierarchy() -> None:
    opened = view(SQUARE, spots((0, 0)))
    later = view(SQUARE, spots((9, 9)))
    assert _same(opened.fast["steady"].topology, later.fast["steady"].topology)


_CHILD = """
import sys
from routing.network.hierarchy import cache
from tests.unit.network.test_hierarchy_cache import SQUARE, _all
cache.LEAST_LINKS = 1
for _ in range(30):
    for path in cache.cache_folder().glob("*.roads"):
        path.unlink(missing_ok=True)
    assert cache.prepare(SQUARE, _all()).findings == ()
"""


def test_a_file_removed_while_it_is_read_does_not_come_back_empty(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "LEAST_LINKS", 1)
    cache.prepare(SQUARE, _all())
    read = cache.decode

    def decode_and_lose(contents: bytes) -> Topology:
        topology = read(contents)
        for path in _files(folder):
            path.unlink()
        return topology

    monkeypatch.setattr(cache, "decode", decode_and_lose)
    assert cache.prepare(SQUARE, _all()).findings == ()
    assert _files(folder) == []


@pytest.mark.slow
def test_two_processes_may_prepare_the_same_roads_at_once(folder: Path) -> None:
    root = Path(__file__).parents[3]
    folder.mkdir()
    processes = [
        subprocess.Popen([sys.executable, "-c", _CHILD], cwd=root)  # noqa: S603 - our own code
        for _ in range(2)
    ]
    assert [process.wait() for process in processes] == [0, 0]
    assert len(_files(folder)) <= 1
