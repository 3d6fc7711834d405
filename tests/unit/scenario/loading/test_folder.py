import os
from pathlib import Path

import pytest

from routing.errors import InputError
from routing.scenario.loading.folder import FileBytes, ScenarioFolder, digest


def code_of(caught: pytest.ExceptionInfo[InputError]) -> str:
    (finding,) = caught.value.findings
    return finding.code


@pytest.fixture
def home(tmp_path: Path) -> ScenarioFolder:
    inside = tmp_path / "county"
    inside.mkdir()
    return ScenarioFolder.open(inside)


def test_a_folder_that_is_not_there_has_a_code(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", Path("a\0b"), Path("x" * 5000)):
        with pytest.raises(InputError) as caught:
            ScenarioFolder.open(path)
        assert code_of(caught) == "scenario.folder-missing"


def test_a_file_is_read_whole(home: ScenarioFolder) -> None:
    (home.path / "a").write_bytes(b"abc")
    assert home.read("a", 3) == FileBytes("a", b"abc")


def test_a_file_above_its_limit_is_refused(home: ScenarioFolder) -> None:
    (home.path / "a").write_bytes(b"abcd")
    with pytest.raises(InputError) as caught:
        home.read("a", 3)
    assert code_of(caught) == "scenario.file-too-large"


def test_a_missing_file_a_folder_and_a_pipe_have_codes(home: ScenarioFolder) -> None:
    (home.path / "folder").mkdir()
    os.mkfifo(home.path / "pipe")
    codes = {}
    for name in ("missing", "folder", "pipe", "a" * 300):
        with pytest.raises(InputError) as caught:
            home.read(name, 10)
        codes[name[:8]] = code_of(caught)
    assert codes == {
        "missing": "scenario.file-missing",
        "folder": "scenario.not-a-file",
        "pipe": "scenario.not-a-file",
        "aaaaaaaa": "scenario.file-unreadable",
    }


def test_a_link_out_of_the_folder_is_refused(home: ScenarioFolder, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    (home.path / "a").symlink_to(tmp_path / "secret")
    (home.path / "sub").symlink_to(tmp_path)
    for name in ("a", "sub/secret"):
        with pytest.raises(InputError) as caught:
            home.read(name, 10)
        assert code_of(caught) == "scenario.file-outside"


def test_a_link_within_the_folder_is_followed(home: ScenarioFolder) -> None:
    (home.path / "real").write_bytes(b"x")
    (home.path / "link").symlink_to(home.path / "real")
    assert home.read("link", 10).data == b"x"


def test_a_link_that_goes_in_a_circle_is_unreadable(home: ScenarioFolder) -> None:
    (home.path / "a").symlink_to(home.path / "a")
    with pytest.raises(InputError) as caught:
        home.read("a", 10)
    assert code_of(caught) == "scenario.file-unreadable"


def test_a_file_that_may_not_be_opened_is_unreadable(
    home: ScenarioFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home.path / "a").write_bytes(b"x")

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    for read in (lambda: home.read("a", 10), lambda: list(home.chunks("a"))):
        with pytest.raises(InputError) as caught:
            read()
        assert code_of(caught) == "scenario.file-unreadable"
        assert "permission denied" in caught.value.findings[0].cause


def test_a_road_folder_stands_for_the_files_in_it(home: ScenarioFolder) -> None:
    (home.path / "roads" / "deeper").mkdir(parents=True)
    for name in ("nodes.csv", "links.csv", ".hidden"):
        (home.path / "roads" / name).write_text("x")
    assert home.road_files("roads") == ("roads/links.csv", "roads/nodes.csv")
    (home.path / "r.osm.pbf").write_text("x")
    assert home.road_files("r.osm.pbf") == ("r.osm.pbf",)


def test_a_digest_tells_names_and_contents_apart(home: ScenarioFolder) -> None:
    files = [
        [FileBytes("a", b"b"), FileBytes("c", b"d")],
        [FileBytes("ab", b""), FileBytes("c", b"d")],
        [FileBytes("a", b"bc"), FileBytes("", b"d")],
        [FileBytes("c", b"d"), FileBytes("a", b"b")],
        [FileBytes("a", b"b")],
    ]
    assert len({digest(some, home) for some in files}) == len(files)


def test_a_streamed_file_counts_as_if_it_were_read(home: ScenarioFolder) -> None:
    (home.path / "big").write_bytes(b"x" * 3_000_000)
    read = home.read("big", 4_000_000)
    assert digest([], home, ("big",)) == digest([read], home)
