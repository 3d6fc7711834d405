"""Manifests as drivers get them: a PDF whose text says what to load, where to go and when."""

import io
import json
import os
from pathlib import Path
from typing import Any

import pypdf
import pytest

from routing.cli.guard import guarded
from routing.cli.main import app
from routing.errors import InputError
from routing.open_plan import OpenedPlan, open_plan
from routing.outputs.lines import route_lines
from routing.outputs.manifest import fonts
from routing.outputs.manifest.compile import font_findings, manifest_pdf
from routing.outputs.manifest.drawing import position_code, route_map
from routing.outputs.manifest.payload import ManifestSource, manifest_payload
from routing.outputs.report.roads import RoadSketch
from routing.plan.model import Plan
from routing.print_manifests import print_manifests
from routing.words import speaking

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def routing(*arguments: str) -> int:
    return guarded(app, arguments)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("plan")
    assert routing("plan", str(SCENARIOS / "tiny"), "--out", str(out), "--steps", "300") == 0
    return out


@pytest.fixture(scope="module")
def day(folder: Path) -> OpenedPlan:
    return open_plan(folder / "plan.json")


def source_of(day: OpenedPlan, plan: Plan | None = None) -> ManifestSource:
    plan = plan or day.plan
    lines = route_lines(plan, day.roads.view, day.roads.index)
    return ManifestSource(plan, day.scenario, lines, day.roads.network, day.orders)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def named(plan: Plan, name: str) -> Plan:
    data: dict[str, Any] = plan.model_dump(mode="json")
    data["scenario"]["name"] = name
    for route in data["routes"]:
        for stop in route["stops"]:
            stop["name"] = name
    return Plan.model_validate_json(json.dumps(data))


def test_planning_writes_the_manifests_unless_told_not_to(folder: Path, tmp_path: Path) -> None:
    assert (folder / "manifests.pdf").read_bytes().startswith(b"%PDF")
    tiny = str(SCENARIOS / "tiny")
    assert routing("plan", tiny, "--out", str(tmp_path), "--steps", "50", "--no-manifests") == 0
    assert not (tmp_path / "manifests.pdf").exists()


def test_every_vehicle_has_a_section_and_every_stop_its_time(day: OpenedPlan) -> None:
    text = text_of(manifest_pdf(source_of(day)))
    for route in day.plan.routes:
        assert route.vehicle in text
        for stop in route.stops:
            assert f"{stop.begin_s // 3600:02d}:{stop.begin_s % 3600 // 60:02d}" in text


@pytest.mark.skipif(fonts.chinese_font() is None, reason="no font with Chinese letters")
def test_villages_stand_in_their_own_script(day: OpenedPlan) -> None:
    text = text_of(manifest_pdf(source_of(day)))
    for route in day.plan.routes:
        for stop in route.stops:
            assert stop.name in text


@pytest.mark.skipif(fonts.chinese_font() is None, reason="no font with Chinese letters")
def test_a_chinese_manifest_speaks_chinese(day: OpenedPlan) -> None:
    with speaking("zh"):
        text = text_of(manifest_pdf(source_of(day)))
    assert "最后一站先装" in text
    assert "Signature" not in text


def test_the_last_stop_is_loaded_first_and_totals_add_up(day: OpenedPlan) -> None:
    for route in manifest_payload(source_of(day))["routes"]:
        for trip in route["trips"]:
            numbers = [int(row[0]) for row in trip["rows"]]
            assert numbers == sorted(numbers, reverse=True)
            assert int(trip["total"][0]) == sum(int(row[2]) for row in trip["rows"])
        delivered = sum(int(trip["total"][0]) for trip in route["trips"])
        assert int(route["total"]["down"][0]) == delivered


def test_the_same_plan_gives_the_same_bytes(day: OpenedPlan) -> None:
    assert manifest_pdf(source_of(day)) == manifest_pdf(source_of(day))


def test_one_vehicle_alone_can_be_printed(folder: Path, tmp_path: Path, day: OpenedPlan) -> None:
    one, other = (route.vehicle for route in day.plan.routes)
    pdf = tmp_path / "one.pdf"
    arguments = ("manifest", str(folder / "plan.json"), "--out", str(pdf), "--vehicle", one)
    assert routing(*arguments) == 0
    text = text_of(pdf.read_bytes())
    assert one in text
    assert other not in text


def test_a_vehicle_that_does_not_drive_is_refused_by_code(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"manifest\.no-such-vehicle"):
        print_manifests(folder / "plan.json", tmp_path / "x.pdf", ["nobody"])
    assert not (tmp_path / "x.pdf").exists()


HOSTILE = (
    '#read("/etc/passwd")',
    "=cmd()",
    "$ x $ *bold* _it_ `raw` @ref <label>",
    "<script>alert(1)</script>",
    "\u202egnp.exe",
    "\\ [ ] { } // /* */",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_shown_and_never_read_as_markup(day: OpenedPlan, name: str) -> None:
    text = text_of(manifest_pdf(source_of(day, named(day.plan, name))))
    assert "root:" not in text
    shown = name.replace("\u202e", "")
    assert shown.replace(" ", "")[:12] in text.replace(" ", "").replace("\n", "")


def test_a_very_long_name_is_cut(day: OpenedPlan) -> None:
    text = text_of(manifest_pdf(source_of(day, named(day.plan, "n" * 500))))
    assert "n" * 200 not in text.replace("\n", "")


def test_a_code_to_scan_holds_the_coordinates_and_a_map_its_stops(day: OpenedPlan) -> None:
    assert position_code(110.5, 28.25) != position_code(110.5, 28.26)
    source = source_of(day)
    drawing = route_map(source.plan.routes[0], source.lines[0], RoadSketch())
    served = sum(stop.kind == "serve" for stop in source.plan.routes[0].stops)
    assert drawing.count("<circle") == served


def test_a_full_disk_leaves_no_half_written_pdf(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match=r"plan\.cannot-write"):
        print_manifests(folder / "plan.json", tmp_path / "x.pdf")
    assert list(tmp_path.iterdir()) == []


def test_without_a_chinese_font_a_warning_says_what_to_install(
    day: OpenedPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert any(c >= "\u4e00" for route in day.plan.routes for s in route.stops for c in s.name)
    monkeypatch.setattr("routing.outputs.manifest.compile.chinese_font", lambda: None)
    (finding,) = font_findings(source_of(day))
    assert finding.code == "manifest.no-chinese-font"
    assert finding.severity == "warning"
